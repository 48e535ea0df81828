/** One record that the destination breaks down over whenever it is in a batch, until somebody there has mended it. */
import type { Delivery, WireFault } from '../../lab/index.ts';
import type { Random } from '../../sample-data/random.ts';
import type { RunMemory } from '../memory/memory.ts';
import type { Tally } from '../memory/tally.ts';
import { answer, problem } from './wire-kind.ts';

/** The receipt of the record is longer than the engine reads. */
function hugeMessage(recordId: string): WireFault {
  return {
    kind: 'answerChanged',
    change(given) {
      if (!given.ok || given.status !== 200) return given;
      const body = { receipts: [{ id: recordId, status: 'rejected', code: 'TOO_MUCH', message: 'x'.repeat(1_100_000) }] };
      return { ...given, body: Buffer.from(JSON.stringify(body)) };
    },
  };
}

const ways: Readonly<Record<string, (recordId: string) => WireFault>> = {
  'HTTP 400': () => answer(400, problem(400, 'BAD_BATCH')),
  'HTTP 403': () => answer(403, '<html>Blocked by a firewall</html>'),
  'HTTP 500': () => answer(500, '<html>Internal Server Error</html>'),
  'HTTP 502': () => answer(502, '<html>Bad Gateway</html>'),
  'HTTP 504': () => answer(504, '<html>Gateway Timeout</html>'),
  'a cut connection': () => ({ kind: 'noAnswer', problem: 'reset' }),
  'no answer in time': () => ({ kind: 'timeoutBefore' }),
  'a page in place of JSON': () => answer(200, '<html>Sorry</html>'),
  'a message over 1 MB': hugeMessage,
};
export const poisoned = 'a record that is poison';
export const poisonKinds: readonly string[] = Object.keys(ways).map((name) => `poison: ${name}`);

export interface Poisoning {
  /** The next batch of several records holds one that is poison, for so long. */
  begin(minutes: number): void;
  fault(delivery: Delivery, now: number): WireFault | null;
  end(): void;
}

export function createPoisoning(memory: RunMemory, random: Random, tally: Tally): Poisoning {
  function choose({ events }: Delivery, now: number): void {
    if (memory.poisonMinutes === null || events.length < 2) return;
    const rarest = tally.rarest(poisonKinds);
    const name = rarest.replace('poison: ', '');
    memory.poison = { name, until: now + memory.poisonMinutes * 60_000, recordId: random.pick(events).data.id, hits: 0 };
    tally.note(rarest);
    tally.note(poisoned);
    memory.poisonMinutes = null;
  }
  return {
    begin(minutes) {
      if (memory.poison === null) memory.poisonMinutes = minutes;
    },
    fault(delivery, now) {
      if (memory.poison !== null && memory.poison.until <= now) memory.poison = null;
      choose(delivery, now);
      const poison = memory.poison;
      if (poison === null || !delivery.events.some(({ data }) => data.id === poison.recordId)) return null;
      poison.hits += 1;
      return ways[poison.name]?.(poison.recordId) ?? null;
    },
    end() {
      memory.poisonMinutes = null;
      memory.poison = null;
    },
  };
}
