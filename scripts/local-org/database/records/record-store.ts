/** How DML reads and writes rows: whole records in bulk, through ../storage. No rules, no sharing, no limits. */
import { transaction } from '../../contracts/transaction.ts';
import type { FieldSchema, ObjectSchema } from '../../contracts/schema.ts';
import type { ApexDatetime } from '../../values/apex-datetime.ts';
import { SObjectValue } from '../../values/sobject-value.ts';
import {
  chunks,
  decodeValue,
  encodeValue,
  hasColumn,
  hasTable,
  newIds,
  readRows,
  removeRows,
  selectExpression,
  updateRow,
} from '../../storage/index.ts';

export function isStoredObject(object: ObjectSchema): boolean {
  return hasTable(object);
}

/** Records by Id, with those in the recycle bin. */
export function readRecords(object: ObjectSchema, ids: readonly string[]): Map<string, SObjectValue> {
  const records = new Map<string, SObjectValue>();
  if (ids.length === 0 || !hasTable(object)) return records;
  for (const [id, row] of readRows(transaction().storage, object, ids)) records.set(id, new SObjectValue(object.name, row));
  return records;
}

const stampFields = ['LastModifiedDate', 'LastModifiedById', 'SystemModstamp'];

export function updateRecords(
  object: ObjectSchema,
  rows: readonly { readonly record: SObjectValue; readonly changed: ReadonlySet<string> }[],
): void {
  for (const { record, changed } of rows) {
    const values = new Map<string, unknown>();
    for (const name of [...changed, ...stampFields]) if (record.fields.has(name)) values.set(name, record.fields.get(name));
    updateRow(transaction().storage, object, record.id ?? '', values);
  }
}

export function removeRecords(object: ObjectSchema, ids: readonly string[]): void {
  removeRows(transaction().storage, object, ids);
}

function placeholders(values: readonly unknown[]): string {
  return values.map(() => '?').join(', ');
}

/** Moves records into the recycle bin or out of it; their stamps move, as replication relies on. */
export function markDeleted(object: ObjectSchema, ids: readonly string[], isDeleted: boolean, now: ApexDatetime, userId: string): void {
  const values = new Map<string, unknown>([
    ['IsDeleted', isDeleted],
    ['LastModifiedDate', now],
    ['LastModifiedById', userId],
    ['SystemModstamp', now],
  ]);
  for (const id of ids) updateRow(transaction().storage, object, id, values);
}

/** Whether each Id that exists is in the recycle bin. */
export function findDeletedFlags(object: ObjectSchema, ids: readonly string[]): Map<string, boolean> {
  const flags = new Map<string, boolean>();
  const column = object.fields.has('IsDeleted') ? '"IsDeleted"' : '0';
  for (const chunk of chunks(ids)) {
    const rows = transaction().storage.all(
      `SELECT "Id" AS "id", ${column} AS "isDeleted" FROM "${object.name}" WHERE "Id" IN (${placeholders(chunk)})`,
      chunk,
    );
    for (const row of rows) flags.set(String(row['id']), Number(row['isDeleted']) === 1);
  }
  return flags;
}

function liveCondition(object: ObjectSchema): string {
  return object.fields.has('IsDeleted') ? ' AND "IsDeleted" = 0' : '';
}

/** Live records that hold one of the values, e.g. of a unique field. */
export function findByField(
  object: ObjectSchema,
  field: FieldSchema,
  values: readonly unknown[],
): { readonly id: string; readonly value: unknown }[] {
  const found: { id: string; value: unknown }[] = [];
  const column = `"${field.name}"`;
  for (const chunk of chunks(values)) {
    const sql = `SELECT "Id" AS "id", ${selectExpression(field, column)} AS "value" FROM "${object.name}" WHERE ${column} IN (${placeholders(chunk)})${liveCondition(object)}`;
    for (const row of transaction().storage.all(
      sql,
      chunk.map((value) => encodeValue(field, value)),
    ))
      found.push({ id: String(row['id']), value: decodeValue(field, row['value']) });
  }
  return found;
}

/** Live records whose lookup names one of the parents. */
export function findChildren(
  object: ObjectSchema,
  field: FieldSchema,
  parentIds: readonly string[],
): { readonly id: string; readonly parentId: string }[] {
  if (!hasColumn(field)) return [];
  return findByField(object, field, parentIds).map(({ id, value }) => ({ id, parentId: String(value) }));
}

/** A lookup whose parent went: the field empties without a save of the child. */
export function clearLookup(object: ObjectSchema, field: FieldSchema, ids: readonly string[]): void {
  for (const chunk of chunks(ids))
    transaction().storage.run(`UPDATE "${object.name}" SET "${field.name}" = NULL WHERE "Id" IN (${placeholders(chunk)})`, chunk);
}

/** Comes back with its parent unless it was filled anew meanwhile. */
export function restoreLookup(object: ObjectSchema, field: FieldSchema, id: string, parentId: string): void {
  transaction().storage.run(`UPDATE "${object.name}" SET "${field.name}" = ? WHERE "Id" = ? AND "${field.name}" IS NULL`, [parentId, id]);
}

export function nextIds(object: ObjectSchema, count: number): readonly string[] {
  return newIds(transaction().storage, object.keyPrefix, count);
}

/** Auto numbers share the counters of Ids under a key of their own. */
export function nextAutoNumber(object: ObjectSchema, field: FieldSchema): string {
  const { storage, clock } = transaction();
  const key = `${object.name}.${field.name}`;
  const row = storage.get(
    'INSERT INTO storage_id (key_prefix, next) VALUES (?, 2) ON CONFLICT (key_prefix) DO UPDATE SET next = next + 1 RETURNING next',
    [key],
  );
  return formatAutoNumber(field.autoNumberFormat ?? '{0}', Number(row?.['next'] ?? 2) - 1, new Date(clock.now()));
}

/** `INV-{YYYY}-{0000}` (help, "Auto-Number Fields"). */
export function formatAutoNumber(format: string, number: number, now: Date): string {
  const year = String(now.getUTCFullYear());
  const parts: Readonly<Record<string, string>> = {
    YYYY: year,
    YY: year.slice(2),
    MM: String(now.getUTCMonth() + 1).padStart(2, '0'),
    DD: String(now.getUTCDate()).padStart(2, '0'),
  };
  return format.replace(/\{(YYYY|YY|MM|DD|0+)\}/g, (_, part: string) => parts[part] ?? String(number).padStart(part.length, '0'));
}
