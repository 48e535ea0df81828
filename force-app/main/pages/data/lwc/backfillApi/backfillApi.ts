import cancel from '@salesforce/apex/BackfillController.cancel';
import estimate from '@salesforce/apex/BackfillController.estimate';
import history from '@salesforce/apex/BackfillController.history';
import pause from '@salesforce/apex/BackfillController.pause';
import replayRecords from '@salesforce/apex/BackfillController.replayRecords';
import replaySince from '@salesforce/apex/BackfillController.replaySince';
import resume from '@salesforce/apex/BackfillController.resume';
import start from '@salesforce/apex/BackfillController.start';
import syncNow from '@salesforce/apex/BackfillController.syncNow';
import type { Backfill, BackfillReason, Estimate } from 'c/backfillWords';

/** The doors of BackfillController and BackfillController, with the shapes that its views have. */
export async function estimateBackfill(streamId: string, reason: BackfillReason): Promise<Estimate> {
  return (await estimate({ streamId, reason })) as Estimate;
}

export async function startBackfill(streamId: string, reason: BackfillReason): Promise<void> {
  await start({ streamId, reason });
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
