import { fill } from 'c/figures';
import again from '@salesforce/label/c.BackfillAgain';
import cancelled from '@salesforce/label/c.BackfillCancelled';
import cancelling from '@salesforce/label/c.BackfillCancelling';
import deleting from '@salesforce/label/c.BackfillDeleting';
import done from '@salesforce/label/c.BackfillDone';
import failed from '@salesforce/label/c.BackfillFailed';
import filter from '@salesforce/label/c.BackfillFilter';
import initial from '@salesforce/label/c.BackfillInitial';
import mapping from '@salesforce/label/c.BackfillMapping';
import nightly from '@salesforce/label/c.BackfillNightly';
import paused from '@salesforce/label/c.BackfillPaused';
import readable from '@salesforce/label/c.BackfillReadable';
import removal from '@salesforce/label/c.BackfillRemoval';
import replay from '@salesforce/label/c.BackfillReplay';
import running from '@salesforce/label/c.BackfillRunning';
import takenOver from '@salesforce/label/c.BackfillTakenOver';
import waiting from '@salesforce/label/c.BackfillWaiting';

export type BackfillReason = 'Initial' | 'Again' | 'Mapping' | 'Filter' | 'Nightly' | 'Readable' | 'Replay' | 'Removal';
export type BackfillStatus = 'Waiting' | 'Running' | 'Deleting' | 'Done' | 'Failed' | 'Cancelled';

/** The shape of EstimateView. */
export interface Estimate {
  records?: number | null;
  /** Whether they were counted, and not concluded from a share. */
  isExact?: boolean | null;
  callouts?: number | null;
  executions?: number | null;
  minutes?: number | null;
  bytes?: number | null;
}

/** The shape of BackfillView. */
export interface Backfill {
  id: string;
  name: string;
  reason: BackfillReason;
  scope?: string | null;
  status: BackfillStatus;
  isPaused?: boolean | null;
  isCancelled?: boolean | null;
  /** The one that does its work too. */
  takenOverBy?: string | null;
  sent?: number | null;
  failed?: number | null;
  /** Executions that it took so far. */
  links?: number | null;
  callouts?: number | null;
  estimatedRecords?: number | null;
  estimatedCallouts?: number | null;
  estimatedLinks?: number | null;
  estimatedMinutes?: number | null;
  startedAt?: string | null;
  finishedAt?: string | null;
  minutes?: number | null;
  percent?: number | null;
  errorDetail?: string | null;
}

export function isOpen({ status }: Backfill): boolean {
  return status === 'Waiting' || status === 'Running' || status === 'Deleting';
}

export interface StatusLook {
  label: string;
  icon: string;
}

/** Why the records are read, in words. */
export const reasonLabels: Readonly<Record<BackfillReason, string>> = {
  Initial: initial,
  Again: again,
  Mapping: mapping,
  Filter: filter,
  Nightly: nightly,
  Readable: readable,
  Replay: replay,
  Removal: removal,
};

/** How far a backfill is, in words and as an icon. */
export function statusLook({ status, isPaused, isCancelled, takenOverBy }: Backfill): StatusLook {
  if (takenOverBy) {
    return { label: fill(takenOver, takenOverBy), icon: 'utility:redo' };
  }
  switch (status) {
    case 'Done':
      return { label: done, icon: 'utility:success' };
    case 'Failed':
      return { label: failed, icon: 'utility:error' };
    case 'Deleting':
      return { label: isCancelled ? cancelling : deleting, icon: 'utility:clock' };
    case 'Cancelled':
      return { label: cancelled, icon: 'utility:ban' };
    default:
      if (isCancelled) {
        return { label: cancelling, icon: 'utility:ban' };
      }
      if (isPaused) {
        return { label: paused, icon: 'utility:pause' };
      }
      return status === 'Running'
        ? { label: running, icon: 'utility:sync' }
        : { label: waiting, icon: 'utility:clock' };
  }
}
