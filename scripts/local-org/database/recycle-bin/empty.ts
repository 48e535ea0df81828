/** Database.emptyRecycleBin, after which nothing brings the rows back, and the purge after 15 days, which removes them. */
import { transaction } from '../../contracts/transaction.ts';
import type { DmlRowResult } from '../../contracts/transaction.ts';
import { readRecords, removeRecords } from '../records/record-store.ts';
import { dmlErrors } from '../rules/dml-errors.ts';
import { expiredRoots, findEntry, findInBin, markEmptied, removeFromBin, takeCleared } from './bin.ts';
import type { BinEntry } from './bin.ts';

export function emptyRecycleBin(ids: readonly string[]): DmlRowResult[] {
  const { limits, storage } = transaction();
  if (ids.length === 0) return [];
  limits.consume('DmlStatements', 1);
  limits.consume('DmlRows', ids.length);
  storage.beginWrite();
  return ids.map(emptyOne);
}

function emptyOne(id: string): DmlRowResult {
  const found = findEntry(id);
  if (found !== null) {
    const entries = found.rootId === id ? findInBin(id) : [found];
    for (const entry of entries) takeCleared(entry.id);
    markEmptied(entries.map((entry) => entry.id));
    return { id, success: true, created: false, errors: [] };
  }
  const object = transaction().schema.findObjectByKeyPrefix(id.slice(0, 3));
  const exists = object !== null && readRecords(object, [id]).has(id);
  return { id: null, success: false, created: false, errors: [exists ? dmlErrors.notInBin() : dmlErrors.invalidCrossReference()] };
}

function removeForGood(entries: readonly BinEntry[]): void {
  for (const { id, objectName } of entries) {
    const object = transaction().schema.findObject(objectName);
    if (object !== null) removeRecords(object, [id]);
    takeCleared(id);
  }
  removeFromBin(entries.map(({ id }) => id));
}

/** Called by the org from time to time; needs a running transaction. */
export function purgeExpired(): number {
  const roots = expiredRoots();
  if (roots.length > 0) transaction().storage.beginWrite();
  for (const root of roots) removeForGood(root.rootId === root.id ? findInBin(root.id) : [root]);
  return roots.length;
}
