/** Functions of dates and times: DATE, ADDMONTHS, WEEKDAY and their like. */
import { asNumber, mismatch } from '../values/coerce.ts';
import { formulaFunction } from './context.ts';
import type { FormulaCall, FormulaFunctionTable } from './context.ts';
import { addMonths, calendarOf, dateInZone, isoWeek, makeDate, parseDate, parseDatetime } from '../values/moments.ts';
import { divide, fromDouble, integer, toDouble, toInteger } from '../values/numbers.ts';
import { FormulaValueError, isBlank, isKind } from '../values/values.ts';
import type { FormulaValue } from '../values/values.ts';

const DAY = 86_400_000;

function dayNumber(call: FormulaCall, index: number): number | null {
  const value = call.value(index);
  if (isBlank(value)) return null;
  if (isKind(value, 'date')) return value.days;
  throw mismatch('Date', value);
}

function ofDate(operation: (days: number) => FormulaValue): (call: FormulaCall) => FormulaValue {
  return (call) => {
    const days = dayNumber(call, 0);
    return days === null ? null : operation(days);
  };
}

function ofTime(operation: (milliseconds: number) => number): (call: FormulaCall) => FormulaValue {
  return (call) => {
    const value = call.value(0);
    if (value === null) return null;
    if (!isKind(value, 'time')) throw mismatch('Time', value);
    return integer(operation(value.milliseconds));
  };
}

function dateOf(call: FormulaCall): FormulaValue {
  const parts = [0, 1, 2].map((index) => asNumber(call.value(index)));
  const [year, month, day] = parts;
  if (year == null || month == null || day == null) return null;
  return makeDate(toInteger(year), toInteger(month), toInteger(day));
}

/** The day of a Date/Time is that of the user's time zone. */
function dateValue(call: FormulaCall): FormulaValue {
  const value = call.value(0);
  if (isBlank(value)) return null;
  if (isKind(value, 'datetime')) return dateInZone(value.milliseconds, call.context.timeZone);
  if (isKind(value, 'date')) return value;
  if (typeof value === 'string') return parseDate(value);
  throw mismatch('Text, Date/Time', value);
}

function datetimeValue(call: FormulaCall): FormulaValue {
  const value = call.value(0);
  if (isBlank(value)) return null;
  if (isKind(value, 'datetime')) return value;
  if (isKind(value, 'date')) return { kind: 'datetime', milliseconds: value.days * DAY };
  if (typeof value === 'string') return parseDatetime(value);
  throw mismatch('Text, Date', value);
}

function timeValue(call: FormulaCall): FormulaValue {
  const value = call.value(0);
  if (isBlank(value)) return null;
  if (isKind(value, 'time')) return value;
  if (isKind(value, 'datetime')) return { kind: 'time', milliseconds: ((value.milliseconds % DAY) + DAY) % DAY };
  const match = typeof value === 'string' ? /^(\d{1,2}):(\d{2})(?::(\d{2})(?:\.(\d{1,3}))?)?$/.exec(value.trim()) : null;
  if (match === null) throw new FormulaValueError('TIMEVALUE: not a time');
  const [, hours = '0', minutes = '0', seconds = '0', fraction = '0'] = match;
  return {
    kind: 'time',
    milliseconds: (Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds)) * 1000 + Number(fraction.padEnd(3, '0')),
  };
}

function monthsLater(call: FormulaCall): FormulaValue {
  const value = call.value(0);
  const months = asNumber(call.value(1));
  if (isBlank(value) || months === null) return null;
  if (isKind(value, 'date')) return { kind: 'date', days: addMonths(value.days, toInteger(months)) };
  if (!isKind(value, 'datetime')) throw mismatch('Date', value);
  const days = Math.floor(value.milliseconds / DAY);
  return { kind: 'datetime', milliseconds: addMonths(days, toInteger(months)) * DAY + (value.milliseconds - days * DAY) };
}

function fromUnixTime(call: FormulaCall): FormulaValue {
  const seconds = asNumber(call.value(0));
  return seconds === null ? null : { kind: 'datetime', milliseconds: Math.round(toDouble(seconds) * 1000) };
}

function unixTimestamp(call: FormulaCall): FormulaValue {
  const value = call.value(0);
  if (isKind(value, 'datetime')) return divide(fromDouble(value.milliseconds), integer(1000));
  if (isKind(value, 'date')) return fromDouble(value.days * 86_400);
  return isBlank(value) ? null : fromDouble(0);
}

export const dateFunctions: FormulaFunctionTable = {
  TODAY: formulaFunction(0, 0, (call) => dateInZone(call.context.now, call.context.timeZone)),
  NOW: formulaFunction(0, 0, (call) => ({ kind: 'datetime', milliseconds: call.context.now })),
  TIMENOW: formulaFunction(0, 0, (call) => ({ kind: 'time', milliseconds: ((call.context.now % DAY) + DAY) % DAY })),
  DATE: formulaFunction(3, 3, dateOf),
  DATEVALUE: formulaFunction(1, 1, dateValue),
  DATETIMEVALUE: formulaFunction(1, 1, datetimeValue),
  TIMEVALUE: formulaFunction(1, 1, timeValue),
  YEAR: formulaFunction(
    1,
    1,
    ofDate((days) => integer(calendarOf(days).year)),
  ),
  MONTH: formulaFunction(
    1,
    1,
    ofDate((days) => integer(calendarOf(days).month)),
  ),
  DAY: formulaFunction(
    1,
    1,
    ofDate((days) => integer(calendarOf(days).day)),
  ),
  // 1 = Sunday; 1970-01-01 was a Thursday.
  WEEKDAY: formulaFunction(
    1,
    1,
    ofDate((days) => integer(((((days + 4) % 7) + 7) % 7) + 1)),
  ),
  DAYOFYEAR: formulaFunction(
    1,
    1,
    ofDate((days) => integer(days - makeDate(calendarOf(days).year, 1, 1).days + 1)),
  ),
  ISOWEEK: formulaFunction(
    1,
    1,
    ofDate((days) => integer(isoWeek(days).week)),
  ),
  ISOYEAR: formulaFunction(
    1,
    1,
    ofDate((days) => integer(isoWeek(days).year)),
  ),
  ADDMONTHS: formulaFunction(2, 2, monthsLater),
  FROMUNIXTIME: formulaFunction(1, 1, fromUnixTime),
  UNIXTIMESTAMP: formulaFunction(1, 1, unixTimestamp),
  HOUR: formulaFunction(
    1,
    1,
    ofTime((milliseconds) => Math.floor(milliseconds / 3_600_000)),
  ),
  MINUTE: formulaFunction(
    1,
    1,
    ofTime((milliseconds) => Math.floor(milliseconds / 60_000) % 60),
  ),
  SECOND: formulaFunction(
    1,
    1,
    ofTime((milliseconds) => Math.floor(milliseconds / 1000) % 60),
  ),
  MILLISECOND: formulaFunction(
    1,
    1,
    ofTime((milliseconds) => milliseconds % 1000),
  ),
};
