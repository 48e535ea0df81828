import assert from 'node:assert/strict';
import test from 'node:test';
import { createDueTimes } from './due-times.ts';

test('a turn that found nothing does not hide what another one has queued since it looked', () => {
  const times = createDueTimes(0);
  const endFirst = times.beginTurn();
  const endSecond = times.beginTurn();
  times.tell(60_000);
  endFirst(60_000);
  endSecond(3_600_000);
  assert.equal(times.next, 60_000);
});

test('a turn forgets what was due before it began, so that nobody looks for a job that has run', () => {
  const times = createDueTimes(0);
  times.tell(10);
  times.beginTurn()(3_600_000);
  assert.equal(times.next, 3_600_000);
});

test('a commit brings the next job nearer and never puts it off', () => {
  const times = createDueTimes(1_000);
  times.tell(2_000);
  assert.equal(times.next, 1_000);
  times.tell(null);
  assert.equal(times.next, 1_000);
  times.tell(500);
  assert.equal(times.next, 500);
});

test('nothing waits where nothing was told', () => {
  const times = createDueTimes(5);
  times.beginTurn()(null);
  assert.equal(times.next, null);
});
