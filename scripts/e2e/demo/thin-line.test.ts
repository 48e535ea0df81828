import assert from 'node:assert/strict';
import { afterEach, test } from 'node:test';
import { useJourney } from '../test-support/journey.ts';
import { eventually } from '../test-support/product.ts';

const journey = useJourney();
afterEach(() => journey.closePages());

test('an admin edits an account, syncs it, finds it at the receiver, and pauses', async () => {
  const overview = journey.tabUrl('Syncline_Overview');
  const page = await journey.logIn('admin@syncline.local', { url: overview });
  await page.getByText('Active', { exact: true }).first().waitFor();

  const connection = await journey.connect();
  const account = (await connection.query<{ Id: string; Name: string }>('SELECT Id, Name FROM Account ORDER BY Name DESC LIMIT 1'))
    .records[0];
  assert.ok(account, 'the demo org holds accounts');

  await page.goto(`${journey.product.url}/lightning/r/Account/${account.Id}/view`);
  await page.getByRole('button', { name: 'Edit' }).click();
  const phone = `+1 555 ${Date.now() % 10_000_000}`;
  await page.getByLabel('Account Phone').fill(phone);
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByText(phone).first().waitFor();

  await page.goto(overview);
  // The list is as long as it may become: only its newest run tells.
  const newest = page.locator('c-last-runs [data-id="run"]').first();
  const before = await newest.innerText();
  await page.getByRole('button', { name: 'Sync now' }).click();
  await journey.product.withinMinutes(
    3,
    'the new value at the receiver',
    async () => (await journey.product.storedRecord('Account', account.Id))?.data['Phone'] === phone,
  );
  await eventually('the run in the list', async () => (await newest.innerText()) !== before);

  await page.getByRole('button', { name: 'Pause' }).click();
  await page.getByText('Not Syncing', { exact: true }).first().waitFor();
  await page.locator('c-health-card').getByRole('button', { name: 'Resume' }).click();
  await page.getByText('Active', { exact: true }).first().waitFor();
});

test('jsforce creates, changes and deletes an account, and the receiver follows', async () => {
  const connection = await journey.connect();
  const created = await connection.sobject('Account').create({ Name: 'Made by jsforce', Industry: 'Energy' });
  assert.ok(created.success && created.id);
  const { id } = created;
  await journey.product.withinMinutes(
    3,
    'the created account',
    async () => (await journey.product.storedRecord('Account', id))?.data['Name'] === 'Made by jsforce',
  );
  await connection.sobject('Account').update({ Id: id, Name: 'Changed by jsforce' });
  await journey.product.withinMinutes(
    3,
    'the changed account',
    async () => (await journey.product.storedRecord('Account', id))?.data['Name'] === 'Changed by jsforce',
  );
});

test('a viewer looks but cannot act; a user without permission sees nothing', async () => {
  const url = journey.tabUrl('Syncline_Overview');
  const viewer = await journey.logIn('viewer@syncline.local', { url });
  await viewer.getByText('Active', { exact: true }).first().waitFor();
  assert.ok(await viewer.getByRole('button', { name: 'Sync now' }).isDisabled(), 'the viewer cannot start a sync');

  const nobody = await journey.logIn('nobody@syncline.local', { url });
  await nobody
    .getByText(/no tab named|do not have access/i)
    .first()
    .waitFor();
  const answer = await journey.callApex(nobody, { className: 'OverviewController', method: 'load' });
  assert.ok(answer.status >= 400 && answer.text.includes('You do not have access'), `the controller refuses: ${answer.text}`);
});

test('a wrong password says so and signs nobody in', async () => {
  const page = await journey.openPage();
  await page.getByLabel('Username').fill('admin@syncline.local');
  await page.getByLabel('Password').fill('wrong');
  await page.getByRole('button', { name: 'Log In' }).click();
  await page.getByRole('alert').waitFor();
  assert.match((await page.getByRole('alert').textContent()) ?? '', /check your username and password/);
});
