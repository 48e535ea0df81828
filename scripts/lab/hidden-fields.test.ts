/** A field that is hidden from the connector and shown again: nothing is taken away meanwhile, and what changed arrives by itself. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { createConnection, switchOn } from '../demo/connection.ts';
import { openLab } from './index.ts';
import type { Lab, LabUser } from './index.ts';

const minutes = 60_000;

let lab: Lab;
let admin: LabUser;

/** The connector sees what the permission set of the samples lets it see; the administrator has a set of their own. */
before(async () => {
  lab = await openLab({ packages: [fileURLToPath(new URL('samples', import.meta.url))] });
  admin = lab.administrator();
  const connector = lab.user('connector@syncline.local');
  const [permissionSet] = admin.query("SELECT Id FROM PermissionSet WHERE Name = 'Samples'");
  letSee(admin);
  const [profile] = admin.query("SELECT Id FROM Profile WHERE Name = 'Standard User'");
  admin.dml('insert', 'PermissionSetAssignment', [{ AssigneeId: connector.id, PermissionSetId: permissionSet?.['Id'] }]);
  admin.dml('update', 'User', [{ Id: connector.id, ProfileId: profile?.['Id'] }]);
  const connectionId = await createConnection(admin, { name: 'Destination', receiverUrl: lab.receiver.url, connectorId: connector.id });
  const stream = {
    Name: 'Samples',
    Connection__c: connectionId,
    ObjectName__c: 'Sample__c',
    Fields__c: JSON.stringify(['Name', 'Text__c', 'Whole__c'].map((name) => ({ name }))),
    FrequencyMinutes__c: 1,
    Lookback__c: 'Everything',
  };
  assert.deepEqual(
    admin.dml('insert', 'SynclineStream__c', [stream]).map(({ errors }) => errors),
    [[]],
  );
  await switchOn(connector, connectionId);
  lab.jobs.advance(2 * minutes);
});
after(() => lab.close());

function letSee(person: LabUser): void {
  const [set] = admin.dml('insert', 'PermissionSet', [{ Name: 'AllOfIt', Label: 'All of it' }]);
  for (const field of ['Text__c', 'Whole__c']) giveField(set?.id, field);
  admin.dml('insert', 'PermissionSetAssignment', [{ AssigneeId: person.id, PermissionSetId: set?.id }]);
}

function giveField(ParentId: unknown, field: string): void {
  const row = { ParentId, SobjectType: 'Sample__c', Field: `Sample__c.${field}`, PermissionsRead: true, PermissionsEdit: true };
  const [saved] = admin.dml('insert', 'FieldPermissions', [row]);
  assert.ok(saved?.success, JSON.stringify(saved?.errors));
}

function save(operation: 'insert' | 'update', values: Readonly<Record<string, unknown>>): string {
  const [saved] = admin.dml(operation, 'Sample__c', [values]);
  assert.ok(saved?.id, JSON.stringify(saved?.errors));
  return saved.id;
}

function stored(id: string): Record<string, unknown> {
  const row = lab.receiver.stored('Sample__c').find((each) => each.id === id);
  return JSON.parse(row?.data ?? '{}') as Record<string, unknown>;
}

function hide(): Readonly<Record<string, unknown>> {
  const [row] = admin.query("SELECT Id, ParentId FROM FieldPermissions WHERE Field = 'Sample__c.Text__c' AND Parent.Name = 'Samples'");
  const [deleted] = admin.dml('delete', 'FieldPermissions', [{ Id: row?.['Id'] }]);
  assert.ok(deleted?.success, JSON.stringify(deleted?.errors));
  return { ParentId: row?.['ParentId'] };
}

function showAgain({ ParentId }: Readonly<Record<string, unknown>>): void {
  giveField(ParentId, 'Text__c');
}

const problems = (): unknown[] =>
  lab
    .sql(`SELECT "ClosedAt__c" AS "closed" FROM "SynclineProblem__c" WHERE "Code__c" = 'FIELDS_OMITTED'`)
    .map(({ closed }) => (closed === null ? 'open' : 'closed'));

test('a hidden field keeps its value, and what changed meanwhile is sent again once it is shown', () => {
  const changed = save('insert', { Name: 'Changed', Text__c: 'one', Whole__c: 1 });
  const cleared = save('insert', { Name: 'Cleared', Text__c: 'two', Whole__c: 1 });
  const untouched = save('insert', { Name: 'Untouched', Text__c: 'three', Whole__c: 1 });
  lab.jobs.advance(30 * minutes);
  assert.equal(stored(changed)['Text__c'], 'one');

  const hidden = hide();
  lab.jobs.advance(2 * minutes);
  // An administrator still sees it.
  save('update', { Id: changed, Whole__c: 2, Text__c: 'new' });
  save('update', { Id: cleared, Whole__c: 2, Text__c: null });
  const made = save('insert', { Name: 'Made', Whole__c: 2, Text__c: 'born' });
  lab.jobs.advance(3 * minutes);
  assert.deepEqual([stored(changed)['Whole__c'], stored(changed)['Text__c']], [2, 'one'], 'the last value is kept');
  assert.equal(stored(made)['Whole__c'], 2);
  assert.deepEqual(problems(), ['open']);

  showAgain(hidden);
  lab.jobs.advance(5 * minutes);
  assert.deepEqual(
    [changed, cleared, untouched, made].map((id) => stored(id)['Text__c']),
    ['new', null, 'three', 'born'],
  );
  assert.deepEqual(problems(), ['closed']);
  const [backfill] = lab.sql('SELECT "Reason__c" AS "reason", "SentCount__c" AS "sent" FROM "SynclineBackfill__c" ORDER BY "Id" DESC');
  assert.equal(backfill?.['reason'], 'Readable');
  assert.equal(lab.number('SynclineBackfill__c', 'SentCount__c', backfill['sent']), 3, 'what did not change is not read again');
});

test('what a field was hidden from only when it was sent, long after its save, is sent again too', () => {
  // Nothing arrives for half an hour, so that the head is behind when the field is hidden; and what was rejected before is tried again then.
  const rejected = save('insert', { Name: 'Rejected', Text__c: 'six', Whole__c: 1 });
  lab.wire.hooks.onSend = ({ events }) => ({
    kind: 'strangerAnswers',
    status: 200,
    body: Buffer.from(JSON.stringify({ receipts: events.map(({ id }) => ({ id, status: 'rejected', code: 'BUSY', message: 'Later.' })) })),
  });
  lab.jobs.advance(2 * minutes);
  lab.wire.hooks.onSend = () => ({ kind: 'noAnswer', problem: 'refused' });
  const behind = save('insert', { Name: 'Behind', Text__c: 'seven', Whole__c: 1 });
  lab.jobs.advance(40 * minutes);
  const hidden = hide();
  lab.wire.hooks = {};
  lab.jobs.advance(90 * minutes);
  assert.deepEqual(
    [behind, rejected].map((id) => [stored(id)['Whole__c'], stored(id)['Text__c']]),
    [
      [1, undefined],
      [1, undefined],
    ],
    'they have arrived without it',
  );
  showAgain(hidden);
  lab.jobs.advance(5 * minutes);
  assert.deepEqual(
    [behind, rejected].map((id) => stored(id)['Text__c']),
    ['seven', 'six'],
  );
});
