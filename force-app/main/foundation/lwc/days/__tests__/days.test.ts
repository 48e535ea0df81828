import { dayOf, startOfDay } from '../days';

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

/** Loads them anew, since a zone is read once. */
function daysIn(zone: string): { dayOf: typeof dayOf; startOfDay: typeof startOfDay } {
  mockZone = zone;
  let days: { dayOf: typeof dayOf; startOfDay: typeof startOfDay } = { dayOf, startOfDay };
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
});
