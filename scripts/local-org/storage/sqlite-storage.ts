/**
 * One SQLite connection of one thread. A file is opened in WAL mode, where readers never wait for the writer and see the last committed state
 * (the platform reads committed data as well); `synchronous = NORMAL` hands every commit to the operating system, so that a killed
 * process loses nothing it had committed.
 */
import LibsqlDatabase from 'libsql';
import type { Storage } from '../contracts/transaction.ts';
import { createStatistics, tableWrittenBy } from './statistics.ts';
import { readableError } from './storage-errors.ts';

export type SqlValue = null | number | bigint | string | Uint8Array;

export interface SqliteStorage extends Storage {
  /** null: in memory. */
  readonly file: string | null;
  exec(sql: string): void;
  /** SQLite's own description of how it will run a query: which index, or a scan. After it the connection no longer notices changes of the schema. */
  explain(sql: string, parameters?: readonly unknown[]): readonly string[];
  close(): void;
}

/** How long a transaction waits for another thread's write to end. A callout holds no lock, so writes are short. */
const busyMilliseconds = 120_000;

const cachedStatements = 2_000;

/** As much of a file is read where the operating system holds it, without a copy of each page: scattered rows of a large table in half the time. */
const mappedBytes = 2 ** 31 - 1;

/** Parameters go as one list: the driver takes a single null for a set of named ones. */
interface Statement {
  /** The table that it writes; null where it only reads. */
  readonly writes: string | null;
  all(parameters: readonly SqlValue[]): unknown[];
  /** The first row, in half the time of `all`, with a `_metadata` of the driver's in it. */
  get(parameters: readonly SqlValue[]): unknown;
  run(parameters: readonly SqlValue[]): { readonly changes: number };
}

export function openStorage(file: string | null): SqliteStorage {
  const connection = connect(file);
  const statements = new Map<string, Statement>();
  const statistics = createStatistics({
    all: (sql, parameters) => connection.prepare<[readonly SqlValue[]]>(sql).all(parameters) as Record<string, unknown>[],
    exec: (sql) => void connection.exec(sql),
  });
  let isWriting = false;

  function prepare(sql: string): Statement {
    let statement = statements.get(sql);
    if (statement === undefined) {
      if (statements.size >= cachedStatements) statements.clear();
      statement = Object.assign(connection.prepare<[readonly SqlValue[]]>(sql), { writes: tableWrittenBy(sql) });
      statements.set(sql, statement);
    }
    return statement;
  }

  function attempt<T>(work: () => T): T {
    try {
      return work();
    } catch (error) {
      throw readableError(error, file);
    }
  }

  function noteChanges(table: string, changes: number): void {
    statistics.note(table, changes);
    if (!connection.inTransaction) statistics.refresh();
  }

  const all = (sql: string, parameters: readonly unknown[] = []): Record<string, unknown>[] =>
    attempt(() => {
      const statement = prepare(sql);
      const rows = statement.all(parameters.map(bindable)) as Record<string, unknown>[];
      if (statement.writes !== null) noteChanges(statement.writes, Number(all('SELECT changes() AS "changes"')[0]?.['changes']));
      return rows;
    });

  return {
    file,
    all,
    get: (sql, parameters = []) =>
      attempt(() => {
        const row = prepare(sql).get(parameters.map(bindable)) as Record<string, unknown> | undefined;
        if (row !== undefined) delete row['_metadata'];
        return row;
      }),
    run: (sql, parameters = []) =>
      attempt(() => {
        const statement = prepare(sql);
        const { changes } = statement.run(parameters.map(bindable));
        if (statement.writes !== null) noteChanges(statement.writes, changes);
        return { changes };
      }),
    exec: (sql) => void attempt(() => connection.exec(sql)),
    explain: (sql, parameters) => all(`EXPLAIN QUERY PLAN ${sql}`, parameters).map((row) => String(row['detail'])),
    beginWrite() {
      if (isWriting) return;
      // Inside somebody's savepoint there is a transaction already; SQLite takes the lock at its first write.
      if (!connection.inTransaction) attempt(() => connection.exec('BEGIN IMMEDIATE'));
      isWriting = true;
    },
    get isWriting() {
      return isWriting;
    },
    commit() {
      if (connection.inTransaction)
        attempt(() => {
          statistics.refresh();
          connection.exec('COMMIT');
        });
      isWriting = false;
    },
    rollback() {
      if (connection.inTransaction) attempt(() => connection.exec('ROLLBACK'));
      statistics.forget();
      isWriting = false;
    },
    close: () => void connection.close(),
  };
}

function connect(file: string | null): InstanceType<typeof LibsqlDatabase> {
  try {
    const connection = new LibsqlDatabase(file ?? ':memory:');
    connection.exec(`PRAGMA busy_timeout = ${busyMilliseconds}`);
    if (file !== null) connection.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL');
    connection.exec('PRAGMA cache_size = -65536; PRAGMA temp_store = MEMORY');
    connection.exec(`PRAGMA mmap_size = ${mappedBytes}`);
    // A file that is no database shows itself only when its header is read.
    connection.prepare('SELECT count(*) AS objects FROM sqlite_master').all();
    return connection;
  } catch (error) {
    throw readableError(error, file);
  }
}

/** The driver binds every JavaScript number as a float and stops the process at a boolean, so neither reaches it. */
function bindable(value: unknown): SqlValue {
  if (value === null || value === undefined) return null;
  if (typeof value === 'boolean') return value ? 1n : 0n;
  if (typeof value === 'number') return Number.isSafeInteger(value) ? BigInt(value) : value;
  if (typeof value === 'string' || typeof value === 'bigint') return value;
  if (value instanceof Uint8Array) return Buffer.from(value);
  throw new TypeError(`A database parameter cannot be a ${typeof value}`);
}
