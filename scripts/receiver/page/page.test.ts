import assert from 'node:assert/strict';
import http from 'node:http';
import { join } from 'node:path';
import { test } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import Database from 'libsql';
import { openSqliteJournal } from '../journal/sqlite.ts';
import type { KeptDelivery } from '../journal/journal.ts';
import { accountId, clientOf, event, startForTest, temporaryFolder } from '../test-support/fixtures.ts';
import type { Client } from '../test-support/fixtures.ts';
import { startReceiver } from '../index.ts';
import type { ArrivalPage, Counts, DeliveryPage, Difference, RecordAnswer, ShownArrival } from './answers.ts';

const testDatabase = process.env['SYNCLINE_TEST_DATABASE_URL'];

async function asked<Answer>(client: Client, path: string): Promise<Answer> {
  const answer = await fetch(`${client.url}/page/${path}`);
  assert.equal(answer.status, 200, path);
  return (await answer.json()) as Answer;
}

const arrivals = async (client: Client, query = ''): Promise<ShownArrival[]> =>
  (await asked<ArrivalPage>(client, `arrivals?${query}`)).items;
const record = (client: Client, number = 1, query = ''): Promise<RecordAnswer> =>
  asked(client, `records/Account/${accountId(number)}?${query}`);
const deliveries = async (client: Client, query = ''): Promise<KeptDelivery[]> =>
  (await asked<DeliveryPage>(client, `deliveries?${query}`)).items;
const named = (number: number, Name: string, second = 0): unknown => event({ number, second, fields: { Name } });
const told = ({ field, before, after }: Difference): unknown[] => [field, before?.text, after?.text];

test('lists what arrived, newest first, with how each was answered and in which delivery', async (context) => {
  const client = await startForTest(context);
  await client.deliver([named(1, 'Acme', 5), named(2, 'Brick', 1)], { webhookId: 'msg_first' });
  await client.deliver([named(1, 'Older', 4), named(2, 'Other', 1), null, named(2, 'Brick', 1)], { webhookId: 'msg_second' });
  const shown = (await arrivals(client)).map(({ name, receipt, isEffective, delivery }) => [
    name,
    receipt.status + (receipt.code === undefined ? '' : ` ${receipt.code}`),
    isEffective,
    delivery.webhookId,
  ]);
  assert.deepEqual(shown, [
    ['Brick', 'accepted', false, 'msg_second'],
    [null, 'rejected EVENT_MALFORMED', false, 'msg_second'],
    ['Other', 'rejected VERSION_CONFLICT', false, 'msg_second'],
    ['Older', 'stale', false, 'msg_second'],
    ['Brick', 'accepted', true, 'msg_first'],
    ['Acme', 'accepted', true, 'msg_first'],
  ]);
  const [stale] = await arrivals(client, 'answer=stale');
  assert.deepEqual(stale?.receipt.held, { stamp: '2026-01-01T00:00:05.000Z', revision: 0 });
});

test('pages by position, whatever comes meanwhile, and tells what is newer', async (context) => {
  const client = await startForTest(context);
  await client.deliver([1, 2, 3, 4, 5].map((number) => named(number, `Name ${number}`)));
  const first = await asked<ArrivalPage>(client, 'arrivals?limit=2');
  assert.deepEqual([first.items.map(({ name }) => name), first.hasMore], [['Name 5', 'Name 4'], true]);
  await client.deliver([named(6, 'Name 6')]);
  const last = first.items.at(-1)?.position;
  const second = await asked<ArrivalPage>(client, `arrivals?limit=3&before=${last}`);
  assert.deepEqual([second.items.map(({ name }) => name), second.hasMore], [['Name 3', 'Name 2', 'Name 1'], false]);
  const newer = await asked<ArrivalPage>(client, `arrivals?after=${first.newest}`);
  assert.deepEqual([newer.items.map(({ name }) => name), newer.newest > first.newest], [['Name 6'], true]);
  assert.deepEqual((await asked<ArrivalPage>(client, `arrivals?after=${newer.newest}`)).items, []);
});

test('finds by record id, name, object, kind, answer and webhook-id', async (context) => {
  const client = await startForTest(context);
  const contact = { ...event({ data: { object: 'Contact', fields: { FirstName: 'Zoë', LastName: 'O’Hara-Müller' } } }) };
  await client.deliver([named(1, 'Blue Ridge Foods'), { ...contact, subject: `Contact/${accountId(1)}` }], { webhookId: 'msg_ab12' });
  await client.deliver([event({ number: 1, kind: 'deleted', second: 1 }), named(2, 'Ridge Works')], { webhookId: 'evt-cd/34' });
  const rows: [string, number][] = [
    ['', 4],
    ['search=ridge', 3],
    ['search=RIDGE%20blu', 2],
    ['search=idge', 0],
    ['search=zoe%20muller', 1],
    ['search=o%E2%80%99hara', 1],
    [`search=${accountId(1)}`, 3],
    [`search=${accountId(1).slice(0, 15)}`, 3],
    ['search=msg_ab', 2],
    ['search=evt-cd%2F34', 2],
    ['object=Contact', 1],
    ['object=Account&kind=deleted', 1],
    ['kind=upserted', 3],
    ['search=foods&answer=accepted&object=Account&kind=deleted', 1],
    ['answer=rejected', 0],
    ['search=object', 0],
    ['search=%3Aobject%3Acontact', 0],
    ['search=!!!', 0],
    ['search=%22%27)%20OR%20(*', 0],
    ['object=%22%27)%20OR%20(*', 0],
    ['object=%27', 0],
  ];
  for (const [query, count] of rows) assert.equal((await arrivals(client, query)).length, count, query);
});

test('shows the versions of a record and what each changed of what was held', async (context) => {
  const client = await startForTest(context);
  const omitted = [{ field: 'Phone', reason: 'NOT_READABLE' }];
  await client.deliver([event({ second: 1, fields: { Name: 'Acme', Phone: '1', Employees: 5 } })], { webhookId: 'msg_1' });
  await client.deliver([event({ second: 3, fields: { Name: 'Acme Ltd', Employees: '5' }, data: { omitted } })], { webhookId: 'msg_2' });
  await client.deliver([event({ second: 2, fields: { Name: 'Between', Phone: '1' } })], { webhookId: 'msg_3' });
  await client.deliver([event({ second: 4, kind: 'deleted' })], { webhookId: 'msg_4' });
  await client.deliver([event({ second: 5, fields: { Name: 'Back' } })], { webhookId: 'msg_5' });
  const answer = await record(client);
  assert.deepEqual([answer.name, answer.held?.state, answer.held?.effects], ['Back', 'live', 4]);
  assert.deepEqual(
    answer.versions.map(({ kind, receipt, delivery, fields, differences }) => [
      delivery.webhookId,
      kind,
      receipt.status,
      fields,
      differences?.map(told) ?? null,
    ]),
    [
      ['msg_5', 'upserted', 'accepted', 1, [['Name', undefined, 'Back']]],
      ['msg_4', 'deleted', 'accepted', null, null],
      [
        'msg_3',
        'upserted',
        'stale',
        2,
        [
          ['Name', 'Acme Ltd', 'Between'],
          ['Employees', '5', undefined],
        ],
      ],
      [
        'msg_2',
        'upserted',
        'accepted',
        3,
        [
          ['Name', 'Acme', 'Acme Ltd'],
          ['Employees', '5', '5'],
        ],
      ],
      ['msg_1', 'upserted', 'accepted', 3, null],
    ],
  );
  const employees = answer.versions[3]?.differences?.find(({ field }) => field === 'Employees');
  assert.deepEqual([employees?.before?.type, employees?.after?.type], ['number', 'text']);
});

test('compares across pages of versions', async (context) => {
  const client = await startForTest(context);
  for (const second of [1, 2, 3]) await client.deliver([named(1, `Name ${second}`, second)]);
  const first = await record(client, 1, 'limit=2');
  assert.deepEqual(
    [first.versions.map(({ differences }) => differences?.map(told)), first.hasMore],
    [[[['Name', 'Name 2', 'Name 3']], [['Name', 'Name 1', 'Name 2']]], true],
  );
  const second = await record(client, 1, `limit=2&before=${first.versions[1]?.position}`);
  assert.deepEqual([second.versions.map(({ isFirst }) => isFirst), second.hasMore], [[true], false]);
});

test('shows of a long value where it begins to differ, and all of it elsewhere', async (context) => {
  const client = await startForTest(context);
  const long = 'x'.repeat(100_000);
  await client.deliver([event({ second: 1, fields: { Name: 'A', Text: `${long}before` } })]);
  await client.deliver([event({ second: 2, fields: { Name: 'A', Text: `${long}after`, Amount: 0 } })]);
  const [version] = (await record(client)).versions;
  const text = version?.differences?.find(({ field }) => field === 'Text');
  assert.match(text?.before?.text ?? '', /^x+before$/);
  assert.match(text?.after?.text ?? '', /^x+after$/);
  assert.deepEqual([text?.after?.text.length, text?.after?.length], [300, 100_005]);
  const whole = await asked<{ content: { fields: { Text: string } } }>(client, `arrivals/${version?.position}`);
  assert.equal(whole.content.fields.Text, `${long}after`);
});

test('keeps all digits and hostile texts as they came', async (context) => {
  const client = await startForTest(context);
  const Name = '<img src=x onerror=alert(1)>\u202e\u0000 \ud800';
  const body = JSON.stringify([event({ fields: { Name, Amount: 'DIGITS' } })]).replace('"DIGITS"', '123456789012345678.5');
  assert.equal((await client.deliver(body)).status, 200);
  assert.equal((await arrivals(client))[0]?.name, Name);
  const fields = (await record(client)).held?.fields;
  assert.deepEqual(
    fields?.map(({ value }) => [value.type, value.text]),
    [
      ['text', Name],
      ['number', '123456789012345678.5'],
    ],
  );
});

test('keeps apart what two orgs deliver of one id', async (context) => {
  const client = await startForTest(context);
  const from = (source: string): unknown => ({ ...event({ fields: { Name: source } }), source });
  await client.deliver([from('urn:a'), from('urn:b')]);
  for (const source of ['urn:a', 'urn:b']) {
    const answer = await record(client, 1, `source=${source}`);
    assert.deepEqual([answer.name, answer.versions.length, answer.sources], [source, 1, ['urn:a', 'urn:b']]);
  }
});

test('lists deliveries with their answers: settled, repeated, refused, struck by a fault', async (context) => {
  const client = await startForTest(context);
  await client.deliver([named(1, 'A'), null], { webhookId: 'msg_mixed' });
  await client.deliver([named(2, 'B')], { webhookId: 'msg_again' });
  await client.deliver([named(2, 'B')], { webhookId: 'msg_again' });
  await client.deliver([named(3, 'C')], { webhookId: 'msg_again' });
  await client.deliver([named(3, 'C')], { headers: { authorization: 'Bearer none' }, webhookId: 'msg_token' });
  await client.arm({ kind: 'status', status: 503, count: 1 });
  await client.deliver([named(4, 'D')], { webhookId: 'msg_fault' });
  await client.arm({ kind: 'acceptWithoutBody', count: 1 });
  await client.deliver([named(4, 'D')], { webhookId: 'msg_202' });
  await client.arm({ kind: 'dropAfterProcessing', count: 1 });
  await assert.rejects(client.deliver([named(5, 'E')], { webhookId: 'msg_dropped' }));
  const shown = async (): Promise<unknown[]> =>
    (await deliveries(client)).map(({ webhookId, outcome, status, code, tally, fault }) => [
      webhookId,
      outcome,
      status,
      code,
      tally === null ? null : [tally.accepted, tally.stale, tally.rejected],
      fault,
    ]);
  // The connection is cut before the journal has the last one's fault.
  const deadline = Date.now() + 5000;
  while ((await deliveries(client))[0]?.fault !== 'dropAfterProcessing' && Date.now() < deadline) await setTimeout(10);
  assert.deepEqual(await shown(), [
    ['msg_dropped', 'settled', null, null, [1, 0, 0], 'dropAfterProcessing'],
    ['msg_202', 'settled', 202, null, [1, 0, 0], 'acceptWithoutBody'],
    ['msg_fault', 'refused', 503, 'FAULT_INJECTED', null, 'status'],
    ['msg_token', 'refused', 401, 'TOKEN_INVALID', null, null],
    ['msg_again', 'refused', 409, 'WEBHOOK_ID_REUSED', null, null],
    ['msg_again', 'repeated', 200, null, [1, 0, 0], null],
    ['msg_again', 'settled', 200, null, [1, 0, 0], null],
    ['msg_mixed', 'settled', 200, null, [1, 0, 1], null],
  ]);
  assert.equal((await deliveries(client, 'webhook-id=msg_ag')).length, 3);
  assert.equal((await deliveries(client, 'webhook-id=gain')).length, 0);
  const mixed = (await deliveries(client, 'webhook-id=msg_mixed'))[0]?.position;
  assert.equal((await arrivals(client, `delivery=${mixed}`)).length, 2);
  assert.deepEqual(await asked(client, `deliveries/${mixed}`), (await deliveries(client, 'webhook-id=msg_mixed'))[0]);
});

test('a fault that strikes every path of the contract strikes neither page nor what is behind it', async (context) => {
  const client = await startForTest(context);
  for (const path of ['/', '/page/arrivals', '/page/counts']) await client.arm({ kind: 'status', status: 500, path });
  assert.equal((await fetch(`${client.url}/`)).status, 200);
  assert.deepEqual(await arrivals(client), []);
});

test('counts what is held by object and state', async (context) => {
  const client = await startForTest(context);
  await client.deliver([named(1, 'A'), named(2, 'B'), event({ number: 3, kind: 'deleted' }), event({ number: 4, kind: 'excluded' })]);
  const { counts } = await asked<Counts>(client, 'counts');
  assert.deepEqual(counts.map(({ object, state, records }) => `${object} ${state} ${records}`).sort(), [
    'Account deleted 1',
    'Account excluded 1',
    'Account live 2',
  ]);
});

test('answers what does not exist and what cannot be asked with a problem', async (context) => {
  const client = await startForTest(context);
  const rows: [string, number, string][] = [
    [`records/Account/${accountId(1)}`, 404, 'RECORD_NOT_FOUND'],
    ['arrivals/7', 404, 'ARRIVAL_NOT_FOUND'],
    ['deliveries/7', 404, 'DELIVERY_NOT_FOUND'],
    ['arrivals?before=-1', 400, 'POSITION_INVALID'],
    ['arrivals?limit=101', 400, 'LIMIT_INVALID'],
    ['deliveries/%3Cscript%3E', 400, 'POSITION_INVALID'],
    ['secrets', 404, 'PATH_UNKNOWN'],
    ['index.html', 404, 'PATH_UNKNOWN'],
  ];
  for (const [path, status, code] of rows) {
    const answer = await fetch(`${client.url}/page/${path}`);
    assert.deepEqual([answer.status, ((await answer.json()) as { code: string }).code], [status, code], path);
  }
});

test('finds a record that is held although its arrivals are not kept', { skip: Boolean(testDatabase) }, async (context) => {
  const dataFolder = temporaryFolder(context);
  const before = await startReceiver({ port: 0, dataFolder });
  await (await clientOf(before)).deliver([named(1, 'Acme')]);
  await before.close();
  const database = new Database(join(dataFolder, 'receiver.sqlite'));
  database.exec('DROP TABLE arrivals; DROP TABLE arrival_terms; DROP TABLE deliveries');
  database.close();
  const receiver = await startReceiver({ port: 0, dataFolder });
  context.after(() => receiver.close());
  const client = await clientOf(receiver);
  const { items, held } = await asked<ArrivalPage>(client, `arrivals?search=${accountId(1)}`);
  assert.deepEqual([items, held], [[], [{ object: 'Account', id: accountId(1), source: '/syncline/org-key' }]]);
  const answer = await record(client);
  assert.deepEqual([answer.name, answer.versions], ['Acme', []]);
});

test('forgets the oldest arrivals and deliveries beyond what it keeps', { skip: Boolean(testDatabase) }, async (context) => {
  const dataFolder = temporaryFolder(context);
  await (await startReceiver({ port: 0, dataFolder })).close();
  const database = new Database(join(dataFolder, 'receiver.sqlite'));
  context.after(() => void database.close());
  const journal = openSqliteJournal(database, 3);
  const delivery = {
    webhookId: 'msg',
    receivedAt: 1,
    outcome: 'settled',
    status: 200,
    code: null,
    detail: null,
    tally: null,
    fault: null,
  } as const;
  const content = { fields: null, omitted: null, mergedInto: null, convertedTo: null, causedBy: null };
  const arrival = (name: string) =>
    ({
      ...{ object: 'Account', id: accountId(1), source: '', isEffective: true, content },
      head: { kind: 'upserted', version: null, name, subject: null, receipt: { id: '', status: 'accepted' } },
    }) as const;
  journal.keep(delivery, ['One', 'Two'].map(arrival));
  journal.keep(delivery, ['Three', 'Four'].map(arrival));
  const span = { before: null, after: null, limit: 10, delivery: null };
  const kept = async (): Promise<unknown[]> => (await journal.listArrivals({ ...span, wanted: [] })).map(({ head }) => head.name);
  assert.deepEqual(await kept(), ['Four', 'Three', 'Two']);
  assert.deepEqual(await journal.listArrivals({ ...span, wanted: [{ term: 'one', isBeginning: true }] }), []);
  for (let refused = 0; refused < 3; refused += 1) journal.keep(delivery, []);
  assert.deepEqual(await kept(), [], 'no arrival without its delivery');
  assert.equal((await journal.listDeliveries('', span)).length, 3);
});

test('tells no secret, and answers nobody but this machine', async (context) => {
  const signing = `whsec_${Buffer.from('a key of the signatures').toString('base64')}`;
  const clientSecret = 'a-secret-of-the-client';
  const client = await startForTest(context, { signingSecrets: [signing], clientSecret });
  await client.deliver([named(1, 'Acme')], {
    headers: { authorization: 'Bearer a-token-of-somebody', 'webhook-signature': 'v1,c2lnbmVk' },
  });
  const paths = ['/', '/page/main.ts', '/page/arrivals', '/page/deliveries', '/page/deliveries/1', '/page/counts'];
  for (const path of paths) {
    const answer = await fetch(client.url + path);
    const text = await answer.text();
    for (const secret of [signing, clientSecret, 'a-token-of-somebody', 'c2lnbmVk']) {
      assert.ok(!text.includes(secret), `${path} tells ${secret}`);
    }
    const policy = answer.headers.get('content-security-policy') ?? '';
    assert.match(policy, /^default-src 'none'; script-src 'self'; style-src 'self';/, path);
    assert.doesNotMatch(policy, /unsafe|\*|data:/, path);
    assert.deepEqual(
      ['x-content-type-options', 'cross-origin-resource-policy', 'access-control-allow-origin'].map((name) => answer.headers.get(name)),
      ['nosniff', 'same-origin', null],
      path,
    );
    assert.equal(await statusFor(client.url + path, 'rebound.example'), 403, path);
  }
  const html = await (await fetch(client.url)).text();
  assert.doesNotMatch(html, /\son\w+=|style=|<script(?! type="module" src="\/page\/main\.ts"><\/script>)|https?:/);
});

/** What a page of another site gets that has given its own name the address of this machine. */
function statusFor(url: string, host: string): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    http.get(url, { headers: { host } }, (answer) => resolve(answer.resume().statusCode)).on('error', reject);
  });
}
