import assert from 'node:assert/strict';
import { afterEach, test } from 'node:test';
import type { Page } from 'playwright-core';
import { useJourney } from '../test-support/journey.ts';
import { eventually } from '../test-support/product.ts';

const journey = useJourney();
afterEach(() => journey.closePages());

async function openDataPage(username: string): Promise<Page> {
  const page = await journey.logIn(username);
  await page.getByRole('link', { name: 'Data', exact: true }).click();
  await page.getByRole('button', { name: 'New stream' }).waitFor();
  return page;
}

async function isChosen(page: Page, field: RegExp): Promise<boolean> {
  return (await page.getByRole('treeitem', { name: field }).getAttribute('aria-checked')) === 'true';
}

test('an admin adds a stream of events, and those that exist arrive under the outward name', async () => {
  const connection = await journey.connect();
  const created = await connection.sobject('Event').create(
    ['First', 'Second', 'Third'].map((word) => ({
      Subject: `${word} meeting`,
      Description: `What was said at the ${word}`,
      StartDateTime: '2026-03-01T09:00:00Z',
      EndDateTime: '2026-03-01T10:00:00Z',
    })),
  );
  assert.ok(
    created.every(({ success }) => success),
    JSON.stringify(created),
  );

  const page = await openDataPage('admin@syncline.local');
  await page.getByRole('button', { name: 'New stream' }).click();
  await page.getByLabel('Search objects').fill('event');
  await page.locator('[role="option"][data-object="Event"]').click();
  await page.getByRole('heading', { name: 'Stream Event' }).waitFor();

  await page.getByRole('button', { name: 'Deselect all' }).click();
  await page.getByText(/^0 of \d+ fields chosen$/).waitFor();
  await page.getByRole('button', { name: 'Presets' }).click();
  await page.getByRole('menuitem', { name: 'Core' }).click();
  await page.getByText(/^Core: fields added: \d+\./).waitFor();
  await page.getByLabel('Search fields').fill('descr');
  await page.locator('[role="treeitem"][data-key="field:Description"]').click();

  const outward = page.getByLabel('Outward name of Subject');
  await outward.fill('Location');
  await page.getByText('The outward name "Location" is used for more than one field').waitFor();
  await outward.fill('title');
  await page.getByText('is used for more than one field').waitFor({ state: 'detached' });

  await page.getByRole('button', { name: 'Review and save' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('row', { name: /Subject → title/ }).waitFor();
  await dialog.getByRole('row', { name: /Description → Description/ }).waitFor();
  assert.ok(await dialog.getByLabel('Send the existing records that this affects').isChecked(), 'existing records are offered, checked');
  await dialog.getByText('What this takes, estimated:').waitFor();
  await dialog.getByRole('button', { name: 'Save' }).click();
  await page.getByText('Event is saved.').first().waitFor();
  await page
    .locator('c-stream-list')
    .getByRole('button', { name: /^Event/ })
    .waitFor();

  await journey.product.withinMinutes(
    5,
    'the events at the receiver',
    async () => (await journey.product.stored('Event')).total === created.length,
  );
  const data = (await journey.product.storedRecord('Event', created[0]?.id ?? ''))?.data;
  assert.equal(data?.['title'], 'First meeting', 'the subject goes by its outward name');
  assert.ok(!('Subject' in data), 'and by no other');
  assert.equal(data['Description'], 'What was said at the First', 'the field that was searched for is sent');
});

test('unsaved changes are kept until somebody discards them', async () => {
  const page = await openDataPage('admin@syncline.local');
  const streams = page.locator('c-stream-list');
  await streams.getByRole('button', { name: /^Account/ }).click();
  await page.locator('[role="treeitem"][data-key="field:AccountNumber"]').click();
  await page.getByText('Unsaved changes').waitFor();
  await page.getByLabel('Search fields').fill('billing address');
  const compound = page.locator('[role="treeitem"][data-key="field:BillingAddress"]');
  assert.equal(await compound.getAttribute('aria-disabled'), 'true', 'a compound field is shown, but cannot be chosen');
  await page.getByLabel('Search fields').fill('');

  await page.getByRole('button', { name: 'New stream' }).click();
  await page.getByRole('button', { name: 'Cancel' }).click();
  await streams.getByRole('button', { name: /^Account.*Unsaved changes/ }).click();
  await page.getByRole('heading', { name: 'Stream Account' }).waitFor();
  assert.ok(await isChosen(page, /AccountNumber/), 'the draft stays');

  await page.getByRole('button', { name: 'Discard changes' }).click();
  await page.getByText('Discard 1 change of Account?').waitFor();
  await page.getByRole('button', { name: 'OK' }).click();
  await page.getByText('Unsaved changes').waitFor({ state: 'detached' });
  assert.ok(!(await isChosen(page, /AccountNumber/)), 'what is stored is shown');
});

test('fields are chosen and a stream is saved by the keyboard alone', async () => {
  const page = await openDataPage('admin@syncline.local');
  const press = async (...keys: readonly string[]) => {
    for (const key of keys) await page.keyboard.press(key);
  };
  await page.getByRole('button', { name: 'New stream' }).focus();
  await press('Enter');
  await eventually('the focus in the search', () => page.getByLabel('Search objects').evaluate((input) => input.matches(':focus')));
  await page.keyboard.type('User');
  await page.locator('[role="option"][data-object="User"]').waitFor();
  await press('ArrowDown');
  await eventually('the active object to be User', async () => {
    if ((await page.locator('[role="option"][aria-selected="true"]').getAttribute('data-object')) === 'User') return true;
    await press('ArrowDown');
    return false;
  });
  await press('Enter');
  await page.getByRole('heading', { name: 'Stream User' }).waitFor();

  const tree = page.getByRole('tree');
  await eventually('the focus in the tree', async () => {
    await press('Tab');
    return tree.evaluate((element) => element.matches(':focus'));
  });
  // From the object down to the first field, back over the group, which closes and opens again, and to the last.
  await press('ArrowDown', 'ArrowLeft');
  assert.equal(await page.locator('[role="treeitem"][data-key="group:standard"]').getAttribute('aria-expanded'), 'false');
  await press('ArrowRight', 'ArrowRight');
  const active = async () => page.locator(`[id="${(await tree.getAttribute('aria-activedescendant')) ?? ''}"]`);
  // A compound field may come first, which cannot be chosen.
  await eventually('a field that can be chosen', async () => {
    await press('ArrowDown');
    return (await (await active()).getAttribute('aria-disabled')) === 'false';
  });
  const before = await (await active()).getAttribute('aria-checked');
  await press('Space');
  assert.notEqual(await (await active()).getAttribute('aria-checked'), before, 'the space bar chooses and drops');
  await press('End');
  assert.equal(await (await active()).getAttribute('aria-level'), '3', 'the last line is a field, and is in sight');

  // A letter goes to the search.
  await press('t', 'i', 't');
  assert.equal(await page.getByLabel('Search fields').inputValue(), 'tit');
  await page.locator('[role="treeitem"][data-key="field:Title"]').waitFor();
  await press('Tab', 'Tab');
  await press('Enter');

  await page.getByRole('button', { name: 'Review and save' }).focus();
  await press('Enter');
  const dialog = page.getByRole('dialog');
  await dialog.getByText('What changes', { exact: true }).first().waitFor();
  await eventually('the focus in the dialog', () => dialog.evaluate((element) => element.matches(':focus-within')));
  await eventually('the focus on Save', async () => {
    await press('Tab');
    return dialog.getByRole('button', { name: 'Save' }).evaluate((button) => button.matches(':focus'));
  });
  await press('Enter');
  await page.getByText('User is saved.').first().waitFor();
});

test('a viewer sees everything and can change nothing', async () => {
  const page = await openDataPage('viewer@syncline.local');
  assert.ok(await page.getByRole('button', { name: 'New stream' }).isDisabled(), 'no new stream');
  await page.getByText('that needs the permission "Manage streams"').waitFor();

  await page
    .locator('c-stream-list')
    .getByRole('button', { name: /^Account/ })
    .click();
  const field = page.locator('[role="treeitem"][data-key="field:AccountNumber"]');
  // Playwright itself would wait until it is enabled.
  await field.click({ force: true });
  assert.equal(await field.getAttribute('aria-checked'), 'false', 'nothing was chosen');
  assert.equal(await field.getAttribute('aria-disabled'), 'true');
  assert.ok(await page.getByLabel('Outward name of Account Name').isDisabled(), 'no outward name');
  assert.equal(await page.getByRole('button', { name: 'Review and save' }).count(), 0, 'nothing to save');

  const save = { className: 'StreamController', method: 'save', parameters: { configJson: '{}', isBackfillWanted: false } };
  const answer = await journey.callApex(page, save);
  assert.ok(answer.status >= 400 && answer.text.includes('permission'), `the controller refuses: ${answer.text}`);
});
