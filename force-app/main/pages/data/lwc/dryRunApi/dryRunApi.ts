import begin from '@salesforce/apex/DryRunController.begin';
import progress from '@salesforce/apex/DryRunController.progress';
import stop from '@salesforce/apex/DryRunController.stop';
import type { StreamConfig } from 'c/streamApi';

export type Side = 'arriving' | 'leftOut' | 'takenOut';

export interface DryRunCondition {
  readonly text: string;
  readonly leftOut: number;
  readonly takenOut: number;
}

export interface DryRunSample {
  readonly side: Side;
  readonly recordId: string;
  readonly name?: string | null;
  readonly reason?: string | null;
}

/** What the chain has counted of a draft over all records. */
export interface DryRun {
  readonly status: 'Open' | 'Done' | 'Failed' | 'Cancelled';
  /** What of the draft decides which records belong, as JSON. */
  readonly draft: string;
  readonly askedAt: string;
  readonly finishedAt?: string | null;
  readonly now: string;
  /** The connection is paused or disconnected. */
  readonly isWaiting: boolean;
  readonly looked: number;
  readonly total?: number | null;
  readonly arriving: number;
  readonly leftOut: number;
  readonly takenOut: number;
  readonly isSavedUnknown: boolean;
  readonly conditions: readonly DryRunCondition[];
  readonly samples: readonly DryRunSample[];
  readonly hiddenSamples: number;
  readonly problem?: string | null;
  readonly connectorName?: string | null;
}

type Scope = Pick<StreamConfig, 'id' | 'connectionId' | 'objectName' | 'filter' | 'lookback' | 'lookbackDays'>;

/** The doors of DryRunController, with the shapes that its views have. Which fields are sent changes no figure: they stay here. */
export async function beginDryRun(config: StreamConfig): Promise<DryRun> {
  return (await begin({ configJson: JSON.stringify({ ...config, fields: [] }) })) as DryRun;
}

export async function loadDryRun({ connectionId, objectName }: StreamConfig): Promise<DryRun | null> {
  return ((await progress({ connectionId, objectName })) ?? null) as DryRun | null;
}

export async function stopDryRun({ connectionId, objectName }: StreamConfig): Promise<DryRun | null> {
  return ((await stop({ connectionId, objectName })) ?? null) as DryRun | null;
}

const watchers = new Set<() => void>();

/** Calls where somebody has a draft counted, or stops it, in another place of the page; returns how to call no more. */
export function watchDryRuns(watcher: () => void): () => void {
  watchers.add(watcher);
  return () => void watchers.delete(watcher);
}

/** Tells all but the one that knows already. */
export function tellDryRuns(teller: () => void): void {
  watchers.forEach((watcher) => watcher !== teller && watcher());
}

/** Whether the figures are of this very draft, as far as it decides which records belong. */
export function isOfDraft({ draft }: DryRun, config: StreamConfig): boolean {
  return scopeText(JSON.parse(draft) as Scope) === scopeText(config);
}

/** The same text for all that means the same. */
function scopeText({ id, connectionId, objectName, filter, lookback, lookbackDays }: Scope): string {
  const rows = (filter?.rows ?? []).map((row) => [row.field.toLowerCase(), row.operator, row.values]);
  const recordTypes = [...(filter?.recordTypes ?? [])].sort();
  const conditions = rows.length + recordTypes.length > 0 ? [filter?.logic || '', rows, recordTypes] : [];
  return JSON.stringify([
    id ?? '',
    connectionId,
    objectName.toLowerCase(),
    conditions,
    lookback ?? '',
    lookbackDays ?? '',
  ]);
}
