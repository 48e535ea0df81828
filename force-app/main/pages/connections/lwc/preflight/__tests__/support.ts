import type { Preflight } from 'c/connectorApi';
import { now } from '../../../../../foundation/lwc/__tests__/support';

export function preflight(over: Partial<Preflight> = {}): Preflight {
  return {
    userId: '005000000000001',
    userName: 'Cora Connector',
    isViewer: false,
    isConnector: true,
    lacks: [],
    isAble: true,
    canGrant: false,
    checkedAt: now,
    ...over,
  };
}
