import type Database from 'libsql';
import { inTransaction, promised } from '../sqlite/work.ts';
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
import type { Arrival, Delivery, Journal, WantedTerm } from './journal.ts';
import { termsOf } from './terms.ts';

// The big column stands last: whoever reads the others does not read its pages. Terms hold no text of their own, only where it occurs.
export const journalTables = `
  CREATE TABLE IF NOT EXISTS deliveries (
    position INTEGER PRIMARY KEY AUTOINCREMENT, webhook_id TEXT NOT NULL, received_at INTEGER NOT NULL,
    first_arrival INTEGER NOT NULL DEFAULT 0, last_arrival INTEGER NOT NULL DEFAULT 0, summary TEXT NOT NULL
  );
  CREATE INDEX IF NOT EXISTS deliveries_by_webhook ON deliveries (webhook_id, position);
  CREATE TABLE IF NOT EXISTS arrivals (
    position INTEGER PRIMARY KEY AUTOINCREMENT, delivery INTEGER NOT NULL, object TEXT NOT NULL, id TEXT NOT NULL, source TEXT NOT NULL,
    effective INTEGER NOT NULL, head TEXT NOT NULL, content TEXT NOT NULL
  );
  CREATE INDEX IF NOT EXISTS arrivals_by_record ON arrivals (id, position);
  CREATE VIRTUAL TABLE IF NOT EXISTS arrival_terms USING fts5 (
    terms, content = '', contentless_delete = 1, detail = none, tokenize = "ascii tokenchars '_:'"
  );
  CREATE INDEX IF NOT EXISTS records_by_state ON records (object, reason);
`;

export interface SqliteJournal extends Journal {
  /** Within the caller's transaction; answers the delivery's position. */
  keep(delivery: Delivery, arrivals: readonly Arrival[]): number;
}

export function openSqliteJournal(database: Database.Database, most = mostKept): SqliteJournal {
  const insertDelivery = database.prepare('INSERT INTO deliveries (webhook_id, received_at, summary) VALUES (?, ?, ?)');
  const setArrivals = database.prepare('UPDATE deliveries SET first_arrival = ?, last_arrival = ? WHERE position = ?');
  const insertArrival = database.prepare(
    'INSERT INTO arrivals (delivery, object, id, source, effective, head, content) VALUES (?, ?, ?, ?, ?, ?, ?)',
  );
  const insertTerms = database.prepare('INSERT INTO arrival_terms (rowid, terms) VALUES (?, ?)');
  const lastArrivalUntil = database.prepare('SELECT max(last_arrival) AS last FROM deliveries WHERE position <= ?');
  const forget = ['arrivals WHERE position <= ?', 'arrival_terms WHERE rowid <= ?'].map((rows) => database.prepare(`DELETE FROM ${rows}`));
  const forgetDeliveries = database.prepare('DELETE FROM deliveries WHERE position <= ?');
  const selectDelivery = database.prepare(`SELECT ${deliveryColumns} FROM deliveries WHERE position = ?`);
  const setSummary = database.prepare(`UPDATE deliveries SET summary = json_set(summary, '$.fault', ?, '$.status', ?) WHERE position = ?`);
  const arrivalsOf = database.prepare('SELECT first_arrival, last_arrival FROM deliveries WHERE position = ?');
  const joined = 'arrivals a JOIN deliveries d ON d.position = a.delivery';
  const selectArrivals = database.prepare(
    `SELECT ${arrivalColumns} FROM ${joined} WHERE a.position < ? AND a.position > ? ORDER BY a.position DESC LIMIT ?`,
  );
  const findArrivals = database.prepare(
    `SELECT ${arrivalColumns} FROM arrival_terms t JOIN arrivals a ON a.position = t.rowid JOIN deliveries d ON d.position = a.delivery
     WHERE arrival_terms MATCH ? AND t.rowid < ? AND t.rowid > ? ORDER BY t.rowid DESC LIMIT ?`,
  );
  const selectArrival = database.prepare(`SELECT ${arrivalColumns}, a.content FROM ${joined} WHERE a.position = ?`);
  const selectRecordArrivals = database.prepare(
    `SELECT ${arrivalColumns}, a.content FROM ${joined} WHERE a.id = ? AND a.object = ? AND a.source = ? AND a.effective >= ?
     AND a.position < ? AND a.position > ? ORDER BY a.position DESC LIMIT ?`,
  );
  const selectDeliveries = database.prepare(
    `SELECT ${deliveryColumns} FROM deliveries WHERE position < ? AND position > ? ORDER BY position DESC LIMIT ?`,
  );
  const findDeliveries = database.prepare(
    `SELECT ${deliveryColumns} FROM deliveries WHERE webhook_id >= ? AND webhook_id < ? || char(1114111) AND position < ? AND position > ?
     ORDER BY position DESC LIMIT ?`,
  );
  const [newestArrival, newestDelivery] = ['arrivals', 'deliveries'].map((table) =>
    database.prepare(`SELECT coalesce(max(position), 0) AS newest FROM ${table}`),
  ) as [Database.Statement, Database.Statement];
  const countRecords = database.prepare('SELECT object, reason, count(*) AS records FROM records GROUP BY object, reason');

  const forgetOldest = (newestDelivery: number, newestArrival: number): void => {
    const delivery = newestDelivery - most;
    const { last } = lastArrivalUntil.get(delivery) as { last: number | null };
    const arrival = Math.max(newestArrival - most, last ?? 0);
    if (arrival > 0) forget.forEach((statement) => statement.run(arrival));
    if (delivery > 0) forgetDeliveries.run(delivery);
  };

  const keep: SqliteJournal['keep'] = (delivery, arrivals) => {
    const position = Number(insertDelivery.run(...deliveryRow(delivery)).lastInsertRowid);
    const positions = arrivals.map((arrival) => {
      const at = Number(insertArrival.run(position, ...arrivalRow(arrival)).lastInsertRowid);
      insertTerms.run(at, termsOf(arrival, delivery.webhookId).join(' '));
      return at;
    });
    const last = positions.at(-1) ?? 0;
    setArrivals.run(positions[0] ?? 0, last, position);
    forgetOldest(position, last);
    return position;
  };

  return {
    keep,
    addRefused: (delivery) => promised(() => void inTransaction(database, () => keep(delivery, []))),
    noteFault: (delivery, fault, status) => promised(() => void setSummary.run(fault, status, delivery)),
    listArrivals: ({ wanted, delivery, before, after, limit }) =>
      promised(() => {
        const own = delivery === null ? everything : (arrivalsOf.get(delivery) as ArrivalsOfDelivery | undefined);
        if (!own?.last_arrival) return [];
        const span = [Math.min(before ?? endOfTime, own.last_arrival + 1), Math.max(after ?? 0, own.first_arrival - 1), limit];
        const rows = wanted.length === 0 ? selectArrivals.all(...span) : findArrivals.all(matching(wanted), ...span);
        return (rows as ArrivalRow[]).map(arrivalFrom);
      }),
    readArrival: (position) =>
      promised(() => {
        const row = selectArrival.get(position) as WholeArrivalRow | undefined;
        return row === undefined ? null : wholeArrivalFrom(row);
      }),
    listRecordArrivals: ({ id, object, source, onlyEffective }, { before, after, limit }) =>
      promised(() => {
        const rows = selectRecordArrivals.all(id, object, source, onlyEffective ? 1 : 0, before ?? endOfTime, after ?? 0, limit);
        return (rows as WholeArrivalRow[]).map(wholeArrivalFrom);
      }),
    listDeliveries: (webhookId, { before, after, limit }) =>
      promised(() => {
        const span = [before ?? endOfTime, after ?? 0, limit];
        const rows = webhookId === '' ? selectDeliveries.all(...span) : findDeliveries.all(webhookId, webhookId, ...span);
        return (rows as DeliveryRow[]).map(deliveryFrom);
      }),
    readDelivery: (position) =>
      promised(() => {
        const row = selectDelivery.get(position) as DeliveryRow | undefined;
        return row === undefined ? null : deliveryFrom(row);
      }),
    newestArrival: () => promised(() => (newestArrival.get() as { newest: number }).newest),
    newestDelivery: () => promised(() => (newestDelivery.get() as { newest: number }).newest),
    countRecords: () => promised(() => (countRecords.all() as CountRow[]).map(countFrom)),
  };
}

/** Zeros where it brought none. */
interface ArrivalsOfDelivery {
  first_arrival: number;
  last_arrival: number;
}

const everything: ArrivalsOfDelivery = { first_arrival: 1, last_arrival: endOfTime - 1 };

/** Terms hold neither quotes nor spaces. */
function matching(wanted: readonly WantedTerm[]): string {
  return wanted.map(({ term, isBeginning }) => `"${term}"${isBeginning ? '*' : ''}`).join(' AND ');
}
