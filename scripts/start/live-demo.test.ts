/** What somebody finds who has typed `npm start`: a day that lies behind, something to mend, and people at work. */
import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { act } from '../demo/connection.ts';
import { knownFor } from '../demo/people/countries.ts';
import { rows, save } from '../demo/saving.ts';
import type { Person, Row } from '../demo/saving.ts';
import { logIn } from '../demo/seed.ts';
import { freePort, storedRecords } from '../e2e/test-support/product.ts';
import { administratorUsername, demoPassword, staff } from '../sample-data/people.ts';
import { parseOptions } from './options.ts';
import { projectFolder, startProduct } from './product.ts';
import type { ProductStart, RunningProduct } from './product.ts';

const hour = 3_600_000;
const changed = ['Account', 'Contact', 'Opportunity', 'Lead', 'Case', 'Task'];
const stateFolder = fs.mkdtempSync(path.join(os.tmpdir(), 'live-demo-'));

let started: ProductStart;
let product: RunningProduct;
let admin: Person;

async function start(): Promise<void> {
  const ports = { SYNCLINE_PORT: `${await freePort()}`, SYNCLINE_RECEIVER_PORT: `${await freePort()}` };
  const options = parseOptions([], { ...ports, SYNCLINE_DATA: stateFolder }, projectFolder);
  // Ten times as busy as they are, so that the test need not wait for them.
  started = startProduct(options, 'movable', () => 300);
  product = await started.running;
  admin = await logIn(product.org, administratorUsername);
}

before(start);
after(async () => {
  await started.close();
  fs.rmSync(stateFolder, { recursive: true, force: true });
});

const millis = (value: unknown): number => Date.parse(String(value));

async function passMinutes(count: number): Promise<void> {
  for (let minute = 0; minute < count; minute += 1) {
    product.org.clock?.advance(60_000);
    await product.org.jobs.settled();
  }
}

async function switchPeople(username: string, isOn: boolean): Promise<number> {
  const session = await product.org.login(username, demoPassword);
  const headers = { authorization: `Bearer ${session?.sessionId}`, 'content-type': 'application/json' };
  const body = JSON.stringify({ name: 'people', isOn });
  return (await fetch(`${product.url}/local/switches`, { method: 'POST', headers, body })).status;
}

/** By the staff, since a moment. */
async function changesSince(moment: number): Promise<number> {
  let sum = 0;
  for (const object of changed) {
    const where = `LastModifiedBy.Username IN (${staff.map(({ username }) => `'${username}'`).join()})`;
    const found = await rows(admin, `SELECT Id FROM ${object} WHERE ${where} AND LastModifiedDate >= ${new Date(moment).toISOString()}`);
    sum += found.length;
  }
  return sum;
}

async function within(seconds: number, what: string, check: () => Promise<boolean>): Promise<void> {
  const deadline = performance.now() + seconds * 1000;
  while (!(await check())) {
    assert.ok(performance.now() < deadline, `not within ${seconds} s: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

test('the runs of the day before are there, each as old as it says, and the chain never stood still', async () => {
  const [state] = await rows(admin, 'SELECT ErrorCode__c, SyncedAt__c FROM SynclineConnectionState__c');
  assert.equal(state?.['ErrorCode__c'], null);
  const now = product.org.clock?.now() ?? Date.now();
  const runs = await rows(
    admin,
    'SELECT StartedAt__c, FinishedAt__c, CreatedDate, LateSeconds__c FROM SynclineRun__c ORDER BY StartedAt__c',
  );
  assert.ok(runs.length > 100, `${runs.length} runs`);
  for (let ago = 24; ago > 0; ago -= 4) {
    const quarter = runs.filter(
      (run) => now - millis(run['StartedAt__c']) <= ago * hour && now - millis(run['StartedAt__c']) > (ago - 4) * hour,
    );
    assert.ok(quarter.length >= 3, `${quarter.length} runs ${ago} to ${ago - 4} hours ago`);
  }
  for (const run of runs) {
    const created = millis(run['CreatedDate']);
    assert.ok(created >= millis(run['StartedAt__c']) && created - millis(run['StartedAt__c']) < 60_000, JSON.stringify(run));
    assert.ok(Number(run['LateSeconds__c']) <= 60, JSON.stringify(run));
  }
  // Every minute.
  const links = await rows(
    admin,
    "SELECT CompletedDate FROM AsyncApexJob WHERE ApexClass.Name = 'LinkJob' AND Status = 'Completed' ORDER BY CompletedDate",
  );
  const gaps = links.slice(1).map((link, index) => millis(link['CompletedDate']) - millis(links[index]?.['CompletedDate']));
  assert.ok(links.length >= 1200 && Math.max(...gaps) < 3 * 60_000, `${links.length} links, ${Math.max(...gaps)} ms between two`);
});

test('people made changes all day, each as themselves', async () => {
  for (const { username } of staff) {
    const made = await rows(
      admin,
      `SELECT Id FROM ${username.startsWith('mei') ? 'Case' : username.startsWith('lars') ? 'Lead' : 'Contact'} WHERE CreatedBy.Username = '${username}'`,
    );
    assert.ok(made.length > 0, username);
  }
});

test('two accounts fail since last night with a guide, and an edit mends one', async () => {
  type Group = { readonly count: number; readonly since: string; readonly guide: Row; readonly samples: readonly Row[] };
  const [connection] = await rows(admin, 'SELECT Id FROM SynclineConnection__c');
  const filter = JSON.stringify({ connectionId: connection?.['Id'], status: 'Open' });
  const failures = async (): Promise<readonly Group[]> =>
    (await act<{ groups: readonly Group[] }>(admin, 'ActivityController', 'failures', { filter, skipped: 0 })).groups;
  const [group, ...others] = await failures();
  assert.deepEqual([group?.count, others], [2, []]);
  assert.equal(group?.guide['code'], 'INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST');
  assert.equal(group.guide['isGeneric'], false, 'it has a guide of its own');
  assert.ok((product.org.clock?.now() ?? 0) - millis(group.since) > 2 * hour);
  const [failing] = await rows(admin, `SELECT Id, Name, BillingCountry FROM Account WHERE BillingCountry = 'Holland'`);
  assert.ok(failing);
  const explained = JSON.stringify(await act(admin, 'DiagnosisController', 'explain', { recordText: failing['Id'], connectionId: null }));
  assert.match(explained, /none of the countries known here/);

  await save(admin, 'update', 'Account', [{ Id: failing['Id'], BillingCountry: knownFor(failing['BillingCountry']) }]);
  await passMinutes(3);
  const stored = await storedRecords(product.receiverUrl).storedRecord('Account', String(failing['Id']));
  assert.equal(stored?.data['BillingCountry'], 'Netherlands');
  assert.deepEqual(
    (await failures()).map(({ count }) => count),
    [1],
  );
});

test('one that failed in the night was mended by a colleague, and is at the destination', async () => {
  const mended = await rows(
    admin,
    "SELECT Id, BillingCountry FROM Account WHERE BillingCity = 'Berlin' AND CreatedBy.Username IN ('sofia@syncline.local', 'tom@syncline.local') AND BillingCountry = 'Germany' ORDER BY CreatedDate",
  );
  const ended = await rows(
    admin,
    `SELECT Id FROM SynclineDeadLetter__c WHERE RecordId__c IN (${mended.map(({ Id }) => `'${String(Id)}'`).join()})`,
  );
  assert.ok(ended.length > 0, 'its failure is kept');
});

test('changes arrive while it runs, until people are sent home, which a later start keeps', async () => {
  const begin = product.org.clock?.now() ?? 0;
  await within(8, 'somebody changes something', async () => (await changesSince(begin)) >= 3);
  const newest = async (): Promise<number> =>
    ((await (await fetch(`${product.receiverUrl}/page/arrivals?limit=1`)).json()) as { newest: number }).newest;
  const before = await newest();
  await passMinutes(2);
  assert.ok((await newest()) > before, 'and it arrives');

  assert.equal(await switchPeople('viewer@syncline.local', false), 403, 'not by somebody who may not see Setup');
  assert.equal(await switchPeople(administratorUsername, false), 200);
  // What was being made may end.
  await new Promise((resolve) => setTimeout(resolve, 1000));
  product.org.clock?.advance(2000);
  const home = product.org.clock?.now() ?? 0;
  await new Promise((resolve) => setTimeout(resolve, 3000));
  assert.equal(await changesSince(home), 0);

  await started.close();
  await start();
  assert.equal(product.arePeopleAtWork, false);
  assert.equal(await switchPeople(administratorUsername, true), 200);
  const again = product.org.clock?.now() ?? 0;
  await within(8, 'they are back at work', async () => (await changesSince(again)) > 0);
});
