import pg from 'pg';
import { journalTables, keepInPostgres, openPostgresJournal } from '../journal/postgres.ts';
import { settledDelivery } from '../journal/rows.ts';
import { ReceiverStartError } from '../settings/options.ts';
import type { RecordRow, Settlement, Storage, StoredRecord, VersionRow } from './storage.ts';
import { columns, heldFrom, recordFrom, recordKeyText, rememberedMilliseconds, rowFrom, sourcesOf } from './storage.ts';
import { cursorFrom, mostUpdates, pageFrom, updateRow } from './updates.ts';
import type { UpdateRow } from './updates.ts';
import type { Update, UpdatePage } from '../contract/update.ts';

// Ids compare byte by byte, as in SQLite: hence the C collation. The type json keeps its text as it came,
// where jsonb refuses the escape of the null character.
const tables = `
  CREATE TABLE IF NOT EXISTS records (
    object text COLLATE "C" NOT NULL, id text COLLATE "C" NOT NULL, source text COLLATE "C" NOT NULL, stamp text NOT NULL, revision bigint NOT NULL,
    reason text, merged_into text, data json, omitted json, digest text NOT NULL, effects integer NOT NULL,
    PRIMARY KEY (object, id, source)
  );
  ALTER TABLE records ADD COLUMN IF NOT EXISTS converted_to json, ADD COLUMN IF NOT EXISTS caused_by json,
    ADD COLUMN IF NOT EXISTS sent_digest text;
  CREATE TABLE IF NOT EXISTS answers (
    webhook_id text PRIMARY KEY, digest text NOT NULL, answer text NOT NULL, received_at bigint NOT NULL
  );
  CREATE TABLE IF NOT EXISTS shapes (source text NOT NULL, object text NOT NULL, shape text NOT NULL, PRIMARY KEY (source, object));
  CREATE TABLE IF NOT EXISTS updates (
    position bigserial PRIMARY KEY, id text NOT NULL UNIQUE, source text NOT NULL, content text NOT NULL, outcome text
  );
  DROP TABLE IF EXISTS streams;
  ${journalTables}
`;

/** Records were kept without their source once: they belong to the first that delivers. Answers were kept by a digest without it. */
const migration = `
  ALTER TABLE records ADD COLUMN source text COLLATE "C" NOT NULL DEFAULT '';
  ALTER TABLE records ALTER COLUMN source DROP DEFAULT, DROP CONSTRAINT records_pkey, ADD PRIMARY KEY (object, id, source);
  DROP TABLE IF EXISTS answers;
`;
const isWithoutSource = `
  SELECT to_regclass('records') IS NOT NULL AND NOT EXISTS (
    SELECT FROM pg_attribute WHERE attrelid = to_regclass('records') AND attname = 'source' AND NOT attisdropped
  ) AS before
`;

const selected = columns
  .replace('data, omitted', 'data::text AS data, omitted::text AS omitted')
  .replace('converted_to', 'converted_to::text AS converted_to')
  .replace('caused_by', 'caused_by::text AS caused_by');
const columnTypes = 'text text text text bigint text text json json text integer json json text'.split(' ');
const replaced = columns
  .split(', ')
  .slice(3)
  .map((column) => `${column} = excluded.${column}`)
  .join(', ');

/** The driver gives a bigint as text. */
type BigintRow<Row extends { revision: number }> = Omit<Row, 'revision'> & { revision: string };

/** Any number: names the lock under which batches are settled one at a time. */
const settlementLock = 4401;

/** Records in PostgreSQL. */
export async function openPostgresStorage(databaseUrl: string, now: number): Promise<Storage> {
  const pool = await openPool(databaseUrl, now);
  const hasRecordsWithoutSource = (await pool.query("SELECT FROM records WHERE source = '' LIMIT 1")).rowCount !== 0;

  const inTransaction = async <Value>(work: (client: pg.PoolClient) => Promise<Value>): Promise<Value> => {
    const client = await pool.connect();
    try {
      await client.query('BEGIN');
      // FOR UPDATE cannot lock rows that do not exist yet; one lock keeps two batches with one new record in order.
      await client.query('SELECT pg_advisory_xact_lock($1)', [settlementLock]);
      const value = await work(client);
      await client.query('COMMIT');
      client.release();
      return value;
    } catch (error) {
      // A connection whose rollback fails is thrown away rather than handed to the next batch.
      await client.query('ROLLBACK').then(
        () => client.release(),
        (broken: unknown) => client.release(broken instanceof Error ? broken : true),
      );
      throw error;
    }
  };

  return {
    journal: openPostgresJournal(pool, inTransaction),
    settle: (batch, decide) =>
      inTransaction(async (client): Promise<Settlement> => {
        const earlier = await client.query<{ digest: string; answer: string }>('SELECT digest, answer FROM answers WHERE webhook_id = $1', [
          batch.webhookId,
        ]);
        const found = earlier.rows[0];
        if (found) {
          if (found.digest !== batch.digest) return { kind: 'otherEvents' };
          const delivery = await keepInPostgres(client, settledDelivery(batch, 'repeated', found.answer), []);
          return { kind: 'repeated', answer: found.answer, delivery };
        }
        const sources = sourcesOf(batch);
        if (hasRecordsWithoutSource && sources[0] !== undefined) {
          await client.query("UPDATE records SET source = $1 WHERE source = ''", [sources[0]]);
        }
        const held = await client.query<BigintRow<RecordRow>>(
          `SELECT ${selected} FROM records JOIN unnest($1::text[], $2::text[], $3::text[]) AS wanted(wanted_object, wanted_id, wanted_source)
           ON object = wanted_object AND id = wanted_id AND source = wanted_source`,
          [batch.keys.map((key) => key.object), batch.keys.map((key) => key.id), batch.keys.map((key) => key.source)],
        );
        const updates: Update[] = [];
        for (const source of sources) {
          updates.push(...(await pendingUpdates(client, source, null, mostUpdates)).updates);
        }
        const decision = decide(new Map(held.rows.map((row) => [recordKeyText(row), numbered(row)])), updates);
        await writeRecords(client, decision.writes);
        if (decision.remember) {
          await client.query('INSERT INTO answers VALUES ($1, $2, $3, $4)', [
            batch.webhookId,
            batch.digest,
            decision.answer,
            batch.receivedAt,
          ]);
        }
        const { answer, arrivals } = decision;
        const delivery = await keepInPostgres(client, settledDelivery(batch, 'settled', answer), arrivals);
        return { kind: 'settled', answer, delivery };
      }),
    readRecords: async (object, id) => {
      const found = await pool.query<BigintRow<RecordRow>>(
        `SELECT ${selected} FROM records WHERE object = $1 AND id = $2 ORDER BY source`,
        [object, id],
      );
      return found.rows.map(numbered);
    },
    listRecords: async ({ object, source, after, limit }) => {
      const counted = await pool.query<{ total: string }>(
        'SELECT count(*) AS total FROM records WHERE object = $1 AND source = coalesce($2, source)',
        [object, source],
      );
      const page = await pool.query<BigintRow<RecordRow>>(
        `SELECT ${selected} FROM records WHERE object = $1 AND id > $2 AND source = coalesce($3, source) ORDER BY id, source LIMIT $4`,
        [object, after, source, limit],
      );
      return { total: Number(counted.rows[0]?.total), records: page.rows.map(numbered) };
    },
    listVersions: async (source, object, { after, upTo }) => {
      const found = await pool.query<BigintRow<VersionRow>>(
        `SELECT id, stamp, revision, reason, sent_digest FROM records
         WHERE object = $1 AND source = $2 AND id > $3 AND ($4::text IS NULL OR id <= $4) ORDER BY id`,
        [object, source, after ?? '', upTo],
      );
      return found.rows.map((row) => heldFrom({ ...row, revision: Number(row.revision) }));
    },
    addUpdate: async (update) => {
      await pool.query('INSERT INTO updates (id, source, content) VALUES ($1, $2, $3)', updateRow(update));
    },
    listUpdates: (source, after, limit) => pendingUpdates(pool, source, after, limit),
    keepOutcomes: (outcomes) =>
      inTransaction(async (client) => {
        for (const { source, update, outcome } of outcomes) {
          await client.query('UPDATE updates SET outcome = $1 WHERE source = $2 AND id = $3', [outcome, source, update]);
        }
      }),
    keepSchema: (streams) =>
      inTransaction(async (client) => {
        const changed: boolean[] = [];
        for (const { source, object, shape } of streams) {
          const before = await client.query<{ shape: string }>('SELECT shape FROM shapes WHERE source = $1 AND object = $2', [
            source,
            object,
          ]);
          await client.query('INSERT INTO shapes VALUES ($1, $2, $3) ON CONFLICT (source, object) DO UPDATE SET shape = excluded.shape', [
            source,
            object,
            shape,
          ]);
          changed.push(before.rows[0]?.shape !== shape);
        }
        return changed;
      }),
    ping: async () => {
      await pool.query('SELECT 1');
    },
    close: () => pool.end(),
  };
}

async function pendingUpdates(client: pg.Pool | pg.PoolClient, source: string, after: string | null, limit: number): Promise<UpdatePage> {
  const found = await client.query<{ position: string; content: string }>(
    'SELECT position, content FROM updates WHERE source = $1 AND outcome IS NULL AND position > $2 ORDER BY position LIMIT $3',
    [source, cursorFrom(after), limit],
  );
  return pageFrom(
    found.rows.map(({ position, content }): UpdateRow => ({ position: Number(position), content })),
    after,
  );
}

async function writeRecords(client: pg.PoolClient, records: readonly StoredRecord[]): Promise<void> {
  if (records.length === 0) {
    return;
  }
  const rows = records.map(rowFrom);
  const arrays = columnTypes.map((type, column) => `$${column + 1}::${type}[]`).join(', ');
  await client.query(
    `INSERT INTO records (${columns}) SELECT * FROM unnest(${arrays})
     ON CONFLICT (object, id, source) DO UPDATE SET ${replaced}`,
    columnTypes.map((_, column) => rows.map((row) => row[column])),
  );
}

function numbered(row: BigintRow<RecordRow>): StoredRecord {
  return recordFrom({ ...row, revision: Number(row.revision) });
}

async function openPool(databaseUrl: string, now: number): Promise<pg.Pool> {
  let pool: pg.Pool | null = null;
  try {
    pool = new pg.Pool({ connectionString: databaseUrl, connectionTimeoutMillis: 5000 });
    // Without a listener a lost idle connection would end the process; the next query opens another.
    pool.on('error', (error) => console.error(`The receiver lost a connection to PostgreSQL: ${error.message}`));
    if ((await pool.query<{ before: boolean }>(isWithoutSource)).rows[0]?.before) {
      await pool.query(migration);
    }
    await pool.query(tables);
    await pool.query('DELETE FROM answers WHERE received_at < $1', [now - rememberedMilliseconds]);
    return pool;
  } catch (error) {
    await pool?.end();
    throw new ReceiverStartError(
      `The receiver cannot use the PostgreSQL database of DATABASE_URL: ${reasonOf(error)}. ` +
        'Correct the variable, start the server, or unset it to use SQLite.',
    );
  }
}

/** A refused connection to a name with several addresses comes as an AggregateError with an empty message. */
function reasonOf(error: unknown): string {
  if (error instanceof AggregateError) {
    return error.errors.map(reasonOf).join(', ');
  }
  return error instanceof Error ? error.message : String(error);
}
