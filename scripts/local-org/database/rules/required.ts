/** Required fields: REQUIRED_FIELD_MISSING names all of a row's at once. */
import type { DmlError } from '../../contracts/transaction.ts';
import type { FieldSchema, ObjectSchema } from '../../contracts/schema.ts';
import type { SObjectValue } from '../../values/sobject-value.ts';
import { dmlErrors } from './dml-errors.ts';

const cache = new WeakMap<ObjectSchema, readonly FieldSchema[]>();

/** A custom object's Name is filled with the Id when nobody gives one, so it is never missing. */
function requiredFields(object: ObjectSchema): readonly FieldSchema[] {
  let fields = cache.get(object);
  if (fields === undefined) {
    fields = [...object.fields.values()].filter(
      (field) => !field.isNillable && field.type !== 'BOOLEAN' && isGiven(field) && !(object.isCustom && field.isNameField),
    );
    cache.set(object, fields);
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
export function checkRequired(object: ObjectSchema, record: SObjectValue, changed: ReadonlySet<string> | null): DmlError | null {
  const missing = requiredFields(object).filter(
    (field) => (changed === null || changed.has(field.name)) && (record.fields.get(field.name) ?? null) === null,
  );
  return missing.length === 0 ? null : dmlErrors.requiredFieldsMissing(missing.map((field) => field.name));
}
