/** What people enter wrong while they set up a connection, and what changes under their hands: each ends in words, and nothing is lost. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { startLabDestination } from './destination/index.ts';
import type { LabDestination } from './destination/index.ts';
import { openLab } from './index.ts';
import type { Lab, LabUser } from './index.ts';
import { setupPages } from './setup-pages.ts';

const client = { clientId: 'syncline-demo', clientSecret: 'syncline-demo-secret' };

let lab: Lab;
let destination: LabDestination;
let admin: LabUser;
let count = 0;

interface Draft {
  readonly name: string;
  readonly environment: string;
  readonly baseUrl: string;
  readonly tokenUrl: string;
  readonly clientAuthentication: string;
  readonly scope: string | null;
  readonly connectorId: string;
}

interface Setup {
  readonly steps: readonly { readonly step: string; readonly state: string }[];
  readonly hasSecret: boolean;
  readonly credentialName: string;
  readonly test?: { readonly problem?: { readonly code: string } | null } | null;
}

before(async () => {
  lab = await openLab({ installed: { customer: null } });
  destination = await startLabDestination();
  admin = lab.administrator();
});
after(async () => {
  await lab.close();
  await destination.close();
});

const setUp = (method: string, parameters: Record<string, unknown>): unknown => admin.aura('ConnectionSetupController', method, parameters);
const look = (connectionId: string): Setup => setUp('load', { connectionId }) as Setup;
const stateOf = (connectionId: string, wanted: string): string | undefined =>
  look(connectionId).steps.find(({ step }) => step === wanted)?.state;

function draft(over: Partial<Draft> = {}): Draft {
  count += 1;
  return {
    name: `Wrong ${count}`,
    environment: 'Sandbox',
    baseUrl: destination.url,
    tokenUrl: `${destination.url}/oauth2/token`,
    clientAuthentication: 'Header',
    scope: null,
    connectorId: admin.id,
    ...over,
  };
}

const create = (wanted: Draft): string => setUp('createDraft', { draftJson: JSON.stringify(wanted) }) as string;

/** As far as the test: callouts are enabled. */
function made(over: Partial<Draft> = {}, entered = client): string {
  const connectionId = create(draft(over));
  setUp('createCredentials', { connectionId });
  setUp('saveSecret', { connectionId, ...entered });
  setUp('grantAccess', { connectionId });
  setupPages(admin, connectionId).change({ isEnabled: true });
  return connectionId;
}

function testedCode(connectionId: string): string | null {
  admin.aura('ConnectorController', 'test', { connectionId });
  return look(connectionId).test?.problem?.code ?? null;
}

const connections = (): number => lab.sql(`SELECT 1 FROM "${lab.prefix}SynclineConnection__c" WHERE "IsDeleted" = 0`).length;

const addresses: readonly (readonly [string, RegExp])[] = [
  ['https://user:word@sync.example.com', /password|\\?|#/i],
  ['https://sync.example.com?key=1', /query|after the path|\?/i],
  ['https://sync.example.com#part', /query|fragment|#|after the path/i],
  ['http://sync.example.com', /https/i],
  ['https://192.168.1.1', /private|reach/i],
  ['https://[fd00::1]', /private|reach/i],
  ['https://printer.local', /private|reach/i],
  [`https://${'a'.repeat(2000)}.example`, /long|characters/i],
  ['https://sync.example.com/a\u0000b', /address/i],
  ['https://sync .example.com', /address/i],
];

for (const [address, words] of addresses)
  test(`the address ${address.slice(0, 40).replace('\u0000', '(NUL)')} is refused in words, for the destination and for its login`, () => {
    const before_ = connections();
    for (const over of [{ baseUrl: address }, { tokenUrl: address }]) assert.throws(() => create(draft(over)), words);
    assert.equal(connections(), before_, 'nothing was made');
  });

const secrets: readonly (readonly [string, string])[] = [
  ['quotes', `it's "quoted" \\ and 'so' on`],
  ['newlines', 'first\nsecond\r\nthird'],
  ['emoji and other letters', '🔑 Ω ü 漢字'],
  ['what URLs and headers treat apart', 'a:b%20c&d=e+f #g?h;i'],
  ['markup', '<b>&amp;</b>{!$User.Id}'],
  ['4,000 characters', 's'.repeat(4000)],
];

for (const clientAuthentication of ['Header', 'Body'])
  for (const [what, secret] of secrets)
    test(`a secret with ${what} arrives as it was entered, in the ${clientAuthentication.toLowerCase()}`, async () => {
      await destination.behave({ app: { secret } });
      const connectionId = made({ clientAuthentication }, { ...client, clientSecret: secret });
      assert.equal(testedCode(connectionId), null);
      await destination.behave({});
      assert.equal(
        testedCode(made({ clientAuthentication }, { ...client, clientSecret: secret })),
        'BAD_SECRET',
        'the login does look at it',
      );
    });

test('a secret of 10,000 characters, and none at all, are refused, and nothing of them is kept or repeated', () => {
  const connectionId = create(draft());
  setUp('createCredentials', { connectionId });
  const long = 'planted-'.repeat(1250);
  for (const clientSecret of [long, '', '   ']) {
    let message = '';
    assert.throws(
      () => setUp('saveSecret', { connectionId, ...client, clientSecret }),
      (error: Error) => (message = error.message) !== '',
    );
    assert.doesNotMatch(message, /planted/);
    assert.match(message, /4,000|consumer secret/i);
  }
  assert.equal(look(connectionId).hasSecret, false);
});

test('a name that another connection has is refused, whatever its case, and the form may be sent again with another', () => {
  const first = draft();
  create(first);
  const before_ = connections();
  assert.throws(() => create({ ...first, name: first.name.toUpperCase() }), new RegExp(first.name, 'i'));
  assert.equal(connections(), before_);
  assert.ok(create({ ...first, name: `${first.name} again` }));
});

test('a form in two tabs: what the slower one does again is done once, and what the faster one abandoned says so', () => {
  const connectionId = create(draft());
  const name = setUp('createCredentials', { connectionId });
  assert.throws(() => setUp('createCredentials', { connectionId }), /name|credential/i);
  assert.equal(look(connectionId).credentialName, name, 'the pair of the first tab is still the one');
  setUp('saveSecret', { connectionId, ...client });
  setUp('saveSecret', { connectionId, ...client, clientSecret: 'another' });
  setUp('grantAccess', { connectionId });
  setUp('grantAccess', { connectionId });
  assert.equal(lab.sql(`SELECT 1 FROM "PermissionSet" WHERE "Name" = ?`, [name]).length, 1);
  setUp('revokeAccess', { connectionId });
  setUp('deleteCredentials', { connectionId });
  setUp('deleteDraft', { connectionId });
  for (const [method, parameters] of [
    ['load', {}],
    ['saveSecret', client],
    ['grantAccess', {}],
    ['changeDraft', { draftJson: JSON.stringify(draft()) }],
  ] as const)
    assert.throws(() => setUp(method, { connectionId, ...parameters }), /connection/i, method);
});

test('the pair is deleted in Setup between two steps: the steps are open again, and another pair is made', () => {
  const connectionId = made();
  const { credentialName } = look(connectionId);
  const pages = setupPages(admin, connectionId);
  pages.delete('namedCredential');
  pages.delete('externalCredential');
  assert.notEqual(stateOf(connectionId, 'MAKE'), 'Done');
  assert.notEqual(testedCode(connectionId), null, 'a test says why nobody is reached');
  setUp('renewPairName', { connectionId });
  setUp('createCredentials', { connectionId });
  setUp('saveSecret', { connectionId, ...client });
  setUp('grantAccess', { connectionId });
  assert.notEqual(look(connectionId).credentialName, credentialName, 'the platform gives no name twice');
  setupPages(admin, connectionId).change({ isEnabled: true });
  assert.equal(testedCode(connectionId), null);
});

test('the permission set is edited, then deleted, between two steps: access is given again by the same act', () => {
  const connectionId = made();
  for (const change of ['takePrincipal', 'unassign', 'deletePermissionSet'] as const) {
    setupPages(admin, connectionId)[change]();
    assert.notEqual(testedCode(connectionId), null, change);
    setUp('grantAccess', { connectionId });
    assert.equal(testedCode(connectionId), null, change);
  }
});

test('the connector is deactivated between two steps: nothing starts, and the steps say that another is needed', () => {
  const cora = lab.user('connector@syncline.local');
  const connectionId = made({ connectorId: cora.id });
  cora.aura('ConnectorController', 'test', { connectionId });
  setUp('confirm', { connectionId });
  const [left] = admin.dml('update', 'User', [{ Id: cora.id, IsActive: false }]);
  assert.deepEqual(left?.errors, []);
  assert.throws(() => cora.aura('ConnectorController', 'switchOn', { connectionId }));
  const mode = lab.sql(`SELECT "${lab.prefix}Mode__c" AS mode FROM "${lab.prefix}SynclineConnection__c" WHERE "Id" = ?`, [connectionId]);
  assert.equal(mode[0]?.['mode'], 'Draft');
  assert.notEqual(stateOf(connectionId, 'CONNECTOR'), 'Done');
  admin.dml('update', 'User', [{ Id: cora.id, IsActive: true }]);
});

for (const [what, body] of [
  ['of 1 MB', `{"service":"${'x'.repeat(1_000_000)}"}`],
  ['of 1 MB of HTML', `<html>${'<p>Welcome</p>'.repeat(71_000)}</html>`],
  ['without a body', ''],
  ['that is no object', '[1, 2, 3]'],
] as const)
  test(`a test answer ${what} is no destination's, and none of it is kept beyond what is shown`, async () => {
    await destination.behave({ atDestination: { status: 200, type: 'application/json', body } });
    const connectionId = made();
    assert.equal(testedCode(connectionId), 'NOT_A_DESTINATION');
    const kept = lab.sql(`SELECT "${lab.prefix}LastTest__c" AS test FROM "${lab.prefix}SynclineConnection__c" WHERE "Id" = ?`, [
      connectionId,
    ]);
    assert.ok(String(kept[0]?.['test']).length < 32_000);
    assert.throws(() => setUp('confirm', { connectionId }), 'what was not reached cannot be confirmed');
    await destination.behave({});
    assert.equal(testedCode(connectionId), null, 'the next test finds the destination');
  });
