import assert from 'node:assert/strict';
import { test } from 'node:test';
import { apexException } from '../../values/apex-exception.ts';
import { ApexException } from '../../values/apex-exception.ts';
import { ApexDate } from '../../values/apex-date.ts';
import { ApexDecimal } from '../../values/apex-decimal.ts';
import type { SObjectValue } from '../../values/sobject-value.ts';
import { readRecords } from '../records/record-store.ts';
import { createTestOrg, dml, record } from '../test-support/test-org.ts';
import type { TestOrg } from '../test-support/test-org.ts';
import type { DmlRequest } from '../../contracts/transaction.ts';

function read(org: TestOrg, given: SObjectValue): SObjectValue {
  const object = org.schema.findObject(given.objectName);
  assert.ok(object !== null && given.id !== null);
  const found = readRecords(object, [given.id]).get(given.id);
  assert.ok(found !== undefined, `${given.objectName} ${given.id} is not stored`);
  return found;
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

function invoice(values: Readonly<Record<string, unknown>> = {}): SObjectValue {
  return record('Invoice__c', { Name: 'I-1', ...values });
}

function inserted(objectName: string, values: Readonly<Record<string, unknown>>): SObjectValue {
  const created = record(objectName, values);
  dml('insert', [created]);
  return created;
}

const opportunity = { Name: 'Deal', StageName: 'Prospecting', CloseDate: ApexDate.of(2026, 3, 1) };

/** Each case: what it does, and the exception that the platform throws. */
const refusals: readonly (readonly [name: string, work: () => unknown, expected: string])[] = [
  [
    'a missing required field',
    () => dml('insert', [record('Contact', { FirstName: 'A' })]),
    'System.DmlException: Insert failed. First exception on row 0; first error: REQUIRED_FIELD_MISSING, Required fields are missing: [LastName]: [LastName]',
  ],
  [
    'several missing fields',
    () => dml('insert', [record('Opportunity', {})]),
    'System.DmlException: Insert failed. First exception on row 0; first error: REQUIRED_FIELD_MISSING, Required fields are missing: [CloseDate, Name, StageName]: [CloseDate, Name, StageName]',
  ],
  [
    'the failing row is named',
    () => dml('insert', [record('Account', { Name: 'Fine' }), record('Account', {})]),
    'System.DmlException: Insert failed. First exception on row 1; first error: REQUIRED_FIELD_MISSING, Required fields are missing: [Name]: [Name]',
  ],
  [
    'text that is too long',
    () => dml('insert', [invoice({ Code__c: 'x'.repeat(21) })]),
    `System.DmlException: Insert failed. First exception on row 0; first error: STRING_TOO_LONG, Code: data value too large: ${'x'.repeat(21)} (max length=20): [Code__c]`,
  ],
  [
    'a value outside a restricted picklist',
    () => dml('insert', [invoice({ Status__c: 'Lost' })]),
    'System.DmlException: Insert failed. First exception on row 0; first error: INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST, Status: bad value for restricted picklist field: Lost: [Status__c]',
  ],
  [
    'an email that is none',
    () => dml('insert', [record('Contact', { LastName: 'A', Email: 'nope' })]),
    'System.DmlException: Insert failed. First exception on row 0; first error: INVALID_EMAIL_ADDRESS, Email: invalid email address: nope: [Email]',
  ],
  [
    'a number out of range',
    () => dml('insert', [invoice({ Discount__c: ApexDecimal.of('1000') })]),
    'System.DmlException: Insert failed. First exception on row 0; first error: NUMBER_OUTSIDE_VALID_RANGE, Discount: value outside of valid range on numeric field: 1000: [Discount__c]',
  ],
  [
    'a date before the first that a field holds',
    () => dml('insert', [record('Opportunity', { ...opportunity, CloseDate: ApexDate.of(1699, 12, 31) })]),
    'System.DmlException: Insert failed. First exception on row 0; first error: FIELD_INTEGRITY_EXCEPTION, Close Date: invalid date: 1699-12-31: [CloseDate]',
  ],
  [
    'an Id on insert',
    () => dml('insert', [record('Account', { Id: '001000000000001AAA', Name: 'A' })]),
    'System.DmlException: Insert failed. First exception on row 0 with id 001000000000001AAA; first error: INVALID_FIELD_FOR_INSERT_UPDATE, cannot specify Id in an insert call: [Id]',
  ],
  [
    'no Id on update',
    () => dml('update', [record('Account', { Name: 'A' })]),
    'System.DmlException: Update failed. First exception on row 0; first error: MISSING_ARGUMENT, Id not specified in an update call: []',
  ],
  [
    'an Id that nobody has',
    () => dml('update', [record('Account', { Id: '001000000000001AAA', Name: 'A' })]),
    'System.DmlException: Update failed. First exception on row 0 with id 001000000000001AAA; first error: INVALID_CROSS_REFERENCE_KEY, invalid cross reference id: []',
  ],
  [
    'a lookup of the wrong object',
    () => dml('insert', [record('Contact', { LastName: 'A', AccountId: inserted('Contact', { LastName: 'B' }).id })]),
    /FIELD_INTEGRITY_EXCEPTION, Account ID: id value of incorrect type: 003\w+: \[AccountId\]$/.source,
  ],
  [
    'a lookup that nobody has',
    () => dml('insert', [record('Contact', { LastName: 'A', AccountId: '001000000000001AAA' })]),
    'System.DmlException: Insert failed. First exception on row 0; first error: INVALID_CROSS_REFERENCE_KEY, invalid cross reference id: []',
  ],
  [
    'a validation rule that holds',
    () => dml('insert', [invoice({ Discount__c: ApexDecimal.of('51') })]),
    'System.DmlException: Insert failed. First exception on row 0; first error: FIELD_CUSTOM_VALIDATION_EXCEPTION, Too generous: [Discount__c]',
  ],
  [
    'the same instance twice',
    () => {
      const twice = record('Account', { Name: 'A' });
      dml('insert', [twice, twice]);
    },
    'System.ListException: Before Insert or Upsert list must not have two identically equal elements',
  ],
  [
    'a null in the list',
    () => dml('insert', [null as unknown as SObjectValue]),
    'System.ListException: DML statement found null SObject at position 0',
  ],
  [
    'a read-only field',
    () => dml('insert', [record('Opportunity', { ...opportunity, IsWon: true })]),
    'System.DmlException: Insert failed. First exception on row 0; first error: INVALID_FIELD_FOR_INSERT_UPDATE, Unable to create/update fields: IsWon. Please check the security settings of this field and verify that it is read/write for your profile or permission set.: [IsWon]',
  ],
  [
    'custom metadata',
    () => dml('insert', [record('Rule__mdt', { DeveloperName: 'A' })]),
    'System.TypeException: DML not allowed on Rule__mdt',
  ],
  [
    'an upsert without its key',
    () => dml('upsert', [invoice()], { externalIdField: 'Code__c' }),
    'System.DmlException: Upsert failed. First exception on row 0; first error: MISSING_ARGUMENT, Code__c not specified: []',
  ],
  [
    'an upsert by a plain field',
    () => dml('upsert', [invoice()], { externalIdField: 'Status__c' }),
    'System.SObjectException: Invalid field for upsert, must be an External Id custom or standard indexed field: Status__c',
  ],
  [
    'a restricted parent',
    () => {
      const account = inserted('Account', { Name: 'Bank' });
      inserted('Invoice__c', { Name: 'I-9', Guarantor__c: account.id });
      dml('delete', [account]);
    },
    /DELETE_FAILED, Your attempt to delete Bank could not be completed because it is associated with the following invoices\.: I-9: \[\]$/
      .source,
  ],
  [
    'a hierarchy that closes on itself',
    () => {
      const top = inserted('Account', { Name: 'Top' });
      const below = inserted('Account', { Name: 'Below', ParentId: top.id });
      dml('update', [record('Account', { Id: top.id, ParentId: below.id })]);
    },
    /CIRCULAR_DEPENDENCY, attempt to violate hierarchy constraints: \[\]$/.source,
  ],
];

for (const [name, work, expected] of refusals) {
  test(`refused with the platform's message: ${name}`, () => {
    const org = createTestOrg();
    org.as(null, () => {
      const message = messageOf(work);
      if (expected.endsWith('$')) assert.match(message, new RegExp(expected));
      else assert.equal(message, expected);
    });
  });
}

test('an insert gives the Id to the caller and nothing else, and stamps in whole seconds', () => {
  const org = createTestOrg();
  org.as(null, () => {
    const account = inserted('Account', { Name: '  Acme  ' });
    assert.deepEqual([...account.fields.keys()], ['Name', 'Id']);
    const stored = read(org, account);
    assert.equal(stored.fields.get('Name'), 'Acme');
    assert.equal(stored.fields.get('OwnerId'), org.administratorId);
    assert.equal(String(stored.fields.get('SystemModstamp')), '2026-01-15 10:00:00');
    assert.equal(stored.fields.get('IsDeleted'), false);
  });
});

test('defaults, auto numbers and names are filled in', () => {
  const org = createTestOrg();
  org.as(null, () => {
    const created = record('Invoice__c', {});
    dml('insert', [created]);
    const stored = read(org, created);
    assert.equal(stored.fields.get('Status__c'), 'Draft');
    assert.equal(stored.fields.get('Required__c'), 'x');
    assert.equal(stored.fields.get('Name'), created.id?.slice(0, 15));
    const line = inserted('Line__c', { Invoice__c: created.id, Amount__c: ApexDecimal.of('1') });
    assert.equal(read(org, line).fields.get('Name'), 'L-0001');
  });
});

test('the first update stamps again, also when nothing changed', () => {
  const org = createTestOrg();
  org.as(null, () => {
    const account = inserted('Account', { Name: 'A' });
    org.clock.milliseconds += 5000;
    dml('update', [record('Account', { Id: account.id })]);
    assert.equal(String(read(org, account).fields.get('SystemModstamp')), '2026-01-15 10:00:05');
  });
});

test('triggers see and change Trigger.new, and Trigger.old holds the stored record', () => {
  const org = createTestOrg();
  const seen: string[] = [];
  org.triggers.set('Account before insert', ({ newRecords }) =>
    newRecords?.forEach((row) => (row as SObjectValue).writeField('Industry', 'Energy')),
  );
  org.triggers.set('Account after insert', ({ newRecords }) =>
    newRecords?.forEach((row) => seen.push(`${String(row.fields.get('Id')).slice(0, 3)} ${String(row.fields.get('Industry'))}`)),
  );
  org.triggers.set('Account before update', ({ newRecords, oldRecords }) =>
    seen.push(`${String(oldRecords?.[0]?.fields.get('Name'))} -> ${String(newRecords?.[0]?.fields.get('Name'))}`),
  );
  org.as(null, () => {
    const account = inserted('Account', { Name: 'A' });
    assert.equal(account.fields.has('Industry'), false);
    dml('update', [record('Account', { Id: account.id, Name: 'B' })]);
    assert.deepEqual(seen, ['001 Energy', 'A -> B']);
  });
});

test('records are read-only once they are saved', () => {
  const org = createTestOrg();
  org.triggers.set('Account after insert', ({ newRecords }) => newRecords?.forEach((row) => (row as SObjectValue).writeField('Name', 'X')));
  org.as(null, () => {
    assert.equal(
      messageOf(() => inserted('Account', { Name: 'A' })),
      'System.DmlException: Insert failed. First exception on row 0; first error: CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY, Guard: execution of AfterInsert\n\ncaused by: System.FinalException: Record is read-only\n\nTrigger.Guard: line 1, column 1: []',
    );
  });
});

test('addError fails its row only; the triggers run again for the rest', () => {
  const org = createTestOrg();
  const sizes: number[] = [];
  org.triggers.set('Account before insert', ({ newRecords }) => {
    sizes.push(newRecords?.length ?? 0);
    for (const row of newRecords as SObjectValue[]) if (row.fields.get('Name') === 'Bad') row.addError('No', ['Name']);
  });
  org.as(null, () => {
    const rows = [record('Account', { Name: 'Good' }), record('Account', { Name: 'Bad' }), record('Account', { Name: 'Fine' })];
    const results = dml('insert', rows, { allOrNone: false });
    assert.deepEqual(sizes, [3, 2]);
    assert.deepEqual(
      results.map((result) => result.success),
      [true, false, true],
    );
    assert.deepEqual(results[1]?.errors, [{ statusCode: 'FIELD_CUSTOM_VALIDATION_EXCEPTION', message: 'No', fields: ['Name'] }]);
    assert.equal(rows[1]?.id, null);
    assert.equal(org.storage.get('SELECT count(*) AS n FROM "Account"')?.['n'], 2);
  });
});

test('all or none leaves nothing behind', () => {
  const org = createTestOrg();
  org.as(null, () => {
    const rows = [record('Account', { Name: 'Good' }), record('Account', {})];
    assert.match(
      messageOf(() => dml('insert', rows)),
      /REQUIRED_FIELD_MISSING/,
    );
    assert.equal(rows[0]?.id, null);
    assert.equal(org.storage.get('SELECT count(*) AS n FROM "Account"')?.['n'], 0);
  });
});

test('triggers run in chunks of 200', () => {
  const org = createTestOrg();
  const sizes: number[] = [];
  org.triggers.set('Account before insert', ({ newRecords }) => sizes.push(newRecords?.length ?? 0));
  org.as(null, () =>
    dml(
      'insert',
      Array.from({ length: 450 }, (_, index) => record('Account', { Name: `A${index}` })),
    ),
  );
  assert.deepEqual(sizes, [200, 200, 50]);
  assert.deepEqual([org.consumed.get('DmlStatements'), org.consumed.get('DmlRows')], [1, 450]);
});

test('a unique value is refused against stored rows and within the call', () => {
  const org = createTestOrg();
  org.as(null, () => {
    const first = inserted('Invoice__c', { Name: 'I', Code__c: 'A' });
    assert.equal(
      messageOf(() => inserted('Invoice__c', { Name: 'I', Code__c: 'a' })),
      `System.DmlException: Insert failed. First exception on row 0; first error: DUPLICATE_VALUE, duplicate value found: Code__c duplicates value on record with id: ${first.id?.slice(0, 15)}: []`,
    );
    assert.match(
      messageOf(() => dml('insert', [invoice({ Code__c: 'B' }), invoice({ Code__c: 'B' })])),
      /row 1; first error: DUPLICATE_VALUE, duplicate value found: <unknown> duplicates value on record with id: <unknown>/,
    );
  });
});

test('upsert by external Id updates what it knows and inserts the rest', () => {
  const org = createTestOrg();
  org.as(null, () => {
    const known = inserted('Invoice__c', { Name: 'Old', Code__c: 'A' });
    const rows = [invoice({ Name: 'New', Code__c: 'a' }), invoice({ Name: 'Second', Code__c: 'B' })];
    const results = dml('upsert', rows, { externalIdField: 'Code__c' });
    assert.deepEqual(
      results.map((result) => result.created),
      [false, true],
    );
    assert.equal(rows[0]?.id, known.id);
    assert.equal(read(org, known).fields.get('Name'), 'New');
  });
});

test('roll-ups follow their children, and the parent is stamped', () => {
  const org = createTestOrg();
  org.as(null, () => {
    const parent = inserted('Invoice__c', { Name: 'I' });
    org.clock.milliseconds += 3000;
    const lines = ['10.50', '4.50'].map((amount) => record('Line__c', { Invoice__c: parent.id, Amount__c: ApexDecimal.of(amount) }));
    dml('insert', lines);
    assert.deepEqual(
      ['Total__c', 'Lines__c', 'SystemModstamp'].map((name) => String(read(org, parent).fields.get(name))),
      ['15.00', '2', '2026-01-15 10:00:03'],
    );
    dml('delete', [lines[0] as SObjectValue]);
    assert.equal(String(read(org, parent).fields.get('Total__c')), '4.50');
  });
});

test('a roll-up counts the children that pass its filter, and a maximum is of the kind of its field', () => {
  const org = createTestOrg();
  org.as(null, () => {
    const parent = inserted('Invoice__c', { Name: 'I' });
    const figures = (): string[] => ['Small_Lines__c', 'Last_Day__c'].map((name) => String(read(org, parent).fields.get(name)));
    assert.deepEqual(figures(), ['0', 'null']);
    const lines = [
      ['4.50', 20],
      ['10', 10],
    ].map(([amount, day]) =>
      record('Line__c', { Invoice__c: parent.id, Amount__c: ApexDecimal.of(String(amount)), Day__c: ApexDate.of(2024, 1, Number(day)) }),
    );
    dml('insert', lines);
    assert.deepEqual(figures(), ['1', '2024-01-10']);
  });
});

test('deleting a master takes its details along, and undelete brings both back', () => {
  const org = createTestOrg();
  org.as(null, () => {
    const account = inserted('Account', { Name: 'A' });
    const parent = inserted('Invoice__c', { Name: 'I', Account__c: account.id });
    const line = inserted('Line__c', { Invoice__c: parent.id });
    dml('delete', [parent]);
    assert.equal(read(org, line).fields.get('IsDeleted'), true);
    assert.equal(
      messageOf(() => dml('update', [record('Invoice__c', { Id: parent.id })])),
      `System.DmlException: Update failed. First exception on row 0 with id ${parent.id}; first error: ENTITY_IS_DELETED, entity is deleted: []`,
    );
    dml('undelete', [parent]);
    assert.deepEqual(
      [parent, line].map((row) => read(org, row).fields.get('IsDeleted')),
      [false, false],
    );
    dml('delete', [account]);
    assert.equal(read(org, parent).fields.get('Account__c'), null, 'a lookup is cleared');
    dml('undelete', [account]);
    assert.equal(read(org, parent).fields.get('Account__c'), account.id, 'and filled again');
  });
});

test('an opportunity follows its stage and keeps its history', () => {
  const org = createTestOrg();
  org.as(null, () => {
    const deal = inserted('Opportunity', { ...opportunity, Amount: ApexDecimal.of('100') });
    assert.deepEqual(
      ['Probability', 'IsClosed', 'ForecastCategoryName', 'ExpectedRevenue'].map((name) => String(read(org, deal).fields.get(name))),
      ['10', 'false', 'Pipeline', '10.00'],
    );
    dml('update', [record('Opportunity', { Id: deal.id, StageName: 'Closed Won' })]);
    assert.deepEqual(
      ['Probability', 'IsClosed', 'IsWon', 'ForecastCategory'].map((name) => String(read(org, deal).fields.get(name))),
      ['100', 'true', 'true', 'Closed'],
    );
    assert.deepEqual(
      org.storage.all('SELECT "StageName" AS stage FROM "OpportunityHistory" ORDER BY "Id"').map((row) => row['stage']),
      ['Prospecting', 'Closed Won'],
    );
  });
});

test('a task belongs to the account of what it is about', () => {
  const org = createTestOrg();
  org.as(null, () => {
    const account = inserted('Account', { Name: 'A' });
    const contact = inserted('Contact', { LastName: 'C', AccountId: account.id });
    assert.equal(read(org, inserted('Task', { Subject: 'Call', WhoId: contact.id })).fields.get('AccountId'), account.id);
    assert.equal(read(org, inserted('Case', { Subject: 'Help', ContactId: contact.id })).fields.get('AccountId'), account.id);
  });
});

const mixed = (object: string, original: string): string =>
  `System.DmlException: Insert failed. First exception on row 0; first error: MIXED_DML_OPERATION, DML operation on setup object is not permitted after you have updated a non-setup object (or vice versa): ${object}, original object: ${original}: []`;

test('setup objects and others do not mix, whichever comes first', () => {
  const org = createTestOrg();
  const permissionSet = () => inserted('PermissionSet', { Name: 'P', Label: 'P' });
  const account = () => inserted('Account', { Name: 'A' });
  org.as(null, () => {
    account();
    assert.equal(messageOf(permissionSet), mixed('PermissionSet', 'Account'));
  });
  org.as(null, () => {
    permissionSet();
    assert.equal(messageOf(account), mixed('Account', 'PermissionSet'));
  });
});

test('a group mixes with other objects, its members do not', () => {
  const org = createTestOrg();
  org.as(null, () => {
    inserted('Account', { Name: 'A' });
    const group = inserted('Group', { Name: 'G' });
    assert.equal(
      messageOf(() => inserted('GroupMember', { GroupId: group.id, UserOrGroupId: org.administratorId })),
      mixed('GroupMember', 'Account'),
    );
  });
});

test('name and label of a permission set are each unique', () => {
  const org = createTestOrg();
  const insert = (Name: string, Label: string) => messageOf(() => inserted('PermissionSet', { Name, Label }));
  org.as(null, () => {
    inserted('PermissionSet', { Name: 'Callers', Label: 'May call' });
    assert.match(insert('Others', 'may call'), /DUPLICATE_MASTER_LABEL/);
    assert.match(insert('callers', 'Others'), /DUPLICATE_DEVELOPER_NAME, This Name already exists or has been previously used/);
  });
});

test('the permission set of an installed package can be assigned, and nothing else', () => {
  const org = createTestOrg();
  org.as(null, () => {
    const own = inserted('PermissionSet', { Name: 'Own', Label: 'Own' });
    const installed = inserted('PermissionSet', { Name: 'Installed', Label: 'Installed' });
    const permissionId = inserted('CustomPermission', { DeveloperName: 'Call', MasterLabel: 'Call' }).id;
    const grants = (parent: SObjectValue) =>
      [
        ['SetupEntityAccess', { ParentId: parent.id, SetupEntityId: permissionId }],
        ['ObjectPermissions', { ParentId: parent.id, SobjectType: 'Account', PermissionsRead: true }],
        ['FieldPermissions', { ParentId: parent.id, SobjectType: 'Account', Field: 'Account.Industry', PermissionsRead: true }],
      ] as const;
    const before = grants(installed).map(([object, values]) => inserted(object, values));
    org.storage.run('UPDATE "PermissionSet" SET "NamespacePrefix" = ? WHERE "Id" = ?', ['ns', installed.id]);
    for (const [object, values] of grants(own)) inserted(object, values);
    const refused = new RegExp(
      `CANNOT_MODIFY_MANAGED_OBJECT, Cannot modify managed object: entity=PermissionSet, component=${installed.id?.slice(0, 15)}, state=installed`,
    );
    for (const [object, values] of grants(installed))
      assert.match(
        messageOf(() => inserted(object, { ...values })),
        refused,
        object,
      );
    for (const row of [...before, installed])
      assert.match(
        messageOf(() => void dml('delete', [row])),
        refused,
        row.objectName,
      );
    assert.match(
      messageOf(() => void dml('update', [record('PermissionSet', { Id: installed.id, Label: 'Mine' })])),
      refused,
    );
    inserted('PermissionSetAssignment', { AssigneeId: org.administratorId, PermissionSetId: installed.id });
  });
});

test('only objects and fields with permissions of their own can be given', () => {
  const org = createTestOrg();
  org.as(null, () => {
    const ParentId = inserted('PermissionSet', { Name: 'Readers', Label: 'Readers' }).id;
    const object = (SobjectType: string, PermissionsRead = true) =>
      messageOf(() => inserted('ObjectPermissions', { ParentId, SobjectType, PermissionsRead }));
    const field = (name: string, PermissionsEdit = false, PermissionsRead = true) =>
      messageOf(() =>
        inserted('FieldPermissions', { ParentId, SobjectType: name.split('.')[0], Field: name, PermissionsEdit, PermissionsRead }),
      );
    const unknown = /INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST/;
    for (const name of ['User', 'Task', 'OpportunityHistory', 'Nothing__c']) assert.match(object(name), unknown, name);
    for (const name of ['Account.Name', 'Account.OwnerId', 'Account.BillingCity', 'Account.Nothing__c', 'Invoice__c.Required__c'])
      assert.match(field(name), unknown, name);
    assert.match(object('Contact', false), /FIELD_INTEGRITY_EXCEPTION/);
    assert.match(field('Account.Industry', true, false), /FIELD_INTEGRITY_EXCEPTION/);
    assert.match(field('Account.Industry', false, false), /FIELD_INTEGRITY_EXCEPTION/);
    inserted('ObjectPermissions', { ParentId, SobjectType: 'Contact', PermissionsRead: true });
    for (const Field of ['Account.BillingAddress', 'Task.Description'])
      inserted('FieldPermissions', { ParentId, SobjectType: Field.split('.')[0], Field, PermissionsRead: true });
  });
});

test('a trigger that inserts runs within the limits of the same transaction', () => {
  const org = createTestOrg();
  org.triggers.set(
    'Account after insert',
    ({ newRecords }) =>
      void dml(
        'insert',
        (newRecords ?? []).map((row) => record('Contact', { LastName: 'Auto', AccountId: row.fields.get('Id') })),
      ),
  );
  org.as(null, () => {
    const account = inserted('Account', { Name: 'A' });
    assert.equal(org.storage.get('SELECT count(*) AS n FROM "Contact" WHERE "AccountId" = ?', [account.id])?.['n'], 1);
  });
});

test('a parent may be named by its external Id', () => {
  const org = createTestOrg();
  org.as(null, () => {
    const parent = inserted('Invoice__c', { Name: 'I', Code__c: 'K' });
    const line = record('Line__c', {});
    line.parents.set('Invoice__r', record('Invoice__c', { Code__c: 'K' }));
    dml('insert', [line]);
    assert.equal(read(org, line).fields.get('Invoice__c'), parent.id);
  });
});

test('allowFieldTruncation cuts long text', () => {
  const org = createTestOrg();
  org.as(null, () => {
    const row = invoice({ Code__c: 'x'.repeat(30) });
    dml('insert', [row], { options: { allowFieldTruncation: true } } satisfies Partial<DmlRequest>);
    assert.equal(read(org, row).fields.get('Code__c'), 'x'.repeat(20));
  });
});

test('a LimitException is not turned into an error of the row', () => {
  const org = createTestOrg();
  org.triggers.set('Account before insert', () => {
    throw apexException('System.LimitException', 'Too many SOQL queries: 101');
  });
  org.as(null, () =>
    assert.equal(
      messageOf(() => inserted('Account', { Name: 'A' })),
      'System.LimitException: Too many SOQL queries: 101',
    ),
  );
});
