/**
 * What it takes when 10,000 accounts become active at once, one of which has 100,000 contacts, and how long a new change takes meanwhile:
 * `npm run bench:follow` (`-- --accounts N --contacts N` for fewer). The deals of all of them are won in one second; their contacts and
 * cases, which the initial sync has left out, follow.
 *
 * The platform's CPU cannot be measured here, so each record that is sent is charged 1 ms of it (`--price`). No link may pass a limit.
 */
import assert from 'node:assert/strict';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import type { Lab, TransactionFigures } from '../lab/index.ts';
import type { LabStream } from '../lab/connection.ts';
import { governor, minute, openTransfer, row, storedCount, whole } from './transfer.ts';

const { values } = parseArgs({
  options: {
    accounts: { type: 'string', default: '10000' },
    contacts: { type: 'string', default: '100000' },
    price: { type: 'string', default: '1' },
  },
});
const ACCOUNTS = Number(values.accounts);
const CONTACTS_OF_ONE = Number(values.contacts);
const CPU_PER_RECORD = Number(values.price);
const LATENCY = 300;
const CHUNK = 10_000;
/** So often somebody saves a contact, of no account, whose way is timed. */
const NEW_CHANGE_EVERY = 20_000;

const won = { rows: [{ field: 'StageName', operator: 'equals', values: ['Closed Won'] }] };
const streams: readonly LabStream[] = [
  { name: 'Account', objectName: 'Account', fields: ['Name', 'Type'], rule: { ...won, name: 'isCustomer' } },
  { name: 'Contact', objectName: 'Contact', fields: ['LastName', 'FirstName', 'Email', 'AccountId'], lookback: 'ActiveAccounts' },
  { name: 'Case', objectName: 'Case', fields: ['Subject', 'AccountId'], lookback: 'ActiveAccounts' },
];

const begun = performance.now();
const progress = (text: string): void => console.error(`${Math.round((performance.now() - begun) / 1000)} s: ${text}`);

async function insert(lab: Lab, object: string, count: number, record: (index: number) => Record<string, unknown>): Promise<string[]> {
  const ids: string[] = [];
  for (let from = 0; from < count; from += CHUNK) {
    const records = Array.from({ length: Math.min(CHUNK, count - from) }, (_, index) => record(from + index));
    for (const { id, errors } of lab.administrator().dml('insert', object, records)) {
      if (id === null) throw new Error(`A record was refused: ${JSON.stringify(errors)}`);
      ids.push(id);
    }
    await nextTurn();
  }
  progress(`${whole(count)} of ${object}`);
  return ids;
}

/** Each account has a deal that is not won, a contact and a case; the first of them has many contacts. */
async function insertProspects(lab: Lab): Promise<readonly string[]> {
  const accounts = await insert(lab, 'Account', ACCOUNTS, (index) => ({ Name: `Prospect ${index}` }));
  const contact = (index: number, AccountId: string | undefined): Record<string, unknown> => ({
    LastName: `Contact ${index}`,
    FirstName: 'A',
    Email: `contact${index}@example.com`,
    AccountId,
  });
  await insert(lab, 'Contact', ACCOUNTS - 1, (index) => contact(index, accounts[index + 1]));
  await insert(lab, 'Contact', CONTACTS_OF_ONE, (index) => contact(index, accounts[0]));
  await insert(lab, 'Case', ACCOUNTS, (index) => ({ Subject: `Case ${index}`, AccountId: accounts[index] }));
  return insert(lab, 'Opportunity', ACCOUNTS, (index) => ({
    Name: `Deal ${index}`,
    AccountId: accounts[index],
    StageName: 'Prospecting',
    CloseDate: '2026-12-24',
  }));
}

/** The most that a link has used of each limit. */
const limits: readonly (readonly [name: string, limit: number])[] = [
  ['Queries', 200],
  ['QueryRows', 50_000],
  ['Callouts', 100],
  ['DmlStatements', 150],
  ['DmlRows', 10_000],
  ['CpuTime', 60_000],
];

interface Books {
  links: number;
  failed: number;
  readonly sums: Map<string, number>;
  readonly peaks: Map<string, number>;
}

function openBooks(lab: Lab): { readonly books: Books; readonly close: () => void } {
  const books: Books = { links: 0, failed: 0, sums: new Map(), peaks: new Map() };
  const close = lab.onTransaction(({ className, quiddity, status, usage }: TransactionFigures) => {
    if (className !== 'LinkJob' || quiddity !== 'QUEUEABLE') return;
    books.links += 1;
    if (status !== 'Success') books.failed += 1;
    for (const [name] of limits) {
      books.sums.set(name, (books.sums.get(name) ?? 0) + (usage[name] ?? 0));
      books.peaks.set(name, Math.max(books.peaks.get(name) ?? 0, usage[name] ?? 0));
    }
  });
  return { books, close };
}

/** Times from commit to the destination's answer. */
function timeNewChanges(lab: Lab): { readonly waits: number[]; readonly saveIfDue: () => void; readonly isWaiting: () => boolean } {
  const saved = new Map<string, number>();
  const waits: number[] = [];
  let next = lab.clock.now();
  lab.wire.hooks.onAnswer = ({ events }, answer) => {
    if (!answer.ok) return;
    for (const { data } of events) {
      const savedAt = saved.get(data.id);
      if (savedAt !== undefined) waits.push(lab.clock.now() - savedAt);
      saved.delete(data.id);
    }
  };
  return {
    waits,
    isWaiting: () => saved.size > 0,
    saveIfDue() {
      if (lab.clock.now() < next) return;
      const [contact] = lab.administrator().dml('insert', 'Contact', [{ LastName: 'New' }]);
      saved.set(String(contact?.id), lab.clock.now());
      next = lab.clock.now() + NEW_CHANGE_EVERY;
    },
  };
}

function count(lab: Lab, from: string): number {
  return Number(lab.sql(`SELECT COUNT(*) AS "count" FROM ${from}`)[0]?.['count']);
}

let deals: readonly string[] = [];
const lab = await openTransfer(streams, {
  cpuScale: 0,
  before: async (opened) => {
    deals = await insertProspects(opened);
    opened.clock.advance(60 * minute);
  },
});
lab.wire.hooks.latency = () => LATENCY;
const charge = (events: readonly unknown[]): void => governor().chargeCpu(CPU_PER_RECORD * events.length);
lab.wire.hooks.onSend = ({ events }) => {
  charge(events);
  return null;
};
lab.jobs.advanceUntil(() => storedCount(lab, 'Account') === ACCOUNTS, 600 * minute);
lab.jobs.advance(30 * minute);
assert.equal(storedCount(lab, 'Contact'), 0, 'the initial sync leaves out what belongs to prospects');
progress('initial sync done');

const { books, close } = openBooks(lab);
const { waits, saveIfDue, isWaiting } = timeNewChanges(lab);
let isFollowing = true;
lab.wire.hooks.onSend = ({ events }) => {
  charge(events);
  // Somebody saves while a link is at work, as people do.
  if (isFollowing) saveIfDue();
  return null;
};
const startsAt = lab.clock.now();
for (let from = 0; from < deals.length; from += CHUNK) {
  const part = deals.slice(from, from + CHUNK).map((Id) => ({ Id, StageName: 'Closed Won' }));
  assert.ok(
    lab
      .administrator()
      .dml('update', 'Opportunity', part)
      .every(({ success }) => success),
  );
}
progress(`${whole(deals.length)} deals won`);
const wanted = ACCOUNTS - 1 + CONTACTS_OF_ONE;
let mostWaiting = 0;
let followedAt = startsAt;
let rounds = 0;
const arrived = (): number =>
  Number(
    lab.receiver.all("SELECT COUNT(*) AS n FROM records WHERE object = 'Contact' AND reason IS NULL AND data NOT LIKE '%\"New\"%'")[0]?.[
      'n'
    ],
  );
while (isFollowing || isWaiting()) {
  rounds += 1;
  lab.jobs.runNext();
  const waiting = count(lab, '"SynclineFollow__c" WHERE "IsDeleted" = 0');
  if (isFollowing && waiting === 0 && arrived() >= wanted) {
    isFollowing = false;
    followedAt = lab.clock.now();
    close();
  }
  mostWaiting = Math.max(mostWaiting, waiting);
  if (rounds % 20 === 0) progress(`${whole(storedCount(lab, 'Contact'))} contacts after ${books.links} links, ${waiting} follow rows wait`);
  await nextTurn();
}
const seconds = waits.toSorted((left, right) => left - right).map((wait) => wait / 1000);
assert.equal(storedCount(lab, 'Case'), ACCOUNTS, 'every case has followed');
assert.equal(books.failed, 0, 'no link passed a limit');

console.log(
  `\n${whole(ACCOUNTS)} accounts become active at once, one has ${whole(CONTACTS_OF_ONE)} contacts; the destination answers in ${LATENCY} ms\n`,
);
const sum = (name: string): string => whole(books.sums.get(name) ?? 0);
for (const cells of [
  ['figure', 'measured'],
  ['---', '---'],
  ['records that followed', `${whole(ACCOUNTS)} accounts, ${whole(wanted)} contacts, ${whole(ACCOUNTS)} cases`],
  ['links', whole(books.links)],
  ['platform time', `${((followedAt - startsAt) / minute).toFixed(1)} min`],
  ['callouts', sum('Callouts')],
  ['queries', sum('Queries')],
  ['query rows', sum('QueryRows')],
  ['DML rows', sum('DmlRows')],
  ['follow rows made; most that waited', `${count(lab, '"SynclineFollow__c"')}; ${mostWaiting}`],
  ['roster rows', whole(count(lab, '"SynclineRoster__c"'))],
  ...limits.map(([name, limit]) => [`most of a link: ${name}`, `${whole(books.peaks.get(name) ?? 0)} of ${whole(limit)}`]),
  [
    `a new change meanwhile (${seconds.length})`,
    `median ${seconds[Math.floor(seconds.length / 2)]?.toFixed(1)} s, longest ${seconds.at(-1)?.toFixed(1)} s`,
  ],
]) {
  console.log(row(cells));
}
await lab.close();
