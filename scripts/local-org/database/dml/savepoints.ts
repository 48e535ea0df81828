/** Savepoints of statements within a transaction. */
import { transaction } from '../../contracts/transaction.ts';

interface SavepointCounter {
  last: number;
}

/** Runs `work`; undoes everything it wrote when it says so or throws. Nests, since triggers run statements of their own. */
export function inSavepoint<T>(work: () => { readonly keep: boolean; readonly value: T }): T {
  const { storage } = transaction();
  const counter = transaction().state<SavepointCounter>('dmlSavepoints', () => ({ last: 0 }));
  counter.last += 1;
  const name = `"dml_${counter.last}"`;
  storage.run(`SAVEPOINT ${name}`);
  try {
    const { keep, value } = work();
    if (!keep) storage.run(`ROLLBACK TO ${name}`);
    storage.run(`RELEASE ${name}`);
    return value;
  } catch (error) {
    storage.run(`ROLLBACK TO ${name}`);
    storage.run(`RELEASE ${name}`);
    throw error;
  }
}
