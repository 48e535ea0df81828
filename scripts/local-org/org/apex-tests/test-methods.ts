/** What a test method is to the org, and startTest/stopTest. Apex Developer Guide, "Using Limits, startTest, and stopTest". */
import { apexException } from '../../values/index.ts';
import type { UserContext } from '../../contracts/transaction.ts';
import { markRunning, queuedJobs } from '../jobs/queue.ts';
import { runJob } from '../jobs/run-job.ts';
import type { JobRow } from '../transaction/job.ts';
import type { OrgRuntime } from '../transaction/org-runtime.ts';
import { orgTransaction, type OrgTransaction } from '../transaction/context.ts';
import { createGovernor } from '../transaction/governor.ts';
import type { TransactionOutcome } from '../transaction/outcome.ts';
import { runTransaction } from '../transaction/run.ts';
import { createTestState, type TestState } from '../transaction/test-state.ts';

/** A chain that feeds itself would never end: the delay between its links is ignored in tests. */
const jobsPerDrain = 1_000;

/** Everything that `work` writes is undone. Nests: a class's set-up data around its methods. */
export function isolated<T>({ parts }: OrgRuntime, name: string, work: () => T): T {
  const { storage } = parts;
  const isOuter = !storage.isWriting;
  if (isOuter) storage.beginWrite();
  storage.run(`SAVEPOINT ${name}`);
  try {
    return work();
  } finally {
    storage.run(`ROLLBACK TO ${name}`);
    storage.run(`RELEASE ${name}`);
    if (isOuter) storage.rollback();
  }
}

export interface TestMethodOptions {
  readonly user: UserContext;
  readonly className: string;
  readonly seeAllData?: boolean;
}

/** One test method or set-up method: a transaction that keeps its rows until `isolated` around it undoes them. */
export function runTestTransaction<T>(
  org: OrgRuntime,
  options: TestMethodOptions,
  work: (transaction: OrgTransaction) => T,
): TransactionOutcome<T> {
  const test = createTestState(org.clock, options.seeAllData);
  org.parts.project.resetStatics();
  return runTransaction(org, { quiddity: 'RUNTEST_SYNC', user: options.user, className: options.className, test }, (transaction) => {
    const value = work(transaction);
    // A test that forgot stopTest still runs what it queued.
    if (test.phase === 'started') stopTest();
    return value;
  });
}

function testState(): TestState {
  const { test } = orgTransaction();
  if (test === null) throw apexException('System.TypeException', 'This method can only be called from a test method');
  return test;
}

export function startTest(): void {
  const transaction = orgTransaction();
  const test = testState();
  if (test.phase !== 'before') throw apexException('System.FinalException', 'Testing already started');
  test.phase = 'started';
  test.outerLimits = transaction.limits;
  test.outerPendingWork = transaction.hasPendingWork;
  test.firstSequence = lastSequence(transaction);
  transaction.limits = createGovernor({ profile: 'sync' });
  transaction.hasPendingWork = false;
}

function lastSequence({ storage }: OrgTransaction): number {
  return Number(storage.get('SELECT coalesce(max(sequence), 0) AS last FROM org_job')?.['last'] ?? 0);
}

export function stopTest(): void {
  const transaction = orgTransaction();
  const test = testState();
  if (test.phase !== 'started') throw apexException('System.FinalException', 'Testing has not started');
  test.phase = 'stopped';
  try {
    drain(transaction, test, () => true);
  } finally {
    if (test.outerLimits !== null) transaction.limits = test.outerLimits;
    transaction.hasPendingWork = test.outerPendingWork;
  }
}

/** Test.getEventBus().deliver(): the events published so far reach their triggers now. */
export function deliverEvents(): void {
  const transaction = orgTransaction();
  drain(transaction, testState(), (row) => row.kind === 'event' || row.kind === 'eventCallback');
}

/** Test.getEventBus().fail(): what was published fails, and its failure callbacks run. */
export function failEvents(): void {
  const transaction = orgTransaction();
  const { storage, org } = transaction;
  storage.run('DELETE FROM org_event');
  storage.run("DELETE FROM org_job WHERE kind = 'event'");
  for (const row of queuedJobs(org).filter(({ kind }) => kind === 'eventCallback')) {
    const payload = JSON.parse(row.payload) as { state: unknown; succeeded: string[]; failed: string[] };
    const failed = JSON.stringify({ state: payload.state, succeeded: [], failed: [...payload.succeeded, ...payload.failed] });
    storage.run('UPDATE org_job SET payload = ? WHERE id = ?', [failed, row.id]);
  }
  deliverEvents();
}

function drain(transaction: OrgTransaction, test: TestState, isWanted: (row: JobRow) => boolean): void {
  const { org } = transaction;
  test.isDraining = true;
  try {
    for (let count = 0; ; count += 1) {
      const next = queuedJobs(org).find((row) => sequenceOf(row) > test.firstSequence && !test.heldJobs.has(row.id) && isWanted(row));
      if (next === undefined) return;
      if (count >= jobsPerDrain)
        throw new Error(`A test ran ${jobsPerDrain} jobs in one stopTest: its jobs enqueue each other without end`);
      markRunning(org, next);
      const last = lastSequence(transaction);
      const { failure } = runJob(org, next, test);
      if (next.kind === 'scheduled') holdNewer(org, test, last);
      if (failure !== null) {
        // A failed job's finalizer runs before the test sees the exception.
        const finalizer = queuedJobs(org).find((row) => row.id === next.id && row.kind === 'finalizer');
        if (finalizer !== undefined) runJob(org, finalizer, test);
        if (failure.exception !== null) throw failure.exception;
        throw failure.error ?? new Error(failure.message);
      }
    }
  } finally {
    test.isDraining = false;
  }
}

/** stopTest runs scheduled Apex, but not the jobs that this enqueues in turn: packages' tests that pass in orgs count on it. */
function holdNewer(org: OrgRuntime, test: TestState, last: number): void {
  for (const row of queuedJobs(org)) if (sequenceOf(row) > last) test.heldJobs.add(row.id);
}

function sequenceOf(row: JobRow): number {
  return (row as unknown as { readonly sequence: number }).sequence;
}
