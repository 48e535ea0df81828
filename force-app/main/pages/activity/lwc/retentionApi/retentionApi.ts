import type { Conflict } from 'c/saveConflict';
import keepFailure from '@salesforce/apex/RetentionController.keepFailure';
import keepRun from '@salesforce/apex/RetentionController.keepRun';
import purge from '@salesforce/apex/RetentionController.purgeNow';
import save from '@salesforce/apex/RetentionController.save';
import view from '@salesforce/apex/RetentionController.view';

export type LogKind = 'Runs' | 'Journal' | 'Failures' | 'Attempts';

/** How much there is of one kind of log, and how long it is kept. */
export interface KindRetention {
  kind: LogKind;
  rows: number;
  /** Never purged, since somebody keeps them. */
  keptRows: number;
  /** Never purged as long as they are open. */
  openRows: number;
  bytes: number;
  days: number;
  /** Null: automatic. */
  mostRows?: number | null;
  /** The number that holds, whoever has chosen it. */
  mostRowsNow: number;
  leastDays: number;
  mostDays: number;
  /** Between which a chosen number of rows lies. */
  leastRows: number;
  greatestRows: number;
  /** Of the last 7 days. */
  rowsADay: number;
  rowsInThirtyDays: number;
  bytesInThirtyDays: number;
  /** None where there is no row. */
  oldestAt?: string | null;
}

export interface Purge {
  /** None where no purge is over yet. */
  at?: string | null;
  rows?: number | null;
  /** Why it ended before all had gone, or why none could begin since then; none where all went. */
  detail?: string | null;
}

/** What logs of a connection take, and how long they are kept. */
export interface Retention {
  kinds: KindRetention[];
  /** Of all data of the org; none where the org does not tell. */
  orgUsedMb?: number | null;
  orgLimitMb?: number | null;
  lastPurge?: Purge | null;
  isPurging: boolean;
  /** A night has passed without one. */
  isDue: boolean;
  nextAt?: string | null;
  canEdit: boolean;
  canKeep: boolean;
  /** Somebody else saved first, so that nothing was; none where it was. */
  conflict?: Conflict | null;
  now: string;
}

/** As somebody chose it; no number of rows is automatic. */
export interface KindSetting {
  kind: LogKind;
  days: number;
  rows: number | null;
}

/** With what held when whoever chose it began: where that holds no longer, nothing is saved. */
export interface ChangedSetting extends KindSetting {
  loaded: { days: number; rows: number | null };
}

/** The door of RetentionController. */
export async function loadRetention(connectionId: string): Promise<Retention> {
  return (await view({ connectionId })) as Retention;
}

/** All of them at once, or none and the conflict. */
export async function saveRetention(connectionId: string, settings: readonly ChangedSetting[]): Promise<Retention> {
  return (await save({ connectionId, settings: JSON.stringify(settings) })) as Retention;
}

export async function startPurge(connectionId: string): Promise<Retention> {
  return (await purge({ connectionId })) as Retention;
}

export async function setRunKept(runId: string, isKept: boolean): Promise<void> {
  await keepRun({ runId, isKept });
}

export async function setFailureKept(letterId: string, isKept: boolean): Promise<void> {
  await keepFailure({ letterId, isKept });
}
