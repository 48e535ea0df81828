/**
 * A destination that holds a newer version than it is sent says which. What we sent ourselves is left at that; above anything else the
 * record is sent once more as it is, and no version of ours ever goes down.
 */
import assert from 'node:assert/strict';
import { request } from 'node:http';
import { text } from 'node:stream/consumers';
import { after, afterEach, before, test } from 'node:test';
import { connectStreams } from './connection.ts';
import { openLab } from './index.ts';
import type { DeliveredEvent, Lab } from './index.ts';

const minute = 60_000;
const day = 24 * 60 * minute;

let lab: Lab;
const sent: DeliveredEvent[] = [];

before(async () => {
  lab = await openLab();
  await connectStreams(lab, [{ name: 'Account', objectName: 'Account', fields: ['Name'] }]);
  lab.jobs.runDue();
  listen();
});
after(async () => lab.close());
afterEach(() => listen());

function listen(): void {
  lab.wire.hooks = {
    latency: () => 10,
    onSend: ({ events }) => {
      sent.push(...events);
      return null;
    },
  };
}

const admin = () => lab.administrator();
const stored = (id: string) => lab.receiver.stored('Account').find((row) => row.id === id);
const letter = (id: string) =>
  lab.sql(
    'SELECT "Code__c" AS "code", "Status__c" AS "status", "Attempts__c" AS "attempts", "Message__c" AS "message" FROM "SynclineDeadLetter__c" WHERE "RecordId__c" = ?',
    [id],
  )[0];
const openProblems = () =>
  lab.sql('SELECT "Code__c" AS "code", "Detail__c" AS "detail" FROM "SynclineProblem__c" WHERE "ClosedAt__c" IS NULL');

function saveNew(name: string): string {
  const [saved] = admin().dml('insert', 'Account', [{ Name: name }]);
  assert.ok(saved?.success);
  const id = String(saved.id);
  lab.jobs.advanceUntil(() => stored(id) !== undefined, 3 * minute);
  return id;
}

const rename = (id: string, name: string): void => void admin().dml('update', 'Account', [{ Id: id, Name: name }]);
const nameOf = (id: string): unknown => (JSON.parse(stored(id)?.data ?? '{}') as { Name?: unknown }).Name;

/** Each on a connection of its own: the receiver closes those that were silent for long. */
function post(path: string, headers: Record<string, string>, body: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const call = request(new URL(path, lab.receiver.url), { method: 'POST', agent: false, headers }, (answer) => {
      text(answer).then(resolve, reject);
    });
    call.on('error', reject);
    call.end(body);
  });
}

/** Somebody else has written the record at the destination, with a version of their own. */
async function writeBeside(event: DeliveredEvent, stampMillis: number, revision: number): Promise<void> {
  const form = new URLSearchParams({ grant_type: 'client_credentials', client_id: 'syncline-demo', client_secret: 'syncline-demo-secret' });
  const { access_token: token } = JSON.parse(
    await post('/oauth2/token', { 'content-type': 'application/x-www-form-urlencoded' }, form.toString()),
  ) as { access_token: string };
  const stamp = new Date(stampMillis).toISOString();
  const other = {
    ...event,
    id: `other-${stamp}-${revision}`,
    time: stamp,
    data: { ...event.data, version: { stamp, revision }, fields: { Name: 'Another' } },
  };
  const answer = await post(
    '/v1/changes',
    {
      authorization: `Bearer ${token}`,
      'content-type': 'application/cloudevents-batch+json',
      'webhook-id': other.id,
      'webhook-timestamp': String(Math.floor(lab.clock.now() / 1000)),
    },
    JSON.stringify([other]),
  );
  assert.match(answer, /"accepted"/);
}

function readAllAgain(): void {
  const streamId = String(lab.sql('SELECT "Id" AS "id" FROM "SynclineStream__c"')[0]?.['id']);
  admin().aura('BackfillController', 'start', { streamId, reason: 'Again' });
  lab.jobs.advanceUntil(() => lab.sql(`SELECT 1 FROM "SynclineBackfill__c" WHERE "Status__c" <> 'Done'`).length === 0, 10 * minute);
}

function lastSent(id: string): DeliveredEvent {
  const event = sent.findLast(({ data }) => data.id === id);
  assert.ok(event);
  return event;
}

for (const ahead of [0, 5 * minute, day - 10 * minute])
  test(`a version of another that is ${ahead / minute} minutes ahead is overtaken by the record as it is`, async () => {
    const id = saveNew('First');
    const heldMillis = lab.clock.now() + ahead + minute;
    await writeBeside(lastSent(id), heldMillis, heldMillis);
    rename(id, 'Ours');
    lab.jobs.advance(3 * minute);
    assert.equal(nameOf(id), 'Ours');
    const { stamp, revision } = lastSent(id).data.version;
    assert.equal(Date.parse(stamp), heldMillis, 'the stamp is the one that was held');
    assert.ok(revision > heldMillis, 'and the revision above it');
    assert.equal(letter(id)?.['status'], 'Succeeded');
    assert.deepEqual(openProblems(), []);

    // Its own stamps stay below for a while: each change is sent above what is held, by us now.
    rename(id, 'Ours again');
    lab.jobs.advance(3 * minute);
    assert.equal(nameOf(id), 'Ours again');
    admin().dml('delete', 'Account', [{ Id: id }]);
    lab.jobs.advance(70 * minute);
    assert.equal(stored(id)?.reason, 'deleted');
  });

test('a record that is restored with an old stamp lives at the destination too, once it is read', () => {
  const id = saveNew('Restored');
  const [before] = lab.sql('SELECT "SystemModstamp" AS "stamp" FROM "Account" WHERE "Id" = ?', [id]);
  lab.jobs.advance(minute);
  admin().dml('delete', 'Account', [{ Id: id }]);
  lab.jobs.advanceUntil(() => stored(id)?.reason === 'deleted', 70 * minute);
  lab.sql('UPDATE "Account" SET "IsDeleted" = 0, "SystemModstamp" = ?, "LastModifiedDate" = ? WHERE "Id" = ? RETURNING "Id"', [
    before?.['stamp'],
    before?.['stamp'],
    id,
  ]);
  readAllAgain();
  lab.jobs.advance(2 * minute);
  assert.equal(stored(id)?.reason, null, JSON.stringify(stored(id)));
});

test('what we sent ourselves is left at that', () => {
  const id = saveNew('Twice');
  lab.jobs.advance(minute);
  readAllAgain();
  const requests = lab.wire.deliveries;
  // The head reads once more what the backfill has sent with a higher revision.
  lab.sql(
    'UPDATE "SynclineStreamState__c" SET "HeadStampMillis__c" = "HeadStampMillis__c" - 600000000000000000, "HeadId__c" = NULL RETURNING "Id"',
  );
  lab.jobs.advance(5 * minute);
  assert.ok(lab.wire.deliveries > requests, 'it is sent');
  assert.equal(letter(id), undefined, 'nothing is refused');
});

test('a version that stays newer is a problem under its own name, until one is accepted', () => {
  const id = saveNew('Stubborn');
  const held = lab.clock.now() + 10 * minute;
  let isStubborn = true;
  lab.wire.hooks = {
    latency: () => 10,
    onSend: ({ events }) => {
      sent.push(...events);
      if (!isStubborn || !events.some(({ data }) => data.id === id)) return null;
      const receipts = events.map((event) => ({
        id: event.id,
        status: 'stale',
        held: { stamp: new Date(held + 2 * minute * sent.length).toISOString(), revision: held },
      }));
      return { kind: 'strangerAnswers', status: 200, body: Buffer.from(JSON.stringify({ receipts, updates: [] })) };
    },
  };
  rename(id, 'Again and again');
  const requests = lab.wire.deliveries;
  lab.jobs.advance(4 * minute);
  assert.equal(lab.wire.deliveries - requests, 2, 'sent once more at once, and then by the schedule of refused changes');
  assert.equal(letter(id)?.['code'], 'NEWER_HELD');
  assert.match(String(letter(id)?.['message']), /revision/);
  assert.deepEqual(
    openProblems().map(({ code }) => code),
    ['NEWER_HELD'],
  );
  isStubborn = false;
  lab.jobs.advance(10 * minute);
  assert.equal(letter(id)?.['status'], 'Succeeded');
  assert.deepEqual(openProblems(), []);
});

test('a version from the far future poisons no clock', async () => {
  const id = saveNew('Future');
  const held = lab.clock.now() + 2 * day;
  await writeBeside(lastSent(id), held, 1);
  rename(id, 'Too early');
  lab.jobs.advance(20 * minute);
  for (const { data } of sent.filter((event) => event.data.id === id)) assert.ok(Date.parse(data.version.stamp) < lab.clock.now() + day);
  assert.equal(letter(id)?.['code'], 'NEWER_HELD');
  assert.match(String(letter(id)?.['message']), /future/);
  assert.equal(letter(id)?.['attempts'] !== undefined, true);
  assert.deepEqual(
    openProblems().map(({ code }) => code),
    ['NEWER_HELD'],
  );
});

test('a destination that does not say which version it holds is believed', () => {
  const id = saveNew('Silent');
  lab.wire.hooks = {
    onSend: ({ events }) => ({
      kind: 'strangerAnswers',
      status: 200,
      body: Buffer.from(JSON.stringify({ receipts: events.map((event) => ({ id: event.id, status: 'stale' })), updates: [] })),
    }),
  };
  rename(id, 'Unheard');
  lab.jobs.advance(3 * minute);
  assert.equal(letter(id), undefined, 'nobody can tell what to be above');
});
