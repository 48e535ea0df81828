/** Syncing goes on as somebody else: who is invited takes over in a session of their own, or by a call where their license opens no page. */
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import type { Connection } from 'jsforce';
import type { Locator, Page } from 'playwright-core';
import { createConnection } from '../../demo/connection.ts';
import { expectAccessible } from '../test-support/accessibility.ts';
import { personOn, startConnection } from '../test-support/connection.ts';
import { useJourney } from '../test-support/journey.ts';
import { SecretWatch } from '../test-support/secrets.ts';

const journey = useJourney(['--installed', '--empty']);
const moment = Date.now();
const name = `Handed over ${moment}`;
const draftName = `Called ${moment}`;
const invited = 'connector@syncline.local';
const apiOnly = `api-${moment}@syncline.local`;

let page: Page;
/** Of the one who is invited. */
let theirs: Page;
let org: Connection;
let connectionId: string;
const secrets: SecretWatch[] = [];

before(async () => {
  org = await journey.connect();
  page = await logIn('admin@syncline.local');
  const admin = personOn(journey, page);
  const wanted = { receiverUrl: journey.product.receiverUrl, connectorId: await idOf('User', "Username = 'admin@syncline.local'") };
  connectionId = await createConnection(admin, { ...wanted, name });
  await startConnection(admin, connectionId, 'Campaign');
  await org.sobject('User').create({
    Username: apiOnly,
    LastName: 'Integration',
    Email: apiOnly,
    Alias: 'api',
    ProfileId: await idOf('Profile', "Name = 'Minimum Access - API Only Integrations'"),
    TimeZoneSidKey: 'GMT',
    LocaleSidKey: 'en_US',
    EmailEncodingKey: 'UTF-8',
    LanguageLocaleKey: 'en_US',
  });
  await journey.product.givePassword(apiOnly);
  await org.sobject('PermissionSetAssignment').create({
    AssigneeId: await idOf('User', `Username = '${apiOnly}'`),
    PermissionSetId: await idOf('PermissionSet', "Name = 'Syncline_Connector'"),
  });
  await journey.product.passMinutes(2);
  await page.goto(journey.tabUrl('Syncline_Connections'));
  await button(name).click();
});

async function logIn(username: string): Promise<Page> {
  const opened = await journey.logIn(username, { height: 1400 });
  secrets.push(new SecretWatch(opened.context()));
  return opened;
}

async function idOf(object: string, where: string): Promise<string> {
  const { records } = await org.query<{ Id: string }>(`SELECT Id FROM ${object} WHERE ${where}`);
  assert.equal(records.length, 1, `${object} where ${where}`);
  return records[0]?.Id ?? '';
}

function button(label: string, on: Page | Locator = page): Locator {
  return on.getByRole('button', { name: label, exact: true });
}

const section = (label: string, on = page): Locator => on.getByRole('region', { name: label });

/** They are named in the list of who may be invited. */
async function invite(username: string): Promise<void> {
  const part = section('Invite somebody to take over');
  await part.getByRole('combobox').click();
  await page.getByRole('option', { name: new RegExp(username) }).click();
  await part.locator('[data-id="lack"]').first().waitFor();
  await button('Grant them with a permission set from the app', part).click();
  await part.locator('[data-id="lack"]').first().waitFor({ state: 'detached' });
}

async function arrives(what: string, by: string): Promise<void> {
  const saved = await org.sobject('Campaign').create({ Name: what });
  await journey.product.withinMinutes(5, what, async () => journey.product.storedRecord('Campaign', String(saved.id)));
  const { records } = await org.query<{ CreatedBy: { Username: string } }>(
    // Other journeys have connections in this org.
    `SELECT CreatedBy.Username FROM syncline__SynclineRun__c WHERE syncline__Connection__r.Name = '${name}' ORDER BY CreatedDate DESC LIMIT 1`,
  );
  assert.equal(records[0]?.CreatedBy.Username, by, what);
}

interface Answer {
  readonly isDone: boolean;
  readonly lacks: readonly string[] | null;
  readonly reached: string | null;
}

/** As the Salesforce CLI sends what the page shows, for that user. */
async function run(on: Page | Locator, act: string): Promise<Answer> {
  const command = (await on.locator(`[data-act="${act}"]`).textContent()) ?? '';
  const [, path, method, body] = /^sf api request rest (\S+) --method (\w+) --body '(.*)' --target-org CONNECTOR$/.exec(command) ?? [];
  assert.ok(path && method && body, command);
  const connector = await journey.connect(apiOnly);
  return connector.request({ method: method as 'POST', url: path, body, headers: { 'content-type': 'application/json' } });
}

test('an admin sees what somebody lacks, grants it, and invites them', async () => {
  await invite(invited);
  await expectAccessible(page, 'an invitation');
  await button('Invite').click();
  await page.getByText('Salesforce accepted the notification and the mail').waitFor();
});

test('the bell and the mail lead the invited to the connection, which they take over in their own session', async () => {
  theirs = await logIn(invited);
  await theirs.getByRole('button', { name: /^Notifications: \d+ unread$/ }).click();
  const link = theirs.getByRole('dialog', { name: 'Notifications' }).getByRole('link').first();
  await link.click();
  await theirs.getByRole('heading', { name: 'Connections', level: 1 }).waitFor();
  const opened = theirs.url();
  await theirs.goto(`${journey.product.url}/lightning/local/outbox`);
  const mail = theirs.getByRole('listitem').filter({ hasText: invited }).first();
  assert.equal(await mail.getByRole('link').getAttribute('href'), opened, 'both lead to one page');
  await theirs.goto(opened);
  await section('Take over', theirs).getByText('has every right that syncing needs').waitFor();
  await expectAccessible(theirs, 'a connection that somebody is asked to take over');
  await button('Take over', theirs).click();
  await theirs.getByText('Syncing runs as you').first().waitFor();
  await arrives('Sent as the invited', invited);
});

test('the admin sees who it is, and takes the credential from the one before', async () => {
  await page.reload();
  await button(name).click();
  const panel = page.locator('c-connector-panel');
  await panel.getByText('Syncing runs as Connor').waitFor();
  await button('Take the permission sets from them', panel).click();
  await panel.locator('[data-id="others"]').waitFor({ state: 'detached' });
  await arrives('Sent when only the connector can', invited);
});

test('whose license opens no page takes over by the call that the page shows', async () => {
  await invite(apiOnly);
  const panel = page.locator('c-connector-panel');
  await panel.getByText('For a connector whose license opens no page').click();
  await expectAccessible(page, 'what a connector runs');
  assert.deepEqual((await run(panel, 'check')).lacks, []);
  assert.equal((await run(panel, 'takeOver')).isDone, true);
  await arrives('Sent by who takes calls only', apiOnly);
});

test('they test and start a connection of their own by the calls that its steps show', async () => {
  const admin = personOn(journey, page);
  const connectorId = await idOf('User', `Username = '${apiOnly}'`);
  await createConnection(admin, { receiverUrl: journey.product.receiverUrl, connectorId, name: draftName });
  await page.reload();
  await button(draftName).click();
  const step = (wanted: string, state: string): Locator => page.locator(`[data-step="${wanted}"][data-state="${state}"]`);
  await step('TEST', 'Current').waitFor();
  assert.match((await run(step('TEST', 'Current'), 'test')).reached ?? '', /Syncline reference receiver/);
  await page.reload();
  await button(draftName).click();
  await button('This is the right destination').click();
  await step('START', 'Current').getByText('For a connector whose license opens no page').click();
  await expectAccessible(page, 'a start by somebody else');
  assert.equal((await run(step('START', 'Current'), 'start')).isDone, true);
  await page.reload();
  await button(draftName).click();
  await button('Disconnect').waitFor();
});

test('a connector who was deactivated is an Error with its cause, and another takes over where it is shown', async () => {
  await org.sobject('User').update({ Id: await idOf('User', `Username = '${apiOnly}'`), IsActive: false });
  await page.goto(journey.tabUrl('Syncline_Connections'));
  await button(name).click();
  const strip = page.locator('[data-id="strip"]').filter({ hasText: name });
  await strip.getByText('Error', { exact: true }).waitFor();
  await strip.getByText('is deactivated').waitFor();
  await expectAccessible(page, 'a connection without a connector');
  const panel = page.locator('c-connector-panel');
  await button('Grant them with a permission set from the app', panel).click();
  await button('Take over', panel).click();
  await strip.getByText('is deactivated').waitFor({ state: 'detached' });
  await arrives('Sent as an admin again', 'admin@syncline.local');
  await page.reload();
  await button(name).click();
  await strip.getByText('Active', { exact: true }).waitFor();
});

test('no secret is anywhere but in the credential store', async () => {
  const { stateFolder } = journey.product;
  for (const watch of secrets) assert.deepEqual(await watch.findings(['syncline-demo-secret'], stateFolder), []);
  assert.notDeepEqual(await secrets[0]?.findings([name], stateFolder), [], 'what is no secret is found');
});
