/** A stream that is off for a month and on again: what changed meanwhile arrives, and what is told of deletions is what the bin still holds. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { connectStreams } from './connection.ts';
import { openLab } from './index.ts';
import type { Lab, Values } from './index.ts';

const minute = 60_000;
const day = 24 * 60 * minute;

let lab: Lab;
let connectionId: string;
let streamId: string;

before(async () => {
  lab = await openLab();
  connectionId = await connectStreams(lab, [
    { name: 'Account', objectName: 'Account', fields: ['Name', 'Phone'] },
    { name: 'Contact', objectName: 'Contact', fields: ['LastName'] },
  ]);
  streamId = String(lab.sql(`SELECT "Id" AS "id" FROM "SynclineStream__c" WHERE "Name" = 'Account'`)[0]?.['id']);
  lab.jobs.advance(2 * minute);
});
after(() => lab.close());

/** As the Data page saves it, with the reading of existing records that it finds necessary. */
function switchStream(isOn: boolean): void {
  const admin = lab.administrator();
  const config = admin.aura('StreamController', 'config', { streamId }) as object;
  admin.aura('StreamController', 'save', { configJson: JSON.stringify({ ...config, isOn }), isBackfillWanted: true });
}

function insert(name: string): string {
  const [saved] = lab.administrator().dml('insert', 'Account', [{ Name: name, Phone: '1' }]);
  assert.ok(saved?.success);
  return String(saved.id);
}

const update = (values: Values): void => void lab.administrator().dml('update', 'Account', [values]);
const remove = (id: string): void => void lab.administrator().dml('delete', 'Account', [{ Id: id }]);

/** The hourly links of a month say no more than those of an hour. */
function pass(days: number): void {
  lab.clock.set(lab.clock.now() + days * day);
  lab.jobs.advance(5 * minute);
}

test('a month later', () => {
  const [changed, twice, goneForGood, inBin, restored, loser, untouched] = [
    'Changed',
    'Changed twice',
    'Gone for good',
    'In the bin',
    'Restored',
    'Merged',
    'Untouched',
  ].map(insert) as [string, string, string, string, string, string, string];
  lab.jobs.advance(20 * minute);
  assert.equal(lab.receiver.stored('Account').length, 7);

  switchStream(false);
  pass(1);
  update({ Id: changed, Phone: '2' });
  remove(goneForGood);
  remove(restored);
  lab.jobs.advance(minute);
  lab.administrator().dml('undelete', 'Account', [{ Id: restored }]);
  update({ Id: twice, Phone: '2' });
  pass(16);
  // As the platform does with what has been in the bin for 15 days.
  lab.administrator().emptyRecycleBin([goneForGood]);
  const made = insert('Made');
  update({ Id: twice, Phone: '3' });
  remove(inBin);
  lab.administrator().merge('Account', changed, [loser]);
  pass(13);
  assert.equal(lab.receiver.stored('Account').length, 7, 'it is off');

  switchStream(true);
  lab.jobs.advance(20 * minute);
  const stored = new Map(lab.receiver.stored('Account').map((row) => [row.id, row]));
  const phoneOf = (id: string): unknown => (JSON.parse(stored.get(id)?.data ?? '{}') as Values)['Phone'];
  assert.deepEqual([changed, twice, restored, made, untouched].map(phoneOf), ['2', '3', '1', '1', '1']);
  assert.deepEqual(
    [inBin, loser].map((id) => stored.get(id)?.reason),
    ['deleted', 'merged'],
  );
  assert.equal(stored.get(untouched)?.effects, 1, 'what did not change is not sent again');
  // The page says so where deletions are switched on: what is past the bin leaves nothing to read, and only comparing the two would tell.
  assert.equal(stored.get(goneForGood)?.reason, null);
  assert.deepEqual(lab.sql('SELECT 1 FROM "SynclineProblem__c" WHERE "ClosedAt__c" IS NULL'), []);
  assert.deepEqual(lab.sql(`SELECT 1 FROM "SynclineDeadLetter__c" WHERE "Status__c" = 'Waiting'`), []);
  const overview = lab.administrator().aura('OverviewController', 'load', { connectionId }) as { connections: { problem?: unknown }[] };
  assert.equal(overview.connections[0]?.problem ?? null, null);
});
