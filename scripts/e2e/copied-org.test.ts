/** A sandbox of an org in which a connection is on: it says what it is, sends nothing, and is armed for a destination of its own. */
import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { Connection } from 'jsforce';
import type { Browser, Locator, Page } from 'playwright-core';
import { copyOrg, newOrganizationId } from '../local-org/copy/copy-org.ts';
import { expectAccessible } from './test-support/accessibility.ts';
import { launchBrowser } from './test-support/browser.ts';
import { productAt, startMovableProduct } from './test-support/journey.ts';
import type { Addresses, JourneyProduct } from './test-support/journey.ts';
import { password } from './test-support/product.ts';

const mode = ['--installed'];
const administrator = 'admin@syncline.local.uat';
const ends: (() => Promise<unknown>)[] = [];

let production: JourneyProduct;
let sandbox: JourneyProduct;
let addresses: Addresses;
let browser: Browser;
let page: Page;
/** Of a record that only the sandbox has. */
let savedId: string;

before(async () => {
  const source = await startMovableProduct(mode);
  ends.push(() => source.end());
  production = productAt(source);
  await production.withinMinutes(10, 'the initial sync of production', async () => (await production.stored('Account')).total > 0);
  const folder = path.join(fs.mkdtempSync(path.join(os.tmpdir(), 'journeys-copy-')), 'state');
  const change = { organizationId: newOrganizationId(), sandboxName: 'uat' };
  fs.mkdirSync(folder);
  // Of an org that runs.
  copyOrg(path.join(source.stateFolder, 'installed'), path.join(folder, 'installed'), change);
  const copy = await startMovableProduct(mode, folder);
  ends.push(() => copy.end());
  addresses = copy;
  sandbox = productAt(copy);
  browser = await launchBrowser();
  ends.push(() => browser.close());
  page = await (await browser.newContext({ viewport: { width: 1280, height: 1400 } })).newPage();
  await page.goto(sandbox.url);
  await page.getByLabel('Username').fill(administrator);
  await page.getByLabel('Password').fill(password);
  await page.getByRole('button', { name: 'Log In' }).click();
  await page.waitForURL('**/lightning/**');
});

after(async () => {
  for (const end of ends.reverse()) await end();
});

async function open(tab: string): Promise<void> {
  await page.goto(`${sandbox.url}/lightning/n/${addresses.installedNamespace}__${tab}`);
}

/** A star before its label says that it is needed. */
function field(label: string): Locator {
  return page.getByLabel(new RegExp(`^\\*?${label}$`));
}

const press = (label: string): Promise<void> => page.getByRole('button', { name: label, exact: true }).click();

/** axe finds nothing; where a folder is named, also how it looks in light, in dark and on a phone. */
async function picture(name: string): Promise<void> {
  await expectAccessible(page, name);
  const folder = process.env['SYNCLINE_PICTURES'];
  if (folder === undefined) return;
  for (const [look, width, colorScheme] of [
    ['light', 1280, 'light'],
    ['dark', 1280, 'dark'],
    ['phone', 390, 'light'],
  ] as const) {
    await page.emulateMedia({ colorScheme });
    await page.setViewportSize({ width, height: 1400 });
    await page.screenshot({ path: path.join(folder, `${name}-${look}.png`), fullPage: true });
  }
  await page.emulateMedia({ colorScheme: 'light' });
  await page.setViewportSize({ width: 1280, height: 1400 });
}

test('each page says that this is a copy, and nothing of it is sent', async () => {
  const org = new Connection({ loginUrl: sandbox.url, version: '67.0' });
  await org.login(administrator, password);
  const saved = await org.sobject('Account').create({ Name: 'Of the sandbox alone' });
  savedId = String(saved.id);
  await open('Syncline_Overview');
  await page.getByText('such as a refreshed sandbox').first().waitFor();
  await picture('copied-overview');
  await sandbox.passMinutes(70);
  assert.equal(await production.storedRecord('Account', savedId), null);
  assert.equal((await sandbox.stored('Account')).total, 0);
  await open('Syncline_Connections');
  await page.getByText('Demo destination').first().click();
  await page.getByRole('heading', { name: 'Arm Demo destination again' }).waitFor();
  assert.equal(await field('Base URL').inputValue(), '', 'the address of production is not suggested');
  await picture('copied-connections');
});

test('a sandbox is armed for no production', async () => {
  await field('Base URL').fill(sandbox.receiverUrl);
  await field('Token URL').fill(`${sandbox.receiverUrl}/oauth2/token`);
  await page.getByText('Production', { exact: true }).last().click();
  await press('Continue');
  await field('Consumer key').fill('syncline-demo');
  await field('Consumer secret').fill('syncline-demo-secret');
  await press('Arm again');
  await page.getByText('This org is a sandbox').waitFor();
  await press('Change');
  assert.equal(await field('Base URL').inputValue(), sandbox.receiverUrl, 'nothing typed is lost');
  await page.getByText('Sandbox', { exact: true }).last().click();
  await press('Continue');
  await picture('arming');
});

test('armed for its own destination it sends there, and production gets nothing of it', async () => {
  await field('Consumer key').fill('syncline-demo');
  await field('Consumer secret').fill('syncline-demo-secret');
  await press('Arm again');
  await page.locator('[data-step="ENABLE"][data-state="Current"]').waitFor();
  await picture('armed');
  const opened = page.context().waitForEvent('page');
  await page.getByRole('link', { name: 'Open the named credential in Setup' }).click();
  const setup = await opened;
  await setup.getByRole('switch', { name: /Enabled for Callouts/ }).waitFor();
  await setup.locator('label', { hasText: 'Enabled for Callouts' }).first().click();
  await page.locator('[data-step="TEST"][data-state="Current"]').waitFor();
  await setup.close();
  await press('Test');
  await press('This is the right destination');
  await press('Switch on');
  await page.getByRole('button', { name: 'Disconnect' }).waitFor();
  const arrived = await sandbox.withinMinutes(15, 'the record of the sandbox at its own destination', async () =>
    sandbox.storedRecord('Account', savedId),
  );
  assert.equal(arrived.data['Name'], 'Of the sandbox alone');
  assert.equal(await production.storedRecord('Account', savedId), null);
  const [own, others] = [await sandbox.stored('Account'), await production.stored('Account')];
  assert.equal(own.total, others.total + 1, 'all that the other destination has, and the one record more');
  await picture('armed-and-on');
});
