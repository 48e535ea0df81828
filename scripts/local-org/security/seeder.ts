/** Finds or makes setup rows by their natural keys, so that seeding again after the project changed keeps Ids. */
import type { Clock, Storage } from '../contracts/transaction.ts';
import type { SchemaRegistry } from '../contracts/schema.ts';
import { hasColumn } from '../storage/index.ts';
import { createSystemRows } from './system-rows.ts';

export interface Seeder {
  readonly schema: SchemaRegistry;
  readonly storage: Storage;
  find(objectName: string, key: Readonly<Record<string, unknown>>): string | null;
  /** The Id of the row with this key, made or brought up to date. */
  ensure(objectName: string, key: Readonly<Record<string, unknown>>, values?: Readonly<Record<string, unknown>>): string;
  /** Rows of `objectName` under ParentId become exactly these; of those that `condition` (SQL) is true of, where it is given. */
  replaceChildren(objectName: string, parentId: string, rows: readonly Readonly<Record<string, unknown>>[], condition?: string): void;
  /** Names of stored fields that start with `prefix`. */
  columns(objectName: string, prefix: string): readonly string[];
}

export function createSeeder(storage: Storage, schema: SchemaRegistry, clock: Clock, userId: string | null): Seeder {
  const rows = createSystemRows(storage, schema, clock, userId);

  function find(objectName: string, key: Readonly<Record<string, unknown>>): string | null {
    const names = Object.keys(key);
    const row = storage.get(
      `SELECT "Id" AS "id" FROM "${objectName}" WHERE ${names.map((name) => `"${name}" IS ?`).join(' AND ')}`,
      names.map((name) => key[name]),
    );
    return row === undefined ? null : String(row['id']);
  }

  return {
    schema,
    storage,
    find,
    ensure(objectName, key, values = {}) {
      const id = find(objectName, key);
      if (id === null) return rows.insert(objectName, { ...key, ...values });
      const stored = rows.get(objectName, id) ?? {};
      const changed = Object.entries(values).filter(([name, value]) => String(stored[name] ?? null) !== String(value ?? null));
      if (changed.length > 0) rows.update(objectName, id, Object.fromEntries(changed));
      return id;
    },
    replaceChildren(objectName, parentId, wanted, condition = '1') {
      storage.run(`DELETE FROM "${objectName}" WHERE "ParentId" = ? AND ${condition}`, [parentId]);
      for (const row of wanted) rows.insert(objectName, { ParentId: parentId, ...row });
    },
    columns(objectName, prefix) {
      return [...(schema.findObject(objectName)?.fields.values() ?? [])]
        .filter((field) => field.name.startsWith(prefix) && hasColumn(field))
        .map((field) => field.name);
    },
  };
}
