/** Runs the jobs of Database.executeBatch. Apex Developer Guide, "Using Batch Apex". */
import { apexException, ApexList, nullPointer } from '../../values/index.ts';
import type { OrgRuntime } from '../transaction/org-runtime.ts';
import type { TestState } from '../transaction/test-state.ts';
import { orgTransaction, type OrgTransaction } from '../transaction/context.ts';
import type { TransactionFailure } from '../transaction/outcome.ts';
import { runTransaction } from '../transaction/run.ts';
import { scopeElements } from './batch-scope.ts';
import { classNameOf, implementsInterface } from './class-facts.ts';
import { BatchableContext } from './contexts.ts';
import { frameOf, type JobRow } from '../transaction/job.ts';
import { readState, writeState, type WrittenGraph } from './job-state.ts';
import { addJob, asyncException, payloadOf, removeJob, requeue, type JobPayload } from './queue.ts';
import { endKilled, writeEnd, type JobRun } from './job-end.ts';

const defaultScopeSize = 200;
const flexQueueSize = 100;

interface BatchPayload extends JobPayload {
  readonly scopeSize: number;
  readonly next: number;
  readonly total: number;
  readonly errors: number;
}

export function executeBatch(job: unknown, scopeSize: number | null = defaultScopeSize): string {
  const transaction = orgTransaction();
  if (job === null) throw nullPointer();
  const className = classNameOf(job);
  if (!implementsInterface(transaction.project, className, 'Database.Batchable')) {
    throw asyncException(`The class ${className} does not implement the Database.Batchable interface.`);
  }
  if (scopeSize !== null && scopeSize <= 0)
    throw apexException('System.InvalidParameterValueException', 'Batch size must be greater than zero');
  if (
    transaction.job !== null &&
    (transaction.job.kind === 'batchStart' || transaction.job.kind === 'batchExecute') &&
    !transaction.isTest
  ) {
    throw asyncException('Database.executeBatch cannot be called from a batch start, batch execute, or future method.');
  }
  if (transaction.quiddity === 'FUTURE')
    throw asyncException('Database.executeBatch cannot be called from a batch start, batch execute, or future method.');
  const waiting = transaction.storage.get("SELECT count(*) AS jobs FROM org_job WHERE kind LIKE 'batch%'")?.['jobs'];
  if (Number(waiting) >= flexQueueSize)
    throw asyncException(
      `You have exceeded the limit of ${flexQueueSize} jobs in the flex queue for org ${transaction.org.organization.id}.`,
    );
  const payload: BatchPayload = { state: writeState(job), scopeSize: scopeSize ?? defaultScopeSize, next: 0, total: 0, errors: 0 };
  return addJob({ kind: 'batchStart', className, payload, dueAt: transaction.clock.now() });
}

function stateAfter(transaction: OrgTransaction, className: string, before: WrittenGraph | null, instance: unknown): WrittenGraph | null {
  // Only Database.Stateful keeps its fields between transactions.
  return implementsInterface(transaction.project, className, 'Database.Stateful') ? writeState(instance) : before;
}

function step(
  org: OrgRuntime,
  row: JobRow,
  test: TestState | null,
  quiddity: string,
  work: (transaction: OrgTransaction, instance: unknown, payload: BatchPayload) => void,
): { readonly failure: TransactionFailure | null; readonly killed: 'lost' | 'restarted' | null } {
  const payload = payloadOf(row) as BatchPayload;
  const className = row.class_name ?? '';
  const frame = frameOf(row, { allowsCallouts: implementsInterface(org.parts.project, className, 'Database.AllowsCallouts') });
  const limitOverrides = { FutureCalls: 0, ...(row.kind === 'batchStart' ? { QueryLocatorRows: 50_000_000 } : {}) };
  const outcome = runTransaction(
    org,
    { quiddity, user: org.userOf(row.user_id), className, job: frame, test, limitOverrides },
    (transaction) => {
      if (payload.state === null) throw new Error(`Batch ${row.id} has no state`);
      work(transaction, readState(payload.state), payload);
      transaction.hasPendingWork = true;
    },
  );
  return outcome.ok ? { failure: null, killed: null } : { failure: outcome.failure, killed: outcome.killed };
}

function updateJob(org: OrgRuntime, id: string, values: Readonly<Record<string, unknown>>): void {
  org.parts.systemRows.update('AsyncApexJob', id, values);
}

export function runBatchStart(org: OrgRuntime, row: JobRow, test: TestState | null): JobRun {
  const { failure, killed } = step(org, row, test, 'BATCH_APEX', (transaction, instance, payload) => {
    const source = transaction.project.invokeByName(instance, 'start', [new BatchableContext(row.id, null)]);
    const elements = scopeElements(transaction, source);
    transaction.storage.beginWrite();
    let total = 0;
    for (let from = 0; from < elements.items.length; from += payload.scopeSize) {
      const scope = new ApexList(elements.elementType, elements.items.slice(from, from + payload.scopeSize));
      transaction.storage.run('INSERT INTO org_batch_scope (job_id, number, payload) VALUES (?, ?, ?)', [
        row.id,
        total,
        JSON.stringify(writeState(scope)),
      ]);
      total += 1;
    }
    if (test !== null && total > 1) {
      throw apexException(
        'System.UnexpectedException',
        'No more than one executeBatch can be called from within a test method. Please make sure the iterable returned from your start method matches the batch size, resulting in one executeBatch invocation.',
      );
    }
    const state = stateAfter(transaction, row.class_name ?? '', payload.state, instance);
    updateJob(org, row.id, { Status: 'Processing', TotalJobItems: total });
    requeue(org, row.id, { kind: total === 0 ? 'batchFinish' : 'batchExecute', payload: { ...payload, state, total } });
  });
  if (failure !== null) failWhole(org, row, test, failure, killed);
  return { failure };
}

function failWhole(
  org: OrgRuntime,
  row: JobRow,
  test: TestState | null,
  failure: TransactionFailure,
  killed: 'lost' | 'restarted' | null,
): void {
  if (killed !== null) {
    endKilled(org, row, killed, failure);
    return;
  }
  writeEnd(org, test, () => {
    updateJob(org, row.id, { Status: 'Failed', CompletedDate: new Date(org.clock.now()), ExtendedStatus: failure.message.slice(0, 1000) });
    org.parts.storage.run('DELETE FROM org_batch_scope WHERE job_id = ?', [row.id]);
    removeJob(org, row.id);
  });
}

export function runBatchExecute(org: OrgRuntime, row: JobRow, test: TestState | null): JobRun {
  const payload = payloadOf(row) as BatchPayload;
  const advance = (state: WrittenGraph | null, errors: number): void => {
    const next = payload.next + 1;
    org.parts.storage.run('DELETE FROM org_batch_scope WHERE job_id = ? AND number = ?', [row.id, payload.next]);
    updateJob(org, row.id, { JobItemsProcessed: next, NumberOfErrors: errors });
    requeue(org, row.id, { kind: next < payload.total ? 'batchExecute' : 'batchFinish', payload: { ...payload, state, next, errors } });
  };
  const { failure, killed } = step(org, row, test, 'BATCH_CHUNK_SERIAL', (transaction, instance) => {
    const scope = transaction.storage.get('SELECT payload FROM org_batch_scope WHERE job_id = ? AND number = ?', [row.id, payload.next]);
    const records = readState(JSON.parse(String(scope?.['payload'])) as WrittenGraph);
    transaction.project.invokeByName(instance, 'execute', [new BatchableContext(row.id, row.id), records]);
    transaction.storage.beginWrite();
    advance(stateAfter(transaction, row.class_name ?? '', payload.state, instance), payload.errors);
  });
  if (failure === null) return { failure };
  if (killed !== null) {
    endKilled(org, row, killed, failure);
    return { failure };
  }
  // A failed scope is rolled back and counted; the others go on.
  writeEnd(org, test, () => {
    advance(payload.state, payload.errors + 1);
    updateJob(org, row.id, { ExtendedStatus: `First error: ${failure.message}`.slice(0, 1000) });
  });
  return { failure };
}

export function runBatchFinish(org: OrgRuntime, row: JobRow, test: TestState | null): JobRun {
  const { failure, killed } = step(org, row, test, 'BATCH_APEX', (transaction, instance) => {
    transaction.project.invokeByName(instance, 'finish', [new BatchableContext(row.id, null)]);
    transaction.storage.beginWrite();
    updateJob(org, row.id, { Status: 'Completed', CompletedDate: new Date(org.clock.now()) });
    removeJob(org, row.id);
  });
  if (failure !== null) failWhole(org, row, test, failure, killed);
  return { failure };
}
