/** How work on SQLite, which is synchronous, is told to whoever waits for a promise. */
import type Database from 'libsql';

/** A failure becomes a rejection, whichever storage answers. */
export async function promised<Value>(work: () => Value): Promise<Value> {
  return Promise.resolve(work());
}

export function inTransaction<Value>(database: Database.Database, work: () => Value): Value {
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
