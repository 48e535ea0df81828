/** SIGKILL of the whole process, wherever a link can be: what the run knows is kept before, and the org is left as it stands. */
import type { FaultAction } from '../../local-org/index.ts';
import { keep } from '../memory/memory.ts';
import type { RunMemory } from '../memory/memory.ts';
import type { Random } from '../../sample-data/random.ts';
import type { Tally } from '../memory/tally.ts';

const beforeRequest = 'SIGKILL before a request';
const afterAnswer = 'SIGKILL after an answer';
const points: Readonly<Record<string, (random: Random) => readonly FaultAction[]>> = {
  [beforeRequest]: () => [],
  [afterAnswer]: () => [],
  'SIGKILL in settle': (random) => [{ kind: 'killProcess', at: { kind: 'writeAfterCallout', number: random.integer(1, 3) } }],
  'SIGKILL before the commit': () => [{ kind: 'killProcess', at: { kind: 'beforeCommit' } }],
  'SIGKILL at a statement': (random) => [{ kind: 'killProcess', at: { kind: 'statement', number: random.integer(1, 20) } }],
};
export const deathKinds: readonly string[] = Object.keys(points);

export interface ProcessDeaths {
  /** Whether a process should die soon: as many as are wanted, spread over the changes. */
  isDue(): boolean;
  /** What the link that begins will meet. */
  plan(): readonly FaultAction[];
  atRequest(): void;
  atAnswer(): void;
  /** The link came through. */
  forget(): void;
}

export interface WantedDeaths {
  /** Of the whole run. */
  readonly count: number;
  readonly changes: number;
  readonly folder: string;
  /** Platform time. */
  readonly now: () => number;
}

export function createProcessDeaths(memory: RunMemory, random: Random, tally: Tally, wanted: WantedDeaths): ProcessDeaths {
  const remember = (): void => {
    memory.now = wanted.now();
    keep(wanted.folder, memory);
  };
  const die = (at: string): void => {
    if (memory.dying !== at) return;
    remember();
    process.kill(process.pid, 'SIGKILL');
  };
  return {
    isDue: () => memory.kills < wanted.count && memory.changes >= ((memory.kills + 1) * wanted.changes) / (wanted.count + 1),
    plan() {
      memory.dying = tally.rarest(deathKinds);
      remember();
      return points[memory.dying]?.(random) ?? [];
    },
    atRequest() {
      die(beforeRequest);
      // People may have acted while the link waits.
      if (memory.dying !== null) remember();
    },
    atAnswer: () => die(afterAnswer),
    forget: () => void (memory.dying = null),
  };
}

/** In the process that follows. */
export function noteDeath(memory: RunMemory, tally: Tally): void {
  if (memory.dying === null) return;
  tally.note(memory.dying);
  memory.kills += 1;
  memory.dying = null;
}
