/**
 * What creating a sandbox does to the copied database. Each rule has its source in docs/local-org/copy.md; where Salesforce says nothing,
 * what could do harm is kept.
 */
import { forgetCredentialValues } from '../org/credentials/index.ts';
import { prepareOrgTables } from '../org/transaction/org-tables.ts';
import { restrictMail } from '../org/mail/deliverability.ts';
import type { SqliteStorage } from '../storage/index.ts';

export interface OrganizationChange {
  /** 18 characters. */
  readonly organizationId: string;
  /** Null: no sandbox, as when a production org is cloned by other means. */
  readonly sandboxName: string | null;
}

/** Belongs to the org where it happened: its daily allowances, its outbox, its bells, its server's cursors. */
const notCopied = ['org_usage', 'org_mail', 'org_notification', 'org_cursor'];

export function changeOrganization(storage: SqliteStorage, change: OrganizationChange): void {
  prepareOrgTables(storage);
  storage.beginWrite();
  replaceOrganizationId(storage, organizationIdOf(storage), change.organizationId);
  forgetCredentialValues(storage);
  for (const table of notCopied) storage.run(`DELETE FROM ${table}`);
  if (change.sandboxName !== null) makeSandbox(storage, change.sandboxName);
  storage.commit();
}

export function organizationIdOf(storage: SqliteStorage): string {
  return String(storage.get('SELECT "Id" AS "id" FROM "Organization"')?.['id']);
}

/** In every text of every table, in both forms ("Servers and IDs" of the help). The longer one begins with the shorter one. */
function replaceOrganizationId(storage: SqliteStorage, before: string, after: string): void {
  if (before === after) return;
  for (const { name } of storage.all("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"))
    replaceInTable(storage, String(name), before, after);
  // The one name that has the id in small letters.
  storage.run(`UPDATE "User" SET "Username" = replace("Username", ?, ?) WHERE "UserType" = 'AutomatedProcess'`, [
    before.toLowerCase(),
    after.toLowerCase(),
  ]);
}

function replaceInTable(storage: SqliteStorage, table: string, before: string, after: string): void {
  // Most of the platform's objects have no rows.
  if (storage.get(`SELECT 1 AS found FROM "${table}" LIMIT 1`) === undefined) return;
  const columns = storage
    // Columns that are computed have another value of `hidden`, and follow by themselves.
    .all(`SELECT name FROM pragma_table_xinfo('${table}') WHERE hidden = 0 AND type LIKE 'TEXT%'`)
    .map(({ name }) => `"${String(name)}"`);
  for (const column of columns)
    storage.run(`UPDATE "${table}" SET ${column} = replace(replace(${column}, ?, ?), ?, ?) WHERE instr(${column}, ?) > 0`, [
      before,
      after,
      before.slice(0, 15),
      after.slice(0, 15),
      before.slice(0, 15),
    ]);
}

function makeSandbox(storage: SqliteStorage, name: string): void {
  storage.run('UPDATE "Organization" SET "IsSandbox" = 1, "InstanceName" = ?', ['LOCAL1S']);
  storage.run(`UPDATE "User" SET "Username" = "Username" || '.' || ? WHERE "UserType" <> 'AutomatedProcess'`, [name]);
  storage.run(`UPDATE "User" SET "Email" = "Email" || '.invalid' WHERE "Email" IS NOT NULL AND "Email" <> ''`);
  restrictMail(storage);
}
