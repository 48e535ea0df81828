import cancel from '@salesforce/apex/BackfillHistoryController.cancel';
import estimate from '@salesforce/apex/BackfillController.estimate';
import history from '@salesforce/apex/BackfillHistoryController.history';
import pause from '@salesforce/apex/BackfillHistoryController.pause';
import replayRecords from '@salesforce/apex/BackfillController.replayRecords';
import replaySince from '@salesforce/apex/BackfillController.replaySince';
import resume from '@salesforce/apex/BackfillHistoryController.resume';
import start from '@salesforce/apex/BackfillController.start';
import startAll from '@salesforce/apex/BackfillController.startAll';
import syncNow from '@salesforce/apex/BackfillController.syncNow';

export type BackfillReason = 'Initial' | 'Again' | 'Mapping' | 'Filter' | 'Nightly' | 'Replay';
export type BackfillStatus = 'Waiting' | 'Running' | 'Done' | 'Failed' | 'Cancelled';

export interface Estimate {
  records?: number | null;
  callouts?: number | null;
  executions?: number | null;
  minutes?: number | null;
  bytes?: number | null;
}

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

/** The doors of BackfillController and BackfillHistoryController, with the shapes that its views have. */
export async function estimateBackfill(streamId: string, reason: BackfillReason): Promise<Estimate> {
  return (await estimate({ streamId, reason })) as Estimate;
}

export async function startBackfill(streamId: string, reason: BackfillReason): Promise<void> {
  await start({ streamId, reason });
}

/** Of all streams that are on; gives how many began, without those that were at it already. */
export async function startAllBackfills(connectionId: string): Promise<number> {
  return (await startAll({ connectionId })) as number;
}

export async function replayFrom(streamId: string, since: string): Promise<void> {
  await replaySince({ streamId, since });
}

export async function replayThese(streamId: string, recordIds: readonly string[]): Promise<void> {
  await replayRecords({ streamId, recordIds });
}

export async function loadBackfills(streamId: string): Promise<Backfill[]> {
  return (await history({ streamId })) as Backfill[];
}

export async function askForStreamSync(streamId: string): Promise<void> {
  await syncNow({ streamId });
}

export async function pauseBackfill(backfillId: string): Promise<void> {
  await pause({ backfillId });
}

export async function resumeBackfill(backfillId: string): Promise<void> {
  await resume({ backfillId });
}

export async function cancelBackfill(backfillId: string): Promise<void> {
  await cancel({ backfillId });
}
