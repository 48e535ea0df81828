import { dayOf, momentOf, startOfDay, timeOf } from '../days';

let mockZone = 'Europe/Berlin';
jest.mock(
  '@salesforce/i18n/timeZone',
  () => ({
    get default() {
      return mockZone;
    },
  }),
  { virtual: true },
);

interface Days {
  dayOf: typeof dayOf;
  momentOf: typeof momentOf;
  startOfDay: typeof startOfDay;
  timeOf: typeof timeOf;
}

/** Loads them anew, since a zone is read once. */
function daysIn(zone: string): Days {
  mockZone = zone;
  let days: Days = { dayOf, momentOf, startOfDay, timeOf };
  jest.isolateModules(() => {
    days = jest.requireActual<typeof days>('../days');
  });
  return days;
}

describe('c-days', () => {
  it.each([
    ['Europe/Berlin', '2026-01-31', 0, '2026-01-30T23:00:00.000Z'],
    ['Europe/Berlin', '2026-01-31', 1, '2026-01-31T23:00:00.000Z'],
    ['Europe/Berlin', '2026-03-29', 0, '2026-03-28T23:00:00.000Z'],
    ['Europe/Berlin', '2026-03-29', 1, '2026-03-29T22:00:00.000Z'],
    ['America/Los_Angeles', '2026-03-08', 1, '2026-03-09T07:00:00.000Z'],
    ['Asia/Kathmandu', '2026-01-31', 0, '2026-01-30T18:15:00.000Z'],
    ['Pacific/Kiritimati', '2026-01-01', 0, '2025-12-31T10:00:00.000Z'],
    ['GMT', '2026-02-28', 1, '2026-03-01T00:00:00.000Z'],
    ['Africa/Cairo', '2026-04-24', 0, '2026-04-23T22:00:00.000Z'],
  ])('knows when a day begins in %s: %s, %d later', (zone, day, later, moment) => {
    expect(daysIn(zone).startOfDay(day, later).toISOString()).toBe(moment);
  });

  it.each([
    ['Europe/Berlin', '2026-01-30T22:59:59.999Z', '2026-01-30'],
    ['Europe/Berlin', '2026-01-30T23:00:00.000Z', '2026-01-31'],
    ['America/Los_Angeles', '2026-01-31T07:59:59.000Z', '2026-01-30'],
  ])('knows which day it is in %s at %s', (zone, moment, day) => {
    expect(daysIn(zone).dayOf(new Date(moment))).toBe(day);
  });

  it.each([
    ['Europe/Berlin', '2026-01-31', '08:30:00.000', '2026-01-31T07:30:00.000Z'],
    ['Europe/Berlin', '2026-07-31', '08:30', '2026-07-31T06:30:00.000Z'],
    ['Europe/Berlin', '2026-03-29', '03:00', '2026-03-29T01:00:00.000Z'],
    ['Europe/Berlin', '2026-03-29', '01:59', '2026-03-29T00:59:00.000Z'],
    ['Europe/Berlin', '2026-10-25', '23:59', '2026-10-25T22:59:00.000Z'],
    ['America/Los_Angeles', '2026-03-08', '12:00', '2026-03-08T19:00:00.000Z'],
    ['Asia/Kathmandu', '2026-01-31', '00:00:00.000', '2026-01-30T18:15:00.000Z'],
    ['Africa/Cairo', '2026-04-24', '00:00', '2026-04-23T22:00:00.000Z'],
  ])('knows when clocks in %s show %s %s, and what they show then', (zone, day, time, moment) => {
    const days = daysIn(zone);
    expect(days.momentOf(day, time).toISOString()).toBe(moment);
    expect(days.dayOf(new Date(moment))).toBe(day);
    const shown = zone === 'Africa/Cairo' ? '01:00:00.000' : `${time.slice(0, 5)}:00.000`;
    expect(days.timeOf(new Date(moment))).toBe(shown);
  });
});
