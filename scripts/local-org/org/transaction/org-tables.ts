/** Tables of the org itself, beside those of its objects: queue, events, counters, mail. They commit and roll back with the transaction. */
import type { Storage } from '../../contracts/transaction.ts';
import { credentialTables } from '../credentials/credential-store.ts';

const statements = [
  `CREATE TABLE IF NOT EXISTS org_job (
    sequence INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, kind TEXT NOT NULL, class_name TEXT, payload TEXT NOT NULL,
    user_id TEXT NOT NULL, enqueued_at INTEGER NOT NULL, due_at INTEGER NOT NULL, state TEXT NOT NULL, lane TEXT,
    depth INTEGER NOT NULL DEFAULT 1, maximum_depth INTEGER, minimum_delay INTEGER, signature TEXT, failures INTEGER NOT NULL DEFAULT 0)`,
  'CREATE INDEX IF NOT EXISTS org_job_due ON org_job (state, due_at, sequence)',
  'CREATE INDEX IF NOT EXISTS org_job_signature ON org_job (signature) WHERE signature IS NOT NULL',
  `CREATE TABLE IF NOT EXISTS org_batch_scope (
    job_id TEXT NOT NULL, number INTEGER NOT NULL, payload TEXT NOT NULL, PRIMARY KEY (job_id, number))`,
  `CREATE TABLE IF NOT EXISTS org_event (
    replay_id INTEGER PRIMARY KEY AUTOINCREMENT, object_name TEXT NOT NULL, payload TEXT NOT NULL, published_at INTEGER NOT NULL)`,
  `CREATE TABLE IF NOT EXISTS org_subscription (
    object_name TEXT PRIMARY KEY, position INTEGER NOT NULL, retries INTEGER NOT NULL DEFAULT 0, last_error TEXT, suspended INTEGER NOT NULL DEFAULT 0)`,
  'CREATE TABLE IF NOT EXISTS org_usage (name TEXT NOT NULL, minute INTEGER NOT NULL, used INTEGER NOT NULL, PRIMARY KEY (name, minute))',
  'CREATE TABLE IF NOT EXISTS org_cursor (id TEXT NOT NULL, part INTEGER NOT NULL, ids TEXT NOT NULL, opened_at INTEGER NOT NULL, PRIMARY KEY (id, part))',
  'CREATE TABLE IF NOT EXISTS org_mail (id INTEGER PRIMARY KEY AUTOINCREMENT, sent_at INTEGER NOT NULL, payload TEXT NOT NULL)',
  'CREATE TABLE IF NOT EXISTS org_notification (id INTEGER PRIMARY KEY AUTOINCREMENT, user_id TEXT NOT NULL, sent_at INTEGER NOT NULL, payload TEXT NOT NULL)',
  'CREATE TABLE IF NOT EXISTS org_setting (name TEXT PRIMARY KEY, value TEXT NOT NULL)',
  ...credentialTables,
];

export function prepareOrgTables(storage: Storage): void {
  const known = storage.get(
    "SELECT count(*) AS tables FROM sqlite_master WHERE name IN ('org_notification', 'org_cursor', 'org_credential_token', 'org_setting')",
  );
  if (known?.['tables'] === 4) return;
  const alreadyWriting = storage.isWriting;
  storage.beginWrite();
  for (const statement of statements) storage.run(statement);
  if (!alreadyWriting) storage.commit();
}
