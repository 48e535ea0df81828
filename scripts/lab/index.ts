/**
 * A laboratory for the package: the real Apex in an org in this process, the real receiver beside it, over real HTTP, in a platform time
 * that the experiment moves. A day of schedules takes seconds, and nothing depends on how fast the machine is.
 */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { administratorUsername } from '../sample-data/people.ts';
import { seedPeople } from '../demo/seed.ts';
import type { SeededOrg } from '../demo/seed.ts';
import type { OrgResponse } from '../local-org/contracts/org-service.ts';
import {
  countPlatformCalls,
  createControllableClock,
  createSyncHttp,
  createTransactionFaults,
  handleRequest,
  recoverAfterCrash,
} from '../local-org/index.ts';
import { decodeValue } from '../local-org/storage/index.ts';
import type { CalloutWords, FaultAction, LogEntry, OrgRuntime, SharedClock, TransactionFaults } from '../local-org/index.ts';
import type { ReceiverOptions } from '../receiver/index.ts';
import { workOf } from './apex-work.ts';
import type { ApexWork } from './apex-work.ts';
import type { LabJobs } from './jobs.ts';
import { openUser } from './people.ts';
import type { LabUser } from './people.ts';
import type { LabProjectOptions } from './project.ts';
import { joinDestination, startLabReceiver } from './receiver.ts';
import type { Destination, LabReceiver } from './receiver.ts';
import { openRestDoor } from './rest-door.ts';
import type { RestDoor } from './rest-door.ts';
import { openLabThreads } from './threads.ts';
import type { LabThreadOptions, LabThreads } from './threads.ts';
import { createWire } from './wire.ts';
import type { Wire } from './wire.ts';

export type { ApexWork } from './apex-work.ts';
export type { LabJobs, RanJob } from './jobs.ts';
export type { LabUser, SaveResult, TransactionWish, Values } from './people.ts';
export type { LabProjectOptions, SourceChange } from './project.ts';
export type { Destination, LabReceiver, StoredRow } from './receiver.ts';
export type { RestDoor } from './rest-door.ts';
export type { DeliveredEvent, Delivery, Wire, WireFault, WireHooks } from './wire.ts';

export interface LabOptions extends LabThreadOptions {
  /** Platform time at the start, in milliseconds since 1970. */
  readonly startsAt?: number;
  readonly receiver?: ReceiverOptions;
  /** A destination that runs elsewhere; absent: the real receiver beside the org. */
  readonly destination?: Destination;
  /** Where the org keeps its data: one that another lab has left, however it ended, is opened again. Whoever names it removes it. */
  readonly folder?: string;
}

/** One transaction of Apex with what it used, by the names of the governor's table. */
export type TransactionFigures = Pick<LogEntry, 'quiddity' | 'className' | 'startedAt' | 'status' | 'usage'>;

export interface Lab {
  /** Before the names of the package's objects and fields: `syncline__` where it is installed, else ''. */
  readonly prefix: string;
  readonly clock: SharedClock;
  readonly wire: Wire;
  readonly receiver: LabReceiver;
  readonly jobs: LabJobs;
  /** Faults of jobs; people's transactions never meet them. */
  readonly faults: TransactionFaults;
  /** How much the platform says of callouts without an answer; at first the fewest words. */
  calloutWords: CalloutWords;
  /** Asked at the start of each transaction of a job: what shall befall it, besides the plan of `faults`. */
  chooseFaults: ((quiddity: string, className: string | null) => readonly FaultAction[]) | null;
  /** Straight SQL on the org's database, past all Apex: tables and columns have the names of objects and fields. */
  sql(text: string, parameters?: readonly unknown[]): Record<string, unknown>[];
  /** A field's number as `sql` gives it, which is in the column's smallest unit. */
  number(objectName: string, fieldName: string, stored: unknown): number;
  user(username: string): LabUser;
  administrator(): LabUser;
  /** Told of every transaction that ends, on both threads; returns how to stop it. */
  onTransaction(listener: (figures: TransactionFigures) => void): () => void;
  /** What Apex has run since the lab was opened with `countsWork`. */
  apexWork(): ApexWork;
  /**
   * Deploys other folders of metadata in place of those that lie beside the package. People have to be asked for anew; a field that is gone
   * keeps its column and its values, should it come back.
   */
  redeploy(packages: readonly string[]): Promise<void>;
  /** The org's REST API over HTTP; whoever opens it closes it before the lab. */
  serveRest(): Promise<RestDoor>;
  close(): Promise<void>;
}

/** A Monday, at an hour that is neither night nor midnight anywhere in America. */
const usualStart = Date.UTC(2026, 0, 5, 17, 0, 0);

function seededOrg(org: OrgRuntime): SeededOrg {
  const userId = (username: string): string =>
    String(org.parts.storage.get('SELECT "Id" AS "id" FROM "User" WHERE "Username" = ?', [username])?.['id']);
  return {
    setPassword: () => Promise.resolve(),
    login: (username) => Promise.resolve({ sessionId: '', userId: userId(username), username, organizationId: org.organization.id }),
    execute: (session, request): Promise<OrgResponse> => Promise.resolve(handleRequest(org, session.userId, request)),
  };
}

export async function openLab(options: LabOptions = {}): Promise<Lab> {
  const folder = options.folder ?? mkdtempSync(join(tmpdir(), 'syncline-lab-'));
  const stateFolder = join(folder, 'org');
  const isNew = mkdirSync(stateFolder, { recursive: true }) !== undefined;
  const clock = createControllableClock(options.startsAt ?? usualStart);
  const listeners = new Set<(figures: TransactionFigures) => void>();
  const log = {
    write: (entry: LogEntry): void => listeners.forEach((listener) => listener(entry)),
    read: (): LogEntry[] => [],
  };
  const planned = createTransactionFaults();
  const faults: TransactionFaults = {
    ...planned,
    begin: (quiddity, className) => [...planned.begin(quiddity, className), ...(lab.chooseFaults?.(quiddity, className) ?? [])],
  };
  const peopleFaults = createTransactionFaults();
  const wire = createWire(createSyncHttp(), clock);
  const receiver =
    options.destination === undefined ? await startLabReceiver(folder, clock, options.receiver) : joinDestination(options.destination);
  const calls = options.countsWork === true ? countPlatformCalls() : null;
  const openThreads = (wanted: LabProjectOptions): Promise<LabThreads> =>
    openLabThreads(
      { stateFolder, clock, log, faults, peopleFaults, wire, calloutWords: () => lab.calloutWords },
      { ...options, ...wanted },
    );
  // What is left open would keep a test running that has failed.
  let threads = await openThreads(options).catch(async (error: unknown) => {
    await receiver.close();
    throw error;
  });
  if (isNew) await seedPeople(seededOrg(threads.org));
  else recoverAfterCrash(threads.jobsThread.org);

  const { schema } = threads.org.parts;
  const lab: Lab = {
    prefix: schema.isInstalled ? `${schema.namespace}__` : '',
    clock,
    wire,
    receiver,
    faults,
    calloutWords: 'fewest',
    chooseFaults: null,
    get jobs() {
      return threads.jobs;
    },
    sql: (text, parameters) => threads.storage.all(text, parameters),
    number(objectName, fieldName, stored) {
      const field = threads.org.parts.schema.findField(objectName, fieldName);
      if (field === null) throw new Error(`There is no field ${objectName}.${fieldName}`);
      return Number(decodeValue(field, stored));
    },
    user(username) {
      const id = threads.storage.get('SELECT "Id" AS "id" FROM "User" WHERE "Username" = ?', [username])?.['id'];
      if (typeof id !== 'string') throw new Error(`The lab has no user ${username}`);
      return openUser(threads.org, peopleFaults, id, username);
    },
    administrator: () => lab.user(administratorUsername),
    onTransaction(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    apexWork() {
      if (calls === null) throw new Error('The lab was opened without countsWork');
      return workOf(threads.jobsThread, calls);
    },
    serveRest: () => openRestDoor(threads.org, stateFolder, clock),
    async redeploy(packages) {
      await threads.close();
      threads = await openThreads({ ...options, packages });
    },
    async close() {
      await threads.close();
      await receiver.close();
      if (options.folder === undefined) rmSync(folder, { recursive: true, force: true });
    },
  };
  return lab;
}
