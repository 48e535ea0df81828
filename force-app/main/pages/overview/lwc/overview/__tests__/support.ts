import { now } from '../../../../../foundation/lwc/__tests__/support';
import type { Connection } from 'c/connectionWords';
import type { Overview } from 'c/overviewApi';
import { run } from '../../../../../activity/lwc/runTable/__tests__/support';

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
