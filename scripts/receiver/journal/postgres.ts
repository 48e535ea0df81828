import type pg from 'pg';
import {
  arrivalColumns,
  arrivalFrom,
  arrivalRow,
  countFrom,
  deliveryColumns,
  deliveryFrom,
  deliveryRow,
  wholeArrivalFrom,
} from './rows.ts';
import type { ArrivalRow, CountRow, DeliveryRow, WholeArrivalRow } from './rows.ts';
import { endOfTime, mostKept } from './journal.ts';
import type { Arrival, Delivery, Journal, Span, WantedTerm } from './journal.ts';
import { termsOf } from './terms.ts';

export const journalTables = `
  CREATE TABLE IF NOT EXISTS deliveries (
    position bigserial PRIMARY KEY, webhook_id text COLLATE "C" NOT NULL, received_at bigint NOT NULL, summary text NOT NULL
  );
  CREATE INDEX IF NOT EXISTS deliveries_by_webhook ON deliveries (webhook_id, position);
  CREATE TABLE IF NOT EXISTS arrivals (
    position bigserial PRIMARY KEY, delivery bigint NOT NULL, object text NOT NULL, id text COLLATE "C" NOT NULL, source text NOT NULL,
    effective integer NOT NULL, head text NOT NULL, content text NOT NULL, terms tsvector NOT NULL
  );
  CREATE INDEX IF NOT EXISTS arrivals_by_record ON arrivals (id, position);
  CREATE INDEX IF NOT EXISTS arrivals_by_delivery ON arrivals (delivery, position);
  CREATE INDEX IF NOT EXISTS arrivals_by_term ON arrivals USING gin (terms);
  CREATE INDEX IF NOT EXISTS records_by_state ON records (object, reason);
`;

const joined = 'arrivals a JOIN deliveries d ON d.position = a.delivery';
const arrivalTypes = ['text', 'text', 'text', 'integer', 'text', 'text'];

/** Within the caller's transaction; answers the delivery's position. */
export async function keepInPostgres(
  client: pg.PoolClient,
  delivery: Delivery,
  arrivals: readonly Arrival[],
  most = mostKept,
): Promise<number> {
  const inserted = await client.query<{ position: string }>(
    'INSERT INTO deliveries (webhook_id, received_at, summary) VALUES ($1, $2, $3) RETURNING position',
    deliveryRow(delivery),
  );
  const position = Number(inserted.rows[0]?.position);
  const rows = arrivals.map(arrivalRow);
  const terms = arrivals.map((arrival) => termsOf(arrival, delivery.webhookId).join(' '));
  const arrays = [...arrivalTypes, 'text'].map((type, column) => `$${column + 2}::${type}[]`).join(', ');
  await client.query(
    `INSERT INTO arrivals (delivery, object, id, source, effective, head, content, terms)
     SELECT $1, object, id, source, effective, head, content, array_to_tsvector(string_to_array(terms, ' '))
     FROM unnest(${arrays}) WITH ORDINALITY AS given(object, id, source, effective, head, content, terms, place) ORDER BY place`,
    [position, ...arrivalTypes.map((_, column) => rows.map((row) => row[column])), terms],
  );
  await client.query('DELETE FROM arrivals WHERE position <= (SELECT max(position) FROM arrivals) - $1::bigint OR delivery <= $2::bigint', [
    most,
    position - most,
  ]);
  await client.query('DELETE FROM deliveries WHERE position <= $1', [position - most]);
  return position;
}

export function openPostgresJournal(
  pool: pg.Pool,
  inTransaction: <Value>(work: (client: pg.PoolClient) => Promise<Value>) => Promise<Value>,
): Journal {
  const bounds = ({ before, after, limit }: Span): number[] => [before ?? endOfTime, after ?? 0, limit];
  const newestIn = async (table: string): Promise<number> => {
    const found = await pool.query<{ newest: string }>(`SELECT coalesce(max(position), 0) AS newest FROM ${table}`);
    return Number(found.rows[0]?.newest);
  };
  return {
    addRefused: (delivery) =>
      inTransaction(async (client) => {
        await keepInPostgres(client, delivery, []);
      }),
    noteFault: async (delivery, fault, status) => {
      await pool.query(
        `UPDATE deliveries SET summary = (summary::jsonb || jsonb_build_object('fault', $1::text, 'status', $2::integer))::text
         WHERE position = $3`,
        [fault, status, delivery],
      );
    },
    listArrivals: async ({ wanted, delivery, ...span }) => {
      const found = await pool.query<ArrivalRow>(
        `SELECT ${arrivalColumns} FROM ${joined}
         WHERE a.position < $1 AND a.position > $2 AND ($4::bigint IS NULL OR a.delivery = $4) ${wanted.length === 0 ? '' : 'AND a.terms @@ $5::tsquery'}
         ORDER BY a.position DESC LIMIT $3`,
        [...bounds(span), delivery, ...(wanted.length === 0 ? [] : [matching(wanted)])],
      );
      return found.rows.map(arrivalFrom);
    },
    readArrival: async (position) => {
      const found = await pool.query<WholeArrivalRow>(`SELECT ${arrivalColumns}, a.content FROM ${joined} WHERE a.position = $1`, [
        position,
      ]);
      return found.rows[0] === undefined ? null : wholeArrivalFrom(found.rows[0]);
    },
    listRecordArrivals: async ({ id, object, source, onlyEffective }, span) => {
      const found = await pool.query<WholeArrivalRow>(
        `SELECT ${arrivalColumns}, a.content FROM ${joined} WHERE a.id = $4 AND a.object = $5 AND a.source = $6 AND a.effective >= $7
         AND a.position < $1 AND a.position > $2 ORDER BY a.position DESC LIMIT $3`,
        [...bounds(span), id, object, source, onlyEffective ? 1 : 0],
      );
      return found.rows.map(wholeArrivalFrom);
    },
    listDeliveries: async (webhookId, span) => {
      const found = await pool.query<DeliveryRow>(
        `SELECT ${deliveryColumns} FROM deliveries WHERE position < $1 AND position > $2 AND ($4 = '' OR starts_with(webhook_id, $4))
         ORDER BY position DESC LIMIT $3`,
        [...bounds(span), webhookId],
      );
      return found.rows.map(deliveryFrom);
    },
    readDelivery: async (position) => {
      const found = await pool.query<DeliveryRow>(`SELECT ${deliveryColumns} FROM deliveries WHERE position = $1`, [position]);
      return found.rows[0] === undefined ? null : deliveryFrom(found.rows[0]);
    },
    newestArrival: () => newestIn('arrivals'),
    newestDelivery: () => newestIn('deliveries'),
    countRecords: async () => {
      const found = await pool.query<CountRow>('SELECT object, reason, count(*) AS records FROM records GROUP BY object, reason');
      return found.rows.map(countFrom);
    },
  };
}

/** Quoted, since a term may hold a colon; quotes and backslashes it does not hold. */
function matching(wanted: readonly WantedTerm[]): string {
  return wanted.map(({ term, isBeginning }) => `'${term}'${isBeginning ? ':*' : ''}`).join(' & ');
}
