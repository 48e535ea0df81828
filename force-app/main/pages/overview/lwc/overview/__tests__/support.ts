import { now } from '../../../../../foundation/lwc/__tests__/support';
import type { Connection } from 'c/connectionWords';
import type { HealthHour, ObjectHealth, OpenProblem, Overview, Waiting } from 'c/overviewApi';
import { run } from '../../../../../activity/lwc/runSentence/__tests__/support';

const hourMillis = 3_600_000;

export const connectionId = 'a00000000000001';

export function connection(over: Partial<Connection> = {}): Connection {
  return {
    id: connectionId,
    name: 'Demo destination',
    environment: 'Sandbox',
    status: 'ACTIVE',
    mode: 'On',
    act: 'Pause',
    connectorName: 'Ada Admin',
    isConnector: true,
    syncedAt: '2026-01-01T11:58:00.000Z',
    nextRunAt: '2026-01-01T12:01:00.000Z',
    isWorking: false,
    isAsked: false,
    figures: { sent: 0, problems: 0, streams: 2 },
    ...over,
  };
}

/** The last of 24, unless it is earlier. */
export function hour(over: Partial<HealthHour> = {}, earlier = 0): HealthHour {
  const since = Date.parse(now) - earlier * hourMillis;
  return {
    since: new Date(since).toISOString(),
    until: new Date(since + hourMillis).toISOString(),
    sent: 0,
    leftOut: 0,
    takenOut: 0,
    failed: 0,
    withinSeconds: null,
    ...over,
  };
}

export function day(over: Partial<HealthHour> = {}): HealthHour[] {
  return Array.from({ length: 24 }, (_, index) => hour(index === 23 ? over : {}, 23 - index));
}

export function object(over: Partial<ObjectHealth> = {}): ObjectHealth {
  return {
    streamId: 'a02000000000001',
    objectName: 'Account',
    objectLabel: 'Account',
    objectLabelPlural: 'Accounts',
    isOn: true,
    state: 'UpToDate',
    failing: 0,
    lastChangeAt: '2026-01-01T11:57:00.000Z',
    lookedAt: '2026-01-01T11:58:00.000Z',
    firstSync: null,
    promisedSeconds: 65,
    countedSince: null,
    sent: 12,
    leftOut: 0,
    takenOut: 0,
    failed: 0,
    withinSeconds: 60,
    hours: day({ sent: 12, withinSeconds: 60 }),
    ...over,
  };
}

export function contact(over: Partial<ObjectHealth> = {}): ObjectHealth {
  return object({
    streamId: 'a02000000000002',
    objectName: 'Contact',
    objectLabel: 'Contact',
    objectLabelPlural: 'Contacts',
    ...over,
  });
}

export function problem(over: Partial<OpenProblem> = {}): OpenProblem {
  return {
    id: 'a02000000000002|UNKNOWN_COUNTRY',
    connectionId,
    connectionName: 'Demo destination',
    code: 'UNKNOWN_COUNTRY',
    severity: 'Warning',
    sentence: 'The destination does not know the country.',
    since: null,
    streamId: 'a02000000000002',
    objectName: 'Contact',
    objectLabel: 'Contact',
    records: 12,
    act: null,
    ...over,
  };
}

export function waiting(counts: Readonly<Record<string, number | null>> = {}, isMore = false): Waiting {
  const all: Readonly<Record<string, number | null>> = { a02000000000001: 0, a02000000000002: 0, ...counts };
  return {
    asOf: now,
    streams: Object.entries(all).map(([streamId, count]) => ({
      streamId,
      waiting: count,
      isMore: isMore && Boolean(count),
    })),
  };
}

export function overview(over: Partial<Overview> = {}): Overview {
  return {
    connections: [connection()],
    selectedId: connectionId,
    problems: [],
    objects: [object(), contact()],
    hours: day({ sent: 24, withinSeconds: 60 }),
    countedSince: null,
    withinSeconds: 60,
    cost: {
      looks: 1440,
      runs: 604,
      ownExecutions: 1440,
      orgExecutions: 2000,
      mostExecutions: 250_000,
      ownApiRequests: 0,
      orgApiRequests: 120,
      mostApiRequests: 130_000,
    },
    runs: [run()],
    canBackfill: true,
    canPause: true,
    canRun: true,
    canManage: true,
    connectionsTab: 'Syncline_Connections',
    dataTab: 'Syncline_Data',
    activityTab: 'Syncline_Activity',
    now,
    timeZone: 'Asia/Kathmandu',
    ...over,
  };
}
