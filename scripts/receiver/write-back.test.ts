import assert from 'node:assert/strict';
import { test } from 'node:test';
import { accountId, event, startForTest } from './test-support/fixtures.ts';
import type { Answer, Client } from './test-support/fixtures.ts';

const source = '/syncline/org-key';
const path = `/v1/records/Account/${accountId(1)}`;

function edit(client: Client, fields: string): Promise<Answer> {
  return client.call(path, { method: 'PATCH', headers: { 'content-type': 'application/json' }, body: `{"fields":${fields}}` });
}

function asClient(client: Client, where: string, body?: unknown): Promise<Answer> {
  const headers = { authorization: `Bearer ${client.token}` };
  return body === undefined
    ? client.call(where, { headers })
    : client.call(where, {
        method: 'POST',
        headers: { ...headers, 'content-type': 'application/json' },
        body: JSON.stringify(body),
      });
}

test('offers what was changed here until its outcome is known: with every answer, and to who asks', async (context) => {
  const client = await startForTest(context);
  await client.statuses([event({ fields: { Name: 'Acme', Phone: '1' } })]);
  const made = (await edit(client, '{"Phone":"2","Rating":"Hot"}')).json;
  assert.deepEqual(
    [made['source'], made['subject'], made['version'], made['fields']],
    [
      source,
      `Account/${accountId(1)}`,
      { stamp: '2026-01-01T00:00:00.000Z', revision: 0 },
      { Phone: { from: '1', value: '2' }, Rating: { from: null, value: 'Hot' } },
    ],
  );
  assert.deepEqual((await client.record(`Account/${accountId(1)}`))['data'], { Name: 'Acme', Phone: '1' }, 'until the org has taken it');
  assert.deepEqual((await client.deliver([event({ number: 2 })])).json['updates'], [made]);
  assert.deepEqual((await client.deliver([{ ...event({ number: 3 }), source: 'urn:b' }])).json['updates'], [], 'for its own source only');
  const first = (await asClient(client, `/v1/updates?source=${source}`)).json;
  assert.deepEqual(first['updates'], [made]);
  const second = (await asClient(client, `/v1/updates?source=${source}&after=${String(first['next'])}`)).json;
  assert.deepEqual(second, { updates: [], next: first['next'] });

  const outcomes = [
    {
      update: made['id'],
      version: { stamp: '2026-01-01T00:00:09.000Z', revision: 0 },
      fields: { Phone: { result: 'written' }, Rating: { result: 'conflict', winner: 'salesforce' } },
    },
    { update: 'unknown', version: null, fields: {} },
  ];
  for (const time of ['first', 'second']) {
    assert.equal((await asClient(client, '/v1/outcomes', { source, outcomes })).status, 204, time);
  }
  assert.deepEqual((await client.deliver([event({ number: 4 })])).json['updates'], []);
  assert.deepEqual((await asClient(client, `/v1/updates?source=${source}`)).json['updates'], []);
});

test('keeps of which update an event is the echo', async (context) => {
  const client = await startForTest(context);
  await client.statuses([event({ data: { causedBy: ['u1', 'u2'] } })]);
  assert.deepEqual((await client.record(`Account/${accountId(1)}`))['causedBy'], ['u1', 'u2']);
});

test('keeps every digit of a value that was changed here', async (context) => {
  const client = await startForTest(context);
  await client.statuses([event()]);
  assert.match((await edit(client, '{"Amount":123456789012345678}')).text, /"value":123456789012345678/);
  assert.match((await client.deliver([event({ number: 2 })])).text, /"value":123456789012345678/);
});

test('refuses edits, questions and outcomes that make no sense', async (context) => {
  const client = await startForTest(context);
  assert.equal((await edit(client, '{"Phone":"2"}')).json['code'], 'RECORD_NOT_FOUND');
  await client.statuses([event({ kind: 'excluded' })]);
  assert.equal((await edit(client, '{"Phone":"2"}')).json['code'], 'RECORD_NOT_ALIVE');
  assert.equal((await edit(client, '{}')).json['code'], 'BODY_MALFORMED');
  assert.equal((await asClient(client, '/v1/updates')).json['code'], 'SOURCE_MISSING');
  const lost = { update: 'u', version: null, fields: { Phone: { result: 'conflict' } } };
  assert.match(String((await asClient(client, '/v1/outcomes', { source, outcomes: [lost] })).json['detail']), /required property 'winner'/);
});
