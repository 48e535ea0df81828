/** What a run must still know after its process was killed. Plain data, so that it can be kept in a file beside the org's database. */
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { deserialize, serialize } from 'node:v8';

/** Where a cursor stood when it was looked at last. */
export interface Position {
  readonly stamp: number;
  readonly id: string;
}

export interface StampRecord {
  readonly revision: number;
  readonly numbers: Set<number>;
  readonly ids: Set<string>;
}

/** A time in which something is out of order, in one of several ways. */
export interface Window {
  readonly name: string;
  /** Platform time. */
  readonly until: number;
  hits: number;
}

export interface Poison extends Window {
  readonly recordId: string;
}

export interface KnownStream {
  readonly id: string;
  /** Which of the object's configurations it has. */
  choice: number;
}

export interface RunMemory {
  /** Where this process is about to be killed; whoever reads it in another process knows that it was. */
  dying: string | null;
  kills: number;
  /** How many processes have worked at the run so far. */
  lives: number;
  /** Platform time. */
  now: number;
  readonly startedAt: number;
  steps: number;
  loads: number;
  deliveries: number;
  /** Ids of the batches that were sent: a destination gives one that comes again the answer that it gave before. */
  readonly batches: Set<string>;
  /** Of all deliveries those before everything healed. */
  disturbed: number;
  /** Of these the ones for which a fault could be drawn, since nothing else was wrong. */
  open: number;
  connectionId: string;
  readonly streams: Map<string, KnownStream>;
  /** Ids by object that may be changed again. */
  readonly ids: Record<string, string[]>;
  /** Records that the run has saved. */
  readonly changed: Set<string>;
  changes: number;
  changedAgain: number;
  /** Versions that were committed late, as `versionKey` names them. */
  readonly lateVersions: Set<string>;
  /** How often each thing has happened, by its name. */
  readonly happened: Map<string, number>;
  /** Likewise up to the last act by which records are read again, which may mend what went wrong before; null until then. */
  happenedBeforeProof: ReadonlyMap<string, number> | null;
  /** Numbers of the deliveries that a fault has hit. */
  readonly faulted: Set<number>;
  readonly byStamp: Map<string, StampRecord>;
  readonly excluded: Set<string>;
  /**
   * Versions of another system, as `versionKey` names them, of which the engine need not know: the link that was told of them has not come to
   * write it down, and the next one may send a batch again whose answer is from before.
   */
  readonly untold: Set<string>;
  /** Accounts of which no stamp tells that their deals have changed: moved away, restored under an old stamp, gone for good. A night finds out. */
  readonly unsureAccounts: Set<string>;
  readonly cursors: Map<string, Position>;
  /** What went against a rule that always holds, in words. */
  readonly breaches: string[];
  isPaused: boolean;
  /** Secrets that the destination knows now; none while nothing is signed. */
  readonly signingKeys: string[];
  /** Tokens that the destination no longer takes. */
  readonly expiredTokens: Set<string>;
  /** What is needed to show a field again that is hidden now. */
  hiddenFrom: string | null;
  outage: Window | null;
  tokenOutage: Window | null;
  poison: Poison | null;
  /** For so long the next batch of several records is to hold one that is poison; null where none is wanted. */
  poisonMinutes: number | null;
  /** How often each act was drawn. */
  readonly drawn: Map<string, number>;
  /** When something was accepted last, what was refused since, and when the page was asked about it. */
  acceptedAt: number;
  refusedSince: number;
  askedAt: number;
}

export function freshMemory(startedAt: number): RunMemory {
  return {
    dying: null,
    kills: 0,
    lives: 0,
    now: startedAt,
    startedAt,
    steps: 0,
    loads: 0,
    deliveries: 0,
    batches: new Set(),
    disturbed: 0,
    open: 0,
    connectionId: '',
    streams: new Map(),
    ids: {},
    changed: new Set(),
    changes: 0,
    changedAgain: 0,
    lateVersions: new Set(),
    happened: new Map(),
    happenedBeforeProof: null,
    faulted: new Set(),
    byStamp: new Map(),
    excluded: new Set(),
    untold: new Set(),
    unsureAccounts: new Set(),
    cursors: new Map(),
    breaches: [],
    isPaused: false,
    signingKeys: [],
    expiredTokens: new Set(),
    hiddenFrom: null,
    outage: null,
    tokenOutage: null,
    poison: null,
    poisonMinutes: null,
    drawn: new Map(),
    acceptedAt: startedAt,
    refusedSince: 0,
    askedAt: startedAt,
  };
}

const fileIn = (folder: string): string => join(folder, 'memory');

/** Null before the first time. */
export function recall(folder: string): RunMemory | null {
  return existsSync(fileIn(folder)) ? (deserialize(readFileSync(fileIn(folder))) as RunMemory) : null;
}

export function keep(folder: string, memory: RunMemory): void {
  writeFileSync(`${fileIn(folder)}.new`, serialize(memory));
  renameSync(`${fileIn(folder)}.new`, fileIn(folder));
}
