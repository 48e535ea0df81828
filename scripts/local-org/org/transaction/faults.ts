/**
 * Faults that a test injects into transactions, so that races, late commits and crashes can be proved. A plan is plain data, chosen by
 * the test from its seed; it can be sent to a worker as it is.
 */
import type { Clock } from '../../contracts/transaction.ts';
import type { ControllableClock } from './clock.ts';
import { limitException } from './governor.ts';

export interface FaultMatch {
  /** Quiddity, e.g. 'QUEUEABLE'; absent: any. */
  readonly quiddity?: string;
  /** Class of the job or controller; absent: any. */
  readonly className?: string;
  /** 1-based: hits only the nth transaction that matches; absent: every one. */
  readonly occurrence?: number;
}

export type FaultAction =
  /** The transaction's rows appear with stamps that old: it runs with its clock set back, and commits now. */
  | { readonly kind: 'commitLate'; readonly milliseconds: number }
  /** Waits at the nth callout (1-based), before it is sent or after it was answered, until the gate opens or the time is up. */
  | { readonly kind: 'holdAtCallout'; readonly callout: number; readonly when: 'before' | 'after'; readonly milliseconds: number }
  /**
   * Ends the transaction as a crash would: nothing is committed and no Apex of it runs again. `lost`: the job is marked failed and its
   * finalizer does not run (a watchdog must recover); `restarted`: it goes back to the queue, as after a service maintenance.
   */
  | { readonly kind: 'kill'; readonly at: KillPoint; readonly then: 'lost' | 'restarted' }
  /** The whole process ends by SIGKILL, as it stands. */
  | { readonly kind: 'killProcess'; readonly at: KillPoint }
  /**
   * Rows of an object are held by another transaction until a moment of platform time. Who wants to change or lock one waits ten seconds
   * at most (Knowledge Article 000229525, "Unable to lock row - Record currently unavailable errors"), and then is refused.
   */
  | { readonly kind: 'rowsHeld'; readonly objectName: string; readonly until: number }
  /** Ends the transaction as a passed governor limit does: no catch block sees it, nothing is committed, its finalizer runs. */
  | { readonly kind: 'exhaustLimit'; readonly at: KillPoint; readonly message: string };

export type KillPoint =
  | { readonly kind: 'statement'; readonly number: number } // before the nth query or DML statement
  | { readonly kind: 'beforeCommit' }
  | { readonly kind: 'afterCallout'; readonly number: number } // after the nth callout was answered, before Apex sees the answer
  | { readonly kind: 'statementAfterLastCallout'; readonly number: number } // the nth statement after the last callout made so far
  | { readonly kind: 'rowLockAfterCallout' } // before the first FOR UPDATE that follows a callout
  | { readonly kind: 'writeAfterCallout'; readonly number: number }; // before the nth DML statement of a transaction that called out

export type StatementKind = 'query' | 'rowLock' | 'write';

export interface TransactionFault {
  readonly match: FaultMatch;
  readonly action: FaultAction;
}

/** Not an ApexException: no catch block of Apex sees it. */
export class TransactionKilled extends Error {
  readonly outcome: 'lost' | 'restarted';
  constructor(outcome: 'lost' | 'restarted') {
    super(`Transaction killed by a fault (${outcome})`);
    this.outcome = outcome;
  }
}

/** The faults of one thread: which rules exist, and how often each has matched. */
export interface TransactionFaults {
  /** Replaces the plan and begins to count anew; `counts` is shared when several threads follow one plan. */
  setPlan(plan: readonly TransactionFault[], counts?: Int32Array): void;
  /** The actions for a transaction that begins now. */
  begin(quiddity: string, className: string | null): readonly FaultAction[];
  /** Shared gate: holds end early when its first element is no longer 0. */
  readonly gate: Int32Array;
}

export function createTransactionFaults(gate: Int32Array = new Int32Array(new SharedArrayBuffer(4))): TransactionFaults {
  let rules: readonly TransactionFault[] = [];
  let counts: Int32Array = new Int32Array(0);
  return {
    gate,
    setPlan(plan, sharedCounts) {
      rules = plan;
      counts = sharedCounts ?? new Int32Array(plan.length);
    },
    begin(quiddity, className) {
      const actions: FaultAction[] = [];
      for (const [index, { match, action }] of rules.entries()) {
        if (match.quiddity !== undefined && match.quiddity !== quiddity) continue;
        if (match.className !== undefined && match.className.toLowerCase() !== className?.toLowerCase()) continue;
        const matched = Atomics.add(counts, index, 1) + 1;
        if (match.occurrence === undefined || match.occurrence === matched) actions.push(action);
      }
      return actions;
    },
  };
}

/** How far a transaction has come, as its faults look at it. */
export interface FaultProgress {
  readonly actions: readonly FaultAction[];
  statements: number;
  statementsSinceCallout: number;
  writes: number;
  callouts: number;
}

/** What faults look at in a transaction. */
interface Faulted {
  readonly faults: FaultProgress;
  readonly org: { readonly clock: Clock; readonly faults: Pick<TransactionFaults, 'gate'> };
}

export function lateness(actions: readonly FaultAction[]): number {
  return actions.reduce((total, action) => total + (action.kind === 'commitLate' ? action.milliseconds : 0), 0);
}

const longestLockWait = 10_000;

/** False where the rows are still held after the longest wait. */
export function waitForRows({ faults, org }: Faulted, objectName: string): boolean {
  const held = faults.actions.filter(
    (action) => action.kind === 'rowsHeld' && action.objectName.toLowerCase() === objectName.toLowerCase(),
  );
  const until = Math.max(0, ...held.map((action) => (action.kind === 'rowsHeld' ? action.until : 0)));
  const wait = until - org.clock.now();
  if (wait <= 0) return true;
  pass(org, Math.min(wait, longestLockWait));
  return wait <= longestLockWait;
}

/** A clock that a test moves goes on by itself where something waits. */
function pass({ clock, faults }: Faulted['org'], milliseconds: number): void {
  if ('advance' in clock) (clock as ControllableClock).advance(milliseconds);
  else Atomics.wait(faults.gate, 0, 0, milliseconds);
}

function killWhere(progress: FaultProgress, isDue: (at: KillPoint) => boolean): void {
  for (const action of progress.actions) {
    if (action.kind === 'kill' && isDue(action.at)) throw new TransactionKilled(action.then);
    if (action.kind === 'killProcess' && isDue(action.at)) process.kill(process.pid, 'SIGKILL');
    if (action.kind === 'exhaustLimit' && isDue(action.at)) throw limitException(action.message);
  }
}

export function statementFault({ faults }: Faulted, kind: StatementKind): void {
  if (faults.actions.length === 0) return;
  faults.statements += 1;
  if (faults.callouts > 0) faults.statementsSinceCallout += 1;
  if (kind === 'write') faults.writes += 1;
  killWhere(
    faults,
    (at) =>
      (at.kind === 'statement' && at.number === faults.statements) ||
      (at.kind === 'statementAfterLastCallout' && faults.callouts > 0 && at.number === faults.statementsSinceCallout) ||
      (at.kind === 'rowLockAfterCallout' && faults.callouts > 0 && kind === 'rowLock') ||
      (at.kind === 'writeAfterCallout' && faults.callouts > 0 && kind === 'write' && at.number === faults.writes),
  );
}

export function commitFault({ faults }: Faulted): void {
  killWhere(faults, (at) => at.kind === 'beforeCommit');
}

export function calloutFault({ faults, org }: Faulted, when: 'before' | 'after'): void {
  if (faults.actions.length === 0) return;
  if (when === 'before') {
    faults.callouts += 1;
    faults.statementsSinceCallout = 0;
  }
  for (const action of faults.actions) {
    if (action.kind === 'holdAtCallout' && action.callout === faults.callouts && action.when === when) {
      Atomics.wait(org.faults.gate, 0, 0, action.milliseconds);
    }
  }
  if (when === 'after') killWhere(faults, (at) => at.kind === 'afterCallout' && at.number === faults.callouts);
}
