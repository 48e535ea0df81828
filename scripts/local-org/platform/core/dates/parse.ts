/** Reads dates and moments from text. */
import { DateTime } from 'luxon';
import { ApexDate, ApexDatetime, apexException, daysInMonth, userTimeZone } from '../../../values/index.ts';
import { userLocale } from '../parameters/locale.ts';

function invalidDate(text: string): unknown {
  return apexException('System.TypeException', `Invalid date: ${text}`);
}

/** `2024-02-29`, with anything of a time behind it. */
export function parseIsoDate(text: string): ApexDate {
  const match = /^\s*(\d{1,4})-(\d{1,2})-(\d{1,2})(?:[ T].*)?\s*$/.exec(text);
  if (match === null) throw invalidDate(text);
  return checkedDate(Number(match[1]), Number(match[2]), Number(match[3]), text);
}

function checkedDate(year: number, month: number, day: number, text: string): ApexDate {
  if (month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) throw invalidDate(text);
  return ApexDate.of(year, month, day);
}

/** `2024-02-29 13:05:00` in `zone`; an offset behind it is passed over, as java.text.SimpleDateFormat passes over what its pattern lacks. */
export function parsePlainDatetime(text: string, zone: string): ApexDatetime {
  const match = /^\s*(\d{1,4})-(\d{1,2})-(\d{1,2})[ T](\d{1,2}):(\d{1,2}):(\d{1,2})(?:\.\d+)?(?:Z|[+-]\d{4})?\s*$/.exec(text);
  if (match === null) throw apexException('System.TypeException', `Invalid date/time: ${text}`);
  const [year, month, day, hour, minute, second] = match.slice(1).map(Number) as [number, number, number, number, number, number];
  checkedDate(year, month, day, text);
  return ApexDatetime.of(year, month, day, hour, minute, second, 0, zone);
}

/** The order of day, month and year in the user's short format. */
function datePartOrder(): readonly string[] {
  const parts = new Intl.DateTimeFormat(userLocale()).formatToParts(new Date(0));
  return parts.map((part) => part.type).filter((type) => type !== 'literal');
}

function parseLocalParts(text: string): ApexDate | null {
  const numbers = /^\s*(\d{1,4})\s*[/.-]\s*(\d{1,2})\s*[/.-]\s*(\d{1,4})\.?\s*$/.exec(text)?.slice(1).map(Number);
  if (numbers === undefined) return null;
  const order = datePartOrder();
  const part = (name: string): number => numbers[order.indexOf(name)] ?? Number.NaN;
  const [year, month, day] = [part('year'), part('month'), part('day')];
  // Two digits mean this century, as the platform's date fields read them.
  return checkedDate(year < 100 ? year + 2000 : year, month, day, text);
}

/** Date.parse: the user's short format. */
export function parseLocalDate(text: string): ApexDate {
  const parsed = parseLocalParts(text);
  if (parsed === null) throw invalidDate(text);
  return parsed;
}

/** Datetime.parse: `10/14/2011 11:46 AM` in the user's format and time zone. */
export function parseLocalDatetime(text: string): ApexDatetime {
  const match = /^\s*(\S+?),?\s+(\d{1,2}):(\d{2})(?::(\d{2}))?\s*([AaPp][Mm])?\s*$/.exec(text.replace(/\u202f/g, ' '));
  const date = match === null ? null : parseLocalParts(match[1] ?? '');
  if (match === null || date === null) throw apexException('System.TypeException', `Invalid date/time: ${text}`);
  const half = match[5]?.toLowerCase();
  const hour = half === undefined ? Number(match[2]) : (Number(match[2]) % 12) + (half === 'pm' ? 12 : 0);
  return ApexDatetime.of(date.year, date.month, date.day, hour, Number(match[3]), Number(match[4] ?? 0), 0, userTimeZone());
}

/** ISO 8601 with an offset, as JSON and XML carry it; null when it is none. Without an offset it is GMT. */
export function parseIsoDatetime(text: string): ApexDatetime | null {
  const moment = DateTime.fromISO(text.trim().replace(' ', 'T'), { zone: 'UTC' });
  return moment.isValid ? new ApexDatetime(moment.toMillis()) : null;
}
