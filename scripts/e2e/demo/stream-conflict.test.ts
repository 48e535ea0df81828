import assert from 'node:assert/strict';
import { afterEach, test } from 'node:test';
import type { Page } from 'playwright-core';
import { expectAccessible } from '../test-support/accessibility.ts';
import { useJourney } from '../test-support/journey.ts';

const journey = useJourney();
afterEach(() => journey.closePages());

const outward = (page: Page, field: string) => page.getByLabel(`Outward name of ${field}`, { exact: true });

async function openCase(): Promise<Page> {
  const page = await journey.logIn('admin@syncline.local');
  await page.getByRole('link', { name: 'Data', exact: true }).click();
  await chooseCase(page);
  return page;
}

async function chooseCase(page: Page): Promise<void> {
  await page.locator('c-stream-list').getByRole('button', { name: /^Case/ }).click();
  await page.getByRole('heading', { name: 'Stream Case' }).waitFor();
}

async function rename(page: Page, field: string, name: string): Promise<void> {
  await outward(page, field).fill(name);
  await page.locator('c-stream-detail').getByText('Unsaved changes').waitFor();
}

async function review(page: Page): Promise<ReturnType<Page['getByRole']>> {
  await page.getByRole('button', { name: 'Review and save' }).click();
  return page.getByRole('dialog');
}

async function save(page: Page): Promise<void> {
  const dialog = page.getByRole('dialog');
  // Nothing is sent for this: other journeys count what arrives.
  await dialog.getByLabel('Send the existing records that this affects').focus();
  await page.keyboard.press('Space');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await page.getByText('Case is saved.').first().waitFor();
  await dialog.waitFor({ state: 'detached' });
}

test('two admins edit one stream: what fits together is saved together, and where both changed the same the second one chooses', async () => {
  const streams = (await journey.connect()).sobject('SynclineStream__c');
  const [stream] = await streams.find({ ObjectName__c: 'Case' }, ['Id', 'Fields__c']);
  assert.ok(stream?.Id, 'the demonstration syncs cases');
  const names = async () => {
    const { Fields__c: fields } = await streams.retrieve(stream.Id);
    const mappings = JSON.parse(String(fields)) as { name: string; outward?: string }[];
    return Object.fromEntries(mappings.map(({ name, outward: as }) => [name, as ?? name]));
  };
  try {
    const [first, second] = [await openCase(), await openCase()];
    await rename(second, 'Status', 'state');
    await rename(first, 'Priority', 'urgency');
    await review(first);
    await save(first);

    const dialog = await review(second);
    await dialog.getByText('What was saved in the meantime and your changes fit together').waitFor();
    await expectAccessible(second, 'review, both fit together');
    await save(second);
    const both = await names();
    assert.equal(both['Priority'], 'urgency', 'what the first has saved stands');
    assert.equal(both['Status'], 'state', 'what the second has saved, too');

    await first.reload();
    await chooseCase(first);
    await rename(first, 'Priority', 'first');
    await rename(second, 'Priority', 'second');
    await review(first);
    await save(first);
    await review(second);
    const conflict = dialog.locator('c-save-conflict');
    await conflict.getByRole('row', { name: /Priority.*urgency.*first.*second/ }).waitFor();
    await conflict.getByText(/Ada Admin saved last:/).waitFor();
    assert.ok(
      await dialog.getByRole('button', { name: 'Save', exact: true }).isDisabled(),
      'nothing is saved before one of both is chosen',
    );
    await expectAccessible(second, 'review, both changed the same');
    await conflict.getByRole('button', { name: 'Save yours over it' }).click();
    await dialog.getByRole('row', { name: /Priority.*first.*second/ }).waitFor();
    await save(second);
    assert.equal((await names())['Priority'], 'second', 'the second one has seen what that undoes');
  } finally {
    await streams.update({ Id: stream.Id, Fields__c: stream['Fields__c'] });
  }
});

test('what is edited of a stream is there again after a reload', async () => {
  const page = await openCase();
  await rename(page, 'Status', 'state');
  page.once('dialog', (asked) => void asked.accept());
  await page.reload();
  await chooseCase(page);
  await page.locator('c-stream-detail').getByText('Unsaved changes').waitFor();
  assert.equal(await outward(page, 'Status').inputValue(), 'state');

  await page.getByRole('button', { name: 'Discard changes' }).click();
  await page.getByRole('button', { name: 'OK' }).click();
  await page.locator('c-stream-detail').getByText('Unsaved changes').waitFor({ state: 'detached' });
  await page.reload();
  await chooseCase(page);
  assert.notEqual(await outward(page, 'Status').inputValue(), 'state');
});
