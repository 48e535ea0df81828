/**
 * Gives a new record the values that it has before any trigger sees it: field defaults, owner, record type ("Order of Execution", step 1).
 */
import { transaction } from '../../contracts/transaction.ts';
import type { FieldSchema, ObjectSchema } from '../../contracts/schema.ts';
import { compileFormula, toApex } from '../../formula/index.ts';
import type { SObjectValue } from '../../values/sobject-value.ts';
import { normalizeValue } from '../rules/normalize.ts';

export interface FieldDefault {
  readonly field: FieldSchema;
  readonly value: () => unknown;
}

const cache = new WeakMap<ObjectSchema, readonly FieldDefault[]>();

function defaultsOf(object: ObjectSchema): readonly FieldDefault[] {
  let defaults = cache.get(object);
  if (defaults === undefined) cache.set(object, (defaults = collectDefaults(object)));
  return defaults;
}

/** What `newSObject(null, true)` fills in: values of the fields that one may set. */
export function newRecordDefaults(object: ObjectSchema): (readonly [string, unknown])[] {
  return defaultsOf(object).flatMap(({ field, value }) => (field.isCreateable ? [[field.name, value()] as const] : []));
}

export function applyDefaults(object: ObjectSchema, record: SObjectValue): void {
  for (const { field, value } of defaultsOf(object)) {
    const given = record.fields.get(field.name);
    // An explicit null keeps a default away, except that a checkbox has no third state.
    if (given === undefined || (given === null && field.type === 'BOOLEAN')) record.fields.set(field.name, value());
  }
  if (object.fields.has('OwnerId') && (record.fields.get('OwnerId') ?? null) === null) record.fields.set('OwnerId', transaction().user.id);
}

function collectDefaults(object: ObjectSchema): FieldDefault[] {
  const found: FieldDefault[] = [];
  for (const field of object.fields.values()) {
    const value = defaultOf(object, field);
    if (value !== null) found.push({ field, value });
  }
  return found;
}

function defaultOf(object: ObjectSchema, field: FieldSchema): (() => unknown) | null {
  if (field.formula !== null || field.summary !== null || field.isAutoNumber) return null;
  if (field.type === 'PICKLIST' || field.type === 'MULTIPICKLIST') return picklistDefault(object, field);
  if (field.defaultValue !== null) return formulaDefault(object, field, field.defaultValue);
  return field.type === 'BOOLEAN' ? () => false : null;
}

function picklistDefault(object: ObjectSchema, field: FieldSchema): (() => unknown) | null {
  const entry = field.picklist?.find((candidate) => candidate.isDefault && candidate.isActive);
  if (entry !== undefined) return () => entry.value;
  if (field.defaultValue === null) return null;
  const plain = field.defaultValue;
  const isValue = field.picklist?.some((candidate) => candidate.value === plain) === true;
  return isValue ? () => plain : formulaDefault(object, field, plain);
}

/** A default is a formula: `TODAY() + 7`, `"New"`, `true`. */
function formulaDefault(object: ObjectSchema, field: FieldSchema, text: string): () => unknown {
  if (field.type === 'BOOLEAN' && /^(true|false)$/i.test(text)) return () => text.toLowerCase() === 'true';
  const formula = compileFormula(text, object.name, transaction().schema);
  return () => {
    const { clock, user } = transaction();
    const value = formula.evaluate({ read: () => null, readPrior: null, isNew: true, now: clock.now(), timeZone: user.timeZone });
    return normalizeValue(field, toApex(value, field));
  };
}
