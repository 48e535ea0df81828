/** Executes a queueable and, in a transaction of its own, its finalizer. */
import { ApexException, apexException } from '../../values/index.ts';
import type { OrgRuntime } from '../transaction/org-runtime.ts';
import type { TestState } from '../transaction/test-state.ts';
import type { TransactionFailure } from '../transaction/outcome.ts';
import { inWrite, runTransaction } from '../transaction/run.ts';
import { implementsInterface } from './class-facts.ts';
import { FinalizerContext, QueueableContext } from './contexts.ts';
import { frameOf, type JobFrame, type JobRow } from '../transaction/job.ts';
import { readState, writeState, type WrittenGraph } from './job-state.ts';
import { endKilled, markJob, writeEnd, type JobRun } from './job-end.ts';
import { payloadOf, removeJob, requeue } from './queue.ts';

function finalizerState(org: OrgRuntime, frame: JobFrame): WrittenGraph | null {
  return frame.finalizer === null ? null : writeState(frame.finalizer, org.parts.project);
}

/** What cannot be serialised never runs: "Error processing finalizer for queueable job" ("Transaction Finalizers Error Messages"). */
function finalizerStateIfAny(org: OrgRuntime, frame: JobFrame): WrittenGraph | null {
  try {
    return finalizerState(org, frame);
  } catch (error) {
    if (error instanceof ApexException) return null;
    throw error;
  }
}

function awaitFinalizer(
  org: OrgRuntime,
  row: JobRow,
  state: WrittenGraph | null,
  requestId: string,
  failure: TransactionFailure | null,
): void {
  if (state === null) {
    removeJob(org, row.id);
    return;
  }
  const exception = failure === null ? null : (failure.exception ?? apexException(failure.typeName, failure.message));
  const written = exception === null ? null : writeState(exception, org.parts.project);
  requeue(org, row.id, { kind: 'finalizer', payload: { state, requestId, exception: written } });
}

export function runQueueable(org: OrgRuntime, row: JobRow, test: TestState | null): JobRun {
  const { state } = payloadOf(row);
  const className = row.class_name ?? '';
  const frame = frameOf(row, { allowsCallouts: implementsInterface(org.parts.project, className, 'Database.AllowsCallouts') });
  const user = org.userOf(row.user_id);
  let requestId = '';
  const outcome = runTransaction(org, { quiddity: 'QUEUEABLE', user, className, job: frame, test }, (transaction) => {
    requestId = transaction.requestId;
    if (state === null) throw new Error(`Job ${row.id} has no state`);
    transaction.project.invokeByName(readState(state), 'execute', [new QueueableContext(row.id)]);
    transaction.storage.beginWrite();
    markJob(org, row.id, 'Completed', null);
    awaitFinalizer(org, row, finalizerState(org, frame), requestId, null);
    transaction.hasPendingWork = true;
  });
  if (outcome.ok) return { failure: null };
  const { failure, killed } = outcome;
  if (killed !== null) {
    endKilled(org, row, killed, failure);
    return { failure };
  }
  // The finalizer has the state of the end of the job, also after a limit ended it.
  const finalizer = finalizerStateIfAny(org, frame);
  writeEnd(org, test, () => {
    markJob(org, row.id, 'Failed', failure);
    awaitFinalizer(org, row, finalizer, requestId, failure);
  });
  return { failure };
}

export function runFinalizer(org: OrgRuntime, row: JobRow, test: TestState | null): JobRun {
  const payload = payloadOf(row);
  const exceptionState = payload['exception'] as WrittenGraph | null;
  const frame = frameOf(row, { allowsCallouts: true, parentFailed: exceptionState !== null });
  const requestId = String(payload['requestId']);
  const user = org.userOf(row.user_id);
  const outcome = runTransaction(
    org,
    { quiddity: 'TRANSACTION_FINALIZER_QUEUEABLE', user, className: row.class_name, job: frame, test },
    (transaction) => {
      const exception = exceptionState === null ? null : (readState(exceptionState) as ApexException);
      if (payload.state === null) throw new Error(`Job ${row.id} has no finalizer`);
      transaction.project.invokeByName(readState(payload.state), 'execute', [new FinalizerContext(row.id, requestId, exception)]);
      transaction.storage.beginWrite();
      removeJob(org, row.id);
      transaction.hasPendingWork = true;
    },
  );
  if (outcome.ok) return { failure: null };
  if (outcome.killed !== null) {
    const { killed, failure } = outcome;
    inWrite(org, () => {
      if (killed === 'restarted') requeue(org, row.id, {});
      else removeJob(org, row.id);
    });
    return { failure };
  }
  writeEnd(org, test, () => removeJob(org, row.id));
  return { failure: outcome.failure };
}
