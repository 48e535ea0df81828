import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { scratchProject } from '../host/test-support/scratch-project.ts';
import { parseCommandLine } from './arguments.ts';
import { test as runTests, testFlags, testOptions } from './test.ts';

const project = scratchProject({
  CalmTest: '@IsTest private class CalmTest { @IsTest static void holds() { Assert.isTrue(true); } }',
  TodayTest: `@IsTest private class TodayTest { @IsTest static void isOfToday() {
    Assert.isTrue(System.now().getTime() < ${Date.now() + 3_600_000}L);
  } }`,
});
after(() => project.remove());

const run = async (...words: string[]): Promise<number> =>
  runTests(parseCommandLine(['test', '--project', project.folder, ...words], testOptions, testFlags));

test('a class or method that is no test is refused instead of passing', async () => {
  assert.equal(await run('--class', 'calmtest', '--method', 'holds'), 0);
  await assert.rejects(run('--class', 'CamlTest'), { message: 'No test that compiles is named CamlTest' });
  await assert.rejects(run('--class', 'CalmTest', '--method', 'helds'), { message: 'No test that compiles is named CalmTest.helds' });
});

test('a test that passes at some hours only is found at others', async () => {
  assert.equal(await run('--class', 'TodayTest'), 0);
  assert.equal(await run('--class', 'TodayTest', '--hours-ahead', '12'), 1);
  await assert.rejects(run('--hours-ahead', '-1'), { message: '--hours-ahead needs whole hours, not "-1"' });
});
