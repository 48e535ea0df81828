/**
 * What the overview asks of 60 streams and three connections, after a day in which each of them has sent in every quarter of an hour and a run was
 * made every minute: `npm run bench:overview`, with `--installed` as the package in a subscriber's org.
 */
import assert from 'node:assert/strict';
import { parseArgs } from 'node:util';
import type { Lab } from '../lab/index.ts';
import { connect } from '../lab/connection.ts';
import { ask, printHead } from './transactions.ts';
import { accountStream, insertAccounts, minute, openTransfer, whole } from './transfer.ts';

const { values } = parseArgs({ options: { installed: { type: 'boolean', default: false } } });
const STREAMS = 60;
const RUNS = 1440;
const WAITING = 50;
const quarter = 15 * minute;

/** As a link leaves it that has sent a hundred changes in each quarter of an hour, most of them within a minute. */
function fullDay(now: number): string {
  const last = Math.floor(now / quarter);
  const rows = Array.from({ length: 101 }, (_, index) => [last - 100 + index, 100, 10, 5, 1, ...Array.from({ length: 13 }, () => 7)]);
  return [[0], ...rows].map((row) => JSON.stringify(row)).join(',');
}

function fill(lab: Lab, connectionId: string): void {
  const { prefix } = lab;
  lab.sql(`UPDATE "${prefix}SynclineStreamState__c" SET "${prefix}Course__c" = ?`, [fullDay(lab.clock.now())]);
  const runs = Array.from({ length: RUNS }, (_, ago) => ({
    [`${prefix}Connection__c`]: connectionId,
    [`${prefix}StartedBy__c`]: 'Schedule',
    [`${prefix}Status__c`]: 'Succeeded',
    [`${prefix}StartedAt__c`]: new Date(lab.clock.now() - ago * minute).toISOString(),
    [`${prefix}CreatedCount__c`]: 1,
    [`${prefix}Work__c`]: JSON.stringify([{ objectName: 'Account', reason: 'Schedule', counts: { created: 1 } }]),
  }));
  for (const { success, errors } of lab.administrator().dml('insert', `${prefix}SynclineRun__c`, runs))
    assert.ok(success, JSON.stringify(errors));
}

const lab = await openTransfer(
  Array.from({ length: STREAMS }, (_, index) => ({ ...accountStream, name: `Account ${index}` })),
  values.installed ? { installed: { customer: null } } : {},
);
await connect(lab, 'Second');
await connect(lab, 'Third');
const [stream] = lab.sql(`SELECT "${lab.prefix}Connection__c" AS "connectionId" FROM "${lab.prefix}SynclineStream__c"`);
const connectionId = String(stream?.['connectionId']);
lab.jobs.advance(20 * minute);
await insertAccounts(lab, WAITING);
fill(lab, connectionId);
console.log(`\n${STREAMS} streams, 3 connections, ${whole(RUNS)} runs${values.installed ? ', installed' : ''}\n`);
printHead('question');
const view = ask(lab, 'the page', 'OverviewController', 'load', { connectionId }) as {
  readonly objects: readonly { readonly sent: number }[];
  readonly connections: readonly unknown[];
};
const counted = ask(lab, 'what waits', 'OverviewController', 'waiting', { connectionId }) as {
  readonly streams: readonly { readonly waiting: number }[];
};
assert.equal(view.objects.length, STREAMS);
assert.equal(view.connections.length, 3);
assert.ok(view.objects.every(({ sent }) => sent >= 9200 && sent <= 9600));
assert.deepEqual(new Set(counted.streams.map(({ waiting }) => waiting)), new Set([WAITING]));
await lab.close();
