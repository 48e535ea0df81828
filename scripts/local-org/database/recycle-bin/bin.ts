/**
 * The recycle bin: which statement deleted a record (its root), so that undelete brings back what went with it, and which
 * lookups the deletion cleared. Records stay in their tables with IsDeleted; nothing removes them.
 */
import { transaction } from '../../contracts/transaction.ts';

export interface BinEntry {
  readonly id: string;
  readonly objectName: string;
  readonly rootId: string;
  /** Milliseconds since the epoch. */
  readonly deletedAt: number;
}

export interface ClearedLookup {
  readonly objectName: string;
  readonly fieldName: string;
  readonly id: string;
}

/** In place of the root, for what was emptied from the bin: nothing brings it back, while ALL ROWS finds it still. */
const emptied = '';

const definitions = [
  'CREATE TABLE IF NOT EXISTS "_RecycleBin" ("id" TEXT PRIMARY KEY, "objectName" TEXT NOT NULL, "rootId" TEXT NOT NULL, "deletedAt" INTEGER NOT NULL)',
  'CREATE INDEX IF NOT EXISTS "_RecycleBin_root" ON "_RecycleBin" ("rootId")',
  'CREATE TABLE IF NOT EXISTS "_ClearedLookup" ("parentId" TEXT NOT NULL, "objectName" TEXT NOT NULL, "fieldName" TEXT NOT NULL, "id" TEXT NOT NULL)',
  'CREATE INDEX IF NOT EXISTS "_ClearedLookup_parent" ON "_ClearedLookup" ("parentId")',
];

/** Made when the first record is deleted; asking for an existing table costs next to nothing. */
function prepareTables(): void {
  for (const definition of definitions) transaction().storage.run(definition);
}

export function addToBin(entries: readonly Omit<BinEntry, 'deletedAt'>[]): void {
  prepareTables();
  const { storage, clock } = transaction();
  const now = clock.now();
  for (const { id, objectName, rootId } of entries) {
    storage.run('INSERT OR REPLACE INTO "_RecycleBin" ("id", "objectName", "rootId", "deletedAt") VALUES (?, ?, ?, ?)', [
      id,
      objectName,
      rootId,
      now,
    ]);
  }
}

export function rememberCleared(parentId: string, cleared: readonly ClearedLookup[]): void {
  prepareTables();
  for (const { objectName, fieldName, id } of cleared) {
    transaction().storage.run('INSERT INTO "_ClearedLookup" ("parentId", "objectName", "fieldName", "id") VALUES (?, ?, ?, ?)', [
      parentId,
      objectName,
      fieldName,
      id,
    ]);
  }
}

/** The record itself and what its deletion took along. */
export function findInBin(rootId: string): BinEntry[] {
  prepareTables();
  return transaction()
    .storage.all('SELECT "id", "objectName", "rootId", "deletedAt" FROM "_RecycleBin" WHERE "rootId" = ?', [rootId])
    .map(entry);
}

function entry(row: Record<string, unknown>): BinEntry {
  return {
    id: String(row['id']),
    objectName: String(row['objectName']),
    rootId: String(row['rootId']),
    deletedAt: Number(row['deletedAt']),
  };
}

/** Its own entry, also when another record's deletion took it along. */
export function findEntry(id: string): BinEntry | null {
  prepareTables();
  const row = transaction().storage.get(
    'SELECT "id", "objectName", "rootId", "deletedAt" FROM "_RecycleBin" WHERE "id" = ? AND "rootId" <> ?',
    [id, emptied],
  );
  return row === undefined ? null : entry(row);
}

export function takeCleared(parentId: string): ClearedLookup[] {
  prepareTables();
  const { storage } = transaction();
  const rows = storage.all('SELECT "objectName", "fieldName", "id" FROM "_ClearedLookup" WHERE "parentId" = ?', [parentId]);
  storage.run('DELETE FROM "_ClearedLookup" WHERE "parentId" = ?', [parentId]);
  return rows.map((row) => ({ objectName: String(row['objectName']), fieldName: String(row['fieldName']), id: String(row['id']) }));
}

export function isEmptied(id: string): boolean {
  prepareTables();
  return transaction().storage.get('SELECT 1 AS "found" FROM "_RecycleBin" WHERE "id" = ? AND "rootId" = ?', [id, emptied]) !== undefined;
}

export function markEmptied(ids: readonly string[]): void {
  for (const id of ids) transaction().storage.run('UPDATE "_RecycleBin" SET "rootId" = ? WHERE "id" = ?', [emptied, id]);
}

export function removeFromBin(ids: readonly string[]): void {
  for (const id of ids) transaction().storage.run('DELETE FROM "_RecycleBin" WHERE "id" = ?', [id]);
}

/** Entries that were deleted in [from, to), for Database.getDeleted. */
export function deletedBetween(objectName: string, from: number, to: number): BinEntry[] {
  prepareTables();
  return transaction()
    .storage.all(
      'SELECT "id", "objectName", "rootId", "deletedAt" FROM "_RecycleBin" WHERE "objectName" = ? AND "deletedAt" >= ? AND "deletedAt" < ?',
      [objectName, from, to],
    )
    .map(entry);
}
