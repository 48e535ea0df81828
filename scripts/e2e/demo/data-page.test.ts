import assert from 'node:assert/strict';
import { afterEach, test } from 'node:test';
import type { Locator, Page } from 'playwright-core';
import { expectAccessible } from '../test-support/accessibility.ts';
import { useJourney } from '../test-support/journey.ts';
import { Keyboard } from '../test-support/keyboard.ts';
import { eventually } from '../test-support/product.ts';

const journey = useJourney();
afterEach(() => journey.closePages());

async function openDataPage(username: string): Promise<Page> {
  const page = await journey.logIn(username);
  await page.getByRole('link', { name: 'Data', exact: true }).click();
  await page.getByRole('button', { name: 'New stream' }).waitFor();
  return page;
}

function isFocused(target: Locator): Promise<boolean> {
  return target.evaluate((element) => element.matches(':focus'));
}

async function isChosen(page: Page, field: RegExp): Promise<boolean> {
  return (await page.getByRole('treeitem', { name: field }).getAttribute('aria-checked')) === 'true';
}

test('an admin adds a stream of events, and as many as its button says arrive under the outward name', async () => {
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
  const recommended = page.getByRole('group', { name: /^Recommended/ });
  await recommended.getByRole('option').first().waitFor();
  await eventually('the records of what is recommended', async () =>
    /\d records?$/.test((await recommended.getByRole('option').first().innerText()).trim()),
  );
  await page.mouse.move(0, 0);
  await expectAccessible(page, 'the objects of a new stream');
  await page.getByLabel('Search objects').fill('account');
  await page.locator('[role="option"][data-object="AccountShare"][aria-disabled="true"]').waitFor();
  await page.getByLabel('Search objects').fill('event');
  await page.locator('[role="option"][data-object="Event"]').getByText(`${created.length} records`).waitFor();
  await page.locator('[role="option"][data-object="Event"]').click();
  await page.getByRole('heading', { name: 'Step 2 of 3: fields of Event' }).waitFor();

  await page.getByText(`Filled: the share of the ${created.length} records`).waitFor();
  await page.getByLabel('Search fields').fill('subject');
  await page.locator('[role="treeitem"][data-key="field:Subject"]').getByText('100% filled').waitFor();
  await page.getByLabel('Search fields').fill('');
  await page.getByRole('button', { name: 'Deselect all' }).click();
  await page.getByText(/^0 of \d+ fields chosen$/).waitFor();
  await page.getByRole('button', { name: 'Presets' }).click();
  await page.getByRole('menuitem', { name: 'Core' }).click();
  await page.getByText(/^Core: fields added: \d+\./).waitFor();
  await page.getByLabel('Search fields').fill('descr');
  await page.locator('[role="treeitem"][data-key="field:Description"]').click();

  const outward = page.getByLabel('Outward name of Subject');
  await outward.fill('Location');
  const problems = page.locator('c-mapping-table [data-id="problem"]');
  await problems.filter({ hasText: 'The outward name "Location" is used for more than one field' }).waitFor();
  await outward.fill('title');
  await problems.waitFor({ state: 'detached' });
  await page.mouse.move(0, 0);
  await expectAccessible(page, 'the fields of a new stream');

  await page.getByRole('button', { name: 'Next' }).click();
  await page.getByRole('heading', { name: 'Step 3 of 3: when and for whom, Event' }).waitFor();
  await page.getByRole('button', { name: 'Back' }).click();
  assert.equal(await outward.inputValue(), 'title', 'what was chosen before');
  await page.getByRole('button', { name: 'Next' }).click();
  const send = page.getByRole('button', { name: `Send ${created.length} now` });
  await send.waitFor();
  await page.mouse.move(0, 0);
  await expectAccessible(page, 'how a new stream begins');
  await send.click();
  await page.getByText('Event is saved and on.').first().waitFor();
  await page.getByRole('heading', { name: 'Stream Event' }).waitFor();
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
  await page.getByText('Unsaved changes').first().waitFor();
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
  await page.getByText('Unsaved changes').first().waitFor({ state: 'detached' });
  assert.ok(!(await isChosen(page, /AccountNumber/)), 'what is stored is shown');
});

test('a stream of users is begun from now on by the keyboard alone: of what exists nothing arrives, of what changes all', async () => {
  const page = await openDataPage('admin@syncline.local');
  const keyboard = new Keyboard();
  const press = async (...keys: readonly string[]) => {
    for (const key of keys) await page.keyboard.press(key);
  };
  await page.getByRole('button', { name: 'New stream' }).focus();
  await press('Enter');
  await eventually('the focus on the first step', () => isFocused(page.getByRole('heading', { name: 'Step 1 of 3: object' })));
  await keyboard.reach(page, page.getByLabel('Search objects'));
  await page.keyboard.type('User');
  await page.locator('[role="option"][data-object="User"]').waitFor();
  await press('ArrowDown');
  await eventually('the active object to be User', async () => {
    if ((await page.locator('[data-object][aria-selected="true"]').getAttribute('data-object')) === 'User') return true;
    await press('ArrowDown');
    return false;
  });
  await press('Enter');
  const second = page.getByRole('heading', { name: 'Step 2 of 3: fields of User' });
  await second.waitFor();
  await eventually('the focus on the second step', () => isFocused(second));

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

  await keyboard.press(page, page.getByRole('button', { name: 'Next' }));
  await eventually('the focus on the last step', () =>
    isFocused(page.getByRole('heading', { name: 'Step 3 of 3: when and for whom, User' })),
  );
  await page.getByRole('button', { name: /^Send \d+ now$/ }).waitFor();
  await keyboard.press(page, page.getByRole('button', { name: 'From now on only' }));
  await page.getByText('User is saved and on.').first().waitFor();
  await eventually('the focus on the stream', () => isFocused(page.getByText('Stream User', { exact: true })));

  const connection = await journey.connect();
  const [user] = (await connection.query<{ Id: string }>("SELECT Id FROM User WHERE Username = 'viewer@syncline.local'")).records;
  assert.ok(user);
  await connection.sobject('User').update({ Id: user.Id, Title: 'Who looks on' });
  await journey.product.withinMinutes(20, 'the user that changed', () => journey.product.storedRecord('User', user.Id));
  const { total, records } = await journey.product.stored('User');
  assert.deepEqual([total, records.map(({ id }) => id)], [1, [user.Id]], 'nobody else');
});

test('a stream that begins later is saved and off, and sends nothing', async () => {
  const connection = await journey.connect();
  const page = await openDataPage('admin@syncline.local');
  await page.getByRole('button', { name: 'New stream' }).click();
  await page.getByLabel('Search objects').fill('product2');
  await page.locator('[role="option"][data-object="Product2"]').click();
  await page.getByRole('heading', { name: 'Step 2 of 3: fields of Product' }).waitFor();
  await page.getByRole('button', { name: 'Next' }).click();
  await page.getByRole('button', { name: 'Later' }).click();
  await page.getByText('Product is saved, and off.').first().waitFor();
  const stream = page.locator('c-stream-list').getByRole('button', { name: /^Product/ });
  await stream.getByText('Off', { exact: true }).waitFor();

  await connection.sobject('Product2').create({ Name: 'Not yet for sale' });
  await journey.product.passMinutes(15);
  assert.equal((await journey.product.stored('Product2')).total, 0, 'nothing was sent');
  const { records } = await connection.query<{ Id: string; IsOn__c: boolean }>(
    "SELECT Id, IsOn__c FROM SynclineStream__c WHERE ObjectName__c = 'Product2'",
  );
  assert.deepEqual(
    records.map(({ IsOn__c: isOn }) => isOn),
    [false],
  );
  // Other journeys make one of their own.
  await connection.sobject('SynclineStream__c').destroy(records.map(({ Id: id }) => id));
});

test('an object that has a stream leads to it', async () => {
  const page = await openDataPage('admin@syncline.local');
  await page.getByRole('button', { name: 'New stream' }).click();
  await page.getByLabel('Search objects').fill('contact');
  await page.locator('[role="option"][data-object="Contact"]').getByText('Has a stream already').click();
  await page.getByRole('heading', { name: 'Stream Contact' }).waitFor();
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
