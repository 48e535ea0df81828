/** A piece of asynchronous work as it waits in the database and as the running transaction sees it. */

export type JobKind =
  'queueable' | 'future' | 'batchStart' | 'batchExecute' | 'batchFinish' | 'scheduled' | 'event' | 'eventCallback' | 'finalizer';

/** A row of org_job. */
export interface JobRow {
  readonly id: string;
  readonly kind: JobKind;
  readonly class_name: string | null;
  /** JSON: what runs, as job-state.ts writes it. */
  readonly payload: string;
  readonly user_id: string;
  readonly enqueued_at: number;
  readonly due_at: number;
  readonly state: 'queued' | 'running';
  /** Jobs of one lane run one at a time. */
  readonly lane: string | null;
  readonly depth: number;
  readonly maximum_depth: number | null;
  readonly minimum_delay: number | null;
  readonly signature: string | null;
  /** Failures in a row that a finalizer answered with a new job. */
  readonly failures: number;
}

/** What the platform library asks about the job that runs now. */
export interface JobFrame {
  readonly id: string;
  readonly kind: JobKind;
  readonly depth: number;
  readonly maximumDepth: number | null;
  readonly minimumDelay: number | null;
  readonly allowsCallouts: boolean;
  readonly failures: number;
  /** Set by System.attachFinalizer. */
  finalizer: unknown;
  /** In a finalizer: whether the parent failed. */
  readonly parentFailed: boolean;
  /** eventbus.TriggerContext of a platform-event trigger. */
  readonly eventDelivery: EventDelivery | null;
}

export interface EventDelivery {
  readonly retries: number;
  readonly lastError: string | null;
  resumeCheckpoint: string | null;
}

/** `Too many queueable jobs` and its like are counted by the governor; this is what else a new job inherits. */
export function frameOf(
  row: JobRow,
  details: { readonly allowsCallouts: boolean; readonly parentFailed?: boolean; readonly eventDelivery?: EventDelivery },
): JobFrame {
  return {
    id: row.id,
    kind: row.kind,
    depth: row.depth,
    maximumDepth: row.maximum_depth,
    minimumDelay: row.minimum_delay,
    allowsCallouts: details.allowsCallouts,
    failures: row.failures,
    finalizer: null,
    parentFailed: details.parentFailed ?? false,
    eventDelivery: details.eventDelivery ?? null,
  };
}
