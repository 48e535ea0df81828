import assert from 'node:assert/strict';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { optionsFromEnvironment } from './settings/options.ts';
import { accountId, event, receiptsOf, startForTest } from './test-support/fixtures.ts';

test('rejects malformed events alone, each with what is wrong', async (context) => {
  const client = await startForTest(context);
  const { id: _id, ...nameless } = event();
  const malformed: [unknown, RegExp][] = [
    [nameless, /must have required property 'id'/],
    [null, /must be object/],
    [{ ...event(), specversion: '0.3' }, /specversion must be "1.0"/],
    [{ ...event(), type: 'syncline.record.renamed' }, /type must be one of/],
    [{ ...event(), datacontenttype: 'text/xml' }, /datacontenttype must be "application\/json"/],
    [{ ...event(), time: 'yesterday' }, /time must match format/],
    [{ ...event(), nested: { a: 1 } }, /nested must be string,boolean,integer/],
    [event({ data: { version: { stamp: '2026-01-01T00:00:00Z', revision: 0 } } }), /data.version.stamp must match pattern/],
    [event({ data: { version: { stamp: '2026-01-01T00:00:00.000Z', revision: -1 } } }), /revision must be >= 0/],
    [event({ data: { version: { stamp: '2026-01-01T00:00:00.000Z', revision: 1.5 } } }), /revision must be integer/],
    [event({ data: { id: '1' } }), /data.id must match pattern/],
    [event({ data: { fields: undefined } }), /data must have required property 'fields'/],
    [event({ fields: { deep: { deeper: { deepest: 1 } } } }), /fields.deep/],
    [event({ kind: 'deleted', data: { fields: {} } }), /data.fields is not allowed/],
    [event({ kind: 'merged', data: { mergedInto: undefined } }), /required property 'mergedInto'/],
    [event({ data: { mergedInto: accountId(2) } }), /data.mergedInto is not allowed/],
    [event({ kind: 'deleted', data: { convertedTo: {} } }), /data.convertedTo/],
    [event({ data: { id: accountId(2) } }), /subject is Account\/.* but data is about/],
  ];
  const answer = await client.deliver([...malformed.map(([bad]) => bad), event({ number: 7 })]);
  const receipts = receiptsOf(answer);
  malformed.forEach(([, complaint], position) => {
    const receipt = receipts[position];
    assert.equal(receipt?.status, 'rejected', `event ${position}`);
    assert.match(receipt.message ?? '', complaint);
    assert.match(receipt.message ?? '', new RegExp(`^Event ${position} `));
  });
  assert.equal(receipts.at(-1)?.status, 'accepted', 'the rest of the batch goes on');
  assert.equal((await client.record('Account'))['total'], 1);
});

test('refuses a body that is not JSON, and one that is no array', async (context) => {
  const client = await startForTest(context);
  const rows: [string, string][] = [
    ['{"specversion":', 'BODY_NOT_JSON'],
    ['', 'BODY_NOT_JSON'],
    ['{}', 'BODY_NOT_ARRAY'],
  ];
  for (const [body, code] of rows) {
    const answer = await client.deliver(body);
    assert.deepEqual([answer.status, answer.json['code']], [400, code]);
  }
  assert.equal((await client.deliver([event()])).status, 200, 'and goes on serving');
});

test('refuses deliveries without webhook headers or with another media type', async (context) => {
  const client = await startForTest(context);
  const rows: [Record<string, string>, number, string][] = [
    [{ 'webhook-id': '' }, 400, 'WEBHOOK_ID_MISSING'],
    [{ 'webhook-timestamp': 'noon' }, 400, 'WEBHOOK_TIMESTAMP_MISSING'],
    [{ 'content-type': 'application/json' }, 415, 'MEDIA_TYPE_UNSUPPORTED'],
    [{ 'content-encoding': 'br' }, 415, 'ENCODING_UNSUPPORTED'],
    [{ 'content-encoding': 'gzip' }, 400, 'BODY_NOT_GZIP'],
  ];
  for (const [headers, status, code] of rows) {
    const answer = await client.deliver([event()], { headers });
    assert.deepEqual([answer.status, answer.json['code']], [status, code]);
  }
  assert.equal((await client.record('Account'))['total'], 0);
});

test('names the limit that a batch exceeds', async (context) => {
  const client = await startForTest(context, { maxBatchEvents: 2, maxBatchBytes: 4000 });
  const many = await client.deliver([1, 2, 3].map((number) => event({ number })));
  assert.equal(many.status, 413);
  assert.deepEqual(many.json['limit'], { name: 'maxBatchEvents', value: 2 });
  const long = event({ fields: { Name: 'x'.repeat(5000) } });
  for (const gzip of [false, true]) {
    const answer = await client.deliver([long], { gzip });
    assert.equal(answer.status, 413, `gzip ${gzip}`);
    assert.deepEqual(answer.json['limit'], { name: 'maxBatchBytes', value: 4000 });
  }
});

test('unpacks gzip, and no more of it than the limit', async (context) => {
  const client = await startForTest(context);
  assert.equal((await client.deliver([event()], { gzip: true })).status, 200);
  const bomb = gzipSync(Buffer.alloc(50_000_000, 'a'));
  assert.ok(bomb.length < 100_000);
  const answer = await client.call('/v1/changes', {
    method: 'POST',
    headers: {
      authorization: `Bearer ${client.token}`,
      'content-type': 'application/cloudevents-batch+json',
      'content-encoding': 'gzip',
      'webhook-id': 'msg_bomb',
      'webhook-timestamp': '1',
    },
    body: bomb,
  });
  assert.equal(answer.status, 413);
});

test('answers unknown paths and records with 404, and a wrong limit with 400', async (context) => {
  const client = await startForTest(context);
  assert.equal((await client.call('/v1/nothing')).json['code'], 'PATH_UNKNOWN');
  assert.equal((await client.call(`/v1/records/Account/${accountId(1)}`)).json['code'], 'RECORD_NOT_FOUND');
  for (const limit of ['0', 'many', '10001']) {
    assert.equal((await client.call(`/v1/records/Account?limit=${limit}`)).json['code'], 'LIMIT_INVALID');
  }
});

test('refuses an account of a country that it was not told, until the account names one that it knows', async (context) => {
  const { countries = [] } = optionsFromEnvironment({ SYNCLINE_RECEIVER_COUNTRIES: 'Germany, France' });
  const client = await startForTest(context, { countries });
  const contact = { object: 'Contact', id: '003000000000001AAA' };
  const answer = await client.deliver([
    event({ number: 1, fields: { BillingCountry: 'Deutschland' } }),
    event({ number: 2, fields: { BillingCountry: 'France' } }),
    event({ number: 3, fields: { BillingCountry: null } }),
    { ...event({ data: contact, fields: { BillingCountry: 'Deutschland' } }), subject: `${contact.object}/${contact.id}` },
    event({ number: 4, kind: 'deleted' }),
  ]);
  const [refused, ...others] = receiptsOf(answer);
  assert.deepEqual(
    [refused?.status, refused?.code, refused?.field, refused?.message],
    [
      'rejected',
      'INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST',
      'BillingCountry',
      '"Deutschland" is none of the countries known here: Germany, France.',
    ],
  );
  assert.deepEqual(
    others.map(({ status }) => status),
    ['accepted', 'accepted', 'accepted', 'accepted'],
  );
  const edited = event({ number: 1, fields: { BillingCountry: 'Germany' } });
  assert.deepEqual(await client.statuses([edited]), ['accepted'], 'mended by an edit');
});

test('a fault that is armed refuses besides the list of countries', async (context) => {
  const client = await startForTest(context, { countries: ['Germany'] });
  await client.arm({ kind: 'rejectPartially', recordIds: [accountId(2)], code: 'ARMED' });
  const abroad = event({ number: 1, fields: { BillingCountry: 'Holland' } });
  const events = [abroad, event({ number: 2, fields: { BillingCountry: 'Germany' } })];
  assert.deepEqual(await client.statuses(events), ['rejected INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST', 'rejected ARMED']);
});
