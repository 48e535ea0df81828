/** Clocks of the org: the real one when serving, a controllable one in tests. */
import type { Clock } from '../../contracts/transaction.ts';

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

/** Goes on as the real one does, and can be moved forward. Shared between threads when given shared memory: milliseconds ahead. */
export function createMovableClock(memory = new SharedArrayBuffer(8)): SharedClock {
  const ahead = new BigInt64Array(memory);
  const now = (): number => Date.now() + Number(Atomics.load(ahead, 0));
  return {
    memory,
    now,
    set: (milliseconds) => void Atomics.store(ahead, 0, BigInt(milliseconds - Date.now())),
    advance: (milliseconds) => void Atomics.add(ahead, 0, BigInt(milliseconds)),
  };
}

/** How a thread gets the clock of the thread that started it. */
export interface ClockData {
  readonly kind: 'controllable' | 'movable';
  readonly memory: SharedArrayBuffer;
}

export function openClock(data: ClockData | null): Clock {
  if (data === null) return systemClock;
  return data.kind === 'movable' ? createMovableClock(data.memory) : createControllableClock(0, data.memory);
}

export function delayedClock(clock: Clock, milliseconds: number): Clock {
  return milliseconds === 0 ? clock : { now: () => clock.now() - milliseconds };
}
