/** One step of a run: people act, the chain has its turn, and what happens too rarely is helped along. */
import type { Acts } from '../acts/acts.ts';
import type { Workload } from '../changes/workload.ts';
import type { Scale } from '../configuration/scale.ts';
import type { Evidence } from '../faults/evidence.ts';
import type { Lab } from '../../lab/index.ts';
import type { RunMemory } from '../memory/memory.ts';
import type { Random } from '../../sample-data/random.ts';
import { neededShare } from './rows.ts';

const minute = 60_000;
const hour = 60 * minute;
/** Edits and backfills send records again; after that part of the changes nothing but the engine's own care brings them over. */
const mendingShare = 0.6;
/** Of the steps: somebody saves within the very second in which a link begins. */
const sameSecondShare = 0.6;
const askShare = 0.06;
const catchUpShare = 0.3;
/** Between two looks at what only a bulk load can give. */
const stepsPerLook = 10;

export interface StepParts {
  readonly lab: Lab;
  readonly memory: RunMemory;
  readonly random: Random;
  readonly evidence: Evidence;
  readonly workload: Workload;
  readonly acts: Acts;
  readonly scale: Scale;
  /** How many are wanted. */
  readonly changes: number;
}

export function step({ lab, memory, random, evidence, workload, acts, scale, changes }: StepParts): void {
  memory.steps += 1;
  /** Of a kind, with room for the deliveries to come. */
  const wanted = neededShare * 1.7 * memory.open;
  const wantsLoad = memory.loads < (scale.bulkLoads * memory.changes) / changes;
  const loadsNow = wantsLoad || (memory.steps % stepsPerLook === 0 && evidence.acrossPageEnds() < wanted);
  const loadsLater = loadsNow && random.next() < 0.5;
  if (loadsNow && !loadsLater) workload.loadInBulk();
  if (wantsLoad) memory.loads += 1;
  for (let act = random.integer(1, 3); act > 0; act -= 1) {
    workload.act();
    if (random.next() < askShare) acts.ask();
    lab.jobs.advance(random.integer(0, 20_000));
  }
  // Left to chance a short run may lack what a long one has enough of.
  if (evidence.burdens.late < wanted) workload.commitLate();
  if (evidence.burdens.crossing < wanted) workload.crossTheFilter();
  if (random.next() < catchUpShare) workload.catchUp();
  acts.keepUp(memory.changes / changes);
  const mayMend = memory.changes < changes * mendingShare;
  if (!mayMend) memory.happenedBeforeProof ??= new Map(memory.happened);
  if (random.next() < scale.actShare) acts.act(mayMend);
  lab.jobs.advance(random.integer(0, 90_000));
  if (loadsLater) actBeforeTheNextLink(lab, workload.loadInBulk);
  else if (random.next() < sameSecondShare)
    actBeforeTheNextLink(lab, () => {
      if (!workload.changeRefused()) workload.act();
    });
  // Mostly the chain gets its turn before people go on, however long it backs off or lies dead.
  if (random.next() < 0.85) awaitLink(lab);
}

function actBeforeTheNextLink(lab: Lab, act: () => void): void {
  const due = lab.jobs.nextDue();
  const wait = due === null ? 0 : Math.floor(due / 1000) * 1000 - lab.clock.now();
  if (wait <= 0 || wait > 15 * minute) return;
  lab.jobs.advance(wait);
  act();
}

function awaitLink(lab: Lab): void {
  let hasRun = false;
  const stop = lab.onTransaction(({ quiddity, className }) => (hasRun ||= quiddity === 'QUEUEABLE' && className === 'LinkJob'));
  lab.jobs.advanceUntil(() => hasRun, 2 * hour);
  stop();
}
