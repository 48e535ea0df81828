/** Update of one chunk of one object, in the platform's order of execution. */
import type { ObjectSchema } from '../../contracts/schema.ts';
import { transaction } from '../../contracts/transaction.ts';
import { editableIds } from '../../security/sharing.ts';
import { SObjectValue } from '../../values/sobject-value.ts';
import { dmlErrors } from '../rules/dml-errors.ts';
import { resolveExternalParents } from './external-parents.ts';
import { fireTriggers, hasTriggers } from './fire-triggers.ts';
import { showSaved } from './insert.ts';
import { fillFormulas } from '../records/reader.ts';
import type { ParentCache } from '../records/reader.ts';
import { readRecords, updateRecords } from '../records/record-store.ts';
import { isLockedForUser } from './record-locks.ts';
import { recalculateSummaries } from './save-parents.ts';
import { behaviourOf } from '../standard-objects/index.ts';
import { inaccessibleFields } from './permissions.ts';
import { stampNow, stampUpdate, systemFieldNames } from '../records/system-fields.ts';
import { validateRows } from './validate.ts';
import type { ValidationOptions } from './validate.ts';
import { copyRecord, survivors } from '../records/work-row.ts';
import type { WorkRow } from '../records/work-row.ts';

export function updateChunk(object: ObjectSchema, rows: readonly WorkRow[], options: ValidationOptions): void {
  const parents: ParentCache = new Map();
  const behaviour = behaviourOf(object);
  loadOld(object, rows, 'update', options);
  const firing = hasTriggers(object.name, 'update');
  for (const row of survivors(rows)) {
    initialize(object, row, options);
    if (firing && row.old !== null) fillFormulas(object, row.old, parents);
  }
  resolveExternalParents(object, survivors(rows));
  if (firing) for (const row of survivors(rows)) fillFormulas(object, row.record, parents);
  fireTriggers(object.name, 'before', 'update', rows);
  for (const row of survivors(rows)) behaviour.derive?.(row, object);
  validateRows(object, rows, options, parents);
  save(object, survivors(rows));
  behaviour.afterSave?.(survivors(rows), object);
  if (firing) showSaved(object, survivors(rows), parents);
  fireTriggers(object.name, 'after', 'update', rows);
  recalculateSummaries(object, survivors(rows));
}

/** Finds the stored records; also used by delete. Errors: no Id, no such record, in the recycle bin, not shared for editing. */
export function loadOld(object: ObjectSchema, rows: readonly WorkRow[], operation: 'update' | 'delete', options: ValidationOptions): void {
  for (const row of rows) {
    row.id = row.given.id;
    if (row.id === null) row.errors.push(dmlErrors.idMissing(operation));
  }
  const ids = survivors(rows).map((row) => row.id ?? '');
  const stored = readRecords(object, ids);
  for (const row of survivors(rows)) {
    const record = stored.get(row.id ?? '');
    if (record === undefined) row.errors.push(dmlErrors.invalidCrossReference());
    else if (record.fields.get('IsDeleted') === true) row.errors.push(dmlErrors.entityDeleted());
    else row.old = record;
  }
  for (const row of survivors(rows)) if (isLockedForUser(row.id ?? '')) row.errors.push(dmlErrors.entityLocked());
  if (survivors(rows).length > 0 && transaction().waitForRows?.(object.name) === false)
    for (const row of survivors(rows)) row.errors.push(dmlErrors.rowHeld(row.id ?? ''));
  checkSharing(object, survivors(rows), operation, options);
}

/** Also used by undelete, which takes the rights of the deletion. */
export function checkSharing(
  object: ObjectSchema,
  rows: readonly WorkRow[],
  operation: 'update' | 'delete',
  options: ValidationOptions,
): void {
  if (!options.sharing && options.access === 'system') return;
  const editable = editableIds(
    object,
    rows.map((row) => row.id ?? ''),
    operation,
  );
  for (const row of rows) if (editable !== null && !editable.has(row.id ?? '')) row.errors.push(dmlErrors.insufficientAccess());
}

/** Trigger.new: everything stored, overlaid with what the caller set. */
function initialize(object: ObjectSchema, row: WorkRow, options: ValidationOptions): void {
  const { given, old } = row;
  row.record = new SObjectValue(object.name);
  if (old !== null) copyRecord(old, row.record);
  const written: string[] = [];
  const refused: string[] = [];
  for (const [name, value] of given.fields) {
    const field = object.fields.get(name);
    if (field === undefined || name === 'Id') continue;
    if (field.isUpdateable) {
      row.record.fields.set(name, field.type === 'BOOLEAN' ? (value ?? false) : value);
      written.push(name);
    } else if (isRefused(row, name, value)) refused.push(name);
  }
  for (const [name, parent] of given.parents) row.record.parents.set(name, parent);
  if (refused.length > 0) row.errors.push(dmlErrors.fieldNotWriteable(refused));
  const inaccessible =
    options.access === 'user'
      ? inaccessibleFields(
          object,
          given,
          written.filter((name) => !given.queried || isChanged(row, name)),
        )
      : [];
  if (inaccessible.length > 0) row.errors.push(dmlErrors.fieldsInaccessible(object.name, inaccessible));
}

/** A queried record may carry read-only fields along; setting one anew is refused. */
function isRefused(row: WorkRow, name: string, value: unknown): boolean {
  return (
    !systemFieldNames.has(name) && !row.given.queried && !row.given.isClone && String(value) !== String(row.old?.fields.get(name) ?? null)
  );
}

function isChanged(row: WorkRow, name: string): boolean {
  return String(row.record.fields.get(name) ?? null) !== String(row.old?.fields.get(name) ?? null);
}

/** Stamps move with every update, even one that changes nothing. */
function save(object: ObjectSchema, rows: readonly WorkRow[]): void {
  const now = stampNow();
  for (const row of rows) {
    stampUpdate(object, row.record, now);
    row.isSaved = true;
  }
  updateRecords(
    object,
    rows.map((row) => ({ record: row.record, changed: row.changed ?? new Set<string>() })),
  );
}
