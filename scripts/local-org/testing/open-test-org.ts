/** A fresh org in memory for a project's tests. */
import type { Database } from '../contracts/runtime.ts';
import { executeDml } from '../database/dml/execute.ts';
import { createQueryEngine } from '../database/soql/index.ts';
import { emptyRecycleBin } from '../database/recycle-bin/empty.ts';
import { openStorage, prepareTables } from '../database/storage/index.ts';
import { createOrgRuntime } from '../org/runtime.ts';
import { systemClock } from '../org/transaction/clock.ts';
import { loadProject } from '../runtime/load-project.ts';
import type { LoadOptions, LoadedOrgProject } from '../runtime/load-project.ts';
import { createSystemRows, createUserAccess, findUser, seedSetup } from '../security/index.ts';
import type { TestOrg } from './run-class.ts';

export interface OpenTestOrg extends TestOrg {
  readonly compiled: LoadedOrgProject['compiled'];
  close(): Promise<void>;
}

export function openTestOrgOf(loaded: LoadedOrgProject): OpenTestOrg {
  const { schema, metadata, project, compiled, files } = loaded;
  const storage = openStorage(null);
  prepareTables(storage, schema);
  const seeded = seedSetup({ storage, schema, metadata, clock: systemClock, isPackaged: () => false });
  storage.commit();
  const engine = createQueryEngine({ visibility: () => null });
  let sp = 0;
  const database: Database = {
    query: (request) => engine.query(request),
    dml: executeDml,
    merge: () => { throw new Error('merge'); },
    emptyRecycleBin,
    setSavepoint: () => { const n = `sp_${(sp += 1)}`; storage.beginWrite(); storage.run(`SAVEPOINT ${n}`); return n; },
    rollback: (n) => void storage.run(`ROLLBACK TO ${n}`),
    releaseSavepoint: (n) => void storage.run(`RELEASE ${n}`),
  };
  const org = createOrgRuntime({
    parts: {
      schema,
      metadata,
      project,
      storage,
      database,
      apiVersion: files.apiVersion,
      findUser: (id) => findUser(storage, id),
      automatedProcessUser: () => findUser(storage, seeded.automatedProcessId)!,
      accessOf: (user) => createUserAccess({ storage, schema, metadata }, user),
      systemRows: createSystemRows(storage, schema, systemClock, seeded.automatedProcessId),
    },
  });
  return { org, project, compiled, userId: seeded.administratorId, close: () => org.close() };
}

export function openTestOrg(options: LoadOptions): OpenTestOrg {
  return openTestOrgOf(loadProject(options));
}
