/** Runs a unit of work as one transaction: commit when it ends well, roll back when it throws. */
import { withTransaction } from '../../contracts/transaction.ts';
import { hasExpired, purgeExpired } from '../../database/recycle-bin/purge.ts';
import type { OrgRuntime } from './org-runtime.ts';
import { createTransaction, type OrgTransaction, type TransactionOptions } from './context.ts';
import { commitFault, TransactionKilled } from './faults.ts';
import { failureOf, failureText, type TransactionFailure, type TransactionOutcome } from './outcome.ts';

/** Ends the work of a transaction in the database; within a test that is a savepoint, since a test never commits. */
interface Boundary {
  commit(): void;
  rollback(): void;
}

function topLevelBoundary({ storage }: OrgTransaction): Boundary {
  return {
    // A savepoint opens a transaction before the first write, so both are asked for in any case.
    commit: () => storage.commit(),
    rollback: () => storage.rollback(),
  };
}

let nestedCount = 0;

function nestedBoundary({ storage }: OrgTransaction): Boundary {
  nestedCount += 1;
  const name = `nested_transaction_${nestedCount}`;
  storage.run(`SAVEPOINT ${name}`);
  return {
    commit: () => void storage.run(`RELEASE ${name}`),
    rollback: () => {
      storage.run(`ROLLBACK TO ${name}`);
      storage.run(`RELEASE ${name}`);
    },
  };
}

function writeLog(transaction: OrgTransaction, failure: TransactionFailure | null): void {
  if (transaction.isTest) return;
  transaction.org.log.write({
    requestId: transaction.requestId,
    quiddity: transaction.quiddity,
    className: transaction.className,
    username: transaction.user.username,
    startedAt: new Date(transaction.startedAt).toISOString(),
    status: failure === null ? 'Success' : failureText(failure),
    usage: transaction.limits.snapshot(),
    lines: failure === null || failure.stackTrace === '' ? transaction.logLines : [...transaction.logLines, failure.stackTrace],
  });
}

/** Events published immediately stay published when the transaction fails (Platform Events Developer Guide, "Publish Behavior"). */
function keepImmediateEffects(transaction: OrgTransaction): void {
  if (transaction.immediateEffects.length === 0) return;
  const { storage } = transaction;
  if (!transaction.isTest) storage.beginWrite();
  for (const effect of transaction.immediateEffects) effect();
  if (!transaction.isTest) {
    storage.commit();
    transaction.org.committed({ objectNames: [], queueChanged: true, events: transaction.publishedEvents });
  }
}

export function runTransaction<T>(
  org: OrgRuntime,
  options: TransactionOptions,
  work: (transaction: OrgTransaction) => T,
): TransactionOutcome<T> {
  const transaction = createTransaction(org, options);
  const isNested = transaction.test !== null;
  return withTransaction(transaction, () => {
    if (!isNested) {
      org.parts.project.resetStatics();
      if (hasExpired()) inWrite(org, purgeExpired);
    }
    const boundary = isNested ? nestedBoundary(transaction) : topLevelBoundary(transaction);
    try {
      const value = work(transaction);
      transaction.limits.check();
      // An effect may add another: mail that writes an activity, for one.
      for (let index = 0; index < transaction.effects.length; index += 1) transaction.effects[index]?.();
      for (const effect of transaction.immediateEffects) effect();
      commitFault(transaction);
      boundary.commit();
      writeLog(transaction, null);
      const touchedObjects = [...transaction.touchedObjects];
      if (!isNested && (touchedObjects.length > 0 || transaction.hasPendingWork || transaction.publishedEvents.length > 0))
        org.committed({ objectNames: touchedObjects, queueChanged: true, events: transaction.publishedEvents });
      return { ok: true, value, usage: transaction.limits.snapshot(), touchedObjects, logLines: transaction.logLines };
    } catch (thrown) {
      const failure = failureOf(thrown, org.parts.project);
      boundary.rollback();
      const killed = thrown instanceof TransactionKilled ? thrown.outcome : null;
      if (killed === null) keepImmediateEffects(transaction);
      writeLog(transaction, failure);
      return { ok: false, failure, killed, usage: transaction.limits.snapshot(), logLines: transaction.logLines };
    }
  });
}

/** A short write of the org itself, outside any Apex: claiming jobs, counting requests. */
export function inWrite<T>(org: OrgRuntime, work: () => T): T {
  const { storage } = org.parts;
  storage.beginWrite();
  try {
    const value = work();
    storage.commit();
    return value;
  } catch (error) {
    storage.rollback();
    throw error;
  }
}
