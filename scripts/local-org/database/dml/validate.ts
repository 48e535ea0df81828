/** System and custom validation of a chunk, after the before triggers ("Order of Execution", steps 4 to 6). */
import type { AccessMode } from '../../contracts/transaction.ts';
import type { FieldSchema, ObjectSchema } from '../../contracts/schema.ts';
import { checkValue, truncate } from '../rules/field-values.ts';
import { normalizeValue } from '../rules/normalize.ts';
import { checkReferences } from '../rules/references.ts';
import { checkRequired } from '../rules/required.ts';
import { checkUnique } from '../rules/unique.ts';
import { checkValidationRules, hasValidationRules } from '../rules/validation-rules.ts';
import { changedFields } from '../records/changes.ts';
import { createReader } from '../records/reader.ts';
import type { ParentCache } from '../records/reader.ts';
import { survivors } from '../records/work-row.ts';
import type { WorkRow } from '../records/work-row.ts';

export interface ValidationOptions {
  readonly access: AccessMode;
  readonly sharing: boolean;
  readonly allowFieldTruncation: boolean;
}

export function validateRows(object: ObjectSchema, rows: readonly WorkRow[], options: ValidationOptions, parents: ParentCache): void {
  for (const row of survivors(rows)) checkFields(object, row, options.allowFieldTruncation);
  checkReferences(object, survivors(rows), options);
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
