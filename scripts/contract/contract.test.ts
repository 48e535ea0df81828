import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { test } from 'node:test';
import type { TestContext } from 'node:test';
import { fileURLToPath } from 'node:url';
import { startReceiver } from '../receiver/index.ts';
import { optionsFrom } from './options.ts';
import type { Options } from './options.ts';
import { reportOf } from './report.ts';
import { runContract } from './run.ts';
import type { RuleResult } from './results.ts';
import { secret, startDestination } from './test-support/destination.ts';
import type { Lie } from './test-support/destination.ts';

function optionsFor(destination: string, more: Partial<Options> = {}): Options {
  const options = optionsFrom(['--destination', destination, '--signing-secret', secret]);
  assert.ok(options);
  return { ...options, ...more };
}

function failing(results: readonly RuleResult[]): string[] {
  return results.filter(({ outcome }) => outcome === 'failed').map(({ rule }) => rule);
}

function temporaryFolder(context: TestContext): string {
  const folder = mkdtempSync(join(tmpdir(), 'syncline-contract-'));
  context.after(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

const records = '/v1/records/{object}/{id}?source={source}';

test('the receiver does all that the contract asks, the optional parts too, and twice in a row', async (context) => {
  const receiver = await startReceiver({ port: 0, dataFolder: temporaryFolder(context), signingSecrets: [secret] });
  context.after(() => receiver.close());
  for (const time of ['first', 'second']) {
    const results = await runContract(optionsFor(receiver.url, { records: receiver.url + records }));
    assert.deepEqual(failing(results), [], `${time}: ${reportOf(results, receiver.url)}`);
    assert.ok(
      results.every(({ outcome }) => outcome === 'passed'),
      'nothing is left out',
    );
    assert.equal(results.length, 20);
  }
});

const hasPython = await new Promise<boolean>((resolve) => {
  spawn('python3', ['--version'], { stdio: 'ignore' })
    .once('error', () => resolve(false))
    .once('exit', (status) => resolve(status === 0));
});

test('the destination in Python does what the contract asks', { skip: !hasPython && 'there is no python3' }, async (context) => {
  const program = fileURLToPath(new URL('../../docs/destination-contract/destination.py', import.meta.url));
  const child = spawn('python3', [program, '0', join(temporaryFolder(context), 'destination.sqlite')], {
    env: { ...process.env, SIGNING_SECRETS: secret },
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  context.after(() => child.kill());
  let url: string | undefined;
  for await (const line of createInterface({ input: child.stdout })) {
    url = /http:\S+/.exec(line)?.[0];
    break;
  }
  assert.ok(url, 'it says where it listens');
  const results = await runContract(optionsFor(url));
  assert.deepEqual(failing(results), [], reportOf(results, url));
  assert.deepEqual(
    results.filter(({ outcome }) => outcome === 'not asked').map(({ rule }) => rule),
    ['schema', 'updates', 'digests'],
  );
});

test('an honest destination passes', async (context) => {
  const url = await startDestination(context);
  const results = await runContract(optionsFor(url, { records: url + records }));
  assert.deepEqual(failing(results), [], reportOf(results, url));
});

/** Seen by the answers alone. These rules fail, and no others. */
const lies: [Lie, string][] = [
  ['accepts and forgets', 'keeps versions equality numbers omitted ids sources tombstones repeats'],
  ['stores an older version', 'keeps versions'],
  ['compares revisions as text', 'versions'],
  [
    'answers for records that it was not sent',
    'signatures kinds receipts keeps versions equality numbers omitted ids sources tombstones order repeats bodies limits',
  ],
  ['ignores omitted', 'omitted'],
  ['merges fields', 'equality omitted'],
  ['reads numbers as doubles', 'numbers'],
  ['forgets webhook-ids', 'repeats'],
  ['remembers what it rejected', 'repeats'],
  ['takes what is unsigned', 'signatures'],
  ['takes old signatures', 'signatures'],
  ['takes requests without a token', 'access'],
  ['calls the end of an unseen record stale', 'kinds tombstones'],
  ['forgets what has ended', 'tombstones'],
  ['compares ids without case', 'ids'],
  ['mixes sources', 'sources'],
  ['accepts other content at one version', 'keeps versions equality numbers omitted tombstones repeats'],
  ['refuses a batch for one malformed event', 'receipts'],
  ['cuts the connection over a malformed event', 'receipts'],
  ['names no held version', 'keeps versions ids sources tombstones repeats'],
  ['takes batches above its limit', 'limits'],
];

for (const [lie, rules] of lies) {
  test(`a destination that ${lie} fails by the names of the rules that it breaks`, async (context) => {
    const url = await startDestination(context, lie);
    assert.deepEqual(failing(await runContract(optionsFor(url))), rules.split(' '));
  });
}

/** Seen only where the destination shows what it stores. */
const hidden: [Lie, string[]][] = [
  ['shows numbers as doubles', ['numbers']],
  ['shows what is excluded as deleted', ['kinds', 'tombstones']],
];

for (const [lie, rules] of hidden) {
  test(`a destination that ${lie} fails where it shows what it stores, and only there`, async (context) => {
    const url = await startDestination(context, lie);
    assert.deepEqual(failing(await runContract(optionsFor(url))), []);
    assert.deepEqual(failing(await runContract(optionsFor(url, { records: url + records }))), rules);
  });
}
