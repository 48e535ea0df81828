/** System and custom validation of a chunk, after the before triggers ("Order of Execution", steps 4 to 6). */
import type { AccessMode, DmlError } from '../../contracts/transaction.ts';
import type { FieldSchema, ObjectSchema } from '../../contracts/schema.ts';
import type { SObjectValue } from '../../values/sobject-value.ts';
import { dmlErrors } from '../rules/dml-errors.ts';
import { checkValue, truncate } from '../rules/field-values.ts';
import { normalizeValue } from '../rules/normalize.ts';
import { checkReferences } from '../rules/references.ts';
import { checkUnique } from '../rules/unique.ts';
import { checkValidationRules, hasValidationRules } from '../rules/validation-rules.ts';
import { createReader } from '../records/reader.ts';
import type { ParentCache } from '../records/reader.ts';
import { changedFields, survivors } from '../records/work-row.ts';
import type { WorkRow } from '../records/work-row.ts';

export interface ValidationOptions {
  readonly access: AccessMode;
  readonly sharing: boolean;
  readonly allowFieldTruncation: boolean;
}

export function validateRows(object: ObjectSchema, rows: readonly WorkRow[], options: ValidationOptions, parents: ParentCache): void {
  for (const row of survivors(rows)) checkFields(object, row, options.allowFieldTruncation);
  checkReferences(object, survivors(rows));
  checkUnique(object, survivors(rows));
  if (!hasValidationRules(object)) return;
  for (const row of survivors(rows)) {
    const read = createReader(object, row.record, parents);
    row.errors.push(...checkValidationRules(object, { read, readPrior: row.old === null ? null : createReader(object, row.old, parents) }));
  }
}

function checkFields(object: ObjectSchema, row: WorkRow, allowTruncation: boolean): void {
  row.changed = changedFields(row);
  for (const [name, value] of row.record.fields) {
    const field = object.fields.get(name);
    if (field === undefined || !isStored(field) || (row.changed !== null && !row.changed.has(name))) continue;
    const normalized = normalizeValue(field, allowTruncation ? truncate(field, value) : value);
    if (normalized !== value) row.record.fields.set(name, normalized);
    if (normalized === null) continue;
    const error = checkValue(field, normalized);
    if (error !== null) row.errors.push(error);
  }
  const missing = checkRequired(object, row.record, row.changed);
  if (missing !== null) row.errors.push(missing);
}

/** Formulas and roll-ups are computed; nobody's value for them is kept. */
export function isStored(field: FieldSchema): boolean {
  return field.formula === null && field.summary === null;
}

/** By object. */
const required = new WeakMap<ObjectSchema, readonly FieldSchema[]>();

/** A custom object's Name is filled with the Id when nobody gives one, so it is never missing. */
function requiredFields(object: ObjectSchema): readonly FieldSchema[] {
  let fields = required.get(object);
  if (fields === undefined) {
    fields = [...object.fields.values()].filter(
      (field) => !field.isNillable && field.type !== 'BOOLEAN' && isGiven(field) && !(object.isCustom && field.isNameField),
    );
    required.set(object, fields);
  }
  return fields;
}

function isGiven(field: FieldSchema): boolean {
  return (
    (field.isCreateable || field.isUpdateable) &&
    !field.isAutoNumber &&
    field.formula === null &&
    field.summary === null &&
    field.name !== 'OwnerId'
  );
}

/** On update only a field that this save clears is missing; older rows may predate the requirement. */
function checkRequired(object: ObjectSchema, record: SObjectValue, changed: ReadonlySet<string> | null): DmlError | null {
  const missing = requiredFields(object).filter(
    (field) => (changed === null || changed.has(field.name)) && (record.fields.get(field.name) ?? null) === null,
  );
  return missing.length === 0 ? null : dmlErrors.requiredFieldsMissing(missing.map((field) => field.name));
}
