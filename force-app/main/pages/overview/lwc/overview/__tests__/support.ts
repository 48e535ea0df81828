import { now } from '../../../../../foundation/lwc/__tests__/support';
import type { Connection } from 'c/connectionWords';
import type { Overview, Run } from 'c/overviewApi';

export function connection(over: Partial<Connection> = {}): Connection {
  return {
    id: 'a00000000000001',
    name: 'Demo destination',
    environment: 'Sandbox',
    status: 'ACTIVE',
    mode: 'On',
    connectorName: 'Ada Admin',
    isConnector: true,
    syncedAt: '2026-01-01T11:58:00.000Z',
    nextRunAt: '2026-01-01T12:01:00.000Z',
    isWorking: false,
    isAsked: false,
    ...over,
  };
}

export function run(over: Partial<Run> = {}): Run {
  return {
    id: 'a01000000000001',
    name: 'R-00000001',
    startedBy: 'Schedule',
    status: 'Succeeded',
    startedAt: '2026-01-01T11:58:00.000Z',
    durationMillis: 1500,
    createdCount: 1200,
    updatedCount: 3,
    deletedCount: 0,
    excludedCount: 0,
    skippedCount: 0,
    failedCount: 0,
    cost: { callouts: 7, queries: 9, queryRows: 1203, dmlRows: 4, cpuMillis: 800, heapBytes: 2_500_000 },
    ...over,
  };
}

export function overview(over: Partial<Overview> = {}): Overview {
  return {
    connections: [connection()],
    selectedId: 'a00000000000001',
    runs: [run()],
    canBackfill: true,
    canPause: true,
    canRun: true,
    canManage: true,
    connectionsTab: 'Syncline_Connections',
    now,
    ...over,
  };
}
