/** A sandbox of an org in which a connection is on: it says what it is, sends nothing, and is armed for a destination of its own. */
import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { before, test } from 'node:test';
import type { Locator, Page } from 'playwright-core';
import { createConnection } from '../../demo/connection.ts';
import { copyOrg, newOrganizationId } from '../../local-org/copy/copy-org.ts';
import { expectAccessible } from '../test-support/accessibility.ts';
import { enableInSetup, personOn, startConnection } from '../test-support/connection.ts';
import { startMovableProduct, useJourney } from '../test-support/journey.ts';
import type { Addresses, Ends } from '../test-support/journey.ts';

const name = `Copied ${Date.now()}`;
const administrator = 'admin@syncline.local';

const inProduction = useJourney(['--installed', '--empty']);
const inSandbox = useJourney(startSandbox);
let page: Page;
/** Of a record that only the sandbox has. */
let savedId: string;

before(async () => {
  page = await inSandbox.logIn(`${administrator}.uat`, { height: 1400 });
});

async function startSandbox(ends: Ends): Promise<Addresses> {
  await syncProduction();
  const folder = path.join(fs.mkdtempSync(path.join(os.tmpdir(), 'journeys-copy-')), 'state');
  const change = { organizationId: newOrganizationId(), sandboxName: 'uat' };
  fs.mkdirSync(folder);
  // Of an org that runs.
  copyOrg(path.join(inProduction.product.stateFolder, 'installed'), path.join(folder, 'installed'), change);
  const copy = await startMovableProduct(['--installed'], folder);
  ends.push(() => copy.end());
  return copy;
}

/** A connection that has sent what there is. */
async function syncProduction(): Promise<void> {
  const org = await inProduction.connect();
  await org.sobject('Account').create(Array.from({ length: 200 }, (_, index) => ({ Name: `Of production ${index}` })));
  const admin = personOn(inProduction, await inProduction.logIn(administrator));
  const { records } = await org.query<{ Id: string }>(`SELECT Id FROM User WHERE Username = '${administrator}'`);
  const { product } = inProduction;
  const wanted = { name, receiverUrl: product.receiverUrl, connectorId: records[0]?.Id ?? '' };
  await startConnection(admin, await createConnection(admin, wanted), 'Account');
  const { totalSize } = await org.query('SELECT COUNT() FROM Account');
  await product.withinMinutes(10, 'the initial sync of production', async () => (await product.stored('Account')).total === totalSize);
  await inProduction.closePages();
}

/** A star before its label says that it is needed. */
function field(label: string): Locator {
  return page.getByLabel(new RegExp(`^\\*?${label}$`));
}

const press = (label: string): Promise<void> => page.getByRole('button', { name: label, exact: true }).click();

test('each page says that this is a copy, and nothing of it is sent', async () => {
  const org = await inSandbox.connect(`${administrator}.uat`);
  const saved = await org.sobject('Account').create({ Name: 'Of the sandbox alone' });
  savedId = String(saved.id);
  await page.goto(inSandbox.tabUrl('Syncline_Overview'));
  await page.getByText('for example a refreshed sandbox').first().waitFor();
  await expectAccessible(page, 'the overview of a copied org');
  await inSandbox.product.passMinutes(70);
  assert.equal(await inProduction.product.storedRecord('Account', savedId), null);
  assert.equal((await inSandbox.product.stored('Account')).total, 0);
  await page.goto(inSandbox.tabUrl('Syncline_Connections'));
  await press(name);
  await page.getByRole('heading', { name: `Arm ${name} again` }).waitFor();
  assert.equal(await field('Base URL').inputValue(), '', 'the address of production is not suggested');
  await expectAccessible(page, 'the connections of a copied org');
});

test('a sandbox is armed for no production', async () => {
  await field('Base URL').fill(inSandbox.product.receiverUrl);
  await field('Token URL').fill(`${inSandbox.product.receiverUrl}/oauth2/token`);
  await page.getByText('Production', { exact: true }).last().click();
  await press('Continue');
  await field('Consumer key').fill('syncline-demo');
  await field('Consumer secret').fill('syncline-demo-secret');
  await press('Arm again');
  await page.getByText('This org is a sandbox').waitFor();
  await press('Change');
  assert.equal(await field('Base URL').inputValue(), inSandbox.product.receiverUrl, 'nothing typed is lost');
  await page.getByText('Sandbox', { exact: true }).last().click();
  await press('Continue');
  await expectAccessible(page, 'arming');
});

test('armed for its own destination it sends there, and production gets nothing of it', async () => {
  await field('Consumer key').fill('syncline-demo');
  await field('Consumer secret').fill('syncline-demo-secret');
  await press('Arm again');
  await page.locator('[data-step="ENABLE"][data-state="Current"]').waitFor();
  await expectAccessible(page, 'armed');
  await enableInSetup(inSandbox, page);
  await page.locator('[data-step="TEST"][data-state="Current"]').waitFor();
  await press('Test');
  await press('This is the right destination');
  await press('Turn on');
  await page.getByRole('button', { name: 'Disconnect' }).waitFor();
  const arrived = await inSandbox.product.withinMinutes(15, 'the record of the sandbox at its own destination', async () =>
    inSandbox.product.storedRecord('Account', savedId),
  );
  assert.equal(arrived.data['Name'], 'Of the sandbox alone');
  assert.equal(await inProduction.product.storedRecord('Account', savedId), null);
  const [own, others] = [await inSandbox.product.stored('Account'), await inProduction.product.stored('Account')];
  assert.equal(own.total, others.total + 1, 'all that the other destination has, and the one record more');
  await expectAccessible(page, 'armed and on');
});
