/** The app in a subscriber's org: its tab and its calls carry the namespace, and what the package protects is out of reach. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { useJourney } from '../test-support/journey.ts';

const journey = useJourney(['--installed', '--empty']);

test('a subscriber opens the app by its namespace and calls the package through it', async () => {
  const page = await journey.logIn('admin@syncline.local', { url: `${journey.product.url}/lightning/n/syncline__Syncline_Overview` });
  await page.getByRole('heading', { name: 'Overview' }).waitFor();
  assert.equal(await page.getByRole('link', { name: 'Overview' }).getAttribute('aria-current'), 'page');

  const nobody = await journey.logIn('nobody@syncline.local');
  const { text } = await journey.callApex(nobody, { className: 'OverviewController', method: 'load' });
  assert.match(text, /You do not have access to the Apex class named/);
});

test('Setup names what a permission set of the package grants in full', async () => {
  const page = await journey.logIn('admin@syncline.local', { url: `${journey.product.url}/lightning/setup/PermSets/home` });
  await page.getByRole('link', { name: 'Syncline Viewer' }).click();
  await page.getByText(/\bsyncline\.OverviewController\b/).waitFor();
  await page.getByText(/\bsyncline__ViewActivity\b/).waitFor();
});

test('a subscriber reads neither the protected settings nor the classes of the package', async () => {
  const connection = await journey.connect();
  await assert.rejects(async () => connection.query('SELECT Id FROM syncline__SynclineOrgSecret__c'), /is not supported/);
  await assert.rejects(connection.sobject('syncline__SynclineOrgSecret__c').describe(), /does not exist/);
  const runs = await connection.query('SELECT Id FROM syncline__SynclineRun__c');
  assert.ok(runs.done, 'what is not protected can be read by its full name');
  await assert.rejects(async () => connection.query('SELECT Id FROM SynclineRun__c'), /is not supported/, 'and by no other');
  const anonymous = await connection.tooling.executeAnonymous("syncline.ObjectCatalog.find('Account');");
  assert.equal(anonymous.compileProblem, 'Type is not visible: syncline.ObjectCatalog');
});
