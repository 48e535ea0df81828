/** One run: an org, a workload and a clock, on which all contenders look at the same changes, kind after kind. */
import { setImmediate as nextTurn } from 'node:timers/promises';
import { openLab } from '../../lab/index.ts';
import type { Lab } from '../../lab/index.ts';
import { createRandom } from '../../sample-data/random.ts';
import type { Random } from '../../sample-data/random.ts';
import { administratorUsername, demoPassword } from '../../sample-data/people.ts';
import type { Contender, Costs, Destination } from './contender.ts';
import { judge } from './judge.ts';
import type { Verdict } from './judge.ts';
import type { Action, Kind } from './kinds.ts';
import { openN8n } from './n8n.ts';
import { openPlainPoller } from './plain-poller.ts';
import { createRecords } from './records.ts';
import type { Records } from './records.ts';
import { openSyncline } from './syncline.ts';

const second = 1_000;
const minute = 60 * second;

/** Platform milliseconds that the destination takes for an answer. */
const latency = 300;
/** Records age so long before anyone looks, so that the oldest late commit still finds its record at rest. */
const rest = 60 * minute;
/** How long all look at the org's everyday life before anything counts. */
const warmUp = 20 * minute;
/** After the last change of a kind; what has not come by then is lost. */
const settle = 40 * minute;
/** The org's everyday life goes on all the time: one account is saved so often. It moves cursors on, and nobody counts it. */
const everyday = 10 * second;
const everydayRecords = 200;

export interface RunWishes {
  readonly seed: number;
  /** 1: as many changes as the kinds say. */
  readonly scale: number;
  readonly kinds: readonly Kind[];
  readonly hasN8n: boolean;
  readonly tell?: (line: string) => void;
}

/** How a contender fared with one kind of change. */
export interface Result {
  readonly kind: Kind;
  readonly contender: string;
  readonly verdict: Verdict;
  /** Of the whole phase, with the everyday life in it. */
  readonly costs: Costs;
}

/** What people do, in the order of their time. */
interface Agenda {
  add(actions: readonly Action[]): void;
  nextAt(): number;
  runDue(): void;
}

function createAgenda(lab: Lab): Agenda {
  let waiting: Action[] = [];
  let isRunning = false;
  return {
    add(actions) {
      waiting = [...waiting, ...actions].sort((left, right) => left.at - right.at);
    },
    nextAt: () => waiting[0]?.at ?? Number.POSITIVE_INFINITY,
    runDue() {
      if (isRunning) return;
      isRunning = true;
      for (let next = waiting[0]; next !== undefined && next.at <= lab.clock.now(); next = waiting[0]) {
        waiting.shift();
        next.run();
      }
      isRunning = false;
    },
  };
}

interface Scene {
  readonly lab: Lab;
  readonly random: Random;
  readonly records: Records;
  readonly agenda: Agenda;
  readonly contenders: readonly Contender[];
}

/** Lets the platform's time pass: jobs run, people save and peers look when it is their time. */
async function advanceTo({ lab, agenda, contenders }: Scene, end: number): Promise<void> {
  while (lab.clock.now() < end) {
    const next = Math.min(agenda.nextAt(), ...contenders.map((contender) => contender.nextLook()), end);
    // A job that waited for its destination has made the moment pass; nothing else is due then.
    if (next > lab.clock.now()) lab.jobs.advance(next - lab.clock.now());
    agenda.runDue();
    for (const contender of contenders) if (contender.nextLook() <= lab.clock.now()) await contender.look();
    await nextTurn();
  }
}

function everydayLife({ lab, records, agenda }: Scene, ids: readonly string[], until: number): void {
  const count = Math.ceil((until - lab.clock.now()) / everyday);
  agenda.add(
    Array.from({ length: count }, (_, index) => ({
      at: lab.clock.now() + index * everyday,
      run: () => records.update('everyday', [ids[index % ids.length] ?? '']),
    })),
  );
}

async function openPool(lab: Lab, count: number): Promise<string[]> {
  const ids: string[] = [];
  for (let made = 0; made < count; made += 5_000) {
    const rows = Array.from({ length: Math.min(5_000, count - made) }, (_, index) => ({ Name: `Rested ${made + index}` }));
    ids.push(
      ...lab
        .administrator()
        .dml('insert', 'Account', rows)
        .map(({ id }) => String(id)),
    );
    await nextTurn();
  }
  return ids;
}

function difference(after: Costs, before: Costs): Costs {
  return {
    apiRequests: after.apiRequests - before.apiRequests,
    asyncExecutions: after.asyncExecutions - before.asyncExecutions,
    destinationRequests: after.destinationRequests - before.destinationRequests,
  };
}

export async function run({ seed, scale, kinds, hasN8n, tell = () => undefined }: RunWishes): Promise<Result[]> {
  const random = createRandom(seed);
  const sized = (count: number): number => Math.max(1, Math.round(count * scale));
  // Nothing may depend on how fast this machine is.
  const lab = await openLab({ cpuScale: 0 });
  const door = await lab.serveRest();
  const contenders: Contender[] = [];
  try {
    const needed = kinds.reduce((sum, { rested }) => sum + sized(rested) + 400, 0);
    const pool = await openPool(lab, needed + everydayRecords);
    lab.jobs.advance(rest);

    let down = { from: 0, until: 0 };
    const destination: Destination = { latency, isDown: () => lab.clock.now() >= down.from && lab.clock.now() < down.until };
    const records = createRecords(lab, pool);
    const agenda = createAgenda(lab);
    const scene: Scene = { lab, random, records, agenda, contenders };
    const login = { url: door.url, username: administratorUsername, password: demoPassword };
    const firstLook = (): number => lab.clock.now() + random.integer(0, minute - 1);
    contenders.push(await openSyncline(lab, destination, () => agenda.runDue()));
    if (hasN8n) {
      contenders.push(await openN8n(login, lab.clock, { accountCreated: firstLook(), accountUpdated: firstLook() }, destination));
    }
    contenders.push(openPlainPoller(login, lab.clock, firstLook(), destination));

    const lively = records.rested(everydayRecords);
    everydayLife(scene, lively, lab.clock.now() + warmUp);
    await advanceTo(scene, lab.clock.now() + warmUp);

    const results: Result[] = [];
    for (const kind of kinds) {
      // At no moment of a minute that is the same for each seed: looks keep theirs.
      const startsAt = lab.clock.now() + random.integer(0, minute - 1);
      const begun = performance.now();
      const before = contenders.map((contender) => contender.costs());
      const actions = kind.plan({ random, records, startsAt, sized });
      const end = Math.max(...actions.map(({ at }) => at)) + settle;
      agenda.add(actions);
      everydayLife(scene, lively, end);
      down = { from: startsAt, until: startsAt + (kind.outage ?? 0) };
      await advanceTo(scene, end);
      const expected = records.expected.filter((change) => change.kind === kind.name);
      for (const [index, contender] of contenders.entries()) {
        const costs = difference(contender.costs(), before[index] as Costs);
        results.push({ kind, contender: contender.name, verdict: judge(expected, contender.arrivals), costs });
      }
      const losses = results.slice(-contenders.length).map(({ contender, verdict }) => `${contender} lost ${verdict.lost}`);
      tell(
        `seed ${seed}, ${kind.title}: ${expected.length} changes, ${losses.join(', ')} (${Math.round((performance.now() - begun) / 1000)} s)`,
      );
    }
    demandCounted(door.requests, contenders);
    return results;
  } finally {
    for (const contender of contenders) await contender.close();
    await door.close();
    await lab.close();
  }
}

/** What came in at the org's door is what the peers say they asked: Syncline asked nothing. */
function demandCounted(requests: number, contenders: readonly Contender[]): void {
  const told = contenders.reduce((sum, contender) => sum + contender.costs().apiRequests, 0);
  if (requests !== told) throw new Error(`The org answered ${requests} requests, and the contenders count ${told}`);
}
