import userZone from '@salesforce/i18n/timeZone';

const stepMillis = 900_000;

/** The day of a moment in the time zone that the person has in Salesforce, as an input of days has it: 2026-01-31. */
export function dayOf(moment: Date): string {
  const { year = '', month = '', day = '' } = partsOf(moment);
  return `${year}-${month}-${day}`;
}

/** When a day begins there, or the one so many days after it. Where clocks go forward at midnight it begins later. */
export function startOfDay(day: string, later = 0): Date {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const wanted = Date.UTC(year, month - 1, date + later);
  const near = wanted - offsetAt(wanted);
  const first = wanted - offsetAt(near);
  return firstOf(new Date(wanted).toISOString().slice(0, 10), first);
}

/** When the clock shows that time there, "08:30" or as an input of times has it. What clocks leave out comes as much later. */
export function momentOf(day: string, time: string): Date {
  const midnight = startOfDay(day);
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  if (hours === 0 && minutes === 0) {
    return midnight;
  }
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const wanted = Date.UTC(year, month - 1, date, hours, minutes);
  return new Date(wanted - offsetAt(wanted - offsetAt(wanted)));
}

/** The time that the clock shows there, as an input of times has it: 08:30:00.000. */
export function timeOf(moment: Date): string {
  const { hour = '', minute = '' } = partsOf(moment);
  return `${hour}:${minute}:00.000`;
}

function firstOf(day: string, from: number): Date {
  const moment = new Date(from);
  return dayOf(moment) < day ? firstOf(day, from + stepMillis) : moment;
}

/** By how much the clock of the zone is ahead of UTC. */
function offsetAt(millis: number): number {
  const { year, month, day, hour, minute, second } = partsOf(new Date(millis));
  const shown = Date.UTC(Number(year), Number(month) - 1, Number(day), Number(hour), Number(minute), Number(second));
  return shown - Math.floor(millis / 1000) * 1000;
}

function partsOf(moment: Date): Partial<Record<Intl.DateTimeFormatPartTypes, string>> {
  const format = new Intl.DateTimeFormat('en', {
    calendar: 'gregory',
    numberingSystem: 'latn',
    hourCycle: 'h23',
    timeZone: userZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  });
  return Object.fromEntries(format.formatToParts(moment).map(({ type, value }) => [type, value]));
}
