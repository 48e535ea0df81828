/** From many causes to the one that somebody mends, and by what its guide offers to the field that is to blame. */
import assert from 'node:assert/strict';
import { afterEach, test } from 'node:test';
import type { Locator, Page } from 'playwright-core';
import { expectAccessible } from '../test-support/accessibility.ts';
import { useJourney } from '../test-support/journey.ts';
import { Keyboard } from '../test-support/keyboard.ts';
import { refusalsOf } from '../test-support/refusals.ts';
import { eventually } from '../test-support/product.ts';

const journey = useJourney();
const { arm, disarm, mend, refuse, untilFailed } = refusalsOf(journey);
afterEach(async () => {
  await mend();
  await journey.closePages();
});

/** What a destination answers to a request that holds one of these records: a cause each, since no guide is the same. */
const statuses = [400, 402, 405, 406, 409, 410, 411, 412, 414, 415, 417, 422];

async function logIn(): Promise<Page> {
  const page = await journey.logIn('admin@syncline.local', { height: 1600 });
  page.setDefaultTimeout(8_000);
  return page;
}

async function toActivity(page: Page): Promise<void> {
  await page.goto(journey.tabUrl('Syncline_Activity'));
  await groups(page).first().waitFor();
}

async function openActivity(): Promise<Page> {
  const page = await logIn();
  await toActivity(page);
  return page;
}

/** What other journeys through the same org have left refused goes through, so that no cause of theirs ends while those here are counted. */
async function sendAllAgain(page: Page): Promise<void> {
  const connection = await journey.connect();
  const { records } = await connection.query<{ Id: string }>("SELECT Id FROM SynclineConnection__c WHERE Name = 'Demo destination'");
  const filter = JSON.stringify({ connectionId: records[0]?.Id, status: 'Open' });
  await journey.callApex(page, { className: 'RetryController', method: 'start', parameters: { filter } });
  await journey.product.passMinutes(3);
}

const groups = (page: Page): Locator => page.locator('[data-id="group"]');
const groupOf = (page: Page, code: string): Locator => groups(page).filter({ hasText: code });

/** How many records each cause that is shown has. */
async function sizesOf(page: Page): Promise<number[]> {
  const counts = await groups(page).locator('[data-id="count"]').allInnerTexts();
  return counts.map((text) => Number.parseInt(text.replaceAll(',', ''), 10));
}

test('of more causes than ten the ten largest are shown, and all others by More, without a mouse too', async () => {
  const page = await logIn();
  await sendAllAgain(page);
  const connection = await journey.connect();
  // Of the last two records, so that it is among the largest; those that are taken go first.
  const wanted = [...statuses, statuses.at(-1)];
  const names = [...Array.from({ length: 2 * wanted.length }, () => 'Known'), ...wanted.map((status) => `Answered ${status}`)];
  const created = await connection.sobject('Account').create(names.map((Name) => ({ Name })));
  const ids = created.slice(-wanted.length).map(({ id }) => id ?? '');
  for (const [index, status] of wanted.entries()) await arm({ kind: 'status', status, recordIds: [ids[index]] });
  await untilFailed(ids);

  await toActivity(page);
  const told = page.locator('[data-id="group-count"]');
  const [, shown, total] = /^(\d+) of (\d+) causes are shown, those with the most records first\.$/.exec(await told.innerText()) ?? [];
  assert.equal(Number(shown), 10);
  assert.ok(Number(total) >= statuses.length, `${total} causes`);
  assert.equal(await groups(page).count(), 10);
  const sizes = await sizesOf(page);
  assert.deepEqual(
    sizes,
    sizes.toSorted((one, other) => other - one),
    'the largest first',
  );
  await groupOf(page, `HTTP_${statuses.at(-1)}`)
    .getByText(/^2 refused/)
    .waitFor();
  await expectAccessible(page, 'activity by ten causes');

  const keyboard = new Keyboard();
  const more = page.getByRole('button', { name: 'Show more causes' });
  let known = 0;
  while (await more.isVisible()) {
    known = await groups(page).count();
    await keyboard.press(page, more);
    await groups(page).nth(known).waitFor();
  }
  // The button is gone, so that whoever pressed it goes on at the first cause that it brought.
  await groups(page).nth(known).locator('h2 button:focus').waitFor();
  const headings = await groups(page).locator('[data-id="code"]').allInnerTexts();
  assert.deepEqual(
    headings.filter((heading) => heading.startsWith('HTTP_')).toSorted((one, other) => (one < other ? -1 : 1)),
    statuses.map((status) => `HTTP_${status}`),
    'each once, and none is missing',
  );
  const all = await sizesOf(page);
  assert.deepEqual(
    all,
    all.toSorted((one, other) => other - one),
    'the largest first',
  );
  await expectAccessible(page, 'activity by all causes');

  const last = groups(page).last().getByRole('button', { name: 'Show it', exact: true });
  const stops = 8 * ((await groups(page).count()) - known);
  for (let keys = 0; !(await last.evaluate((button) => button.matches(':focus'))); keys += 1) {
    assert.ok(keys < stops, 'from there it is few keys to any of them');
    await keyboard.key(page, 'Tab');
  }
  await keyboard.key(page, 'Enter');
  await page.locator('[data-id="letter"]').first().waitFor();
  assert.match(page.url(), /c__group=/, 'its failures one by one');
  await page.goBack();
  await groups(page).first().waitFor();
});

/** The last field of the accounts' stream, so that its row in the mapping is out of sight at first. */
const field = { name: 'Description', label: 'Account Description' };

/** Of this field the destination says something, of so many accounts that have it. */
async function refuseField(count: number, code: string, message: string): Promise<string[]> {
  const said = { code, field: field.name, message };
  const ids = await refuse(count, { said, values: { [field.name]: 'What nobody there may write.' } });
  await untilLongPause(ids);
  return ids;
}

/** The attempt after the third is half an hour away: until then it is a person who sends them again, however long that takes. */
async function untilLongPause(ids: readonly string[]): Promise<void> {
  const connection = await journey.connect();
  const list = ids.map((id) => `'${id}'`).join();
  await journey.product.withinMinutes(20, 'the third attempt', async () => {
    const { totalSize } = await connection.query(
      `SELECT Id FROM SynclineDeadLetter__c WHERE RecordId__c IN (${list}) AND Status__c = 'Waiting' AND Attempts__c >= 3`,
    );
    return totalSize === ids.length;
  });
}

interface StreamOfAccounts {
  readonly streamId: string;
  readonly config: Readonly<Record<string, unknown>> & { readonly fields: readonly { readonly name: string }[] };
}

async function streamOfAccounts(page: Page): Promise<StreamOfAccounts> {
  const connection = await journey.connect();
  const { records } = await connection.query<{ Id: string }>(
    "SELECT Id FROM SynclineStream__c WHERE ObjectName__c = 'Account' AND Connection__r.Name = 'Demo destination'",
  );
  const streamId = String(records[0]?.Id);
  const answer = await journey.callApex(page, { className: 'StreamController', method: 'config', parameters: { streamId } });
  assert.equal(answer.status, 200, answer.text);
  return { streamId, config: (JSON.parse(answer.text) as { returnValue: StreamOfAccounts['config'] }).returnValue };
}

const fieldsOf = ({ config }: StreamOfAccounts): string[] => config.fields.map(({ name }) => name);

/** Other journeys go through the same org. */
async function addAgain(page: Page, { config: { fields } }: StreamOfAccounts): Promise<void> {
  const { config } = await streamOfAccounts(page);
  const parameters = { configJson: JSON.stringify({ ...config, fields }), isBackfillWanted: false };
  const answer = await journey.callApex(page, { className: 'StreamController', method: 'save', parameters });
  assert.equal(answer.status, 200, answer.text);
}

/** By the button of its guide, and saved after it was reviewed. */
async function removeField(page: Page, group: Locator, before: StreamOfAccounts): Promise<void> {
  const keyboard = new Keyboard();
  const remedy = group.getByRole('button', { name: 'Remove Description from the stream' });
  await remedy.waitFor();
  await expectAccessible(page, 'a cause whose remedy is to remove a field');
  await keyboard.press(page, remedy);

  await page.getByRole('heading', { name: 'Stream Account' }).waitFor();
  await page.locator('c-stream-detail').getByText('Unsaved changes', { exact: true }).waitFor();
  await page.locator('[data-id="heading"]:focus', { hasText: 'Stream Account' }).waitFor();
  assert.equal(await page.getByLabel(`Outward name of ${field.label}`).count(), 0, 'no row in the mapping');
  await page.getByLabel('Search fields').fill(field.label);
  const choice = page.locator(`[role="treeitem"][data-key="field:${field.name}"]`);
  await choice.waitFor();
  assert.equal(await choice.getAttribute('aria-checked'), 'false', 'it is no longer chosen');
  assert.deepEqual(fieldsOf(await streamOfAccounts(page)), fieldsOf(before), 'nothing is saved yet');
  await page.getByLabel('Search fields').fill('');
  await expectAccessible(page, 'a field taken out of the draft');
  // Where it began, before the search.
  await page.locator('[data-id="heading"]', { hasText: 'Stream Account' }).focus();

  await keyboard.press(page, page.getByRole('button', { name: 'Review and save' }));
  const review = page.getByRole('dialog');
  const changes = review.locator('[data-id="change"]');
  await changes.first().waitFor();
  assert.equal(await changes.count(), 1, 'nothing else changes');
  assert.match(await changes.innerText(), /Field: Account Description\s+Description → Description, Outbound\s+none/);
  await expectAccessible(page, 'the review of a field that is removed');
  // What is sent again is what was refused.
  const isBackfillWanted = review.getByLabel('Send the existing records that this affects');
  await keyboard.press(page, isBackfillWanted, 'Space');
  assert.equal(await isBackfillWanted.isChecked(), false);
  await keyboard.press(page, review.getByRole('button', { name: 'Save' }));
  await page.getByText('Account is saved.').first().waitFor();
  await review.waitFor({ state: 'detached' });
  assert.deepEqual(
    fieldsOf(await streamOfAccounts(page)),
    fieldsOf(before).filter((name) => name !== field.name),
    'without it',
  );
}

/** And waits until they went through. */
async function retryAll(page: Page, group: Locator, count: number): Promise<void> {
  await page.getByRole('link', { name: 'Activity' }).click();
  await group.getByRole('button', { name: `I fixed it: retry all ${count}` }).click();
  const dialog = page.getByRole('alertdialog').or(page.getByRole('dialog'));
  await dialog.getByText(new RegExp(`^Records: ${count}, each as it is now`)).waitFor();
  await dialog.getByRole('button', { name: 'Send again' }).click();
  await page.getByText('Requested. The next sync sends them again.').last().waitFor();
  const done = page.locator('[data-id="retry"][data-status="Done"]', { hasText: `${count} of ${count} tried: ${count} went through` });
  await journey.product.withinMinutes(5, 'the retry to be done', async () => {
    await journey.letPagesAskAgain();
    return (await done.count()) > 0;
  });
  await eventually('the cause gone', async () => {
    await journey.letPagesAskAgain();
    return (await group.count()) === 0;
  });
}

test('a field that the destination refuses is removed from the stream, and all that were refused for it go through', async () => {
  const ids = await refuseField(2, 'FIELD_NOT_UPDATABLE', 'Description is written by nobody but us.');
  const page = await openActivity();
  const before = await streamOfAccounts(page);
  assert.ok(fieldsOf(before).includes(field.name));
  const group = groupOf(page, 'FIELD_NOT_UPDATABLE');
  await group.getByText(/^2 refused: Account/).waitFor();
  try {
    await removeField(page, group, before);
    // What it refused is no longer sent.
    await disarm();
    await retryAll(page, group, 2);
  } finally {
    await addAgain(page, before);
  }
  const stored = await Promise.all(ids.map((id) => journey.product.storedRecord('Account', id)));
  assert.deepEqual(
    stored.map((record) => [record?.data['Name'], field.name in (record?.data ?? {})]),
    [
      ['Utopian 1', false],
      ['Utopian 2', false],
    ],
    'the destination has them, without the field',
  );
});

/** Within the window, and within whatever scrolls around it. */
function isInSight(target: Locator): Promise<boolean> {
  return target.evaluate(
    (element) =>
      new Promise<boolean>((resolve) => {
        new IntersectionObserver(([entry]) => resolve((entry?.intersectionRatio ?? 0) > 0.9)).observe(element);
      }),
  );
}

test('what a destination requires leads to the row of the mapping, which has the focus', async () => {
  await refuseField(1, 'REQUIRED_FIELD_MISSING', 'Description is required.');
  const page = await openActivity();
  const before = await streamOfAccounts(page);
  const group = groupOf(page, 'REQUIRED_FIELD_MISSING');
  const keyboard = new Keyboard();
  await keyboard.press(page, group.getByRole('button', { name: 'Open Description in the mapping' }));
  const outward = page.getByLabel(`Outward name of ${field.label}`);
  await page.locator('input:focus').and(outward).waitFor();
  assert.ok(await isInSight(outward), 'and is scrolled to');
  assert.equal(await page.getByText('Unsaved changes', { exact: true }).count(), 0, 'nothing is changed');
  assert.deepEqual(await streamOfAccounts(page), before);
  await expectAccessible(page, 'the row of the mapping that a cause leads to');
  await page.goBack();
  await group.waitFor();
});
