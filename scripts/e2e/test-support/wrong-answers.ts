import type { Page, Route } from 'playwright-core';
import { eventually } from './product.ts';

/** Where pages ask for everything. */
export const apexCalls = '**/local/aura';

/** What stands in place of an answer, and what the page says of it. */
export const wrongAnswers: readonly { readonly answer: string; readonly said: string; readonly fulfil: (route: Route) => Promise<void> }[] =
  [
    {
      answer: 'no JSON',
      said: 'Salesforce answered with something that this page cannot read.',
      fulfil: (route) => route.fulfill({ status: 200, contentType: 'text/html', body: '<html>Sign in</html>' }),
    },
    {
      answer: 'null',
      said: 'Salesforce answered with something that this page cannot read.',
      fulfil: (route) => route.fulfill({ status: 200, contentType: 'application/json', body: 'null' }),
    },
    {
      answer: '401',
      said: 'Your session has ended.',
      fulfil: (route) =>
        route.fulfill({
          status: 401,
          contentType: 'application/json',
          body: '[{"errorCode":"INVALID_SESSION_ID","message":"Session expired or invalid"}]',
        }),
    },
    {
      answer: '500',
      said: 'Salesforce answered with an error.',
      fulfil: (route) => route.fulfill({ status: 500, contentType: 'text/html', body: '<html>Oops</html>' }),
    },
    {
      answer: '502',
      said: 'Salesforce cannot be reached right now.',
      fulfil: (route) => route.fulfill({ status: 502, contentType: 'text/html', body: '<html>Bad gateway</html>' }),
    },
    { answer: 'nothing', said: 'Salesforce cannot be reached right now.', fulfil: (route) => route.abort('connectionrefused') },
  ];

/** What a page says while it cannot be refreshed. */
export const staleText = '[data-id="stale"] [data-id="stale-text"]';

/** Lets the page ask until it says that what it shows is old; gives what it says. Other answers may be under way yet. */
export async function becomesStale(page: Page, ask: () => Promise<void>): Promise<string> {
  const notice = page.locator(staleText).first();
  await eventually('what is shown to be marked as old', () => asked(ask, () => notice.isVisible()), mostMillis);
  return notice.innerText();
}

/** And until it is no longer. */
export async function isFreshAgain(page: Page, ask: () => Promise<void>): Promise<void> {
  const notice = page.locator(staleText);
  await eventually('what is shown to be new again', () => asked(ask, async () => (await notice.count()) === 0), mostMillis);
}

const mostMillis = 15_000;

async function asked(ask: () => Promise<void>, check: () => Promise<boolean>): Promise<boolean> {
  await ask();
  return check();
}

/** Cuts the browser off. The page says so, and comes back by itself. */
export async function goOffline(page: Page, ask: () => Promise<void>): Promise<void> {
  await page.context().setOffline(true);
  const said = page.getByText(/This browser is offline\./).first();
  await eventually('the page to say so', () => asked(ask, () => said.isVisible()), mostMillis);
  await page.context().setOffline(false);
  await isFreshAgain(page, ask);
}
