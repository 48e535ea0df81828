/** Syncing that goes on as another user, who takes it over by a call: theirs is a license that opens no page. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { act } from '../demo/connection.ts';
import { connectStreams } from './connection.ts';
import { openLab } from './index.ts';
import type { Lab, LabUser } from './index.ts';

const minute = 60_000;
const username = 'api-only@syncline.local';

let lab: Lab;
let connectionId: string;

before(async () => {
  // A customer's org that has nothing but the package.
  lab = await openLab({ installed: { customer: null } });
  connectionId = await connectStreams(lab, [{ name: 'Accounts', objectName: 'Account', fields: ['Name', 'Industry'] }]);
  lab.jobs.advance(2 * minute);
  const admin = lab.administrator();
  const profile = idOf("SELECT Id FROM Profile WHERE Name = 'Minimum Access - API Only Integrations'");
  const locale = { TimeZoneSidKey: 'GMT', LocaleSidKey: 'en_US', EmailEncodingKey: 'UTF-8', LanguageLocaleKey: 'en_US' };
  const user = { Username: username, LastName: 'Integration', Email: username, Alias: 'api', ProfileId: profile, ...locale };
  const [made] = admin.dml('insert', 'User', [user]);
  assert.ok(made?.success, JSON.stringify(made?.errors));
});
after(() => lab.close());

function idOf(soql: string): string {
  return String(lab.administrator().query(soql)[0]?.['Id']);
}

interface Called {
  readonly status: number;
  readonly isDone: boolean;
  readonly message: string | null;
  readonly lacks: readonly string[] | null;
}

/** As the Salesforce CLI sends it for that user. */
function call(person: LabUser, wanted: string): Called {
  const body = JSON.stringify({ connection: connectionId, act: wanted });
  const path = '/services/apexrest/syncline/connector';
  const answer = person.request({ kind: 'rest', method: 'POST', path, headers: {}, body }) as { status: number; body: string };
  return { status: answer.status, ...(JSON.parse(answer.body) as Omit<Called, 'status'>) };
}

const changed = (name: string): string => String(lab.administrator().dml('insert', 'Account', [{ Name: name }])[0]?.id);
const isStored = (id: string): boolean => lab.receiver.stored('Account').some((row) => row.id === id);

test('without the package’s set the class is closed', () => {
  assert.throws(() => call(lab.user(username), 'takeOver'), /do not have access to the Apex class/);
});

test('what is missing is named, and an admin gives it in the app', async () => {
  const admin = lab.administrator();
  const set = idOf("SELECT Id FROM PermissionSet WHERE Name = 'Syncline_Connector'");
  const person = lab.user(username);
  admin.dml('insert', 'PermissionSetAssignment', [{ AssigneeId: person.id, PermissionSetId: set }]);
  const refused = call(person, 'takeOver');
  assert.equal(refused.status, 400);
  assert.match(refused.message ?? '', /credential of the connection/);
  assert.match((call(person, 'check').lacks ?? []).join('\n'), /fields of Account: 1 missing\. Industry/);
  const refusals = await act<string[]>(admin, 'PreflightController', 'grant', { connectionId, userId: person.id });
  assert.deepEqual(refusals, []);
  assert.deepEqual(call(person, 'check').lacks, []);
});

test('it takes over by a call, and the chain goes on as it from the same cursors', () => {
  const admin = lab.administrator();
  const person = lab.user(username);
  const before = changed('Before');
  lab.jobs.advance(2 * minute);
  assert.ok(isStored(before));
  const meanwhile = changed('Meanwhile');
  assert.deepEqual([call(person, 'takeOver').status, call(person, 'takeOver').status], [200, 400]);
  lab.jobs.advance(5 * minute);
  assert.ok(isStored(meanwhile), 'nothing is left out between the two');
  const links = (owner: string, since: number): number =>
    lab.sql('SELECT 1 FROM "AsyncApexJob" WHERE "CreatedById" = ? AND "CreatedDate" > ?', [owner, since]).length;
  const now = lab.clock.now();
  lab.jobs.advance(5 * minute);
  assert.ok(links(person.id, now) > 0, 'links are theirs');
  assert.equal(links(admin.id, now), 0, 'and no longer of the one before');
  assert.equal(call(person, 'test').status, 200, 'it can test as the connector');
});

test('deactivated, it is an Error at the next look, on every page', () => {
  const admin = lab.administrator();
  admin.dml('update', 'User', [{ Id: lab.user(username).id, IsActive: false }]);
  for (const className of ['ConnectionsController', 'OverviewController']) {
    const view = admin.aura(className, 'load', { connectionId }) as { connections: { status: string; problem?: { code: string } }[] };
    assert.deepEqual(
      view.connections.map(({ status, problem }) => [status, problem?.code]),
      [['ERROR', 'CONNECTOR_INACTIVE']],
      className,
    );
  }
});
