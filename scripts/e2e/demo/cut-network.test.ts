import assert from 'node:assert/strict';
import { afterEach, test } from 'node:test';
import type { Page } from 'playwright-core';
import { useJourney } from '../test-support/journey.ts';
import { apexCalls, becomesStale, goOffline, isFreshAgain, wrongAnswers } from '../test-support/wrong-answers.ts';

const journey = useJourney();
afterEach(() => journey.closePages());

/** A page with something on it, and with something typed where it takes what is typed. */
interface Scene {
  readonly name: string;
  readonly tab: string;
  /** What is there before anything goes wrong. */
  readonly shows: string;
  readonly begin?: (page: Page) => Promise<void>;
  /** What somebody typed is there yet. */
  readonly expectKept?: (page: Page, when: string) => Promise<void>;
}

const typed = 'reachedBy';
const outward = (page: Page) => page.getByLabel(/^Outward name of .*Phone/).first();

/** Activity has a test of its own, in each of its views. */
const scenes: readonly Scene[] = [
  { name: 'Overview', tab: 'Syncline_Overview', shows: '[data-id="object"]' },
  { name: 'Connections', tab: 'Syncline_Connections', shows: 'c-connection-list' },
  { name: 'Data', tab: 'Syncline_Data', shows: 'c-stream-list li' },
  {
    name: 'Data with a draft',
    tab: 'Syncline_Data',
    shows: 'c-stream-list li',
    begin: async (page) => {
      await page
        .locator('c-stream-list')
        .getByRole('button', { name: /^Account/ })
        .click();
      await outward(page).fill(typed);
      await page.getByText('Unsaved changes').first().waitFor();
    },
    expectKept: async (page, when) => {
      assert.equal(await outward(page).inputValue(), typed, `what was typed stays: ${when}`);
      assert.ok(await page.getByText('Unsaved changes').first().isVisible(), `and is marked as not saved: ${when}`);
    },
  },
];

for (const { name, tab, shows, begin, expectKept } of scenes) {
  test(`${name}: answered wrongly or not at all, what is there stays, marked as old, and comes back by itself`, async () => {
    const page = await journey.logIn('admin@syncline.local', { tab });
    const shown = page.locator(shows).first();
    await shown.waitFor();
    await begin?.(page);
    for (const { answer, said, fulfil } of wrongAnswers) {
      await page.route(apexCalls, fulfil);
      const text = await becomesStale(page, () => journey.letPagesAskAgain());
      assert.ok(text.startsWith('As of ') && text.includes(said), `${answer}: ${text}`);
      assert.ok(await shown.isVisible(), `what is there stays where the answer is ${answer}`);
      await expectKept?.(page, answer);
      await page.unroute(apexCalls);
      await isFreshAgain(page, () => journey.letPagesAskAgain());
    }
    await goOffline(page, () => journey.letPagesAskAgain());
    await expectKept?.(page, 'offline');
  });
}
