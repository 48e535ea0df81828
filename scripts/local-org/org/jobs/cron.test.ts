import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CronSyntaxError, nextFireTime, parseCron } from './cron.ts';

const zone = 'America/Los_Angeles';
const start = Date.parse('2026-11-21T10:15:30Z'); // Saturday, 02:15:30 in Los Angeles

const cases: readonly (readonly [expression: string, next: string])[] = [
  ['0 0 * * * ?', '2026-11-21T11:00:00.000Z'],
  ['0 0 13 * * ?', '2026-11-21T21:00:00.000Z'],
  ['0 30 2 ? * MON-FRI', '2026-11-23T10:30:00.000Z'],
  ['0 0 22 ? * 6L', '2026-11-28T06:00:00.000Z'],
  ['0 0 10 ? * 2#1', '2026-12-07T18:00:00.000Z'],
  ['0 0 0 L * ?', '2026-11-30T08:00:00.000Z'],
  ['0 0 0 1W 8 ?', '2027-08-02T07:00:00.000Z'],
  ['0 5,35 * * * ?', '2026-11-21T10:35:00.000Z'],
  ['0 0/20 * * * ? *', '2026-11-21T10:20:00.000Z'],
  ['20 30 8 10 2 ? 2028', '2028-02-10T16:30:20.000Z'],
];

for (const [expression, next] of cases) {
  test(`${expression} fires next at ${next}`, () => {
    const time = nextFireTime(parseCron(expression), start, zone);
    assert.equal(time === null ? null : new Date(time).toISOString(), next);
  });
}

test('an hour that daylight saving skips is left out', () => {
  const time = nextFireTime(parseCron('0 30 2 * * ?'), Date.parse('2026-03-08T08:00:00Z'), zone);
  assert.equal(new Date(time ?? 0).toISOString(), '2026-03-09T09:30:00.000Z');
});

test('a year that is over never fires', () => {
  assert.equal(nextFireTime(parseCron('0 0 0 1 1 ? 2020'), start, zone), null);
});

for (const wrong of ['0 0 0 * *', '0 0 25 * * ?', '0 0 0 ? * ?', '0 0 0 1 * MON', '0 0 0 * FOO ?']) {
  test(`${wrong} is refused`, () => assert.throws(() => parseCron(wrong), CronSyntaxError));
}
