import lang from '@salesforce/i18n/lang';
import userZone from '@salesforce/i18n/timeZone';
import nameOfObject from '@salesforce/label/c.StreamNameOfObject';

export type MaybeNumber = number | null | undefined;

const absent = '–';
const lengths = [
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
] as const;

/** A figure in the person's language; a dash where there is none. */
export function number(value: MaybeNumber, maximumFractionDigits = 1): string {
  return value === null || value === undefined
    ? absent
    : new Intl.NumberFormat(lang, { maximumFractionDigits }).format(value);
}

/** Of a hundred: 12.5 is "12.5%". */
export function percent(value: MaybeNumber): string {
  return value === null || value === undefined
    ? absent
    : new Intl.NumberFormat(lang, { style: 'percent', maximumFractionDigits: 1 }).format(value / 100);
}

/** How far an actual figure lies from the expected one: "+10%", "−5%", "0%"; a dash where nothing was expected. */
export function deviation(actual: MaybeNumber, expected: MaybeNumber): string {
  if (actual === null || actual === undefined || !expected) {
    return absent;
  }
  return new Intl.NumberFormat(lang, {
    style: 'percent',
    maximumFractionDigits: 0,
    signDisplay: 'exceptZero',
  }).format((actual - expected) / expected);
}

/** A moment in full, in the language and time zone that the person has in Salesforce: "Nov 29, 2026, 9:48:20 PM". */
export function moment(value: string, timeZone: string = userZone): string {
  return dateText(value, { dateStyle: 'medium', timeStyle: 'medium', timeZone });
}

/** Of a moment the time of the day alone, likewise: "9:48:20 PM". */
export function timeOfDay(value: string): string {
  return dateText(value, { timeStyle: 'medium', timeZone: userZone });
}

/** What is no moment stands as it is: a text may say what there is no date for. */
function dateText(value: string, how: Intl.DateTimeFormatOptions): string {
  const date = new Date(value);
  return Number.isNaN(date.getTime()) ? value : new Intl.DateTimeFormat(lang, how).format(date);
}

/** How long something took: "1.9 sec", below a second "40 ms"; a dash where there is none. */
export function lengthOfTime(millis: MaybeNumber): string {
  if (millis === null || millis === undefined) {
    return absent;
  }
  const [unit, value] = millis < 1000 ? (['millisecond', millis] as const) : (['second', millis / 1000] as const);
  return new Intl.NumberFormat(lang, { style: 'unit', unit, maximumFractionDigits: 1 }).format(value);
}

/** A text with the moments in it as this page shows moments: between the marks that MomentMark puts around them. */
export function withMoments(text: string): string {
  return text.replaceAll(/\u2068(\d{4}-\d\d-\d\dT[\d:.]+Z)\u2069/g, (_, iso: string) => moment(iso));
}

/** A length of time in the largest unit of which it holds at least two: "61 sec", "2 min"; a dash where there is none. */
export function lasting(secondCount: MaybeNumber): string {
  if (secondCount === null || secondCount === undefined) {
    return absent;
  }
  const [unit, size] = lengths.find(([, each]) => secondCount >= 2 * each) ?? (['second', 1] as const);
  return new Intl.NumberFormat(lang, { style: 'unit', unit, maximumFractionDigits: 0 }).format(secondCount / size);
}

/** A moment as people say it at another: of the same day its time alone, of another day in full. */
export function momentSeenAt(value: string, now: string): string {
  const dayOf = (each: string): string => dateText(each, { dateStyle: 'short', timeZone: userZone });
  return dayOf(value) === dayOf(now) ? timeOfDay(value) : moment(value);
}

/** A moment by its distance from another: "2 minutes ago". */
export function relative(value: string, now: string): string {
  const seconds = (Date.parse(value) - Date.parse(now)) / 1000;
  const [unit, size] = lengths.find(([, each]) => Math.abs(seconds) >= each) ?? (['second', 1] as const);
  return new Intl.RelativeTimeFormat(lang, { numeric: 'auto' }).format(Math.trunc(seconds / size), unit);
}

/** A size as it travels, of which 1,000 bytes make a kilobyte: "43.2 kB"; a dash where there is none. */
export function kilobytes(bytes: MaybeNumber): string {
  return bytes === null || bytes === undefined
    ? absent
    : new Intl.NumberFormat(lang, { style: 'unit', unit: 'kilobyte', maximumFractionDigits: 1 }).format(bytes / 1000);
}

/** The form of a label that fits a count. */
export function formOf(count: MaybeNumber, one: string, other: string): string {
  return new Intl.PluralRules(lang, { maximumFractionDigits: 1 }).select(count ?? 0) === 'one' ? one : other;
}

/** The same, with the count in its first place. */
export function counted(
  count: MaybeNumber,
  one: string,
  other: string,
  ...values: readonly (string | number)[]
): string {
  return fill(formOf(count, one, other), number(count), ...values);
}

/** Puts values where a label has {0}, {1} and so on. */
export function fill(label: string, ...values: readonly (string | number)[]): string {
  return label.replaceAll(/\{(\d+)\}/g, (place, index: string) => String(values[Number(index)] ?? place));
}

/** What people call a stream; the object is told beside it where that says more. */
export function titleOf(name: string | null | undefined, objectLabel: string): string {
  return !name || name === objectLabel ? objectLabel : fill(nameOfObject, name, objectLabel);
}
