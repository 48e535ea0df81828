/** How often each thing has happened, by its name, and which deliveries it hit. */
import type { RunMemory } from './memory.ts';

export interface Tally {
  readonly of: (name: string) => number;
  /** How often since nothing mends any more what went wrong. */
  readonly sinceMending: (name: string) => number;
  readonly note: (name: string) => void;
  /** A delivery was hit, by its number. */
  readonly hit: (name: string, delivery: number) => void;
  /** The name that has happened least. */
  readonly rarest: (names: readonly string[]) => string;
}

export function createTally(memory: RunMemory): Tally {
  const { happened, faulted } = memory;
  const of = (name: string): number => happened.get(name) ?? 0;
  const note = (name: string): void => void happened.set(name, of(name) + 1);
  return {
    of,
    sinceMending: (name) => of(name) - (memory.happenedBeforeProof?.get(name) ?? 0),
    note,
    hit(name, delivery) {
      note(name);
      faulted.add(delivery);
    },
    rarest: (names) => names.reduce((least, name) => (of(name) < of(least) ? name : least)),
  };
}
