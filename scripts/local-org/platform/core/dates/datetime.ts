/** Implements System.Datetime: https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_datetime.htm */
import { DateTime } from 'luxon';
import { hasTransaction, transaction } from '../../../contracts/transaction.ts';
import type { PlatformFunction, PlatformTypeTable } from '../../../contracts/values.ts';
import type { ApexTime } from '../../../values/index.ts';
import { ApexDate, ApexDatetime, apexException, requireArgument, toApexString, userTimeZone } from '../../../values/index.ts';
import { withoutNulls } from '../parameters/arguments.ts';
import { noFieldErrors } from '../parameters/field-errors.ts';
import { plainSpaces, userLocale } from '../parameters/locale.ts';
import { parseLocalDatetime, parsePlainDatetime } from './parse.ts';
import { formatDate, zoneAbbreviation } from './simple-date-format.ts';
import { javaZone } from './time-zone.ts';

export function now(): ApexDatetime {
  return new ApexDatetime(hasTransaction() ? transaction().clock.now() : Date.now());
}

function datetimeOf(given: unknown): ApexDatetime {
  const value = requireArgument(given);
  if (value instanceof ApexDatetime) return value;
  if (value instanceof ApexDate) return ApexDatetime.at(value, 0, userTimeZone());
  if (typeof value === 'string') return parsePlainDatetime(value, userTimeZone());
  // Milliseconds since the epoch, which Datetime.valueOf(Object) takes besides the documented history field values.
  if (typeof value === 'bigint') return new ApexDatetime(Number(value));
  throw apexException('System.TypeException', `Invalid date/time: ${toApexString(value)}`);
}

function addMonths(moment: ApexDatetime, months: number): ApexDatetime {
  return ApexDatetime.at(moment.date('UTC').addMonths(months), moment.time('UTC').milliseconds, 'UTC');
}

function format(moment: ApexDatetime, pattern: string, zone: string): string {
  return formatDate(moment.in(zone).setLocale(userLocale()), pattern);
}

function formatShort(moment: ApexDatetime): string {
  return plainSpaces(moment.local().setLocale(userLocale()).toLocaleString(DateTime.DATETIME_SHORT));
}

function formatLong(moment: ApexDatetime): string {
  const local = moment.local();
  return `${plainSpaces(local.setLocale(userLocale()).toLocaleString(DateTime.DATETIME_SHORT_WITH_SECONDS))} ${zoneAbbreviation(local)}`;
}

const partReaders: Readonly<Record<string, (moment: DateTime) => number>> = {
  day: (moment) => moment.day,
  dayOfYear: (moment) => moment.ordinal,
  hour: (moment) => moment.hour,
  millisecond: (moment) => moment.millisecond,
  minute: (moment) => moment.minute,
  month: (moment) => moment.month,
  second: (moment) => moment.second,
  year: (moment) => moment.year,
};

/** `hour()` in the user's zone and `hourGmt()`, for every part. */
function partMembers(): Record<string, PlatformFunction> {
  const members: Record<string, PlatformFunction> = {};
  for (const [name, read] of Object.entries(partReaders)) {
    members[`${name}()`] = (moment: ApexDatetime) => read(moment.local());
    members[`${name}Gmt()`] = (moment: ApexDatetime) => read(moment.gmt());
  }
  return members;
}

function build(zone: () => string): Record<string, (...parts: number[]) => ApexDatetime> {
  return {
    day: (year = 0, month = 0, day = 0) => ApexDatetime.of(year, month, day, 0, 0, 0, 0, zone()),
    second: (year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0) =>
      ApexDatetime.of(year, month, day, hour, minute, second, 0, zone()),
  };
}

const local = build(userTimeZone);
const gmt = build(() => 'UTC');

export const datetimeTable: PlatformTypeTable = {
  name: 'System.Datetime',
  members: {
    ...noFieldErrors,
    ...partMembers(),
    ...withoutNulls({
      'addDays(Integer)': (moment: ApexDatetime, days: number) => moment.add(days * 86_400_000),
      'addHours(Integer)': (moment: ApexDatetime, hours: number) => moment.add(hours * 3_600_000),
      'addMinutes(Integer)': (moment: ApexDatetime, minutes: number) => moment.add(minutes * 60_000),
      'addSeconds(Integer)': (moment: ApexDatetime, seconds: number) => moment.add(seconds * 1000),
      'addMonths(Integer)': addMonths,
      'addYears(Integer)': (moment: ApexDatetime, years: number) => addMonths(moment, years * 12),
      'format(String)': (moment: ApexDatetime, pattern: string) => format(moment, pattern, userTimeZone()),
      'formatGmt(String)': (moment: ApexDatetime, pattern: string) => format(moment, pattern, 'UTC'),
      'isSameDay(Datetime)': (moment: ApexDatetime, other: ApexDatetime) =>
        moment.date(userTimeZone()).days === other.date(userTimeZone()).days,
      'static newInstance(Date, Time)': (date: ApexDate, time: ApexTime) => ApexDatetime.at(date, time.milliseconds, userTimeZone()),
      'static newInstance(Integer, Integer, Integer)': local.day as PlatformFunction,
      'static newInstance(Integer, Integer, Integer, Integer, Integer, Integer)': local.second as PlatformFunction,
      'static newInstance(Long)': (milliseconds: bigint) => new ApexDatetime(Number(milliseconds)),
      'static newInstanceGmt(Date, Time)': (date: ApexDate, time: ApexTime) => ApexDatetime.at(date, time.milliseconds, 'UTC'),
      'static newInstanceGmt(Integer, Integer, Integer)': gmt.day as PlatformFunction,
      'static newInstanceGmt(Integer, Integer, Integer, Integer, Integer, Integer)': gmt.second as PlatformFunction,
      'static parse(String)': parseLocalDatetime,
      'static valueOfGmt(String)': (text: string) => parsePlainDatetime(text, 'UTC'),
    }),
    'format(String, String)': (moment: ApexDatetime, pattern: string | null, zone: string | null) =>
      format(moment, requireArgument(pattern), zone === null ? userTimeZone() : javaZone(zone)),
    'date()': (moment: ApexDatetime) => moment.date(userTimeZone()),
    'dateGmt()': (moment: ApexDatetime) => moment.date('UTC'),
    'format()': formatShort,
    'formatLong()': formatLong,
    'getTime()': (moment: ApexDatetime) => BigInt(moment.milliseconds),
    'time()': (moment: ApexDatetime) => moment.time(userTimeZone()),
    'timeGmt()': (moment: ApexDatetime) => moment.time('UTC'),
    'static now()': now,
    'static valueOf(Object)': datetimeOf,
    'static valueOf(String)': datetimeOf,
  },
};
