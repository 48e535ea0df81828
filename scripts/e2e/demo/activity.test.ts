import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, test } from 'node:test';
import { parse } from 'csv-parse/sync';
import type { Page } from 'playwright-core';
import { expectAccessible } from '../test-support/accessibility.ts';
import { useJourney } from '../test-support/journey.ts';
import { Keyboard } from '../test-support/keyboard.ts';
import { message, refusalsOf } from '../test-support/refusals.ts';

const journey = useJourney();
const { armAgainst, disarm, refuse } = refusalsOf(journey);
afterEach(async () => {
  await disarm();
  await journey.closePages();
});

/** Of each failure whether somebody keeps it. */
async function keptOf(recordIds: readonly string[]): Promise<boolean[]> {
  const connection = await journey.connect();
  const { records } = await connection.query<{ RecordId__c: string; IsKept__c: boolean }>(
    `SELECT RecordId__c, IsKept__c FROM SynclineDeadLetter__c WHERE RecordId__c IN (${recordIds.map((id) => `'${id}'`).join()})`,
  );
  return recordIds.map((id) => records.some((letter) => letter.RecordId__c === id && letter.IsKept__c));
}

async function openActivity(username: string, state = ''): Promise<Page> {
  const page = await journey.logIn(username);
  await page.goto(`${journey.tabUrl('Syncline_Activity')}${state}`);
  await page.getByText('By cause', { exact: true }).waitFor();
  return page;
}

/** The rows of the file that the page hands over, by their headings, of which this is the first. */
async function exported(page: Page, firstHeading: string): Promise<Record<string, string>[]> {
  const file = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Export as CSV' }).click();
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'syncline-export-'));
  const saved = path.join(folder, 'export.csv');
  await (await file).saveAs(saved);
  const written = fs.readFileSync(saved, 'utf8');
  fs.rmSync(folder, { recursive: true });
  assert.ok(written.startsWith(`\uFEFF${firstHeading},`), 'a heading, in UTF-8 as spreadsheets know it');
  return parse(written, { bom: true, columns: true, record_delimiter: '\r\n' }) as Record<string, string>[];
}

async function agree(page: Page, to: RegExp): Promise<void> {
  const dialog = page.getByRole('alertdialog').or(page.getByRole('dialog'));
  await dialog.getByText(to).waitFor();
  await dialog.getByRole('button', { name: 'Send again' }).click();
  await page.getByText('Requested. The next sync sends them again.').last().waitFor();
}

async function boxOf(page: Page, selector: string): Promise<{ x: number; y: number; width: number; height: number }> {
  const box = await page.locator(selector).first().boundingBox();
  assert.ok(box, selector);
  return box;
}

/** Whether what has the focus is part of it, across components. */
function isWithin(page: Page, selector: string): Promise<boolean> {
  return page.evaluate((wanted) => {
    const hosts: Element[] = [];
    let element = document.activeElement;
    while (element) {
      hosts.push(element);
      element = element.shadowRoot?.activeElement ?? null;
    }
    return hosts.some((host) => host.closest(wanted) !== null);
  }, selector);
}

test('an admin finds why records were refused, sees each attempt, and sends them again once the cause is mended', async () => {
  const ids = await refuse(3);
  const page = await openActivity('admin@syncline.local');
  const group = page.locator('[data-id="group"]', { hasText: 'UNKNOWN_COUNTRY' });
  await group.getByText(/^3 refused: Account/).waitFor();
  await group.getByText(message).waitFor();
  await expectAccessible(page, 'activity by cause');

  await group.getByRole('button', { name: /Utopian 2/ }).click();
  const detail = page.locator('[data-id="detail"]');
  // Twice where the initial sync came to it too.
  await detail.getByText('Attempt 1: refused').first().waitFor();
  await detail
    .getByText(/HTTP 200/)
    .first()
    .waitFor();
  assert.equal(
    await detail.getByRole('link', { name: 'At the destination' }).getAttribute('href'),
    'https://destination.example/accounts',
    'the receipt said where',
  );
  await detail.getByRole('button', { name: 'Show what was sent' }).first().click();
  await detail.getByRole('row', { name: 'Name Utopian 2' }).waitFor();
  const keep = detail.getByRole('button', { name: /^Keep / });
  await keep.click();
  await detail.getByRole('button', { name: /^Keep /, pressed: true }).waitFor();
  await expectAccessible(page, 'one failure');
  await detail.getByRole('button', { name: 'Close' }).click();
  assert.deepEqual(await keptOf(ids), [false, true, false], 'the one is kept from being purged');

  await disarm();
  await group.getByRole('button', { name: 'I fixed it: retry all 3' }).click();
  const dialog = page.getByRole('alertdialog').or(page.getByRole('dialog'));
  await dialog.getByText(/^Records: 3, each as it is now/).waitFor();
  await dialog.getByText('What was sent before, as it was logged').click();
  await dialog.getByText(/^Records: 3, exactly as they were sent/).waitFor();
  await expectAccessible(page, 'retry as logged');
  await dialog.getByRole('button', { name: 'Send again' }).click();
  await page.getByText('Requested. The next sync sends them again.').waitFor();
  await journey.product.withinMinutes(5, 'the retry to be done', async () => {
    await journey.letPagesAskAgain();
    return (await page.locator('[data-id="retry"][data-status="Done"]', { hasText: '3 of 3 tried: 3 went through' }).count()) > 0;
  });
  await group.waitFor({ state: 'detached' });
  const stored = await Promise.all(ids.map((id) => journey.product.storedRecord('Account', id)));
  assert.deepEqual(
    stored.map((record) => record?.data['Name']),
    ['Utopian 1', 'Utopian 2', 'Utopian 3'],
    'the destination has them',
  );
});

test('failures are found by what the address says, one by one, and leave as a file', async () => {
  const [first] = await refuse(2);
  const page = await openActivity('admin@syncline.local', '?c__view=letters&c__code=UNKNOWN_COUNTRY&c__status=Open');
  await page.locator('[data-id="letter"]').nth(1).waitFor();
  assert.equal(await page.locator('[data-id="letter"]').count(), 2, 'those that are open');
  await expectAccessible(page, 'activity one by one');

  const rows = await exported(page, 'Log number');
  assert.deepEqual(
    rows.map((row) => row['Message']),
    [message, message],
    'a line for each',
  );

  await page.getByLabel('Record', { exact: true }).fill(`${new URL(page.url()).origin}/lightning/r/Account/${first}/view`);
  await page.getByLabel('Record', { exact: true }).press('Enter');
  await page.locator('[data-id="letter"]').nth(1).waitFor({ state: 'detached' });
  assert.match(page.url(), new RegExp(`c__record=${first}`), 'the record that a pasted address means');

  await page.getByRole('button', { name: 'Retry all since…' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Failed since', { exact: true }).fill('Jan 1, 2026');
  await dialog.getByLabel('Failed since', { exact: true }).press('Tab');
  await dialog.getByText(/^Records: 1, each as it is now/).waitFor();
  assert.match(await dialog.getByLabel('From this time of the day on').inputValue(), /^12:00\sAM$/, 'of a day all is meant');
  // Not looked at by axe: the time picker of the base components names its field in a way that axe does not find.
  await dialog.getByRole('button', { name: 'Cancel', exact: true }).click();
  // The dialog gives the focus back a moment after it is gone, and would take it from what is typed next.
  await page.locator('button:focus', { hasText: 'Retry all since…' }).waitFor();

  await page.getByLabel('Text in the message').fill('nothing says so');
  await page.getByLabel('Text in the message').press('Enter');
  await page.getByText('Nothing that failed matches the filter.').waitFor();
  assert.match(page.url(), /c__text=nothing(\+|%20)says(\+|%20)so/, 'the address says what is asked');
  assert.ok(await page.getByLabel('Text in the message').evaluate((field) => field.matches(':focus')), 'the person goes on typing');
  await page.goBack();
  await page.goto(`${journey.tabUrl('Syncline_Activity')}?c__view=letters&c__status=Nonsense`);
  await page.getByText(/The filter contains something that Syncline does not know: status = Nonsense/).waitFor();
  const [card, strip] = [await boxOf(page, 'c-page-frame lightning-card'), await boxOf(page, 'c-status-strip')];
  assert.ok(strip.y - (card.y + card.height) >= 8, 'what went wrong stands apart from the strip');
  await page.goto(`${journey.tabUrl('Syncline_Activity')}?c__connection=garbage&c__view=pie`);
  await page.getByText(/The filter contains something that Syncline does not know: connectionId = garbage/).waitFor();
});

test('a viewer reads of failures, sends nothing again and keeps nothing', async () => {
  const ids = await refuse(1);
  const page = await openActivity('viewer@syncline.local');
  const group = page.locator('[data-id="group"]', { hasText: 'UNKNOWN_COUNTRY' });
  await group
    .getByRole('button', { name: /Utopian 1/ })
    .first()
    .click();
  await page.locator('[data-id="detail"]').getByText('Attempt 1: refused').first().waitFor();
  assert.equal(await page.getByRole('button', { name: /^Keep / }).count(), 0, 'no button to keep');
  const connection = await journey.connect();
  const { records } = await connection.query<{ Id: string }>(`SELECT Id FROM SynclineDeadLetter__c WHERE RecordId__c = '${ids[0]}'`);
  const keep = { className: 'RetentionController', method: 'keepFailure', parameters: { letterId: records[0]?.Id, isKept: true } };
  assert.match((await journey.callApex(page, keep)).text, /You need the permission/, 'nor by other ways');
  assert.deepEqual(await keptOf(ids), [false]);
  assert.equal(await page.getByRole('button', { name: /retry/i }).count(), 0, 'no button to retry');
  const refused = await journey.callApex(page, { className: 'RetryController', method: 'cost', parameters: { filter: '{}' } });
  assert.match(refused.text, /You need the permission/, 'nor by other ways');
});

test('a record that does not sync says why, and the run that refused it what it cost', async () => {
  const [id] = await refuse(1);
  const page = await openActivity('admin@syncline.local', `?c__ask=${id}`);
  await page.getByRole('heading', { name: /^The destination refused it: UNKNOWN_COUNTRY/ }).waitFor();
  await page.getByRole('button', { name: 'Retry this record' }).waitFor();
  await page.getByRole('table', { name: 'What happened to it' }).getByText('Attempt 1: refused').waitFor();
  await page.getByText('Nothing that can be compared has changed.').waitFor();
  const withheld = page.locator('[data-id="withheld"]');
  assert.match(await withheld.innerText(), /activeContract\s+Withheld: the rule uses other records/, 'what the rule said is not compared');
  await expectAccessible(page, 'why a record is not syncing');

  await page.getByText('Runs', { exact: true }).click();
  const run = page.locator('[data-id="run"]', { has: page.locator('[data-id="refused"]') }).first();
  await run.locator('button[aria-expanded]').click();
  await page.getByRole('heading', { name: 'What it cost' }).waitFor();
  const rows = await exported(page, 'Run');
  assert.ok(
    rows.some((row) => Number(row['Failed']) > 0),
    'the run that refused it is in the file',
  );
  await expectAccessible(page, 'activity runs');
});

async function connectionIdOf(connection: Awaited<ReturnType<typeof journey.connect>>): Promise<string | undefined> {
  const { records } = await connection.query<{ readonly Id: string }>('SELECT Id FROM SynclineConnection__c LIMIT 1');
  return records[0]?.Id;
}

/** Runs that are over, so many that a purge by rows finds some to take. */
async function logRuns(count: number): Promise<void> {
  const connection = await journey.connect();
  const at = new Date().toISOString();
  const run = {
    Connection__c: await connectionIdOf(connection),
    Status__c: 'Succeeded',
    StartedBy__c: 'Schedule',
    StartedAt__c: at,
    FinishedAt__c: at,
  };
  await connection.sobject('SynclineRun__c').create(Array.from({ length: count }, () => run));
}

async function numberOfRuns(): Promise<number> {
  const connection = await journey.connect();
  return (await connection.query('SELECT Id FROM SynclineRun__c')).totalSize;
}

test('an admin sees what logs take, keeps fewer of them and one run for good, and purges; a viewer reads it', async () => {
  await logRuns(120);
  const page = await openActivity('admin@syncline.local', '?c__view=storage');
  const runs = page.locator('[data-kind="Runs"]');
  await runs.getByText('30 days', { exact: true }).waitFor();
  await page.getByRole('img', { name: /of the org's data storage are in use/ }).waitFor();
  assert.equal(await page.getByLabel('Text in the message').count(), 0, 'nothing is filtered there');
  await expectAccessible(page, 'activity storage');
  await page.setViewportSize({ width: 390, height: 900 });
  const [choice, last] = [await boxOf(page, 'c-view-choice'), await boxOf(page, 'c-view-choice label >> text=Storage')];
  assert.ok(last.x + last.width <= choice.x + choice.width, 'the last choice is not cut off on a phone');
  await page.setViewportSize({ width: 1280, height: 900 });

  const keyboard = new Keyboard();
  const save = page.getByRole('button', { name: 'Save' });
  const days = page.getByLabel('Runs: days to keep');
  await keyboard.press(page, page.getByRole('button', { name: 'Change' }));
  await keyboard.fill(page, days, '9999');
  await keyboard.press(page, runs.getByRole('radio', { name: /^Automatic/ }), 'ArrowDown');
  await keyboard.fill(page, page.getByLabel('Runs: number of rows'), '100');
  await runs.getByText('A whole number of days from 1 to 730.').waitFor();
  await runs.getByText('Changed, not saved yet. Saved: 30 days.').waitFor();
  await keyboard.press(page, save);
  assert.ok(await days.evaluate((field) => field.matches(':focus')), 'the field that is wrong is gone to');
  await expectAccessible(page, 'activity storage, refused');

  await page.getByText('By cause', { exact: true }).click();
  await page.getByLabel('Text in the message').waitFor();
  await page.getByRole('link', { name: 'Overview' }).click();
  await page.waitForURL('**Syncline_Overview');
  await page.getByRole('link', { name: 'Activity' }).click();
  await page.getByText('Storage', { exact: true }).click();
  await page.getByText('What you changed before is here again, not saved yet.').waitFor();
  assert.equal(await days.inputValue(), '9,999', 'what is typed is still there');
  const dialog = page.locator('section[role="alertdialog"]');
  await keyboard.press(page, page.getByRole('button', { name: 'Cancel' }));
  await dialog.getByText('Your changes to how long logs are kept are not saved. Discard them?').waitFor();
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  await dialog.waitFor({ state: 'detached' });
  await keyboard.fill(page, days, '10');
  await keyboard.press(page, save);
  await dialog.getByText(/^Runs: 10 days instead of 30 days. Runs: at most 100 rows instead of [\d,]+.*This cannot be undone.$/).waitFor();
  await dialog.getByRole('button', { name: 'OK' }).click();
  await runs.getByText('10 days', { exact: true }).waitFor();
  await runs.getByText('100 rows', { exact: true }).waitFor();

  await page.getByText('Runs', { exact: true }).first().click();
  const run = page.locator('[data-id="run"]').first();
  await run.locator('button[aria-expanded]').click();
  const keep = run.getByRole('button', { name: /^Keep R-/ });
  await keyboard.press(page, keep, 'Space');
  await run.locator('[data-id="kept"]').waitFor();
  assert.equal(await keep.getAttribute('aria-pressed'), 'true');
  await expectAccessible(page, 'activity runs, one kept');

  const before = await numberOfRuns();
  await page.getByText('Storage', { exact: true }).click();
  await runs.getByText('Now: 1 kept.').waitFor();
  await page.getByRole('button', { name: 'Purge now' }).click();
  await dialog.getByRole('button', { name: 'OK' }).click();
  await dialog.waitFor({ state: 'detached' });
  const went = await journey.product.withinMinutes(5, 'the purge to be over', async () => {
    await journey.letPagesAskAgain();
    const text = await page.locator('[data-id="last"]').textContent();
    return /([\d,]+) rows deleted/.exec(text ?? '')?.[1];
  });
  assert.ok(Number(went.replaceAll(',', '')) >= before - 100, `${went} of ${before} went`);
  assert.ok((await numberOfRuns()) <= 105, 'about as many are left as may be');
  await expectAccessible(page, 'activity storage, purged');

  const viewed = await openActivity('viewer@syncline.local', '?c__view=storage');
  await viewed.getByText('To change this or to purge, you need the permission "Manage connections".').waitFor();
  assert.equal(await viewed.getByRole('button', { name: /Change|Purge now/ }).count(), 0, 'nothing to change');
  await viewed.getByText('Runs', { exact: true }).first().click();
  await viewed.locator('[data-id="run"] [data-id="kept"]').waitFor();
  await viewed.locator('[data-id="run"] button[aria-expanded]').first().click();
  await viewed.getByRole('heading', { name: 'What it cost' }).waitFor();
  assert.equal(await viewed.getByRole('button', { name: /^Keep/ }).count(), 0, 'nor to keep');
  const refused = await journey.callApex(viewed, {
    className: 'RetentionController',
    method: 'purgeNow',
    parameters: { connectionId: null },
  });
  assert.match(refused.text, /You need the permission/, 'nor by other ways');
  await keepAsBefore(page);
});

/** Other journeys go through the same org. */
async function keepAsBefore(page: Page): Promise<void> {
  const connectionId = await connectionIdOf(await journey.connect());
  const usualDays: Readonly<Record<string, number>> = { Runs: 30, Journal: 90, Failures: 30, Attempts: 30 };
  const viewed = await journey.callApex(page, { className: 'RetentionController', method: 'view', parameters: { connectionId } });
  const { kinds } = (JSON.parse(viewed.text) as { returnValue: { kinds: { kind: string; days: number; mostRows?: number }[] } })
    .returnValue;
  const settings = kinds.map(({ kind, days, mostRows }) => ({
    kind,
    days: usualDays[kind],
    rows: null,
    loaded: { days, rows: mostRows ?? null },
  }));
  const parameters = { connectionId, settings: JSON.stringify(settings) };
  const saved = await journey.callApex(page, { className: 'RetentionController', method: 'save', parameters });
  assert.equal(saved.status, 200, saved.text);
  assert.ok(!saved.text.includes('savedBy'), saved.text);
}

test('two admins change how long the same is kept: the second sees what the first has saved, and neither loses anything', async () => {
  const [first, second] = [
    await openActivity('admin@syncline.local', '?c__view=storage'),
    await openActivity('admin@syncline.local', '?c__view=storage'),
  ];
  const change = async (page: Page, days: string): Promise<void> => {
    const keyboard = new Keyboard();
    await page.getByRole('button', { name: 'Change', exact: true }).click();
    await keyboard.fill(page, page.getByLabel('Runs: days to keep'), days);
  };
  await change(second, '50');
  await change(first, '40');
  await first.getByRole('button', { name: 'Save' }).click();
  await first.getByText('Saved. It applies from the next purge on.').waitFor();

  await new Keyboard().fill(second, second.getByLabel('Attempts: days to keep'), '60');
  await second.getByRole('button', { name: 'Save' }).click();
  const conflict = second.locator('c-save-conflict');
  await conflict.getByRole('row', { name: 'Runs: days to keep 30 days 40 days 50 days' }).waitFor();
  await conflict.getByText(/Ada Admin saved last:/).waitFor();
  assert.ok(await isWithin(second, 'c-save-conflict'), 'it has the focus, so that it is read out');
  assert.equal(await second.getByLabel('Attempts: days to keep').inputValue(), '60', 'what is typed is still there');
  await expectAccessible(second, 'activity storage, two at once');
  await conflict.getByRole('button', { name: 'Take theirs' }).click();
  await second.getByRole('button', { name: 'Save' }).click();
  await second.getByText('Saved. It applies from the next purge on.').waitFor();
  await second.locator('[data-kind="Runs"]').getByText('40 days', { exact: true }).waitFor();
  await second.locator('[data-kind="Attempts"]').getByText('60 days', { exact: true }).waitFor();

  await change(first, '70');
  await change(second, '80');
  await second.getByRole('button', { name: 'Save' }).click();
  await second.locator('[data-kind="Runs"]').getByText('80 days', { exact: true }).waitFor();
  await first.getByRole('button', { name: 'Save' }).click();
  await first.getByRole('button', { name: 'Save yours over it' }).click();
  // It is less than what the other has saved meanwhile.
  const dialog = first.locator('section[role="alertdialog"]');
  await dialog.getByText(/^Runs: 70 days instead of 80 days./).waitFor();
  await dialog.getByRole('button', { name: 'OK' }).click();
  await first.locator('[data-kind="Runs"]').getByText('70 days', { exact: true }).waitFor();
  await keepAsBefore(first);
});

test('an operator sends one and then a group again, and changes nothing that an admin decides', async () => {
  const ids = await refuse(3);
  const page = await openActivity('operator@syncline.local');
  const group = page.locator('[data-id="group"]', { hasText: 'UNKNOWN_COUNTRY' });
  // The one is mended; of the others the next attempt, which is due by itself, is refused too.
  await disarm();
  await armAgainst(ids.slice(1));
  await group.getByRole('button', { name: /Utopian 1/ }).click();
  const detail = page.locator('[data-id="detail"]');
  await detail.getByRole('button', { name: 'Retry this record' }).click();
  await agree(page, /^Records: 1, each as it is now/);
  await journey.product.withinMinutes(5, 'the one', () => journey.product.storedRecord('Account', String(ids[0])));
  await journey.letPagesAskAgain();
  await detail.getByText('Attempt 2: accepted').waitFor();
  await detail.getByRole('button', { name: /^Keep / }).click();
  await detail.getByRole('button', { name: /^Keep /, pressed: true }).waitFor();
  assert.deepEqual(await keptOf(ids), [true, false, false], 'an operator may keep one');
  await detail.getByRole('button', { name: /^Keep / }).click();
  await detail.getByRole('button', { name: /^Keep /, pressed: false }).waitFor();
  assert.deepEqual(await keptOf(ids), [false, false, false], 'and let it go');
  await detail.getByRole('button', { name: 'Close' }).click();

  await disarm();
  await group.getByRole('button', { name: 'I fixed it: retry all 2' }).click();
  await agree(page, /^Records: 2, each as it is now/);
  await journey.product.withinMinutes(5, 'the group', () => journey.product.storedRecord('Account', String(ids[2])));
  await journey.letPagesAskAgain();
  await group.waitFor({ state: 'detached' });

  const connection = await journey.connect();
  const { records } = await connection.query<{ Id: string }>("SELECT Id FROM SynclineStream__c WHERE ObjectName__c = 'Account'");
  const streamId = records[0]?.Id;
  for (const call of [
    { className: 'RemedyController', method: 'sendAgain', parameters: { streamId, recordId: ids[0] } },
    { className: 'StreamController', method: 'save', parameters: { configJson: '{}', isBackfillWanted: false } },
    { className: 'ConnectionSetupController', method: 'disconnect', parameters: { connectionId: streamId } },
  ])
    assert.match((await journey.callApex(page, call)).text, /You need the permission|You do not have access/, call.method);
});

test('without a mouse: ask, have it sent again, and read one failure', async () => {
  const [id = ''] = await refuse(2);
  await disarm();
  const page = await openActivity('operator@syncline.local');
  const keyboard = new Keyboard();
  await keyboard.fill(page, page.getByRole('searchbox', { name: /^Why isn't this record syncing/ }), id);
  await keyboard.key(page, 'Enter');
  const explanation = page.locator('[data-id="explanation"]');
  await explanation.getByRole('heading', { name: /^The destination refused it: UNKNOWN_COUNTRY/ }).waitFor();
  assert.ok(await isWithin(page, '[data-id="explanation"]'), 'the answer has the focus, so that it is read out');
  await keyboard.press(page, explanation.getByRole('button', { name: 'Retry this record' }).first());
  await explanation.getByRole('heading', { name: /Somebody asked to send it again/ }).waitFor();
  await keyboard.press(page, page.locator('c-record-diagnosis').getByRole('button', { name: 'Close' }));
  await explanation.waitFor({ state: 'detached' });

  const sample = page.locator('[data-id="group"]').getByRole('button', { name: /Utopian 2/ });
  await keyboard.press(page, sample);
  const detail = page.locator('[data-id="detail"]');
  await detail.getByText('Attempt 1: refused').first().waitFor();
  assert.ok(await isWithin(page, '[data-id="detail"]'), 'the failure has the focus');
  await keyboard.press(page, detail.getByRole('button', { name: 'Close' }));
  await detail.waitFor({ state: 'detached' });
  console.log(`ask, retry, close, open, close: ${keyboard.effort.acts} acts and ${keyboard.effort.keys} keys`);
});
