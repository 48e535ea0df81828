/** Undelete of one chunk of one object: only an after trigger exists ("Trigger Context Variables"). */
import { transaction } from '../../contracts/transaction.ts';
import type { ObjectSchema } from '../../contracts/schema.ts';
import { dmlErrors } from '../rules/dml-errors.ts';
import { findInBin, removeFromBin, takeCleared } from '../recycle-bin/bin.ts';
import { fireTriggers, hasTriggers } from './fire-triggers.ts';
import { fillFormulas } from '../records/reader.ts';
import { markDeleted, readRecords, restoreLookup } from '../records/record-store.ts';
import { recalculateSummaries } from './save-parents.ts';
import { stampNow } from '../records/system-fields.ts';
import type { ValidationOptions } from './validate.ts';
import { checkSharing } from './update.ts';
import { survivors } from '../records/work-row.ts';
import type { WorkRow } from '../records/work-row.ts';

export function undeleteChunk(object: ObjectSchema, rows: readonly WorkRow[], options: ValidationOptions): void {
  for (const row of rows) {
    row.id = row.given.id;
    if (row.id === null) row.errors.push(dmlErrors.idMissing('undelete'));
  }
  const stored = readRecords(
    object,
    survivors(rows).map((row) => row.id ?? ''),
  );
  for (const row of survivors(rows)) {
    const record = stored.get(row.id ?? '');
    if (record === undefined) row.errors.push(dmlErrors.invalidCrossReference());
    else if (record.fields.get('IsDeleted') !== true) row.errors.push(dmlErrors.notInBin());
    else if (hasDeletedMaster(object, record.fields))
      row.errors.push(dmlErrors.undeleteFailed('Unable to undelete: the master record is deleted'));
    else row.old = record;
  }
  checkSharing(object, survivors(rows), 'delete', options);
  for (const row of survivors(rows)) if (row.id !== null) restore(object, row.id);
  const fresh = readRecords(
    object,
    survivors(rows).map((row) => row.id ?? ''),
  );
  for (const row of survivors(rows)) {
    row.record = fresh.get(row.id ?? '') ?? row.record;
    row.isSaved = true;
    if (hasTriggers(object.name, 'undelete')) fillFormulas(object, row.record, new Map());
  }
  fireTriggers(object.name, 'after', 'undelete', rows);
  recalculateSummaries(object, survivors(rows));
}

/** In the recycle bin or gone from it. */
function hasDeletedMaster(object: ObjectSchema, fields: ReadonlyMap<string, unknown>): boolean {
  for (const field of object.fields.values()) {
    const id = field.isMasterDetail ? fields.get(field.name) : null;
    const master = typeof id === 'string' ? transaction().schema.findObjectByKeyPrefix(id.slice(0, 3)) : null;
    if (typeof id !== 'string' || master === null) continue;
    const record = readRecords(master, [id]).get(id);
    if (record === undefined || record.fields.get('IsDeleted') === true) return true;
  }
  return false;
}

/** The record, what its own deletion took along, and the lookups that still stand empty. */
function restore(object: ObjectSchema, id: string): void {
  const { schema, user } = transaction();
  const taken = findInBin(id);
  const now = stampNow();
  markDeleted(object, [id], false, now, user.id);
  for (const entry of taken) {
    const child = entry.id === id ? null : schema.findObject(entry.objectName);
    if (child !== null) markDeleted(child, [entry.id], false, now, user.id);
  }
  for (const { objectName, fieldName, id: childId } of takeCleared(id)) {
    const child = schema.findObject(objectName);
    const field = child?.fields.get(fieldName);
    if (child !== null && field !== undefined) restoreLookup(child, field, childId, id);
  }
  removeFromBin([id, ...taken.map((entry) => entry.id)]);
}
