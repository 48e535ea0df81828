/** The queue of asynchronous work, in the database: what a transaction enqueues is there when it commits, and gone when it does not. */
import { apexException, type ApexException } from '../../values/apex-exception.ts';
import { orgTransaction } from '../transaction/context.ts';
import type { OrgRuntime } from '../transaction/org-runtime.ts';
import type { JobKind, JobRow } from '../transaction/job.ts';
import type { WrittenGraph } from './job-state.ts';

export interface NewJob {
  readonly kind: JobKind;
  readonly className: string;
  readonly payload: JobPayload;
  readonly dueAt: number;
  readonly lane?: string | null;
  readonly depth?: number;
  readonly maximumDepth?: number | null;
  readonly minimumDelay?: number | null;
  readonly signature?: string | null;
  readonly failures?: number;
  /** Further fields of the AsyncApexJob row. */
  readonly fields?: Readonly<Record<string, unknown>>;
}

export interface JobPayload {
  readonly state: WrittenGraph | null;
  readonly [detail: string]: unknown;
}

const jobTypes: Readonly<Partial<Record<JobKind, string>>> = {
  queueable: 'Queueable',
  future: 'Future',
  batchStart: 'BatchApex',
  scheduled: 'ScheduledApex',
};

/** Adds a job and its AsyncApexJob row in the running transaction; gives the job's Id. */
export function addJob(job: NewJob): string {
  const transaction = orgTransaction();
  const { org, storage, user, clock } = transaction;
  storage.beginWrite();
  const id = org.parts.systemRows.insert('AsyncApexJob', {
    JobType: jobTypes[job.kind] ?? 'Queueable',
    Status: 'Queued',
    ApexClassId: apexClassId(org, job.className),
    TotalJobItems: 0,
    JobItemsProcessed: 0,
    NumberOfErrors: 0,
    ...job.fields,
  });
  storage.run(
    `INSERT INTO org_job (id, kind, class_name, payload, user_id, enqueued_at, due_at, state, lane, depth, maximum_depth, minimum_delay, signature, failures)
     VALUES (?, ?, ?, ?, ?, ?, ?, 'queued', ?, ?, ?, ?, ?, ?)`,
    [
      id,
      job.kind,
      job.className,
      JSON.stringify(job.payload),
      user.id,
      clock.now(),
      job.dueAt,
      job.lane ?? null,
      job.depth ?? 1,
      job.maximumDepth ?? null,
      job.minimumDelay ?? null,
      job.signature ?? null,
      job.failures ?? 0,
    ],
  );
  transaction.hasPendingWork = true;
  return id;
}

export function apexClassId(org: OrgRuntime, className: string): string | null {
  return org.parts.findClassId?.(className) ?? null;
}

/** Jobs that wait, oldest due first: what stopTest runs. */
export function queuedJobs(org: OrgRuntime): JobRow[] {
  return org.parts.storage.all("SELECT * FROM org_job WHERE state = 'queued' ORDER BY sequence") as unknown as JobRow[];
}

/** Takes the earliest job that is due and whose lane is free; null when there is none. In a write transaction. */
export function claimDueJob(org: OrgRuntime): JobRow | null {
  const row = org.parts.storage.get(
    `SELECT * FROM org_job WHERE state = 'queued' AND due_at <= ?
     AND (lane IS NULL OR lane NOT IN (SELECT lane FROM org_job WHERE state = 'running' AND lane IS NOT NULL))
     ORDER BY due_at, sequence LIMIT 1`,
    [org.clock.now()],
  ) as unknown as JobRow | undefined;
  if (row === undefined) return null;
  markRunning(org, row);
  return row;
}

/** The signature protects a job only while it waits (Apex Developer Guide, "Detecting Duplicate Queueable Jobs"). A batch tells its own status. */
export function markRunning(org: OrgRuntime, row: JobRow): void {
  org.parts.storage.run("UPDATE org_job SET state = 'running', signature = NULL WHERE id = ?", [row.id]);
  if (row.kind === 'queueable' || row.kind === 'future') org.parts.systemRows.update('AsyncApexJob', row.id, { Status: 'Processing' });
}

/** When the next job is due; null when nothing waits. */
export function nextDueTime(org: OrgRuntime): number | null {
  const due = org.parts.storage.get(
    `SELECT min(due_at) AS due FROM org_job WHERE state = 'queued'
     AND (lane IS NULL OR lane NOT IN (SELECT lane FROM org_job WHERE state = 'running' AND lane IS NOT NULL))`,
  )?.['due'];
  return typeof due === 'number' ? due : null;
}

export function findJob(org: OrgRuntime, id: string): JobRow | null {
  return (org.parts.storage.get('SELECT * FROM org_job WHERE id = ?', [id]) as unknown as JobRow | undefined) ?? null;
}

export function removeJob(org: OrgRuntime, id: string): void {
  org.parts.storage.run('DELETE FROM org_job WHERE id = ?', [id]);
}

export interface JobChange {
  readonly kind?: JobKind;
  readonly payload?: JobPayload;
  readonly dueAt?: number;
}

/** Puts a job that ran back in the queue for its next step (a batch's next scope, a schedule's next time). */
export function requeue(org: OrgRuntime, id: string, { kind, payload, dueAt }: JobChange): void {
  org.parts.storage.run(
    "UPDATE org_job SET state = 'queued', kind = coalesce(?, kind), payload = coalesce(?, payload), due_at = coalesce(?, due_at) WHERE id = ?",
    [kind ?? null, payload === undefined ? null : JSON.stringify(payload), dueAt ?? null, id],
  );
}

export function payloadOf(row: JobRow): JobPayload {
  return JSON.parse(row.payload) as JobPayload;
}

export function asyncException(message: string): ApexException {
  return apexException('System.AsyncException', message);
}
