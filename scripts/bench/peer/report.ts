/** The figures as Markdown: a table for each seed, and all seeds together as the README shows them. */
import { row, whole } from '../transfer.ts';
import type { Costs } from './contender.ts';
import { percentile } from './judge.ts';
import type { Verdict } from './judge.ts';
import { reasonFor } from './reasons.ts';
import type { Figure } from './reasons.ts';
import type { Result } from './run.ts';

/**
 * So much later counts as later. All look once a minute, each at a second of its own, so waits are drawn from a minute: this is twice what
 * the medians of two such draws differ by (their standard deviation is 30 s / √n each).
 */
function sameWait(changes: number): number {
  return 85_000 / Math.sqrt(changes);
}

/** So much more counts as more: a phase holds one look more of the one than of the other. */
const sameShare = 0.05;

const ours = 'Syncline';

function seconds(milliseconds: number | null): string {
  return milliseconds === null ? '-' : (milliseconds / 1000).toFixed(1);
}

function table(header: readonly string[], rows: readonly (readonly string[])[]): string {
  return [header, header.map(() => '---'), ...rows].map(row).join('\n');
}

export function seedTable(results: readonly Result[]): string {
  return table(
    [
      ...['kind', 'changes', 'by', 'lost', 'seen', 'p50, s', 'p95, s'],
      ...['API requests', 'async executions', 'requests to the destination'],
    ],
    results.map(({ kind, contender, verdict, costs }) => [
      kind.title,
      whole(verdict.changes),
      contender,
      whole(verdict.lost),
      whole(verdict.seen),
      seconds(percentile(verdict.waits, 0.5)),
      seconds(percentile(verdict.waits, 0.95)),
      whole(costs.apiRequests),
      whole(costs.asyncExecutions),
      whole(costs.destinationRequests),
    ]),
  );
}

interface Sum {
  readonly contender: string;
  readonly verdict: Verdict;
  readonly costs: Costs;
}

function sumOf(contender: string, results: readonly Result[]): Sum {
  const mine = results.filter((result) => result.contender === contender);
  const total = (figure: (result: Result) => number): number => mine.reduce((sum, result) => sum + figure(result), 0);
  return {
    contender,
    verdict: {
      changes: total(({ verdict }) => verdict.changes),
      lost: total(({ verdict }) => verdict.lost),
      seen: total(({ verdict }) => verdict.seen),
      waits: mine.flatMap(({ verdict }) => verdict.waits).sort((left, right) => left - right),
    },
    costs: {
      apiRequests: total(({ costs }) => costs.apiRequests),
      asyncExecutions: total(({ costs }) => costs.asyncExecutions),
      destinationRequests: total(({ costs }) => costs.destinationRequests),
    },
  };
}

/** By which figures a row is compared; of waits only those count that lost no more, since what never came is in no percentile. */
const figures: Readonly<Record<Figure, (mine: Sum, theirs: Sum) => boolean>> = {
  lost: (mine, theirs) => theirs.verdict.lost < mine.verdict.lost,
  p50: (mine, theirs) => isSooner(mine, theirs, 0.5),
  p95: (mine, theirs) => isSooner(mine, theirs, 0.95),
  'API requests': (mine, theirs) => theirs.costs.apiRequests < mine.costs.apiRequests,
  'requests to the destination': (mine, theirs) => theirs.costs.destinationRequests < mine.costs.destinationRequests * (1 - sameShare),
};

function isSooner(mine: Sum, theirs: Sum, share: number): boolean {
  if (theirs.verdict.lost > mine.verdict.lost) return false;
  const [ourWait, theirWait] = [mine, theirs].map(({ verdict }) => percentile(verdict.waits, share));
  return typeof theirWait === 'number' && (typeof ourWait !== 'number' || theirWait < ourWait - sameWait(mine.verdict.changes));
}

/** In which figures another contender has done better than ours, and why. Async executions are only ours, in every row. */
function whyNot(kindName: string, sums: readonly Sum[]): string {
  const mine = sums.find(({ contender }) => contender === ours);
  if (mine === undefined) return '';
  const notes = new Map<string, string[]>();
  for (const figure of Object.keys(figures) as Figure[]) {
    const better = sums.filter((theirs) => theirs !== mine && figures[figure](mine, theirs));
    if (better.length === 0) continue;
    const reason = reasonFor(kindName, figure);
    notes.set(reason, [...(notes.get(reason) ?? []), `${figure} (${better.map(({ contender }) => contender).join(', ')})`]);
  }
  return [...notes].map(([reason, behind]) => `${behind.join(', ')}: ${reason}`).join('; ');
}

/** All seeds together: sums, and percentiles of all waits. */
export function summary(results: readonly Result[]): string {
  const kinds = [...new Set(results.map(({ kind }) => kind))];
  const contenders = [...new Set(results.map(({ contender }) => contender))];
  const sums = new Map(
    kinds.map((kind) => {
      const ofKind = results.filter((result) => result.kind === kind);
      return [kind, contenders.map((contender) => sumOf(contender, ofKind))] as const;
    }),
  );
  const each = (kind: (typeof kinds)[number], text: (sum: Sum) => string): string => (sums.get(kind) ?? []).map(text).join(' / ');
  const outcomes = table(
    ['kind', 'changes', 'lost', 'seen', 'p50, s', 'p95, s', 'where another is better'],
    kinds.map((kind) => [
      kind.title,
      whole(sums.get(kind)?.[0]?.verdict.changes ?? 0),
      each(kind, ({ verdict }) => whole(verdict.lost)),
      each(kind, ({ verdict }) => whole(verdict.seen)),
      each(kind, ({ verdict }) => seconds(percentile(verdict.waits, 0.5))),
      each(kind, ({ verdict }) => seconds(percentile(verdict.waits, 0.95))),
      whyNot(kind.name, sums.get(kind) ?? []),
    ]),
  );
  const costs = table(
    ['kind', 'API requests', 'async executions', 'requests to the destination'],
    kinds.map((kind) => [
      kind.title,
      each(kind, (sum) => whole(sum.costs.apiRequests)),
      each(kind, (sum) => whole(sum.costs.asyncExecutions)),
      each(kind, (sum) => whole(sum.costs.destinationRequests)),
    ]),
  );
  return [`Each cell: ${contenders.join(' / ')}`, outcomes, costs].join('\n\n');
}
