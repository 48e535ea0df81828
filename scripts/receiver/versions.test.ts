import assert from 'node:assert/strict';
import { test } from 'node:test';
import { accountId, event, receiptsOf, startForTest } from './test-support/fixtures.ts';

test('stores what is upserted, with explicit nulls', async (context) => {
  const client = await startForTest(context);
  assert.deepEqual(await client.statuses([event({ fields: { Name: 'Acme', Phone: null } })]), ['accepted']);
  assert.deepEqual(await client.record(`Account/${accountId(1)}`), {
    source: '/syncline/org-key',
    id: accountId(1),
    version: { stamp: '2026-01-01T00:00:00.000Z', revision: 0 },
    state: 'live',
    data: { Name: 'Acme', Phone: null },
    effects: 1,
  });
});

test('keeps the highest version: the stamp first, then the revision', async (context) => {
  const client = await startForTest(context);
  const at = (second: number, revision: number): unknown => event({ second, revision, fields: { Name: `${second}.${revision}` } });
  const rows: [number, number, string][] = [
    [5, 1, 'accepted'],
    [5, 0, 'stale'],
    [4, 9, 'stale'],
    [5, 2, 'accepted'],
    [6, 0, 'accepted'],
    [5, 3, 'stale'],
  ];
  for (const [second, revision, expected] of rows) {
    assert.deepEqual(await client.statuses([at(second, revision)]), [expected], `version ${second}.${revision}`);
  }
  const record = await client.record(`Account/${accountId(1)}`);
  assert.deepEqual(record['data'], { Name: '6.0' });
  assert.equal(record['effects'], 3);
});

test('says of what is stale which version it holds, also where the same batch brought it', async (context) => {
  const client = await startForTest(context);
  const answer = await client.deliver([event({ second: 5, revision: 7 }), event({ second: 4 })]);
  assert.deepEqual(answer.json['receipts'], [
    { id: event({ second: 5, revision: 7 }).id, status: 'accepted' },
    { id: event({ second: 4 }).id, status: 'stale', held: { stamp: '2026-01-01T00:00:05.000Z', revision: 7 } },
  ]);
});

test('compares revisions as numbers', async (context) => {
  const client = await startForTest(context);
  assert.deepEqual(await client.statuses([event({ revision: 9 }), event({ revision: 10 })]), ['accepted', 'accepted']);
});

test('keeps every digit of a revision, which is a moment in milliseconds', async (context) => {
  const client = await startForTest(context);
  const moment = Date.UTC(2026, 0, 5, 17, 0, 0, 123);
  const revised = (revision: number): unknown => event({ revision, fields: { Name: String(revision) } });
  const statuses = await client.statuses([revised(0), revised(moment), revised(moment - 1), revised(moment + 1)]);
  assert.deepEqual(statuses, ['accepted', 'accepted', 'stale', 'accepted']);
  const last = Number.MAX_SAFE_INTEGER;
  assert.deepEqual(await client.statuses([revised(last), revised(last - 1)]), ['accepted', 'stale']);
  const record = await client.record(`Account/${accountId(1)}`);
  assert.deepEqual(record['version'], { stamp: '2026-01-01T00:00:00.000Z', revision: last });
});

/** A batch whose one field has the number as it is written here. */
const numbered = (written: string, revision = 0): string =>
  JSON.stringify([event({ revision, fields: { Amount: 'NUMBER' } })]).replace('"NUMBER"', written);

test('keeps every digit of a number, also of those that no double holds', async (context) => {
  const client = await startForTest(context);
  const numbers = [
    '-123456789012345678',
    '999999999999999999',
    '0.12345678901234567',
    '123456789.123456789',
    '9007199254740993',
    '12.5',
    '-0.1',
  ];
  for (const [revision, number] of numbers.entries()) {
    assert.deepEqual(await client.statuses(numbered(number, revision)), ['accepted']);
    const { text } = await client.call(`/v1/records/Account/${accountId(1)}`);
    assert.match(text, new RegExp(`"Amount":${number.replace('.', '\\.')}[,}]`));
    assert.match((await client.call('/v1/records/Account')).text, new RegExp(`"Amount":${number.replace('.', '\\.')}[,}]`));
  }
});

test('tells numbers of one version apart by their last digit, and by nothing else', async (context) => {
  const client = await startForTest(context);
  assert.deepEqual(await client.statuses(numbered('123456789012345678')), ['accepted']);
  for (const same of ['123456789012345678', '123456789012345678.00', '1.23456789012345678e17'])
    assert.deepEqual(await client.statuses(numbered(same)), ['accepted'], same);
  for (const other of ['123456789012345677', '12345678901234567.8', '-123456789012345678', '"123456789012345678"'])
    assert.deepEqual(await client.statuses(numbered(other)), ['rejected VERSION_CONFLICT'], other);
  assert.equal((await client.record(`Account/${accountId(1)}`))['effects'], 1);
});

test('refuses what is no field value, however its digits are read', async (context) => {
  const client = await startForTest(context);
  for (const written of ['[[123456789012345678]]', '{"a":{"b":123456789012345678}}'])
    assert.deepEqual(await client.statuses(numbered(written)), ['rejected EVENT_MALFORMED'], written);
  assert.deepEqual(await client.statuses(numbered('{"latitude":12.345678901234567890}')), ['accepted']);
  const revision = JSON.stringify([event()]).replace('"revision":0', '"revision":9007199254740993');
  assert.deepEqual(await client.statuses(revision), ['rejected EVENT_MALFORMED']);
});

test('accepts the same version with the same content without effect, whatever the order of its fields', async (context) => {
  const client = await startForTest(context);
  await client.statuses([event({ fields: { Name: 'Acme', Phone: null } })]);
  assert.deepEqual(await client.statuses([event({ fields: { Phone: null, Name: 'Acme' } })]), ['accepted']);
  assert.equal((await client.record(`Account/${accountId(1)}`))['effects'], 1);
});

test('rejects the same version with other content', async (context) => {
  const client = await startForTest(context);
  await client.statuses([event()]);
  const conflicts = [event({ fields: { Name: 'Other' } }), event({ kind: 'deleted' })];
  assert.deepEqual(await client.statuses(conflicts), ['rejected VERSION_CONFLICT', 'rejected VERSION_CONFLICT']);
  assert.deepEqual((await client.record(`Account/${accountId(1)}`))['data'], { Name: 'Acme', Phone: null });
});

test('settles the events of a batch in their order', async (context) => {
  const client = await startForTest(context);
  const batch = [event({ second: 2 }), event({ second: 1 }), event({ second: 3, kind: 'deleted' }), event({ second: 4 })];
  assert.deepEqual(await client.statuses(batch), ['accepted', 'stale', 'accepted', 'accepted']);
  assert.equal((await client.record(`Account/${accountId(1)}`))['state'], 'live');
});

for (const kind of ['deleted', 'merged', 'excluded'] as const) {
  test(`takes out what is ${kind}, says so, and drops its data`, async (context) => {
    const client = await startForTest(context);
    await client.statuses([event(), event({ kind, second: 1 })]);
    const record = await client.record(`Account/${accountId(1)}`);
    assert.equal(record['state'], kind, 'what is excluded is told apart from what was deleted');
    assert.equal(record['data'], null);
    assert.equal(record['mergedInto'], kind === 'merged' ? accountId(999) : undefined);
  });
}

test('keeps which fields were left out, and why', async (context) => {
  const client = await startForTest(context);
  const omitted = [{ field: 'Rating', reason: 'NOT_READABLE' }];
  await client.statuses([event({ data: { omitted } })]);
  assert.deepEqual((await client.record(`Account/${accountId(1)}`))['omitted'], omitted);
});

test('replaces all fields, save for those that are omitted: they keep what they had', async (context) => {
  const client = await startForTest(context);
  const dataAfter = async (options: Parameters<typeof event>[0]): Promise<unknown> => {
    assert.deepEqual(await client.statuses([event(options)]), ['accepted']);
    return (await client.record(`Account/${accountId(1)}`))['data'];
  };
  const omitted = [
    { field: 'Phone', reason: 'NOT_READABLE' },
    { field: 'Rating', reason: 'NOT_FOUND' },
  ];
  await dataAfter({ fields: { Name: 'Acme', Phone: '1', Site: 'x' } });
  assert.deepEqual(await dataAfter({ second: 1, fields: { Name: 'Beta' }, data: { omitted } }), { Name: 'Beta', Phone: '1' });
  assert.deepEqual(await dataAfter({ second: 2, fields: { Name: 'Beta' } }), { Name: 'Beta' }, 'no longer chosen');
  await dataAfter({ second: 3, fields: { Name: 'Beta', Phone: '2' } });
  await client.statuses([event({ second: 4, kind: 'deleted' })]);
  assert.deepEqual(await dataAfter({ second: 5, fields: { Name: 'Beta' }, data: { omitted } }), { Name: 'Beta' }, 'nothing is kept');
});

test('calls an event of one version equal where applying it would change nothing that is held', async (context) => {
  const client = await startForTest(context);
  const omitted = [{ field: 'Phone', reason: 'NOT_READABLE' }];
  await client.statuses([event({ fields: { Name: 'Acme', Phone: '1' } })]);
  const rows: [Parameters<typeof event>[0], string][] = [
    [{ fields: { Name: 'Acme' }, data: { omitted } }, 'accepted'],
    [{ fields: { Name: 'Beta' }, data: { omitted } }, 'rejected VERSION_CONFLICT'],
    [{ fields: { Name: 'Acme' } }, 'rejected VERSION_CONFLICT'],
    [{ fields: { Phone: '1', Name: 'Acme' }, data: { causedBy: ['a'], digest: 'b' } }, 'accepted'],
  ];
  for (const [options, expected] of rows) {
    assert.deepEqual(await client.statuses([event(options)]), [expected], JSON.stringify(options));
  }
  await client.statuses([event({ second: 1, fields: { Name: 'Acme' }, data: { omitted } })]);
  assert.deepEqual(await client.statuses([event({ second: 1, fields: { Name: 'Acme', Phone: '1' } })]), ['accepted'], 'as it is held');
  assert.deepEqual((await client.record(`Account/${accountId(1)}`))['effects'], 2);
});

test('keeps the records of two sources apart, which have the same ids', async (context) => {
  const client = await startForTest(context);
  const from = (source: string, second: number): unknown => ({ ...event({ second, fields: { Name: source } }), source });
  assert.deepEqual(await client.statuses([from('urn:a', 5), from('urn:b', 1)]), ['accepted', 'accepted']);
  const path = `Account/${accountId(1)}`;
  assert.equal((await client.record(path))['code'], 'SOURCE_NEEDED');
  for (const source of ['urn:a', 'urn:b']) {
    assert.deepEqual((await client.record(`${path}?source=${source}`))['data'], { Name: source });
    assert.equal((await client.record(`Account?source=${source}`))['total'], 1);
  }
  assert.equal((await client.record('Account'))['total'], 2);
});

test('keeps ids apart that differ in case only', async (context) => {
  const client = await startForTest(context);
  const ids = ['001000000000aBcAAI', '001000000000AbCAAF'];
  const named = (id: string): unknown => ({ ...event({ data: { id } }), subject: `Account/${id}` });
  assert.deepEqual(await client.statuses(ids.map(named)), ['accepted', 'accepted']);
  assert.equal((await client.record('Account'))['total'], 2);
});

test('keeps what a converted lead became, and calls another conversion at the same version a conflict', async (context) => {
  const client = await startForTest(context);
  const convertedTo = { account: accountId(5), contact: accountId(6), opportunity: null };
  await client.statuses([event({ data: { convertedTo } })]);
  assert.deepEqual((await client.record(`Account/${accountId(1)}`))['convertedTo'], convertedTo);
  assert.deepEqual(await client.statuses([event()]), ['rejected VERSION_CONFLICT']);
});

test('keeps hostile values as they are', async (context) => {
  const client = await startForTest(context);
  const fields = {
    empty: '',
    long: 'x'.repeat(131_072),
    emoji: '👩‍🚀',
    rightToLeft: 'שלום',
    null: 'a\u0000b',
    lone: '\ud800',
    quote: `'"; DROP TABLE records; --`,
    tiny: 1e-7,
    address: { street: '1 Main St', city: null },
    __proto__x: 'safe',
    list: ['a', 1, null],
  };
  assert.deepEqual(await client.statuses([event({ fields })]), ['accepted']);
  assert.deepEqual((await client.record(`Account/${accountId(1)}`))['data'], fields);
  assert.deepEqual(await client.statuses([event({ fields })]), ['accepted'], 'the same content again');
});

test('lists records by id in pages', async (context) => {
  const client = await startForTest(context);
  await client.statuses([5, 3, 1, 2, 4].map((number) => event({ number })));
  const first = await client.record('Account?limit=2');
  assert.equal(first['total'], 5);
  const idsOf = (page: Record<string, unknown>): unknown[] => (page['records'] as { id: string }[]).map(({ id }) => id);
  assert.deepEqual(idsOf(first), [accountId(1), accountId(2)]);
  assert.deepEqual(idsOf(await client.record(`Account?limit=2&after=${accountId(4)}`)), [accountId(5)]);
  assert.deepEqual(await client.record('Contact'), { total: 0, records: [] });
});

test('takes two batches with one new record at once in some order', async (context) => {
  const client = await startForTest(context);
  const deliveries = Array.from({ length: 20 }, (_, second) => client.deliver([event({ second })]));
  const answers = await Promise.all(deliveries);
  assert.ok(answers.every((answer) => ['accepted', 'stale'].includes(receiptsOf(answer)[0]?.status ?? '')));
  const record = await client.record(`Account/${accountId(1)}`);
  assert.deepEqual(record['version'], { stamp: '2026-01-01T00:00:19.000Z', revision: 0 });
});
