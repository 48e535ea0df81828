/** Database.emptyRecycleBin, after which nothing brings the rows back. */
import { transaction } from '../../contracts/transaction.ts';
import type { DmlRowResult } from '../../contracts/transaction.ts';
import { readRecords } from '../records/record-store.ts';
import { dmlErrors } from '../rules/dml-errors.ts';
import { findEntry, findInBin, markEmptied, takeCleared } from './bin.ts';

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
