import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { test } from 'node:test';
import { startReceiver, ReceiverStartError } from './index.ts';
import { typeScriptArguments } from '../typescript/arguments.ts';
import { optionsFromEnvironment } from './settings/options.ts';
import { clientOf, event, startForTest, temporaryFolder } from './test-support/fixtures.ts';

const main = new URL('main.ts', import.meta.url).pathname;

async function startProcess(dataFolder: string): Promise<{ child: ChildProcess; url: string }> {
  const { DATABASE_URL: _unused, ...environment } = process.env;
  const child = spawn(process.execPath, [...typeScriptArguments, main], {
    env: { ...environment, SYNCLINE_RECEIVER_PORT: '0', SYNCLINE_DATA: dataFolder },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  for await (const line of createInterface({ input: child.stdout })) {
    const url = /http:\S+/.exec(line)?.[0];
    if (url) {
      return { child, url };
    }
  }
  throw new Error('The receiver ended before it was ready.');
}

test('is ready when it says so, without a token', async (context) => {
  const client = await startForTest(context);
  assert.deepEqual((await client.call('/health')).json, { status: 'ready' });
});

test('says which port is in use', async (context) => {
  const client = await startForTest(context);
  const port = Number(new URL(client.url).port);
  await assert.rejects(startReceiver({ port, dataFolder: temporaryFolder(context) }), (error: Error) => {
    assert.ok(error instanceof ReceiverStartError);
    assert.match(error.message, new RegExp(`^Port ${port} is in use .* SYNCLINE_RECEIVER_PORT`));
    return true;
  });
});

test('names a data file that is no database, and leaves it as it is', async (context) => {
  const dataFolder = temporaryFolder(context);
  writeFileSync(join(dataFolder, 'receiver.sqlite'), 'certainly not a database '.repeat(100));
  await assert.rejects(startReceiver({ port: 0, dataFolder }), /cannot use its data file .*receiver\.sqlite.*SYNCLINE_DATA/);
  await assert.rejects(startReceiver({ port: 0, dataFolder }), ReceiverStartError);
});

test('names a data folder that is a file', async (context) => {
  const dataFolder = join(temporaryFolder(context), 'file');
  writeFileSync(dataFolder, '');
  await assert.rejects(startReceiver({ port: 0, dataFolder }), ReceiverStartError);
});

test('says that PostgreSQL does not answer, without the password', async () => {
  const databaseUrl = 'postgres://someone:hunter2@127.0.0.1:1/nothing';
  await assert.rejects(startReceiver({ port: 0, databaseUrl }), (error: Error) => {
    assert.match(error.message, /DATABASE_URL: .*ECONNREFUSED/);
    assert.doesNotMatch(error.message, /hunter2/);
    return true;
  });
});

test('refuses a port and a signing secret that are none', async (context) => {
  assert.throws(() => optionsFromEnvironment({ SYNCLINE_RECEIVER_PORT: 'http' }), /"http", which is not a port/);
  const options = { port: 0, dataFolder: temporaryFolder(context), signingSecrets: ['secret'] };
  await assert.rejects(startReceiver(options), /whsec_/);
});

test('keeps everything acknowledged when it is killed in the middle of a load', { timeout: 60_000 }, async (context) => {
  const dataFolder = temporaryFolder(context);
  const acknowledged = new Set<number>();
  let number = 0;
  for (let round = 0; round < 3; round += 1) {
    const { child, url } = await startProcess(dataFolder);
    const exited = once(child, 'exit');
    const client = await clientOf({ url });
    const atStart = acknowledged.size;
    const load = async (): Promise<void> => {
      for (;;) {
        const batch = Array.from({ length: 50 }, () => ++number);
        const answer = await client.deliver(
          batch.map((one) => event({ number: one })),
          {
            webhookId: `msg_${batch[0]}`,
          },
        );
        assert.equal(answer.status, 200);
        batch.forEach((one) => acknowledged.add(one));
        if (acknowledged.size - atStart >= 500) {
          child.kill('SIGKILL');
        }
      }
    };
    const loads = await Promise.allSettled([load(), load(), load()]);
    loads.forEach((ended) => assert.ok(ended.status === 'rejected' && ended.reason instanceof TypeError, 'cut off, not refused'));
    await exited;
  }
  const { child, url } = await startProcess(dataFolder);
  context.after(() => child.kill('SIGKILL'));
  const client = await clientOf({ url });
  const { records, total } = (await client.record('Account?limit=10000')) as {
    total: number;
    records: { id: string; effects: number }[];
  };
  const stored = new Set(records.map(({ id }) => Number(id.slice(3, 15))));
  assert.ok(acknowledged.size >= 1500);
  assert.deepEqual(
    [...acknowledged].filter((one) => !stored.has(one)),
    [],
    'acknowledged, but lost',
  );
  assert.equal(total % 50, 0, 'a batch is stored whole or not at all');
  assert.ok(records.every(({ effects }) => effects === 1));
});

test('ends at SIGTERM within five seconds, even while a fault holds a request', { timeout: 15_000 }, async (context) => {
  const { child, url } = await startProcess(temporaryFolder(context));
  const client = await clientOf({ url });
  await client.arm({ kind: 'delay', delayMilliseconds: 60_000 });
  const held = client.deliver([event()]).catch(() => null);
  while (((await client.call('/v1/faults')).json['faults'] as { fired: number }[])[0]?.fired === 0) {
    // The request has not arrived yet.
  }
  const begun = performance.now();
  child.kill('SIGTERM');
  const [code] = (await once(child, 'exit')) as [number];
  assert.equal(code, 0);
  assert.ok(performance.now() - begun < 5000);
  await held;
});
