/** What people do by the calls of the pages, for journeys that begin after it. */
import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { act, switchOn } from '../../demo/connection.ts';
import type { Person } from '../../demo/saving.ts';
import type { OrgRequest } from '../../local-org/contracts/org-service.ts';
import type { Journey } from './journey.ts';

/** Whoever is logged in on the page. */
export function personOn(journey: Journey, page: Page, id = ''): Person {
  return {
    id,
    async request(request: OrgRequest) {
      if (request.kind === 'setup') {
        return page.evaluate(
          async (body) => (await fetch('/local/setup', { method: 'POST', body })).json() as Promise<unknown>,
          JSON.stringify(request.request),
        );
      }
      assert.equal(request.kind, 'aura');
      const { status, text } = await journey.callApex(page, request);
      assert.equal(status, 200, `${request.className}.${request.method}: ${text}`);
      return (JSON.parse(text) as { readonly returnValue: unknown }).returnValue;
    },
  };
}

/** By the link that the page shows; the page notices by itself when it asks the next time. */
export async function enableInSetup(journey: Journey, page: Page): Promise<void> {
  const opened = page.context().waitForEvent('page');
  await page.getByRole('link', { name: 'Open the named credential in Setup' }).first().click();
  const setup = await opened;
  await setup.getByRole('switch', { name: /Enabled for Callouts/ }).waitFor();
  await setup.locator('label', { hasText: 'Enabled for Callouts' }).first().click();
  await setup.getByText('Callouts are enabled.').waitFor();
  await setup.close();
  await journey.letPagesAskAgain();
}

/** On, with a stream that looks every minute and has sent what there was once its minutes have passed. */
export async function startConnection(admin: Person, connectionId: string, objectName: string): Promise<void> {
  await switchOn(admin, connectionId);
  const defaults = await act<object>(admin, 'StreamController', 'defaults', { connectionId, objectName });
  const config = { ...defaults, isOn: true, fields: [{ name: 'Name' }], frequencyMinutes: 1 };
  await act(admin, 'StreamController', 'save', { configJson: JSON.stringify(config), isBackfillWanted: true });
}
