import assert from 'node:assert/strict';
import { afterEach, test } from 'node:test';
import type { Page } from 'playwright-core';
import { expectAccessible } from '../test-support/accessibility.ts';
import { useJourney } from '../test-support/journey.ts';
import { eventually as waitFor } from '../test-support/product.ts';

const journey = useJourney();
afterEach(() => journey.closePages());

const eventually = <T>(what: string, check: () => Promise<T>) => waitFor(what, check, 8_000);
const streams = (page: Page) => page.locator('c-stream-list');
const heading = (page: Page, object: string) => page.getByRole('heading', { name: `Stream ${object}`, exact: true });
const tab = (page: Page, name: string) => page.getByRole('tab', { name, exact: true });
const outward = (page: Page, field: string) => page.getByLabel(`Outward name of ${field}`, { exact: true });
const unsaved = (page: Page) => page.locator('c-unsaved-streams');

async function openData(username: string, state = ''): Promise<Page> {
  const page = await journey.logIn(username);
  page.setDefaultTimeout(8_000);
  await page.goto(`${journey.tabUrl('Syncline_Data')}${state}`);
  await streams(page).waitFor();
  return page;
}

async function choose(page: Page, object: string): Promise<void> {
  await streams(page)
    .getByRole('button', { name: new RegExp(`^${object}`) })
    .click();
  await heading(page, object).waitFor();
}

async function isOpen(page: Page, object: string, name: string): Promise<void> {
  await heading(page, object).waitFor();
  await eventually(`the tab ${name} of ${object}`, async () => (await tab(page, name).getAttribute('aria-selected')) === 'true');
}

/** Whoever reloads with a draft is asked by the browser. */
async function reload(page: Page): Promise<void> {
  page.once('dialog', (asked) => void asked.accept());
  await page.reload();
}

test('Back and Forward go through streams and tabs; a reload, a new tab and a colleague land at the same', async () => {
  const page = await openData('admin@syncline.local');
  await choose(page, 'Account');
  await tab(page, 'Filter').click();
  await page.waitForURL(/c__part=filter/);
  await choose(page, 'Case');
  await isOpen(page, 'Case', 'Fields');
  await tab(page, 'Schedule').click();
  await page.waitForURL(/c__part=schedule/);

  await page.goBack();
  await isOpen(page, 'Case', 'Fields');
  await page.goBack();
  await isOpen(page, 'Account', 'Filter');
  await page.goForward();
  await page.goForward();
  await isOpen(page, 'Case', 'Schedule');
  await page.reload();
  await isOpen(page, 'Case', 'Schedule');
  const other = await page.context().newPage();
  await other.goto(page.url());
  await isOpen(other, 'Case', 'Schedule');
  await other.close();
  const colleague = await journey.logIn('viewer@syncline.local');
  await colleague.goto(page.url());
  await isOpen(colleague, 'Case', 'Schedule');

  await page.getByRole('button', { name: 'New stream' }).click();
  await page.getByLabel('Search objects').waitFor();
  await page.goBack();
  await isOpen(page, 'Case', 'Schedule');
});

test('an address of what is not there says so by name, and the list stands', async () => {
  const page = await openData('admin@syncline.local', '?c__stream=a02000000000009AAA');
  await page.getByText('There is no stream "a02000000000009AAA" here').waitFor();
  await expectAccessible(page, 'an unknown stream');
  await choose(page, 'Case');
  await page.goto(page.url() + '&c__part=colours');
  await page.getByText('A stream has no tab "colours".').waitFor();
  await isOpen(page, 'Case', 'Fields');
  await page.goto(`${journey.tabUrl('Syncline_Data')}?c__connection=elsewhere`);
  await page.getByText('The address names the connection "elsewhere"').waitFor();
  await streams(page).getByRole('button').first().waitFor();
  await expectAccessible(page, 'an unknown connection');
});

test('drafts of two streams and a new one outlive another page and a reload, and only Discard asks', async () => {
  const page = await openData('admin@syncline.local');
  await choose(page, 'Case');
  await outward(page, 'Status').fill('state');
  await choose(page, 'Account');
  await page.locator('[role="treeitem"][data-key="field:AccountNumber"]').click();
  await streams(page)
    .getByRole('button', { name: /^Account.*Unsaved changes/ })
    .waitFor();
  await page.getByRole('button', { name: 'New stream' }).click();
  await page.getByLabel('Search objects').fill('campaign');
  await page.locator('[role="option"][data-object="Campaign"]').click();
  await page.waitForURL(/c__object=Campaign/);
  await page.locator('[role="treeitem"][aria-checked="false"]:not([aria-disabled="true"])').last().click();
  await unsaved(page).getByRole('button', { name: 'Campaign', exact: true }).waitFor();
  await page.getByRole('link', { name: 'Overview', exact: true }).click();
  await page.locator('c-overview').waitFor();
  await page.getByRole('link', { name: 'Data', exact: true }).click();
  await streams(page).waitFor();
  await reload(page);

  await streams(page)
    .getByRole('button', { name: /^Case.*Unsaved changes/ })
    .click();
  await heading(page, 'Case').waitFor();
  assert.equal(await outward(page, 'Status').inputValue(), 'state', 'the first draft');
  await streams(page)
    .getByRole('button', { name: /^Account.*Unsaved changes/ })
    .click();
  await heading(page, 'Account').waitFor();
  assert.equal(await page.locator('[role="treeitem"][data-key="field:AccountNumber"]').getAttribute('aria-checked'), 'true', 'the second');
  await unsaved(page).getByRole('button', { name: 'Campaign', exact: true }).click();
  await page.getByRole('heading', { name: 'Step 2 of 3: fields of Campaign', exact: true }).waitFor();
  await page.mouse.move(0, 0);
  await expectAccessible(page, 'drafts of two streams and a new one');

  await unsaved(page).getByRole('button', { name: 'Discard Campaign' }).click();
  await page.getByText('Discard the new stream of Campaign?').waitFor();
  await page.getByRole('button', { name: 'OK' }).click();
  await unsaved(page).getByText('Campaign').waitFor({ state: 'detached' });
  for (const [object, count] of [
    ['Case', '1 change of Case'],
    ['Account', '1 change of Account'],
  ] as const) {
    await choose(page, object);
    await page.getByRole('button', { name: 'Discard changes' }).click();
    await page.getByText(`Discard ${count}?`).waitFor();
    await page.getByRole('button', { name: 'OK' }).click();
    await page
      .getByText('Unsaved changes')
      .nth(object === 'Case' ? 2 : 0)
      .waitFor({ state: 'detached' });
    await eventually('the focus at the heading', () =>
      page.locator('c-stream-detail [data-id="heading"]').evaluate((element) => element.matches(':focus')),
    );
  }
});

test('a stream is saved where it stands: the tab, the search and the place stay, and the focus is at its heading', async () => {
  const connection = (await journey.connect()).sobject('SynclineStream__c');
  const [stored] = await connection.find({ ObjectName__c: 'Case' }, ['Id', 'Fields__c', 'FrequencyMinutes__c']);
  assert.ok(stored?.Id, 'the demonstration syncs cases');
  try {
    const page = await openData('admin@syncline.local', `?c__stream=${stored.Id}`);
    await heading(page, 'Case').waitFor();
    await page.getByLabel('Search fields').fill('status');
    await outward(page, 'Status').fill('state');
    await outward(page, 'Status').press('Tab');
    const scrolled = () => page.evaluate<number[]>('[...document.querySelectorAll("*")].map((each) => each.scrollTop).filter(Boolean)');
    const before = await scrolled();
    await page.getByRole('button', { name: 'Review and save' }).evaluate((button: HTMLElement) => button.focus({ preventScroll: true }));
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Send the existing records that this affects').focus();
    await page.keyboard.press('Space');
    await dialog.getByRole('button', { name: 'Save' }).click();
    await page
      .getByText(/^Case is saved\./)
      .first()
      .waitFor();
    await dialog.waitFor({ state: 'detached' });
    await page.getByText('Unsaved changes').waitFor({ state: 'detached' });

    assert.equal(await page.getByLabel('Search fields').inputValue(), 'status');
    assert.equal(await outward(page, 'Status').inputValue(), 'state');
    assert.deepEqual(await scrolled(), before, 'nothing has moved');
    await eventually('the focus at the heading', () =>
      page.locator('c-stream-detail [data-id="heading"]').evaluate((element) => element.matches(':focus')),
    );
  } finally {
    await connection.update({ Id: stored.Id, Fields__c: stored['Fields__c'] });
  }
});

test('whoever edits is told who saved the stream meanwhile, and that the connection is paused, and what follows the save', async () => {
  const connection = (await journey.connect()).sobject('SynclineStream__c');
  const [stored] = await connection.find({ ObjectName__c: 'Lead' }, ['Id', 'Fields__c', 'FrequencyMinutes__c']);
  assert.ok(stored?.Id, 'the demonstration syncs leads');
  const page = await openData('admin@syncline.local', `?c__stream=${stored.Id}`);
  try {
    await heading(page, 'Lead').waitFor();
    // Not "state", which the field State is called.
    await outward(page, 'Status').fill('stage');
    await outward(page, 'Status').press('Tab');
    await connection.update({ Id: stored.Id, FrequencyMinutes__c: 60 });
    await journey.letPagesAskAgain();
    await page.getByText(/^Ada Admin saved this stream .+ When you review your changes, both are put together\.$/).waitFor();
    await page.getByRole('button', { name: 'Pause', exact: true }).click();
    await page.getByRole('button', { name: 'Resume', exact: true }).waitFor();
    await journey.letPagesAskAgain();
    await page.getByText('The connection is paused. You can save your changes.').waitFor();
    await page.mouse.move(0, 0);
    await expectAccessible(page, 'saved meanwhile, and paused');

    await page.getByRole('button', { name: 'Review and save' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('What was saved in the meantime and your changes fit together').waitFor();
    await dialog.getByLabel('Send the existing records that this affects').focus();
    await page.keyboard.press('Space');
    await dialog.getByRole('button', { name: 'Save' }).click();
    await page.getByText('Lead is saved. Its connection is paused.').first().waitFor();
    const { FrequencyMinutes__c: minutes } = await connection.retrieve(stored.Id);
    assert.equal(minutes, 60, 'what the other has saved stands');
  } finally {
    const { Fields__c, FrequencyMinutes__c } = stored;
    await connection.update({ Id: stored.Id, Fields__c, FrequencyMinutes__c });
    // Other journeys sync on, whatever came of this one.
    const resume = page.getByRole('button', { name: 'Resume', exact: true, includeHidden: true });
    if ((await resume.count()) > 0) await resume.evaluate((button: HTMLElement) => button.click());
    await page.getByRole('button', { name: 'Pause', exact: true, includeHidden: true }).waitFor();
  }
});
