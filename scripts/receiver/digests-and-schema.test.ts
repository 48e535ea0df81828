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

const source = '/syncline/org-key';

/** As the contract tells it, by other means than the receiver's own. */
function sum(...lines: string[]): string {
  const numbers = lines.map((line) => BigInt(`0x${createHash('sha256').update(line).digest('hex').slice(0, 16)}`));
  return (numbers.reduce((total, number) => total + number, 0n) % 2n ** 64n).toString(16).padStart(16, '0');
}

function line(number: number, digest = ''): string {
  return `${accountId(number)}|2026-01-01T00:00:00.000Z|0|${digest}`;
}

test('names the ranges that differ, with what it holds of the living', async (context) => {
  const client = await startForTest(context);
  await client.statuses([
    ...[1, 2].map((number) => event({ number })),
    event({ number: 3, data: { digest: 'abc' } }),
    event({ number: 4 }),
    event({ number: 4, second: 1, kind: 'excluded' }),
    { ...event({ number: 2, second: 9 }), source: 'urn:another' },
  ]);
  const answer = await post(client, '/v1/digests', {
    source,
    object: 'Account',
    ranges: [
      { after: null, upTo: accountId(2), count: 2, sum: sum(line(2), line(1)) },
      { after: accountId(2), upTo: null, count: 2, sum: sum(line(3, 'abc'), line(4)) },
      { after: accountId(4), upTo: null, count: 0, sum: '0000000000000000' },
    ],
  });
  assert.deepEqual(answer.json, {
    differing: [{ after: accountId(2), upTo: null, count: 1, sum: sum(line(3, 'abc')) }],
  });
});

test('names the records of a range that are missing, different or extra, with the version that it holds', async (context) => {
  const client = await startForTest(context);
  await client.statuses([
    ...[1, 2, 3, 5].map((number) => event({ number, data: { digest: 'abc' } })),
    event({ number: 3, second: 1, kind: 'deleted' }),
    event({ number: 9 }),
  ]);
  const version = { stamp: '2026-01-01T00:00:00.000Z', revision: 0 };
  const answer = await post(client, '/v1/digests/entries', {
    source,
    object: 'Account',
    after: null,
    upTo: accountId(5),
    entries: [
      { id: accountId(1), version, digest: 'abc' },
      { id: accountId(2), version, digest: 'other' },
      { id: accountId(3), version, digest: 'abc' },
      { id: accountId(4), version, digest: 'abc' },
    ],
  });
  assert.deepEqual(answer.json, {
    missing: [{ id: accountId(3), held: { stamp: '2026-01-01T00:00:01.000Z', revision: 0 } }, { id: accountId(4) }],
    different: [{ id: accountId(2), held: version }],
    extra: [{ id: accountId(5), held: version }],
  });
});

test('refuses announcements that do not fit the contract, naming the place', async (context) => {
  const client = await startForTest(context);
  const rows: [string, unknown, RegExp][] = [
    ['/v1/schema', '{', /not JSON/],
    ['/v1/schema', { source: 'x', streams: [{ object: 'Account' }] }, /streams\.0 must have required property 'fields'/],
    ['/v1/digests', { source: 'x', object: '1', ranges: [] }, /object must match pattern/],
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
