/** Two streams of one object over one connection contradict each other with every change: the page refuses the second; past it all arrives. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { connectStreams } from './connection.ts';
import { openLab } from './index.ts';
import type { Lab } from './index.ts';

const minute = 60_000;

let lab: Lab;
let connectionId: string;

before(async () => {
  lab = await openLab();
  connectionId = await connectStreams(lab, [
    { name: 'First', objectName: 'Account', fields: ['Name'] },
    { name: 'Past the page', objectName: 'Account', fields: ['Name', 'Phone'] },
  ]);
  lab.jobs.advance(2 * minute);
});
after(() => lab.close());

test('the page refuses a second stream and names the first', () => {
  const admin = lab.administrator();
  const config = admin.aura('StreamController', 'defaults', { connectionId, objectName: 'Account' }) as object;
  const configJson = JSON.stringify({ ...config, name: 'Third' });
  assert.throws(
    () => admin.aura('StreamController', 'save', { configJson, isBackfillWanted: true }),
    /The stream First .*already syncs this object/,
  );
});

test('where both were made past the page, what they contradict each other in is sent again above it', () => {
  const admin = lab.administrator();
  const [saved] = admin.dml('insert', 'Account', [{ Name: 'One', Phone: '1' }]);
  lab.jobs.advance(20 * minute);
  admin.dml('update', 'Account', [{ Id: saved?.id, Name: 'Two', Phone: '2' }]);
  lab.jobs.advance(20 * minute);
  const [stored] = lab.receiver.stored('Account');
  assert.deepEqual(JSON.parse(stored?.data ?? '{}'), { Name: 'Two', Phone: '2' });
  const letters = lab.sql('SELECT "Code__c" AS "code", "Status__c" AS "status" FROM "SynclineDeadLetter__c"');
  assert.deepEqual(letters, [{ code: 'VERSION_CONFLICT', status: 'Succeeded' }], 'it was refused by its name, and tried again');
  assert.deepEqual(lab.sql('SELECT 1 FROM "SynclineProblem__c" WHERE "ClosedAt__c" IS NULL'), []);
});
