/** The transaction that Apex runs in, as the org makes it: the contract's context and what callouts, jobs and faults need to know. */
import { randomBytes } from 'node:crypto';
import {
  transaction,
  type Clock,
  type CompiledProject,
  type Database,
  type TransactionContext,
  type TriggerDispatcher,
  type UserContext,
} from '../../contracts/transaction.ts';
import type { JobFrame } from './job.ts';
import type { OrgRuntime, PublishedEvent } from './org-runtime.ts';
import type { TestState } from './test-state.ts';
import { delayedClock } from './clock.ts';
import { clippedLine, maximumLines } from './debug-log.ts';
import { lateness, statementFault, waitForRows, type FaultProgress, type StatementKind } from './faults.ts';
import { createGovernor, type Governor } from './governor.ts';
import { limitProfileOf } from './limit-table.ts';

export interface TransactionOptions {
  readonly quiddity: string;
  readonly user: UserContext;
  /** The job, controller or resource that runs: for logs and faults. */
  readonly className?: string | null;
  readonly limitOverrides?: Readonly<Record<string, number>>;
  readonly job?: JobFrame | null;
  /** Set within a test: the transaction shares the test's mocks and database changes, and never commits for good. */
  readonly test?: TestState | null;
  readonly requestId?: string;
  /** @AuraEnabled(cacheable=true): DML and callouts that change are refused. */
  readonly readOnly?: boolean;
}

export interface OrgTransaction extends TransactionContext {
  limits: Governor;
  clock: Clock;
  readonly org: OrgRuntime;
  readonly className: string | null;
  readonly job: JobFrame | null;
  readonly test: TestState | null;
  readonly readOnly: boolean;
  readonly faults: FaultProgress;
  readonly startedAt: number;
  /** Names of the objects whose rows this transaction changed. */
  readonly touchedObjects: Set<string>;
  /** DML, enqueued jobs or events that are not committed: callouts are refused. */
  hasPendingWork: boolean;
  readonly activeSavepoints: Map<string, boolean>;
  /** How many trigger invocations enclose the running statement. */
  triggerDepth: number;
  readonly effects: (() => void)[];
  /** Written even if the transaction fails: events that are published immediately. */
  readonly immediateEffects: (() => void)[];
  /** Events that leave with the commit. */
  readonly publishedEvents: PublishedEvent[];
  readonly logLines: string[];
}

export function orgTransaction(): OrgTransaction {
  return transaction() as OrgTransaction;
}

const rowLock = /\bFOR\s+UPDATE\s*$/i;

/** The engine's database, seen by Apex: its time is not charged as CPU, and faults, pending work and touched objects are noted. */
function observedDatabase(database: Database, context: () => OrgTransaction): Database {
  function statement<T>(work: () => T, kind: StatementKind): T {
    statementFault(context(), kind);
    return context().limits.uncharged(work);
  }
  function write<T>(objectName: string | undefined, work: () => T): T {
    const current = context();
    if (current.readOnly) throw current.org.readOnlyError();
    const result = statement(work, 'write');
    if (objectName !== undefined) {
      current.touchedObjects.add(objectName);
      current.hasPendingWork = true;
    }
    return result;
  }
  const observed: Partial<Database> = {
    query: (request) => statement(() => database.query(request), rowLock.test(request.soql) ? 'rowLock' : 'query'),
    dml: (request) => write(request.records[0]?.objectName, () => database.dml(request)),
    merge: (request) => write(request.master.objectName, () => database.merge(request)),
    emptyRecycleBin: (ids) => write(ids.length === 0 ? undefined : 'RecycleBin', () => database.emptyRecycleBin(ids)),
    setSavepoint() {
      const savepoint = database.setSavepoint();
      context().activeSavepoints.set(savepoint, context().hasPendingWork);
      return savepoint;
    },
    rollback(savepoint) {
      database.rollback(savepoint);
      const current = context();
      // "If you roll back to a savepoint, DML after it is no longer pending" (Apex Developer Guide, "Transaction Control").
      current.hasPendingWork = current.activeSavepoints.get(savepoint) ?? current.hasPendingWork;
      forgetSavepointsAfter(current.activeSavepoints, savepoint);
    },
    releaseSavepoint(savepoint) {
      database.releaseSavepoint(savepoint);
      forgetSavepointsAfter(context().activeSavepoints, savepoint);
      context().activeSavepoints.delete(savepoint);
    },
  };
  return Object.assign(Object.create(database) as Database, observed);
}

function forgetSavepointsAfter(savepoints: Map<string, boolean>, savepoint: string): void {
  const names = [...savepoints.keys()];
  for (const later of names.slice(names.indexOf(savepoint) + 1)) savepoints.delete(later);
}

/** Triggers run inside the database's uncharged time, but are Apex. */
function projectWithChargedTriggers(project: CompiledProject, context: () => OrgTransaction): CompiledProject {
  const { triggers } = project;
  const charged: TriggerDispatcher = {
    hasTriggers: (objectName, timing, operation) => triggers.hasTriggers(objectName, timing, operation),
    run(invocation) {
      const current = context();
      current.triggerDepth += 1;
      try {
        current.limits.charged(() => triggers.run(invocation));
      } finally {
        current.triggerDepth -= 1;
      }
    },
  };
  return Object.create(project, { triggers: { value: charged } }) as CompiledProject;
}

/** As Request.getRequestId gives it. */
function newRequestId(): string {
  return `TID:${randomBytes(16).toString('base64url')}`;
}

export function createTransaction(org: OrgRuntime, options: TransactionOptions): OrgTransaction {
  const { parts } = org;
  const { quiddity, user, className = null, job = null, test = null, readOnly = false } = options;
  const actions = org.faults.begin(quiddity, className);
  const modules = new Map<string, unknown>();
  const effects: (() => void)[] = [];
  const logLines: string[] = [];
  const requestId = options.requestId ?? newRequestId();
  const clock = delayedClock(test?.clock ?? org.clock, lateness(actions));

  const context: OrgTransaction = {
    id: requestId,
    requestId,
    quiddity,
    clock,
    schema: parts.schema,
    metadata: parts.metadata,
    storage: parts.storage,
    database: observedDatabase(parts.database, () => context),
    project: projectWithChargedTriggers(parts.project, () => context),
    limits: createGovernor({ profile: limitProfileOf(quiddity), overrides: options.limitOverrides ?? {}, cpuScale: org.cpuScale }),
    user,
    access: org.accessOf(user),
    isTest: test !== null,
    apiVersion: parts.apiVersion,
    org,
    className,
    job,
    test,
    readOnly,
    faults: { actions, statements: 0, statementsSinceCallout: 0, writes: 0, callouts: 0 },
    startedAt: clock.now(),
    touchedObjects: new Set(),
    hasPendingWork: false,
    activeSavepoints: new Map(),
    triggerDepth: 0,
    immediateEffects: [],
    effects,
    publishedEvents: [],
    logLines,
    state<T>(key: string, initial: () => T): T {
      if (!modules.has(key)) modules.set(key, initial());
      return modules.get(key) as T;
    },
    onCommit(effect) {
      effects.push(effect);
    },
    waitForRows: (objectName) => waitForRows(context, objectName),
    debug(level, message) {
      if (logLines.length < maximumLines) logLines.push(clippedLine(`${new Date(clock.now()).toISOString()} ${level} ${message}`));
      else if (logLines.length === maximumLines) logLines.push('*** the log was cut off here');
    },
  };
  return context;
}
