import { fill, number } from 'c/figures';
import type { MaybeNumber } from 'c/figures';
import lang from '@salesforce/i18n/lang';
import reasonAgain from '@salesforce/label/c.ReasonAgain';
import reasonFilter from '@salesforce/label/c.ReasonFilter';
import reasonFollow from '@salesforce/label/c.ReasonFollow';
import reasonInitial from '@salesforce/label/c.ReasonInitial';
import reasonLateCheck from '@salesforce/label/c.ReasonLateCheck';
import reasonMapping from '@salesforce/label/c.ReasonMapping';
import reasonNightly from '@salesforce/label/c.ReasonNightly';
import reasonPerson from '@salesforce/label/c.ReasonPerson';
import reasonReadable from '@salesforce/label/c.ReasonReadable';
import reasonRemoval from '@salesforce/label/c.ReasonRemoval';
import reasonReplay from '@salesforce/label/c.ReasonReplay';
import reasonRetry from '@salesforce/label/c.ReasonRetry';
import reasonSchedule from '@salesforce/label/c.ReasonSchedule';
import byPerson from '@salesforce/label/c.RunByPerson';
import created from '@salesforce/label/c.RunCreated';
import deleted from '@salesforce/label/c.RunDeleted';
import leftOut from '@salesforce/label/c.RunExcluded';
import failed from '@salesforce/label/c.RunFailed';
import skipped from '@salesforce/label/c.RunSkipped';
import updated from '@salesforce/label/c.RunUpdated';

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
  | 'Replay'
  | 'Removal';

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
  /** The same, of one record. */
  objectLabelOne?: string;
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
  /** Never purged. */
  isKept?: boolean | null;
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

/** In the words that every page uses. */
export const reasons: Readonly<Record<Reason, string>> = {
  Schedule: reasonSchedule,
  LateCheck: reasonLateCheck,
  Person: reasonPerson,
  Retry: reasonRetry,
  Follow: reasonFollow,
  Initial: reasonInitial,
  Again: reasonAgain,
  Mapping: reasonMapping,
  Filter: reasonFilter,
  Nightly: reasonNightly,
  Readable: reasonReadable,
  Replay: reasonReplay,
  Removal: reasonRemoval,
};

/** Why something was sent, and who asked for it. */
export function reasonText(reason: Reason, personName: string | null | undefined): string {
  return personName ? fill(byPerson, reasons[reason], personName) : reasons[reason];
}

/** Only what there was, so that the row stays short. */
export function countsText(counts: RunCounts): string {
  return countsOf(counts)
    .filter(([, count]) => (count ?? 0) > 0)
    .map(([label, count]) => `${number(count)} ${label.toLocaleLowerCase(lang)}`)
    .join(', ');
}

/** All of them, each with its word. */
export function countsOf(each: RunCounts): [string, MaybeNumber][] {
  return [
    [created, each.createdCount],
    [updated, each.updatedCount],
    [deleted, each.deletedCount],
    [leftOut, each.excludedCount],
    [skipped, each.skippedCount],
    [failed, each.failedCount],
  ];
}
