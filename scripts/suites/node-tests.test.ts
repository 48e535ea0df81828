import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import type { TestContext } from 'node:test';
import { resultOf } from './node-tests.ts';
import type { NodeTest, ReportEnd } from './node-tests.ts';
import { readLines } from './process.ts';

const reporter = new URL('json-reporter.mjs', import.meta.url).pathname;

const passed: NodeTest = { name: 'a', file: null, outcome: 'pass', message: null, milliseconds: 1 };

/** Runs the text as a file of tests and reads what the reporter left. */
function reported(context: TestContext, text: string): ReturnType<typeof resultOf> {
  const folder = mkdtempSync(join(tmpdir(), 'syncline-reporter-'));
  context.after(() => rmSync(folder, { recursive: true }));
  const [file, report] = [join(folder, 'a.test.mjs'), join(folder, 'report.json')];
  writeFileSync(file, text);
  const parameters = ['--test', `--test-reporter=${reporter}`, `--test-reporter-destination=${report}`, file];
  // A runner inside a runner would report to the outer one.
  const { NODE_TEST_CONTEXT: _outer, ...environment } = process.env;
  const { status } = spawnSync(process.execPath, parameters, { env: environment });
  return resultOf(readLines<NodeTest | ReportEnd>(report), status ?? 1);
}

test('counts passed, failed and skipped tests, but no groups', (context) => {
  const result = reported(
    context,
    `import { describe, test } from 'node:test';
     describe('group', () => { test('passes', () => {}); test('fails', () => { throw new Error('why'); }); });
     test('parent', async (t) => { await t.test('child', () => {}); });
     test.skip('later', () => {});
     test('elsewhere', { skip: 'there is no python3' }, () => {});`,
  );
  assert.equal(result.passed, 3, 'passes, child and parent');
  assert.equal(result.failed, 1);
  assert.match(result.failures[0] ?? '', /fails: why/);
  assert.deepEqual(result.notRun, ['later (skipped)', 'elsewhere (skipped: there is no python3)']);
});

test('counts a file that does not load as a failure', (context) => {
  const result = reported(context, `import './gone.mjs';`);
  assert.equal(result.passed, 0);
  assert.equal(result.failed, 1);
});

test('counts a runner that fails for no reason, or reports nothing, as a failure', () => {
  const end: ReportEnd = { outcome: 'end' };
  assert.equal(resultOf([passed, end], 0).failed, 0);
  assert.equal(resultOf([passed, end], 1).failed, 1);
  assert.equal(resultOf([end], 0).failed, 1);
});

test('counts a report that breaks off as a failure', () => {
  assert.deepEqual(resultOf([passed], 0).failures, ['the report of node:test breaks off']);
});
