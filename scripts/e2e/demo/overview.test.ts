import assert from 'node:assert/strict';
import { afterEach, test } from 'node:test';
import type { Page, Request, Route } from 'playwright-core';
import { expectAccessible } from '../test-support/accessibility.ts';
import { useJourney } from '../test-support/journey.ts';
import { eventually } from '../test-support/product.ts';

const journey = useJourney();
afterEach(async () => {
  await disarm();
  await journey.closePages();
});

const tab = (): string => journey.tabUrl('Syncline_Overview');

async function openOverview(username: string): Promise<Page> {
  const page = await journey.logIn(username, { url: tab() });
  page.setDefaultTimeout(8_000);
  await sentence(page).waitFor();
  return page;
}

function sentence(page: Page): ReturnType<Page['locator']> {
  return page.locator('c-health-card h2');
}

function arm(fault: object): Promise<Response> {
  return fetch(`${journey.product.receiverUrl}/v1/faults`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(fault),
  });
}

async function disarm(): Promise<void> {
  await fetch(`${journey.product.receiverUrl}/v1/faults`, { method: 'DELETE' });
}

/** Until the page says it, on the org's clock. */
async function says(page: Page, pattern: RegExp, minutes = 5): Promise<void> {
  await journey.product.withinMinutes(minutes, String(pattern), async () => {
    await journey.letPagesAskAgain();
    await sentence(page)
      .filter({ hasText: pattern })
      .waitFor({ timeout: 2_000 })
      .catch(() => undefined);
    return pattern.test((await sentence(page).textContent()) ?? '');
  });
}

/** Which Apex methods a request asks for. */
function askedBy(request: Request): string {
  const { className, method } = JSON.parse(request.postData() ?? '{}') as { className?: string; method?: string };
  return `${className?.split('.').at(-1) ?? ''}.${method ?? ''}`;
}

/** Accounts that the destination refuses; one that it takes goes with them, since it would be its own problem if it took none. */
async function refuse(count: number): Promise<readonly string[]> {
  const connection = await journey.connect();
  const names = Array.from({ length: count }, (_, index) => `Atlantis ${index + 1}`);
  const created = await connection.sobject('Account').create([...names, 'Known'].map((Name) => ({ Name })));
  const ids = created.slice(0, count).map(({ id }) => id ?? '');
  const said = { code: 'UNKNOWN_COUNTRY', field: 'BillingCountry', message: "'Atlantis' is no known country." };
  const answer = await arm({ kind: 'rejectPartially', recordIds: ids, ...said });
  assert.equal(answer.status, 201);
  return ids;
}

async function idOfConnection(): Promise<string | undefined> {
  const connection = await journey.connect();
  const { records } = await connection.query<{ readonly Id: string }>('SELECT Id FROM SynclineConnection__c LIMIT 1');
  return records[0]?.Id;
}

/** What other journeys through the same org have left paused flows, and what they have left refused goes through now. */
async function mendAll(page: Page): Promise<void> {
  const connectionId = await idOfConnection();
  const filter = JSON.stringify({ connectionId, status: 'Open' });
  await journey.callApex(page, { className: 'StatusController', method: 'resume', parameters: { connectionId } });
  await journey.callApex(page, { className: 'RetryController', method: 'start', parameters: { filter } });
}

test('an admin sees at a glance that all is fine, within two calls, and an hour leads to its runs', async () => {
  const page = await openOverview('admin@syncline.local');
  await mendAll(page);
  await says(page, /^(All \d+ objects are|The only object is) up to date\.$/, 20);

  const asked: string[] = [];
  const held: Route[] = [];
  await page.route('**/local/aura', async (route) => {
    const call = askedBy(route.request());
    asked.push(call);
    if (call.startsWith('OverviewController.')) await route.continue();
    else held.push(route);
  });
  await page.addInitScript(() => {
    const moves = window as unknown as { moved: number };
    moves.moved = 0;
    new PerformanceObserver((list) => {
      for (const each of list.getEntries() as (PerformanceEntry & { value: number })[]) moves.moved += each.value;
    }).observe({ type: 'layout-shift', buffered: true });
  });
  await page.reload();
  await page.locator('[data-id="details"]', { hasText: 'As of' }).waitFor();
  await page.locator('[data-id="object"]').first().waitFor();
  assert.deepEqual(asked.slice(0, 2), ['OverviewController.load', 'OverviewController.waiting'], 'two calls until all is there');
  assert.deepEqual(asked.filter((call) => call.startsWith('OverviewController.')).length, 2, `nothing is asked twice: ${asked.join(', ')}`);
  await Promise.all(held.splice(0).map((route) => route.continue()));
  await page.unroute('**/local/aura');
  const moved = await page.evaluate(() => (window as unknown as { moved: number }).moved);
  console.log(`layout moved by ${moved.toFixed(3)}`);
  assert.ok(moved < 0.1, `what stands on the page moves by ${moved} while it loads`);

  assert.equal(await page.locator('h1').count(), 1);
  assert.equal(await page.title().then((title) => /^\(\d+\)/.test(title)), false, 'no problem in the title of the tab');
  assert.equal(await page.locator('.slds-button_brand').count(), 0, 'there is nothing to press');
  await expectAccessible(page, 'overview, all fine');

  await page.getByRole('button', { name: 'Show as a table' }).click();
  await page.getByRole('table', { name: 'Last 24 hours' }).waitFor();
  await expectAccessible(page, 'overview with the table of its day');
  await page
    .getByRole('button', { name: /^Open the runs of/ })
    .first()
    .press('Enter');
  await page.waitForURL(/c__since=/);
  assert.match(page.url(), /Syncline_Activity\?.*c__view=runs/);
  await page.locator('[data-id="run"]').first().waitFor();
});

test('an admin reads what the destination refuses, and one button leads to it', async () => {
  await refuse(2);
  const page = await openOverview('admin@syncline.local');
  await says(page, /^The destination refuses \d+ records?\. All other changes are flowing\.$/);

  const line = page.locator('c-problem-list [data-id="problem"]', { hasText: 'Account' });
  await line.waitFor();
  await eventually('the count in the title', async () => /^\(\d+\) Overview/.test(await page.title()));
  const filled = page.locator('.slds-button_brand');
  assert.equal(await filled.count(), 1, 'one filled button');
  const row = page.locator('[data-id="object"][data-name="Account"]');
  await row.getByText(/^\s*\d+ failing\s*$/).waitFor();
  await expectAccessible(page, 'overview, records refused');

  await line.getByRole('button', { name: /^Look at \d+ records?$/ }).click();
  await page.locator('[data-id="group"]', { hasText: 'UNKNOWN_COUNTRY' }).waitFor();
  assert.match(page.url(), /c__object=Account/);
  assert.match(page.url(), /c__code=UNKNOWN_COUNTRY/);
  await page.goBack();
  await row.getByRole('link', { name: /^\d+$/ }).click();
  await page.locator('[data-id="group"]').first().waitFor();
  await page.goBack();
  await row.getByRole('link', { name: 'Account' }).click();
  await page.waitForURL(/Syncline_Data\?.*c__stream=/);
});

test('an operator sees who paused, what waits, and resumes; a viewer reads it and presses nothing', async () => {
  const page = await openOverview('operator@syncline.local');
  try {
    await page.locator('c-status-strip').getByRole('button', { name: 'Pause' }).click();
    await says(page, /^Paused by .+: nothing is read or sent\.$/);
    const connection = await journey.connect();
    await connection.sobject('Account').create({ Name: 'Made while it was paused' });
    await page.reload();
    await page.locator('[data-id="details"]', { hasText: /\d+ changes? waits? and follows? when you resume\./ }).waitFor();
    await expectAccessible(page, 'overview, paused');

    const viewer = await openOverview('viewer@syncline.local');
    await viewer.locator('c-health-card').getByText('that needs the permission set Syncline Operator').first().waitFor();
    assert.ok(await viewer.locator('c-health-card').getByRole('button', { name: 'Resume' }).isDisabled(), 'it is not theirs to do');
    assert.ok(await viewer.getByRole('button', { name: 'Sync now' }).isDisabled());
    await expectAccessible(viewer, 'overview of a viewer, paused');

    await page.locator('c-health-card').getByRole('button', { name: 'Resume' }).click();
    await page.getByText('Active', { exact: true }).first().waitFor();
    await page.getByRole('link', { name: 'All runs' }).click();
    await page.locator('[data-id="run"]').first().waitFor();
  } finally {
    // Other journeys go through the same org.
    const parameters = { connectionId: await idOfConnection() };
    await journey.callApex(page, { className: 'StatusController', method: 'resume', parameters });
  }
});
