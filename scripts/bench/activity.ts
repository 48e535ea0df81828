/**
 * What the activity page asks over many failures, and what a retry of 10,000 and a purge of 100,000 of them take, with what each transaction spends:
 * `npm run bench:activity`. Figures of the governor are the platform's to compare; the times are those of this machine's database.
 *
 *   --failures N   instead of 1,000,000
 *   --groups N     instead of 20
 *   --sequence     one group after the other, as outages make them; else they alternate
 */
import assert from 'node:assert/strict';
import { parseArgs } from 'node:util';
import type { Lab } from '../lab/index.ts';
import { endLetters, failInRun, groupKey, insertLetters, missingRecordId, retriedCode } from './letters.ts';
import type { Letters } from './letters.ts';
import { ask, printHead, printJobs } from './transactions.ts';
import { accountStream, day, insertAccounts, minute, openTransfer, whole } from './transfer.ts';

const { values } = parseArgs({
  options: {
    failures: { type: 'string', default: '1000000' },
    groups: { type: 'string', default: '20' },
    sequence: { type: 'boolean', default: false },
  },
});
const FAILURES = Number(values.failures);
const GROUPS = Number(values.groups);
const RETRIED = Math.min(10_000, FAILURES / 10);
const PURGED = FAILURES / 10;
function askAll(lab: Lab, { connectionId, letterId, firstFailure }: Letters): void {
  const filterOf = (over: object): string => JSON.stringify({ connectionId, status: 'Open', ...over });
  const letters = (question: string, over: object, after: string | null = null): { next?: string } =>
    ask(lab, question, 'ActivityController', 'letters', { filter: filterOf(over), after }) as { next?: string };
  printHead('question');
  ask(lab, 'the largest groups', 'ActivityController', 'failures', { filter: filterOf({}), skipped: null });
  ask(lab, 'the next ten', 'ActivityController', 'failures', { filter: filterOf({}), skipped: 10 });
  const first = letters('first page', {});
  letters('second page', {}, first.next ?? null);
  letters('a page in the middle', {}, `${firstFailure + (FAILURES / 2) * 1000}:${letterId}`);
  letters('one group', { groupKey: groupKey(3) });
  letters('by code', { code: 'CODE_7' });
  letters('by text, found', { text: 'message 11 is' });
  letters('by text, not found', { text: 'no such words' });
  letters('by record', { recordId: missingRecordId(FAILURES - 5) });
  letters('within an hour', { since: new Date(firstFailure).toISOString(), until: new Date(firstFailure + 3_600_000).toISOString() });
  ask(lab, 'one failure', 'ActivityController', 'failure', { letterId });
  ask(lab, 'what is kept, and until when', 'RetentionController', 'view', { connectionId });
  ask(lab, 'the overview', 'OverviewController', 'load', { connectionId });
  ask(lab, 'what waits', 'OverviewController', 'waiting', { connectionId });
  ask(lab, 'cost of a retry of all', 'RetryController', 'cost', { filter: filterOf({}) });
}

function askOfRun(lab: Lab, letters: Letters): void {
  const filter = JSON.stringify({
    connectionId: letters.connectionId,
    runId: failInRun(lab, letters, Math.min(10_000, FAILURES / 10), FAILURES),
  });
  printHead('of a run that failed 10,000 times');
  ask(lab, 'its groups', 'ActivityController', 'failures', { filter, skipped: null });
  const { next } = ask(lab, 'its first page', 'ActivityController', 'letters', { filter, after: null }) as { next?: string };
  ask(lab, 'its second page', 'ActivityController', 'letters', { filter, after: next ?? null });
  ask(lab, 'cost of a retry of it', 'RetryController', 'cost', { filter });
}

/** Asked for on the page, and sent by the connection's chain. */
function retry(lab: Lab, connectionId: string): void {
  const filter = JSON.stringify({ connectionId, status: 'Open', code: retriedCode });
  const count = (where: string): number =>
    Number(lab.sql(`SELECT COUNT(*) AS "count" FROM "SynclineDeadLetter__c" WHERE "Code__c" = '${retriedCode}'${where}`)[0]?.['count']);
  assert.equal(count(''), RETRIED);
  console.log(`\nRetry of ${whole(RETRIED)} of them, the destination answers in 300 ms\n`);
  printHead('transaction');
  ask(lab, 'asked for', 'RetryController', 'start', { filter });
  lab.wire.hooks.latency = () => 300;
  const stop = printJobs(lab, 'LinkJob');
  const isDone = (): boolean => lab.sql(`SELECT "Id" FROM "SynclineRetry__c" WHERE "Status__c" = 'Done'`).length > 0;
  const begins = lab.clock.now();
  lab.jobs.advanceUntil(isDone, 60 * minute);
  const links = stop();
  assert.equal(count(` AND "Status__c" = 'Succeeded'`), RETRIED, 'each went through');
  console.log(`\n${whole(RETRIED)} went through in ${links} links and ${whole((lab.clock.now() - begins) / 1000)} s of platform time`);
}

/** Nothing has changed and nothing is due: what each minute costs, however much has failed. */
function lookInVain(lab: Lab): void {
  console.log('\nA minute in which nothing is to be done\n');
  printHead('transaction');
  const stop = printJobs(lab, 'LinkJob');
  lab.jobs.advance(3 * minute);
  assert.equal(stop(), 3);
}

/** Of failures that have ended more than 30 days ago, each with an attempt. */
function purge(lab: Lab, connectionId: string): void {
  const rows = (object: string): number => Number(lab.sql(`SELECT COUNT(*) AS "count" FROM "${object}"`)[0]?.['count']);
  const before = { letters: rows('SynclineDeadLetter__c'), attempts: rows('SynclineAttempt__c') };
  const kinds = ['Attempts', 'Failures', 'Journal', 'Runs'].map((kind) => ({
    kind,
    days: 30,
    rows: 99_999_999,
    loaded: { days: kind === 'Journal' ? 90 : 30, rows: null },
  }));
  console.log(`\nPurge of ${whole(PURGED)} of them that have ended, and of their ${whole(PURGED)} attempts\n`);
  printHead('transaction');
  ask(lab, 'what is kept is set', 'RetentionController', 'save', { connectionId, settings: JSON.stringify(kinds) });
  ask(lab, 'asked for', 'RetentionController', 'purgeNow', { connectionId });
  const stop = printJobs(lab, 'PurgeJob');
  const begins = lab.clock.now();
  lab.jobs.advanceUntil(() => lab.sql('SELECT "Id" FROM "SynclineConnectionState__c" WHERE "PurgedAt__c" IS NOT NULL').length > 0, day);
  const links = stop();
  assert.deepEqual(
    { letters: before.letters - rows('SynclineDeadLetter__c'), attempts: before.attempts - rows('SynclineAttempt__c') },
    { letters: PURGED, attempts: PURGED },
    'these went, and no others',
  );
  console.log(`\n${whole(2 * PURGED)} rows went in ${links} links and ${whole((lab.clock.now() - begins) / 1000)} s of platform time`);
}

const lab = await openTransfer([accountStream], {
  before: async (opened) => {
    await insertAccounts(opened, RETRIED);
    opened.clock.advance(30 * minute);
  },
});
// The initial sync is over before anything fails.
lab.jobs.advance(10 * minute);
const accountIds = lab.sql('SELECT "Id" AS "id" FROM "Account" ORDER BY "Id"').map(({ id }) => String(id));
const letters = insertLetters(lab, { failures: FAILURES, groups: GROUPS, areInSequence: values.sequence, accountIds });
console.log(
  `\n${whole(FAILURES)} failures in ${GROUPS} groups${values.sequence ? ', one after the other' : ''}, one failure each second\n`,
);
askAll(lab, letters);
askOfRun(lab, letters);
lookInVain(lab);
retry(lab, letters.connectionId);
endLetters(lab, PURGED, lab.clock.now() - 40 * day);
purge(lab, letters.connectionId);
await lab.close();
