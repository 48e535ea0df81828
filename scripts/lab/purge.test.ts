/** A purge in the background: what it takes of many rows within which limits, and what locks, limits and a deletion do to it. */
import assert from 'node:assert/strict';
import { after, afterEach, before, test } from 'node:test';
import { connectStreams } from './connection.ts';
import { openLab } from './index.ts';
import type { Lab, TransactionFigures } from './index.ts';

const minute = 60_000;
const day = 24 * 60 * minute;
const many = 20_000;

interface View {
  readonly kinds: readonly { readonly kind: string; readonly rows: number; readonly keptRows: number }[];
  readonly isPurging: boolean;
  readonly isDue: boolean;
  readonly nextAt: string | null;
  readonly lastPurge: { readonly at: string; readonly rows: number; readonly detail: string | null } | null;
}

let lab: Lab;
let connectionId: string;
let links: TransactionFigures[] = [];
let made = 0;

before(async () => {
  lab = await openLab();
  connectionId = await connectStreams(lab, [{ name: 'Account', objectName: 'Account', fields: ['Name'] }]);
  lab.administrator().dml('insert', 'Account', [{ Name: 'One' }]);
  lab.jobs.advance(3 * minute);
  lab.onTransaction((figures) => {
    if (figures.className === 'PurgeJob' && figures.quiddity === 'QUEUEABLE') links.push(figures);
  });
});
after(() => lab.close());
afterEach(() => {
  lab.chooseFaults = null;
  links = [];
});

const ask = (method: string, parameters = {}): View =>
  lab.administrator().aura('RetentionController', method, { connectionId, ...parameters }) as View;
const runs = (): number => ask('view').kinds.find(({ kind }) => kind === 'Runs')?.rows ?? -1;

/** Copies of a run of the connection's own, ten days older than runs become. Gives the id of the first. */
function addOldRuns(count: number): string {
  const [model] = lab.sql(`SELECT "Id" AS "id" FROM "SynclineRun__c" ORDER BY "Id" LIMIT 1`);
  const id = String(model?.['id']);
  const columns = lab.sql("SELECT name FROM pragma_table_info('SynclineRun__c')").map(({ name }) => String(name));
  const place = `printf('%010d', ${1_000_000_000 + made} + n)`;
  const changed: Readonly<Record<string, string>> = {
    Id: `'${id.slice(0, 5)}' || ${place} || '${id.slice(15)}'`,
    Name: `'R-old-' || ${place}`,
    SystemModstamp: `${lab.clock.now() - 40 * day} + n`,
    CreatedDate: `${lab.clock.now() - 40 * day} + n`,
  };
  const list = columns.map((name) => `"${name}"`).join(', ');
  lab.sql(
    `WITH RECURSIVE counter(n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM counter WHERE n < ${count - 1})
     INSERT INTO "SynclineRun__c" (${list}) SELECT ${columns.map((name) => changed[name] ?? `"${name}"`).join(', ')}
     FROM counter, "SynclineRun__c" WHERE "Id" = '${id}'`,
  );
  made += count;
  return `${id.slice(0, 5)}${1_000_000_000 + made - count}${id.slice(15)}`;
}

test(`${many} runs go in links that stay within their limits, and past the recycle bin`, () => {
  const before = runs();
  const keptId = addOldRuns(many);
  lab.administrator().aura('RetentionController', 'keepRun', { runId: keptId, isKept: true });
  assert.equal(ask('purgeNow').isPurging, true);
  assert.throws(() => ask('purgeNow'), /A purge is running/, 'never twice at once');
  lab.jobs.advance(minute);
  const view = ask('view');
  assert.deepEqual(view.lastPurge && { rows: view.lastPurge.rows, detail: view.lastPurge.detail ?? null }, {
    rows: many - 1,
    detail: null,
  });
  assert.equal(view.isPurging, false);
  assert.ok(runs() <= before + 2, 'all that were old are gone, but for the one that is kept');
  assert.equal(lab.sql(`SELECT count(*) AS "n" FROM "SynclineRun__c" WHERE "IsDeleted" = 1`)[0]?.['n'], 0, 'none lies in the recycle bin');
  assert.ok(links.length <= many / 4_000 + 2, `${links.length} links`);
  for (const { usage, status } of links) {
    assert.equal(status, 'Success');
    assert.ok((usage['DmlRows'] ?? 0) <= 9_100, `rows: ${usage['DmlRows']}`);
    assert.ok((usage['QueryRows'] ?? 0) <= 12_000, `query rows: ${usage['QueryRows']}`);
    assert.ok((usage['Queries'] ?? 0) <= 40, `queries: ${usage['Queries']}`);
    assert.ok((usage['HeapSize'] ?? 0) <= 3_000_000, `heap: ${usage['HeapSize']}`);
  }
  lab.administrator().aura('RetentionController', 'keepRun', { runId: keptId, isKept: false });
});

test('rows that somebody holds for eleven seconds: fewer are tried a minute later, and all go', () => {
  const before = runs();
  addOldRuns(3_000);
  let isHeld = false;
  lab.chooseFaults = (quiddity, className) => {
    if (quiddity !== 'QUEUEABLE' || className !== 'PurgeJob' || isHeld) return [];
    isHeld = true;
    return [{ kind: 'rowsHeld', objectName: 'SynclineRun__c', until: lab.clock.now() + 11_000 }];
  };
  ask('purgeNow');
  lab.jobs.advance(3 * minute);
  assert.ok(isHeld);
  assert.ok(links.length > 1 && links.every(({ status }) => status === 'Success'), 'the time-out is caught');
  assert.equal(ask('view').lastPurge?.rows, 3_000);
  assert.equal(ask('view').lastPurge?.detail ?? null, null);
  assert.ok(runs() <= before + 4);
});

test('a link that deletes never waits for the state: a link of the chain locks it first, and then letters', () => {
  addOldRuns(6_000);
  let begun = 0;
  const waits: { readonly rows: number; readonly waited: number }[] = [];
  lab.chooseFaults = (quiddity, className) => {
    if (quiddity !== 'QUEUEABLE' || className !== 'PurgeJob') return [];
    begun = lab.clock.now();
    return [{ kind: 'rowsHeld', objectName: 'SynclineConnectionState__c', until: begun + 8_000 }];
  };
  const stop = lab.onTransaction(({ className, quiddity, usage }) => {
    if (className === 'PurgeJob' && quiddity === 'QUEUEABLE') waits.push({ rows: usage['DmlRows'] ?? 0, waited: lab.clock.now() - begun });
  });
  ask('purgeNow');
  lab.jobs.advance(2 * minute);
  stop();
  const deleting = waits.filter(({ rows }) => rows > 1);
  assert.ok(deleting.length > 1 && deleting.every(({ waited }) => waited === 0), JSON.stringify(waits));
  assert.deepEqual(waits.at(-1), { rows: 1, waited: 8_000 }, 'the last one waits, and says that it is over');
  assert.equal(ask('view').lastPurge?.rows, 6_000);
});

test('a limit ends two links in their midst: what they did is rolled back, and half as many go', () => {
  const before = runs();
  addOldRuns(3_000);
  let killed = 0;
  lab.chooseFaults = (quiddity, className) => {
    if (quiddity !== 'QUEUEABLE' || className !== 'PurgeJob' || killed === 2) return [];
    killed++;
    return [{ kind: 'exhaustLimit', at: { kind: 'statement', number: 12 }, message: 'Apex CPU time limit exceeded' }];
  };
  ask('purgeNow');
  lab.jobs.advance(2 * minute);
  assert.equal(links.filter(({ status }) => status !== 'Success').length, 2);
  assert.equal(ask('view').lastPurge?.rows, 3_000, 'what was rolled back is not counted');
  assert.ok(runs() <= before + 3);
});

test('a limit that ends every link: the purge takes breath, stops with its reason, and the next one does it all', () => {
  const before = runs();
  addOldRuns(100);
  lab.chooseFaults = (quiddity, className) =>
    quiddity === 'QUEUEABLE' && className === 'PurgeJob' && ask('view').isPurging
      ? [{ kind: 'exhaustLimit', at: { kind: 'statement', number: 9 }, message: 'Apex CPU time limit exceeded' }]
      : [];
  ask('purgeNow');
  lab.jobs.advance(2 * minute);
  const view = ask('view');
  assert.equal(view.isPurging, false);
  assert.match(String(view.lastPurge?.detail), /Apex CPU time limit exceeded/);
  assert.equal(view.lastPurge?.rows, 0);
  assert.ok(runs() >= before + 100, 'nothing is gone');
  lab.chooseFaults = null;
  ask('purgeNow');
  lab.jobs.advance(minute);
  assert.equal(ask('view').lastPurge?.rows, 100);
});

test('each night a purge comes by itself, about when the page says', () => {
  const nextAt = Date.parse(String(ask('view').nextAt));
  addOldRuns(10);
  lab.jobs.advance(nextAt - lab.clock.now() + 2 * minute);
  const view = ask('view');
  assert.equal(view.lastPurge?.rows, 10);
  assert.ok(Math.abs(Date.parse(view.lastPurge.at) - nextAt) < 2 * minute, view.lastPurge.at);
  assert.equal(view.isDue, false);
});

test('a connection that is deleted while a purge is under way: both end well', () => {
  const admin = lab.administrator();
  addOldRuns(12_000);
  ask('purgeNow');
  admin.aura('ConnectionSetupController', 'disconnect', { connectionId });
  lab.jobs.advance(minute);
  addOldRuns(12_000);
  ask('purgeNow');
  admin.aura('ConnectionDeletionController', 'begin', { connectionId });
  const deleteSome = (): number => admin.aura('ConnectionDeletionController', 'deleteSome', { connectionId }) as number;
  assert.equal(deleteSome(), 2_000);
  lab.jobs.advance(minute);
  assert.ok(links.every(({ status }) => status === 'Success'));
  while (deleteSome() > 0);
  assert.equal(lab.sql('SELECT count(*) AS "n" FROM "SynclineRun__c" WHERE "IsDeleted" = 0')[0]?.['n'], 0);
  assert.throws(() => ask('view'), /not exist|not found|no such|gone|deleted/i);
});
