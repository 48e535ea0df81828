import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'libsql';
import { journalTables, openSqliteJournal } from '../journal/sqlite.ts';
import { settledDelivery } from '../journal/rows.ts';
import { ReceiverStartError } from '../settings/options.ts';
import type { Update } from '../contract/update.ts';
import type { Decision, RecordRow, Settlement, Storage, StoredRecord } from './storage.ts';
import { inTransaction, promised } from '../sqlite/work.ts';
import { columns, heldFrom, recordFrom, recordKeyText, rememberedMilliseconds, rowFrom, sourcesOf } from './storage.ts';
import type { VersionRow } from './storage.ts';
import { cursorFrom, mostUpdates, pageFrom, updateRow } from './updates.ts';
import type { UpdateRow } from './updates.ts';

const schemaVersion = 3;

const tables = `
  CREATE TABLE IF NOT EXISTS records (
    object TEXT NOT NULL, id TEXT NOT NULL, source TEXT NOT NULL, stamp TEXT NOT NULL, revision INTEGER NOT NULL,
    reason TEXT, merged_into TEXT, data TEXT, omitted TEXT, digest TEXT NOT NULL, effects INTEGER NOT NULL,
    converted_to TEXT, caused_by TEXT, sent_digest TEXT,
    PRIMARY KEY (object, id, source)
  ) WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS answers (
    webhook_id TEXT PRIMARY KEY, digest TEXT NOT NULL, answer TEXT NOT NULL, received_at INTEGER NOT NULL
  ) WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS shapes (
    source TEXT NOT NULL, object TEXT NOT NULL, shape TEXT NOT NULL, PRIMARY KEY (source, object)
  ) WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS updates (
    position INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, source TEXT NOT NULL, content TEXT NOT NULL, outcome TEXT
  );
  ${journalTables}
  PRAGMA user_version = ${schemaVersion};
`;

/** Until version 3 records were kept without their source: they belong to the first that delivers. Answers were kept by a digest without it. */
const migration = `
  ALTER TABLE records RENAME TO records_without_source;
  ${tables}
  INSERT INTO records (object, id, source, stamp, revision, reason, merged_into, data, omitted, digest, effects, converted_to)
    SELECT object, id, '', stamp, revision, reason, merged_into, data, omitted, digest, effects, converted_to FROM records_without_source;
  DROP TABLE records_without_source;
  DROP TABLE IF EXISTS streams;
  DELETE FROM answers;
`;

/** Records in `<dataFolder>/receiver.sqlite`. Synchronous inside, so one batch is settled at a time. */
export function openSqliteStorage(dataFolder: string, now: number): Storage {
  const database = openDatabase(dataFolder, now);
  const journal = openSqliteJournal(database);
  const selectAnswer = database.prepare('SELECT digest, answer FROM answers WHERE webhook_id = ?');
  const insertAnswer = database.prepare('INSERT INTO answers VALUES (?, ?, ?, ?)');
  const selectRecord = database.prepare(`SELECT ${columns} FROM records WHERE object = ? AND id = ? AND source = ?`);
  const selectRecords = database.prepare(`SELECT ${columns} FROM records WHERE object = ? AND id = ? ORDER BY source`);
  const replaceRecord = database.prepare(`REPLACE INTO records (${columns}) VALUES (${columns.replaceAll(/\w+/g, '?')})`);
  const selectPage = database.prepare(
    `SELECT ${columns} FROM records WHERE object = ? AND id > ? AND source = coalesce(?, source) ORDER BY id, source LIMIT ?`,
  );
  const countRecords = database.prepare('SELECT count(*) AS total FROM records WHERE object = ? AND source = coalesce(?, source)');
  const selectVersions = database.prepare(
    `SELECT id, stamp, revision, reason, sent_digest FROM records
     WHERE object = ? AND source = ? AND id > ? AND (? IS NULL OR id <= ?) ORDER BY id`,
  );
  const selectStream = database.prepare('SELECT shape FROM shapes WHERE source = ? AND object = ?');
  const replaceStream = database.prepare('REPLACE INTO shapes VALUES (?, ?, ?)');
  const insertUpdate = database.prepare('INSERT INTO updates (id, source, content) VALUES (?, ?, ?)');
  const selectUpdates = database.prepare(
    'SELECT position, content FROM updates WHERE source = ? AND outcome IS NULL AND position > ? ORDER BY position LIMIT ?',
  );
  const setOutcome = database.prepare('UPDATE updates SET outcome = ? WHERE source = ? AND id = ?');
  const hasRecordsWithoutSource = database.prepare("SELECT 1 FROM records WHERE source = '' LIMIT 1").get() !== undefined;

  const adoptRecords = database.prepare("UPDATE records SET source = ? WHERE source = ''");
  const pendingUpdates = (source: string): Update[] => pageFrom(selectUpdates.all(source, 0, mostUpdates) as UpdateRow[], null).updates;

  return {
    journal,
    settle: (batch, decide) =>
      promised(() =>
        inTransaction(database, (): Settlement => {
          const earlier = selectAnswer.get(batch.webhookId) as { digest: string; answer: string } | undefined;
          if (earlier) {
            if (earlier.digest !== batch.digest) return { kind: 'otherEvents' };
            const { answer } = earlier;
            return { kind: 'repeated', answer, delivery: journal.keep(settledDelivery(batch, 'repeated', answer), []) };
          }
          const sources = sourcesOf(batch);
          if (hasRecordsWithoutSource && sources[0] !== undefined) {
            adoptRecords.run(sources[0]);
          }
          const held = new Map<string, StoredRecord>();
          for (const key of batch.keys) {
            const row = selectRecord.get(key.object, key.id, key.source) as RecordRow | undefined;
            if (row) {
              held.set(recordKeyText(key), recordFrom(row));
            }
          }
          const decision: Decision = decide(held, sources.flatMap(pendingUpdates));
          for (const record of decision.writes) {
            replaceRecord.run(...rowFrom(record));
          }
          if (decision.remember) {
            insertAnswer.run(batch.webhookId, batch.digest, decision.answer, batch.receivedAt);
          }
          const { answer, arrivals } = decision;
          return { kind: 'settled', answer, delivery: journal.keep(settledDelivery(batch, 'settled', answer), arrivals) };
        }),
      ),
    readRecords: (object, id) => promised(() => (selectRecords.all(object, id) as RecordRow[]).map(recordFrom)),
    listRecords: ({ object, source, after, limit }) =>
      promised(() => ({
        total: (countRecords.get(object, source) as { total: number }).total,
        records: (selectPage.all(object, after, source, limit) as RecordRow[]).map(recordFrom),
      })),
    listVersions: (source, object, { after, upTo }) =>
      promised(() => (selectVersions.all(object, source, after ?? '', upTo, upTo) as VersionRow[]).map(heldFrom)),
    addUpdate: (update) => promised(() => void insertUpdate.run(...updateRow(update))),
    listUpdates: (source, after, limit) =>
      promised(() => pageFrom(selectUpdates.all(source, cursorFrom(after), limit) as UpdateRow[], after)),
    keepOutcomes: (outcomes) =>
      promised(() =>
        inTransaction(database, () => {
          outcomes.forEach(({ source, update, outcome }) => setOutcome.run(outcome, source, update));
        }),
      ),
    keepSchema: (streams) =>
      promised(() =>
        inTransaction(database, () =>
          streams.map(({ source, object, shape }) => {
            const before = selectStream.get(source, object) as { shape: string } | undefined;
            replaceStream.run(source, object, shape);
            return before?.shape !== shape;
          }),
        ),
      ),
    ping: () => promised(() => void database.prepare('SELECT 1').get()),
    close: () => promised(() => void database.close()),
  };
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
    const opened = database;
    inTransaction(opened, () => {
      if (version === 1) {
        opened.exec('ALTER TABLE records ADD COLUMN converted_to TEXT');
      }
      opened.exec(version === 1 || version === 2 ? migration : tables);
    });
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
