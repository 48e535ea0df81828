import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import type { TestContext } from 'node:test';
import Database from 'libsql';
import { accountId, clientOf, event, temporaryFolder, temporarySchema } from '../test-support/fixtures.ts';
import pg from 'pg';
import { startReceiver } from '../index.ts';
import type { Receiver, ReceiverOptions } from '../index.ts';

/** A file as receivers of before left it: without sources. */
function earlierFile(folder: string, version: 1 | 2): void {
  const database = new Database(join(folder, 'receiver.sqlite'));
  database.exec(`
    CREATE TABLE records (
      object TEXT NOT NULL, id TEXT NOT NULL, stamp TEXT NOT NULL, revision INTEGER NOT NULL,
      reason TEXT, merged_into TEXT, data TEXT, omitted TEXT, digest TEXT NOT NULL, effects INTEGER NOT NULL,
      ${version === 1 ? '' : 'converted_to TEXT,'}
      PRIMARY KEY (object, id)
    ) WITHOUT ROWID;
    CREATE TABLE answers (webhook_id TEXT PRIMARY KEY, digest TEXT NOT NULL, answer TEXT NOT NULL, received_at INTEGER NOT NULL) WITHOUT ROWID;
    CREATE TABLE streams (object TEXT PRIMARY KEY, shape TEXT NOT NULL) WITHOUT ROWID;
    PRAGMA user_version = ${version};
  `);
  const insert = database.prepare('INSERT INTO records (object, id, stamp, revision, data, digest, effects) VALUES (?, ?, ?, 0, ?, ?, 1)');
  for (const number of [1, 2]) {
    insert.run('Account', accountId(number), '2026-01-01T00:00:05.000Z', '{"Name":"Acme","Amount":123456789012345678}', 'x');
  }
  database.prepare('INSERT INTO answers VALUES (?, ?, ?, ?)').run('msg_before', 'digest without source', '{"receipts":[]}', Date.now());
  database.close();
}

/** Ends with its test, also where that fails. */
async function startedFor(context: TestContext, options: ReceiverOptions): Promise<Receiver> {
  const receiver = await startReceiver({ port: 0, ...options });
  let ended: Promise<void> | null = null;
  const close = (): Promise<void> => (ended ??= receiver.close());
  context.after(close);
  return { url: receiver.url, close };
}

for (const version of [1, 2] as const) {
  test(`takes over a data file of schema ${version}: its records belong to the first source that delivers`, async (context) => {
    const dataFolder = temporaryFolder(context);
    earlierFile(dataFolder, version);
    for (const start of ['first', 'second']) {
      const receiver = await startedFor(context, { dataFolder });
      const client = await clientOf(receiver);
      const { text } = await client.call(`/v1/records/Account/${accountId(2)}`);
      assert.match(text, start === 'first' ? /"source":"",/ : /"source":"\/syncline\/org-key",/);
      assert.match(text, /"Amount":123456789012345678/);
      assert.deepEqual(await client.statuses([event({ second: 4 })], `msg_${start}`), ['stale'], 'what is older stays out');
      assert.deepEqual(await client.statuses([{ ...event({ second: 4 }), source: 'urn:b' }], `msg_${start}_b`), ['accepted']);
      assert.equal((await client.record('Account'))['total'], start === 'first' ? 3 : 4);
      const repeated = await client.statuses([event({ number: 3 })], 'msg_before');
      assert.deepEqual(repeated, ['accepted'], 'a batch that was answered before is no other one');
      await receiver.close();
    }
  });
}

const testDatabase = process.env['SYNCLINE_TEST_DATABASE_URL'];

test('takes over PostgreSQL tables of before', { skip: !testDatabase && 'SYNCLINE_TEST_DATABASE_URL is not set' }, async (context) => {
  const databaseUrl = await temporarySchema(context, String(testDatabase));
  const pool = new pg.Pool({ connectionString: databaseUrl, max: 1 });
  await pool.query(`
    CREATE TABLE records (
      object text COLLATE "C" NOT NULL, id text COLLATE "C" NOT NULL, stamp text NOT NULL, revision bigint NOT NULL,
      reason text, merged_into text, data json, omitted json, digest text NOT NULL, effects integer NOT NULL,
      PRIMARY KEY (object, id)
    );
    INSERT INTO records VALUES ('Account', '${accountId(1)}', '2026-01-01T00:00:05.000Z', 0, null, null, '{"Name":"Acme"}', null, 'x', 1);
  `);
  await pool.end();
  for (const start of ['first', 'second']) {
    const receiver = await startedFor(context, { databaseUrl });
    const client = await clientOf(receiver);
    assert.deepEqual(await client.statuses([event({ second: 4 })], `msg_${start}`), ['stale']);
    assert.equal((await client.record(`Account/${accountId(1)}`))['source'], '/syncline/org-key');
    await receiver.close();
  }
});
