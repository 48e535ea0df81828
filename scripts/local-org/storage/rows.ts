/** Plain access to stored rows by Id, in Apex values: for DML, triggers and the org's own records. No rules, no sharing. */
import type { Storage } from '../contracts/transaction.ts';
import type { ObjectSchema } from '../contracts/schema.ts';
import { decodeValue, encodeValue, selectExpression } from './codec.ts';
import { tableLayout, writableColumns } from './table-layout.ts';

/** More parameters than this go into several statements. */
const chunkSize = 500;

export type Row = Map<string, unknown>;

const selects = new WeakMap<ObjectSchema, string>();

/** Every column of the object as a SELECT list whose rows `decodeRow` reads. */
export function selectList(object: ObjectSchema): string {
  let list = selects.get(object);
  if (list === undefined) {
    list = [...tableLayout(object).columns.values()]
      .map(({ field }) => `${selectExpression(field, `"${field.name}"`)} AS "${field.name}"`)
      .join(', ');
    selects.set(object, list);
  }
  return list;
}

export function decodeRow(object: ObjectSchema, row: Record<string, unknown>): Row {
  const values: Row = new Map();
  for (const { field } of tableLayout(object).columns.values()) values.set(field.name, decodeValue(field, row[field.name]));
  return values;
}

/** Deleted rows are included. */
export function readRows(storage: Storage, object: ObjectSchema, ids: readonly string[]): ReadonlyMap<string, Row> {
  const found = new Map<string, Row>();
  for (const chunk of chunks(ids)) {
    const rows = storage.all(
      `SELECT ${selectList(object)} FROM "${object.name}" WHERE "Id" IN (${chunk.map(() => '?').join(', ')})`,
      chunk,
    );
    for (const row of rows) found.set(String(row['Id']), decodeRow(object, row));
  }
  return found;
}

export function* chunks<T>(items: readonly T[]): Generator<readonly T[]> {
  for (let start = 0; start < items.length; start += chunkSize) yield items.slice(start, start + chunkSize);
}

const inserts = new WeakMap<ObjectSchema, string>();

/** Takes the write lock. Fields without a value are null (false for checkboxes); computed columns are left out. */
export function insertRow(storage: Storage, object: ObjectSchema, values: ReadonlyMap<string, unknown>): void {
  storage.beginWrite();
  const columns = writableColumns(object);
  let sql = inserts.get(object);
  if (sql === undefined) {
    sql = `INSERT INTO "${object.name}" (${columns.map(({ field }) => `"${field.name}"`).join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`;
    inserts.set(object, sql);
  }
  storage.run(
    sql,
    columns.map(({ field }) => encodeValue(field, values.get(field.name))),
  );
}

/** Takes the write lock and sets the given fields only. */
export function updateRow(storage: Storage, object: ObjectSchema, id: string, values: ReadonlyMap<string, unknown>): void {
  storage.beginWrite();
  const columns = writableColumns(object).filter(({ field }) => field.name !== 'Id' && values.has(field.name));
  if (columns.length === 0) return;
  const assignments = columns.map(({ field }) => `"${field.name}" = ?`).join(', ');
  storage.run(`UPDATE "${object.name}" SET ${assignments} WHERE "Id" = ?`, [
    ...columns.map(({ field }) => encodeValue(field, values.get(field.name))),
    id,
  ]);
}

/** Takes the write lock and removes the rows for good. */
export function removeRows(storage: Storage, object: ObjectSchema, ids: readonly string[]): void {
  storage.beginWrite();
  for (const chunk of chunks(ids)) storage.run(`DELETE FROM "${object.name}" WHERE "Id" IN (${chunk.map(() => '?').join(', ')})`, chunk);
}
