/**
 * Governor limits per transaction, with the platform's numbers and messages.
 * Apex Developer Guide, "Execution Governors and Limits" (Summer '26).
 */
export type LimitProfile = 'sync' | 'async' | 'finalizer';

interface LimitRow {
  readonly sync: number;
  readonly async: number;
  /** Finalizers have the synchronous limits except for heap, enqueueJob and future ("Transaction Finalizers"). */
  readonly finalizer?: number;
  /** null: counted for Limits.get*, never enforced. */
  readonly message: ((used: number, limit: number) => string) | null;
}

function tooMany(what: string): (used: number) => string {
  return (used) => `Too many ${what}: ${used}`;
}

const megabyte = 1_048_576;

export const limitTable: Readonly<Record<string, LimitRow>> = {
  Queries: { sync: 100, async: 200, message: tooMany('SOQL queries') },
  QueryRows: { sync: 50_000, async: 50_000, message: tooMany('query rows') },
  AggregateQueries: { sync: 300, async: 300, message: tooMany('aggregate queries') },
  QueryLocatorRows: { sync: 10_000, async: 10_000, message: tooMany('query locator rows') },
  SoslQueries: { sync: 20, async: 20, message: tooMany('SOSL queries') },
  DmlStatements: { sync: 150, async: 150, message: tooMany('DML statements') },
  DmlRows: { sync: 10_000, async: 10_000, message: tooMany('DML rows') },
  PublishImmediateDML: { sync: 150, async: 150, message: tooMany('publish immediate DML statements') },
  CpuTime: { sync: 10_000, async: 60_000, message: () => 'Apex CPU time limit exceeded' },
  HeapSize: { sync: 6 * megabyte, async: 12 * megabyte, finalizer: 12 * megabyte, message: (used) => `Apex heap size too large: ${used}` },
  Callouts: { sync: 100, async: 100, message: tooMany('callouts') },
  QueueableJobs: { sync: 50, async: 1, finalizer: 1, message: tooMany('queueable jobs added to the queue') },
  FutureCalls: { sync: 50, async: 50, finalizer: 50, message: tooMany('future calls') },
  EmailInvocations: { sync: 10, async: 10, message: tooMany('Email Invocations') },
  MobilePushApexCalls: { sync: 10, async: 10, message: tooMany('mobile push calls') },
  ApexCursors: { sync: 50, async: 50, message: tooMany('Apex cursors') },
  ApexCursorRows: { sync: 50_000_000, async: 50_000_000, message: tooMany('Apex cursor rows') },
  FetchCallsOnApexCursor: { sync: 100, async: 100, message: tooMany('fetch calls on Apex cursor') },
  ApexPaginationCursors: { sync: 50, async: 50, message: tooMany('Apex pagination cursors') },
  ApexPaginationCursorRows: { sync: 100_000, async: 100_000, message: tooMany('Apex pagination cursor rows') },
  AsyncCalls: { sync: 200, async: 200, message: null },
  // Deprecated counters: Limits still answers, the platform no longer enforces.
  SavepointRollbacks: { sync: 150, async: 150, message: null },
  Savepoints: { sync: 150, async: 150, message: null },
  FindSimilarCalls: { sync: 10, async: 10, message: null },
  RunAs: { sync: 100, async: 100, message: null },
  DatabaseTime: { sync: 0, async: 0, message: null },
  ScriptStatements: { sync: 200_000, async: 200_000, message: null },
  ChildRelationshipsDescribes: { sync: 100, async: 100, message: null },
  FieldsDescribes: { sync: 100, async: 100, message: null },
  FieldSetsDescribes: { sync: 100, async: 100, message: null },
  PicklistDescribes: { sync: 100, async: 100, message: null },
  RecordTypesDescribes: { sync: 100, async: 100, message: null },
  /** Cumulative time-out of all callouts of a transaction, in milliseconds. Not in Limits; kept with the rest. */
  CalloutTime: { sync: 120_000, async: 120_000, message: null },
};

export function limitOf(profile: LimitProfile, name: string): number {
  const row = limitTable[name];
  if (row === undefined) throw new Error(`No governor limit is named ${name}`);
  return profile === 'async' ? row.async : profile === 'finalizer' ? (row.finalizer ?? row.sync) : row.sync;
}

/** Quiddities whose transactions get the asynchronous limits; scheduled Apex runs with the synchronous ones. */
const asyncQuiddities: ReadonlySet<string> = new Set(['QUEUEABLE', 'FUTURE', 'BATCH_APEX', 'BATCH_CHUNK_SERIAL', 'BATCH_CHUNK_PARALLEL']);

export function limitProfileOf(quiddity: string): LimitProfile {
  if (quiddity === 'TRANSACTION_FINALIZER_QUEUEABLE') return 'finalizer';
  return asyncQuiddities.has(quiddity) ? 'async' : 'sync';
}
