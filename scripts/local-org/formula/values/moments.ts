/** Dates, times and moments of formulas: days and milliseconds since 1970, and their texts. */
import { DateTime } from 'luxon';
import { FormulaValueError } from './values.ts';
import type { FormulaDate, FormulaDatetime } from './values.ts';

const DAY = 86_400_000;

export interface CalendarDate {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

export function daysOf({ year, month, day }: CalendarDate): number {
  return Math.floor(new Date(0).setUTCFullYear(year, month - 1, day) / DAY);
}

export function calendarOf(days: number): CalendarDate {
  const moment = new Date(days * DAY);
  return { year: moment.getUTCFullYear(), month: moment.getUTCMonth() + 1, day: moment.getUTCDate() };
}

/** DATE(year, month, day): an impossible date is an error, not a rollover. */
export function makeDate(year: number, month: number, day: number): FormulaDate {
  const days = daysOf({ year, month, day });
  const actual = calendarOf(days);
  if (actual.year !== year || actual.month !== month || actual.day !== day)
    throw new FormulaValueError(`Invalid date ${year}-${month}-${day}`);
  return { kind: 'date', days };
}

/** ADDMONTHS keeps to the last day of a month when the start date is one (documented for ADDMONTHS). */
export function addMonths(days: number, months: number): number {
  const start = calendarOf(days);
  const index = start.year * 12 + (start.month - 1) + months;
  const target = { year: Math.floor(index / 12), month: (index % 12) + 1 };
  const last = lastDayOfMonth(target.year, target.month);
  const wasLast = start.day === lastDayOfMonth(start.year, start.month);
  return daysOf({ ...target, day: wasLast ? last : Math.min(start.day, last) });
}

export function lastDayOfMonth(year: number, month: number): number {
  return calendarOf(daysOf({ year: month === 12 ? year + 1 : year, month: month === 12 ? 1 : month + 1, day: 1 }) - 1).day;
}

/** The calendar day of a moment in the user's time zone. */
export function dateInZone(milliseconds: number, timeZone: string): FormulaDate {
  const local = DateTime.fromMillis(milliseconds, { zone: timeZone });
  return { kind: 'date', days: daysOf({ year: local.year, month: local.month, day: local.day }) };
}

export function parseDate(text: string): FormulaDate {
  const match = /^\s*(\d{4})-(\d{1,2})-(\d{1,2})\s*$/.exec(text);
  if (match === null) throw new FormulaValueError(`Invalid date '${text}'`);
  return makeDate(Number(match[1]), Number(match[2]), Number(match[3]));
}

/** DATETIMEVALUE('YYYY-MM-DD HH:MM:SS'), in GMT. */
export function parseDatetime(text: string): FormulaDatetime {
  const match = /^\s*(\d{4}-\d{1,2}-\d{1,2})(?:[ T](\d{1,2}):(\d{2})(?::(\d{2}))?Z?)?\s*$/.exec(text);
  if (match === null) throw new FormulaValueError(`Invalid date/time '${text}'`);
  const { days } = parseDate(match[1] ?? '');
  const seconds = Number(match[2] ?? 0) * 3600 + Number(match[3] ?? 0) * 60 + Number(match[4] ?? 0);
  return { kind: 'datetime', milliseconds: days * DAY + seconds * 1000 };
}

export function dateText(days: number): string {
  return new Date(days * DAY).toISOString().slice(0, 10);
}

/** TEXT() of a Date/Time is in GMT: `2024-05-01 13:00:00Z`. */
export function datetimeText(milliseconds: number): string {
  return `${new Date(milliseconds).toISOString().slice(0, 19).replace('T', ' ')}Z`;
}

export function timeText(milliseconds: number): string {
  return new Date(milliseconds).toISOString().slice(11, 23);
}

/** ISO 8601 week and the year that it belongs to. */
export function isoWeek(days: number): { week: number; year: number } {
  const local = DateTime.fromMillis(days * DAY, { zone: 'utc' });
  return { week: local.weekNumber, year: local.weekYear };
}
