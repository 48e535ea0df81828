import assert from 'node:assert/strict';
import { afterEach, test } from 'node:test';
import { expectAccessible } from '../test-support/accessibility.ts';
import { useJourney } from '../test-support/journey.ts';
import { eventually } from '../test-support/product.ts';

const journey = useJourney();
afterEach(() => journey.closePages());

test('a draft is counted over all records before it is saved, and the review opens with what it takes out', async () => {
  const connection = await journey.connect();
  const names = ['Counted 1', 'Counted 2', 'Counted 3', 'Other 1', 'Other 2'];
  const saved = await connection.sobject('Account').create(names.map((Name) => ({ Name })));
  const last = saved.at(-1)?.id;
  assert.ok(last, JSON.stringify(saved));
  await journey.product.withinMinutes(
    5,
    'the first sync of all',
    async () => (await journey.product.storedRecord('Account', last))?.state === 'live',
  );
  const { totalSize: all } = await connection.query('SELECT Id FROM Account');
  const { totalSize: fitting } = await connection.query("SELECT Id FROM Account WHERE Name LIKE 'Counted%'");
  const page = await journey.logIn('admin@syncline.local');
  await page.getByRole('link', { name: 'Data', exact: true }).click();
  await page
    .locator('c-stream-list')
    .getByRole('button', { name: /^Account/ })
    .first()
    .click();
  await page.getByRole('heading', { name: 'Stream Account' }).waitFor();
  await page.getByRole('tab', { name: 'Filter' }).click();
  const filter = page.locator('c-filter-builder').first();
  await filter.getByRole('button', { name: 'Add condition' }).click();
  const condition = filter.getByRole('group', { name: 'Condition 1' });
  const field = condition.getByRole('combobox', { name: 'Field' });
  await eventually('the focus in the condition that was added', () => field.evaluate((input) => input.matches(':focus')));
  await page.keyboard.type('Account Name');
  await page.keyboard.press('Enter');
  await condition.getByRole('combobox', { name: 'Operator' }).click();
  await page.getByRole('option', { name: 'starts with' }).click();
  await condition.getByLabel('Value').fill('Counted');
  await page.getByText(`${fitting} of ${all} records match now.`).waitFor();

  await page.getByRole('button', { name: 'Review and save' }).click();
  const review = page.getByRole('dialog').locator('c-dry-run');
  await review.getByText('is not known yet').waitFor();
  await review.getByRole('button', { name: 'Count all records with this draft' }).click();
  await journey.product.withinMinutes(5, 'the draft counted', () => review.getByText('are taken out at the destination').isVisible());
  const row = (name: string) => review.getByRole('row', { name: new RegExp(`^${name}`) }).first();
  assert.match(await row('Will arrive').innerText(), new RegExp(`\\b${fitting}$`));
  assert.match(await row('Taken out').innerText(), new RegExp(`\\b${all - fitting}$`));
  await expectAccessible(page, 'review with a dry run');
});
