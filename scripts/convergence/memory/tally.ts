/** How often each thing has happened, by its name, and which deliveries it hit. */
import type { RunMemory } from './memory.ts';

export interface Tally {
  readonly of: (name: string) => number;
  readonly note: (name: string) => void;
  /** A delivery was hit, by its number. */
  readonly hit: (name: string, delivery: number) => void;
  /** The name that has happened least. */
  readonly rarest: (names: readonly string[]) => string;
}

export function createTally({ happened, faulted }: RunMemory): Tally {
  const of = (name: string): number => happened.get(name) ?? 0;
  const note = (name: string): void => void happened.set(name, of(name) + 1);
  return {
    of,
    note,
    hit(name, delivery) {
      note(name);
      faulted.add(delivery);
    },
    rarest: (names) => names.reduce((least, name) => (of(name) < of(least) ? name : least)),
  };
}
