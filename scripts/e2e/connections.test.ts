/** From an org with the package and nothing else to the first record at the destination, as an admin does it. */
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import type { Locator, Page } from 'playwright-core';
import { useJourney } from './test-support/journey.ts';

const journey = useJourney(['--installed', '--empty']);
const name = `Scores ${Date.now()}`;
let page: Page;
/** What a person does: presses and fields that are filled. */
let acts = 0;

before(async () => {
  page = await journey.logIn('admin@syncline.local', 1400);
  await page.goto(journey.tabUrl('Syncline_Connections'));
});

async function press(label: string): Promise<void> {
  acts += 1;
  await page.getByRole('button', { name: label, exact: true }).click();
}

async function fill(label: string, value: string): Promise<void> {
  acts += 1;
  await field(label).fill(value);
}

/** A star before its label says that it is needed. */
function field(label: string): Locator {
  return page.getByLabel(new RegExp(`^\\*?${label}$`));
}

/** Waits until the step is the next to do, or is done. */
async function reach(step: string, state = 'Current'): Promise<void> {
  await page.locator(`[data-step="${step}"][data-state="${state}"]`).waitFor();
}

/** The page notices it by itself. */
async function enableInSetup(): Promise<void> {
  await reach('ENABLE');
  const opened = page.context().waitForEvent('page');
  await page.getByRole('link', { name: 'Open the named credential in Setup' }).click();
  const setup = await opened;
  await setup.getByRole('switch', { name: /Enabled for Callouts/ }).waitFor();
  await setup.locator('label', { hasText: 'Enabled for Callouts' }).first().click();
  acts += 2;
  await reach('TEST');
  await setup.close();
}

test('a draft is saved, and says what is wrong with an address', async () => {
  const receiver = journey.product.receiverUrl;
  await press('New connection');
  await fill('Name', name);
  await fill('Base URL', 'http://sync.example.com');
  await fill('Token URL', `${receiver}/oauth2/token`);
  await page.getByRole('combobox', { name: 'Connector' }).click();
  await page.getByRole('option').first().click();
  acts += 2;
  await press('Save as draft');
  await page.getByText('must begin with https://').waitFor();
  await fill('Base URL', receiver);
  await press('Save as draft');
  await reach('MAKE');
});

test('what is made waits for a person to enable it in Setup, and the page notices that by itself', async () => {
  await press('Make a key');
  await page.getByText(/^whsec_/).waitFor();
  await fill('Consumer key', 'syncline-demo');
  await fill('Consumer secret', 'wrong');
  await press('Make them');
  await enableInSetup();
});

test('a test names the cause, is mended where it stands, and is confirmed by a person', async () => {
  await press('Test');
  await page.getByText('refuses the consumer key or the secret').waitFor();
  await fill('Consumer key', 'syncline-demo');
  await fill('Consumer secret', 'syncline-demo-secret');
  await press('Save the new ones');
  // Each write of a package switches callouts off, until a person allows them again.
  await enableInSetup();
  await press('Test again');
  await page.getByText('Syncline reference receiver').waitFor();
  await press('This is the right destination');
  await reach('START');
});

test('it is switched on, and the first record arrives', async (context) => {
  await press('Switch on');
  await page.getByRole('button', { name: 'Disconnect' }).waitFor();
  const org = await journey.connect();
  const { records } = await org.query<{ Id: string }>(`SELECT Id FROM syncline__SynclineConnection__c WHERE Name = '${name}'`);
  const connectionId = records[0]?.Id;
  const call = async (method: string, parameters: Readonly<Record<string, unknown>>): Promise<unknown> => {
    const { status, text } = await journey.callApex(page, { className: 'StreamController', method, parameters });
    assert.equal(status, 200, text);
    return JSON.parse(text);
  };
  const defaults = (await call('defaults', { connectionId, objectName: 'Campaign' })) as { readonly returnValue: object };
  const config = { ...defaults.returnValue, fields: [{ name: 'Name' }], frequencyMinutes: 1 };
  await call('save', { configJson: JSON.stringify(config), isBackfillWanted: true });
  const saved = await org.sobject('Campaign').create({ Name: 'First of its kind' });
  await journey.product.withinMinutes(3, 'the campaign at the receiver', async () =>
    journey.product.storedRecord('Campaign', String(saved.id)),
  );
  context.diagnostic(`${acts} presses and fields from nothing to a connection that is on`);
});

test('disconnected it sends nothing and leaves no credential; reconnected it goes on from its cursors', async () => {
  const org = await journey.connect();
  const credentials = async (): Promise<number> => (await org.query('SELECT COUNT() FROM NamedCredential')).totalSize;
  assert.equal(await credentials(), 1);
  await press('Disconnect');
  await page.getByRole('button', { name: 'OK', exact: true }).click();
  await page.getByText('Nothing is sent, and the credentials are gone').waitFor();
  assert.equal(await credentials(), 0);
  const saved = await org.sobject('Campaign').create({ Name: 'Saved meanwhile' });
  await journey.product.passMinutes(3);
  assert.equal(await journey.product.storedRecord('Campaign', String(saved.id)), null);

  await press('Reconnect');
  await fill('Consumer key', 'syncline-demo');
  await fill('Consumer secret', 'syncline-demo-secret');
  await press('Make them');
  await enableInSetup();
  await press('Test');
  await press('This is the right destination');
  await press('Switch on');
  await journey.product.withinMinutes(3, 'what was saved meanwhile', async () =>
    journey.product.storedRecord('Campaign', String(saved.id)),
  );
});
