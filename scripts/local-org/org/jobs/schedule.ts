/** Schedules and aborts jobs: System.schedule, scheduleBatch and abortJob. Apex Developer Guide, "Apex Scheduler". */
import { apexException, nullPointer } from '../../values/index.ts';
import type { OrgRuntime } from '../transaction/org-runtime.ts';
import type { TestState } from '../transaction/test-state.ts';
import { orgTransaction } from '../transaction/context.ts';
import { runTransaction } from '../transaction/run.ts';
import { executeBatch } from './batch.ts';
import { classNameOf, implementsInterface } from './class-facts.ts';
import { SchedulableContext } from './contexts.ts';
import { CronSyntaxError, nextFireTime, parseCron } from './cron.ts';
import { frameOf, type JobRow } from '../transaction/job.ts';
import { readState, writeState, type WrittenGraph } from './job-state.ts';
import { addJob, asyncException, findJob, payloadOf, removeJob, requeue, type JobPayload } from './queue.ts';
import { writeEnd, type JobRun } from './job-end.ts';

const maximumScheduledJobs = 100;

interface SchedulePayload extends JobPayload {
  readonly cronTriggerId: string;
  readonly cronJobDetailId: string;
  readonly expression: string;
  readonly timeZone: string;
  readonly timesTriggered: number;
  /** Set for scheduleBatch: fires once and starts a batch of this scope. */
  readonly batchScope: number | null;
}

function firstFireTime(name: string, expression: string, after: number, timeZone: string): number {
  let next: number | null;
  try {
    next = nextFireTime(parseCron(expression), after, timeZone);
  } catch (error) {
    if (!(error instanceof CronSyntaxError)) throw error;
    throw apexException('System.StringException', `Illegal cron expression format (java.text.ParseException: ${error.message})`);
  }
  if (next === null) throw asyncException(`Based on configured schedule, the given trigger '${name}' will never fire.`);
  return next;
}

function scheduleAt(name: string, expression: string, fireTime: number, job: unknown, batchScope: number | null): string {
  const { org, storage, user, clock } = orgTransaction();
  const same = storage.all("SELECT payload FROM org_job WHERE kind = 'scheduled'");
  if (same.length >= maximumScheduledJobs)
    throw asyncException(`You have exceeded the maximum number (${maximumScheduledJobs}) of Apex scheduled jobs.`);
  if (same.some((row) => (JSON.parse(String(row['payload'])) as { name?: string }).name === name)) {
    throw asyncException(`The Apex job named "${name}" is already scheduled for execution.`);
  }
  storage.beginWrite();
  const { systemRows } = org.parts;
  const cronJobDetailId = systemRows.insert('CronJobDetail', { Name: name, JobType: '7' });
  const cronTriggerId = systemRows.insert('CronTrigger', {
    CronJobDetailId: cronJobDetailId,
    CronExpression: expression,
    State: 'WAITING',
    NextFireTime: new Date(fireTime),
    StartTime: new Date(clock.now()),
    TimesTriggered: 0,
    TimeZoneSidKey: user.timeZone,
    OwnerId: user.id,
  });
  const payload: SchedulePayload = {
    state: writeState(job),
    name,
    cronTriggerId,
    cronJobDetailId,
    expression,
    timeZone: user.timeZone,
    timesTriggered: 0,
    batchScope,
  };
  addJob({ kind: 'scheduled', className: classNameOf(job), payload, dueAt: fireTime, fields: { CronTriggerId: cronTriggerId } });
  return cronTriggerId;
}

export function schedule(name: string, expression: string, job: unknown): string {
  const { project, clock, user } = orgTransaction();
  if (job === null) throw nullPointer();
  const className = classNameOf(job);
  if (!implementsInterface(project, className, 'System.Schedulable')) {
    throw asyncException(`The class ${className} does not implement the Schedulable interface.`);
  }
  return scheduleAt(name, expression, firstFireTime(name, expression, clock.now(), user.timeZone), job, null);
}

export function scheduleBatch(job: unknown, name: string, minutesFromNow: number, scopeSize: number | null): string {
  const { clock } = orgTransaction();
  const fireTime = clock.now() + minutesFromNow * 60_000;
  const at = new Date(fireTime);
  const expression = `${at.getUTCSeconds()} ${at.getUTCMinutes()} ${at.getUTCHours()} ${at.getUTCDate()} ${at.getUTCMonth() + 1} ? ${at.getUTCFullYear()}`;
  return scheduleAt(name, expression, fireTime, job, scopeSize ?? 200);
}

/** Times that passed while the org was down are made up for once, not once each. */
function settleSchedule(org: OrgRuntime, row: JobRow, payload: SchedulePayload, test: TestState | null): void {
  // In a test a schedule fires once, at stopTest, whatever its time; its CronTrigger stays as it was scheduled.
  if (test !== null) {
    removeJob(org, row.id);
    return;
  }
  const now = org.clock.now();
  const next = payload.batchScope === null ? nextFireTime(parseCron(payload.expression), now, payload.timeZone) : null;
  const timesTriggered = payload.timesTriggered + 1;
  org.parts.systemRows.update('CronTrigger', payload.cronTriggerId, {
    PreviousFireTime: new Date(now),
    NextFireTime: next === null ? null : new Date(next),
    TimesTriggered: timesTriggered,
    State: next === null ? 'DELETED' : 'WAITING',
  });
  if (next === null) {
    removeJob(org, row.id);
    org.parts.systemRows.update('AsyncApexJob', row.id, { Status: 'Completed', CompletedDate: new Date(now) });
  } else {
    requeue(org, row.id, { dueAt: next, payload: { ...payload, timesTriggered } });
  }
}

export function runScheduled(org: OrgRuntime, row: JobRow, test: TestState | null): JobRun {
  const payload = payloadOf(row) as SchedulePayload;
  const frame = frameOf(row, { allowsCallouts: false });
  const user = org.userOf(row.user_id);
  const outcome = runTransaction(org, { quiddity: 'SCHEDULED', user, className: row.class_name, job: frame, test }, (transaction) => {
    const instance = readState(payload.state as WrittenGraph);
    if (payload.batchScope === null) transaction.project.invokeByName(instance, 'execute', [new SchedulableContext(payload.cronTriggerId)]);
    else executeBatch(instance, payload.batchScope);
    transaction.storage.beginWrite();
    settleSchedule(org, row, payload, test);
    transaction.hasPendingWork = true;
  });
  if (outcome.ok) return { failure: null };
  // A failed or killed execution does not end the schedule.
  writeEnd(org, test, () => settleSchedule(org, row, payload, test));
  return { failure: outcome.failure };
}

/** Takes the Id of an AsyncApexJob or of a CronTrigger. */
export function abortJob(id: string): void {
  const { org, storage } = orgTransaction();
  storage.beginWrite();
  const byTrigger = storage
    .all("SELECT id, payload FROM org_job WHERE kind = 'scheduled'")
    .find((row) => (JSON.parse(String(row['payload'])) as { cronTriggerId?: string }).cronTriggerId === id);
  const jobId = byTrigger === undefined ? id : String(byTrigger['id']);
  const row = findJob(org, jobId);
  if (row === null) return;
  removeJob(org, jobId);
  storage.run('DELETE FROM org_batch_scope WHERE job_id = ?', [jobId]);
  org.parts.systemRows.update('AsyncApexJob', jobId, { Status: 'Aborted', CompletedDate: new Date(org.clock.now()) });
  if (row.kind === 'scheduled') {
    const { cronTriggerId, cronJobDetailId } = payloadOf(row) as SchedulePayload;
    org.parts.systemRows.delete('CronTrigger', cronTriggerId);
    org.parts.systemRows.delete('CronJobDetail', cronJobDetailId);
  }
  orgTransaction().hasPendingWork = true;
}
