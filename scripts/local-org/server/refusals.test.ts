/** What the REST API refuses: values that no field holds, bodies that it cannot read, objects that the user may not change. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { startOrg } from '../index.ts';
import type { LocalOrg } from '../index.ts';
import { scratchProject } from '../host/test-support/scratch-project.ts';
import { startServer } from './index.ts';
import type { RunningServer } from './index.ts';

const xml = (type: string, content: string): string => `<${type} xmlns="http://soap.sforce.com/2006/04/metadata">${content}</${type}>`;
const types = { Day__c: 'Date', Moment__c: 'DateTime', Clock__c: 'Time' } as const;
const fieldAccess = Object.keys(types)
  .map((name) => `<fieldPermissions><editable>true</editable><field>Note__c.${name}</field><readable>true</readable></fieldPermissions>`)
  .join('');
const objectAccess = (may: boolean): string =>
  `<objectPermissions><allowCreate>${may}</allowCreate><allowDelete>${may}</allowDelete><allowEdit>${may}</allowEdit><allowRead>true</allowRead><modifyAllRecords>${may}</modifyAllRecords><object>Note__c</object><viewAllRecords>true</viewAllRecords></objectPermissions>`;
const project = scratchProject(
  {},
  {
    'objects/Note__c/Note__c.object-meta.xml': xml(
      'CustomObject',
      '<label>Memo</label><pluralLabel>Memos</pluralLabel><deploymentStatus>Deployed</deploymentStatus><nameField><label>Name</label><type>Text</type></nameField><sharingModel>ReadWrite</sharingModel>',
    ),
    'objects/Note__c/fields/Key__c.field-meta.xml': xml(
      'CustomField',
      '<fullName>Key__c</fullName><label>Key</label><type>Text</type><length>20</length><externalId>true</externalId>',
    ),
    ...Object.fromEntries(
      Object.entries(types).map(([name, type]) => [
        `objects/Note__c/fields/${name}.field-meta.xml`,
        xml('CustomField', `<fullName>${name}</fullName><label>${name}</label><type>${type}</type>`),
      ]),
    ),
    'permissionsets/Writers.permissionset-meta.xml': xml('PermissionSet', `${fieldAccess}<label>Writers</label>${objectAccess(true)}`),
    'permissionsets/Readers.permissionset-meta.xml': xml('PermissionSet', `<label>Readers</label>${objectAccess(false)}`),
  },
);

let org: LocalOrg;
let server: RunningServer;
const tokens = new Map<string, string>();

/** Assigns the permission set to a new user; null: to nobody's. */
async function addUser(name: string, permissionSet: string | null): Promise<void> {
  const username = `${name}@example.com`;
  await apex(`
    User made = new User(Username = '${username}', Email = '${username}', LastName = '${name}', Alias = '${name}', TimeZoneSidKey = 'GMT',
      LocaleSidKey = 'en_US', EmailEncodingKey = 'UTF-8', LanguageLocaleKey = 'en_US',
      ProfileId = [SELECT Id FROM Profile WHERE Name = 'Standard User'].Id);
    insert made;
    ${permissionSet === null ? '' : assignment('made.Id', permissionSet)}`);
  await org.setPassword(username, 'right');
  tokens.set(name, (await org.login(username, 'right'))?.sessionId ?? '');
}

const assignment = (user: string, permissionSet: string): string =>
  `insert new PermissionSetAssignment(AssigneeId = ${user}, PermissionSetId = [SELECT Id FROM PermissionSet WHERE Name = '${permissionSet}'].Id);`;

async function apex(source: string): Promise<void> {
  const session = await org.findSession(tokens.get('admin') ?? '');
  assert.ok(session !== null);
  const response = await org.execute(session, { kind: 'anonymous', source });
  const { success, ...result } = (response as { value: { success: boolean; exceptionMessage: string | null } }).value;
  assert.ok(success, JSON.stringify(result));
}

before(async () => {
  org = await startOrg({
    projectFolder: project.folder,
    stateFolder: project.stateFolder,
    threads: 1,
    clock: { startsAt: Date.UTC(2026, 0, 1) },
    administrator: { username: 'admin@example.com' },
  });
  await org.setPassword('admin@example.com', 'right');
  server = await startServer({ org, port: 0, shell: null, isReady: () => true });
  tokens.set('admin', (await org.login('admin@example.com', 'right'))?.sessionId ?? '');
  await apex(assignment('UserInfo.getUserId()', 'Writers'));
  await addUser('reader', 'Readers');
  await addUser('nobody', null);
});

after(async () => {
  await server.close();
  await org.close();
  project.remove();
});

/** Status and body of the answer. */
async function call(method: string, path: string, body: string | null = null, user = 'admin'): Promise<string> {
  const headers = { authorization: `Bearer ${tokens.get(user)}`, 'content-type': 'application/json' };
  const response = await fetch(`${server.url}/services/data/v67.0${path}`, { method, headers, ...(body === null ? {} : { body }) });
  return `${response.status} ${await response.text()}`;
}

const create = (field: string, value: string): Promise<string> => call('POST', '/sobjects/Note__c', `{"Name":"x","${field}":${value}}`);
const saved = async (): Promise<string> => /"id":"(\w+)"/.exec(await create('Name', '"saved"'))?.[1] ?? assert.fail();

for (const [field, ...values] of [
  ['Day__c', '"0001-01-01"', '"1699-12-31"', '"4001-01-01"', '"9999-12-31"'],
  ['Moment__c', '"1699-12-31T23:59:59Z"', '"4000-12-31T00:00:01Z"', '"9999-12-31T00:00:00.000+0000"'],
] as const)
  for (const value of values)
    test(`${value} is out of the range of ${field}`, async () => {
      assert.match(await create(field, value), new RegExp(`^400 .*"FIELD_INTEGRITY_EXCEPTION","message":"${field}: invalid date: `));
    });

test('Apex is refused the dates that the API is refused', async () => {
  await assert.rejects(
    apex("insert new Note__c(Name = 'x', Day__c = Date.newInstance(9999, 12, 31));"),
    /FIELD_INTEGRITY_EXCEPTION, Day__c: invalid date: 9999-12-31: \[Day__c\]/,
  );
});

for (const [field, ...values] of [
  ['Day__c', '"1700-01-01"', '"4000-12-31"', '"2024-02-29"', 'null'],
  ['Moment__c', '"1700-01-01T00:00:00Z"', '"4000-12-31T00:00:00.000Z"', '"2024-02-29T23:59:59.999-0800"', '"2024-02-29T00:00:00+05:30"'],
  ['Clock__c', '"23:59:59.999Z"', '"00:00:00"'],
] as const)
  for (const value of values)
    test(`${value} is taken by ${field}`, async () => {
      assert.match(await create(field, value), /^201 /);
    });

const unreadable = (type: string, found: string, field: string): string =>
  `400 ${JSON.stringify([
    {
      errorCode: 'JSON_PARSER_ERROR',
      message: `Cannot deserialize instance of ${type} from ${found} or request may be missing a required field`,
      fields: [field],
    },
  ])}`;

for (const [field, type, ...values] of [
  ['Day__c', 'date', '2023-02-29', '2023-1-1', '2023-13-01', '2023-01-00', '2023-01-01T00:00:00Z', '20230101'],
  [
    'Moment__c',
    'datetime',
    '2023-01-01T24:00:00Z',
    '2023-02-29T00:00:00Z',
    '2023-01-01',
    '2023-01-01 00:00:00',
    '2023-01-01T00:00:00',
    '2023-01-01T10:60:00Z',
  ],
  ['Clock__c', 'time', '24:00:00', '7:00:00', '10:61:00Z'],
] as const)
  for (const value of values)
    test(`${value} is no ${type}`, async () => {
      assert.equal(await create(field, JSON.stringify(value)), unreadable(type, `VALUE_STRING value ${value}`, field));
    });

test('what is refused is told as it was sent', async () => {
  const revenue = (value: string): Promise<string> => call('POST', '/sobjects/Account', `{"Name":"x","AnnualRevenue":${value}}`);
  const told = (found: string): string => unreadable('currency', found, 'AnnualRevenue');
  assert.equal(await revenue('1e400'), told('VALUE_NUMBER_FLOAT value 1e400'));
  assert.equal(await revenue('-1.5E+999'), told('VALUE_NUMBER_FLOAT value -1.5E+999'));
  assert.equal(await revenue('"1e400"'), told('VALUE_STRING value 1e400'));
  assert.equal(await revenue('true'), told('VALUE_TRUE value true'));
  assert.equal(await revenue('{"a":1}'), told('START_OBJECT value {'));
  assert.equal(await revenue('[1]'), told('START_ARRAY value ['));
  assert.equal(await create('Day__c', '20230101'), unreadable('date', 'VALUE_NUMBER_INT value 20230101', 'Day__c'));
  assert.equal(await create('Day__c', '123456789012345678'), unreadable('date', 'VALUE_NUMBER_INT value 123456789012345678', 'Day__c'));
});

test('Apex reads no day from JSON that no calendar has', async () => {
  for (const text of ['2017-14-31', '2023-02-29', '2023-01-00'])
    await assert.rejects(apex(`Object day = JSON.deserialize('"${text}"', Date.class);`), /System.JSONException/);
  await apex(`Assert.areEqual(Date.newInstance(2024, 2, 29), (Date) JSON.deserialize('"2024-02-29"', Date.class));`);
});

const refusedUpdate = '403 [{"errorCode":"INSUFFICIENT_ACCESS_OR_READONLY","message":"insufficient access rights on object id"}]';
const refusedCreate = '403 [{"errorCode":"CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY","message":"entity type cannot be inserted: Memo"}]';

test('who may only read an object changes nothing of it', async () => {
  const id = await saved();
  const as = (method: string, path: string, body: string | null = null): Promise<string> => call(method, path, body, 'reader');
  assert.match(await as('GET', `/sobjects/Note__c/${id}?fields=Id`), /^200 /);
  assert.equal(await as('POST', '/sobjects/Note__c', '{"Name":"x"}'), refusedCreate);
  assert.equal(await as('PATCH', `/sobjects/Note__c/${id}`, '{"Name":"x"}'), refusedUpdate);
  assert.equal(await as('DELETE', `/sobjects/Note__c/${id}`), refusedUpdate);
  const records = `[{"attributes":{"type":"Note__c"},"Name":"x"}]`;
  assert.equal(await as('POST', '/composite/sobjects', `{"records":${records}}`), refusedCreate);
  assert.equal(await as('POST', '/composite/sobjects', `{"allOrNone":true,"records":${records}}`), refusedCreate);
  assert.equal(await as('DELETE', `/composite/sobjects?ids=${id}`), refusedUpdate);
  assert.match(await call('GET', `/sobjects/Note__c/${id}?fields=Name`), /"Name":"saved"/);
});

test('an object that the user may not see is answered as one that is not there', async () => {
  const id = await saved();
  const missing = (name: string): string =>
    `404 [{"errorCode":"NOT_FOUND","message":"The requested resource does not exist: sobject ${name}"}]`;
  for (const name of ['Note__c', 'Nowhere__c']) {
    const as = (method: string, path: string, body: string | null = null): Promise<string> => call(method, path, body, 'nobody');
    assert.equal(await as('POST', `/sobjects/${name}`, '{"Unknown__c":"x"}'), missing(name));
    assert.equal(await as('PATCH', `/sobjects/${name}/${id}`, '{"Day__c":"no date"}'), missing(name));
    assert.equal(await as('PATCH', `/sobjects/${name}/Key__c/1`, '{}'), missing(name));
    assert.equal(await as('PATCH', `/sobjects/${name}/Day__c/1`, '{}'), missing(name));
    assert.equal(await as('DELETE', `/sobjects/${name}/${id}`), missing(name));
  }
  assert.equal(await call('DELETE', `/composite/sobjects?ids=${id}`, null, 'nobody'), missing('Note__c'));
});

test('the log tells a wrong request by its code and message alone', async () => {
  const id = await saved();
  await create('Day__c', '"2023-02-29"');
  await call('DELETE', `/sobjects/Note__c/${id}`, null, 'reader');
  const session = await org.findSession(tokens.get('admin') ?? '');
  assert.ok(session !== null);
  const response = await org.execute(session, { kind: 'logs', limit: 2 });
  assert.ok(response.ok);
  const entries = response.value as { readonly status: string; readonly lines: readonly string[] }[];
  assert.deepEqual(
    entries.map(({ status, lines }) => [status, lines]),
    [
      ['INSUFFICIENT_ACCESS_OR_READONLY: insufficient access rights on object id', []],
      [
        'JSON_PARSER_ERROR: Cannot deserialize instance of date from VALUE_STRING value 2023-02-29 or request may be missing a required field',
        [],
      ],
    ],
  );
});
