import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { before, test } from 'node:test';
import type { FieldSchema, ObjectSchema } from '../../contracts/schema.ts';
import type { FieldTrait, ObjectEntry } from '../entries/object-entry.ts';
import { objectEntries } from '../entries/index.ts';

/** Says all that an entry can say, of an object that no org has. */
const voucher: Required<ObjectEntry> & { readonly fieldsThatAre: Required<Record<FieldTrait, readonly string[]>> } = {
  fields: {
    Id: 'Id',
    IsDeleted: 'Boolean',
    Number: 'String',
    Title: 'String',
    Kind: 'String',
    Industry: 'String',
    Amount: 'Decimal',
    Code: 'String',
    AccountId: 'Id',
    ContactId: 'Id',
    CaseId: 'Id',
    Total: 'Decimal',
    Batch: 'String',
  },
  parents: { Account: 'Account', Contact: 'Contact', Case: 'Case' },
  children: {},
  keyPrefix: '9zz',
  labels: ['Voucher', 'Vouchers of all kinds'],
  is: ['notUndeletable', 'mergeable', 'triggerable', 'setup', 'unqueryable', 'permissionable'],
  sharing: 'Private',
  nameField: 'Number',
  required: ['Title'],
  fieldsThatAre: {
    readOnly: ['Total'],
    createOnly: ['Batch'],
    unique: ['Code'],
    idLookup: ['Code'],
    cascading: ['AccountId'],
    restricting: ['CaseId'],
    masterDetail: ['ContactId'],
  },
  types: { Amount: { type: 'CURRENCY', precision: 10, scale: 2 } },
  fieldLabels: { Title: 'Words on it' },
  autoNumbers: { Number: 'V-{0000}' },
  defaults: { Title: '"Thanks"' },
  valueSets: { Industry: 'Industry' },
  picklists: { Kind: 'Gift*|Discount' },
  childOf: [{ parent: 'Account', relationshipName: 'Vouchers', field: 'AccountId' }],
  controlledBy: 'Account',
  profileAccess: 'cre',
};
const others: Readonly<Record<string, ObjectEntry>> = {
  VoucherReport: { fields: { Id: 'Id' }, parents: {}, children: {}, is: ['readOnly', 'virtual'] },
  VoucherEvent: { fields: { ReplayId: 'String' }, parents: {}, children: {}, is: ['platformEvent'] },
};

let find: (name: string) => ObjectSchema;
const folder = mkdtempSync(join(tmpdir(), 'local-org-entry-'));

/** The tables by topic take their part when they are loaded. */
before(async () => {
  Object.assign(objectEntries, { Voucher: voucher, ...others });
  const { loadSchema } = await import('../index.ts');
  const { schema } = loadSchema([folder], '');
  rmSync(folder, { recursive: true });
  find = (name) => schema.findObject(name) ?? assert.fail(`No ${name}`);
});

function field(name: string): FieldSchema {
  return find('Voucher').fields.get(name) ?? assert.fail(`No ${name}`);
}

test('what an entry says of its object is in the schema', () => {
  const {
    keyPrefix,
    label,
    pluralLabel,
    sharingModel,
    isUndeletable,
    isMergeable,
    isTriggerable,
    isSetupObject,
    isQueryable,
    isCreateable,
  } = find('Voucher');
  assert.deepEqual(
    { keyPrefix, label, pluralLabel, sharingModel, isUndeletable, isMergeable, isTriggerable, isSetupObject, isQueryable, isCreateable },
    {
      keyPrefix: '9zz',
      label: 'Voucher',
      pluralLabel: 'Vouchers of all kinds',
      sharingModel: 'Private',
      isUndeletable: false,
      isMergeable: true,
      isTriggerable: true,
      isSetupObject: true,
      isQueryable: false,
      isCreateable: true,
    },
  );
  assert.equal(find('VoucherReport').kind, 'virtual');
  assert.equal(find('VoucherReport').isCreateable, false);
  assert.equal(find('VoucherEvent').kind, 'platformEvent');
});

test('what an entry says of its fields is in the schema', () => {
  assert.equal(field('Number').isNameField, true);
  assert.equal(field('Number').autoNumberFormat, 'V-{0000}');
  assert.deepEqual([field('Title').isNillable, field('Title').label, field('Title').defaultValue], [false, 'Words on it', '"Thanks"']);
  assert.equal(field('Total').isCreateable, false);
  assert.deepEqual([field('Batch').isCreateable, field('Batch').isUpdateable], [true, false]);
  assert.deepEqual([field('Code').isUnique, field('Code').isIdLookup], [true, true]);
  assert.deepEqual([field('Amount').type, field('Amount').precision], ['CURRENCY', 10]);
  assert.ok((field('Industry').picklist ?? []).some(({ value }) => value === 'Banking'));
  assert.equal(field('Industry').isRestrictedPicklist, false);
  assert.deepEqual([field('Kind').picklist?.map(({ value }) => value), field('Kind').defaultValue], [['Gift', 'Discount'], 'Gift']);
  assert.equal(field('Kind').isRestrictedPicklist, true);
});

test('what an entry says of its relationships is in the schema', () => {
  assert.deepEqual(
    ['AccountId', 'CaseId', 'ContactId'].map((name) => [field(name).deleteConstraint, field(name).isMasterDetail]),
    [
      ['Cascade', false],
      ['Restrict', false],
      ['SetNull', true],
    ],
  );
  assert.deepEqual(
    find('Account').childRelationships.filter(({ childObject }) => childObject === 'Voucher'),
    [{ relationshipName: 'Vouchers', childObject: 'Voucher', field: 'AccountId', cascadeDelete: true }],
  );
});

test('what an entry says of permissions holds', async () => {
  const { controllingObject, isPermissionable } = await import('../../security/permissionable.ts');
  const { standardProfiles } = await import('../../security/standard-profiles.ts');
  assert.equal(isPermissionable(find('Voucher')), true);
  assert.equal(controllingObject(find('Voucher')), 'Account');
  const access = Object.fromEntries(standardProfiles.map(({ name, objects }) => [name, objects['Voucher']]));
  assert.deepEqual(
    ['System Administrator', 'Standard User', 'Read Only', 'Identity User'].map((name) => access[name]),
    ['credvm', 'cre', 'r', undefined],
  );
});
