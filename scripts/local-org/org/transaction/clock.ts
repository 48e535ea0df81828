/** Clocks of the org: the real one when serving, a controllable one in tests. */
import type { Clock } from '../../contracts/runtime.ts';

export const systemClock: Clock = { now: () => Date.now() };

export interface ControllableClock extends Clock {
  set(milliseconds: number): void;
  advance(milliseconds: number): void;
}

export interface SharedClock extends ControllableClock {
  readonly memory: SharedArrayBuffer;
}

/** Shared between threads when given shared memory: one element, milliseconds. */
export function createControllableClock(start: number, memory = new SharedArrayBuffer(8)): SharedClock {
  const time = new BigInt64Array(memory);
  if (start !== 0) Atomics.store(time, 0, BigInt(start));
  return {
    memory,
    now: () => Number(Atomics.load(time, 0)),
    set: (milliseconds) => void Atomics.store(time, 0, BigInt(milliseconds)),
    advance: (milliseconds) => void Atomics.add(time, 0, BigInt(milliseconds)),
  };
}

export function delayedClock(clock: Clock, milliseconds: number): Clock {
  return milliseconds === 0 ? clock : { now: () => clock.now() - milliseconds };
}
