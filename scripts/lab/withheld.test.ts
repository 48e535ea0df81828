/** The connector's rights are taken and given back, as a whole or down to the only field: one problem says it, and then all is as in the org. */
import assert from 'node:assert/strict';
import { afterEach, test } from 'node:test';
import { openSampleLab } from './sample-connector.ts';
import type { SampleLab } from './sample-connector.ts';

const minute = 60_000;

let samples: SampleLab | null = null;
afterEach(async () => {
  await samples?.lab.close();
  samples = null;
});

interface View {
  readonly status: string;
  readonly problem?: { readonly code: string; readonly detail?: string; readonly fix?: string } | null;
}

function view({ lab, connectionId }: SampleLab): View {
  const overview = lab.administrator().aura('OverviewController', 'load', { connectionId }) as { connections: View[] };
  return overview.connections[0] as View;
}

const openProblems = ({ lab }: SampleLab): unknown[] =>
  lab.sql('SELECT "Code__c" AS "code" FROM "SynclineProblem__c" WHERE "ClosedAt__c" IS NULL').map(({ code }) => code);

function addAccounts({ lab, connectionId }: SampleLab): void {
  const stream = { Name: 'Account', Connection__c: connectionId, ObjectName__c: 'Account', Fields__c: '[{"name":"Name"}]' };
  const [saved] = lab.administrator().dml('insert', 'SynclineStream__c', [{ ...stream, FrequencyMinutes__c: 1, Lookback__c: 'Nothing' }]);
  assert.ok(saved?.success, JSON.stringify(saved?.errors));
}

function assertRight(opened: SampleLab): void {
  assert.deepEqual(openProblems(opened), []);
  assert.equal(view(opened).problem ?? null, null);
  assert.equal(opened.lab.sql(`SELECT 1 FROM "SynclineDeadLetter__c" WHERE "Status__c" = 'Waiting'`).length, 0);
}

test('an object that the connector may not read for an hour', async () => {
  samples = await openSampleLab(['Name', 'Text__c']);
  const { lab, save, stored, hide } = samples;
  addAccounts(samples);
  const changed = save('insert', { Name: 'Changed', Text__c: 'one' });
  const deleted = save('insert', { Name: 'Deleted', Text__c: 'one' });
  const untouched = save('insert', { Name: 'Untouched', Text__c: 'one' });
  lab.jobs.advance(3 * minute);

  const giveBack = hide('object');
  lab.jobs.advance(5 * minute);
  save('update', { Id: changed, Text__c: 'two' });
  save('delete', { Id: deleted });
  const made = save('insert', { Name: 'Made', Text__c: 'new' });
  lab.administrator().dml('insert', 'Account', [{ Name: 'Beside' }]);
  lab.jobs.advance(2 * minute);
  assert.equal(lab.receiver.stored('Account').length, 1, 'the other stream goes on');
  lab.jobs.advance(58 * minute);
  assert.deepEqual(
    [stored(changed)?.['Text__c'], stored(deleted)?.['Text__c'], stored(made)],
    ['one', 'one', null],
    'nothing is taken out',
  );
  const said = view(samples);
  assert.equal(said.problem?.code, 'STREAM_UNREADABLE');
  assert.match(said.problem.detail ?? '', /Samples/, 'it names the stream');
  assert.ok(said.problem.fix, 'and what to do');

  giveBack();
  lab.jobs.advance(5 * minute);
  assert.deepEqual(
    [changed, deleted, untouched, made].map((id) => stored(id)?.['Text__c'] ?? null),
    ['two', null, 'one', 'new'],
  );
  assertRight(samples);
});

test('an object whose only field is hidden', async () => {
  samples = await openSampleLab(['Text__c']);
  const { lab, save, stored, hide } = samples;
  const changed = save('insert', { Name: 'Changed', Text__c: 'one' });
  lab.jobs.advance(3 * minute);
  assert.deepEqual(stored(changed), { Text__c: 'one' });

  const showAgain = hide('Text__c');
  lab.jobs.advance(2 * minute);
  save('update', { Id: changed, Text__c: 'two' });
  const made = save('insert', { Name: 'Made', Text__c: 'new' });
  lab.jobs.advance(30 * minute);
  assert.deepEqual(stored(changed), { Text__c: 'one' }, 'the last value is kept');
  assert.deepEqual(stored(made), {}, 'the record is there, and nothing of it is known');
  assert.deepEqual(openProblems(samples), ['FIELDS_OMITTED']);

  showAgain();
  lab.jobs.advance(5 * minute);
  assert.deepEqual([stored(changed), stored(made)], [{ Text__c: 'two' }, { Text__c: 'new' }]);
  assertRight(samples);
});
