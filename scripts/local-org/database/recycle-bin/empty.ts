/** Database.emptyRecycleBin removes records from the recycle bin for good. */
import { transaction } from '../../contracts/transaction.ts';
import type { DmlRowResult } from '../../contracts/transaction.ts';
import { readRecords } from '../records/record-store.ts';
import { dmlErrors } from '../rules/dml-errors.ts';
import { findEntry, findInBin } from './bin.ts';
import { purge } from './purge.ts';

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
    purge(found.rootId === id ? findInBin(id) : [found]);
    return { id, success: true, created: false, errors: [] };
  }
  const object = transaction().schema.findObjectByKeyPrefix(id.slice(0, 3));
  const exists = object !== null && readRecords(object, [id]).has(id);
  return { id: null, success: false, created: false, errors: [exists ? dmlErrors.notInBin() : dmlErrors.invalidCrossReference()] };
}
