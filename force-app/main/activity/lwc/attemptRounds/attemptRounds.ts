/** What of an attempt tells where its row of attempts begins and ends. */
export interface Counted {
  attempt: number;
  outcome: string;
}

/** They are not counted, and bear the number of the attempt before. */
const uncounted: ReadonlySet<string> = new Set(['Withheld', 'Abandoned']);

/** Of attempts, the newest first, those that belong together: after a success, or with a newer change of the record, they are counted from 1 again. */
export function roundsOf<T extends Counted>(attempts: readonly T[]): T[][] {
  const rounds: T[][] = [];
  for (const each of attempts) {
    const round = rounds.at(-1);
    const newer = round?.at(-1);
    if (round && newer && isBefore(each, newer)) {
      round.push(each);
    } else {
      rounds.push([each]);
    }
  }
  return rounds;
}

function isBefore(older: Counted, newer: Counted): boolean {
  return older.attempt < newer.attempt || (older.attempt === newer.attempt && uncounted.has(newer.outcome));
}
