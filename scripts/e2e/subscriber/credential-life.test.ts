/** A connection in use gets other keys, secrets and addresses, as an admin does it, and goes on meanwhile. */
import assert from 'node:assert/strict';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, test } from 'node:test';
import type { Connection } from 'jsforce';
import type { Locator, Page } from 'playwright-core';
import { createConnection } from '../../demo/connection.ts';
import { expectAccessible } from '../test-support/accessibility.ts';
import { enableInSetup, personOn, startConnection } from '../test-support/connection.ts';
import { useJourney } from '../test-support/journey.ts';
import { pairApex } from '../test-support/pair-apex.ts';
import { SecretWatch } from '../test-support/secrets.ts';

const journey = useJourney(['--installed', '--empty']);
const name = `Life ${Date.now()}`;
const ownCredential = `Lent${Date.now()}`;
const client = { clientId: 'syncline-demo', clientSecret: 'syncline-demo-secret' };
let page: Page;
let secrets: SecretWatch;
/** Signing keys: one that the app has made and shown once, one that the destination has made. */
const keys = { made: '', theirs: `whsec_${Buffer.from('the destination has made this one').toString('base64')}` };
let org: Connection;
let connectionId: string;
/** Another destination, which says whatever the test wants of itself. */
let elsewhere: Server;
let elsewhereSays = { name: 'Elsewhere', environment: 'production' };

const urlOf = (server: Server): string => `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

before(async () => {
  elsewhere = createServer((request, response) => {
    const token = { access_token: 'token', token_type: 'Bearer' };
    const health = { destination: elsewhereSays, limits: { maxBatchEvents: 100, maxBatchBytes: 900_000 } };
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify(request.url?.includes('health') ? health : token));
  });
  await new Promise<void>((resolve) => elsewhere.listen(0, '127.0.0.1', resolve));
  page = await journey.logIn('admin@syncline.local', { height: 1400 });
  secrets = new SecretWatch(page.context());
  org = await journey.connect();
  const admin = personOn(journey, page);
  const { records } = await org.query<{ Id: string }>("SELECT Id FROM User WHERE Username = 'admin@syncline.local'");
  const wanted = { name, receiverUrl: journey.product.receiverUrl, connectorId: records[0]?.Id ?? '' };
  connectionId = await createConnection(admin, wanted);
  await startConnection(admin, connectionId, 'Lead');
  await page.goto(journey.tabUrl('Syncline_Connections'));
  await press(name);
  await button('Reauthorize').waitFor();
  // A new stream begins with its first look.
  await journey.product.passMinutes(2);
});

after(() => elsewhere.close());

async function call<T>(method: string, parameters: Readonly<Record<string, unknown>>, className = 'ConnectionSetupController'): Promise<T> {
  const { status, text } = await journey.callApex(page, { className, method, parameters });
  assert.equal(status, 200, `${method}: ${text}`);
  return (JSON.parse(text) as { readonly returnValue: T }).returnValue;
}

const button = (label: string): Locator => page.getByRole('button', { name: label, exact: true });

async function press(label: string): Promise<void> {
  await button(label).click();
}

async function sure(label: string): Promise<void> {
  await press(label);
  await button('OK').click();
}

/** On the card of the connection that is looked at. */
async function openMenu(): Promise<void> {
  await page
    .locator('c-connection-detail')
    .getByRole('button', { name: /^Actions for/ })
    .click();
}

async function choose(item: string): Promise<void> {
  await openMenu();
  await page.getByRole('menuitem', { name: item }).click();
}

/** A star before its label says that it is needed. */
async function fill(label: string, value: string): Promise<void> {
  await page.getByLabel(new RegExp(`^\\*?${label}$`)).fill(value);
}

async function reach(step: string, state = 'Current'): Promise<void> {
  await page.locator(`[data-step="${step}"][data-state="${state}"]`).waitFor();
}

async function enterSecret(label: string): Promise<void> {
  await fill('Consumer key', client.clientId);
  await fill('Consumer secret', client.clientSecret);
  await press(label);
}

async function anonymous(source: string): Promise<void> {
  const { success, compileProblem, exceptionMessage } = await org.tooling.executeAnonymous(source);
  assert.ok(success, compileProblem ?? exceptionMessage ?? '');
}

async function arrives(what: string): Promise<void> {
  const saved = await org.sobject('Lead').create({ LastName: what, Company: 'Leads' });
  await journey.product.withinMinutes(3, what, async () => journey.product.storedRecord('Lead', String(saved.id)));
}

const pairName = async (): Promise<string> => (await call<{ credentialName: string }>('load', { connectionId })).credentialName;
const changeName = async (): Promise<string> =>
  (await call<{ change: { credentialName: string } }>('load', { connectionId })).change.credentialName;
const credentials = async (): Promise<string[]> =>
  (await org.query<{ DeveloperName: string }>('SELECT DeveloperName FROM NamedCredential')).records.map(
    ({ DeveloperName }) => DeveloperName,
  );

test('a signing key is made and shown once, then replaced by one that is pasted and never shown', async () => {
  await choose('Signing key');
  await press('Make a key');
  const made = (await page.getByText(/^whsec_/).textContent()) ?? '';
  await press('Paste the key from the destination');
  await fill('Signing key of the destination', made.slice(0, -3));
  await press('Save key');
  await page.getByText('is not base64').waitFor();
  const { theirs } = keys;
  keys.made = made;
  await expectAccessible(page, 'a signing key');
  await fill('Signing key of the destination', theirs);
  await press('Save key');
  await page.getByText('Each request carries two signatures').waitFor();
  assert.ok(!(await page.content()).includes(theirs), 'never shown again');
  await sure('End the former key');
  await button('Make another key').waitFor();
  await choose('Signing key');
});

test('new key and secret keep callouts on, where the platform leaves them', async () => {
  await journey.product.keepCalloutsOnNewValues(true);
  await press('Reauthorize');
  await enterSecret('Save the new ones');
  await button('Save the new ones').waitFor({ state: 'detached' });
  assert.equal(await page.locator('[data-id="difference"]').count(), 0);
  await arrives('Sent with the new secret');
});

test('or switch them off, and the page says so and notices when a person has switched them on', async () => {
  await journey.product.keepCalloutsOnNewValues(false);
  await press('Reauthorize');
  await enterSecret('Save the new ones');
  await page.getByText('is disabled for callouts').first().waitFor();
  await enableInSetup(journey, page);
  await page.locator('[data-id="difference"]').waitFor({ state: 'detached' });
  await arrives('Sent once a person allowed it');
});

test('access that somebody took away in Setup is given again by a button', async () => {
  await anonymous(`delete [SELECT Id FROM PermissionSetAssignment WHERE PermissionSet.Name = '${await pairName()}'];
    delete [SELECT Id FROM PermissionSet WHERE Name = '${await pairName()}'];`);
  await page.reload();
  await press(name);
  await page.getByText('Somebody has deleted the permission set').waitFor();
  await expectAccessible(page, 'a difference in Setup');
  await press('Give access');
  await page.locator('[data-id="difference"]').waitFor({ state: 'detached' });
  await arrives('Sent with access once more');
});

test('another address is refused where the wrong environment answers, and abandoned without a trace', async () => {
  const before = await credentials();
  await choose('Change address');
  await fill('Base URL', urlOf(elsewhere));
  await fill('Token URL', `${urlOf(elsewhere)}/token`);
  await press('Begin');
  await reach('MAKE');
  await enterSecret('Create them');
  await reach('ENABLE');
  await arrives('Sent meanwhile');
  await enableInSetup(journey, page);
  await reach('TEST');
  await page.locator('c-credential-steps').getByRole('button', { name: 'Test', exact: true }).click();
  await page.getByText('production', { exact: true }).waitFor();
  assert.equal(await button('This is the right destination').count(), 0);
  elsewhereSays = { name: 'Elsewhere', environment: 'sandbox' };
  await press('Test again');
  await press('This is the right destination');
  await page.getByText('Another destination answers there').waitFor();
  await expectAccessible(page, 'another address');
  await sure('Abandon the change');
  await page.locator('[data-id="address-change"]').waitFor({ state: 'detached' });
  assert.deepEqual(await credentials(), before);
});

test('a second tab finds a change under way, and one whose pair was deleted in Setup goes on with another name', async () => {
  await choose('Change address');
  const moved = journey.product.receiverUrl.replace('127.0.0.1', 'localhost');
  await fill('Base URL', moved);
  await fill('Token URL', `${moved}/oauth2/token`);
  const { text } = await journey.callApex(page, {
    className: 'AddressChangeController',
    method: 'begin',
    parameters: {
      connectionId,
      draftJson: JSON.stringify({
        name,
        environment: 'Sandbox',
        baseUrl: moved,
        tokenUrl: moved,
        clientAuthentication: 'Header',
        connectorId: '005000000000000',
      }),
    },
  });
  assert.match(text, /returnValue/);
  await press('Begin');
  await page.getByText('The address is already being changed').waitFor();
  await sure('Abandon the change');

  await choose('Change address');
  await fill('Base URL', moved);
  await fill('Token URL', `${moved}/oauth2/token`);
  await press('Begin');
  await enterSecret('Create them');
  await reach('ENABLE');
  const first = await changeName();
  await anonymous(`ConnectApi.NamedCredentials.deleteNamedCredential('${first}');`);
  await page.reload();
  await press(name);
  await reach('MAKE');
  await enterSecret('Create them');
  await reach('ENABLE');
  assert.notEqual(await changeName(), first);
});

test('it switches over once it was tested and confirmed, and the former credential goes last', async () => {
  const former = await pairName();
  await enableInSetup(journey, page);
  await reach('TEST');
  await page.locator('c-credential-steps').getByRole('button', { name: 'Test', exact: true }).click();
  await page.getByText('Syncline reference receiver').first().waitFor();
  await press('This is the right destination');
  await press('Switch over');
  await button('Remove the former credential').waitFor();
  assert.ok((await credentials()).includes(former), 'it goes last');
  await arrives('Sent to the new address');
  await press('Remove the former credential');
  await page.locator('[data-id="address-change"]').waitFor({ state: 'detached' });
  assert.ok(!(await credentials()).includes(former));
  await arrives('Sent without the former credential');
});

test("an admin's own named credential is used, never changed, and left alone", async () => {
  await anonymous(ownPair());
  await press('New connection');
  await fill('Name', name);
  await page.getByText('Use one of mine').click();
  await page.getByRole('combobox', { name: 'Named credential' }).click();
  await page.getByRole('option', { name: new RegExp(ownCredential) }).click();
  await page.getByRole('combobox', { name: 'Connector' }).click();
  await page.getByRole('option').first().click();
  await press('Save as draft');
  await page.getByText('There is a connection named').waitFor();
  await fill('Name', `${name} lent`);
  await press('Save as draft');
  await reach('ENABLE', 'Untold');
  const testNow = page.locator('c-credential-steps').getByRole('button', { name: /^Test/ });
  await testNow.click();
  await page.getByText('disabled for callouts, or does not list the package').waitFor();
  await enableInSetup(journey, page);
  await testNow.click();
  await page.getByText('Syncline reference receiver').waitFor();
  await reach('ENABLE', 'Done');
  await press('This is the right destination');
  await press('Turn on');
  await press('Disconnect');
  await page.getByText('stays in Setup as it is').waitFor();
  await button('OK').click();
  await button('Reconnect').waitFor();
  assert.ok((await credentials()).includes(ownCredential));
});

test('a connection is deleted once it is disconnected, with all that it has written, and data at the destination stays', async () => {
  await press(name);
  await openMenu();
  await page.getByRole('menuitem', { name: 'Delete (disconnect it first)' }).waitFor();
  await page.keyboard.press('Escape');
  await sure('Disconnect');
  await button('Reconnect').waitFor();
  await choose('Delete');
  await page.getByText('This deletes from this org').waitFor();
  await expectAccessible(page, 'a deletion');
  await page.locator('c-connection-deletion').getByRole('button', { name: 'Delete', exact: true }).click();
  await button('OK').click();
  await button(name).waitFor({ state: 'detached' });
  for (const [object, field] of [
    ['Connection', 'Id'],
    ['Stream', 'syncline__Connection__c'],
    ['StreamState', 'syncline__Stream__r.syncline__Connection__c'],
    ['Run', 'syncline__Connection__c'],
    ['ConnectionState', 'syncline__ConnectionRef__c'],
  ]) {
    const { totalSize } = await org.query(`SELECT COUNT() FROM syncline__Syncline${object}__c WHERE ${field} = '${connectionId}'`);
    assert.equal(totalSize, 0, object);
  }
  const { total } = await journey.product.stored('Lead');
  assert.ok(total >= 6, 'what was sent stays there');
});

test('no secret that was entered is anywhere but in the credential store', async () => {
  const { stateFolder } = journey.product;
  assert.notDeepEqual(await secrets.findings([name], stateFolder), [], 'what is no secret is found');
  const entered = [client.clientSecret, keys.theirs.replace('whsec_', '')];
  assert.deepEqual(await secrets.findings(entered, stateFolder), []);
  const shown = await secrets.findings([keys.made.replace('whsec_', '')], stateFolder);
  assert.equal(shown.length, 1, shown.join('\n'));
});

/** As an admin of the org makes one, with key, secret and access for themselves. */
function ownPair(): string {
  const { receiverUrl } = journey.product;
  const pair = pairApex({ name: ownCredential, url: receiverUrl, tokenUrl: `${receiverUrl}/oauth2/token`, namespaces: 'syncline' });
  return `${pair}
    ConnectApi.CredentialInput values = new ConnectApi.CredentialInput();
    values.externalCredential = external.developerName;
    values.principalName = 'Main';
    values.principalType = ConnectApi.CredentialPrincipalType.NamedPrincipal;
    values.authenticationProtocol = external.authenticationProtocol;
    values.authenticationProtocolVariant = external.authenticationProtocolVariant;
    ConnectApi.CredentialValueInput key = new ConnectApi.CredentialValueInput();
    key.value = '${client.clientId}';
    key.encrypted = false;
    ConnectApi.CredentialValueInput secret = new ConnectApi.CredentialValueInput();
    secret.value = '${client.clientSecret}';
    secret.encrypted = true;
    values.credentials = new Map<String, ConnectApi.CredentialValueInput>{ 'clientId' => key, 'clientSecret' => secret };
    ConnectApi.NamedCredentials.createCredential(values);
    PermissionSet own = new PermissionSet(Name = '${ownCredential}', Label = '${ownCredential}');
    insert own;
    Id principalId = ConnectApi.NamedCredentials.getExternalCredential('${ownCredential}').principals[0].id;
    insert new SetupEntityAccess(ParentId = own.Id, SetupEntityId = principalId);
    insert new PermissionSetAssignment(PermissionSetId = own.Id, AssigneeId = UserInfo.getUserId());`;
}
