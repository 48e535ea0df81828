/** The kinds of change that are measured, each by itself: who saves what, and when. */
import type { Random } from '../../sample-data/random.ts';
import type { Records } from './records.ts';

const second = 1_000;
const minute = 60 * second;

export interface Action {
  /** Platform time. */
  readonly at: number;
  run(): void;
}

export interface Plot {
  readonly random: Random;
  readonly records: Records;
  readonly startsAt: number;
  /** So many at full scale, fewer at a smaller one. */
  sized(count: number): number;
}

export interface Kind {
  readonly name: string;
  readonly title: string;
  /** Records that have to rest before. */
  readonly rested: number;
  plan(plot: Plot): Action[];
  /** From its start the destination answers nobody for so many milliseconds. */
  readonly outage?: number;
}

/** For how long people save in each phase, but for those that say otherwise. */
const busy = 30 * minute;

function times<T>(count: number, make: (index: number) => T): T[] {
  return Array.from({ length: count }, (_, index) => make(index));
}

function someMoment({ random, startsAt }: Plot, within = busy): number {
  return startsAt + random.integer(0, within - 1);
}

/** An insert, and an update so long after it. */
function insertedAndUpdated(name: string, plot: Plot, from: number, to: number): Action[] {
  const { random, records } = plot;
  return times(plot.sized(300), () => {
    const at = someMoment(plot);
    let ids: string[] = [];
    return [
      { at, run: () => void (ids = records.insert(name, 1)) },
      { at: at + random.integer(from, to), run: () => records.update(name, ids, { isLast: true }) },
    ];
  }).flat();
}

function committedLate(name: string, plot: Plot, from: number, to: number): Action[] {
  const { random, records } = plot;
  return times(plot.sized(150), (index) => {
    const wish = { isLast: true, lateMilliseconds: random.integer(from, to) };
    const at = someMoment(plot);
    return index % 2 === 0
      ? { at, run: () => void records.insert(name, 2, wish) }
      : { at, run: () => records.update(name, records.rested(2), wish) };
  });
}

/** Moments of one second in their order, as milliseconds within it. */
function momentsOfASecond(random: Random, count: number): number[] {
  return times(count, () => random.integer(0, 999)).sort((left, right) => left - right);
}

/** Ten records in five transactions that all fall into one second, again and again; and once more than the 2,000 rows of a page of the API. */
function equalStamps(plot: Plot): Action[] {
  const { random, records } = plot;
  const bursts = times(plot.sized(120), () => {
    const start = Math.floor(someMoment(plot) / second) * second;
    return momentsOfASecond(random, 5).map((moment) => ({
      at: start + moment,
      run: () => records.update('equal', records.rested(2), { isLast: true }),
    }));
  }).flat();
  const atOnce = { at: someMoment(plot), run: () => records.update('equal', records.rested(plot.sized(2_500)), { isLast: true }) };
  return [...bursts, atOnce];
}

export const kinds: readonly Kind[] = [
  {
    name: 'inserts',
    title: 'inserts',
    rested: 0,
    plan: (plot) =>
      times(plot.sized(300), () => ({
        at: someMoment(plot),
        run: () => void plot.records.insert('inserts', 1, { isLast: true }),
      })),
  },
  {
    name: 'updates',
    title: 'updates of older records',
    rested: 300,
    plan: (plot) =>
      times(plot.sized(300), () => ({
        at: someMoment(plot),
        run: () => plot.records.update('updates', plot.records.rested(1), { isLast: true }),
      })),
  },
  {
    name: 'soon',
    title: 'updates 2 to 60 s after the insert',
    rested: 0,
    plan: (plot) => insertedAndUpdated('soon', plot, 2 * second, minute),
  },
  {
    name: 'later',
    title: 'updates 1 to 14 min after the insert',
    rested: 0,
    plan: (plot) => insertedAndUpdated('later', plot, minute, 14 * minute),
  },
  {
    name: 'second',
    title: 'several saves in a second',
    rested: 300,
    plan: (plot) =>
      times(plot.sized(300), () => {
        const { random, records } = plot;
        const ids = records.rested(1);
        const start = Math.floor(someMoment(plot) / second) * second;
        const moments = momentsOfASecond(random, random.integer(2, 4));
        return moments.map((moment, index) => ({
          at: start + moment,
          run: () => records.update('second', ids, { isLast: index === moments.length - 1 }),
        }));
      }).flat(),
  },
  {
    name: 'equal',
    title: 'equal stamps',
    rested: 3_700,
    plan: equalStamps,
  },
  {
    name: 'late',
    title: 'late commits, 5 s to 10 min',
    rested: 150,
    plan: (plot) => committedLate('late', plot, 5 * second, 10 * minute),
  },
  {
    name: 'very-late',
    title: 'late commits, 10 to 30 min',
    rested: 150,
    plan: (plot) => committedLate('very-late', plot, 10 * minute, 30 * minute),
  },
  {
    name: 'deletions',
    title: 'deletions',
    rested: 300,
    plan: (plot) =>
      times(plot.sized(300), () => ({ at: someMoment(plot), run: () => plot.records.remove('deletions', plot.records.rested(1)) })),
  },
  {
    name: 'outage',
    title: 'updates while the destination is down for 5 min',
    rested: 150,
    outage: 5 * minute,
    plan: (plot) =>
      times(plot.sized(150), () => ({
        at: someMoment(plot, 5 * minute),
        run: () => plot.records.update('outage', plot.records.rested(1), { isLast: true }),
      })),
  },
  {
    name: 'bulk',
    title: '12,000 updates at once',
    rested: 12_000,
    // As a load by the API does: 200 records in each transaction, one after another.
    plan: (plot) =>
      times(plot.sized(60), (index) => ({
        at: plot.startsAt + index * 250,
        run: () => plot.records.update('bulk', plot.records.rested(200), { isLast: true }),
      })),
  },
];
