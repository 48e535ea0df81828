import assert from 'node:assert/strict';
import { afterEach, before, test } from 'node:test';
import type { Connection } from 'jsforce';
import type { Page } from 'playwright-core';
import { useJourney } from '../test-support/journey.ts';
import { pairApex } from '../test-support/pair-apex.ts';
import { eventually } from '../test-support/product.ts';

const journey = useJourney();
afterEach(() => journey.closePages());
let org: Connection;
/** A pair of its own, as Apex makes one: no other journey's callouts go through it. */
const credential = `Journey${Date.now()}`;
before(async () => {
  org = await journey.connect();
  const url = 'https://destination.example.com';
  const made = await org.tooling.executeAnonymous(pairApex({ name: credential, url, tokenUrl: `${url}/token` }));
  assert.equal(made.success, true, made.exceptionMessage ?? made.compileProblem ?? '');
});

function openSetup(path: string, username = 'admin@syncline.local'): Promise<Page> {
  return journey.logIn(username, { url: `${journey.product.url}/lightning/setup/${path}` });
}

async function idOf(object: string, where: string): Promise<string> {
  const { records } = await org.query<{ Id: string }>(`SELECT Id FROM ${object} WHERE ${where}`);
  assert.equal(records.length, 1, `${object} where ${where}`);
  return records[0]?.Id ?? '';
}

test('the Id that SOQL gives opens a named credential, where its callouts are switched and its URL is edited', async () => {
  const page = await openSetup(`NamedCredential/${await idOf('NamedCredential', `DeveloperName = '${credential}'`)}/view`);
  const toggle = page.getByRole('switch', { name: /Enabled for Callouts/ });
  await toggle.waitFor();
  assert.equal(await toggle.isChecked(), false, 'what Apex makes is disabled');
  await page.getByRole('table', { name: 'Principals' }).getByText('Not configured', { exact: true }).waitFor();

  const url = page.getByRole('textbox', { name: /^\W*URL$/ });
  await page.getByRole('button', { name: 'Edit' }).click();
  await url.fill('https://other.example.com/?key=1');
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByText("The URL can't have a query").waitFor();
  await url.fill('https://other.example.com');
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByText('The credential was saved.').waitFor();
  const stored = await org.query<{ Endpoint: string }>(`SELECT Endpoint FROM NamedCredential WHERE DeveloperName = '${credential}'`);
  assert.equal(stored.records[0]?.Endpoint, 'https://other.example.com');

  // The label lies over the box.
  await page.getByText('Enabled for Callouts').click();
  await page.getByText('Callouts are enabled.').waitFor();
  await page.reload();
  await toggle.waitFor();
  assert.ok(await toggle.isChecked(), 'the org keeps it');
});

test('a permission set is assigned and taken away', async () => {
  const page = await openSetup('PermSets/home');
  await page.getByRole('link', { name: 'Syncline Viewer' }).click();
  await page.getByRole('heading', { name: 'Assigned users' }).waitFor();
  await page.getByRole('row', { name: /SynclineRun__c/ }).waitFor();
  await page.getByRole('combobox', { name: 'User' }).click();
  await page.getByRole('option', { name: /nobody@syncline\.local/ }).click();
  await page.getByRole('button', { name: 'Assign' }).click();
  const line = page.getByRole('listitem').filter({ hasText: 'nobody@syncline.local' });
  await line.waitFor();
  const assigned = async () =>
    (await org.query("SELECT Id FROM PermissionSetAssignment WHERE Assignee.Username = 'nobody@syncline.local'")).totalSize;
  assert.equal(await assigned(), 1);
  await line.getByRole('button', { name: 'Remove' }).click();
  await eventually('the assignment is gone', async () => (await assigned()) === 0);
  await line.waitFor({ state: 'detached' });
});

test('who may not see Setup finds no way into it', async () => {
  const page = await openSetup('NamedCredential/home', 'viewer@syncline.local');
  await page.getByText('Setup is for users with the permission View Setup and Configuration.').waitFor();
  assert.equal(await page.getByRole('button', { name: 'Setup' }).count(), 0);
  const status = await page.evaluate(async () => {
    const answer = await fetch('/local/setup', { method: 'POST', body: JSON.stringify({ page: 'namedCredentials' }) });
    return answer.status;
  });
  assert.equal(status, 403);
});
