/**
 * What syncing costs, from the governor's own books, as tables: `npm run bench:cost`.
 *
 *   changes   10,000 changed records of 20 fields
 *   backfill  1,000,000 existing records (`--records N` for fewer): without a price on CPU, and at 0.5, 1 and 2 ms a record
 *             (`--price 1` for one of them)
 *   idle      a day in which nothing changes, with one stream and with ten
 *   work      Apex statements, native calls and digests for each of 100, 1,000 and 10,000 changes, and the text held at once
 *
 * The platform's CPU cannot be measured here, so the books say "estimate": the time of this machine's processor.
 */
import assert from 'node:assert/strict';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import type { Lab } from '../lab/index.ts';
import type { Books } from './transfer.ts';
import {
  accountStream,
  dailyApiRequests,
  day,
  governor,
  insertAccounts,
  minute,
  openBooks,
  openTransfer,
  row,
  storedCount,
  whole,
} from './transfer.ts';
import { measureWork } from './work.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { records: { type: 'string', default: '1000000' }, price: { type: 'string', multiple: true } },
});
const CHANGES = 10_000;
const LATENCY = 300;

async function changes(): Promise<void> {
  const lab = await openTransfer([accountStream]);
  lab.wire.hooks.latency = () => LATENCY;
  lab.jobs.advance(2 * minute);
  await insertAccounts(lab, CHANGES);
  settle(lab, 'Account', CHANGES);
  const accounts = lab.sql('SELECT "Id" AS "Id" FROM "Account"').map(({ Id }) => ({ Id, Phone: '+31 10 765 43 21' }));
  lab.administrator().dml('update', 'Account', accounts);
  const requests = dailyApiRequests(lab);
  const { books, close } = openBooks(lab);
  const effectsBefore = effects(lab);
  lab.jobs.advanceUntil(() => effects(lab) >= effectsBefore + CHANGES, 60 * minute);
  close();
  const spent = dailyApiRequests(lab) - requests;
  assert.equal(effects(lab), effectsBefore + CHANGES, 'every change took effect once');
  console.log(`\n${whole(CHANGES)} changed records of ${accountStream.fields.length} fields, the destination answers in ${LATENCY} ms\n`);
  printBooks([['figure', 'measured'], ['---', '---'], ...figures(books), ['DailyApiRequests', String(spent)]]);
  assert.equal(spent, 0);
  await lab.close();
}

interface BackfillCase {
  readonly label: string;
  /** Milliseconds of CPU that each record is charged; null: CPU counts nothing. */
  readonly cpuPerRecord: number | null;
}

const backfillCases: readonly BackfillCase[] = [
  { label: 'by all limits but CPU', cpuPerRecord: null },
  { label: 'at 0.5 ms of CPU a record', cpuPerRecord: 0.5 },
  { label: 'at 1 ms', cpuPerRecord: 1 },
  { label: 'at 2 ms', cpuPerRecord: 2 },
];

/** Every case reads the same records: the first as the initial sync, the others as its repetition. */
async function backfill(): Promise<void> {
  const records = Number(values.records);
  const begun = performance.now();
  const progress = (text: string): void => console.error(`${Math.round((performance.now() - begun) / 1000)} s: ${text}`);
  const lab = await openTransfer([accountStream], {
    cpuScale: 0,
    before: async (opened) => {
      await insertAccounts(opened, records, (inserted) => {
        if (inserted % 100_000 === 0) progress(`${whole(inserted)} inserted`);
      });
      // What is younger than 15 minutes when a stream begins is read by its tail as well.
      opened.clock.advance(30 * minute);
    },
  });
  console.log(`\nBackfill of ${whole(records)} records, the destination answers in ${LATENCY} ms\n`);
  printBooks([
    ['CPU', 'transactions', 'callouts', 'queries', 'query rows', 'DML rows', 'heap peak', 'platform time'],
    ['---', '---', '---', '---', '---', '---', '---', '---'],
  ]);
  const wanted = backfillCases.filter(({ cpuPerRecord }) => values.price?.includes(String(cpuPerRecord ?? 0)) ?? true);
  for (const [index, wish] of wanted.entries()) {
    if (index > 0) repeat(lab);
    printBooks([await backfillRow(lab, records, wish, progress)]);
  }
  await lab.close();
}

/** Runs the initial sync again, with nothing learnt of what a record costs. */
function repeat(lab: Lab): void {
  lab.jobs.advance(2 * minute);
  const [stream] = lab.sql('SELECT "Id" AS "id" FROM "SynclineStream__c"');
  const [state] = lab.sql('SELECT "Id" AS "id" FROM "SynclineConnectionState__c"');
  lab.administrator().dml('update', 'SynclineConnectionState__c', [{ Id: state?.['id'], CpuMicrosPerRecord__c: null }]);
  lab.administrator().aura('BackfillController', 'start', { streamId: stream?.['id'], reason: 'Again' });
}

/** Only the first case goes to the receiver's database; the others are about numbers, and every answer accepts all. */
async function backfillRow(
  lab: Lab,
  records: number,
  { label, cpuPerRecord }: BackfillCase,
  progress: (text: string) => void,
): Promise<string[]> {
  let sent = 0;
  lab.wire.hooks = {
    latency: () => LATENCY,
    onSend({ events }) {
      sent += events.length;
      if (cpuPerRecord === null) return null;
      governor().chargeCpu(cpuPerRecord * events.length);
      return { kind: 'strangerAnswers', status: 202, body: new Uint8Array() };
    },
  };
  const { books, close } = openBooks(lab);
  const begins = lab.clock.now();
  while (openBackfills(lab) > 0) {
    lab.jobs.runNext();
    progress(`${label}: ${whole(sent)} sent in ${books.links} transactions`);
    await nextTurn();
  }
  close();
  assert.equal(sent, records, 'every record was sent once');
  if (cpuPerRecord === null) assert.equal(storedCount(lab, 'Account'), records, 'every record was stored');
  const figures = [books.links, books.callouts, books.queries, books.queryRows, books.dmlRows].map(whole);
  return [label, ...figures, megabytes(books.heapPeak), `${((lab.clock.now() - begins) / minute).toFixed(0)} min`];
}

/** An initial sync that the runner has not begun yet counts as open. */
function openBackfills(lab: Lab): number {
  const count = (where: string): number => Number(lab.sql(`SELECT COUNT(*) AS "count" FROM "SynclineBackfill__c"${where}`)[0]?.['count']);
  return count('') === 0 ? 1 : count(` WHERE "OpenFor__c" IS NOT NULL`);
}

async function idle(): Promise<void> {
  const rows = [];
  for (const streams of [1, 10]) {
    const lab = await openTransfer(Array.from({ length: streams }, (_, index) => ({ ...accountStream, name: `Account ${index}` })));
    lab.jobs.advance(60 * minute);
    const requests = dailyApiRequests(lab);
    const { books, close } = openBooks(lab);
    lab.jobs.advance(day);
    close();
    assert.ok(books.links <= 1440, `${books.links} executions a day`);
    const spent = dailyApiRequests(lab) - requests;
    rows.push([
      String(streams),
      whole(books.links),
      (books.queries / books.links).toFixed(1),
      (books.dmlRows / books.links).toFixed(1),
      String(spent),
    ]);
    await lab.close();
  }
  console.log('\nA day in which nothing changes, one look a minute\n');
  printBooks([
    ['streams', 'executions a day', 'queries per idle minute', 'DML rows per idle minute', 'DailyApiRequests'],
    ['---', '---', '---', '---', '---'],
    ...rows,
  ]);
}

function settle(lab: Lab, object: string, count: number): void {
  lab.jobs.advanceUntil(() => storedCount(lab, object) === count, 120 * minute);
  // The tail has read it all again.
  lab.jobs.advance(40 * minute);
}

function effects(lab: Lab): number {
  return Number(lab.receiver.all('SELECT SUM(effects) AS "sum" FROM records')[0]?.['sum']);
}

function figures(books: Books): string[][] {
  return [
    ['transactions', whole(books.links)],
    ['callouts', whole(books.callouts)],
    ['queries', whole(books.queries)],
    ['query rows', whole(books.queryRows)],
    ['DML rows', whole(books.dmlRows)],
    ['heap peak', megabytes(books.heapPeak)],
    ['CPU, estimate', `${(books.cpuMilliseconds / 1000).toFixed(1)} s`],
  ];
}

function megabytes(bytes: number): string {
  return `${(bytes / 1_048_576).toFixed(1)} MB`;
}

function printBooks(rows: readonly (readonly string[])[]): void {
  for (const cells of rows) console.log(row(cells));
}

async function work(): Promise<void> {
  console.log('\nThe work for each change, with the looks of the 15 minutes after it\n');
  printBooks([
    ['changes', 'statements', 'native calls', 'digests', 'text held at once', 'heap peak'],
    ['---', '---', '---', '---', '---', '---'],
  ]);
  for (const size of ['short', 'long'] as const) {
    for (const each of await measureWork(size === 'short' ? [100, 1000, 10_000] : [100, 1000], size)) {
      const label = `${whole(each.records)}${size === 'long' ? ' with a field of 30,000 characters' : ''}`;
      const figures = [whole(each.statements), whole(each.nativeCalls), each.digests.toFixed(1), `${whole(each.textAtOnce)} characters`];
      printBooks([[label, ...figures, megabytes(each.heapPeak)]]);
    }
  }
}

const parts: Readonly<Record<string, () => Promise<void>>> = { changes, idle, work, backfill };
for (const name of positionals.length === 0 ? Object.keys(parts) : positionals) {
  const part = parts[name];
  if (part === undefined) throw new Error(`There is no part ${name}; there are ${Object.keys(parts).join(', ')}`);
  await part();
}
