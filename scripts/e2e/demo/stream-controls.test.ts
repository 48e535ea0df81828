import assert from 'node:assert/strict';
import { afterEach, before, test } from 'node:test';
import type { Connection } from 'jsforce';
import type { Page } from 'playwright-core';
import { useJourney } from '../test-support/journey.ts';
import { eventually } from '../test-support/product.ts';

interface Account {
  readonly Id: string;
  readonly Name: string;
}

const journey = useJourney();
afterEach(() => journey.closePages());
let org: Connection;
before(async () => {
  org = await journey.connect();
});

function openPage(tab: string): Promise<Page> {
  return journey.logIn('admin@syncline.local', { height: 1000, tab });
}

/** The Data page with the stream of accounts opened on one of its tabs. */
async function openStream(tab: string): Promise<Page> {
  const page = await openPage('Syncline_Data');
  await page.getByText('Account', { exact: true }).first().click();
  await page.getByRole('tab', { name: tab }).click();
  return page;
}

async function accounts(limit: number): Promise<readonly Account[]> {
  const { records } = await org.query<Account>(`SELECT Id, Name FROM Account ORDER BY Name LIMIT ${limit}`);
  assert.equal(records.length, limit, 'the demo org holds accounts');
  return records;
}

async function accountCount(): Promise<number> {
  return (await org.query('SELECT COUNT() FROM Account')).totalSize;
}

async function isAtReceiver({ Id }: Account): Promise<boolean> {
  const record = await journey.product.storedRecord('Account', Id);
  return record?.state === 'live';
}

/** The newest row of the table of past backfills, once there are so many. */
async function pastBackfill(page: Page, count: number): Promise<string> {
  const rows = page.getByRole('table', { name: /Past backfills/ }).locator('tbody tr');
  await journey.product.passMinutes(1);
  await eventually(`${count} past backfills`, async () => (await rows.count()) >= count);
  return rows.first().innerText();
}

test('a filter that leaves one account out takes it out at the receiver, and the preview says why', async () => {
  const [left, kept] = await accounts(2);
  assert.ok(left && kept);
  await journey.product.withinMinutes(5, 'the first sync of both', async () => (await isAtReceiver(left)) && (await isAtReceiver(kept)));

  const page = await openStream('Filter');
  // The rule below has conditions too.
  const filter = page.locator('c-filter-builder').first();
  await filter.getByRole('button', { name: 'Add condition' }).click();
  const condition = filter.getByRole('group', { name: 'Condition 1' });
  const field = condition.getByRole('combobox', { name: 'Field' });
  await eventually('the focus in the condition that was added', () => field.evaluate((input) => input.matches(':focus')));
  await page.keyboard.type('Account Name');
  await page.keyboard.press('Enter');
  await condition.getByRole('combobox', { name: 'Operator' }).click();
  await page.getByRole('option', { name: /^does not equal/ }).click();
  await condition.getByLabel('Value').fill(left.Name);
  const all = await accountCount();
  await page.getByText(`${all - 1} of ${all} records match now.`).waitFor();

  await page.getByRole('button', { name: 'Review and save' }).click();
  const review = page.getByRole('dialog');
  const isBackfillWanted = review.getByLabel('Send the existing records that this affects');
  await isBackfillWanted.waitFor();
  assert.ok(await isBackfillWanted.isChecked(), 'the backfill is offered');
  await review.getByRole('button', { name: 'Save' }).click();
  await review.waitFor({ state: 'hidden' });

  await journey.product.withinMinutes(5, 'the account taken out', async () => !(await isAtReceiver(left)));
  assert.ok(await isAtReceiver(kept), 'the other account stays');

  const preview = page.getByRole('complementary', { name: 'Preview' });
  await preview.getByLabel('Or enter its ID').fill(left.Id);
  await preview.getByText(/Would be left out, because it does not match: Account Name does not equal/).waitFor();
  await preview
    .getByRole('region', { name: 'Filter: applies to every change' })
    .getByText('Does not fit:')
    .first()
    .waitFor({ state: 'attached' });
  await preview.getByLabel('Or enter its ID').fill(kept.Id);
  await preview.getByText('Would be sent.').waitFor();
  await preview.getByRole('button', { name: /^Show as JSON/ }).click();
  assert.match(await preview.getByRole('region', { name: 'Payload' }).innerText(), new RegExp(kept.Id));
});

test('the initial sync runs again after its estimate, with progress to its end', async () => {
  const page = await openStream('Existing records');
  const rows = page.getByRole('table', { name: /Past backfills/ }).locator('tbody tr');
  await journey.product.passMinutes(3);
  await eventually('no backfill under way', async () => page.getByRole('button', { name: 'Run initial sync again' }).isEnabled());
  const before = await rows.count();

  await page.getByRole('button', { name: 'Run initial sync again' }).click();
  const estimate = page.getByRole('region', { name: /This is expected to take/ });
  await estimate.waitFor();
  for (const figure of ['Records', 'Callouts', 'Async executions', 'Minutes']) {
    await estimate.getByText(figure, { exact: true }).waitFor();
  }
  await estimate.getByRole('button', { name: 'Start' }).click();

  await page.getByRole('heading', { name: /Initial sync again/ }).waitFor();
  await page.getByRole('progressbar').waitFor();
  const row = await pastBackfill(page, before + 1);
  assert.match(row, /Initial sync again/);
  assert.match(row, /Done/);
  assert.match(row, /estimated [\d,]+ \([+-]?\d+%\)/, 'how close the estimate was');
});

test('two chosen records are replayed with a newer version', async () => {
  const [, first, second] = await accounts(3);
  assert.ok(first && second);
  const versionOf = async ({ Id }: Account): Promise<string> =>
    JSON.stringify((await journey.product.storedRecord('Account', Id))?.version);
  const before = [await versionOf(first), await versionOf(second)];

  const page = await openStream('Existing records');
  await page.getByText('Chosen records').click();
  await page.getByLabel('Record IDs').fill(first.Id);
  const search = page.getByRole('combobox', { name: 'Search for a record to add' });
  await search.click();
  await search.fill(second.Name);
  await page.getByRole('option').filter({ hasText: second.Id }).click();
  await page.getByText('Records chosen: 2').waitFor();
  await page.getByRole('button', { name: 'Replay', exact: true }).click();

  await journey.product.withinMinutes(5, 'both at a newer version', async () => {
    const now = [await versionOf(first), await versionOf(second)];
    return now.every((version, index) => version !== before[index]);
  });
});

test('the overview runs the initial sync of all objects, and shows how far it is', async () => {
  const page = await openPage('Syncline_Overview');
  await page.getByRole('button', { name: /^Actions for/ }).click();
  await page.getByRole('menuitem', { name: 'Run initial sync' }).click();
  const estimate = page.getByRole('region', { name: /This is expected to take/ });
  await estimate.getByRole('button', { name: 'Start' }).click();

  const progress = page.getByRole('region', { name: 'Records being read again' });
  await progress.getByText('Account', { exact: true }).waitFor();
  await journey.product.passMinutes(3);
  await eventually('its end', async () => progress.isHidden());
});
