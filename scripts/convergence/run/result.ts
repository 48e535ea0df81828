/** What a run found, and what is missing for a success. */
import { neededChangedAgainShare, neededFaultedShare } from './rows.ts';
import type { Row } from './rows.ts';
import { differenceKinds } from '../judge/checker.ts';
import type { Difference } from '../judge/checker.ts';
import type { DestinationKind } from '../destinations/stored.ts';

export interface RunResult {
  readonly seed: number;
  readonly destination: DestinationKind;
  readonly changes: number;
  readonly changedAgainShare: number;
  readonly deliveries: number;
  readonly faultedShare: number;
  readonly rows: readonly Row[];
  /** Everything that was counted, by its name. */
  readonly happened: ReadonlyMap<string, number>;
  readonly compared: number;
  /** See Comparison. */
  readonly untold: number;
  readonly differences: readonly Difference[];
  /** What went against a rule that always holds. */
  readonly breaches: readonly string[];
  /** Why the end was not reached in time; null where it was. */
  readonly unsettled: string | null;
  readonly platformHours: number;
  readonly wallSeconds: number;
}

/** Wrong in itself; empty where nothing was. */
export function faultsOf({ differences, breaches, unsettled }: RunResult): string[] {
  const faults: string[] = [];
  for (const kind of differenceKinds) {
    const count = differences.filter((difference) => difference.kind === kind).length;
    if (count > 0) faults.push(`${count} ${kind}`);
  }
  if (breaches.length > 0) faults.push(`${breaches.length} times ${breaches[0]}`);
  if (unsettled !== null) faults.push(`never came to rest: ${unsettled}`);
  return faults;
}

/** What was to happen and did not: such a run shows less than it should. */
export function gapsOf({ rows, faultedShare, changedAgainShare }: RunResult): string[] {
  const gaps = rows.filter(({ count, least }) => count < least).map(({ kind }) => `too few: ${kind}`);
  if (faultedShare < neededFaultedShare) gaps.push('too few faulted deliveries');
  if (changedAgainShare < neededChangedAgainShare) gaps.push('too few changes of changed records');
  return gaps;
}

/** In words; empty where the run is a success. */
export function complaintsAbout(result: RunResult): string[] {
  return [...faultsOf(result), ...gapsOf(result)];
}
