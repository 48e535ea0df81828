/** The receiver's own page: what a person sees of what arrived, whatever that holds and while the receiver comes and goes. */
import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import type { Browser, Locator, Page } from 'playwright-core';
import { startReceiver } from '../../receiver/index.ts';
import type { Receiver } from '../../receiver/index.ts';
import { clientOf, event } from '../../receiver/test-support/fixtures.ts';
import type { Client } from '../../receiver/test-support/fixtures.ts';
import { expectAccessible } from '../test-support/accessibility.ts';
import { openBrowser } from '../test-support/browser.ts';
import { freePort } from '../test-support/product.ts';

const hostile = '<img src=x onerror="document.title=1"><script>document.title=2</script> \u202etxt.exe';
const long = 'x'.repeat(100_000);

let browser: Browser;
let dataFolder: string;
let port: number;
let receiver: Receiver;
let client: Client;

async function startAgain(): Promise<void> {
  receiver = await startReceiver({ port, dataFolder });
  client = await clientOf(receiver);
}

before(async () => {
  dataFolder = fs.mkdtempSync(path.join(os.tmpdir(), 'receiver-page-'));
  port = await freePort();
  await startAgain();
  browser = await openBrowser();
});

after(async () => {
  await browser.close();
  await receiver.close();
  fs.rmSync(dataFolder, { recursive: true, force: true });
});

/** Its complaints are those of the browser: of scripts, and of what the page's policy forbids. */
async function openPage(address: string): Promise<{ page: Page; complaints: string[] }> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  await context.clock.install();
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' && !message.text().includes('ERR_CONNECTION_REFUSED')) complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('request', (request) => {
    if (!request.url().startsWith(receiver.url)) complaints.push(`It asks ${request.url()}`);
  });
  await page.goto(receiver.url + address);
  return { page, complaints };
}

const named = (number: number, Name: string, second = 0): unknown => event({ number, second, fields: { Name } });
const rows = (page: Page): Locator => page.locator('tr[data-position]');
/** The page looks again. */
const pass = (page: Page): Promise<void> => page.clock.fastForward(2500);

test('what arrives is there without a reload, found again, and followed to its versions and its delivery', async () => {
  const { page, complaints } = await openPage('/');
  await page.getByText('Nothing has arrived yet.').waitFor();
  await page.getByText('for demonstration and tests').waitFor();
  await client.deliver([event({ fields: { Name: hostile, Notes: `${long}1` } }), named(2, 'Harbor Foods')], { webhookId: 'msg_first' });
  await pass(page);
  await page.getByRole('link', { name: 'Harbor Foods' }).waitFor();
  assert.equal(await page.getByRole('status').textContent(), '2 new arrivals');
  await page.getByRole('region', { name: 'Records that it holds' }).getByText('Account 2 live').waitFor();
  const omitted = [{ field: 'Phone', reason: 'NOT_READABLE' }];
  await client.deliver([event({ second: 2, fields: { Name: hostile, Notes: `${long}2` }, data: { omitted } }), null], {
    webhookId: 'msg_second',
  });
  await client.deliver([named(1, 'Older', 1)], { webhookId: 'msg_third' });
  await pass(page);
  await page.getByText('↩ stale').waitFor();
  assert.equal(await rows(page).count(), 5);
  await expectAccessible(page, 'receiver, what arrived');

  await page.getByRole('searchbox', { name: 'Record id, name or webhook-id' }).focus();
  await page.keyboard.type('msg_sec');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await page.waitForURL('**/?search=msg_sec');
  await rows(page).nth(1).waitFor();
  assert.equal(await rows(page).count(), 2);
  await page.getByText('Event 0 of the batch').or(page.getByText('Event 1 of the batch')).waitFor();

  await page.getByRole('link', { name: '<img src=x' }).click();
  const versions = page.getByRole('region', { name: 'What came of it, newest first' }).getByRole('listitem');
  await versions.nth(2).waitFor();
  assert.match((await versions.nth(0).textContent()) ?? '', /created or changed.*stale.*It keeps 2026-01-01T00:00:02.000Z.*Older/);
  assert.match((await versions.nth(1).textContent()) ?? '', /accepted.*Notes.*x1.*100,001 characters.*x2.*100,001 characters/);
  assert.match((await versions.nth(1).textContent()) ?? '', /Phone \(NOT_READABLE\)/);
  assert.match((await versions.nth(2).textContent()) ?? '', /It came with 2 fields/);
  assert.equal(await page.getByRole('heading', { level: 1 }).locator('.unseen').textContent(), 'U+202E', 'what turns text around is named');
  assert.equal(await page.locator('img, main script').count(), 0, 'text stays text');
  await expectAccessible(page, 'receiver, record');

  await versions.nth(2).getByRole('link', { name: 'msg_first' }).click();
  await rows(page).nth(1).waitFor();
  await page.getByText('2 accepted').waitFor();
  await expectAccessible(page, 'receiver, delivery');
  await page.goBack();
  await versions.nth(2).waitFor();
  assert.deepEqual(complaints, []);
});

test('deliveries are listed with their answers', async () => {
  await client.deliver([named(3, 'Refused')], { webhookId: 'msg_refused', headers: { authorization: 'Bearer none' } });
  const { page, complaints } = await openPage('/?view=deliveries');
  const refused = page.getByRole('row', { name: /msg_refused/ });
  await refused.waitFor();
  assert.match((await refused.textContent()) ?? '', /not read.*401.*TOKEN_INVALID/);
  await expectAccessible(page, 'receiver, deliveries');
  assert.deepEqual(complaints, []);
});

test('what is shown stays while the receiver is gone, with words, and goes on when it is back', async () => {
  await client.deliver(
    Array.from({ length: 60 }, (_, index) => named(100 + index, `Many ${index}`)),
    { webhookId: 'msg_many' },
  );
  const { page, complaints } = await openPage('/?search=many');
  await rows(page).nth(49).waitFor();
  await receiver.close();
  await pass(page);
  await page.getByText(/The receiver does not answer\. What you see is from .*\. Next try in 2 s\./).waitFor();
  assert.equal(await rows(page).count(), 50);
  await expectAccessible(page, 'receiver, gone');
  await startAgain();
  await page.getByRole('button', { name: 'Try now' }).click();
  await page.getByText(/^Live\. Checked at/).waitFor();
  assert.equal(await page.evaluate(() => document.activeElement?.id), 'pause', 'the focus is not lost with the button');

  await page.getByRole('button', { name: 'Show older' }).press('Enter');
  await rows(page).nth(59).waitFor();
  assert.equal(await page.evaluate(() => document.activeElement?.textContent), 'Many 9', 'it goes to the first of those that came');
  await client.deliver([named(200, 'Many more')]);
  await pass(page);
  await page.getByRole('button', { name: '1 new arrival: show' }).click();
  await rows(page).filter({ hasText: 'Many more' }).waitFor();
  assert.equal(await rows(page).count(), 61);

  await page.getByRole('button', { name: 'Pause' }).click();
  await client.deliver([named(201, 'Many unseen')]);
  await pass(page);
  await page.getByText(/^Paused\./).waitFor();
  assert.equal(await rows(page).count(), 61);
  await page.getByRole('button', { name: 'Resume' }).click();
  await rows(page)
    .filter({ hasText: 'Many unseen' })
    .or(page.getByRole('button', { name: '1 new arrival: show' }))
    .first()
    .waitFor();
  assert.deepEqual(complaints, []);
});

test('an edited address adds nothing to what may be chosen, and is told what there is not', async () => {
  await client.deliver([named(300, 'Edited One'), named(301, 'Edited Two')], { webhookId: 'msg_edited' });
  const offered = async (page: Page): Promise<string[]> => page.locator('form option').allTextContents();
  const { page: usual } = await openPage('/');
  await usual.getByRole('link', { name: 'Edited One' }).waitFor();
  const { page, complaints } = await openPage('/?search=edited&object=Unicorn__c&kind=pie&answer=constructor');
  await rows(page).nth(1).waitFor();
  assert.equal(await rows(page).count(), 2, 'what else is asked for holds');
  assert.deepEqual(await offered(page), await offered(usual));
  const notices = await page.locator('.notice').allTextContents();
  assert.deepEqual(
    notices,
    ['object Unicorn__c', 'kind of event pie', 'answer constructor'].map(
      (what) => `The address asks for the ${what}, which is not known here: it is left out.`,
    ),
  );
  await expectAccessible(page, 'receiver, an edited address');

  const { page: known } = await openPage('/?search=edited&object=Account&kind=upserted&answer=accepted');
  await rows(known).nth(1).waitFor();
  const chosen = await Promise.all(
    ['Object', 'What it says', 'Answer'].map((label) => known.getByLabel(label, { exact: true }).inputValue()),
  );
  assert.deepEqual(chosen, ['Account', 'upserted', 'accepted'], 'what there is, is chosen');
  assert.equal(await known.locator('.notice').count(), 0);
  assert.deepEqual(complaints, []);
});

test('a search while the receiver is gone says so, and finds what it asks for once it is back', async () => {
  await client.deliver([named(400, 'Sought Afterwards')], { webhookId: 'msg_sought' });
  const { page, complaints } = await openPage('/');
  await page.getByRole('link', { name: 'Sought Afterwards' }).waitFor();
  await receiver.close();
  await page.getByRole('searchbox', { name: 'Record id, name or webhook-id' }).fill('sought');
  await page.keyboard.press('Enter');
  await page.waitForURL('**/?search=sought');
  await page.getByText('The receiver does not answer. Nothing could be read yet. Next try in 2 s.').waitFor();
  assert.equal(await page.getByRole('searchbox').inputValue(), 'sought', 'what is typed is still there');
  await expectAccessible(page, 'receiver, a search while it is gone');
  await page.getByRole('link', { name: 'Deliveries', exact: true }).click();
  await page.getByRole('heading', { level: 1, name: 'Deliveries' }).waitFor();
  await page.locator('#connection', { hasText: 'The receiver does not answer.' }).waitFor();
  await page.goBack();
  await page.getByRole('heading', { level: 1, name: 'What arrived' }).waitFor();
  await startAgain();
  await page.getByRole('button', { name: 'Try now' }).click();
  await rows(page).filter({ hasText: 'Sought Afterwards' }).waitFor();
  await page.getByText(/^Live\. Checked at/).waitFor();
  assert.equal(await rows(page).count(), 1);
  assert.deepEqual(complaints, []);
});
