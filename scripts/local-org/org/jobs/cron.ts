/**
 * Cron expressions of System.schedule: `Seconds Minutes Hours Day_of_month Month Day_of_week [Year]`, with the special characters
 * that the Apex Developer Guide, "Apex Scheduler", lists for each. Times are the scheduling user's.
 */
import { DateTime } from 'luxon';

const monthNames = ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC'];
const dayNames = ['SUN', 'MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT'];

interface FieldRule {
  readonly name: string;
  readonly minimum: number;
  readonly maximum: number;
  readonly names: readonly string[];
  readonly firstName: number;
}

const rules = {
  seconds: { name: 'Seconds', minimum: 0, maximum: 59, names: [], firstName: 0 },
  minutes: { name: 'Minutes', minimum: 0, maximum: 59, names: [], firstName: 0 },
  hours: { name: 'Hours', minimum: 0, maximum: 23, names: [], firstName: 0 },
  dayOfMonth: { name: 'Day of month', minimum: 1, maximum: 31, names: [], firstName: 0 },
  month: { name: 'Month', minimum: 1, maximum: 12, names: monthNames, firstName: 1 },
  dayOfWeek: { name: 'Day of week', minimum: 1, maximum: 7, names: dayNames, firstName: 1 },
  // The documentation says 2099; orgs take 2100 as well, and tests schedule what never runs for then.
  year: { name: 'Year', minimum: 1970, maximum: 2199, names: [], firstName: 0 },
} as const satisfies Record<string, FieldRule>;

export class CronSyntaxError extends Error {}

type DayTest = (day: DateTime) => boolean;

export interface CronExpression {
  readonly seconds: ReadonlySet<number>;
  readonly minutes: ReadonlySet<number>;
  readonly hours: ReadonlySet<number>;
  readonly months: ReadonlySet<number>;
  readonly years: ReadonlySet<number> | null;
  readonly matchesDay: DayTest;
}

function numberOf(text: string, rule: FieldRule): number {
  const named = rule.names.indexOf(text.toUpperCase());
  const value = named >= 0 ? named + rule.firstName : /^\d+$/.test(text) ? Number(text) : Number.NaN;
  if (!(value >= rule.minimum && value <= rule.maximum)) {
    throw new CronSyntaxError(`${rule.name} values must be between ${rule.minimum} and ${rule.maximum}`);
  }
  return value;
}

function range(from: number, to: number, step: number, rule: FieldRule): number[] {
  const values: number[] = [];
  // A range may wrap, as in FRI-MON.
  const last = to < from ? to + (rule.maximum - rule.minimum + 1) : to;
  for (let value = from; value <= last; value += step) {
    values.push(value > rule.maximum ? value - (rule.maximum - rule.minimum + 1) : value);
  }
  return values;
}

function valuesOf(text: string, rule: FieldRule): Set<number> {
  const values = new Set<number>();
  for (const part of text.split(',')) {
    const [base = '', stepText] = part.split('/');
    if (stepText !== undefined && !/^[1-9]\d*$/.test(stepText)) throw new CronSyntaxError(`'/' must be followed by an integer.`);
    const step = stepText === undefined ? 1 : Number(stepText);
    if (base === '*' || base === '') {
      for (const value of range(rule.minimum, rule.maximum, step, rule)) values.add(value);
    } else if (base.includes('-')) {
      const [from = '', to = ''] = base.split('-');
      for (const value of range(numberOf(from, rule), numberOf(to, rule), step, rule)) values.add(value);
    } else {
      const from = numberOf(base, rule);
      for (const value of range(from, stepText === undefined ? from : rule.maximum, step, rule)) values.add(value);
    }
  }
  return values;
}

/** Sunday is 1, as in Salesforce; luxon's Monday is 1. */
function dayOfWeek(day: DateTime): number {
  return (day.weekday % 7) + 1;
}

function isWeekday(day: DateTime): boolean {
  return day.weekday <= 5;
}

/** The weekday nearest to `target` within its month. */
function nearestWeekday(target: DateTime): DateTime {
  if (isWeekday(target)) return target;
  const isSaturday = target.weekday === 6;
  const shifted = isSaturday ? target.minus({ days: 1 }) : target.plus({ days: 1 });
  if (shifted.month === target.month) return shifted;
  return isSaturday ? target.plus({ days: 2 }) : target.minus({ days: 2 });
}

function dayOfMonthTest(text: string): DayTest {
  if (text === 'L') return (day) => day.day === day.daysInMonth;
  if (text === 'LW' || text === 'WL') return (day) => day.hasSame(nearestWeekday(day.endOf('month').startOf('day')), 'day');
  const weekday = /^(\d+)W$/.exec(text);
  if (weekday) {
    const number = numberOf(weekday[1] ?? '', rules.dayOfMonth);
    return (day) => number <= (day.daysInMonth ?? 31) && day.hasSame(nearestWeekday(day.set({ day: number })), 'day');
  }
  const values = valuesOf(text, rules.dayOfMonth);
  return (day) => values.has(day.day);
}

function dayOfWeekTest(text: string): DayTest {
  if (text === 'L') return (day) => dayOfWeek(day) === 7;
  const last = /^(\w+)L$/.exec(text);
  if (last) {
    const number = numberOf(last[1] ?? '', rules.dayOfWeek);
    return (day) => dayOfWeek(day) === number && day.day + 7 > (day.daysInMonth ?? 31);
  }
  const nth = /^(\w+)#(\d)$/.exec(text);
  if (nth) {
    const number = numberOf(nth[1] ?? '', rules.dayOfWeek);
    const occurrence = Number(nth[2]);
    if (occurrence < 1 || occurrence > 5) throw new CronSyntaxError('A numeric value between 1 and 5 must follow the # option');
    return (day) => dayOfWeek(day) === number && Math.ceil(day.day / 7) === occurrence;
  }
  const values = valuesOf(text, rules.dayOfWeek);
  return (day) => values.has(dayOfWeek(day));
}

export function parseCron(expression: string): CronExpression {
  const fields = expression.trim().toUpperCase().split(/\s+/);
  if (fields.length < 6 || fields.length > 7) throw new CronSyntaxError('Unexpected end of expression.');
  const [seconds = '', minutes = '', hours = '', dayOfMonthText = '', month = '', dayOfWeekText = '', year] = fields;
  const bothGiven = dayOfMonthText !== '?' && dayOfWeekText !== '?';
  // Quartz, on which the scheduler is built, takes exactly one '?'.
  if (bothGiven) {
    throw new CronSyntaxError('Support for specifying both a day-of-week AND a day-of-month parameter is not implemented.');
  }
  if (dayOfMonthText === '?' && dayOfWeekText === '?') {
    throw new CronSyntaxError("'?' can only be specfied for Day-of-Month -OR- Day-of-Week.");
  }
  return {
    seconds: valuesOf(seconds, rules.seconds),
    minutes: valuesOf(minutes, rules.minutes),
    hours: valuesOf(hours, rules.hours),
    months: valuesOf(month, rules.month),
    years: year === undefined || year === '*' ? null : valuesOf(year, rules.year),
    matchesDay: dayOfMonthText === '?' ? dayOfWeekTest(dayOfWeekText) : dayOfMonthTest(dayOfMonthText),
  };
}

/** First fire time strictly after `after` (milliseconds since the epoch), or null when there is none. */
export function nextFireTime(cron: CronExpression, after: number, timeZone: string): number | null {
  const start = DateTime.fromMillis(Math.floor(after / 1000) * 1000 + 1000, { zone: timeZone });
  let day = start.startOf('day');
  const lastYear = cron.years === null ? start.year + 100 : Math.max(...cron.years);
  const sorted = (values: ReadonlySet<number>): number[] => [...values].sort((left, right) => left - right);
  const hours = sorted(cron.hours);
  const minutes = sorted(cron.minutes);
  const seconds = sorted(cron.seconds);
  while (day.year <= lastYear) {
    if (!cron.months.has(day.month) || (cron.years !== null && !cron.years.has(day.year))) {
      day = day.plus({ months: 1 }).startOf('month');
      continue;
    }
    if (cron.matchesDay(day)) {
      for (const hour of hours) {
        if (day.set({ hour }).endOf('hour') < start) continue;
        for (const minute of minutes) {
          for (const second of seconds) {
            const candidate = day.set({ hour, minute, second });
            // An hour that daylight saving skips does not fire.
            if (candidate.hour === hour && candidate >= start) return candidate.toMillis();
          }
        }
      }
    }
    day = day.plus({ days: 1 }).startOf('day');
  }
  return null;
}
