/** An hour in which the destination takes nothing, in one way from beginning to end. */
import type { WireFault } from '../../lab/index.ts';
import type { RunMemory } from '../memory/memory.ts';
import type { Random } from '../../sample-data/random.ts';
import type { Tally } from '../memory/tally.ts';
import { answer, problem } from './wire-kind.ts';

const ways: Readonly<Record<string, () => WireFault>> = {
  'connections refused': () => ({ kind: 'noAnswer', problem: 'refused' }),
  'HTTP 503': () => answer(503, '<html>We are back soon</html>'),
  'HTTP 403': () => answer(403, problem(403, 'FORBIDDEN')),
  'no answer in time': () => ({ kind: 'timeoutBefore' }),
  'a login page': () => answer(200, '<html>Please sign in</html>'),
};
const hour = 3_600_000;
/** What was refused in it shows that it was noticed. */
const leastRefused = 3;
export const outageHappened = 'hour of outage';

export interface Outage {
  begin(now: number): void;
  isOn(now: number): boolean;
  /** Null where the destination is well. */
  fault(now: number): WireFault | null;
  end(): void;
}

export function createOutage(memory: RunMemory, random: Random, tally: Tally): Outage {
  const close = (): void => {
    if (memory.outage !== null && memory.outage.hits >= leastRefused) tally.note(outageHappened);
    memory.outage = null;
  };
  const isOn = (now: number): boolean => {
    if (memory.outage !== null && memory.outage.until <= now) close();
    return memory.outage !== null;
  };
  return {
    begin: (now) => void (memory.outage ??= { name: random.pick(Object.keys(ways)), until: now + hour, hits: 0 }),
    isOn,
    fault(now) {
      if (!isOn(now) || memory.outage === null) return null;
      memory.outage.hits += 1;
      tally.note(`outage: ${memory.outage.name}`);
      return ways[memory.outage.name]?.() ?? null;
    },
    end: () => void (memory.outage = null),
  };
}
