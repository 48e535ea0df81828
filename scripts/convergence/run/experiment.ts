/** One process's part of a run: disturbed changes until there are enough, then everything heals, then both sides are compared. */
import { createActs } from '../acts/acts.ts';
import { createWorkload } from '../changes/workload.ts';
import type { StartedDestination } from '../destinations/start.ts';
import { openStored } from '../destinations/stored.ts';
import { createEvidence } from '../faults/evidence.ts';
import { rowsOf } from './rows.ts';
import { step } from './steps.ts';
import { disturbLinks } from '../faults/links.ts';
import { createOutage } from '../faults/outage.ts';
import { createPoisoning } from '../faults/poison.ts';
import { createProcessDeaths, noteDeath } from '../faults/process-deaths.ts';
import { createTokens } from '../faults/tokens.ts';
import { disturbWire } from '../faults/wire.ts';
import { compare } from '../judge/checker.ts';
import type { Difference } from '../judge/checker.ts';
import { watchCursors } from '../judge/cursor-watch.ts';
import { createFenceWatch } from '../judge/fence-watch.ts';
import { createSignatureWatch } from '../judge/signature-watch.ts';
import { createSilenceWatch } from '../judge/silence-watch.ts';
import { openLab } from '../../lab/index.ts';
import type { Lab, SourceChange } from '../../lab/index.ts';
import { freshMemory, recall } from '../memory/memory.ts';
import type { RunMemory } from '../memory/memory.ts';
import type { RunResult } from './result.ts';
import { createRandom } from '../../sample-data/random.ts';
import { projectOf } from '../configuration/project.ts';
import { scaleOf } from '../configuration/scale.ts';
import { clientsOf, connectionOf, connectorName, setUp, setUpPeople } from '../configuration/setup.ts';
import { settleDown } from './settle-down.ts';
import { withoutNightly } from '../configuration/streams.ts';
import { createTally } from '../memory/tally.ts';

/** Plain data, since another process does it. */
export interface ExperimentOptions {
  readonly seed: number;
  readonly changes: number;
  /** What a mutant replaces in the package. */
  readonly mutation: readonly SourceChange[];
  /** Another checkout whose package is tried; null: this one. */
  readonly sources: string | null;
  readonly destination: Pick<StartedDestination, 'kind' | 'url' | 'databaseFile'>;
  /** Where the org and the memory of the run lie. */
  readonly folder: string;
  readonly isTelling: boolean;
  /** A breach ends the run at once, and nothing is compared; a difference before the night ends it too. */
  readonly stopsAtFault: boolean;
}

const minute = 60_000;
const hour = 60 * minute;
/** Lives of one run draw from different numbers. */
const lifeStride = 7919;
const startsAt = Date.UTC(2026, 0, 5, 17, 0, 0);

export async function experiment(options: ExperimentOptions): Promise<RunResult> {
  const scale = scaleOf(options.changes);
  const memory = recall(options.folder) ?? freshMemory(startsAt);
  const lab = await openLab({
    ...projectOf(scale, options.mutation),
    destination: options.destination,
    folder: options.folder,
    startsAt: memory.now,
    cpuScale: scale.cpuScale,
    ...(options.sources === null ? {} : { sources: options.sources }),
  });
  try {
    return await live(lab, memory, options);
  } finally {
    await lab.close();
  }
}

async function live(lab: Lab, memory: RunMemory, options: ExperimentOptions): Promise<RunResult> {
  const began = performance.now();
  const scale = scaleOf(options.changes);
  const tell = (line: string): void => {
    if (options.isTelling) console.log(`  ${line}`);
  };
  const tally = createTally(memory);
  noteDeath(memory, tally);
  const seed = options.seed + memory.lives * lifeStride;
  memory.lives += 1;
  const random = createRandom(seed);
  const stored = openStored(options.destination.kind, (sql, parameters) => lab.receiver.all(sql, parameters));
  if (memory.lives === 1) setUpPeople(lab);
  const clients = clientsOf(lab);
  const workload = createWorkload({ lab, clients, memory, random: createRandom(seed + 1), tally, stored, sizes: scale });
  if (memory.lives === 1) {
    // Records that were there before anybody thought of syncing them.
    workload.insertEverywhere(scale.existing);
    lab.clock.advance(hour);
    await setUp(lab, memory, options.destination.url);
  }
  const connection = connectionOf(lab, memory);
  const followers = connection
    .current()
    .filter(({ accountField }) => accountField !== undefined)
    .map(({ object }) => object);
  const evidence = createEvidence(memory, tally, scale.pageRecords, followers);
  const look = watchCursors(lab, memory);
  const faultRandom = createRandom(seed + 2);
  const deaths = createProcessDeaths(memory, faultRandom, tally, {
    count: scale.deaths,
    changes: options.changes,
    folder: options.folder,
    now: () => lab.clock.now(),
  });
  const links = disturbLinks(lab, lab.user(connectorName), memory, faultRandom, tally, deaths, evidence, createFenceWatch(lab, memory));
  const windows = {
    outage: createOutage(memory, faultRandom, tally),
    tokens: createTokens(memory, faultRandom, tally),
    poisoning: createPoisoning(memory, faultRandom, tally),
  };
  const endWire = disturbWire({
    ...windows,
    lab,
    memory,
    random: faultRandom,
    tally,
    evidence,
    workload,
    links,
    deaths,
    signatures: createSignatureWatch(memory),
    silence: createSilenceWatch(lab, memory, tally.note),
    current: connection.current,
    meanwhile() {
      workload.act();
      if (faultRandom.next() < 0.4) acts.ask();
    },
    batchRecords: scale.batchRecords,
  });
  const acts = createActs({
    ...windows,
    lab,
    admin: lab.administrator(),
    operator: lab.user('operator@syncline.local'),
    connection,
    memory,
    random: createRandom(seed + 3),
    tally,
    links,
    mostOutages: scale.outages,
    leastWindows: scale.windows,
  });

  const isOver = (): boolean => options.stopsAtFault && memory.breaches.length > 0;
  while (memory.changes < options.changes && !isOver()) {
    step({ lab, memory, random, evidence, workload, acts, scale, changes: options.changes });
    if (windows.outage.isOn(lab.clock.now())) lab.jobs.advance(4 * minute);
    look();
    if (memory.steps % 50 === 0)
      tell(`${memory.changes} changes, ${memory.deliveries} deliveries, ${hoursOf(lab, memory)} h of platform time`);
  }
  if (!isOver()) {
    const customers = workload.winOutsideTheFilter();
    // Until no look goes back to them any more, also where the chain has to be revived first.
    lab.jobs.advance(3 * hour);
    // Nothing comes after it that might mend it, but the night.
    workload.moveDealsAway(customers);
  }
  memory.disturbed = memory.deliveries;
  endWire();
  links.end();
  windows.outage.end();
  windows.tokens.endOutage();
  windows.poisoning.end();
  acts.end();
  let early: readonly Difference[] = [];
  const unsettled = isOver()
    ? null
    : settleDown({
        lab,
        connectionId: connection.id,
        deliveries: () => memory.deliveries,
        tell,
        atRest() {
          early = compare(lab, stored, connection.current().map(withoutNightly), memory.untold, memory.unsureAccounts).differences;
          return !options.stopsAtFault || early.length === 0;
        },
      });
  look();
  const { compared, untold, differences } = isOver()
    ? { compared: 0, untold: 0, differences: [] }
    : compare(lab, stored, connection.current(), memory.untold);
  return {
    seed: options.seed,
    destination: options.destination.kind,
    changes: memory.changes,
    changedAgainShare: memory.changedAgain / memory.changes,
    deliveries: memory.deliveries,
    faultedShare: memory.faulted.size / memory.disturbed,
    rows: rowsOf(lab, memory, tally, evidence, scale.deaths),
    happened: memory.happened,
    compared,
    untold,
    differences: [...early.map((each) => ({ ...each, detail: `${each.detail} (before the night)` })), ...differences],
    breaches: memory.breaches,
    unsettled,
    platformHours: (lab.clock.now() - memory.startedAt) / hour,
    wallSeconds: (performance.now() - began) / 1000,
  };
}

function hoursOf(lab: Lab, { startedAt }: RunMemory): string {
  return ((lab.clock.now() - startedAt) / hour).toFixed(1);
}
