import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createRandom } from '../../sample-data/random.ts';
import { makeHistory } from './history.ts';
import type { Company } from './company.ts';

const minute = 60_000;
const end = Date.UTC(2026, 2, 4, 12);

/** Jobs that are due every five minutes and take a moment; the present moves on by a second with each. */
function fakeOrg() {
  let now = end - 24 * 60 * minute;
  let present = end;
  let due = now + 5 * minute;
  const ranAt: number[] = [];
  const clock = { now: () => now, set: (moment: number) => void (now = moment), advance: (span: number) => void (now += span) };
  const jobs = {
    settled() {
      for (; due <= now; due += 5 * minute) {
        ranAt.push(now);
        present += 1000;
      }
      return Promise.resolve();
    },
    nextDue: () => due,
    setPaused: () => undefined,
  };
  return { org: { clock, jobs }, ranAt, present: () => present };
}

test('each job of the day runs when it is due, each change at its moment, and it ends in the present', async () => {
  const { org, ranAt, present } = fakeOrg();
  const changedAt: number[] = [];
  const told: string[] = [];
  const change = () => {
    assert.ok(org.clock.now() < org.jobs.nextDue(), 'what was due before has run');
    changedAt.push(org.clock.now());
    return Promise.resolve(changedAt.length % 10 === 0 ? null : 'changed');
  };
  const company: Company = { work: change, importLeads: change, misspell: change, correct: change };
  const changes = await makeHistory({
    org,
    company,
    random: createRandom(1),
    present,
    tell: (words) => told.push(words),
  });
  assert.equal(changes, changedAt.filter((_, index) => (index + 1) % 10 !== 0).length);
  assert.ok(ranAt.length >= 288 && ranAt.every((moment, index) => moment === (ranAt[0] ?? 0) + index * 5 * minute));
  assert.ok(changedAt.every((moment, index) => moment >= (changedAt[index - 1] ?? 0)));
  assert.equal(org.clock.now(), present());
  assert.equal(told.length, 6);
  assert.match(told[0] ?? '', /^A day of history: \d\d:00 …$/);
});
