/** From an org with the package and nothing else to the first record at the destination, as an admin does it. */
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import type { Locator, Page } from 'playwright-core';
import { expectAccessible } from '../test-support/accessibility.ts';
import { useJourney } from '../test-support/journey.ts';
import { Keyboard, personSeconds } from '../test-support/keyboard.ts';
import { SecretWatch } from '../test-support/secrets.ts';

const journey = useJourney(['--installed', '--empty']);
const name = `Scores ${Date.now()}`;
const wrongSecret = `wrong "é😀' ${Date.now()}`;
const secret = 'syncline-demo-secret';
const keyboard = new Keyboard();
let page: Page;
let secrets: SecretWatch;
let signingKey = '';

before(async () => {
  page = await journey.logIn('admin@syncline.local', { height: 1400, tab: 'Syncline_Connections' });
  secrets = new SecretWatch(page.context());
});

async function press(label: string): Promise<void> {
  await keyboard.press(page, page.getByRole('button', { name: label, exact: true }));
}

async function fill(label: string, value: string): Promise<void> {
  await keyboard.fill(page, field(label), value);
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
  await keyboard.press(page, page.getByRole('link', { name: 'Open the named credential in Setup' }));
  const setup = await opened;
  await keyboard.press(setup, setup.getByRole('switch', { name: /Enabled for Callouts/ }), 'Space');
  await setup.getByText('Callouts are enabled.').waitFor();
  await setup.close();
  await journey.letPagesAskAgain();
  await reach('TEST');
}

test('a draft is saved, and says what is wrong with an address', async () => {
  const receiver = journey.product.receiverUrl;
  await press('New connection');
  await fill('Name', name);
  await fill('Base URL', 'http://sync.example.com');
  await fill('Token URL', `${receiver}/oauth2/token`);
  await keyboard.press(page, page.getByRole('combobox', { name: 'Connector' }));
  await page.getByRole('option').first().waitFor();
  await keyboard.key(page, 'Enter');
  await page.getByRole('combobox', { name: 'Connector' }).filter({ hasText: 'Ada' }).waitFor();
  await press('Save as draft');
  await page.getByText('must begin with https://').waitFor();
  await fill('Base URL', receiver);
  await press('Save as draft');
  await reach('MAKE');
});

test('what is made waits for a person to enable it in Setup, and the page notices that by itself', async () => {
  await expectAccessible(page, 'a draft');
  await press('Make a key');
  signingKey = await page.getByText(/^whsec_/).innerText();
  await fill('Consumer key', 'syncline-demo');
  await fill('Consumer secret', wrongSecret);
  await press('Create them');
  await enableInSetup();
});

test('a test names the cause, is mended where it stands, and is confirmed by a person', async () => {
  await press('Test');
  await page.getByText('refuses the consumer key or the secret').waitFor();
  await expectAccessible(page, 'a test that failed');
  await fill('Consumer key', 'syncline-demo');
  await fill('Consumer secret', secret);
  await press('Save the new ones');
  // Each write of a package switches callouts off, until a person allows them again.
  await enableInSetup();
  await press('Test again');
  await page.getByText('Syncline reference receiver').waitFor();
  await press('This is the right destination');
  await reach('START');
});

test('it is switched on, and the first record arrives', async (context) => {
  await press('Turn on');
  await page.getByRole('button', { name: 'Disconnect' }).waitFor();
  await expectAccessible(page, 'a connection in use');
  const org = await journey.connect();
  const { records } = await org.query<{ Id: string }>(`SELECT Id FROM syncline__SynclineConnection__c WHERE Name = '${name}'`);
  const connectionId = records[0]?.Id;
  const call = async (method: string, parameters: Readonly<Record<string, unknown>>): Promise<unknown> => {
    const { status, text } = await journey.callApex(page, { className: 'StreamController', method, parameters });
    assert.equal(status, 200, text);
    return JSON.parse(text);
  };
  const defaults = (await call('defaults', { connectionId, objectName: 'Contact' })) as { readonly returnValue: object };
  const config = { ...defaults.returnValue, isOn: true, fields: [{ name: 'Name' }], frequencyMinutes: 1 };
  await call('save', { configJson: JSON.stringify(config), isBackfillWanted: true });
  const saved = await org.sobject('Contact').create({ LastName: 'First of its kind' });
  await journey.product.withinMinutes(3, 'the contact at the receiver', async () =>
    journey.product.storedRecord('Contact', String(saved.id)),
  );
  const { acts, keys } = keyboard.effort;
  const seconds = personSeconds(keyboard.effort);
  context.diagnostic(
    `${acts} buttons and fields, ${keys} keys from nothing to the first record: ${Math.round(seconds)} s of a person's time`,
  );
  assert.ok(seconds <= 180, `${seconds} s`);
});

test('disconnected it sends nothing and leaves no credential; reconnected it goes on from its cursors', async () => {
  const org = await journey.connect();
  const credentials = async (): Promise<number> => (await org.query('SELECT COUNT() FROM NamedCredential')).totalSize;
  assert.equal(await credentials(), 1);
  await press('Disconnect');
  await page.getByRole('button', { name: 'OK', exact: true }).click();
  await page.getByText('Nothing is sent, and the credentials are gone').waitFor();
  assert.equal(await credentials(), 0);
  const saved = await org.sobject('Contact').create({ LastName: 'Saved meanwhile' });
  await journey.product.passMinutes(3);
  assert.equal(await journey.product.storedRecord('Contact', String(saved.id)), null);

  await press('Reconnect');
  await fill('Consumer key', 'syncline-demo');
  await fill('Consumer secret', secret);
  await press('Create them');
  await enableInSetup();
  await press('Test');
  await press('This is the right destination');
  await press('Turn on');
  await page.getByRole('button', { name: 'Disconnect' }).waitFor();
  await journey.product.withinMinutes(3, 'what was saved meanwhile', async () => journey.product.storedRecord('Contact', String(saved.id)));
});

test('no secret that was entered is anywhere but in the credential store', async () => {
  await page.reload();
  await page.getByRole('button', { name: 'New connection' }).waitFor();
  const { stateFolder } = journey.product;
  assert.notEqual((await secrets.findings([name], stateFolder)).length, 0, 'what is no secret is found');
  assert.deepEqual(await secrets.findings([wrongSecret, secret], stateFolder), []);
  const key = signingKey.replace('whsec_', '');
  const found = await secrets.findings([key], stateFolder);
  assert.equal(found.length, 1, found.join('\n'));
  assert.match(found[0] ?? '', /the answer to .*\/local\/aura/, 'it is shown once');
});
