import again from '@salesforce/label/c.BackfillAgain';
import cancelled from '@salesforce/label/c.BackfillCancelled';
import cancelling from '@salesforce/label/c.BackfillCancelling';
import done from '@salesforce/label/c.BackfillDone';
import failed from '@salesforce/label/c.BackfillFailed';
import filter from '@salesforce/label/c.BackfillFilter';
import initial from '@salesforce/label/c.BackfillInitial';
import mapping from '@salesforce/label/c.BackfillMapping';
import nightly from '@salesforce/label/c.BackfillNightly';
import paused from '@salesforce/label/c.BackfillPaused';
import readable from '@salesforce/label/c.BackfillReadable';
import replay from '@salesforce/label/c.BackfillReplay';
import running from '@salesforce/label/c.BackfillRunning';
import waiting from '@salesforce/label/c.BackfillWaiting';

export type BackfillReason = 'Initial' | 'Again' | 'Mapping' | 'Filter' | 'Nightly' | 'Readable' | 'Replay';
export type BackfillStatus = 'Waiting' | 'Running' | 'Done' | 'Failed' | 'Cancelled';

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
  return status === 'Waiting' || status === 'Running';
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
};

/** How far a backfill is, in words and as an icon. */
export function statusLook({ status, isPaused, isCancelled }: Backfill): StatusLook {
  switch (status) {
    case 'Done':
      return { label: done, icon: 'utility:success' };
    case 'Failed':
      return { label: failed, icon: 'utility:error' };
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
