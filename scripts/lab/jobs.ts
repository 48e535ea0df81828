/** Asynchronous work in platform time: jobs run when the lab's clock reaches them, one after another, on the jobs' thread. */
import { nextDueTime, runNextJob } from '../local-org/index.ts';
import type { ControllableClock, OrgRuntime } from '../local-org/index.ts';

export interface RanJob {
  readonly id: string;
  readonly kind: string;
  readonly className: string | null;
  readonly failure: string | null;
}

export interface LabJobs {
  /** Moves the clock to the next job, wherever that is, and runs this one job; throws when nothing waits. */
  runNext(): RanJob;
  /** Runs what is due, and what becomes due by it at once. */
  runDue(): RanJob[];
  /** Moves the clock on, from job to job. */
  advance(milliseconds: number): RanJob[];
  /** Goes on from job to job until the condition holds, which is asked after each moment; throws after so long a platform time. */
  advanceUntil(isThere: () => boolean, atMostMilliseconds: number): void;
  /** When the next job is due; null when nothing waits. */
  nextDue(): number | null;
  /** Runs one due job on the people's thread, even while the jobs' thread waits at a callout; null when none is due. */
  runOneBeside(): RanJob | null;
  /** Job ids by class, as they wait. */
  queued(className: string): string[];
}

const mostJobsAtOnce = 10_000;

export function createJobs(org: OrgRuntime, beside: OrgRuntime, clock: ControllableClock): LabJobs {
  function runDue(): RanJob[] {
    const ran: RanJob[] = [];
    for (let turn = runNextJob(org); turn.ran !== null; turn = runNextJob(org)) {
      ran.push(turn.ran);
      if (ran.length > mostJobsAtOnce) throw new Error('Jobs enqueue each other without end, and without any delay');
    }
    return ran;
  }

  function nextWithin(end: number): number | null {
    const due = nextDueTime(org);
    return due === null || due > end ? null : due;
  }

  return {
    runNext() {
      const due = nextDueTime(org);
      if (due !== null && due > clock.now()) clock.set(due);
      const { ran } = runNextJob(org);
      if (ran === null) throw new Error('Nothing waits in the queue');
      return ran;
    },
    runDue,
    advance(milliseconds) {
      const end = clock.now() + milliseconds;
      const ran = runDue();
      for (let due = nextWithin(end); due !== null; due = nextWithin(end)) {
        if (due > clock.now()) clock.set(due);
        ran.push(...runDue());
      }
      if (clock.now() < end) clock.set(end);
      return ran;
    },
    advanceUntil(isThere, atMostMilliseconds) {
      const end = clock.now() + atMostMilliseconds;
      for (runDue(); !isThere(); runDue()) {
        const due = nextDueTime(org);
        if (due === null) throw new Error('Nothing waits in the queue, and what was awaited has not come');
        if (due > end) throw new Error(`What was awaited has not come in ${atMostMilliseconds / 60_000} minutes of platform time`);
        clock.set(Math.max(due, clock.now()));
      }
    },
    nextDue: () => nextDueTime(org),
    runOneBeside: () => runNextJob(beside).ran,
    queued: (className) =>
      org.parts.storage
        .all("SELECT id FROM org_job WHERE state = 'queued' AND class_name = ? ORDER BY due_at", [className])
        .map(({ id }) => String(id)),
  };
}
