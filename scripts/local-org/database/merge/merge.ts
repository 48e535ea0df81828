/** merge: up to two duplicates go into a master ("Merging Records", Apex Developer Guide). */
import { transaction } from '../../contracts/transaction.ts';
import type { Database, DmlRowResult } from '../../contracts/transaction.ts';
import type { ObjectSchema } from '../../contracts/schema.ts';
import { apexException, dmlException } from '../../values/apex-exception.ts';
import type { ApexException } from '../../values/apex-exception.ts';
import type { SObjectValue } from '../../values/sobject-value.ts';
import { freshRow } from '../dml/attempts.ts';
import { childFields, deleteWithChildren } from '../dml/cascade.ts';
import { requireObject } from '../dml/dml-statement.ts';
import { fireTriggers } from '../dml/fire-triggers.ts';
import { findChildren, readRecords, updateRecords } from '../records/record-store.ts';
import { inSavepoint } from '../dml/savepoints.ts';
import { checkCrud } from '../dml/permissions.ts';
import { stampNow, stampUpdate } from '../records/system-fields.ts';
import { loadOld, updateChunk } from '../dml/update.ts';
import type { ValidationOptions } from '../dml/validate.ts';
import { hasFailed } from '../records/work-row.ts';
import type { WorkRow } from '../records/work-row.ts';
import { dmlErrors } from '../rules/dml-errors.ts';

export type MergeRequest = Parameters<Database['merge']>[0];

export interface MergeRowResult extends DmlRowResult {
  readonly mergedIds: readonly string[];
  readonly relatedIds: readonly string[];
}

const MAXIMUM_DUPLICATES = 2;

/** One result per duplicate, as Database.merge gives them. */
export function mergeRecords(request: MergeRequest): MergeRowResult[] {
  const { limits, storage } = transaction();
  const object = requireObject(request.master.objectName);
  const duplicates = request.duplicates as readonly SObjectValue[];
  checkStatement(object, request, duplicates);
  limits.consume('DmlStatements', 1);
  limits.consume('DmlRows', duplicates.length);
  storage.beginWrite();
  checkCrud(object, 'edit', request.access);
  checkCrud(object, 'delete', request.access);
  return inSavepoint(() => {
    const { rows, relatedIds, masterRow } = mergeAll(object, request, duplicates);
    const failures = [masterRow, ...rows].filter(hasFailed);
    if (failures.length > 0 && request.allOrNone) throw mergeException(failures);
    const value = rows.map((row): MergeRowResult => ({
      id: masterRow.id,
      success: failures.length === 0,
      created: false,
      errors: row.errors.length > 0 ? row.errors : masterRow.errors,
      mergedIds: failures.length === 0 && row.id !== null ? [row.id] : [],
      relatedIds,
    }));
    return { keep: failures.length === 0, value };
  });
}

function checkStatement(object: ObjectSchema, request: MergeRequest, duplicates: readonly SObjectValue[]): void {
  if (!object.isMergeable) throw apexException('System.TypeException', `Merge is not allowed on ${object.name}`);
  if (duplicates.length > MAXIMUM_DUPLICATES)
    throw apexException('System.ListException', 'Merge requests are limited to two duplicate records');
  if (duplicates.some((record) => record.objectName !== object.name))
    throw apexException('System.TypeException', 'Merge requires records of the same type');
  if ((request.master as SObjectValue).id === null)
    throw dmlException([{ index: 0, id: null, error: dmlErrors.idMissing('update') }], 'Merge');
}

function mergeException(failures: readonly WorkRow[]): ApexException {
  const rows = failures.flatMap((row) => row.errors.slice(0, 1).map((error) => ({ index: row.index, id: row.id, error })));
  return dmlException(rows, 'Merge');
}

/**
 * The documented order: before delete on the losers, deletion and new parents for their children (without triggers), MasterRecordId,
 * after delete, then an ordinary update of the master.
 */
function mergeAll(
  object: ObjectSchema,
  request: MergeRequest,
  duplicates: readonly SObjectValue[],
): { rows: WorkRow[]; relatedIds: string[]; masterRow: WorkRow } {
  const options: ValidationOptions = { access: request.access, sharing: false, allowFieldTruncation: false };
  const rows = duplicates.map((given, index) => freshRow({ index, given }));
  const masterRow = freshRow({ index: 0, given: request.master as SObjectValue });
  const masterId = masterRow.given.id ?? '';
  for (const row of rows) if (row.given.id === masterId) row.errors.push(dmlErrors.mergeFailed('A record cannot be merged with itself'));
  loadOld(
    object,
    rows.filter((row) => !hasFailed(row)),
    'delete',
    options,
  );
  if (rows.some(hasFailed)) return { rows, relatedIds: [], masterRow };
  for (const row of rows) if (row.old !== null) row.record = row.old;
  fireTriggers(object.name, 'before', 'delete', rows);
  if (rows.some(hasFailed)) return { rows, relatedIds: [], masterRow };
  const relatedIds = reparentChildren(
    object,
    rows.map((row) => row.id ?? ''),
    masterId,
  );
  deleteWithChildren(object, rows);
  setMasterRecord(object, rows, masterId);
  fireTriggers(object.name, 'after', 'delete', rows);
  updateChunk(object, [masterRow], options);
  return { rows, relatedIds, masterRow };
}

function reparentChildren(object: ObjectSchema, loserIds: readonly string[], masterId: string): string[] {
  const now = stampNow();
  const moved: string[] = [];
  for (const child of childFields(object)) {
    const ids = findChildren(child.object, child.field, loserIds).map(({ id }) => id);
    if (ids.length === 0 || child.object.name.endsWith('History') || child.object.name.endsWith('Share')) continue;
    const records = [...readRecords(child.object, ids).values()];
    for (const record of records) {
      record.fields.set(child.field.name, masterId);
      stampUpdate(child.object, record, now);
    }
    updateRecords(
      child.object,
      records.map((record) => ({ record, changed: new Set([child.field.name]) })),
    );
    moved.push(...ids);
  }
  return moved;
}

function setMasterRecord(object: ObjectSchema, rows: readonly WorkRow[], masterId: string): void {
  if (!object.fields.has('MasterRecordId')) return;
  const stored = readRecords(
    object,
    rows.map((row) => row.id ?? ''),
  );
  for (const row of rows) {
    const record = stored.get(row.id ?? '');
    if (record === undefined) continue;
    record.fields.set('MasterRecordId', masterId);
    updateRecords(object, [{ record, changed: new Set(['MasterRecordId']) }]);
    row.old = record;
  }
}
