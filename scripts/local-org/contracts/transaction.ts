/** The transaction that Apex runs in, and the engine's parts that the platform library and the emitted code call. */
import type { ApexType } from './types.ts';
import type { SObjectShape } from './values.ts';
import type { ObjectSchema, ProjectMetadata, SchemaRegistry } from './schema.ts';
import type { DmlOperation } from './bound-tree.ts';
import type { MethodSymbol, TypeSymbol } from './symbols.ts';

export interface Clock {
  /** Milliseconds since the epoch. Real when serving; set and advanced by tests. */
  now(): number;
}

/** Governor counters by their name in System.Limits without get (`Queries`, `QueryRows`, `DmlStatements`, `DmlRows`, `Callouts`, `QueueableJobs`, `CpuTime`, `HeapSize`, `EmailInvocations`, ...). */
export interface GovernorLimits {
  used(name: string): number;
  limit(name: string): number;
  /** Adds; throws an uncatchable LimitException with the platform's message (`Too many SOQL queries: 101`) when the limit is passed. */
  consume(name: string, amount: number): void;
  /** Called by emitted code at loop back edges and method entries: samples CPU now and then (`Apex CPU time limit exceeded`). */
  tick(): void;
}

export interface UserContext {
  readonly id: string;
  readonly username: string;
  readonly name: string;
  readonly firstName: string | null;
  readonly lastName: string;
  readonly email: string;
  readonly profileId: string;
  readonly profileName: string;
  readonly roleId: string | null;
  readonly userType: string;
  readonly timeZone: string;
  readonly locale: string;
  readonly language: string;
  readonly isActive: boolean;
}

/** What the user may do, from profile and assigned permission sets. Built in ../security, cached until assignments change. */
/** Access to objects and fields. */
export interface DataAccess {
  object(objectName: string): {
    readonly read: boolean;
    readonly create: boolean;
    readonly edit: boolean;
    readonly delete: boolean;
    readonly viewAll: boolean;
    readonly modifyAll: boolean;
  };
  field(objectName: string, fieldName: string): { readonly readable: boolean; readonly editable: boolean };
}

export interface UserAccess extends DataAccess {
  readonly isSystem: boolean;
  /** As it is now, for one statement: whether permissions have changed is not looked up again for each of its fields. */
  now(): DataAccess;
  hasUserPermission(name: string): boolean;
  hasCustomPermission(name: string): boolean;
  hasClassAccess(className: string): boolean;
  /** To a principal of an External Credential, by its Id. */
  hasPrincipalAccess(principalId: string): boolean;
}

/**
 * user: CRUD, FLS and sharing enforced; system: CRUD and FLS not; sharing by the running class.
 * 'default' is resolved by the caller from the class's API version (v67+: user; before: system).
 */
export type AccessMode = 'user' | 'system';

export interface QueryRequest {
  /** SOQL with `:name` binds (also `:obj.field` resolved by the caller to a value). */
  readonly soql: string;
  readonly binds: ReadonlyMap<string, unknown>;
  readonly access: AccessMode;
  /** Whether sharing rules apply in system mode (class with sharing). User mode always shares. */
  readonly sharing: boolean;
}

export interface QueryResult {
  readonly records: SObjectShape[];
  readonly totalSize: number;
  /** Set for `SELECT COUNT() FROM`. */
  readonly count: number | null;
  /** What the query names, in order: the REST API shows that and no more, while Apex records carry Ids besides. */
  readonly projection?: QueryProjection;
}

export interface QueryProjection {
  readonly fields: readonly string[];
  /** By relationship name. */
  readonly parents: Readonly<Record<string, QueryProjection>>;
  /** Relationship names of child queries; the child records' own projection is their set fields. */
  readonly children: readonly string[];
}

export interface DmlError {
  readonly statusCode: string; // `REQUIRED_FIELD_MISSING`
  readonly message: string;
  readonly fields: readonly string[];
}

export interface DmlRowResult {
  readonly id: string | null;
  readonly success: boolean;
  readonly created: boolean;
  readonly errors: readonly DmlError[];
}

export interface DmlRequest {
  readonly operation: Exclude<DmlOperation, 'merge'>;
  readonly records: readonly SObjectShape[];
  readonly allOrNone: boolean;
  readonly access: AccessMode;
  readonly sharing: boolean;
  readonly externalIdField: string | null;
  readonly options: {
    readonly allowFieldTruncation?: boolean;
    readonly optAllOrNone?: boolean;
    readonly allowDuplicateSave?: boolean;
  } | null;
}

/** ../database/index.ts. All synchronous, all inside the current transaction. allOrNone failures THROW System.DmlException (see values). */
export interface Database {
  query(request: QueryRequest): QueryResult;
  /** The Ids only of a query's rows, one after another in one text: cursors keep millions of them. Counts as a query without rows. */
  queryIds(request: QueryRequest): string;
  /** SOSL (`request.soql` holds it): one list per object of RETURNING. `fixedIds`: within tests, what Test.setFixedSearchResults named ([] when nothing). */
  search?(request: QueryRequest, fixedIds: readonly string[] | null): SObjectShape[][];
  /** Sets ids and system fields on the given records as the platform does. */
  dml(request: DmlRequest): DmlRowResult[];
  merge(request: {
    readonly master: SObjectShape;
    readonly duplicates: readonly SObjectShape[];
    readonly allOrNone: boolean;
    readonly access: AccessMode;
  }): DmlRowResult[];
  emptyRecycleBin(ids: readonly string[]): DmlRowResult[];
  setSavepoint(): string;
  rollback(savepoint: string): void;
  releaseSavepoint(savepoint: string): void;
}

/** ../storage: one SQLite connection of one thread. */
export interface Storage {
  /** Rows of a prepared statement. */
  all(sql: string, parameters?: readonly unknown[]): Record<string, unknown>[];
  get(sql: string, parameters?: readonly unknown[]): Record<string, unknown> | undefined;
  run(sql: string, parameters?: readonly unknown[]): { readonly changes: number };
  /** Takes the write lock (BEGIN IMMEDIATE, waits for the other writer). Idempotent within a transaction. */
  beginWrite(): void;
  readonly isWriting: boolean;
  commit(): void;
  rollback(): void;
}

export interface TriggerDispatcher {
  hasTriggers(objectName: string, timing: 'before' | 'after', operation: string): boolean;
  /** Runs every trigger of the object for one chunk of at most 200 rows (2,000 for events). Errors added with addError stay on the records. */
  run(invocation: {
    readonly objectName: string;
    readonly timing: 'before' | 'after';
    readonly operation: 'insert' | 'update' | 'delete' | 'undelete';
    readonly newRecords: readonly SObjectShape[] | null;
    readonly oldRecords: readonly SObjectShape[] | null;
  }): void;
}

/** The compiled project as the runtime sees it (../runtime). */
export interface CompiledProject {
  /** Case-insensitive, `Outer.Inner`. */
  findType(name: string): TypeSymbol | null;
  readonly typeNames: readonly string[];
  /** Calls a method by symbol, statically (receiver null) or on an instance. */
  invoke(method: MethodSymbol, receiver: unknown, parameters: readonly unknown[]): unknown;
  /** Calls an instance method by name and arity, choosing by the values' types: how the platform calls `execute`, `compareTo`, `toString`, ... */
  invokeByName(receiver: unknown, name: string, parameters: readonly unknown[]): unknown;
  hasMethod(receiver: unknown, name: string, arity: number): boolean;
  /** `new T()` with the no-argument constructor: Type.newInstance, JSON.deserialize. */
  instantiate(typeName: string): unknown;
  /** An instance without running any constructor, for JSON.deserialize and queueable copies. */
  allocate(typeName: string): unknown;
  /** An instance whose methods ask a StubProvider: Test.createStub. */
  createStub(typeName: string, provider: unknown): object;
  /** Non-transient instance fields in order, for JSON and toString. */
  instanceFields(receiver: unknown): readonly {
    readonly name: string;
    readonly type: ApexType;
    readonly isTransient: boolean;
    get(): unknown;
    set(value: unknown): void;
    /** Behind a property's accessors: what the state of a job keeps. */ readonly stored?: { get(): unknown; set(value: unknown): void };
  }[];
  /** Forgets static state: statics live for one transaction. */
  resetStatics(): void;
  readonly triggers: TriggerDispatcher;
  /** Compiling is no part of a transaction: neither its CPU time nor its heap counts against a limit. */
  compileAnonymous(source: string): CompiledAnonymous;
  /** The current Apex call stack, innermost first (`Class.Runner.tick: line 12, column 1`). */
  stackTrace(error: Error): { readonly text: string; readonly line: number; readonly column: number };
}

export interface CompiledAnonymous {
  /** Runs it in the current transaction; null where it does not compile. */
  readonly run: (() => void) | null;
  readonly problem: { readonly line: number; readonly column: number; readonly message: string } | null;
}

export interface TransactionContext {
  readonly id: string;
  readonly requestId: string;
  /** Quiddity: 'ANONYMOUS' | 'QUEUEABLE' | 'AURA' | 'REST' | 'RUNTEST_SYNC' | 'BATCH_APEX' | 'SCHEDULED' | 'FUTURE' | 'TRANSACTION_FINALIZER_QUEUEABLE' | ... */
  readonly quiddity: string;
  readonly clock: Clock;
  readonly schema: SchemaRegistry;
  readonly metadata: ProjectMetadata;
  readonly storage: Storage;
  readonly database: Database;
  readonly project: CompiledProject;
  limits: GovernorLimits; // replaced by Test.startTest/stopTest
  user: UserContext; // replaced by System.runAs
  access: UserAccess;
  readonly isTest: boolean;
  /** Per-transaction state of one module, by its own key: `transaction().state('emails', () => [])`. */
  state<T>(key: string, initial: () => T): T;
  /** Runs only if the transaction commits (enqueue to the org's queue, send mail, publish events). */
  onCommit(effect: () => void): void;
  debug(level: string, message: string): void;
  /** Waits in platform time for rows of an object that another transaction holds; false where that takes too long. Absent: none is held. */
  waitForRows?(objectName: string): boolean;
  /** The API version of the project (67 -> 67). Per-class versions: project.findType(...). */
  readonly apiVersion: number;
}

let current: TransactionContext | null = null;

/** The transaction of this thread. One thread runs one transaction at a time. */
export function transaction(): TransactionContext {
  if (current === null) throw new Error('No transaction is running on this thread');
  return current;
}

export function hasTransaction(): boolean {
  return current !== null;
}

/** Runs `work` with `context` as the current transaction; restores the one before (runAs of finalizers, stopTest). */
export function withTransaction<T>(context: TransactionContext, work: () => T): T {
  const previous = current;
  current = context;
  try {
    return work();
  } finally {
    current = previous;
  }
}

export type { ObjectSchema };

/** The installed package whose Apex method runs right now; '' is the org's own code. Kept by emitted code, where a package is installed. */
export const runningCode: { namespace: string } = { namespace: '' };

/** The schema as the running Apex names it. */
export function namedSchema(): SchemaRegistry {
  return transaction().schema.seenFrom(runningCode.namespace);
}

/** The developer names that a name without a suffix may mean in the running Apex, its package's own first. */
export function ownFirst(name: string): readonly string[] {
  return runningCode.namespace === '' ? [name] : [`${runningCode.namespace}__${name}`, name];
}

/**
 * What database operations default to in the Apex code that runs right now, by its class's API version and sharing
 * keyword. Emitted code sets it before each platform call that reads or writes records (`Database.query`, ...);
 * such platform functions copy it into their QueryRequest or DmlRequest when no AccessLevel is given.
 */
export const callingCode: {
  access: AccessMode;
  sharing: boolean;
  apiVersion: number;
  /** The variable, parameter or field that `:name` in dynamic SOQL means in the calling code (case-insensitive); undefined when there is none. */
  resolveBind?: ((name: string) => { readonly value: unknown } | undefined) | null;
} = { access: 'system', sharing: false, apiVersion: 67 };
