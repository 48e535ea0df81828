import estimateInitial from '@salesforce/apex/InitialSyncController.estimate';
import loadInitial from '@salesforce/apex/InitialSyncController.load';
import startInitial from '@salesforce/apex/InitialSyncController.start';
import load from '@salesforce/apex/OverviewController.load';
import syncNow from '@salesforce/apex/StatusController.syncNow';
import type { Backfill, Estimate } from 'c/backfillWords';
import type { Connection } from 'c/connectionWords';
import type { Run } from 'c/runWords';

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
