/** Values that change although no record is saved: they are named, and the stream is read again for them as often as its admin wants. */
import assert from 'node:assert/strict';
import { afterEach, beforeEach, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { connectStreams } from './connection.ts';
import { openLab } from './index.ts';
import type { Lab, Values } from './index.ts';

const minutes = 60_000;
const hours = 60 * minutes;
const fields = ['Name', 'Whole__c', 'Account__c', 'AccountName__c', 'Greeting__c', 'Twice__c', 'Quoted__c', 'Age__c'];

let lab: Lab;

beforeEach(async () => {
  lab = await openLab({ packages: [fileURLToPath(new URL('samples', import.meta.url))] });
  const admin = lab.administrator();
  const [permissionSet] = admin.query("SELECT Id FROM PermissionSet WHERE Name = 'Samples'");
  admin.dml('insert', 'PermissionSetAssignment', [{ AssigneeId: admin.id, PermissionSetId: permissionSet?.['Id'] }]);
  await connectStreams(lab, [{ name: 'Samples', objectName: 'Sample__c', fields }]);
  lab.jobs.advance(2 * minutes);
});

afterEach(() => lab.close());

function insert(object: string, values: Values): string {
  const [saved] = lab.administrator().dml('insert', object, [values]);
  assert.ok(saved?.id, JSON.stringify(saved?.errors));
  return saved.id;
}

/** A sample of an account, which has arrived. */
function arrivedSample(): { readonly accountId: string; readonly stored: () => Record<string, unknown> } {
  const accountId = insert('Account', { Name: 'Before' });
  const sampleId = insert('Sample__c', { Name: 'Sample', Account__c: accountId });
  const stored = (): Record<string, unknown> => {
    const row = lab.receiver.stored('Sample__c').find(({ id }) => id === sampleId);
    return JSON.parse(row?.data ?? '{}') as Record<string, unknown>;
  };
  // Within 15 minutes of a save the late check compares contents, and would find more.
  lab.jobs.advance(20 * minutes);
  assert.equal(stored()['AccountName__c'], 'Before');
  return { accountId, stored };
}

/** Nothing runs meanwhile: a night that was missed is made up for, as soon as there is a link. */
function passTime(milliseconds: number): void {
  lab.clock.set(lab.clock.now() + milliseconds);
  lab.jobs.advance(5 * minutes);
}

function choose(reread: string): void {
  const [stream] = lab.administrator().query('SELECT Id FROM SynclineStream__c');
  const [saved] = lab.administrator().dml('update', 'SynclineStream__c', [{ Id: stream?.['Id'], Reread__c: reread }]);
  assert.ok(saved?.success, JSON.stringify(saved?.errors));
}

test('what changes with another record or the date is named, and what changes with its own record is not', () => {
  const [stream] = lab.administrator().query('SELECT Id FROM SynclineStream__c');
  const config = lab.administrator().aura('StreamController', 'config', { streamId: stream?.['Id'] });
  const view = lab.administrator().aura('StreamController', 'selfChanging', { configJson: JSON.stringify(config) }) as {
    readonly fields: readonly { readonly name: string }[];
    readonly isScopeChanging: boolean;
    readonly estimate: { readonly records: number } | null;
  };
  assert.deepEqual(
    view.fields.map(({ name }) => name),
    ['Account__c', 'AccountName__c', 'Greeting__c', 'Age__c'],
  );
  assert.equal(view.isScopeChanging, false);
  assert.equal(view.estimate?.records, 0);
});

test('a value of another record arrives with the next night, without any save', () => {
  const { accountId, stored } = arrivedSample();
  lab.administrator().dml('update', 'Account', [{ Id: accountId, Name: 'After' }]);
  lab.jobs.advance(30 * minutes);
  assert.deepEqual([stored()['AccountName__c'], stored()['Greeting__c']], ['Before', 'Dear customer. Before']);
  passTime(24 * hours);
  assert.deepEqual([stored()['AccountName__c'], stored()['Greeting__c']], ['After', 'Dear customer. After']);
});

test('a lookup that a deletion clears is cleared at the destination with the next night', () => {
  const { accountId, stored } = arrivedSample();
  lab.administrator().dml('delete', 'Account', [{ Id: accountId }]);
  passTime(24 * hours);
  assert.deepEqual([stored()['Account__c'], stored()['AccountName__c']], [null, null]);
});

test('what is read again once a week waits for it', () => {
  const { accountId, stored } = arrivedSample();
  choose('Weekly');
  lab.administrator().dml('update', 'Account', [{ Id: accountId, Name: 'After' }]);
  passTime(5 * 24 * hours);
  assert.equal(stored()['AccountName__c'], 'Before');
  passTime(3 * 24 * hours);
  assert.equal(stored()['AccountName__c'], 'After');
});

test('what is never read again stays as it was', () => {
  const { accountId, stored } = arrivedSample();
  choose('Never');
  lab.administrator().dml('update', 'Account', [{ Id: accountId, Name: 'After' }]);
  passTime(3 * 24 * hours);
  assert.equal(stored()['AccountName__c'], 'Before');
});
