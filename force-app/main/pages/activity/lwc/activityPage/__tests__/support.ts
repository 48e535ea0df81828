import type { Rights } from 'c/diagnosisApi';
import { now } from '../../../../../foundation/lwc/__tests__/support';
import type { Activity, Attempt, Failure, FailureGroup, Letter, Retry } from 'c/activityApi';

export const rights: Rights = {
  canRun: true,
  canPause: true,
  canRetry: true,
  canBackfill: true,
  connectionsTab: 'Syncline_Connections',
  dataTab: 'Syncline_Data',
};

export function letter(over: Partial<Letter> = {}): Letter {
  return {
    id: 'a03000000000001',
    name: 'L-00000001',
    streamId: 'a02000000000001',
    recordId: '001000000000001',
    recordName: 'Acme',
    objectLabel: 'Account',
    kind: 'upserted',
    status: 'Waiting',
    code: 'BAD_VALUE',
    field: 'Name',
    message: 'No such value.',
    groupKey: '0123456789abcdef',
    httpStatus: 422,
    webhookId: 'msg_1',
    link: 'https://destination.example/1',
    attempts: 2,
    reason: 'Retry',
    personName: 'Ada Admin',
    firstFailedAt: '2026-01-01T11:00:00.000Z',
    lastFailedAt: '2026-01-01T11:58:00.000Z',
    nextAttemptAt: '2026-01-01T12:13:00.000Z',
    ...over,
  };
}

/** So many letters with ids of their own, from this one on. */
export function letters(count: number, from = 1): Letter[] {
  return Array.from({ length: count }, (_, index) => letter({ id: `a0300000000${from + index}` }));
}

export function group(over: Partial<FailureGroup> = {}): FailureGroup {
  return {
    key: '0123456789abcdef',
    count: 1200,
    since: '2026-01-01T11:00:00.000Z',
    samples: [letter(), letter({ id: 'a03000000000002', objectLabel: 'Contact' })],
    guide: {
      code: 'BAD_VALUE',
      cause: 'It knows no such value.',
      fix: 'Choose another.',
      action: 'None',
      isGeneric: false,
    },
    ...over,
  };
}

export function attempt(over: Partial<Attempt> = {}): Attempt {
  return {
    id: 'a04000000000001',
    attempt: 2,
    settledAt: '2026-01-01T11:58:00.000Z',
    outcome: 'Refused',
    code: 'BAD_VALUE',
    field: 'Name',
    message: 'No such value.',
    httpStatus: 422,
    webhookId: 'msg_1',
    reason: 'Retry',
    personName: 'Ada Admin',
    runName: 'R-00000001',
    tookMillis: 1900,
    ...over,
  };
}

export function failure(over: Partial<Failure> = {}): Failure {
  return { letter: letter(), attempts: [attempt()], ...over };
}

export function retry(over: Partial<Retry> = {}): Retry {
  return {
    id: 'a05000000000001',
    name: 'T-00000001',
    personName: 'Ada Admin',
    askedAt: '2026-01-01T11:59:00.000Z',
    status: 'Open',
    total: 8,
    succeeded: 1,
    failed: 2,
    abandoned: 0,
    withheld: 0,
    isAsLogged: false,
    ...over,
  };
}

export function activity(over: Partial<Activity> = {}): Activity {
  return {
    connections: [{ id: 'a00000000000001', name: 'Demo destination' }],
    selectedId: 'a00000000000001',
    canRetry: true,
    canKeep: true,
    rights,
    now,
    tab: 'Syncline_Activity',
    objects: [{ name: 'Account', label: 'Account' }],
    ...over,
  };
}
