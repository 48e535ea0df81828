/** Six ways in which a connection fails: each is told by its cause on the page, and mended by what the page offers beside it. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Connection } from 'jsforce';
import type { Locator, Page } from 'playwright-core';
import { act } from '../../demo/connection.ts';
import type { Person } from '../../demo/saving.ts';
import { startLabDestination } from '../../lab/destination/index.ts';
import type { LabDestination } from '../../lab/destination/index.ts';
import { expectAccessible } from '../test-support/accessibility.ts';
import { enableInSetup, personOn } from '../test-support/connection.ts';
import { useJourney } from '../test-support/journey.ts';
import { SecretWatch } from '../test-support/secrets.ts';

const journey = useJourney(['--installed', '--empty']);
const name = `Mended ${Date.now()}`;
const key = 'syncline-demo';
const secret = 'syncline-demo-secret';
const wrongSecret = `mistyped ${Date.now()}`;

let page: Page;
let admin: Person;
let org: Connection;
let connectionId: string;
let destination: LabDestination;
let secrets: SecretWatch;

before(async () => {
  destination = await startLabDestination();
  org = await journey.connect();
  page = await journey.logIn('admin@syncline.local', { height: 1600 });
  secrets = new SecretWatch(page.context());
  admin = personOn(journey, page);
  const { records } = await org.query<{ Id: string }>("SELECT Id FROM User WHERE Username = 'admin@syncline.local'");
  const draft = {
    name,
    environment: 'Sandbox',
    baseUrl: destination.url,
    tokenUrl: `${journey.product.receiverUrl}/oauth2/nowhere`,
    clientAuthentication: 'Header',
    connectorId: records[0]?.Id,
  };
  connectionId = await act(admin, 'ConnectionSetupController', 'createDraft', { draftJson: JSON.stringify(draft) });
  await page.goto(`${journey.tabUrl('Syncline_Connections')}?c__connection=${connectionId}`);
});
after(() => destination.close());

const button = (label: string, on: Page | Locator = page): Locator => on.getByRole('button', { name: label, exact: true });
const steps = (): Locator => page.locator('c-credential-steps');
const difference = (): Locator => page.locator('[data-id="difference"]');
const field = (label: string): Locator => page.getByLabel(new RegExp(`^\\*?${label}$`));

async function enterSecret(value: string, save: string): Promise<void> {
  await field('Consumer key').fill(key);
  await field('Consumer secret').fill(value);
  await button(save).click();
}

/** Of a connection in use. */
async function testPasses(): Promise<void> {
  await button('Test').click();
  await page.locator('[data-id="reached"]').waitFor();
  await page.locator('[data-id="failed"]').waitFor({ state: 'detached' });
}

async function testFails(cause: string): Promise<void> {
  await button('Test').click();
  await page.locator('[data-id="failed"]').getByText(cause).waitFor();
}

test('1. no login service at the token URL: the destination is changed where it was entered', async () => {
  await enterSecret(secret, 'Create them');
  await enableInSetup(journey, page);
  await button('Test', steps()).click();
  await page.getByText('The service that issues access tokens failed').waitFor();
  await expectAccessible(page, 'a token URL without a login service');
  await button('Change the destination').click();
  await field('Token URL').fill(`${destination.url}/oauth2/token`);
  await button('Save').click();
  await page.locator('[data-step="MAKE"][data-state="Current"]').waitFor();
});

test('2. a mistyped secret: it is entered again beside the cause, and the test passes', async () => {
  await enterSecret(wrongSecret, 'Create them');
  await enableInSetup(journey, page);
  await button('Test', steps()).click();
  await page.getByText('The consumer secret is wrong').waitFor();
  await enterSecret(secret, 'Save the new ones');
  await enableInSetup(journey, page);
  await button('Test again').click();
  await page.getByText('Destination of the lab').waitFor();
  await button('This is the right destination').click();
  await button('Turn on').click();
  await button('Disconnect').waitFor();
});

test('3. callouts disabled in Setup: the link leads to the switch', async () => {
  const { namedCredentialId: id } = await act<{ namedCredentialId: string }>(admin, 'ConnectionSetupController', 'load', {
    connectionId,
  });
  await admin.request({ kind: 'setup', request: { page: 'changeNamedCredential', change: { id, isEnabled: false } } });
  await testFails('The named credential is disabled for callouts');
  await difference().getByText('is disabled for callouts').waitFor();
  await expectAccessible(page, 'callouts that are disabled');
  await enableInSetup(journey, page);
  await button('Test').click();
  await difference().waitFor({ state: 'detached' });
  await testPasses();
});

test('4. principal access missing: the button gives it again', async () => {
  const { credentialName } = await act<{ credentialName: string }>(admin, 'ConnectionSetupController', 'load', { connectionId });
  const { records } = await org.query<{ Id: string }>(`SELECT Id FROM SetupEntityAccess WHERE Parent.Name = '${credentialName}'`);
  assert.equal(records.length, 1);
  await org.sobject('SetupEntityAccess').destroy(records.map(({ Id }) => Id));
  await testFails('The connector cannot use the credential');
  await difference().getByText('no longer gives access to the principal').waitFor();
  await button('Give access', difference()).click();
  await difference().waitFor({ state: 'detached' });
  await testPasses();
});

test('5. our addresses are not on the destination’s list: it is tested again once they are', async () => {
  await destination.behave({ atDestination: { status: 403, body: '<html>Request blocked</html>' } });
  await testFails('are refused because of where they come from');
  await expectAccessible(page, 'a destination that refuses our addresses');
  await destination.behave({});
  await testPasses();
});

test('6. a page of something else: the connection moves to the right address', async () => {
  await destination.behave({ atDestination: { status: 200, body: '<!doctype html><title>Welcome</title>' } });
  await testFails('it is not a destination that follows the contract');
  await button('Change address').click();
  const right = journey.product.receiverUrl;
  await field('Base URL').fill(right);
  await field('Token URL').fill(`${right}/oauth2/token`);
  await button('Begin').click();
  await enterSecret(secret, 'Create them');
  await enableInSetup(journey, page);
  await page.locator('[data-step="TEST"][data-state="Current"]').waitFor();
  await button('Test', steps()).click();
  await button('This is the right destination').click();
  await button('Switch over').click();
  // It is said once more that somebody else answers there.
  await button('OK').click();
  await button('Remove the former credential').waitFor();
  // While a link runs that was enqueued before the switch, the former credential may not be removed.
  await journey.product.passMinutes(1);
  await button('Remove the former credential').click();
  await page.locator('[data-id="address-change"]').waitFor({ state: 'detached' });
  await testPasses();
  await page.locator('[data-id="reached"]').getByText('Syncline reference receiver').waitFor();
});

test('no secret that was entered is anywhere but in the credential store', async () => {
  const { stateFolder } = journey.product;
  assert.notDeepEqual(await secrets.findings([name], stateFolder), [], 'what is no secret is found');
  assert.deepEqual(await secrets.findings([wrongSecret, secret], stateFolder), []);
});
