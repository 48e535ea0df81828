import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import { accountId, event, startForTest } from './test-support/fixtures.ts';
import type { Answer, Client } from './test-support/fixtures.ts';

function post(client: Client, path: string, body: unknown): Promise<Answer> {
  return client.call(path, {
    method: 'POST',
    headers: { authorization: `Bearer ${client.token}`, 'content-type': 'application/json' },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
}

test('holds the shape of streams and says which changed', async (context) => {
  const client = await startForTest(context);
  const account = (type: string): unknown => ({ object: 'Account', fields: [{ name: 'Name', type, length: 255 }] });
  const contacts = { object: 'Contact', fields: [] };
  const announce = async (...streams: unknown[]): Promise<unknown> =>
    (await post(client, '/v1/schema', { source: '/syncline/org-key', streams })).json['streams'];
  assert.deepEqual(await announce(account('string')), [{ object: 'Account', changed: true }]);
  assert.deepEqual(await announce(account('string'), contacts), [
    { object: 'Account', changed: false },
    { object: 'Contact', changed: true },
  ]);
  assert.deepEqual(await announce(account('textarea')), [{ object: 'Account', changed: true }]);
});

test('names the buckets that differ, with what it holds', async (context) => {
  const client = await startForTest(context);
  await client.statuses([
    ...[1, 2, 3].map((number) => event({ number })),
    event({ number: 4 }),
    event({ number: 4, second: 1, kind: 'deleted' }),
  ]);
  const lines = (...numbers: number[]): string => numbers.map((number) => `${accountId(number)}|2026-01-01T00:00:00.000Z|0\n`).join('');
  const digest = (text: string): string => createHash('sha256').update(text).digest('hex');
  const answer = await post(client, '/v1/digests', {
    object: 'Account',
    buckets: [
      { name: 'equal', after: null, upTo: accountId(2), count: 2, digest: digest(lines(1, 2)) },
      { name: 'missing', after: accountId(2), upTo: null, count: 2, digest: digest(lines(3, 4)) },
      { name: 'empty', after: accountId(4), count: 0, digest: digest('') },
    ],
  });
  assert.deepEqual(answer.json, {
    object: 'Account',
    differing: [{ name: 'missing', count: 1, digest: digest(lines(3)) }],
  });
});

test('refuses announcements that do not fit the contract, naming the place', async (context) => {
  const client = await startForTest(context);
  const rows: [string, unknown, RegExp][] = [
    ['/v1/schema', '{', /not JSON/],
    ['/v1/schema', { source: 'x', streams: [{ object: 'Account' }] }, /streams\.0 must have required property 'fields'/],
    ['/v1/digests', { object: '1', buckets: [] }, /object must match pattern/],
    [
      '/v1/schema',
      `{"source":"x","streams":[{"object":"A","fields":[{"name":"n","type":"t","deep":${'['.repeat(100)}${']'.repeat(100)}}]}]}`,
      /nested deeper than/,
    ],
  ];
  for (const [path, body, complaint] of rows) {
    const answer = await post(client, path, body);
    assert.equal(answer.status, 400);
    assert.match(String(answer.json['detail']), complaint);
  }
});
