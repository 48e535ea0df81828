/** Local time inside SQL: the offset of a zone at a stored moment, for convertTimezone(). SQLite knows no zones, so their changes are spelled out. */
import { DateTime } from 'luxon';

const expressions = new Map<string, string>();

/** SQL giving the zone's offset in milliseconds at the moment (milliseconds) that `moment` yields. Changes of 1970 to 2050 are known. */
export function offsetExpression(moment: string, zone: string): string {
  let template = expressions.get(zone);
  if (template === undefined) {
    template = build(zone);
    expressions.set(zone, template);
  }
  return template.replaceAll('?moment?', moment);
}

interface OffsetChange {
  readonly at: number;
  readonly offset: number;
}

function build(zone: string): string {
  const changes = changesOf(zone);
  const first = offsetAt(zone, Date.UTC(1970, 0, 1));
  if (changes.length === 0) return String(first);
  const cases = [...changes].reverse().map((change) => `WHEN ?moment? >= ${change.at} THEN ${change.offset}`);
  return `(CASE ${cases.join(' ')} ELSE ${first} END)`;
}

function offsetAt(zone: string, moment: number): number {
  return DateTime.fromMillis(moment, { zone }).offset * 60_000;
}

function changesOf(zone: string): readonly OffsetChange[] {
  const changes: OffsetChange[] = [];
  const day = 86_400_000;
  const step = 14 * day;
  for (let moment = Date.UTC(1970, 0, 1), before = offsetAt(zone, moment); moment < Date.UTC(2051, 0, 1); moment += step) {
    const after = offsetAt(zone, moment + step);
    if (after === before) continue;
    changes.push({ at: firstWith(zone, after, moment, moment + step), offset: after });
    before = after;
  }
  return changes;
}

/** The first minute in (low, high] at which the zone has `offset`. */
function firstWith(zone: string, offset: number, low: number, high: number): number {
  let [early, late] = [low, high];
  while (late - early > 60_000) {
    const middle = early + Math.floor((late - early) / 120_000) * 60_000;
    if (middle === early) break;
    if (offsetAt(zone, middle) === offset) late = middle;
    else early = middle;
  }
  return late;
}
