/** What people and programs do in the lab's org: each call is a transaction of its own, as that user, on the people's thread. */
import { fromOwnPage } from '../demo/connection.ts';
import type { OrgRequest } from '../local-org/contracts/org-service.ts';
import { abortJob, handleRequest, recordFromJson, runTransaction } from '../local-org/index.ts';
import type { OrgRuntime, OrgTransaction, TransactionFaults } from '../local-org/index.ts';

export type Values = Readonly<Record<string, unknown>>;

export interface SaveResult {
  readonly id: string | null;
  readonly success: boolean;
  readonly errors: readonly { readonly statusCode: string; readonly message: string }[];
}

export interface TransactionWish {
  /** The transaction began so long ago and commits now: its rows carry stamps that old. */
  readonly lateMilliseconds?: number;
}

export interface LabUser {
  readonly id: string;
  readonly username: string;
  query(soql: string, allRows?: boolean): Record<string, unknown>[];
  /** One statement, however many records, so one stamp for all of them; not all or none. */
  dml(
    operation: 'insert' | 'update' | 'delete' | 'undelete',
    object: string,
    records: readonly Values[],
    wish?: TransactionWish,
  ): SaveResult[];
  merge(object: string, masterId: string, loserIds: readonly string[], wish?: TransactionWish): void;
  /** Records in the recycle bin, gone for good. */
  emptyRecycleBin(ids: readonly string[]): void;
  /** A method of a class that has a constructor without parameters. */
  invoke(className: string, method: string, parameters: readonly unknown[]): unknown;
  /** System.abortJob. */
  abortJob(id: string): void;
  /** A method for pages. */
  aura(className: string, method: string, parameters: Values): unknown;
  request(request: OrgRequest): unknown;
  transact<T>(work: (transaction: OrgTransaction) => T, wish?: TransactionWish): T;
}

const lateClassName = 'LateCommit';
/** The platform's limits for one request hold; a load of many records stands for the many requests that it would be. */
const bulkLimits = { DmlRows: Number.MAX_SAFE_INTEGER, DmlStatements: Number.MAX_SAFE_INTEGER, CpuTime: 600_000, HeapSize: 1_000_000_000 };

export function openUser(org: OrgRuntime, faults: TransactionFaults, id: string, username: string): LabUser {
  const { schema } = org.parts;
  const namespace = schema.isInstalled ? schema.namespace : null;

  function request(wanted: OrgRequest): unknown {
    const response = handleRequest(org, id, fromOwnPage(wanted, namespace));
    if (response.ok) return response.value;
    throw new Error(response.errors.map(({ errorCode, message }) => `${errorCode}: ${message}`).join(' '));
  }

  function transact<T>(work: (transaction: OrgTransaction) => T, { lateMilliseconds = 0 }: TransactionWish = {}): T {
    faults.setPlan(
      lateMilliseconds === 0
        ? []
        : [{ match: { className: lateClassName }, action: { kind: 'commitLate', milliseconds: lateMilliseconds } }],
    );
    const options = {
      quiddity: 'REST',
      user: org.userOf(id),
      className: lateMilliseconds === 0 ? null : lateClassName,
      limitOverrides: bulkLimits,
    };
    const outcome = runTransaction(org, options, work);
    faults.setPlan([]);
    if (outcome.ok) return outcome.value;
    throw outcome.failure.error ?? new Error(`${outcome.failure.typeName}: ${outcome.failure.message}\n${outcome.failure.stackTrace}`);
  }

  return {
    id,
    username,
    request,
    transact,
    query: (soql, allRows = false) => (request({ kind: 'query', soql, allRows }) as { records: Record<string, unknown>[] }).records,
    dml: (operation, object, records, wish) =>
      transact(
        ({ database, schema }) =>
          database.dml({
            operation,
            records: records.map((values) => recordFromJson(schema, object, values)),
            allOrNone: false,
            access: 'user',
            sharing: true,
            externalIdField: null,
            options: null,
          }),
        wish,
      ),
    merge: (object, masterId, loserIds, wish) =>
      transact(({ database, schema }) => {
        const record = (Id: string) => recordFromJson(schema, object, { Id });
        database.merge({ master: record(masterId), duplicates: loserIds.map(record), allOrNone: true, access: 'user' });
      }, wish),
    emptyRecycleBin: (ids) => void transact(({ database }) => database.emptyRecycleBin(ids)),
    invoke: (className, method, parameters) =>
      transact(({ project }) => project.invokeByName(project.instantiate(className), method, parameters)),
    abortJob: (id) => transact(() => abortJob(id)),
    aura: (className, method, parameters) => request({ kind: 'aura', className, method, parameters, cacheable: false }),
  };
}
