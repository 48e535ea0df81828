import estimateInitial from '@salesforce/apex/InitialSyncController.estimate';
import loadInitial from '@salesforce/apex/InitialSyncController.load';
import startInitial from '@salesforce/apex/InitialSyncController.start';
import load from '@salesforce/apex/OverviewController.load';
import syncNow from '@salesforce/apex/StatusController.syncNow';
import type { Backfill, Estimate } from 'c/backfillWords';
import type { Connection } from 'c/connectionWords';

export type RunStatus = 'Succeeded' | 'Partial' | 'Failed' | 'Fenced';
export type Reason =
  | 'Schedule'
  | 'LateCheck'
  | 'Person'
  | 'Retry'
  | 'Follow'
  | 'Initial'
  | 'Again'
  | 'Mapping'
  | 'Filter'
  | 'Nightly'
  | 'Readable'
  | 'Replay';

export interface RunCounts {
  createdCount?: number | null;
  updatedCount?: number | null;
  deletedCount?: number | null;
  excludedCount?: number | null;
  skippedCount?: number | null;
  failedCount?: number | null;
}

/** Changes of one object in a run, with one reason. */
export interface RunPart extends RunCounts {
  objectLabel: string;
  reason: Reason;
  personName?: string | null;
}

/** One request of a run, and how it was answered. */
export interface Delivery {
  webhookId: string;
  sentAt: string;
  tookMillis: number;
  records: number;
  bytes: number;
  status?: number | null;
  code?: string | null;
}

export interface RunCost {
  callouts?: number | null;
  queries?: number | null;
  queryRows?: number | null;
  dmlRows?: number | null;
  cpuMillis?: number | null;
  heapBytes?: number | null;
  dailyApiRequests?: number | null;
  dailyAsyncExecutions?: number | null;
}

export interface Run extends RunCounts {
  id: string;
  name: string;
  startedBy: Reason;
  personName?: string | null;
  status: RunStatus;
  startedAt: string;
  durationMillis?: number | null;
  lateSeconds?: number | null;
  quietLooks?: number | null;
  parts?: RunPart[] | null;
  deliveries?: Delivery[] | null;
  cost?: RunCost | null;
  errorCode?: string | null;
  errorDetail?: string | null;
}

export interface Overview {
  connections: Connection[];
  selectedId?: string | null;
  runs: Run[];
  canBackfill: boolean;
  canPause: boolean;
  canRun: boolean;
  canManage: boolean;
  /** The name of the tab where connections are set up. */
  connectionsTab: string;
  now: string;
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
