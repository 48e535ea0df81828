/** How every kind of job ends: what its row and its AsyncApexJob say afterwards. */
import type { OrgRuntime } from '../transaction/org-runtime.ts';
import type { JobRow } from '../transaction/job.ts';
import { failureText, type TransactionFailure } from '../transaction/outcome.ts';
import { inWrite } from '../transaction/run.ts';
import type { TestState } from '../transaction/test-state.ts';
import { removeJob, requeue } from './queue.ts';

export interface JobRun {
  /** What Test.stopTest throws. */
  readonly failure: TransactionFailure | null;
}

/** Within a test the surrounding transaction is writing already. */
export function writeEnd(org: OrgRuntime, test: TestState | null, work: () => void): void {
  if (test !== null) work();
  else inWrite(org, work);
}

export function markJob(org: OrgRuntime, id: string, status: string, failure: TransactionFailure | null): void {
  org.parts.systemRows.update('AsyncApexJob', id, {
    Status: status,
    CompletedDate: new Date(org.clock.now()),
    NumberOfErrors: failure === null ? 0 : 1,
    ExtendedStatus: failure === null ? null : failureText(failure).slice(0, 1000),
  });
}

/** A fault killed the transaction: a lost job is one that the platform gave up, with no finalizer. */
export function endKilled(org: OrgRuntime, row: JobRow, killed: 'lost' | 'restarted', failure: TransactionFailure): void {
  inWrite(org, () => {
    if (killed === 'restarted') {
      requeue(org, row.id, {});
      org.parts.systemRows.update('AsyncApexJob', row.id, { Status: 'Queued' });
    } else {
      removeJob(org, row.id);
      markJob(org, row.id, 'Aborted', failure);
    }
  });
}
