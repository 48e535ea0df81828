/** What the chain has counted, for tests of what shows it. */
import type { DryRun } from 'c/dryRunApi';
import { config } from '../../dataPage/__tests__/support';
import { now } from '../../../../../foundation/lwc/__tests__/support';

export function dryRun(over: Partial<DryRun> = {}): DryRun {
  return {
    status: 'Done',
    draft: JSON.stringify(config()),
    askedAt: now,
    finishedAt: now,
    now,
    isWaiting: false,
    looked: 2000,
    total: 2000,
    arriving: 1200,
    leftOut: 50,
    takenOut: 750,
    isSavedUnknown: false,
    conditions: [
      { text: 'Rating is Hot', leftOut: 0, takenOut: 100 },
      { text: 'Industry is Energy', leftOut: 50, takenOut: 700 },
    ],
    samples: [
      { side: 'takenOut', recordId: '001000000000001', name: 'Acme', reason: 'Industry' },
      { side: 'arriving', recordId: '001000000000002', name: 'Blue' },
    ],
    hiddenSamples: 0,
    problem: null,
    connectorName: 'Connor',
    ...over,
  };
}
