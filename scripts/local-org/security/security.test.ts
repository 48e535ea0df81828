import assert from 'node:assert/strict';
import { test } from 'node:test';
import { transaction } from '../contracts/transaction.ts';
import type { SObjectValue } from '../values/index.ts';
import { ApexException } from '../values/index.ts';
import { seedSetup } from './seed-setup.ts';
import { standardFieldAccess } from './standard-profiles.ts';
import { createTestOrg, dml, record } from '../database/test-support/test-org.ts';
import type { TestOrg } from '../database/test-support/test-org.ts';

let people = 0;

function createUser(org: TestOrg, profileName: string, values: Readonly<Record<string, unknown>> = {}): string {
  people += 1;
  return org.as(null, () => {
    const ProfileId = org.storage.get('SELECT "Id" AS id FROM "Profile" WHERE "Name" = ?', [profileName])?.['id'];
    const user = record('User', {
      Username: `u${people}@example.com`,
      LastName: 'User',
      Email: 'u@example.com',
      Alias: 'u',
      TimeZoneSidKey: 'GMT',
      LocaleSidKey: 'en_US',
      EmailEncodingKey: 'UTF-8',
      LanguageLocaleKey: 'en_US',
      ProfileId,
      ...values,
    });
    dml('insert', [user]);
    return user.id ?? '';
  });
}

function assign(org: TestOrg, userId: string, setName: string): void {
  org.as(null, () => {
    const PermissionSetId = org.storage.get('SELECT "Id" AS id FROM "PermissionSet" WHERE "Name" = ?', [setName])?.['id'];
    dml('insert', [record('PermissionSetAssignment', { AssigneeId: userId, PermissionSetId })]);
  });
}

function messageOf(work: () => unknown): string {
  try {
    work();
  } catch (error) {
    assert.ok(error instanceof ApexException, String(error));
    return `${error.getTypeName()}: ${error.getMessage()}`;
  }
  return 'no exception';
}

test('profiles grant what the standard ones grant', () => {
  const org = createTestOrg();
  const cases: readonly (readonly [profile: string, object: string, expected: string])[] = [
    ['System Administrator', 'Invoice__c', 'read create edit delete viewAll modifyAll'],
    ['Standard User', 'Account', 'read create edit delete'],
    ['Standard User', 'Campaign', 'read'],
    ['Standard User', 'Invoice__c', ''],
    ['Read Only', 'Account', 'read'],
    ['Minimum Access - Salesforce', 'Account', ''],
    ['Minimum Access - Salesforce', 'User', 'read'],
    ['Standard User', 'OpportunityLineItem', 'read create edit delete'],
  ];
  for (const [profile, object, expected] of cases) {
    org.as(createUser(org, profile), () => {
      const granted = Object.entries(transaction().access.object(object))
        .filter(([, value]) => value)
        .map(([name]) => name);
      assert.equal(granted.join(' '), expected, `${profile} on ${object}`);
    });
  }
});

test('a permission set adds objects, fields and permissions as soon as it is assigned', () => {
  const org = createTestOrg();
  const userId = createUser(org, 'Minimum Access - Salesforce');
  org.as(userId, () => {
    assert.equal(transaction().access.object('Invoice__c').read, false);
  });
  assign(org, userId, 'Billing');
  org.as(userId, () => {
    const { access } = transaction();
    assert.deepEqual([access.object('Invoice__c').create, access.object('Invoice__c').delete], [true, false]);
    assert.deepEqual(
      [
        access.field('Invoice__c', 'Code__c').editable,
        access.field('Invoice__c', 'Status__c').readable,
        access.field('Invoice__c', 'Required__c').editable,
      ],
      [true, false, true],
    );
    assert.equal(access.hasUserPermission('ViewSetup'), true);
  });
});

test('packaging drops standard objects, their fields and user permissions', () => {
  const org = createTestOrg({ isPackaged: true });
  const userId = createUser(org, 'Minimum Access - Salesforce');
  assign(org, userId, 'Billing');
  org.as(userId, () => {
    const { access } = transaction();
    assert.deepEqual(
      [access.object('Invoice__c').read, access.object('Account').read, access.hasUserPermission('ViewSetup')],
      [true, false, false],
    );
  });
});

test('user mode refuses objects and fields as the platform words it', () => {
  const org = createTestOrg();
  const userId = createUser(org, 'Minimum Access - Salesforce');
  assign(org, userId, 'Billing');
  org.as(userId, () => {
    assert.equal(
      messageOf(() => dml('insert', [record('Contact', { LastName: 'A' })], { access: 'user' })),
      "System.SecurityException: Access to entity 'Contact' denied",
    );
    assert.equal(
      messageOf(() => dml('insert', [record('Invoice__c', { Status__c: 'Draft' })], { access: 'user' })),
      'System.DmlException: Operation failed due to fields being inaccessible on Sobject Invoice__c, check errors on Exception or Result!',
    );
    assert.equal(
      messageOf(() => dml('insert', [record('Invoice__c', { Code__c: 'A' })], { access: 'user' })),
      'no exception',
    );
  });
});

function invoiceOf(org: TestOrg, ownerId: string): SObjectValue {
  return org.as(null, () => {
    const created = record('Invoice__c', { Name: 'I', OwnerId: ownerId });
    dml('insert', [created]);
    return created;
  });
}

function countVisible(): number {
  return transaction().database.query({ soql: 'SELECT Id FROM Invoice__c', binds: new Map(), access: 'user', sharing: true }).records
    .length;
}

test('private records belong to their owner, to shares, and to those above', () => {
  const org = createTestOrg();
  const [top, below] = org.as(null, () => {
    const boss = record('UserRole', { Name: 'Boss', DeveloperName: 'Boss' });
    dml('insert', [boss]);
    const worker = record('UserRole', { Name: 'Worker', DeveloperName: 'Worker', ParentRoleId: boss.id });
    dml('insert', [worker]);
    return [boss.id, worker.id];
  });
  const owner = createUser(org, 'Minimum Access - Salesforce', { UserRoleId: below });
  const manager = createUser(org, 'Minimum Access - Salesforce', { UserRoleId: top });
  const stranger = createUser(org, 'Minimum Access - Salesforce');
  for (const userId of [owner, manager, stranger]) assign(org, userId, 'Billing');
  const created = invoiceOf(org, owner);
  const visibleTo = (userId: string): number => org.as(userId, countVisible);
  assert.deepEqual([owner, manager, stranger, org.administratorId].map(visibleTo), [1, 1, 0, 1]);
  const change = (userId: string): string =>
    org.as(userId, () => messageOf(() => dml('update', [record('Invoice__c', { Id: created.id, Code__c: 'X' })], { sharing: true })));
  assert.match(change(stranger), /INSUFFICIENT_ACCESS_OR_READONLY, insufficient access rights on object id: \[\]$/);
  org.as(null, () =>
    dml('insert', [record('Invoice__Share', { ParentId: created.id, UserOrGroupId: stranger, AccessLevel: 'Read', RowCause: 'Manual' })]),
  );
  assert.equal(visibleTo(stranger), 1);
  assert.match(change(stranger), /INSUFFICIENT_ACCESS_OR_READONLY/);
  assert.equal(change(manager), 'no exception');
});

test('UserRecordAccess tells of one user what whoever asks may see', () => {
  const org = createTestOrg();
  const [owner, stranger, auditor] = [1, 2, 3].map(() => createUser(org, 'Minimum Access - Salesforce')) as [string, string, string];
  for (const userId of [owner, stranger]) assign(org, userId, 'Billing');
  assign(org, auditor, 'Auditor');
  const { id } = invoiceOf(org, owner);
  const soql = (userId: string, select = 'RecordId, HasReadAccess, HasEditAccess, MaxAccessLevel', ids = `'${id ?? ''}'`): string =>
    `SELECT ${select} FROM UserRecordAccess WHERE UserId = '${userId}' AND RecordId IN (${ids})`;
  const rights = (asker: string | null, text: string): unknown[] =>
    org.as(asker, () => {
      const request = { soql: text, binds: new Map(), access: 'system', sharing: true } as const;
      return transaction()
        .database.query(request)
        .records.map(({ fields }) => [fields.get('HasReadAccess'), fields.get('HasEditAccess'), fields.get('MaxAccessLevel')]);
    });
  assert.deepEqual(rights(null, soql(owner)), [[true, true, 'Edit']]);
  assert.deepEqual(rights(null, soql(stranger)), [[false, false, 'None']]);
  assert.deepEqual(rights(null, soql(auditor)), [[true, false, 'Read']]);
  assert.deepEqual(rights(auditor, soql(stranger)), [[false, false, 'None']], 'who may read it may ask about others');
  assert.deepEqual(rights(stranger, soql(owner)), [], 'who may not is told nothing');
  assert.deepEqual(rights(null, soql('005000000000999AAA')), [], 'nobody');
  const many = Array.from({ length: 201 }, (_, index) => `'a0000000000${String(index).padStart(4, '0')}AAA'`).join(', ');
  for (const wrong of [
    soql(owner, 'RecordId, UserId'),
    soql(owner, 'HasReadAccess'),
    soql(owner, 'RecordId', many),
    `SELECT RecordId FROM UserRecordAccess WHERE UserId = '${owner}'`,
    `SELECT RecordId FROM UserRecordAccess WHERE RecordId = '${id ?? ''}'`,
  ])
    assert.match(
      messageOf(() => rights(null, wrong)),
      /^System.QueryException: /,
      wrong,
    );
});

test('View All sees what others own, Modify All locks, changes, deletes and restores it', () => {
  const org = createTestOrg();
  const person = (...sets: readonly string[]): string => {
    const userId = createUser(org, 'Minimum Access - Salesforce');
    for (const set of sets) assign(org, userId, set);
    return userId;
  };
  const [owner, colleague, auditor, steward] = [person('Billing'), person('Billing'), person('Auditor'), person('Steward')];
  const { id } = invoiceOf(org, owner);
  const lock = (): unknown =>
    transaction().database.query({
      soql: `SELECT Id FROM Invoice__c WHERE Id = '${id}' FOR UPDATE`,
      binds: new Map(),
      access: 'user',
      sharing: true,
    }).totalSize;
  const attempts = (userId: string): string[] =>
    org.as(userId, () => [
      String(countVisible()),
      ...[
        lock,
        () => dml('update', [record('Invoice__c', { Id: id })], { access: 'user', sharing: true }),
        () => dml('delete', [record('Invoice__c', { Id: id })], { access: 'user', sharing: true }),
        () => dml('undelete', [record('Invoice__c', { Id: id })], { access: 'user', sharing: true }),
      ].map((attempt) => messageOf(attempt).replace(/^System\.(\w+): .*?(insufficient|denied|INSUFFICIENT|ENTITY|$).*/s, '$1 $2')),
    ]);
  assert.deepEqual(attempts(steward), ['1', 'no exception', 'no exception', 'no exception', 'no exception']);
  assert.equal(
    org.as(auditor, () => transaction().access.field('Invoice__c', 'Code__c').readable),
    true,
    'View All Fields needs no field permission',
  );
  assert.deepEqual(attempts(auditor).slice(0, 2), ['1', 'QueryException insufficient']);
  // Nothing is found, so nothing is locked.
  assert.deepEqual(attempts(colleague).slice(0, 3), ['0', 'no exception', 'DmlException INSUFFICIENT']);
  org.as(null, () => dml('delete', [record('Invoice__c', { Id: id })]));
  assert.equal(attempts(colleague)[4], 'DmlException INSUFFICIENT');
});

test('seeding again keeps Ids and adds nothing', () => {
  const org = createTestOrg();
  const tables = [
    'Organization',
    'User',
    'Profile',
    'PermissionSet',
    'ObjectPermissions',
    'FieldPermissions',
    'OpportunityStage',
    'Pricebook2',
    'Rule__mdt',
    'Group',
  ];
  const counts = (): unknown[] => tables.map((table) => org.storage.get(`SELECT count(*) AS n FROM "${table}"`)?.['n']);
  const before = counts();
  const again = seedSetup({
    storage: org.storage,
    schema: org.schema,
    metadata: org.metadata,
    clock: { now: () => org.clock.milliseconds },
  });
  org.storage.commit();
  assert.equal(again.administratorId, org.administratorId);
  assert.deepEqual(counts(), before);
});

test("a deployed custom field is nobody's until it is given, and an installed package gives its own to administrators", () => {
  const org = createTestOrg();
  const administrator = createUser(org, 'System Administrator');
  const code = (): boolean[] =>
    org.as(administrator, () => {
      const { readable, editable } = transaction().access.field('Invoice__c', 'Code__c');
      return [readable, editable];
    });
  assert.deepEqual(code(), [false, false], 'although they may modify all data');
  assign(org, administrator, 'Billing');
  assert.deepEqual(code(), [true, true]);

  const field = org.schema.findField('Invoice__c', 'Code__c');
  assert.ok(field);
  assert.deepEqual(standardFieldAccess('System Administrator', field, true), { readable: true, editable: true });
  assert.deepEqual(standardFieldAccess('Standard User', field, true), { readable: false, editable: false });
});
