/**
 * Brings the tables in line with the schema: new objects get tables, new fields columns, changed ones are converted. State folders outlive
 * the package's versions, so nothing is ever dropped: an object or field that is gone keeps its data, as a deleted field does for a while on the platform.
 */
import { createHash } from 'node:crypto';
import type { FieldSchema, ObjectSchema, SchemaRegistry } from '../contracts/schema.ts';
import type { SqliteStorage } from './sqlite-storage.ts';
import { hasTable, tableLayout } from './table-layout.ts';
import type { Column, TableLayout } from './table-layout.ts';
import { storedScale } from './codec.ts';
import { definite } from '../values/definite.ts';

const ownTables = `
CREATE TABLE IF NOT EXISTS storage_schema (digest TEXT PRIMARY KEY);
CREATE TABLE IF NOT EXISTS storage_column (object TEXT NOT NULL, field TEXT NOT NULL, shape TEXT NOT NULL, PRIMARY KEY (object, field));
CREATE TABLE IF NOT EXISTS storage_id (key_prefix TEXT PRIMARY KEY, next INTEGER NOT NULL);
`;

export function prepareTables(storage: SqliteStorage, schema: SchemaRegistry): void {
  const objects = schema
    .objectNames()
    .map((name) => definite(schema.findObject(name), name))
    .filter(hasTable);
  const digest = digestOf(objects);
  if (isPrepared(storage, digest)) return;
  storage.beginWrite();
  try {
    storage.exec(ownTables);
    const known = knownShapes(storage);
    for (const object of objects) prepareTable(storage, tableLayout(object), known);
    prepareIndexes(storage, objects.map(tableLayout));
    storage.run('DELETE FROM storage_schema');
    storage.run('INSERT INTO storage_schema (digest) VALUES (?)', [digest]);
    storage.commit();
  } catch (error) {
    storage.rollback();
    throw error;
  }
}

function isPrepared(storage: SqliteStorage, digest: string): boolean {
  const exists = storage.all("SELECT name FROM sqlite_master WHERE type = 'table' AND name = 'storage_schema'").length > 0;
  return exists && storage.get('SELECT digest FROM storage_schema')?.['digest'] === digest;
}

function digestOf(objects: readonly ObjectSchema[]): string {
  const hash = createHash('sha1');
  for (const object of objects) {
    const layout = tableLayout(object);
    hash.update(`\n${object.name}:`);
    for (const column of layout.columns.values()) hash.update(`${column.field.name}=${shapeOf(column)};`);
    for (const index of layout.indexes) hash.update(`${index.name}${index.definition};`);
  }
  return hash.digest('hex');
}

function knownShapes(storage: SqliteStorage): ReadonlyMap<string, string> {
  return new Map(
    storage
      .all('SELECT object, field, shape FROM storage_column')
      .map((row) => [`${String(row['object'])}.${String(row['field'])}`, String(row['shape'])]),
  );
}

/** Everything that, when it changes, makes stored values mean something else. */
function shapeOf(column: Column): string {
  return [column.definition, storedScale(column.field) ?? '', column.computed ?? ''].join('|');
}

function prepareTable(storage: SqliteStorage, layout: TableLayout, known: ReadonlyMap<string, string>): void {
  const table = quoted(layout.object.name);
  const columns = [...layout.columns.values()];
  const isNew = !columns.some((column) => known.has(keyOf(layout, column)));
  if (isNew) storage.exec(`CREATE TABLE IF NOT EXISTS ${table} (${columns.map(columnSql).join(', ')})`);
  const rows: string[] = [];
  for (const column of columns) {
    const shape = shapeOf(column);
    const before = known.get(keyOf(layout, column));
    if (before === shape) continue;
    if (!isNew) changeColumn(storage, table, column, before);
    rows.push(`(${literal(layout.object.name)}, ${literal(column.field.name)}, ${literal(shape)})`);
  }
  if (rows.length > 0) storage.exec(`INSERT OR REPLACE INTO storage_column (object, field, shape) VALUES ${rows.join(', ')}`);
}

/** Indexes hold no data of their own, so those that the schema no longer has are dropped. */
function prepareIndexes(storage: SqliteStorage, layouts: readonly TableLayout[]): void {
  const wanted = new Map(
    layouts.flatMap(({ object, indexes }) =>
      indexes.map(({ name, definition }) => [name, `CREATE INDEX ${quoted(name)} ON ${quoted(object.name)} ${definition}`] as const),
    ),
  );
  const tables = new Set(layouts.map(({ object }) => object.name));
  for (const row of storage.all("SELECT name, tbl_name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL")) {
    const name = String(row['name']);
    if (!tables.has(String(row['tbl_name']))) continue;
    if (wanted.get(name) === row['sql']) wanted.delete(name);
    else storage.exec(`DROP INDEX ${quoted(name)}`);
  }
  for (const sql of wanted.values()) storage.exec(sql);
}

function keyOf(layout: TableLayout, column: Column): string {
  return `${layout.object.name}.${column.field.name}`;
}

function columnSql(column: Column): string {
  const name = quoted(column.field.name);
  if (column.field.name === 'Id') return `${name} TEXT PRIMARY KEY NOT NULL`;
  const generated = column.computed === null ? '' : ` GENERATED ALWAYS AS (${column.computed}) VIRTUAL`;
  const fallback = column.computed === null && column.field.type === 'BOOLEAN' ? ' NOT NULL DEFAULT 0' : '';
  return `${name} ${column.definition}${generated}${fallback}`;
}

function changeColumn(storage: SqliteStorage, table: string, column: Column, before: string | undefined): void {
  const name = quoted(column.field.name);
  if (before === undefined) {
    storage.exec(`ALTER TABLE ${table} ADD COLUMN ${columnSql(column)}`);
    return;
  }
  const [oldDefinition = '', oldScale = '', oldComputed = ''] = before.split('|');
  if (oldDefinition === column.definition && oldComputed === '' && column.computed === null) {
    rescale(storage, table, name, Number(oldScale), storedScale(column.field) ?? 0);
    return;
  }
  // A column cannot change its type in place; the old values come over where they can be read as the new type.
  const kept = `${column.field.name}__before`;
  storage.exec(`DROP INDEX IF EXISTS ${quoted(`${table.slice(1, -1)}_by_${column.field.name}`)}`);
  if (oldComputed !== '') {
    storage.exec(`ALTER TABLE ${table} DROP COLUMN ${name}`);
    storage.exec(`ALTER TABLE ${table} ADD COLUMN ${columnSql(column)}`);
    return;
  }
  storage.exec(`ALTER TABLE ${table} RENAME COLUMN ${name} TO ${quoted(kept)}`);
  storage.exec(`ALTER TABLE ${table} ADD COLUMN ${columnSql(column)}`);
  if (column.computed === null) storage.exec(`UPDATE ${table} SET ${name} = ${converted(column.field, quoted(kept), oldScale)}`);
  storage.exec(`ALTER TABLE ${table} DROP COLUMN ${quoted(kept)}`);
}

function rescale(storage: SqliteStorage, table: string, name: string, before: number, after: number): void {
  if (before === after) return;
  const factor = `1${'0'.repeat(Math.abs(after - before))}`;
  // In whole numbers, since a double has no 18 digits; half a unit is rounded up, away from zero.
  const value =
    after > before ? `${name} * ${factor}` : `(${name} + ${factor} / 2 * (CASE WHEN ${name} < 0 THEN -1 ELSE 1 END)) / ${factor}`;
  storage.exec(`UPDATE ${table} SET ${name} = ${value} WHERE ${name} IS NOT NULL`);
}

function converted(field: FieldSchema, old: string, oldScale: string): string {
  const scale = storedScale(field);
  if (scale !== null)
    return `CASE WHEN typeof(${old}) = 'text' AND ${old} GLOB '*[0-9]*' AND NOT ${old} GLOB '*[^0-9.+-]*' THEN CAST(round(CAST(${old} AS REAL) * 1e${scale}) AS INTEGER) END`;
  if (field.type === 'BOOLEAN') return `coalesce(${old} IN (1, 'true'), 0)`;
  if (oldScale !== '') return `CAST(${old} / 1e${oldScale} AS TEXT)`;
  return `CAST(${old} AS TEXT)`;
}

function quoted(name: string): string {
  return `"${name}"`;
}

function literal(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
