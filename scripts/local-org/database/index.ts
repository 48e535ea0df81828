/** The database as transactions see it: queries, changes and savepoints over one connection. */
import type { Database } from '../contracts/transaction.ts';
import { transaction } from '../contracts/transaction.ts';
import { editableIds, readCondition } from '../security/index.ts';
import { executeDml } from './dml/dml-statement.ts';
import { mergeRecords } from './merge/merge.ts';
import { emptyRecycleBin } from './recycle-bin/empty.ts';
import { createQueryEngine } from './soql/index.ts';

/** One for each thread; it finds the storage in the running transaction. */
export function createDatabase(): Database {
  const engine = createQueryEngine({
    visibility: (object, alias, _user, parameter) => readCondition(object, alias, parameter),
    editable: (object, ids) => editableIds(object, ids, 'update'),
  });
  let savepoints = 0;
  return {
    query: (request) => engine.query(request),
    queryIds: (request) => engine.queryIds(request),
    search: (request, fixedIds) => engine.search(request, fixedIds),
    dml: executeDml,
    merge: mergeRecords,
    emptyRecycleBin,
    setSavepoint() {
      const { storage } = transaction();
      savepoints += 1;
      const name = `apex_savepoint_${savepoints}`;
      storage.beginWrite();
      storage.run(`SAVEPOINT ${name}`);
      return name;
    },
    rollback: (savepoint) => void transaction().storage.run(`ROLLBACK TO ${savepoint}`),
    releaseSavepoint: (savepoint) => void transaction().storage.run(`RELEASE ${savepoint}`),
  };
}
