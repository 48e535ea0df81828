import { randomUUID } from 'node:crypto';
/** What the doors to the setup of connections are called with: a draft of its own for each call that should succeed. */
import type { Door } from '../checks/package-lint/doors.ts';
import type { PermissionOrg, Person, Values } from './org.ts';

const controllers = [
  'ArmController',
  'ConnectionSetupController',
  'ConnectorController',
  'ConnectorResource',
  'PreflightController',
  'AddressChangeController',
  'ConnectionDeletionController',
];
/** They go on from a test that went well. */
const needTest = ['confirm', 'switchOn'];
/** They write into credentials that are there already. */
const needPair = ['saveSecret', 'grantAccess'];

/** They concern a connection that runs as somebody else. */
const byOthers = ['takeOver', 'switchOver'];

/** Null: another door. The caller is the connector, whoever that is. */
export function setupSceneFor(org: PermissionOrg, door: Door, person: Person, isAllowed: boolean): Values | null {
  if (!controllers.includes(door.className)) return null;
  // Who lacks nothing that calling out takes.
  const draftJson = draftOf(byOthers.includes(door.method) ? org.administrator : person);
  const signingKey = `whsec_${Buffer.from(randomUUID()).toString('base64')}`;
  const values = {
    draftJson,
    clientId: 'key',
    clientSecret: 'secret',
    signingKey,
    connectionId: null as unknown,
    copiedId: null as unknown,
    pairName: null as string | null,
    userId: null as unknown,
    isWanted: false,
    connection: '' as unknown,
    act: 'check',
  };
  // Or the caller would have more than their set from here on.
  if (isAllowed && door.method === 'grant') values.userId = org.personWith(null).id;
  if (isAllowed && door.method === 'invite') values.userId = org.administrator.id;
  if (isAllowed && door.method !== 'createDraft') values.connectionId = draftFor(org, door, draftJson);
  values.connection = values.copiedId = values.connectionId;
  if (values.connectionId !== null && door.parameters.some(({ name }) => name === 'pairName'))
    values.pairName = changeOf(org, String(values.connectionId)).pairName;
  return Object.fromEntries(door.parameters.map(({ name }) => [name, values[name as keyof typeof values]]));
}

/** With the person as the connector. */
export function draftOf(person: Pick<Person, 'id'>): string {
  return JSON.stringify({
    name: `Draft ${randomUUID()}`,
    environment: 'Sandbox',
    baseUrl: 'https://destination.example',
    tokenUrl: 'https://destination.example/token',
    clientAuthentication: 'Header',
    connectorId: person.id,
  });
}

function draftFor(org: PermissionOrg, door: Door, draftJson: string): unknown {
  const { administrator } = org;
  const setUp = (method: string, parameters: Values): unknown => {
    const { isAllowed, value, refusal } = administrator.call('ConnectionSetupController', method, parameters);
    if (!isAllowed) throw new Error(`${method}: ${refusal}`);
    return value;
  };
  const connectionId = setUp('createDraft', { draftJson });
  if (needPair.includes(door.method)) setUp('createCredentials', { connectionId });
  // As a copy of the org has it.
  if (door.method === 'arm') administrator.save('update', 'SynclineConnection__c', { Id: connectionId, OrgFingerprint__c: 'another org' });
  if (door.method === 'reconnect') setUp('disconnect', { connectionId });
  if (door.className === 'ConnectionDeletionController')
    org.put('SynclineConnection__c', String(connectionId), 'Mode__c', door.method === 'begin' ? 'Disconnected' : 'Deleting');
  else if (door.className === 'AddressChangeController' || door.method === 'testChange')
    moveAway(org, String(connectionId), door.method, draftJson);
  else if (needTest.includes(door.method)) passTest(org, String(connectionId));
  return connectionId;
}

/** A connection in use, and as much of a change of its address as the method goes on from. */
function moveAway(org: PermissionOrg, connectionId: string, method: string, draftJson: string): void {
  org.put('SynclineConnection__c', connectionId, 'Mode__c', 'On');
  if (method === 'begin') return;
  const change = (act: string, parameters: Values = {}): void => {
    const { isAllowed, refusal } = org.administrator.call('AddressChangeController', act, { connectionId, ...parameters });
    if (!isAllowed) throw new Error(`${act}: ${refusal}`);
  };
  change('begin', { draftJson });
  if (needPair.includes(method)) change('createCredentials');
  if (!['confirm', 'switchOver'].includes(method)) return;
  const begun = changeOf(org, connectionId);
  if (method === 'switchOver') {
    change('createCredentials');
    change('saveSecret', { clientId: 'key', clientSecret: 'secret' });
    change('grantAccess');
    org.enableCallouts(begun.pairName);
  }
  // By the connector, which stands for what Setup doesn't show everybody.
  const test = { pairName: begun.pairName, testedMillis: 1, confirmedMillis: 1, testedById: org.administrator.id };
  org.put('SynclineConnection__c', connectionId, 'AddressChange__c', JSON.stringify({ ...begun, test }));
}

function changeOf(org: PermissionOrg, connectionId: string): { readonly pairName: string } {
  const { value } = org.administrator.query(`SELECT AddressChange__c FROM SynclineConnection__c WHERE Id = '${connectionId}'`);
  const [row] = (value as { readonly records: readonly { readonly AddressChange__c: string }[] }).records;
  return JSON.parse(row?.AddressChange__c ?? '{}') as { readonly pairName: string };
}

/** As if somebody had reached the destination and confirmed who it is: in this org there is none. */
function passTest(org: PermissionOrg, connectionId: string): void {
  const { value } = org.administrator.query(`SELECT PairName__c FROM SynclineConnection__c WHERE Id = '${connectionId}'`);
  const pairName = (value as { readonly records: readonly { readonly PairName__c: string }[] }).records[0]?.PairName__c;
  const result = JSON.stringify({ pairName, testedMillis: 1, confirmedMillis: 1 });
  org.put('SynclineConnection__c', connectionId, 'LastTest__c', result);
}
