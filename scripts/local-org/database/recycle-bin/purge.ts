/**
 * What leaves the recycle bin is gone: no query finds it, ALL ROWS and queryAll neither ("After these records are permanently removed
 * from the recycle bin, you can no longer query them", REST API, "QueryAll"), and Database.getDeleted tells only of records "that are
 * still in the Recycle Bin" (Apex Reference).
 */
import { transaction } from '../../contracts/transaction.ts';
import { removeRecords } from '../records/record-store.ts';
import { findExpired, removeFromBin, takeCleared } from './bin.ts';
import type { BinEntry } from './bin.ts';

export function purge(entries: readonly BinEntry[]): void {
  for (const { id, objectName } of entries) {
    const object = transaction().schema.findObject(objectName);
    if (object !== null) removeRecords(object, [id]);
    takeCleared(id);
  }
  removeFromBin(entries.map((entry) => entry.id));
}

export function hasExpired(): boolean {
  return findExpired().length > 0;
}

/** Needs the write lock. */
export function purgeExpired(): void {
  purge(findExpired());
}
