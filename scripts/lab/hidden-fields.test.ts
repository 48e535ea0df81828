/** A field that is hidden from the connector and shown again: nothing is taken away meanwhile, and what changed arrives by itself. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Lab } from './index.ts';
import { openSampleLab } from './sample-connector.ts';
import type { SampleLab } from './sample-connector.ts';

const minutes = 60_000;

let samples: SampleLab;
let lab: Lab;

before(async () => {
  samples = await openSampleLab(['Name', 'Text__c', 'Whole__c']);
  ({ lab } = samples);
});
after(() => lab.close());

const save: SampleLab['save'] = (operation, values) => samples.save(operation, values);
const stored = (id: string): Record<string, unknown> => samples.stored(id) ?? {};

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

  const showAgain = samples.hide('Text__c');
  lab.jobs.advance(2 * minutes);
  // An administrator still sees it.
  save('update', { Id: changed, Whole__c: 2, Text__c: 'new' });
  save('update', { Id: cleared, Whole__c: 2, Text__c: null });
  const made = save('insert', { Name: 'Made', Whole__c: 2, Text__c: 'born' });
  lab.jobs.advance(3 * minutes);
  assert.deepEqual([stored(changed)['Whole__c'], stored(changed)['Text__c']], [2, 'one'], 'the last value is kept');
  assert.equal(stored(made)['Whole__c'], 2);
  assert.deepEqual(problems(), ['open']);

  showAgain();
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

test('a save that is committed late under the stamp that was sent arrives, although a field was hidden meanwhile', () => {
  const id = save('insert', { Name: 'Twice in a second', Text__c: 'one', Whole__c: 1 });
  const savedAt = lab.clock.now();
  lab.jobs.advance(2 * minutes);
  const showAgain = samples.hide('Text__c');
  lab.administrator().dml('update', 'Sample__c', [{ Id: id, Whole__c: 2 }], { lateMilliseconds: lab.clock.now() - savedAt });
  lab.jobs.advance(2 * minutes);
  assert.deepEqual([stored(id)['Whole__c'], stored(id)['Text__c']], [2, 'one']);
  showAgain();
  lab.jobs.advance(5 * minutes);
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
  const hidden = samples.hide('Text__c');
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
  hidden();
  lab.jobs.advance(5 * minutes);
  assert.deepEqual(
    [behind, rejected].map((id) => stored(id)['Text__c']),
    ['seven', 'six'],
  );
});

test('while nothing changes, a stream with a hidden field costs two queries a look, and no row', () => {
  const showAgain = samples.hide('Text__c');
  lab.jobs.advance(2 * minutes);
  save('insert', { Name: 'Tells that it is hidden' });
  // What was sent is out of the window.
  lab.jobs.advance(30 * minutes);
  const links: Readonly<Record<string, number>>[] = [];
  const stop = lab.onTransaction(({ className, quiddity, usage }) => {
    if (className === 'LinkJob' && quiddity === 'QUEUEABLE') links.push(usage);
  });
  lab.jobs.advance(10 * minutes);
  stop();
  const queries = links.map((usage) => usage['Queries'] ?? 0);
  console.log(`${links.length} links, queries ${queries.join(' ')}, rows ${links.map((usage) => usage['DmlRows'] ?? 0).join(' ')}`);
  assert.equal(links.length, 10);
  // One for ids and stamps, one that tries the fields; a stream without omitted fields costs one, and the connection eight. In its own
  // minute of the hour the stream is asked for restored records too.
  const [most = 0, ...others] = queries.toSorted((left, right) => right - left);
  assert.ok(most <= 11 && Math.max(...others) <= 10, queries.join(' '));
  assert.deepEqual(new Set(links.map((usage) => usage['DmlRows'])), new Set([1]), 'the state of the connection alone');
  showAgain();
  lab.jobs.advance(5 * minutes);
  assert.ok(problems().every((each) => each === 'closed'));
});
