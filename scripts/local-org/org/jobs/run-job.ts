/** Runs one job of the queue, whatever its kind, and what happens around it: the user, the daily allowance, a restart after a crash. */
import type { OrgRuntime } from '../transaction/org-runtime.ts';
import type { TestState } from '../transaction/test-state.ts';
import { inWrite } from '../transaction/run.ts';
import type { TransactionFailure } from '../transaction/outcome.ts';
import { runBatchExecute, runBatchFinish, runBatchStart } from './batch.ts';
import { runEventCallback, runEventDelivery } from './events.ts';
import { runFuture } from './future.ts';
import type { JobKind, JobRow } from '../transaction/job.ts';
import { claimDueJob, nextDueTime, removeJob } from './queue.ts';
import { writeEnd, type JobRun } from './job-end.ts';
import { runFinalizer, runQueueable } from './run-queueable.ts';
import { runScheduled } from './schedule.ts';
import { countUsage } from '../allowances/usage.ts';

type Runner = (org: OrgRuntime, row: JobRow, test: TestState | null) => JobRun;

const runners: Readonly<Record<JobKind, Runner>> = {
  queueable: runQueueable,
  finalizer: runFinalizer,
  future: runFuture,
  batchStart: runBatchStart,
  batchExecute: runBatchExecute,
  batchFinish: runBatchFinish,
  scheduled: runScheduled,
  event: runEventDelivery,
  eventCallback: runEventCallback,
};

/** Finalizers and event deliveries are not charged to the daily asynchronous executions. */
const chargedKinds: ReadonlySet<JobKind> = new Set(['queueable', 'future', 'batchStart', 'batchExecute', 'batchFinish', 'scheduled']);

function inactiveUserFailure(userId: string): TransactionFailure {
  return {
    typeName: 'System.UnexpectedException',
    message: `INACTIVE_OWNER_OR_USER, operation performed with inactive user [${userId.slice(0, 15)}]`,
    stackTrace: '',
    line: 0,
    column: 0,
    exception: null,
    error: null,
  };
}

export function runJob(org: OrgRuntime, row: JobRow, test: TestState | null): JobRun {
  const isSystemWork = row.kind === 'event' || row.kind === 'eventCallback';
  if (!isSystemWork && org.parts.findUser(row.user_id)?.isActive !== true) {
    const failure = inactiveUserFailure(row.user_id);
    writeEnd(org, test, () => {
      removeJob(org, row.id);
      org.parts.systemRows.update('AsyncApexJob', row.id, {
        Status: 'Failed',
        CompletedDate: new Date(org.clock.now()),
        ExtendedStatus: failure.message,
      });
    });
    return { failure };
  }
  return runners[row.kind](org, row, test);
}

export interface JobTurn {
  readonly ran: { readonly id: string; readonly kind: JobKind; readonly className: string | null; readonly failure: string | null } | null;
  /** When the next job is due; null when nothing waits. */
  readonly nextDue: number | null;
}

/** Claims and runs the earliest due job, if any. */
export function runNextJob(org: OrgRuntime): JobTurn {
  const due = nextDueTime(org);
  if (due === null || due > org.clock.now()) return { ran: null, nextDue: due };
  const row = inWrite(org, () => {
    const claimed = claimDueJob(org);
    if (claimed !== null && chargedKinds.has(claimed.kind)) countUsage(org, 'DailyAsyncApexExecutions', 1);
    return claimed;
  });
  if (row === null) return { ran: null, nextDue: nextDueTime(org) };
  const { failure } = runJob(org, row, null);
  return {
    ran: {
      id: row.id,
      kind: row.kind,
      className: row.class_name,
      failure: failure === null ? null : `${failure.typeName}: ${failure.message}`,
    },
    nextDue: nextDueTime(org),
  };
}

/**
 * After a crash, jobs that were running are in an unknown state of the outside world but committed nothing: their transaction's end is one
 * with their settling. The Apex Developer Guide says of service downtime: "If a job was running when downtime occurred, the job execution
 * is rolled back and restarted after the service comes back up." So they are queued again, which is also the harder case for what they
 * call: the destination may have seen their requests already. That a job is lost instead, with no finalizer, is a fault that tests inject
 * (`kill`, then `lost`): a watchdog must cope with it.
 */
export function recoverAfterCrash(org: OrgRuntime): number {
  return inWrite(org, () => {
    const interrupted = org.parts.storage.all("SELECT id, kind FROM org_job WHERE state = 'running'");
    org.parts.storage.run("UPDATE org_job SET state = 'queued' WHERE state = 'running'");
    for (const { id, kind } of interrupted) {
      if (kind === 'queueable' || kind === 'future') org.parts.systemRows.update('AsyncApexJob', String(id), { Status: 'Queued' });
    }
    return interrupted.length;
  });
}
