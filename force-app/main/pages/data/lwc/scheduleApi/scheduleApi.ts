import frequencies from '@salesforce/apex/StreamController.frequencies';
import selfChanging from '@salesforce/apex/StreamController.selfChanging';
import type { Estimate } from 'c/backfillWords';
import type { StreamConfig } from 'c/streamApi';

export interface Frequency {
  minutes: number;
  label: string;
  looksPerDay: number;
  queriesPerDay: number;
  executionsPerDay: number;
  apiRequestsPerDay: number;
}

/** The choices that there are, each with what it costs the connection in a day. */
export async function loadFrequencies(connectionId: string): Promise<Frequency[]> {
  return (await frequencies({ connectionId })) as Frequency[];
}

/** What of a stream can change without a stamp. */
export interface SelfChange {
  fields: { name: string; label: string; cause: string }[];
  isScopeChanging: boolean;
  /** Of one reading. */
  estimate?: Estimate | null;
}

/** The stream need not be saved. */
export async function loadSelfChanging(config: StreamConfig): Promise<SelfChange> {
  return (await selfChanging({ configJson: JSON.stringify(config) })) as SelfChange;
}
