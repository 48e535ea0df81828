/** Enqueues jobs and attaches finalizers: System.enqueueJob and System.attachFinalizer. Apex Developer Guide, "Queueable Apex" and "Transaction Finalizers". */
import { apexException, nullPointer, requireArgument } from '../../values/index.ts';
import { orgTransaction, type OrgTransaction } from '../transaction/context.ts';
import { classNameOf, implementsInterface } from './class-facts.ts';
import { writeState } from './job-state.ts';
import { addJob, asyncException } from './queue.ts';

export interface EnqueueOptions {
  readonly delayMinutes?: number | null;
  readonly maximumDepth?: number | null;
  readonly signature?: string | null;
}

const millisecondsPerMinute = 60_000;
const depthInDeveloperOrgs = 5;
const failuresInARow = 5;

interface ChainPlace {
  readonly depth: number;
  readonly maximumDepth: number | null;
  readonly failures: number;
}

/** Where a new job stands in its chain; refuses one that is too deep. */
function placeInChain(transaction: OrgTransaction, requestedMaximum: number | null): ChainPlace {
  const { job, isTest, org } = transaction;
  const parent = job !== null && (job.kind === 'queueable' || job.kind === 'finalizer') ? job : null;
  // "You can't chain queueable jobs in an Apex test"; a finalizer's job is no chained one.
  if (isTest && transaction.quiddity === 'QUEUEABLE') throw asyncException('Maximum stack depth has been reached.');
  const depth = parent === null ? 1 : parent.depth + 1;
  const maximumDepth = requestedMaximum ?? parent?.maximumDepth ?? null;
  // In tests a chain that goes on by finalizers runs longer than five: packages whose tests pass in scratch orgs show it.
  const isLimited = org.organization.isDeveloperOrTrial && !(isTest && parent?.kind === 'finalizer');
  const allowed = maximumDepth ?? (isLimited ? depthInDeveloperOrgs : Number.POSITIVE_INFINITY);
  if (depth > allowed) throw asyncException('Maximum stack depth has been reached.');
  const failures = parent?.parentFailed === true ? parent.failures + 1 : 0;
  if (failures > failuresInARow) {
    throw asyncException(`A finalizer can enqueue a job at most ${failuresInARow} times after consecutive failures.`);
  }
  return { depth, maximumDepth, failures };
}

function checkDelay(delayMinutes: number | null): number {
  if (delayMinutes === null) return 0;
  if (delayMinutes < 0 || delayMinutes > 10) {
    throw apexException('System.InvalidParameterValueException', `Delay must be between 0 and 10 minutes: ${delayMinutes}`);
  }
  return delayMinutes;
}

export function enqueueJob(job: unknown, options: EnqueueOptions = {}): string {
  const transaction = orgTransaction();
  if (job === null) throw nullPointer();
  const className = classNameOf(job);
  if (!implementsInterface(transaction.project, className, 'System.Queueable')) {
    throw asyncException(`The class ${className} does not implement the Queueable interface.`);
  }
  const delay = checkDelay(options.delayMinutes ?? null);
  const place = placeInChain(transaction, options.maximumDepth ?? null);
  transaction.limits.consume('QueueableJobs', 1);
  const signature = options.signature ?? null;
  if (
    signature !== null &&
    transaction.storage.get("SELECT 1 FROM org_job WHERE signature = ? AND state = 'queued'", [signature]) !== undefined
  ) {
    throw apexException('System.DuplicateMessageException', 'Attempt to enqueue job with duplicate queueable signature');
  }
  return addJob({
    kind: 'queueable',
    className,
    payload: { state: writeState(job) },
    dueAt: transaction.clock.now() + delay * millisecondsPerMinute,
    depth: place.depth,
    maximumDepth: place.maximumDepth,
    minimumDelay: options.delayMinutes ?? null,
    signature,
    failures: place.failures,
  });
}

export function attachFinalizer(finalizer: unknown): void {
  const { job, quiddity } = orgTransaction();
  if (job === null || quiddity !== 'QUEUEABLE') {
    throw asyncException('System.attachFinalizer(Finalizer) is not allowed in this context');
  }
  requireArgument(finalizer, 'Argument cannot be null');
  if (job.finalizer !== null) throw asyncException('More than one Finalizer cannot be attached to same Async Apex Job');
  job.finalizer = finalizer;
}
