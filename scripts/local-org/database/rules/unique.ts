/** Unique fields, against the stored records and within the call (DUPLICATE_VALUE). */
import type { FieldSchema, ObjectSchema } from '../../contracts/schema.ts';
import { findByField } from '../records/record-store.ts';
import type { WorkRow } from '../records/work-row.ts';
import { dmlErrors } from './dml-errors.ts';

const cache = new WeakMap<ObjectSchema, readonly FieldSchema[]>();

function uniqueFields(object: ObjectSchema): readonly FieldSchema[] {
  let fields = cache.get(object);
  if (fields === undefined) {
    fields = [...object.fields.values()].filter(
      (field) => field.name !== 'Id' && (field.isUnique || (object.name === 'User' && field.name === 'Username')),
    );
    cache.set(object, fields);
  }
  return fields;
}

export function uniqueKey(field: FieldSchema, value: unknown): string {
  const text = String(value);
  return field.isCaseSensitive ? text : text.toLowerCase();
}

export function checkUnique(object: ObjectSchema, rows: readonly WorkRow[]): void {
  for (const field of uniqueFields(object)) checkField(object, field, rows);
}

function checkField(object: ObjectSchema, field: FieldSchema, rows: readonly WorkRow[]): void {
  const claims: { row: WorkRow; value: unknown; key: string }[] = [];
  for (const row of rows) {
    const value = row.record.fields.get(field.name) ?? null;
    const { changed } = row;
    if (value !== null && (changed === null || changed.has(field.name))) claims.push({ row, value, key: uniqueKey(field, value) });
  }
  if (claims.length === 0) return;
  const stored = new Map<string, string[]>();
  for (const { id, value } of findByField(
    object,
    field,
    claims.map((claim) => claim.value),
  )) {
    const key = uniqueKey(field, value);
    stored.set(key, [...(stored.get(key) ?? []), id]);
  }
  const claimed = new Set<string>();
  // A row of this call that gives its value up makes room for another one.
  const changing = new Map(rows.filter((row) => row.id !== null).map((row) => [row.id, row]));
  for (const { row, key } of claims) {
    const holder = stored.get(key)?.find((id) => id !== row.id && !givesUp(changing.get(id), field, key));
    if (holder !== undefined)
      row.errors.push(field.name === 'Username' ? dmlErrors.duplicateUsername() : dmlErrors.duplicateValue(field.name, holder));
    else if (claimed.has(key)) row.errors.push(dmlErrors.duplicateWithinCall());
    claimed.add(key);
  }
}

function givesUp(row: WorkRow | undefined, field: FieldSchema, key: string): boolean {
  return row !== undefined && uniqueKey(field, row.record.fields.get(field.name) ?? '') !== key;
}
