import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'libsql';
import { ReceiverStartError } from '../settings/options.ts';
import type { Decision, RecordRow, RecordVersion, Settlement, Storage, StoredRecord } from './storage.ts';
import { columns, recordFrom, recordKeyText, rememberedMilliseconds, rowFrom } from './storage.ts';

const schemaVersion = 2;

const tables = `
  CREATE TABLE IF NOT EXISTS records (
    object TEXT NOT NULL, id TEXT NOT NULL, stamp TEXT NOT NULL, revision INTEGER NOT NULL,
    reason TEXT, merged_into TEXT, data TEXT, omitted TEXT, digest TEXT NOT NULL, effects INTEGER NOT NULL,
    converted_to TEXT,
    PRIMARY KEY (object, id)
  ) WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS answers (
    webhook_id TEXT PRIMARY KEY, digest TEXT NOT NULL, answer TEXT NOT NULL, received_at INTEGER NOT NULL
  ) WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS streams (object TEXT PRIMARY KEY, shape TEXT NOT NULL) WITHOUT ROWID;
  PRAGMA user_version = ${schemaVersion};
`;

/** Records in `<dataFolder>/receiver.sqlite`. Synchronous inside, so one batch is settled at a time. */
export function openSqliteStorage(dataFolder: string, now: number): Storage {
  const database = openDatabase(dataFolder, now);
  const selectAnswer = database.prepare('SELECT digest, answer FROM answers WHERE webhook_id = ?');
  const insertAnswer = database.prepare('INSERT INTO answers VALUES (?, ?, ?, ?)');
  const selectRecord = database.prepare(`SELECT ${columns} FROM records WHERE object = ? AND id = ?`);
  const replaceRecord = database.prepare(`REPLACE INTO records (${columns}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`);
  const selectPage = database.prepare(`SELECT ${columns} FROM records WHERE object = ? AND id > ? ORDER BY id LIMIT ?`);
  const countRecords = database.prepare('SELECT count(*) AS total FROM records WHERE object = ?');
  const selectVersions = database.prepare(
    `SELECT id, stamp, revision FROM records
     WHERE object = ? AND reason IS NULL AND id > ? AND (? IS NULL OR id <= ?) ORDER BY id`,
  );
  const selectStream = database.prepare('SELECT shape FROM streams WHERE object = ?');
  const replaceStream = database.prepare('REPLACE INTO streams VALUES (?, ?)');

  const readRecord = (object: string, id: string): StoredRecord | null => {
    const row = selectRecord.get(object, id) as RecordRow | undefined;
    return row ? recordFrom(row) : null;
  };

  return {
    settle: (batch, decide) =>
      promised(() =>
        inTransaction(database, (): Settlement => {
          const earlier = selectAnswer.get(batch.webhookId) as { digest: string; answer: string } | undefined;
          if (earlier) {
            return earlier.digest === batch.digest ? { kind: 'repeated', answer: earlier.answer } : { kind: 'otherEvents' };
          }
          const held = new Map<string, StoredRecord>();
          for (const key of batch.keys) {
            const record = readRecord(key.object, key.id);
            if (record) {
              held.set(recordKeyText(key), record);
            }
          }
          const decision: Decision = decide(held);
          for (const record of decision.writes) {
            replaceRecord.run(...rowFrom(record));
          }
          if (decision.remember) {
            insertAnswer.run(batch.webhookId, batch.digest, decision.answer, batch.receivedAt);
          }
          return { kind: 'settled', answer: decision.answer };
        }),
      ),
    readRecord: (key) => promised(() => readRecord(key.object, key.id)),
    listRecords: (object, after, limit) =>
      promised(() => ({
        total: (countRecords.get(object) as { total: number }).total,
        records: (selectPage.all(object, after, limit) as RecordRow[]).map(recordFrom),
      })),
    listVersions: (object, { after, upTo }) => promised(() => selectVersions.all(object, after ?? '', upTo, upTo) as RecordVersion[]),
    keepSchema: (streams) =>
      promised(() =>
        inTransaction(database, () =>
          streams.map(({ object, shape }) => {
            const before = selectStream.get(object) as { shape: string } | undefined;
            replaceStream.run(object, shape);
            return before?.shape !== shape;
          }),
        ),
      ),
    ping: () => promised(() => void database.prepare('SELECT 1').get()),
    close: () => promised(() => void database.close()),
  };
}

/** A failure becomes a rejection, whichever storage answers. */
async function promised<Value>(work: () => Value): Promise<Value> {
  return Promise.resolve(work());
}

function inTransaction<Value>(database: Database.Database, work: () => Value): Value {
  database.exec('BEGIN IMMEDIATE');
  try {
    const value = work();
    database.exec('COMMIT');
    return value;
  } catch (error) {
    database.exec('ROLLBACK');
    throw error;
  }
}

function openDatabase(dataFolder: string, now: number): Database.Database {
  const file = join(dataFolder, 'receiver.sqlite');
  let database: Database.Database | null = null;
  try {
    mkdirSync(dataFolder, { recursive: true });
    database = new Database(file);
    database.pragma('journal_mode = WAL');
    // An acknowledged batch must survive a power cut: in WAL mode only FULL syncs at each commit.
    database.pragma('synchronous = FULL');
    const findings = database.prepare('PRAGMA quick_check(1)').all() as { quick_check: string }[];
    if (findings[0]?.quick_check !== 'ok') {
      throw new Error(findings[0]?.quick_check ?? 'quick_check gave no answer');
    }
    const version = (database.prepare('PRAGMA user_version').get() as { user_version: number }).user_version;
    if (version > schemaVersion) {
      throw new Error(`it was written by a newer receiver (schema ${version}, this one knows ${schemaVersion})`);
    }
    if (version === 1) {
      database.exec('ALTER TABLE records ADD COLUMN converted_to TEXT');
    }
    database.exec(tables);
    database.prepare('DELETE FROM answers WHERE received_at < ?').run(now - rememberedMilliseconds);
    return database;
  } catch (error) {
    database?.close();
    throw new ReceiverStartError(
      `The receiver cannot use its data file ${file}: ${error instanceof Error ? error.message : String(error)}. ` +
        'Move the file away to begin anew, or name another folder in SYNCLINE_DATA.',
    );
  }
}
