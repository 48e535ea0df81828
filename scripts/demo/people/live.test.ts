import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createRandom } from '../../sample-data/random.ts';
import { createLivePeople } from './live.ts';
import { momentsBetween, pauseUntilNext } from './pace.ts';

const minute = 60_000;

/** Lets go on what waits for a promise. */
const breathe = () => new Promise<void>((resolve) => setImmediate(resolve));

test('people make a few changes a minute until they are sent home, and again when they are sent to work', async (context) => {
  context.mock.timers.enable({ apis: ['setTimeout'] });
  let changes = 0;
  const work = () => ((changes += 1) % 5 === 0 ? Promise.reject(new Error('refused')) : Promise.resolve('done'));
  let misspelt = 0;
  const misspell = () => Promise.resolve(`${(misspelt += 1)}`);
  const random = createRandom(1);
  const people = createLivePeople({ work, misspell }, () => pauseUntilNext(random));
  const pass = async (minutes: number): Promise<number> => {
    const before = changes;
    for (let second = 0; second < minutes * 60; second += 1) {
      context.mock.timers.tick(1000);
      await breathe();
    }
    return changes - before;
  };
  assert.equal(await pass(2), 0, 'they begin at home');
  people.set(true);
  people.set(true);
  const made = await pass(10);
  assert.ok(made >= 15 && made <= 75, `${made} in ten minutes, refusals among them`);
  assert.equal(misspelt, 0);
  await pass(20);
  assert.equal(misspelt, 1, 'one in sixty');
  people.set(false);
  assert.deepEqual([await pass(10), people.areAtWork], [0, false]);
  people.set(true);
  assert.ok((await pass(2)) >= 2);
  await people.end();
  people.set(true);
  assert.deepEqual([await pass(5), people.areAtWork], [0, false], 'what is over stays over');
});

test('the end waits for the change that is being made', async (context) => {
  context.mock.timers.enable({ apis: ['setTimeout'] });
  let finish = (): void => undefined;
  const work = () => new Promise<string>((resolve) => (finish = () => resolve('done')));
  const people = createLivePeople({ work, misspell: work }, () => 1000);
  people.set(true);
  context.mock.timers.tick(1000);
  let isOver = false;
  const end = people.end().then(() => (isOver = true));
  await breathe();
  assert.equal(isOver, false);
  finish();
  await end;
  assert.equal(people.areAtWork, false, 'and nothing is planned after it');
});

test('the day before is busy by day and quiet by night, the same for each seed', () => {
  const end = Date.UTC(2026, 2, 4, 17, 23);
  const start = end - 24 * 60 * minute;
  const moments = momentsBetween(start, end, createRandom(1));
  assert.deepEqual(momentsBetween(start, end, createRandom(1)), moments);
  assert.ok(moments.every((moment, index) => moment > start && moment < end && moment >= (moments[index - 1] ?? start)));
  const within = (from: number, to: number): number =>
    moments.filter((moment) => new Date(moment).getUTCHours() >= from && new Date(moment).getUTCHours() < to).length;
  assert.ok(within(8, 16) > 4 * within(0, 5), 'day and night');
  assert.ok(within(0, 5) > 0, 'somebody is awake');
});
