/** A run in words and figures. */
import { neededChangedAgainShare, neededFaultedShare, neededShare } from './evidence.ts';
import type { RunResult } from './run.ts';

const shownDifferences = 12;

function percent(share: number): string {
  return `${(share * 100).toFixed(1)} %`.padStart(8);
}

function line(what: string, figure: string | number, note = ''): string {
  return `${what.padEnd(44)}${String(figure).padStart(10)}${note}`;
}

export function report(result: RunResult): string {
  const countOf = (kind: string): number => result.differences.filter((difference) => difference.kind === kind).length;
  const needed = (share: number): string => ` (at least ${(share * 100).toFixed(0)} %)`;
  return [
    line('kind', 'deliveries', '   share'),
    ...result.kinds.map(({ kind, count, share }) => line(kind, count, percent(share) + (share < neededShare ? '  too few' : ''))),
    line('each', '', needed(neededShare)),
    line('faulted deliveries', '', percent(result.faultedShare) + needed(neededFaultedShare)),
    line('changes of a record already changed', '', percent(result.changedAgainShare) + needed(neededChangedAgainShare)),
    ...[...result.acts].map(([act, count]) => line(act, count)),
    line('deliveries', result.deliveries),
    line('changes', result.changes),
    line('records compared', result.compared),
    line('lost', countOf('lost')),
    line('stale', countOf('stale')),
    line('invented', countOf('invented')),
    line('told wrongly', countOf('told wrongly')),
    line('cursors that moved back', result.cursorsMovedBack.length),
    line('platform time', `${result.platformHours.toFixed(1)} h`),
    line('wall time', `${result.wallSeconds.toFixed(1)} s`),
    ...result.differences.slice(0, shownDifferences).map(({ kind, object, id, detail }) => `  ${kind} ${object}/${id}: ${detail}`),
    ...result.cursorsMovedBack.slice(0, shownDifferences).map((text) => `  ${text}`),
    result.complaints.length === 0 ? `Seed ${result.seed}: converged` : `Seed ${result.seed}: FAILED: ${result.complaints.join('; ')}`,
  ].join('\n');
}
