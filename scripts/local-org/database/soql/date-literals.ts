/** Date literals as half-open ranges of days (SOQL and SOSL Reference, "Date Formats and Date Literals in WHERE"). Weeks begin on Sunday, fiscal years in January. */
import { DateTime } from 'luxon';
import { definite } from '../../values/definite.ts';

/** First day, and the first day after. ISO dates. */
export interface DayRange {
  readonly start: string;
  readonly end: string;
}

type Unit = 'days' | 'weeks' | 'months' | 'quarters' | 'years';

const units: Readonly<Record<string, Unit>> = {
  DAY: 'days',
  WEEK: 'weeks',
  MONTH: 'months',
  QUARTER: 'quarters',
  YEAR: 'years',
  FISCAL_QUARTER: 'quarters',
  FISCAL_YEAR: 'years',
};

const named: Readonly<Record<string, readonly [number, number]>> = { YESTERDAY: [-1, 0], TODAY: [0, 1], TOMORROW: [1, 2] };

const currentSteps: Readonly<Record<string, number>> = { LAST: -1, THIS: 0, NEXT: 1 };

function unitOf(name = ''): Unit {
  return definite(units[name], `the unit ${name} of date literals`);
}

/** `now` in the zone of the user. */
export function dayRange(name: string, count: number | null, now: DateTime): DayRange {
  const simple = named[name];
  if (simple !== undefined) return range(now.startOf('day'), 'days', ...simple);
  // LAST_90_DAYS ends with today, NEXT_90_DAYS begins tomorrow, like their counted forms.
  if (name === 'LAST_90_DAYS') return range(now.startOf('day'), 'days', -89, 1);
  if (name === 'NEXT_90_DAYS') return range(now.startOf('day'), 'days', 1, 91);
  const relative = /^(LAST|THIS|NEXT)_(.+)$/.exec(name);
  const counted = /^(LAST|NEXT)_N_(.+)S$/.exec(name);
  const ago = /^N_(.+)S_AGO$/.exec(name);
  if (counted !== null) return countedRange(counted[1] ?? '', unitOf(counted[2]), count ?? 0, now);
  const steps = ago === null ? definite(currentSteps[relative?.[1] ?? ''], `the date literal ${name}`) : -(count ?? 0);
  const unit = unitOf(ago?.[1] ?? relative?.[2]);
  return range(startOf(now, unit), unit, steps, steps + 1);
}

/** LAST_N_DAYS:n reaches from n days ago to the end of today; the other units leave the current one out. */
function countedRange(direction: string, unit: Unit, count: number, now: DateTime): DayRange {
  const start = startOf(now, unit);
  if (unit === 'days') return direction === 'LAST' ? range(start, unit, -count, 1) : range(start, unit, 1, count + 1);
  return direction === 'LAST' ? range(start, unit, -count, 0) : range(start, unit, 1, count + 1);
}

function startOf(now: DateTime, unit: Unit): DateTime {
  const day = now.startOf('day');
  if (unit === 'days') return day;
  if (unit === 'weeks') return day.minus({ days: day.weekday % 7 });
  return day.startOf(unit === 'months' ? 'month' : unit === 'quarters' ? 'quarter' : 'year');
}

function range(start: DateTime, unit: Unit, from: number, to: number): DayRange {
  return { start: isoDay(start.plus({ [unit]: from })), end: isoDay(start.plus({ [unit]: to })) };
}

function isoDay(moment: DateTime): string {
  return moment.toFormat('yyyy-MM-dd');
}

export function startOfDay(isoDate: string, zone: string): number {
  return DateTime.fromISO(isoDate, { zone }).toMillis();
}
