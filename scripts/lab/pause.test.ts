/** Pause stops a link that runs, within a batch: what was accepted is written down, and nothing false is said. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { connectStreams } from './connection.ts';
import { openLab } from './index.ts';
import type { Lab } from './index.ts';

const minute = 60_000;

let lab: Lab;
let connectionId: string;
let queries: number[] = [];

before(async () => {
  lab = await openLab({ receiver: { maxBatchEvents: 10 } });
  connectionId = await connectStreams(lab, [{ name: 'Account', objectName: 'Account', fields: ['Name'] }]);
  lab.jobs.runDue();
  lab.onTransaction(({ className, quiddity, usage }) => {
    if (className === 'LinkJob' && quiddity === 'QUEUEABLE') queries.push(usage['Queries'] ?? NaN);
  });
});
after(async () => lab.close());

const stored = (): number => lab.receiver.stored('Account').length;
const state = (): Record<string, unknown> => lab.sql('SELECT * FROM "SynclineConnectionState__c"')[0] ?? {};

function save(count: number, name: string): void {
  const saved = lab.administrator().dml(
    'insert',
    'Account',
    Array.from({ length: count }, (_, number) => ({ Name: `${name} ${number}` })),
  );
  assert.ok(saved.every(({ success }) => success));
}

test('a link that is paused sends no further batch', (context) => {
  save(600, 'Paused');
  const syncedBefore = state()['SyncedAt__c'];
  let pausedAt: number | null = null;
  let afterwards = 0;
  lab.wire.hooks = {
    latency: () => 1000,
    onSend: () => {
      if (pausedAt !== null) afterwards += 1;
      if (pausedAt === null && lab.wire.deliveries > 20) {
        lab.administrator().aura('StatusController', 'pause', { connectionId });
        pausedAt = lab.clock.now();
      }
      return null;
    },
  };
  lab.jobs.advanceUntil(() => pausedAt !== null, 3 * minute);
  context.diagnostic(`after the pause ${afterwards} requests were sent, of about 60; queries of the link: ${queries.at(-1)}`);
  assert.ok(afterwards <= 6, `${afterwards} requests within the six seconds between two looks`);
  const sentCount = stored();
  assert.ok(sentCount >= 200 && sentCount < 400, `${sentCount}`);

  assert.equal(state()['ErrorCode__c'], null, 'a pause is no problem');
  assert.equal(state()['SyncedAt__c'], syncedBefore, 'nor is everything synced');
  const [run] = lab.sql('SELECT "Status__c" AS "status", "CreatedCount__c" AS "created" FROM "SynclineRun__c" ORDER BY "Id" DESC');
  assert.equal(run?.['status'], 'Succeeded');
  lab.jobs.advance(5 * minute);
  assert.equal(stored(), sentCount, 'it stays so');
  const requests = lab.wire.deliveries;

  lab.administrator().aura('StatusController', 'resume', { connectionId });
  lab.jobs.advanceUntil(() => stored() === 600, 30 * minute);
  context.diagnostic(`the other ${600 - sentCount} took ${lab.wire.deliveries - requests} requests`);
  assert.ok(lab.wire.deliveries - requests <= (600 - sentCount) / 10 + 5, 'nothing that was accepted is sent again');
  for (const row of lab.receiver.stored('Account')) assert.equal(row.effects, 1);
});

test('it looks fifteen times at most', (context) => {
  queries = [];
  save(900, 'Slow');
  lab.wire.hooks = { latency: () => 1500 };
  lab.jobs.advance(10 * minute);
  const [most] = queries.toSorted((a, b) => b - a);
  context.diagnostic(`queries of the longest link: ${most}`);
  assert.ok((most ?? 0) < 60, `${most}`);
  assert.equal(stored(), 1500);
});

test('a connection that is deleted meanwhile is left alone', () => {
  save(600, 'Deleted');
  let isDeleted = false;
  let afterwards = 0;
  const first = lab.wire.deliveries;
  lab.wire.hooks = {
    latency: () => 1000,
    onSend: () => {
      if (isDeleted) afterwards += 1;
      if (!isDeleted && lab.wire.deliveries > first + 12) {
        lab.sql('UPDATE "SynclineConnectionState__c" SET "Generation__c" = "Generation__c" * 2 RETURNING "Id"');
        isDeleted = true;
      }
      return null;
    },
  };
  lab.jobs.advance(5 * minute);
  assert.ok(isDeleted);
  assert.ok(afterwards <= 6, `${afterwards}`);
});
