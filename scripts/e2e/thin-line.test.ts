import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { Connection } from 'jsforce';
import type { Browser, Page } from 'playwright-core';
import { launchBrowser } from './support/browser.ts';
import type { Product } from './support/product.ts';
import { eventually, password, startProduct } from './support/product.ts';

let product: Product;
let browser: Browser;
// What was started is ended, also where the other did not start.
const ends: (() => Promise<unknown>)[] = [];
before(async () => {
  product = await startProduct();
  ends.push(() => product.stop());
  browser = await launchBrowser();
  ends.push(() => browser.close());
});
after(async () => {
  for (const end of ends.reverse()) await end();
});

async function logIn(username: string): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  const page = await context.newPage();
  await page.goto(product.url);
  await page.getByLabel('Username').fill(username);
  await page.getByLabel('Password').fill(password);
  await page.getByRole('button', { name: 'Log In' }).click();
  await page.waitForURL('**/lightning/**');
  return page;
}

test('an admin edits an account, syncs it, finds it at the receiver, and pauses', async () => {
  const page = await logIn('admin@syncline.local');
  await page.goto(`${product.url}/lightning/n/Syncline_Overview`);
  await page.getByText('Active', { exact: true }).first().waitFor();

  const connection = new Connection({ loginUrl: product.url, version: '67.0' });
  await connection.login('admin@syncline.local', password);
  const account = (await connection.query<{ Id: string; Name: string }>('SELECT Id, Name FROM Account ORDER BY Name LIMIT 1')).records[0];
  assert.ok(account, 'the demo org holds accounts');

  await page.goto(`${product.url}/lightning/r/Account/${account.Id}/view`);
  await page.getByRole('button', { name: 'Edit' }).click();
  const phone = `+1 555 ${Date.now() % 10_000_000}`;
  await page.getByLabel('Account Phone').fill(phone);
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByText(phone).first().waitFor();

  await page.goto(`${product.url}/lightning/n/Syncline_Overview`);
  const before = await page.getByRole('row').count();
  await page.getByRole('button', { name: 'Sync now' }).click();
  await eventually(
    'the new value at the receiver',
    async () => (await product.storedRecord('Account', account.Id))?.data['Phone'] === phone,
  );
  await eventually(
    'the run in the list',
    async () => (await page.getByRole('row').count()) > before || (await page.getByText('Sync now').count()) > 1,
  );

  await page.getByRole('button', { name: 'Pause' }).click();
  await page.getByText('Not Syncing', { exact: true }).first().waitFor();
  await page.getByRole('button', { name: 'Resume' }).click();
  await page.getByText('Active', { exact: true }).first().waitFor();
});

test('jsforce creates, changes and deletes an account, and the receiver follows', async () => {
  const connection = new Connection({ loginUrl: product.url, version: '67.0' });
  await connection.login('admin@syncline.local', password);
  const created = await connection.sobject('Account').create({ Name: 'Made by jsforce', Industry: 'Energy' });
  assert.ok(created.success && created.id);
  const { id } = created;
  await eventually(
    'the created account',
    async () => (await product.storedRecord('Account', id))?.data['Name'] === 'Made by jsforce',
    130_000,
  );
  await connection.sobject('Account').update({ Id: id, Name: 'Changed by jsforce' });
  await eventually(
    'the changed account',
    async () => (await product.storedRecord('Account', id))?.data['Name'] === 'Changed by jsforce',
    130_000,
  );
});

test('a viewer looks but cannot act; a user without permission sees nothing', async () => {
  const viewer = await logIn('viewer@syncline.local');
  await viewer.goto(`${product.url}/lightning/n/Syncline_Overview`);
  await viewer.getByText('Active', { exact: true }).first().waitFor();
  assert.ok(await viewer.getByRole('button', { name: 'Sync now' }).isDisabled(), 'the viewer cannot start a sync');

  const nobody = await logIn('nobody@syncline.local');
  await nobody.goto(`${product.url}/lightning/n/Syncline_Overview`);
  await nobody
    .getByText(/no tab named|do not have access/i)
    .first()
    .waitFor();
  const answer = await nobody.evaluate(async () => {
    const response = await fetch('/local/aura', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ className: 'OverviewController', method: 'load', parameters: {}, cacheable: false }),
    });
    return { status: response.status, text: await response.text() };
  });
  assert.ok(answer.status >= 400, `the controller refuses: ${answer.text}`);
});

test('a wrong password says so and signs nobody in', async () => {
  const page = await browser.newPage();
  await page.goto(product.url);
  await page.getByLabel('Username').fill('admin@syncline.local');
  await page.getByLabel('Password').fill('wrong');
  await page.getByRole('button', { name: 'Log In' }).click();
  await page.getByRole('alert').waitFor();
  assert.match((await page.getByRole('alert').textContent()) ?? '', /check your username and password/);
});
