/** Records that Approval.lock has locked: only who may modify all data edits them (Apex Reference, "Approval"). */
import { transaction } from '../../contracts/transaction.ts';

const definition = 'CREATE TABLE IF NOT EXISTS "_RecordLock" ("id" TEXT PRIMARY KEY)';

/** null until the first lock, so that orgs without locks are not asked for each record. */
function hasLocks(): boolean {
  // A look by the table's name; sqlite_master would be read as a whole.
  return transaction().storage.get(`SELECT 1 AS "known" FROM pragma_table_info('_RecordLock')`) !== undefined;
}

export function isLocked(id: string): boolean {
  return hasLocks() && transaction().storage.get('SELECT 1 AS "known" FROM "_RecordLock" WHERE "id" = ?', [id]) !== undefined;
}

export function setLocked(id: string, locked: boolean): void {
  const { storage } = transaction();
  storage.beginWrite();
  storage.run(definition);
  storage.run(locked ? 'INSERT OR IGNORE INTO "_RecordLock" ("id") VALUES (?)' : 'DELETE FROM "_RecordLock" WHERE "id" = ?', [id]);
}

export function isLockedForUser(id: string): boolean {
  return isLocked(id) && !transaction().access.hasUserPermission('ModifyAllData');
}
