/** A draft is counted by the chain beside real work: what it tells is what a save then sends and takes out, and what it takes is told. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { connectStreams } from './connection.ts';
import { openLab } from './index.ts';
import type { Lab } from './index.ts';

const minute = 60_000;
/** 100,000 of them took 6 links, 225,083 query rows and 600 queries, 44,450 and 114 at most in one: the same for each. */
const recordCount = 20_000;
const industries = ['Energy', 'Banking', 'Retail', 'Media'];
/** Three conditions, of which each leaves out some. */
const narrow = {
  rows: [
    { field: 'Industry', operator: 'notEquals', values: ['Energy'] },
    { field: 'Rating', operator: 'equals', values: ['Hot'] },
    { field: 'Name', operator: 'startsWith', values: ['Account'] },
  ],
  recordTypes: [],
};

interface View {
  readonly status: string;
  readonly problem: string | null;
  readonly looked: number;
  readonly total: number;
  readonly arriving: number;
  readonly leftOut: number;
  readonly takenOut: number;
}

type Usage = Readonly<Record<string, number>>;

let lab: Lab;
let connectionId: string;
let links: Usage[] = [];

before(async () => {
  lab = await openLab();
  lab.onTransaction(({ className, quiddity, usage }) => {
    if (className === 'LinkJob' && quiddity === 'QUEUEABLE') links.push(usage);
  });
});
after(() => lab.close());

function save(count: number, name: string): void {
  for (let from = 0; from < count; from += 5_000) {
    const accounts = Array.from({ length: Math.min(5_000, count - from) }, (_, index) => ({
      Name: `${name} ${from + index}`,
      Industry: industries[(from + index) % industries.length],
      Rating: (from + index) % 10 === 0 ? 'Cold' : 'Hot',
    }));
    assert.ok(
      lab
        .administrator()
        .dml('insert', 'Account', accounts)
        .every(({ success }) => success),
    );
  }
}

function draftOf(filter: object | null): string {
  const admin = lab.administrator();
  const [stream] = lab.sql('SELECT "Id" AS id FROM "SynclineStream__c"');
  const config = admin.aura('StreamController', 'config', { streamId: stream?.['id'] }) as object;
  return JSON.stringify({ ...config, filter });
}

const view = (): View => lab.administrator().aura('DryRunController', 'progress', { connectionId, objectName: 'Account' }) as View;

/** As it stands once it is over. */
function countedWith(filter: object | null): View {
  lab.administrator().aura('DryRunController', 'begin', { configJson: draftOf(filter) });
  lab.jobs.advanceUntil(() => view().status !== 'Open', 60 * minute);
  return view();
}

const sum = (name: string): number => links.reduce((all, usage) => all + (usage[name] ?? 0), 0);
const most = (name: string): number => Math.max(...links.map((usage) => usage[name] ?? 0));

test('what it tells of some hundred records is what a save with its backfill then sends and takes out', async (context) => {
  connectionId = await connectStreams(lab, [{ name: 'Account', objectName: 'Account', fields: ['Name', 'Industry', 'Rating'] }]);
  save(600, 'Account');
  lab.jobs.advance(5 * minute);
  assert.equal(lab.receiver.stored('Account').filter(({ data }) => data !== null).length, 600);
  const sent = lab.wire.deliveries;

  const told = countedWith(narrow);
  context.diagnostic(JSON.stringify(told));
  assert.deepEqual([told.status, told.looked, told.total], ['Done', 600, 600]);
  assert.equal(lab.wire.deliveries, sent, 'nothing was sent for it');

  lab.administrator().aura('StreamController', 'save', { configJson: draftOf(narrow), isBackfillWanted: true });
  lab.jobs.advance(10 * minute);
  const stored = lab.receiver.stored('Account');
  const there = stored.filter(({ data }) => data !== null).length;
  assert.deepEqual({ there, gone: stored.length - there }, { there: told.arriving, gone: told.takenOut }, 'as the receiver has it');

  const again = countedWith(null);
  assert.deepEqual([again.arriving, again.leftOut, again.takenOut], [600, 0, 0], 'a wider draft takes nothing out');
});

test('thousands of records and three conditions take links within their limits, and what waits to be sent goes first', (context) => {
  lab.administrator().aura('StreamController', 'save', { configJson: draftOf(null), isBackfillWanted: false });
  const lively = (): number => lab.receiver.stored('Account').filter(({ data }) => data !== null).length;
  save(recordCount - 600, 'Account');
  lab.jobs.advanceUntil(() => lively() >= recordCount - 600, 180 * minute);
  lab.jobs.advance(20 * minute);
  const there = lively();
  const idle = (): Usage => {
    links = [];
    lab.jobs.advance(minute);
    return links[0] ?? {};
  };
  const before = idle();

  save(1_000, 'Real');
  // The stream's turn has come: for a dry run alone it would not.
  lab.clock.set(lab.clock.now() + minute);
  lab.administrator().aura('DryRunController', 'begin', { configJson: draftOf(narrow) });
  links = [];
  lab.jobs.runNext();
  const [shared] = links;
  assert.equal(lively(), there + 1_000, 'what was new is sent');
  assert.ok(view().looked > 0, 'and the same link has begun to count');
  lab.jobs.advanceUntil(() => view().status !== 'Open', 60 * minute);
  const told = view();
  context.diagnostic(JSON.stringify({ ...told, draft: null, samples: null }));
  for (const name of ['Queries', 'QueryRows', 'CpuTime', 'DmlStatements', 'DmlRows', 'HeapSize', 'Callouts'])
    context.diagnostic(
      `${name}: ${sum(name)} in ${links.length} links, ${most(name)} at most in one, ${shared?.[name] ?? 0} in that which sent too; ${before[name] ?? 0} in an idle one`,
    );

  assert.equal(told.status, 'Done', told.problem ?? '');
  assert.ok(told.looked >= recordCount, `${told.looked}`);
  assert.ok(most('QueryRows') <= 50_000 && most('Queries') <= 140, `${most('QueryRows')} rows, ${most('Queries')} queries`);
  assert.ok(links.length <= 6, `${links.length} links`);
  lab.jobs.advance(20 * minute);
  const afterwards = idle();
  assert.deepEqual(
    [afterwards['Queries'], afterwards['DmlStatements'], afterwards['QueryRows']],
    [before['Queries'], before['DmlStatements'], before['QueryRows']],
    'a link in which nobody asks takes no statement more',
  );
});
