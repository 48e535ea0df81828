import estimateInitial from '@salesforce/apex/InitialSyncController.estimate';
import loadInitial from '@salesforce/apex/InitialSyncController.load';
import startInitial from '@salesforce/apex/InitialSyncController.start';
import load from '@salesforce/apex/OverviewController.load';
import waiting from '@salesforce/apex/OverviewController.waiting';
import syncNow from '@salesforce/apex/StatusController.syncNow';
import type { Backfill, Estimate } from 'c/backfillWords';
import type { Connection } from 'c/connectionWords';
import type { MaybeNumber } from 'c/figures';
import type { Run } from 'c/runWords';

/** What was settled in an hour of whoever looks; what was not counted yet is null. */
export interface HealthHour {
  since: string;
  until: string;
  sent?: MaybeNumber;
  leftOut?: MaybeNumber;
  takenOut?: MaybeNumber;
  failed?: MaybeNumber;
  /** 95 % arrived within so many seconds; null where nothing did. */
  withinSeconds?: MaybeNumber;
}

/** What needs somebody comes first. */
export type ObjectState = 'Stopped' | 'Failing' | 'Behind' | 'FirstSync' | 'UpToDate' | 'Off';

/** How an object stands; what cannot be known yet is null, never 0. */
export interface ObjectHealth {
  streamId: string;
  /** What people call it; absent: as the object. */
  streamName?: string | null;
  objectName: string;
  objectLabel: string;
  objectLabelPlural: string;
  isOn: boolean;
  state: ObjectState;
  failing?: MaybeNumber;
  /** When the newest change that was read was made. */
  lastChangeAt?: string | null;
  /** Up to when all changes were read. */
  lookedAt?: string | null;
  firstSync?: { done: number; total?: MaybeNumber } | null;
  promisedSeconds: number;
  /** None where all of the hours were counted. */
  /** What is stored of its last day cannot be read. */
  isCourseUnreadable?: boolean | null;
  countedSince?: string | null;
  sent?: MaybeNumber;
  leftOut?: MaybeNumber;
  takenOut?: MaybeNumber;
  failed?: MaybeNumber;
  withinSeconds?: MaybeNumber;
  /** 24, the oldest first. */
  hours: HealthHour[];
}

/** Something that is wrong now. */
export interface OpenProblem {
  id: string;
  connectionId: string;
  connectionName: string;
  code?: string | null;
  /** An error: nothing flows, of the connection or the stream. A warning: all else flows. */
  severity: 'Error' | 'Warning';
  sentence: string;
  since?: string | null;
  streamId?: string | null;
  objectName?: string | null;
  objectLabel?: string | null;
  /** Of refused records: how many. */
  records?: MaybeNumber;
  seenBy?: string | null;
  /** As a status or a remedy names it; none where the list behind it says more. */
  act?: string | null;
}

/** Of 24 hours; what the org does not tell is null. */
export interface DayCost {
  looks: number;
  runs: number;
  ownExecutions: number;
  orgExecutions?: MaybeNumber;
  mostExecutions?: MaybeNumber;
  ownApiRequests: number;
  orgApiRequests?: MaybeNumber;
  mostApiRequests?: MaybeNumber;
}

export interface Overview {
  connections: Connection[];
  selectedId?: string | null;
  problems: OpenProblem[];
  /** What needs somebody first, then by label. */
  objects: ObjectHealth[];
  /** Of all objects; 24, the oldest first; none where there is no connection. */
  hours?: HealthHour[] | null;
  countedSince?: string | null;
  withinSeconds?: MaybeNumber;
  cost?: DayCost | null;
  runs: Run[];
  canBackfill: boolean;
  canPause: boolean;
  canRun: boolean;
  canManage: boolean;
  /** The names of the tabs that this one leads to. */
  connectionsTab: string;
  dataTab: string;
  activityTab: string;
  now: string;
  /** In which hours are counted. */
  timeZone: string;
}

/** What waits, by stream; null where it could not be counted. */
export interface Waiting {
  asOf: string;
  streams: { streamId: string; waiting?: MaybeNumber; isMore: boolean }[];
}

export interface InitialSyncStream {
  id: string;
  objectLabel: string;
  isOn: boolean;
  backfill?: Backfill | null;
}

/** The doors of OverviewController and InitialSyncController, with the shapes that its views have. */
export async function loadOverview(connectionId: string | null): Promise<Overview> {
  return (await load({ connectionId })) as Overview;
}

export async function loadWaiting(connectionId: string): Promise<Waiting> {
  return (await waiting({ connectionId })) as Waiting;
}

export async function askForSync(connectionId: string): Promise<void> {
  await syncNow({ connectionId });
}

export async function loadInitialSyncs(connectionId: string): Promise<InitialSyncStream[]> {
  return (await loadInitial({ connectionId })) as InitialSyncStream[];
}

export async function estimateInitialSync(streamId: string): Promise<Estimate> {
  return (await estimateInitial({ streamId })) as Estimate;
}

/** Of all streams that are on; gives how many began, without those that were at it already. */
export async function startInitialSyncs(connectionId: string): Promise<number> {
  return (await startInitial({ connectionId })) as number;
}
