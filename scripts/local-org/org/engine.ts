/** The database engine of one connection, put together from its parts. */
import { transaction, type Database, type Storage } from '../contracts/runtime.ts';
import { executeDml } from '../database/dml/execute.ts';
import { mergeRecords } from '../database/merge/merge.ts';
import { emptyRecycleBin } from '../database/recycle-bin/empty.ts';
import { createQueryEngine } from '../database/soql/index.ts';
import { readCondition } from '../security/index.ts';

interface SavepointCounter {
  last: number;
}

/** Setting and rolling back to a savepoint each count as a DML statement (Apex Developer Guide, "Transaction Control"). */
export function createDatabase(storage: Storage): Database {
  const engine = createQueryEngine({ visibility: (object, alias, _user, parameter) => readCondition(object, alias, parameter) });
  return {
    query: (request) => engine.query(request),
    dml: executeDml,
    merge: mergeRecords,
    emptyRecycleBin,
    setSavepoint() {
      transaction().limits.consume('DmlStatements', 1);
      transaction().limits.consume('Savepoints', 1);
      const counter = transaction().state<SavepointCounter>('savepoints', () => ({ last: 0 }));
      counter.last += 1;
      const name = `apex_${counter.last}`;
      storage.run(`SAVEPOINT ${name}`);
      return name;
    },
    rollback(savepoint) {
      transaction().limits.consume('DmlStatements', 1);
      transaction().limits.consume('SavepointRollbacks', 1);
      storage.run(`ROLLBACK TO ${savepoint}`);
    },
    releaseSavepoint: (savepoint) => void storage.run(`RELEASE ${savepoint}`),
  };
}
