import about from '@salesforce/apex/StreamRemovalController.about';
import deleteAnyway from '@salesforce/apex/StreamRemovalController.deleteAnyway';
import deleteSome from '@salesforce/apex/StreamRemovalController.deleteSome';
import keepRecords from '@salesforce/apex/StreamRemovalController.keepRecords';
import stop from '@salesforce/apex/StreamRemovalController.stop';
import takeOut from '@salesforce/apex/StreamRemovalController.takeOut';
import type { Backfill, Estimate } from 'c/backfillWords';

/** The shape of StreamRemovalView. */
export interface Removal {
  /** Why it cannot be removed, and why its records cannot be taken out; absent where they can. */
  readonly obstacle?: string | null;
  readonly obstacleToTakingOut?: string | null;
  readonly hasBegun: boolean;
  readonly estimate?: Estimate | null;
  readonly waitingRetries?: number | null;
  /** Absent where it is not being removed. */
  readonly removal?: Backfill | null;
  readonly removedBy?: string | null;
  readonly isDeleting: boolean;
  readonly refused?: number | null;
}

/** The doors of StreamRemovalController. */
export async function aboutRemoval(streamId: string): Promise<Removal> {
  return (await about({ streamId })) as Removal;
}

/** Its records stay at the destination. Tells how many rows are gone so far; is done once the stream is. */
export async function removeKeeping(streamId: string, tell: (rows: number) => void): Promise<void> {
  await keepRecords({ streamId });
  await deleteRows(streamId, tell);
}

export async function removeTakingOut(streamId: string): Promise<void> {
  await takeOut({ streamId });
}

/** What is not taken out yet stays at the destination. */
export async function removeAnyway(streamId: string, tell: (rows: number) => void): Promise<void> {
  await deleteAnyway({ streamId });
  await deleteRows(streamId, tell);
}

/** Of a stream that nothing is left to be told of: one step after the other, each of which deletes what the one before has left. */
export async function deleteRows(streamId: string, tell: (rows: number) => void, before = 0): Promise<void> {
  const step = (await deleteSome({ streamId })) as number;
  if (step > 0) {
    tell(before + step);
    await deleteRows(streamId, tell, before + step);
  }
}

export async function stopRemoval(streamId: string): Promise<void> {
  await stop({ streamId });
}
