import pg from 'pg';
import { ReceiverStartError } from '../settings/options.ts';
import type { RecordRow, RecordVersion, Settlement, Storage, StoredRecord } from './storage.ts';
import { columns, recordFrom, recordKeyText, rememberedMilliseconds, rowFrom } from './storage.ts';

// Ids compare byte by byte, as in SQLite: hence the C collation. The type json keeps its text as it came,
// where jsonb refuses the escape of the null character.
const tables = `
  CREATE TABLE IF NOT EXISTS records (
    object text COLLATE "C" NOT NULL, id text COLLATE "C" NOT NULL, stamp text NOT NULL, revision bigint NOT NULL,
    reason text, merged_into text, data json, omitted json, digest text NOT NULL, effects integer NOT NULL,
    PRIMARY KEY (object, id)
  );
  ALTER TABLE records ADD COLUMN IF NOT EXISTS converted_to json;
  CREATE TABLE IF NOT EXISTS answers (
    webhook_id text PRIMARY KEY, digest text NOT NULL, answer text NOT NULL, received_at bigint NOT NULL
  );
  CREATE TABLE IF NOT EXISTS streams (object text PRIMARY KEY, shape text NOT NULL);
`;

const selected = columns
  .replace('data, omitted', 'data::text AS data, omitted::text AS omitted')
  .replace('converted_to', 'converted_to::text AS converted_to');
const columnTypes = ['text', 'text', 'text', 'bigint', 'text', 'text', 'json', 'json', 'text', 'integer', 'json'];
const replaced = columns
  .split(', ')
  .slice(2)
  .map((column) => `${column} = excluded.${column}`)
  .join(', ');

/** The driver gives a bigint as text. */
type BigintRow<Row> = Omit<Row, 'revision'> & { revision: string };

/** Any number: names the lock under which batches are settled one at a time. */
const settlementLock = 4401;

/** Records in PostgreSQL. */
export async function openPostgresStorage(databaseUrl: string, now: number): Promise<Storage> {
  const pool = await openPool(databaseUrl, now);

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
    settle: (batch, decide) =>
      inTransaction(async (client): Promise<Settlement> => {
        const earlier = await client.query<{ digest: string; answer: string }>('SELECT digest, answer FROM answers WHERE webhook_id = $1', [
          batch.webhookId,
        ]);
        const found = earlier.rows[0];
        if (found) {
          return found.digest === batch.digest ? { kind: 'repeated', answer: found.answer } : { kind: 'otherEvents' };
        }
        const held = await client.query<BigintRow<RecordRow>>(
          `SELECT ${selected} FROM records JOIN unnest($1::text[], $2::text[]) AS wanted(wanted_object, wanted_id)
           ON object = wanted_object AND id = wanted_id`,
          [batch.keys.map((key) => key.object), batch.keys.map((key) => key.id)],
        );
        const decision = decide(new Map(held.rows.map((row) => [recordKeyText(row), numbered(row)])));
        await writeRecords(client, decision.writes);
        if (decision.remember) {
          await client.query('INSERT INTO answers VALUES ($1, $2, $3, $4)', [
            batch.webhookId,
            batch.digest,
            decision.answer,
            batch.receivedAt,
          ]);
        }
        return { kind: 'settled', answer: decision.answer };
      }),
    readRecord: async ({ object, id }) => {
      const found = await pool.query<BigintRow<RecordRow>>(`SELECT ${selected} FROM records WHERE object = $1 AND id = $2`, [object, id]);
      return found.rows[0] ? numbered(found.rows[0]) : null;
    },
    listRecords: async (object, after, limit) => {
      const counted = await pool.query<{ total: string }>('SELECT count(*) AS total FROM records WHERE object = $1', [object]);
      const page = await pool.query<BigintRow<RecordRow>>(
        `SELECT ${selected} FROM records WHERE object = $1 AND id > $2 ORDER BY id LIMIT $3`,
        [object, after, limit],
      );
      return { total: Number(counted.rows[0]?.total), records: page.rows.map(numbered) };
    },
    listVersions: async (object, { after, upTo }) => {
      const found = await pool.query<BigintRow<RecordVersion>>(
        `SELECT id, stamp, revision FROM records
         WHERE object = $1 AND reason IS NULL AND id > $2 AND ($3::text IS NULL OR id <= $3) ORDER BY id`,
        [object, after ?? '', upTo],
      );
      return found.rows.map((row) => ({ ...row, revision: Number(row.revision) }));
    },
    keepSchema: (streams) =>
      inTransaction(async (client) => {
        const changed: boolean[] = [];
        for (const { object, shape } of streams) {
          const before = await client.query<{ shape: string }>('SELECT shape FROM streams WHERE object = $1', [object]);
          await client.query('INSERT INTO streams VALUES ($1, $2) ON CONFLICT (object) DO UPDATE SET shape = excluded.shape', [
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

async function writeRecords(client: pg.PoolClient, records: readonly StoredRecord[]): Promise<void> {
  if (records.length === 0) {
    return;
  }
  const rows = records.map(rowFrom);
  const arrays = columnTypes.map((type, column) => `$${column + 1}::${type}[]`).join(', ');
  await client.query(
    `INSERT INTO records (${columns}) SELECT * FROM unnest(${arrays})
     ON CONFLICT (object, id) DO UPDATE SET ${replaced}`,
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
