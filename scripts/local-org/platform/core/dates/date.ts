/** Implements System.Date: https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_date.htm */
import { DateTime } from 'luxon';
import { hasTransaction, transaction } from '../../../contracts/transaction.ts';
import type { PlatformTypeTable } from '../../../contracts/values.ts';
import {
  ApexDate,
  ApexDatetime,
  apexException,
  daysInMonth,
  isLeapYear,
  requireArgument,
  toApexString,
  userTimeZone,
} from '../../../values/index.ts';
import { withoutNulls } from '../parameters/arguments.ts';
import { noFieldErrors } from '../parameters/field-errors.ts';
import { plainSpaces, userLocale } from '../parameters/locale.ts';
import { parseIsoDate, parseLocalDate } from './parse.ts';

export function today(): ApexDate {
  return new ApexDatetime(hasTransaction() ? transaction().clock.now() : Date.now()).date(userTimeZone());
}

function dateOf(given: unknown): ApexDate {
  const value = requireArgument(given);
  if (value instanceof ApexDate) return value;
  if (value instanceof ApexDatetime) return value.date(userTimeZone());
  if (typeof value === 'string') return parseIsoDate(value);
  throw apexException('System.TypeException', `Invalid date: ${toApexString(value)}`);
}

/** 1 is Monday. Sunday where the locale says so. */
function firstWeekday(): number {
  const locale = new Intl.Locale(userLocale()) as Intl.Locale & {
    readonly weekInfo?: { readonly firstDay: number };
    getWeekInfo?(): { readonly firstDay: number };
  };
  return (locale.getWeekInfo?.() ?? locale.weekInfo)?.firstDay ?? 7;
}

function toStartOfWeek(date: ApexDate): ApexDate {
  return date.addDays(-((date.dayOfWeek - firstWeekday() + 14) % 7));
}

export function formatLocalDate(date: ApexDate): string {
  const moment = DateTime.utc(date.year, date.month, date.day).setLocale(userLocale());
  return plainSpaces(moment.toLocaleString(DateTime.DATE_SHORT));
}

export const dateTable: PlatformTypeTable = {
  name: 'System.Date',
  members: {
    ...noFieldErrors,
    ...withoutNulls({
      'addDays(Integer)': (date: ApexDate, days: number) => date.addDays(days),
      'addMonths(Integer)': (date: ApexDate, months: number) => date.addMonths(months),
      'addYears(Integer)': (date: ApexDate, years: number) => date.addMonths(years * 12),
      'daysBetween(Date)': (date: ApexDate, other: ApexDate) => other.days - date.days,
      'isSameDay(Date)': (date: ApexDate, other: ApexDate) => date.days === other.days,
      'monthsBetween(Date)': (date: ApexDate, other: ApexDate) => (other.year - date.year) * 12 + other.month - date.month,
      'static daysInMonth(Integer, Integer)': daysInMonth,
      'static isLeapYear(Integer)': isLeapYear,
      'static newInstance(Integer, Integer, Integer)': (year: number, month: number, day: number) => ApexDate.of(year, month, day),
      'static parse(String)': parseLocalDate,
    }),
    'day()': (date: ApexDate) => date.day,
    'dayOfYear()': (date: ApexDate) => date.days - ApexDate.of(date.year, 1, 1).days + 1,
    'format()': formatLocalDate,
    'month()': (date: ApexDate) => date.month,
    'toStartOfMonth()': (date: ApexDate) => ApexDate.of(date.year, date.month, 1),
    'toStartOfWeek()': toStartOfWeek,
    'year()': (date: ApexDate) => date.year,
    'static today()': today,
    'static valueOf(Object)': dateOf,
    'static valueOf(String)': dateOf,
  },
};
