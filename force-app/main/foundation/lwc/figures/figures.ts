import lang from '@salesforce/i18n/lang';
import userZone from '@salesforce/i18n/timeZone';

export type MaybeNumber = number | null | undefined;

const absent = '–';

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
  return new Intl.DateTimeFormat(lang, { dateStyle: 'medium', timeStyle: 'medium', timeZone }).format(new Date(value));
}

/** Of a moment the time of the day alone, likewise: "9:48:20 PM". */
export function timeOfDay(value: string): string {
  return new Intl.DateTimeFormat(lang, { timeStyle: 'medium', timeZone: userZone }).format(new Date(value));
}

/** A length of time: "1.9 sec"; a dash where there is none. */
export function seconds(millis: MaybeNumber): string {
  return millis === null || millis === undefined
    ? absent
    : new Intl.NumberFormat(lang, { style: 'unit', unit: 'second', maximumFractionDigits: 1 }).format(millis / 1000);
}

/** Puts values where a label has {0}, {1} and so on. */
export function fill(label: string, ...values: readonly (string | number)[]): string {
  return label.replaceAll(/\{(\d+)\}/g, (place, index: string) => String(values[Number(index)] ?? place));
}
