/**
 * Keeps what SQLite knows of how values are spread (ANALYZE) in step with the rows, as the platform's optimizer keeps statistics of its own.
 * Without them an index passes for selective that leads to a million rows, and is taken instead of the one that has them in order.
 */

/** What of a connection is needed here. */
export interface StatisticsDatabase {
  all(sql: string, parameters: readonly string[]): Record<string, unknown>[];
  exec(sql: string): void;
}

/** Fewer rows are sorted in milliseconds, whatever the plan. */
const fewestChanges = 5_000;

/** Of the rows that a table had when it was looked at: to look takes about a microsecond for each row, so that it never costs much beside the changes. */
const changedShare = 0.5;

const writtenTable = /\b(?:INSERT INTO|INSERT OR \w+ INTO|UPDATE|DELETE FROM) "(\w+)"/;

/** The object's table that a statement writes; null where it only reads, or writes one of the org's own. */
export function tableWrittenBy(sql: string): string | null {
  return writtenTable.exec(sql)?.[1] ?? null;
}

export interface Statistics {
  note(table: string, changes: number): void;
  /** Forgets what was noted since the last look at it: the rows are as they were. */
  forget(): void;
  /** Looks at the tables of which enough has changed. Within a transaction that commits, or without one. */
  refresh(): void;
}

export function createStatistics(database: StatisticsDatabase): Statistics {
  const changed = new Map<string, number>();
  let noted = new Map<string, number>();

  function isDue(table: string, changes: number): boolean {
    if (changes < fewestChanges) return false;
    const isKnown = database.all("SELECT name FROM sqlite_master WHERE name = 'sqlite_stat1'", []).length > 0;
    if (!isKnown) return true;
    const [known] = database.all('SELECT max(CAST(stat AS INTEGER)) AS "rows" FROM sqlite_stat1 WHERE tbl = ?', [table]);
    return changes >= changedShare * Number(known?.['rows'] ?? 0);
  }

  return {
    note(table, changes) {
      noted.set(table, (noted.get(table) ?? 0) + changes);
    },
    forget() {
      noted = new Map();
    },
    refresh() {
      const due: string[] = [];
      for (const [table, changes] of noted) {
        const total = (changed.get(table) ?? 0) + changes;
        changed.set(table, total);
        if (isDue(table, total)) due.push(table);
      }
      noted = new Map();
      if (due.length === 0) return;
      for (const table of due) {
        database.exec(`ANALYZE "${table}"`);
        changed.delete(table);
      }
      // Other connections read statistics together with the schema, which they read again once it has changed; this one is told to, since what
      // it has once held for an index of a single value it holds for one.
      database.exec('DROP VIEW IF EXISTS storage_looked_at; CREATE VIEW storage_looked_at AS SELECT 1; PRAGMA writable_schema = RESET');
    },
  };
}
