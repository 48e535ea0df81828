import { now } from '../../../../../foundation/lwc/__tests__/support';
import type { KindRetention, Retention } from 'c/retentionApi';

const bytesOfRow = 2048;

/** A thousand runs, of which none is kept. */
export function kindOf(over: Partial<KindRetention> = {}): KindRetention {
  return {
    kind: 'Runs',
    rows: 1000,
    keptRows: 0,
    openRows: 0,
    bytes: 1000 * bytesOfRow,
    days: 30,
    mostRows: null,
    mostRowsNow: 1280,
    leastDays: 1,
    mostDays: 365,
    leastRows: 100,
    greatestRows: 99_999_999,
    rowsADay: 40,
    rowsInThirtyDays: 1200,
    bytesInThirtyDays: 1200 * bytesOfRow,
    oldestAt: '2025-12-07T12:00:00.000Z',
    ...over,
  };
}

/** Of an org with 20 MB, half of which is in use. */
export function retentionOf(over: Partial<Retention> = {}): Retention {
  return {
    kinds: [kindOf(), kindOf({ kind: 'Journal', mostRows: 900, mostRowsNow: 900 })],
    orgUsedMb: 10,
    orgLimitMb: 20,
    lastPurge: { at: '2026-01-01T02:00:00.000Z', rows: 4200, detail: null },
    isPurging: false,
    isDue: false,
    nextAt: '2026-01-02T02:00:00.000Z',
    canEdit: true,
    canKeep: true,
    now,
    ...over,
  };
}
