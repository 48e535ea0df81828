/** Whether all that a run is for has happened. */
import type { Lab } from '../../lab/index.ts';
import { actNames } from '../acts/names.ts';
import { changeNames, movedAway } from '../changes/names.ts';
import { crossing, following, killedWhileFollowing, late } from '../faults/evidence.ts';
import type { Evidence } from '../faults/evidence.ts';
import { fenced, fencedRuns, limitExhausted, linkGroups } from '../faults/links.ts';
import { outageHappened } from '../faults/outage.ts';
import { poisoned, poisonKinds } from '../faults/poison.ts';
import { deathKinds } from '../faults/process-deaths.ts';
import { tokenEndpointKinds, tokenEndpointOut } from '../faults/tokens.ts';
import { wireKinds } from '../faults/wire.ts';
import { wireGroups } from '../faults/wire-kind.ts';
import { saysSo } from '../judge/silence-watch.ts';
import type { RunMemory } from '../memory/memory.ts';
import type { Tally } from '../memory/tally.ts';

const acrossPage = 'equal stamps across a page end';

/** Something that must have happened: so often, or in such a share of all deliveries. */
export interface Row {
  readonly kind: string;
  readonly count: number;
  readonly least: number;
  readonly share?: number;
}

export const neededShare = 0.02;
export const neededFaultedShare = 0.2;
export const neededChangedAgainShare = 0.05;

/** A short run has room for each group of faults, a longer one for each of them, and a long one for every way in which a window is open. */
function leastOf(changes: number): { readonly ofEach: number; readonly ofWindows: number } {
  if (changes >= 10_000) return { ofEach: 3, ofWindows: 1 };
  return { ofEach: changes >= 2000 ? 1 : 0, ofWindows: 0 };
}

/** What is asked of a run, with what came of it. Whether processes die depends on the run. */
export function rowsOf(lab: Lab, memory: RunMemory, tally: Tally, evidence: Evidence, deaths: number): Row[] {
  const least = leastOf(memory.changes);
  const deliveries = memory.open;
  const shared = (kind: string, count: number): Row => ({
    kind,
    count,
    share: count / deliveries,
    least: Math.ceil(neededShare * deliveries),
  });
  const counted = (kind: string, needed: number): Row => ({ kind, count: tally.of(kind), least: needed });
  return [
    ...wireGroups.map((group) => shared(group, tally.of(group))),
    ...linkGroups.map((kind) => shared(kind, kind === fenced ? fencedRuns(lab) : tally.of(kind))),
    shared(late, tally.of(late)),
    shared(acrossPage, evidence.acrossPageEnds()),
    shared(crossing, tally.of(crossing)),
    counted(following, least.ofEach),
    counted(killedWhileFollowing, least.ofWindows),
    ...wireKinds.map(({ name }) => counted(name, least.ofEach)),
    counted(poisoned, 1),
    ...poisonKinds.map((name) => counted(name, least.ofWindows)),
    counted(tokenEndpointOut, 1),
    ...tokenEndpointKinds.map((name) => counted(name, least.ofWindows)),
    counted(outageHappened, 1),
    counted(saysSo, least.ofEach),
    counted(limitExhausted, least.ofEach),
    ...deathKinds.slice(0, deaths).map((name) => counted(name, 1)),
    ...actNames.map((name) => counted(name, least.ofEach)),
    ...changeNames.map((name) => counted(name, least.ofEach)),
    counted(movedAway, 1),
  ];
}
