import type { Page, Route } from 'playwright-core';

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

/** Cuts the browser off. The page says so, and comes back by itself. */
export async function goOffline(page: Page, ask: () => Promise<void>): Promise<void> {
  await page.context().setOffline(true);
  await ask();
  await page
    .getByText(/This browser is offline\./)
    .first()
    .waitFor();
  await page.context().setOffline(false);
  await page.locator(staleText).first().waitFor({ state: 'detached' });
}
