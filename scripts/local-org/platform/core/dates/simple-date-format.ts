/** Patterns of java.text.SimpleDateFormat: https://docs.oracle.com/en/java/javase/17/docs/api/java.base/java/text/SimpleDateFormat.html */
import type { DateTime } from 'luxon';
import { apexException } from '../../../values/index.ts';
import { plainSpaces } from '../parameters/locale.ts';

function padded(value: number, count: number): string {
  return String(value).padStart(count, '0');
}

function year(value: number, count: number): string {
  return count === 2 ? padded(value % 100, 2) : padded(value, count);
}

/** Abbreviations that JavaScript only gives for American zones: winter and summer. */
const abbreviations: Readonly<Record<string, readonly [string, string]>> = {
  'Africa/Johannesburg': ['SAST', 'SAST'],
  'Asia/Hong_Kong': ['HKT', 'HKT'],
  'Asia/Kolkata': ['IST', 'IST'],
  'Asia/Calcutta': ['IST', 'IST'],
  'Asia/Seoul': ['KST', 'KST'],
  'Asia/Shanghai': ['CST', 'CST'],
  'Asia/Singapore': ['SGT', 'SGT'],
  'Asia/Tokyo': ['JST', 'JST'],
  'Australia/Brisbane': ['AEST', 'AEST'],
  'Australia/Melbourne': ['AEST', 'AEDT'],
  'Australia/Sydney': ['AEST', 'AEDT'],
  'Europe/Amsterdam': ['CET', 'CEST'],
  'Europe/Athens': ['EET', 'EEST'],
  'Europe/Berlin': ['CET', 'CEST'],
  'Europe/Brussels': ['CET', 'CEST'],
  'Europe/Dublin': ['GMT', 'IST'],
  'Europe/London': ['GMT', 'BST'],
  'Europe/Madrid': ['CET', 'CEST'],
  'Europe/Paris': ['CET', 'CEST'],
  'Europe/Prague': ['CET', 'CEST'],
  'Europe/Rome': ['CET', 'CEST'],
  'Europe/Vienna': ['CET', 'CEST'],
  'Europe/Warsaw': ['CET', 'CEST'],
  'Europe/Zurich': ['CET', 'CEST'],
  'Pacific/Auckland': ['NZST', 'NZDT'],
};

/** `PST`, `CEST`, `GMT` */
export function zoneAbbreviation(moment: DateTime): string {
  if (moment.zoneName === 'UTC') return 'GMT';
  const known = abbreviations[moment.zoneName ?? ''];
  if (known !== undefined) return moment.isInDST ? known[1] : known[0];
  return moment.setLocale('en-US').offsetNameShort ?? '';
}

function offset(moment: DateTime, count: number, separator: string): string {
  if (moment.offset === 0) return 'Z';
  const minutes = Math.abs(moment.offset);
  const hours = `${moment.offset < 0 ? '-' : '+'}${padded(Math.floor(minutes / 60), 2)}`;
  return count === 1 ? hours : `${hours}${separator}${padded(minutes % 60, 2)}`;
}

function rfc822Offset(moment: DateTime): string {
  return moment.offset === 0 ? '+0000' : offset(moment, 2, '');
}

function text(moment: DateTime, format: string): string {
  return plainSpaces(moment.toFormat(format));
}

/** Weeks start on Sunday and the first holds the 1st of January, as in the American calendar. */
function weekOfYear(moment: DateTime): number {
  const firstDay = moment.startOf('year').weekday % 7;
  return Math.floor((moment.ordinal + firstDay - 1) / 7) + 1;
}

const letters: Readonly<Record<string, (moment: DateTime, count: number) => string>> = {
  G: (moment) => (moment.year > 0 ? 'AD' : 'BC'),
  y: (moment, count) => year(moment.year, count),
  Y: (moment, count) => year(moment.plus({ days: 6 - (moment.weekday % 7) }).year, count),
  M: (moment, count) => (count >= 4 ? text(moment, 'MMMM') : count === 3 ? text(moment, 'MMM') : padded(moment.month, count)),
  L: (moment, count) => (count >= 4 ? text(moment, 'LLLL') : count === 3 ? text(moment, 'LLL') : padded(moment.month, count)),
  w: (moment, count) => padded(weekOfYear(moment), count),
  W: (moment, count) => padded(Math.floor((moment.day + (moment.startOf('month').weekday % 7) - 1) / 7) + 1, count),
  D: (moment, count) => padded(moment.ordinal, count),
  d: (moment, count) => padded(moment.day, count),
  F: (moment, count) => padded(Math.floor((moment.day - 1) / 7) + 1, count),
  E: (moment, count) => text(moment, count >= 4 ? 'EEEE' : 'EEE'),
  u: (moment, count) => padded(moment.weekday, count),
  a: (moment) => (moment.hour < 12 ? 'AM' : 'PM'),
  H: (moment, count) => padded(moment.hour, count),
  k: (moment, count) => padded(moment.hour === 0 ? 24 : moment.hour, count),
  K: (moment, count) => padded(moment.hour % 12, count),
  h: (moment, count) => padded(moment.hour % 12 === 0 ? 12 : moment.hour % 12, count),
  m: (moment, count) => padded(moment.minute, count),
  s: (moment, count) => padded(moment.second, count),
  S: (moment, count) => padded(moment.millisecond, count),
  z: (moment, count) =>
    count >= 4
      ? moment.zoneName === 'UTC'
        ? 'Greenwich Mean Time'
        : (moment.setLocale('en-US').offsetNameLong ?? '')
      : zoneAbbreviation(moment),
  Z: rfc822Offset,
  X: (moment, count) => offset(moment, count, count >= 3 ? ':' : ''),
};

export function formatDate(moment: DateTime, pattern: string): string {
  const tokens = pattern.match(/''|'(?:[^']|'')*'|([a-zA-Z])\1*|[^a-zA-Z']+|'/g) ?? [];
  return tokens.map((token) => formatToken(moment, token)).join('');
}

function formatToken(moment: DateTime, token: string): string {
  if (token === "''") return "'";
  if (token === "'") throw apexException('System.IllegalArgumentException', 'Unterminated quote');
  if (token.startsWith("'")) return token.slice(1, -1).replaceAll("''", "'");
  const letter = token[0] ?? '';
  if (!/[a-zA-Z]/.test(letter)) return token;
  const format = letters[letter];
  if (format === undefined) throw apexException('System.IllegalArgumentException', `Illegal pattern character '${letter}'`);
  return format(moment, token.length);
}
