/** Counts what of the expected arrived at a destination, and how long it took. */

/** The last save of a record, which nobody changes again in the run. */
export interface Expected {
  readonly kind: string;
  readonly id: string;
  /** What the record's name is from then on, as no other save has given it; null: the record is deleted. */
  readonly value: string | null;
  /** Platform time, in milliseconds. */
  readonly committedAt: number;
}

/** What a destination was told, by the platform time at which it was told first. */
export interface Arrivals {
  note(id: string, value: string | null, at: number): void;
  firstAt(id: string, value: string | null): number | null;
}

export interface Verdict {
  readonly changes: number;
  /** Told to the destination with the record's last name, or as deleted. */
  readonly seen: number;
  /** Never told until the end. */
  readonly lost: number;
  /** Milliseconds from the commit to the arrival of each that was seen, in order. */
  readonly waits: readonly number[];
}

export function createArrivals(): Arrivals {
  const first = new Map<string, number>();
  const keyOf = (id: string, value: string | null): string => JSON.stringify([id, value]);
  return {
    note(id, value, at) {
      const key = keyOf(id, value);
      if (!first.has(key)) first.set(key, at);
    },
    firstAt: (id, value) => first.get(keyOf(id, value)) ?? null,
  };
}

export function judge(expected: readonly Expected[], arrivals: Arrivals): Verdict {
  const waits = expected
    .map(({ id, value, committedAt }) => {
      const at = arrivals.firstAt(id, value);
      return at === null ? null : at - committedAt;
    })
    .filter((wait) => wait !== null)
    .sort((left, right) => left - right);
  return { changes: expected.length, seen: waits.length, lost: expected.length - waits.length, waits };
}

/** The wait that so large a share of the sorted waits does not pass; null where there is none. */
export function percentile(sorted: readonly number[], share: number): number | null {
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? null;
}
