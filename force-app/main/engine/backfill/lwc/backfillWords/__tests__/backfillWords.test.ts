import { isOpen, statusLook } from '../backfillWords';
import { backfill } from '../../../../../pages/data/lwc/backfillHistory/__tests__/support';

describe('c-backfill-words', () => {
  it.each([
    [{ status: 'Waiting' }, 'c.BackfillWaiting'],
    [{ status: 'Running' }, 'c.BackfillRunning'],
    [{ status: 'Running', isPaused: true }, 'c.BackfillPaused'],
    [{ status: 'Running', isPaused: true, isCancelled: true }, 'c.BackfillCancelling'],
    [{ status: 'Done', isPaused: true }, 'c.BackfillDone'],
    [{ status: 'Failed' }, 'c.BackfillFailed'],
    [{ status: 'Cancelled', isCancelled: true }, 'c.BackfillCancelled'],
    [{ status: 'Cancelled', isCancelled: true, takenOverBy: 'B-8' }, 'c.BackfillTakenOver'],
    [{ status: 'Deleting' }, 'c.BackfillDeleting'],
    [{ status: 'Deleting', isCancelled: true }, 'c.BackfillCancelling'],
  ] as const)('calls %p %s', (over, label) => {
    expect(statusLook(backfill(over)).label).toBe(label);
  });

  it.each([
    ['Waiting', true],
    ['Running', true],
    ['Deleting', true],
    ['Done', false],
    ['Failed', false],
    ['Cancelled', false],
  ] as const)('takes %s for open: %s', (status, expected) => {
    expect(isOpen(backfill({ status }))).toBe(expected);
  });
});
