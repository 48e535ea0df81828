/**
 * The recycle bin: which statement deleted a record (its root), so that undelete brings back what went with it, and which
 * lookups the deletion cleared. Records stay in their tables with IsDeleted until the bin is emptied of them (./purge.ts).
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

/** "restore recently deleted records for 15 days before they're permanently deleted" (SOAP API, "emptyRecycleBin()"). */
export const KEPT_MILLISECONDS = 15 * 86_400_000;

const definitions = [
  'CREATE TABLE IF NOT EXISTS "_RecycleBin" ("id" TEXT PRIMARY KEY, "objectName" TEXT NOT NULL, "rootId" TEXT NOT NULL, "deletedAt" INTEGER NOT NULL)',
  'CREATE INDEX IF NOT EXISTS "_RecycleBin_root" ON "_RecycleBin" ("rootId")',
  'CREATE INDEX IF NOT EXISTS "_RecycleBin_deletedAt" ON "_RecycleBin" ("deletedAt")',
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
  const row = transaction().storage.get('SELECT "id", "objectName", "rootId", "deletedAt" FROM "_RecycleBin" WHERE "id" = ?', [id]);
  return row === undefined ? null : entry(row);
}

export function takeCleared(parentId: string): ClearedLookup[] {
  prepareTables();
  const { storage } = transaction();
  const rows = storage.all('SELECT "objectName", "fieldName", "id" FROM "_ClearedLookup" WHERE "parentId" = ?', [parentId]);
  storage.run('DELETE FROM "_ClearedLookup" WHERE "parentId" = ?', [parentId]);
  return rows.map((row) => ({ objectName: String(row['objectName']), fieldName: String(row['fieldName']), id: String(row['id']) }));
}

/** What has been in the bin for longer than it keeps anything. */
export function findExpired(): BinEntry[] {
  prepareTables();
  const { storage, clock } = transaction();
  return storage
    .all('SELECT "id", "objectName", "rootId", "deletedAt" FROM "_RecycleBin" WHERE "deletedAt" < ?', [clock.now() - KEPT_MILLISECONDS])
    .map(entry);
}

export function removeFromBin(ids: readonly string[]): void {
  for (const id of ids) transaction().storage.run('DELETE FROM "_RecycleBin" WHERE "id" = ?', [id]);
}

/** What was deleted in [from, to) and is still in the bin, for Database.getDeleted. */
export function deletedBetween(objectName: string, from: number, to: number): BinEntry[] {
  prepareTables();
  return transaction()
    .storage.all(
      'SELECT "id", "objectName", "rootId", "deletedAt" FROM "_RecycleBin" WHERE "objectName" = ? AND "deletedAt" >= ? AND "deletedAt" < ?',
      [objectName, from, to],
    )
    .map(entry);
}
