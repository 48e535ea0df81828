import assert from 'node:assert/strict';
import { afterEach, before, test } from 'node:test';
import type { Connection } from 'jsforce';
import type { Locator, Page } from 'playwright-core';
import { expectAccessible } from '../test-support/accessibility.ts';
import { useJourney } from '../test-support/journey.ts';
import { eventually } from '../test-support/product.ts';

/** Of their own, since other journeys go by the demonstration's streams. */
const objects = ['Campaign', 'Pricebook2', 'Product2'] as const;
const names = { Campaign: 'Campaigns of ours', Pricebook2: 'Price lists', Product2: 'What we sell' };
const most = 8_000;

const journey = useJourney();
afterEach(() => journey.closePages());
let org: Connection;
before(async () => {
  org = await journey.connect();
  const [known] = await org.sobject('SynclineStream__c').find<{ Connection__c: string }>({ ObjectName__c: 'Case' }, ['Connection__c']);
  for (const object of objects) {
    const records = [0, 1, 2].map((index) => ({ Name: `${object} ${index}` }));
    await org.sobject(object).create(records);
    await org.sobject('SynclineStream__c').create({
      Name: names[object],
      Connection__c: known?.Connection__c,
      ObjectName__c: object,
      Fields__c: JSON.stringify([{ name: 'Name' }]),
      FrequencyMinutes__c: 1,
      Lookback__c: 'Everything',
      IsOn__c: true,
    });
  }
  await journey.product.passMinutes(4);
  await eventually(
    'the records of all three at the receiver',
    async () => (await Promise.all(objects.map(live))).every((count) => count >= 3),
    most,
  );
});

async function live(object: string): Promise<number> {
  return (await journey.product.stored(object)).records.filter(({ state }) => state === 'live').length;
}

const list = (page: Page): Locator => page.locator('c-stream-list');

async function openData(): Promise<Page> {
  const page = await journey.logIn('admin@syncline.local', { height: 1000, tab: 'Syncline_Data' });
  page.setDefaultTimeout(most);
  return page;
}

async function choose(page: Page, name: string, item: string): Promise<Locator> {
  await page.getByRole('button', { name: new RegExp(`^More about ${name}`) }).click();
  await page.getByRole('menuitem', { name: item }).click();
  const dialog = page.getByRole('dialog');
  await dialog.waitFor();
  return dialog;
}

test('a stream gets a name of its own, in any script, and no two are called alike', async () => {
  const page = await openData();
  const dialog = await choose(page, names.Campaign, 'Rename…');
  const field = dialog.getByLabel('Name of the stream');
  await field.fill(names.Product2.toUpperCase());
  await dialog.getByRole('button', { name: 'Rename' }).click();
  await dialog.getByText(`Another stream of the connection is called ${names.Product2}.`).waitFor();
  await expectAccessible(page, 'rename, the name is taken');
  await field.fill('حملات 重要 <b>');
  await dialog.getByRole('button', { name: 'Rename' }).click();
  await dialog.waitFor({ state: 'detached' });
  await list(page)
    .getByRole('button', { name: /^حملات 重要 <b> \(Campaign\)/ })
    .click();
  await page.getByRole('heading', { name: 'Stream حملات 重要 <b> (Campaign)' }).waitFor();
  await expectAccessible(page, 'a stream with a name of its own');
});

test('three streams are changed at once, after what changes of each was shown', async () => {
  const page = await openData();
  await list(page).getByRole('button', { name: 'Change several' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('combobox', { name: 'Frequency' }).click();
  await page.getByRole('option', { name: /hour/i }).click();
  for (const name of [names.Pricebook2, names.Product2, 'حملات']) {
    await dialog.getByText(new RegExp(`^${name}`)).click();
    assert.ok(await dialog.getByRole('checkbox', { name: new RegExp(`^${name}`) }).isChecked(), name);
  }
  await expectAccessible(page, 'change several, choosing');
  await dialog.getByRole('button', { name: 'Review' }).click();
  await dialog.getByRole('button', { name: 'Save 3 streams' }).waitFor();
  assert.equal(await dialog.locator('[data-row]').count(), 3);
  await expectAccessible(page, 'change several, reviewed');
  await dialog.getByRole('button', { name: 'Save 3 streams' }).click();
  await dialog.getByText('Streams saved: 3 of 3').waitFor();
  await dialog.getByRole('button', { name: 'Close', exact: true }).click();

  const saved = await org.sobject('SynclineStream__c').find({ ObjectName__c: { $in: [...objects] } }, ['FrequencyMinutes__c']);
  assert.deepEqual(
    saved.map(({ FrequencyMinutes__c: minutes }) => minutes),
    [60, 60, 60],
  );
});

test('a deleted stream takes its records out at the destination', async () => {
  const page = await openData();
  const dialog = await choose(page, names.Product2, 'Delete…');
  const remove = dialog.getByRole('button', { name: 'Delete stream' });
  assert.ok(await remove.isDisabled(), 'nothing is chosen beforehand');
  await dialog.getByText('Take them out there').click();
  await expectAccessible(page, 'delete, what becomes of the records');
  await remove.click();
  await dialog.waitFor({ state: 'detached' });

  await journey.product.withinMinutes(5, 'the products taken out', async () => (await live('Product2')) === 0);
  await journey.product.withinMinutes(
    20,
    'the stream gone',
    async () => (await org.sobject('SynclineStream__c').find({ ObjectName__c: 'Product2' })).length === 0,
  );
  await list(page)
    .getByRole('button', { name: new RegExp(`^${names.Product2}`) })
    .waitFor({ state: 'detached' });
});

test('a deleted stream leaves its records at the destination, where somebody says so', async () => {
  const before = await live('Pricebook2');
  const page = await openData();
  const dialog = await choose(page, names.Pricebook2, 'Delete…');
  await dialog.getByText('Keep them there').click();
  await dialog.getByRole('button', { name: 'Delete stream' }).click();
  await dialog.waitFor({ state: 'detached' });
  await list(page)
    .getByRole('button', { name: new RegExp(`^${names.Pricebook2}`) })
    .waitFor({ state: 'detached' });
  await journey.product.passMinutes(3);
  assert.equal(await live('Pricebook2'), before, 'they stay');
  assert.equal((await org.sobject('SynclineStream__c').find({ ObjectName__c: 'Pricebook2' })).length, 0);
});
