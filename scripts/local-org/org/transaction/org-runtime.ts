/** One thread's org: the compiled project over a database, and everything that transactions share. */
import type { Clock, CompiledProject, Database, Storage, UserAccess, UserContext } from '../../contracts/transaction.ts';
import type { ProjectMetadata, SchemaRegistry } from '../../contracts/schema.ts';
import { apexException, type ApexException } from '../../values/apex-exception.ts';
import { prepareOrgTables } from './org-tables.ts';
import { createCredentialStore, createSecretBox, type CredentialStore } from '../credentials/index.ts';
import type { CalloutWords } from '../http/callout-words.ts';
import type { SyncHttp } from '../http/exchange.ts';
import { createSyncHttp } from '../http/sync-http.ts';
import { systemClock } from './clock.ts';
import type { SystemRows } from '../../security/index.ts';
import { createFileLog, createMemoryLog, type DebugLog } from './debug-log.ts';
import { createTransactionFaults, type TransactionFaults } from './faults.ts';

/** What the neighbours make: the project, the engine, the users. */
export interface OrgParts {
  readonly schema: SchemaRegistry;
  readonly metadata: ProjectMetadata;
  readonly project: CompiledProject;
  readonly storage: Storage;
  readonly database: Database;
  readonly apiVersion: number;
  findUser(id: string): UserContext | null;
  automatedProcessUser(): UserContext;
  accessOf(user: UserContext): UserAccess;
  readonly systemRows: SystemRows;
  /** Id of the ApexClass row of a project class. */
  findClassId?(className: string): string | null;
}

export interface OrgRuntimeOptions {
  readonly parts: OrgParts;
  readonly clock?: Clock;
  /** Where logs, credentials and keys are kept; null: in memory only. */
  readonly stateFolder?: string | null;
  readonly faults?: TransactionFaults;
  readonly http?: SyncHttp;
  /** Default: a file in the state folder, or memory. */
  readonly log?: DebugLog;
  /** What one measured millisecond of CPU counts against the limits; default 1. */
  readonly cpuScale?: number;
  readonly organization?: Organization;
  readonly trustedCertificates?: readonly string[];
  /** How much is said of callouts without an answer, asked each time; default: the fewest words. */
  readonly calloutWords?: () => CalloutWords;
  /** Called after each commit on this thread. */
  readonly onCommit?: (commit: CommitNotice) => void;
  /** API requests that are counted but not yet in the database; shared by the org's threads. */
  readonly uncountedApiRequests?: Int32Array;
  /** 1: callouts stay on where only key and secret are replaced; shared by the org's threads. */
  readonly newValuesKeepCallouts?: Int32Array;
}

export interface Organization {
  readonly id: string;
  readonly name: string;
  /** Developer and trial orgs stop a chain of queueables at five. */
  readonly isDeveloperOrTrial: boolean;
}

export interface CommitNotice {
  readonly objectNames: readonly string[];
  /** Work may have been queued or rescheduled: look for what is due. */
  readonly queueChanged: boolean;
  /** Platform events that the commit published. */
  readonly events: readonly PublishedEvent[];
}

export interface PublishedEvent {
  readonly objectName: string;
  readonly replayId: number;
  /** Apex values by field. */
  readonly fields: ReadonlyMap<string, unknown>;
}

export interface OrgRuntime {
  readonly parts: OrgParts;
  readonly clock: Clock;
  readonly stateFolder: string | null;
  readonly faults: TransactionFaults;
  readonly http: SyncHttp;
  readonly log: DebugLog;
  readonly cpuScale: number;
  readonly organization: Organization;
  readonly trustedCertificates: readonly string[];
  calloutWords(): CalloutWords;
  readonly credentials: CredentialStore;
  accessOf(user: UserContext): UserAccess;
  /** A user by Id; throws when there is none. */
  userOf(id: string): UserContext;
  /** Platform-event triggers run as this user, who holds no permissions. */
  automatedProcessUser(): UserContext;
  readOnlyError(): ApexException;
  committed(notice: CommitNotice): void;
  readonly uncountedApiRequests: Int32Array;
  /** Whether a credential's callouts stay on where Apex replaces its values alone. */
  newValuesKeepCallouts(): boolean;
  close(): Promise<void>;
}

const defaultOrganization: Organization = { id: '00D000000000001EAA', name: 'Local Org', isDeveloperOrTrial: true };

export function createOrgRuntime(options: OrgRuntimeOptions): OrgRuntime {
  const { parts, clock = systemClock, stateFolder = null } = options;
  const http = options.http ?? createSyncHttp();
  const newValuesKeepCallouts = options.newValuesKeepCallouts ?? new Int32Array(1);
  // An access follows changes of the permissions by itself, so one per user serves for good.
  const accesses = new Map<string, UserAccess>();
  prepareOrgTables(parts.storage);
  return {
    parts,
    clock,
    stateFolder,
    faults: options.faults ?? createTransactionFaults(),
    http,
    log: options.log ?? (stateFolder === null ? createMemoryLog() : createFileLog(stateFolder)),
    cpuScale: options.cpuScale ?? 1,
    organization: options.organization ?? defaultOrganization,
    trustedCertificates: options.trustedCertificates ?? [],
    calloutWords: options.calloutWords ?? (() => 'fewest'),
    credentials: createCredentialStore(parts.storage, parts.systemRows, createSecretBox(stateFolder)),
    accessOf(user) {
      const key = `${user.id}/${user.profileId}`;
      let access = accesses.get(key);
      if (access === undefined) accesses.set(key, (access = parts.accessOf(user)));
      return access;
    },
    userOf(id) {
      const user = parts.findUser(id);
      if (user === null) throw new Error(`No user has the Id ${id}`);
      return user;
    },
    automatedProcessUser: () => parts.automatedProcessUser(),
    readOnlyError: () => apexException('System.LimitException', 'Too many DML statements: 1'),
    uncountedApiRequests: options.uncountedApiRequests ?? new Int32Array(1),
    newValuesKeepCallouts: () => Atomics.load(newValuesKeepCallouts, 0) === 1,
    committed: (notice) => options.onCommit?.(notice),
    close: () => http.close(),
  };
}
