import assert from 'node:assert/strict';
import { afterEach, test } from 'node:test';
import type { Page } from 'playwright-core';
import { expectAccessible } from '../test-support/accessibility.ts';
import { useJourney } from '../test-support/journey.ts';
import { refusalsOf } from '../test-support/refusals.ts';
import { apexCalls, becomesStale, goOffline, isFreshAgain, wrongAnswers } from '../test-support/wrong-answers.ts';

const journey = useJourney();
const { mend, refuse } = refusalsOf(journey);
afterEach(async () => {
  await mend();
  await journey.closePages();
});

async function openActivity(state = ''): Promise<Page> {
  const page = await journey.logIn('admin@syncline.local');
  await page.goto(`${journey.tabUrl('Syncline_Activity')}${state}`);
  await page.getByText('By cause', { exact: true }).waitFor();
  return page;
}

const letters = (page: Page) => page.locator('[data-id="letter"]');
const expanded = (page: Page) => page.locator('[data-id="run"] button[aria-expanded="true"]');

test('what a run failed to send is found by it, though it was tried again since, and by whoever is given the link', async () => {
  const ids = await refuse(2);
  const connection = await journey.connect();
  const list = ids.map((id) => `'${id}'`).join();
  const { records } = await connection.query<{ Run__c: string }>(`SELECT Run__c FROM SynclineDeadLetter__c WHERE RecordId__c IN (${list})`);
  const runId = String(records[0]?.Run__c);
  await journey.product.withinMinutes(20, 'another attempt, which is refused too', async () => {
    const { totalSize } = await connection.query(`SELECT Id FROM SynclineDeadLetter__c WHERE RecordId__c IN (${list}) AND Attempts__c > 1`);
    return totalSize === 2;
  });

  const page = await openActivity(`?c__view=runs&c__open=${runId}`);
  await expanded(page).first().waitFor();
  await page.getByRole('button', { name: 'Failures of this run' }).click();
  await letters(page).nth(1).waitFor();
  assert.equal(await letters(page).count(), 2, 'these, and no others');
  await page.getByText(/^What run R-\d+ failed to send$/).waitFor();
  // The design system's own link on a row that is pointed at has less contrast.
  await page.mouse.move(0, 0);
  assert.match(page.url(), new RegExp(`c__run=${runId}`));
  await expectAccessible(page, 'failures of a run');

  const colleague = await journey.logIn('viewer@syncline.local');
  await colleague.goto(page.url());
  await letters(colleague).nth(1).waitFor();
  assert.equal(await letters(colleague).count(), 2, 'by the link too');
  await page.getByText('By cause', { exact: true }).click();
  await page.locator('[data-id="group"]').first().waitFor();
  assert.match(page.url(), new RegExp(`c__run=${runId}`), 'grouped by cause they are the same');
  await page.getByText('Runs', { exact: true }).click();
  await page.getByText(/^Run R-\d+ only$/).waitFor();
  const runs = page.locator('[data-id="run"]');
  await runs.first().waitFor();
  assert.equal(await runs.count(), 1, 'that run alone');
});

test('Back undoes a view, a filter, and what was opened; a reload and another tab show the same', async () => {
  await refuse(1);
  const page = await openActivity();
  await page.locator('[data-id="group"]').first().waitFor();
  await page.getByText('One by one', { exact: true }).click();
  await letters(page).first().waitFor();
  await page.getByLabel('Code', { exact: true }).fill('UNKNOWN_COUNTRY');
  await page.getByLabel('Code', { exact: true }).press('Enter');
  await page.waitForURL(/c__code=UNKNOWN_COUNTRY/);
  await letters(page).first().getByRole('button').first().click();
  const detail = page.locator('[data-id="detail"]');
  await detail
    .getByText(/^Attempt 1/)
    .first()
    .waitFor();
  await page.reload();
  await detail
    .getByText(/^Attempt 1/)
    .first()
    .waitFor();
  const tab = await page.context().newPage();
  await tab.goto(page.url());
  await tab
    .locator('[data-id="detail"]')
    .getByText(/^Attempt 1/)
    .first()
    .waitFor();
  assert.equal(await tab.getByLabel('Code', { exact: true }).inputValue(), 'UNKNOWN_COUNTRY', 'as it was asked');
  await tab.close();

  await page.getByText('Runs', { exact: true }).click();
  await page.locator('[data-id="run"]').first().waitFor();
  await page.locator('[data-id="run"] button[aria-expanded]').first().click();
  await page.locator('[data-id="run"] button[aria-expanded]').nth(1).click();
  await expanded(page).nth(1).waitFor();

  await page.goBack();
  await expanded(page).nth(1).waitFor({ state: 'detached' });
  assert.equal(await expanded(page).count(), 1, 'the second one is closed');
  await page.goBack();
  await expanded(page).first().waitFor({ state: 'detached' });
  await page.goBack();
  await detail
    .getByText(/^Attempt 1/)
    .first()
    .waitFor();
  await page.goBack();
  await detail.waitFor({ state: 'detached' });
  await page.goBack();
  assert.equal(await page.getByLabel('Code', { exact: true }).inputValue(), '', 'without the filter');
  await letters(page).first().waitFor();
  await page.goBack();
  await page.locator('[data-id="group"]').first().waitFor();
});

const views = [
  { view: 'groups', shows: '[data-id="group"]' },
  { view: 'letters', shows: '[data-id="letter"]' },
  { view: 'runs', shows: '[data-id="run"]' },
  { view: 'storage', shows: '[data-kind="Runs"]' },
] as const;

test('where a page is answered wrongly or not at all, in every view, what it shows stays, marked as old, until it comes back by itself', async () => {
  await refuse(1);
  const page = await openActivity();
  for (const { view, shows } of views) {
    await page.goto(`${journey.tabUrl('Syncline_Activity')}?c__view=${view}`);
    const shown = page.locator(shows).first();
    for (const { answer, said, fulfil } of wrongAnswers) {
      await shown.waitFor();
      await page.route(apexCalls, fulfil);
      const text = await becomesStale(page, () => journey.letPagesAskAgain());
      assert.ok(text.startsWith('As of ') && text.includes(said), `${view}, ${answer}: ${text}`);
      assert.ok(await shown.isVisible(), `${view} stay where the answer is ${answer}`);
      if (answer === '502') await expectAccessible(page, `activity, ${view}, stale`);
      await page.unroute(apexCalls);
      await isFreshAgain(page, () => journey.letPagesAskAgain());
    }
  }
  await goOffline(page, () => journey.letPagesAskAgain());
});

test('a day that is none, and an end before the beginning, are told at their place and ask for nothing', async () => {
  await refuse(1);
  const page = await openActivity('?c__view=letters');
  await letters(page).first().waitFor();
  const since = page.getByLabel('Last attempt from this day', { exact: true });
  const until = page.getByLabel('Last attempt up to this day', { exact: true });
  await since.fill('31.31.2026');
  await since.press('Tab');
  await page.getByText(/Your entry does not match the allowed format/).waitFor();
  assert.doesNotMatch(page.url(), /c__since/, 'nothing is asked');
  await expectAccessible(page, 'a wrong day');

  await since.fill('Jan 5, 2026');
  await since.press('Tab');
  await page.waitForURL(/c__since/);
  const before = page.url();
  await until.fill('Jan 4, 2026');
  await until.press('Tab');
  await page.getByText(/The last day is before the first\./).waitFor();
  assert.equal(page.url(), before, 'nothing else is asked');
  await page.getByRole('button', { name: 'Show all that is open' }).click();
  await page.getByText(/The last day is before the first\./).waitFor({ state: 'detached' });
  assert.equal(await until.inputValue(), '');
  assert.doesNotMatch(page.url(), /c__since/);
});

test('of records that are called alike it is told which is which, and that there are more than are offered', async () => {
  const connection = await journey.connect();
  await connection
    .sobject('Contact')
    .create(Array.from({ length: 8 }, (_, index) => ({ LastName: 'Twinner', Email: `twin${index}@example.com` })));
  const page = await openActivity();
  await page.getByLabel('Record', { exact: true }).fill('Twinner');
  await page.getByLabel('Record', { exact: true }).press('Enter');
  await page.getByText(/^There are more than shown here\./).waitFor();
  const details = await page.locator('c-record-field [data-id="detail"]').allInnerTexts();
  assert.equal(new Set(details).size, details.length, details.join('\n'));
  assert.match(String(details[0]), /^Contact, twin\d@example\.com, owner .+, created /);
  await expectAccessible(page, 'candidates of a name');
});
