/** How much of the package a stranger reads who follows a save until it is stored at the destination. */
import assert from 'node:assert/strict';
import { basename } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { createControllableClock, openOrg } from '../../local-org/index.ts';
import { cacheFolder } from '../../local-org/runtime/cache-folder.ts';
import { loadProject } from '../../local-org/runtime/load-project.ts';
import { findTestClasses } from '../../local-org/test-runner/test-classes.ts';
import { runTestClass } from '../../local-org/test-runner/run-class.ts';

const save = { className: 'LinkServiceTest', methodName: 'sendsASaveOfAnOrdinaryMinute' };
/** A minute in which nothing else is due: neither a night nor the hourly look for restored records. */
const ordinaryMinute = Date.UTC(2026, 2, 3, 10, 30, 10);
/**
 * It was 88 before streams could go by another record. What only some saves need is to run for them alone; that an org is no copy is asked
 * before each, each manifest names between which keys its records lie, and a record that was refused before is told from others.
 */
const mostClasses = 71;
const ofTheWay = ['LinkService', 'HeadPass', 'EventBuilder', 'DestinationClient', 'LinkRows', 'LinkFinalizer'];
/** They make and read the test's rows. */
const ofTheTest = new Set(['CredentialPairBuilder', 'RunFilter', 'RunSelector', 'RunService', 'SoqlCondition']);

async function classesRun(): Promise<string[]> {
  const directory = fileURLToPath(new URL('../../..', import.meta.url));
  const project = { directory, cacheFolder: cacheFolder('compiled'), coverage: true };
  const loaded = loadProject(project);
  const clock = createControllableClock(ordinaryMinute);
  const opened = openOrg({ project, loaded, databaseFile: null, prepares: true, clock });
  const failures: unknown[] = [];
  for (const testClass of findTestClasses(loaded.compiled, save))
    runTestClass({ org: opened.org, project: loaded.project, userId: opened.administratorId }, testClass, ({ failure }) =>
      failures.push(failure),
    );
  await opened.close();
  assert.deepEqual(failures, [null]);
  const isTest = new Set(
    loaded.compiled.symbols.filter(({ annotations }) => annotations.some(({ name }) => name === 'istest')).map(({ name }) => name),
  );
  return loaded.project
    .coverage()
    .filter(({ counters }) => counters.some((count) => count > 0))
    .map(({ file }) => basename(file, '.cls'))
    .filter((name) => !isTest.has(name) && !ofTheTest.has(name));
}

test('the way of an ordinary save runs through few classes', async () => {
  const classes = await classesRun();
  assert.deepEqual(
    ofTheWay.filter((name) => !classes.includes(name)),
    [],
    'the way is no longer walked',
  );
  assert.ok(classes.length <= mostClasses, `It runs through ${classes.length} classes, ${mostClasses} are allowed: ${classes.join(', ')}`);
});
