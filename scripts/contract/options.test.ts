import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { test } from 'node:test';
import { typeScriptArguments } from '../typescript/arguments.ts';
import { optionsFrom, OptionsError } from './options.ts';

const destination = ['--destination', 'https://example.com/sync/'];

test('has a default for all but the destination', () => {
  assert.deepEqual(optionsFrom(destination), {
    destination: 'https://example.com/sync',
    tokenUrl: 'https://example.com/sync/oauth2/token',
    clientId: 'syncline-demo',
    clientSecret: 'syncline-demo-secret',
    signingSecret: null,
    records: null,
  });
  assert.equal(optionsFrom(['--help']), null);
});

test('says what is wrong with an option', () => {
  const rows: [string[], RegExp][] = [
    [[], /Say which destination: --destination URL/],
    [['--destination', 'example.com'], /--destination is "example.com", which is no address that begins with http/],
    [['--destination'], /--destination/],
    [[...destination, '--token-url', 'ftp://x'], /--token-url is "ftp:\/\/x"/],
    [[...destination, '--signing-secret', 'secret'], /--signing-secret must be whsec_/],
    [[...destination, '--records', 'http://x/{id}'], /--records must have \{object\} and \{source\} in it/],
    [[...destination, '--records', 'x/{object}/{id}/{source}'], /--records is "x\/x\/x\/x"/],
    [[...destination, '--verbose'], /--verbose/],
    [[...destination, 'more'], /more/],
  ];
  for (const [parameters, complaint] of rows) {
    assert.throws(
      () => optionsFrom(parameters),
      (error: Error) => error instanceof OptionsError && complaint.test(error.message),
      parameters.join(' '),
    );
  }
});

function run(...parameters: string[]): { status: number | null; stdout: string; stderr: string } {
  const main = new URL('main.ts', import.meta.url).pathname;
  return spawnSync(process.execPath, [...typeScriptArguments, main, ...parameters], { encoding: 'utf8' });
}

/** Where nobody listens. */
async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

test('ends with 2 where nothing could be asked, and says why', async () => {
  const wrong = run('--destination', 'nowhere');
  assert.equal(wrong.status, 2);
  assert.match(wrong.stderr, /^--destination is "nowhere"[^]*--signing-secret TEXT/);
  const silent = run('--destination', `http://127.0.0.1:${await freePort()}`);
  assert.equal(silent.status, 2);
  assert.match(silent.stderr, /^The destination does not answer: .*ECONNREFUSED/);
});
