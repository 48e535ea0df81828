/** What would be sent stands beside the editor, of the draft as it is: by names, by clauses, and for 800 fields without a standstill. */
import assert from 'node:assert/strict';
import { afterEach, test } from 'node:test';
import type { Locator, Page } from 'playwright-core';
import { expectAccessible } from '../test-support/accessibility.ts';
import { useJourney } from '../test-support/journey.ts';
import { eventually } from '../test-support/product.ts';

const journey = useJourney();
afterEach(() => journey.closePages());

/** Longer than any answer takes; a run that waits longer is a failure. */
const patience = 8_000;

function previewOn(page: Page): Locator {
  return page.getByRole('complementary', { name: 'Preview' });
}

async function openAccounts(username: string): Promise<Page> {
  const page = await journey.logIn(username, { tab: 'Syncline_Data', height: 1000 });
  page.setDefaultTimeout(patience);
  await page
    .locator('c-stream-list')
    .getByRole('button', { name: /^Account/ })
    .click();
  await page.getByRole('heading', { name: 'Stream Account' }).or(page.getByText('Stream Account')).first().waitFor();
  return page;
}

test('an edit shows at once in the preview beside it, unsaved, and nothing arrives', async () => {
  const org = await journey.connect();
  const [account] = (await org.query<{ Id: string; Name: string }>('SELECT Id, Name FROM Account ORDER BY Name LIMIT 1')).records;
  assert.ok(account, 'the demo org holds accounts');
  const arrived = await journey.product.withinMinutes(5, 'the account at the receiver', () =>
    journey.product.storedRecord('Account', account.Id),
  );

  const page = await openAccounts('admin@syncline.local');
  const preview = previewOn(page);
  await preview.getByText('Would be sent.').waitFor();
  await preview.getByLabel('Or enter its ID').fill(account.Id);
  await preview.getByRole('link', { name: account.Name }).waitFor();
  await preview.getByRole('row', { name: /^Phone/ }).waitFor();

  await page.getByLabel('Outward name of Account Phone').fill('phoneNumber');
  await preview.getByRole('row', { name: /^phoneNumber was Phone/ }).waitFor();
  await preview.getByText('1 difference from what is saved.').waitFor();
  await preview.getByRole('button', { name: /^Show as JSON/ }).click();
  assert.match(await preview.getByRole('region', { name: 'Payload' }).innerText(), /"phoneNumber" :/);
  await preview.getByRole('button', { name: /^Hide the JSON/ }).click();
  await expectAccessible(page, 'Preview of a draft');

  const odd = page.getByLabel('Outward name of Website');
  await odd.fill('web site!');
  await odd.blur();
  await page.locator('c-mapping-table').getByText('"web site!" cannot be an outward name.').first().waitFor();
  await preview.getByText('Your last edit cannot be saved as it is.').waitFor();
  await preview.getByRole('row', { name: /^phoneNumber was Phone/ }).waitFor();
  await expectAccessible(page, 'Preview of a draft that is no good');
  await odd.fill('');
  await preview.getByText('Your last edit cannot be saved as it is.').waitFor({ state: 'detached' });

  await page.getByRole('tab', { name: 'Filter' }).click();
  const filter = page.locator('c-filter-builder').first();
  await filter.getByRole('button', { name: 'Add condition' }).click();
  const condition = filter.getByRole('group', { name: 'Condition 1' });
  await condition.getByRole('combobox', { name: 'Field' }).click();
  await page.keyboard.type('Account Name');
  await page.keyboard.press('Enter');
  await condition.getByRole('combobox', { name: 'Operator' }).click();
  await page.getByRole('option', { name: /^does not equal/ }).click();
  await condition.getByLabel('Value').fill(account.Name);
  await preview
    .getByText(/Would be taken out at the destination, which has had it since .*, because it does not match: Account Name does not equal/)
    .waitFor();
  await preview.getByText('As saved, it would be sent.').waitFor();
  await expectAccessible(page, 'Preview of what would be taken out');

  await journey.product.passMinutes(3);
  assert.deepEqual(await journey.product.storedRecord('Account', account.Id), arrived, 'the receiver has what it had');
  assert.ok(await page.getByText('Unsaved changes').first().isVisible(), 'and the draft is not saved');
});

test('it goes from record to record, and a viewer sees what they may read', async () => {
  const page = await openAccounts('admin@syncline.local');
  const link = previewOn(page).locator('c-record-preview').locator('c-record-link').first();
  const first = await link.innerText();
  await previewOn(page).getByRole('button', { name: 'Another record' }).click();
  await eventually('another record', async () => (await link.innerText()) !== first, patience);

  const ofViewer = await openAccounts('viewer@syncline.local');
  await previewOn(ofViewer)
    .getByText(/Would be sent\.|You can see no record of this object yet\./)
    .first()
    .waitFor();
});

const fieldNames = Array.from({ length: 800 }, (_, index) => `Field${String(index).padStart(3, '0')}__c`);

/** What the server would answer for an object of 800 fields, of which all are chosen; everything else is the product's own. */
async function widen(page: Page): Promise<void> {
  const value = (text: string) => fieldNames.map((name) => ({ name, field: name, label: `Label of ${name}`, value: text }));
  const answers: Readonly<Record<string, (answer: Record<string, unknown>) => unknown>> = {
    'StreamController.fields': () =>
      fieldNames.map((name) => ({
        name,
        label: name,
        type: 'STRING',
        typeLabel: 'Text',
        isSupported: true,
        isFormula: false,
        isCustom: true,
      })),
    'StreamController.config': (config) => ({
      ...config,
      fields: fieldNames.map((name) => ({ name, type: 'STRING', direction: 'outbound', winner: 'salesforce' })),
    }),
    'PreviewController.preview': (answer) => ({
      ...answer,
      problems: [],
      recordId: '001000000000001AAA',
      recordName: 'Wide',
      preview: { outcome: 'upserted', payload: '{}', bytes: 2, clauses: [], reasons: [] },
      values: value('now'),
      savedOutcome: 'upserted',
      savedValues: value('before'),
    }),
  };
  await page.route('**/local/aura', async (route) => {
    const { className, method } = route.request().postDataJSON() as { className: string; method: string };
    const response = await route.fetch();
    const answer = answers[`${className}.${method}`];
    if (answer === undefined) return route.fulfill({ response });
    const { returnValue } = (await response.json()) as { returnValue: Record<string, unknown> };
    return route.fulfill({ response, json: { returnValue: answer(returnValue) } });
  });
}

/** Tasks of the browser over 50 milliseconds since the last time. */
async function longTasks(page: Page, act: string, busiest?: number): Promise<void> {
  const tasks = await page.evaluate(() => (window as unknown as { longTasks: number[] }).longTasks.splice(0));
  console.log(
    `# ${act}: ${tasks.length} tasks over 50 ms${tasks.length > 0 ? `, of ${tasks.join(', ')} ms` : ''}${busiest === undefined ? '' : `; a step took ${busiest} ms of processor time at most`}`,
  );
}

/** The longest that one step has kept the page's thread busy, whatever else the machine does: a task's time has what others take in it. */
async function scrollThrough(page: Page, frame: Locator, busy: () => Promise<number>): Promise<number> {
  let longest = 0;
  for (let step = 0; step < 40; step++) {
    const before = await busy();
    await frame.evaluate((element, top) => element.scrollTo({ top }), step * 900);
    await page.waitForTimeout(30);
    longest = Math.max(longest, (await busy()) - before);
  }
  await frame.evaluate((element) => element.scrollTo({ top: 0 }));
  await page.waitForTimeout(100);
  return Math.round(longest);
}

/** Tells the milliseconds of processor time that the page's thread has spent. */
async function clockOf(page: Page): Promise<() => Promise<number>> {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Performance.enable', { timeDomain: 'threadTicks' });
  return async () => {
    const { metrics } = await devtools.send('Performance.getMetrics');
    return 1_000 * (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0);
  };
}

test('800 fields are scrolled and named with few rows rendered', async () => {
  const page = await journey.logIn('admin@syncline.local');
  page.setDefaultTimeout(patience);
  await page.addInitScript(() => {
    const tasks: number[] = [];
    Object.assign(window, { longTasks: tasks });
    new PerformanceObserver((list) => tasks.push(...list.getEntries().map(({ duration }) => Math.round(duration)))).observe({
      type: 'longtask',
    });
  });
  await widen(page);
  await page.goto(journey.tabUrl('Syncline_Data'));
  await page
    .locator('c-stream-list')
    .getByRole('button', { name: /^Account/ })
    .click();
  await page.getByText('800 differences from what is saved.').waitFor();
  await longTasks(page, 'opened');

  const rows = page.locator('c-mapping-table [data-id="row"]');
  const lines = page.locator('c-field-tree [role="treeitem"]');
  const values = page.locator('c-preview-table [data-id="row"]');
  const expectFew = async (when: string): Promise<void> => {
    const counts = [await rows.count(), await lines.count(), await values.count()];
    assert.ok(
      counts.every((count) => count > 5 && count <= 60),
      `${when}: ${counts.join(', ')} rows of 800 are rendered`,
    );
  };
  await expectFew('at first');
  const busy = await clockOf(page);
  await longTasks(page, 'the mapping scrolled from end to end', await scrollThrough(page, page.locator('c-mapping-table .frame'), busy));
  await longTasks(page, 'the tree scrolled', await scrollThrough(page, page.locator('c-field-tree [role="tree"]'), busy));
  await longTasks(page, 'the preview scrolled', await scrollThrough(page, page.locator('c-preview-table [data-id="frame"]'), busy));
  await expectFew('after scrolling');

  const input = page.getByLabel(`Outward name of ${fieldNames[3] ?? ''}`);
  await input.click();
  // The same element through all keys: the rows are not made anew.
  await input.evaluate((element) => element.setAttribute('data-kept', ''));
  let busiest = 0;
  for (const letter of 'anOutwardNameOfTwenty') {
    const before = await busy();
    await page.keyboard.type(letter);
    await page.waitForTimeout(60);
    busiest = Math.max(busiest, (await busy()) - before);
  }
  await longTasks(page, 'letters typed into a name', Math.round(busiest));
  assert.equal(await page.locator('[data-kept]').inputValue(), 'anOutwardNameOfTwenty');
  await page.waitForTimeout(1_000);
  await longTasks(page, 'its preview');
  await page.locator(`[role="treeitem"][data-key="field:${fieldNames[5] ?? ''}"]`).click();
  await page.getByText('799 of 800 fields chosen').waitFor();
  await longTasks(page, 'one field dropped');
  await expectFew('after typing');
});
