/** When people are at work: by the clock of a company with customers on three continents, and how long one waits for the next. */
import type { Random } from '../../sample-data/random.ts';

const hour = 3_600_000;

/** Changes in each hour of the day, UTC, in the day before: fewer than there are while somebody looks on, since a start waits for them. */
const byHour = [3, 2, 2, 2, 3, 5, 8, 11, 13, 14, 14, 13, 12, 14, 15, 15, 14, 12, 9, 7, 6, 5, 4, 3];

/** The moments of changes between two moments, in order: busy by day, quiet by night. */
export function momentsBetween(start: number, end: number, random: Random): number[] {
  const moments: number[] = [];
  for (let begin = Math.floor(start / hour) * hour; begin < end; begin += hour) {
    const count = byHour[new Date(begin).getUTCHours()] ?? 0;
    for (let each = 0; each < count; each += 1) moments.push(begin + random.integer(0, hour - 1));
  }
  return moments.filter((moment) => moment > start && moment < end).sort((left, right) => left - right);
}

/** Between two changes while somebody looks on: two or three a minute. */
export function pauseUntilNext(random: Random): number {
  return random.integer(8_000, 40_000);
}
