/** A run in words and figures. */
import { neededChangedAgainShare, neededFaultedShare } from './rows.ts';
import type { Row } from './rows.ts';
import { differenceKinds } from '../judge/checker.ts';
import { complaintsAbout } from './result.ts';
import type { RunResult } from './result.ts';

const shown = 12;

function percent(share: number): string {
  return `${(share * 100).toFixed(1)} %`.padStart(8);
}

function line(what: string, figure: string | number, note = ''): string {
  return `${what.padEnd(52)}${String(figure).padStart(10)}${note}`;
}

function lineOf({ kind, count, least, share }: Row): string {
  return line(kind, count, (share === undefined ? '' : percent(share)) + (count < least ? `  too few, at least ${least}` : ''));
}

export function report(result: RunResult): string {
  const complaints = complaintsAbout(result);
  const needed = (share: number): string => ` (at least ${(share * 100).toFixed(0)} %)`;
  return [
    line('kind', 'times', '   share of deliveries that were open to faults'),
    ...result.rows.map(lineOf),
    line('faulted deliveries', '', percent(result.faultedShare) + needed(neededFaultedShare)),
    line('changes of a record already changed', '', percent(result.changedAgainShare) + needed(neededChangedAgainShare)),
    line('destination', result.destination),
    line('deliveries', result.deliveries),
    line('changes', result.changes),
    line('records compared', result.compared),
    line("with another system's version that nobody was told of", result.untold),
    ...differenceKinds.map((kind) => line(kind, result.differences.filter((difference) => difference.kind === kind).length)),
    line('breaches of what always holds', result.breaches.length),
    line('platform time', `${result.platformHours.toFixed(1)} h`),
    line('wall time', `${result.wallSeconds.toFixed(1)} s`),
    ...result.differences.slice(0, shown).map(({ kind, object, id, detail }) => `  ${kind} ${object}/${id}: ${detail.slice(0, 400)}`),
    ...result.breaches.slice(0, shown).map((text) => `  ${text}`),
    complaints.length === 0 ? `Seed ${result.seed}: converged` : `Seed ${result.seed}: FAILED: ${complaints.join('; ')}`,
  ].join('\n');
}
