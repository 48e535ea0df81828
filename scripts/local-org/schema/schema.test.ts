import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, describe, it } from 'node:test';
import type { UserAccess } from '../contracts/transaction.ts';
import type { FieldSchema } from '../contracts/schema.ts';
import { describeGlobalJson, describeObjectJson } from '../host/service/describe-json.ts';
import { loadSchema } from './index.ts';
import { definite } from '../values/definite.ts';

const folder = mkdtempSync(join(tmpdir(), 'schema-test-'));
after(() => rmSync(folder, { recursive: true, force: true }));

function write(path: string, root: string, body: string): void {
  const file = join(folder, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(
    file,
    `<?xml version="1.0" encoding="UTF-8"?>\n<${root} xmlns="http://soap.sforce.com/2006/04/metadata">${body}</${root}>\n`,
  );
}

const field = (name: string, body: string): void =>
  write(
    `source/objects/${name.split('.')[0]}/fields/${name.split('.')[1]}.field-meta.xml`,
    'CustomField',
    `<fullName>${name.split('.')[1]}</fullName><label>${name.split('.')[1]}</label>${body}`,
  );

write(
  'source/objects/Invoice__c/Invoice__c.object-meta.xml',
  'CustomObject',
  '<label>Invoice</label><pluralLabel>Invoices</pluralLabel><sharingModel>Private</sharingModel><enableHistory>true</enableHistory><enableActivities>true</enableActivities><nameField><label>Number</label><type>AutoNumber</type><displayFormat>I-{0000}</displayFormat></nameField>',
);
field(
  'Invoice__c.Account__c',
  '<type>Lookup</type><referenceTo>Account</referenceTo><relationshipName>Invoices</relationshipName><deleteConstraint>Restrict</deleteConstraint>',
);
field(
  'Invoice__c.Total__c',
  '<type>Summary</type><summaryOperation>sum</summaryOperation><summarizedField>Line__c.Amount__c</summarizedField><summaryForeignKey>Line__c.Invoice__c</summaryForeignKey>',
);
field(
  'Invoice__c.State__c',
  '<type>Picklist</type><valueSet><restricted>true</restricted><valueSetDefinition><value><fullName>Open</fullName><default>true</default><label>Open &amp; new</label></value><value><fullName>Paid</fullName><default>false</default><isActive>false</isActive></value></valueSetDefinition></valueSet>',
);
field('Invoice__c.Level__c', '<type>Picklist</type><valueSet><valueSetName>Levels</valueSetName></valueSet>');
field('Invoice__c.Place__c', '<type>Location</type><scale>5</scale>');
field('Account.Score__c', '<type>Number</type><precision>5</precision><scale>2</scale><externalId>true</externalId><unique>true</unique>');
field(
  'Account.Twice__c',
  '<type>Number</type><precision>18</precision><scale>2</scale><formula>Score__c &lt; 5</formula><formulaTreatBlanksAs>BlankAsZero</formulaTreatBlanksAs>',
);
field('Activity.Topic__c', '<type>Text</type><length>20</length>');
write(
  'source/objects/Invoice__c/validationRules/Positive.validationRule-meta.xml',
  'ValidationRule',
  '<fullName>Positive</fullName><active>true</active><errorConditionFormula>Total__c &lt; 0</errorConditionFormula><errorMessage>No</errorMessage>',
);
write(
  'source/objects/Invoice__c/recordTypes/Big.recordType-meta.xml',
  'RecordType',
  '<fullName>Big</fullName><active>true</active><label>Big one</label>',
);
write(
  'source/objects/Invoice__c/fieldSets/Main.fieldSet-meta.xml',
  'FieldSet',
  '<fullName>Main</fullName><label>Main</label><displayedFields><field>Name</field></displayedFields><displayedFields><field>Account__r.Name</field></displayedFields>',
);
write(
  'source/globalValueSets/Levels.globalValueSet-meta.xml',
  'GlobalValueSet',
  '<customValue><fullName>High</fullName><default>false</default><label>High</label></customValue>',
);
// The metadata format keeps everything of an object in one file.
write(
  'source/objects/Line__c.object',
  'CustomObject',
  '<label>Line</label><fields><fullName>Invoice__c</fullName><label>Invoice</label><type>MasterDetail</type><referenceTo>Invoice__c</referenceTo><relationshipName>Lines</relationshipName></fields><fields><fullName>Amount__c</fullName><label>Amount</label><type>Currency</type><precision>18</precision><scale>2</scale></fields>',
);
write(
  'source/objects/Happened__e/Happened__e.object-meta.xml',
  'CustomObject',
  '<label>Happened</label><publishBehavior>PublishImmediately</publishBehavior>',
);
write(
  'source/objects/Setting__c/Setting__c.object-meta.xml',
  'CustomObject',
  '<label>Setting</label><customSettingsType>Hierarchy</customSettingsType>',
);
write('source/objects/Rule__mdt/Rule__mdt.object-meta.xml', 'CustomObject', '<label>Rule</label>');
write(
  'source/customMetadata/Rule.First.md-meta.xml',
  'CustomMetadata',
  '<label>First one</label><protected>true</protected><values><field>Weight__c</field><value>5</value></values><values><field>Empty__c</field><value/></values>',
);
write(
  'source/labels/CustomLabels.labels-meta.xml',
  'CustomLabels',
  '<labels><fullName>Hello</fullName><value>Say &quot;hi&quot;</value></labels>',
);
write(
  'source/permissionsets/Clerk.permissionset-meta.xml',
  'PermissionSet',
  '<label>Clerk</label><objectPermissions><allowRead>true</allowRead><allowCreate>true</allowCreate><object>Invoice__c</object></objectPermissions><fieldPermissions><field>Account.Score__c</field><readable>true</readable><editable>false</editable></fieldPermissions><classAccesses><apexClass>Billing</apexClass><enabled>true</enabled></classAccesses>',
);
write(
  'source/namedCredentials/Out.namedCredential-meta.xml',
  'NamedCredential',
  '<label>Out</label><namedCredentialParameters><parameterName>Url</parameterName><parameterType>Url</parameterType><parameterValue>http://localhost</parameterValue></namedCredentialParameters><namedCredentialParameters><externalCredential>Auth</externalCredential><parameterName>ExternalCredential</parameterName><parameterType>Authentication</parameterType></namedCredentialParameters>',
);

const { schema, metadata } = loadSchema([join(folder, 'source')], 'ns');
const everything = { read: true, create: true, edit: true, delete: true, viewAll: true, modifyAll: true };
const access = {
  isSystem: true,
  object: () => everything,
  field: (_object: string, name: string) => ({ readable: name !== 'Industry', editable: true }),
} as unknown as UserAccess;

describe('the catalogue', () => {
  const cases: readonly (readonly [field: string, expected: Partial<FieldSchema>])[] = [
    ['Account.Name', { type: 'STRING', length: 255, isNillable: false, isNameField: true, isUpdateable: true }],
    ['account.ANNUALREVENUE', { name: 'AnnualRevenue', type: 'CURRENCY', scale: 0 }],
    ['Account.Id', { type: 'ID', isCreateable: false, isNillable: false }],
    ['Contact.Name', { isCreateable: false, length: 121 }],
    ['Contact.AccountId', { type: 'REFERENCE', referenceTo: ['Account'], relationshipName: 'Account', deleteConstraint: 'Cascade' }],
    ['Case.OwnerId', { referenceTo: ['Group', 'User'], relationshipName: 'Owner' }],
    ['Task.WhoId', { referenceTo: ['Contact', 'Lead'] }],
    ['Opportunity.StageName', { type: 'PICKLIST', isNillable: false }],
    ['Opportunity.CloseDate', { type: 'DATE', isNillable: false }],
    ['Case.Status', { defaultValue: 'New' }],
    ['Case.CaseNumber', { isAutoNumber: true, isCreateable: false }],
    ['OpportunityLineItem.OpportunityId', { isMasterDetail: true, isUpdateable: false, deleteConstraint: 'Cascade' }],
    ['User.Username', { isUnique: true, isNillable: false }],
    ['Account.BillingAddress', { type: 'ADDRESS' }],
    ['Attachment.Body', { type: 'BASE64', isFilterable: false }],
  ];
  for (const [path, expected] of cases) {
    it(path, () => {
      const [objectName, fieldName] = path.split('.') as [string, string];
      const found = schema.findField(objectName, fieldName);
      assert.ok(found !== null);
      for (const [key, value] of Object.entries(expected)) assert.deepEqual(found[key as keyof FieldSchema], value, key);
    });
  }
  it('knows key prefixes, children and what a new org lacks', () => {
    assert.equal(schema.findObjectByKeyPrefix('006')?.name, 'Opportunity');
    assert.deepEqual(schema.findChildRelationship('account', 'contacts'), {
      relationshipName: 'Contacts',
      childObject: 'Contact',
      field: 'AccountId',
      cascadeDelete: true,
    });
    assert.equal(schema.findChildRelationship('Contact', 'Tasks')?.field, 'WhoId');
    assert.equal(schema.findField('Account', 'CurrencyIsoCode'), null);
    assert.notEqual(loadSchema([], '', { features: ['MultiCurrency'] }).schema.findField('Account', 'CurrencyIsoCode'), null);
  });
  it('gives every object a key prefix of three characters and no two custom objects the same', () => {
    const custom = schema
      .objectNames()
      .filter((name) => name.endsWith('__c'))
      .map((name) => schema.findObject(name)?.keyPrefix ?? '');
    assert.equal(new Set(custom).size, custom.length);
    assert.ok(schema.objectNames().every((name) => /^\w{3}$/.test(schema.findObject(name)?.keyPrefix ?? '')));
  });
});

describe('a project', () => {
  it("adds objects with the platform's own fields", () => {
    const invoice = definite(schema.findObject('Invoice__c'), 'Invoice__c');
    assert.deepEqual([...invoice.fields.keys()].slice(0, 4), ['Id', 'OwnerId', 'IsDeleted', 'Name']);
    assert.equal(invoice.fields.get('Name')?.autoNumberFormat, 'I-{0000}');
    assert.equal(invoice.sharingModel, 'Private');
    assert.ok(invoice.fields.has('RecordTypeId') && invoice.fields.has('Place__Latitude__s'));
    assert.deepEqual(
      invoice.recordTypes.map((type) => type.label),
      ['Big one'],
    );
    assert.deepEqual(invoice.fieldSets[0]?.fields, ['Name', 'Account__r.Name']);
    assert.equal(invoice.validationRules[0]?.errorConditionFormula, 'Total__c < 0');
  });
  it('reads picklists, global ones too', () => {
    assert.deepEqual(
      schema.findField('Invoice__c', 'State__c')?.picklist?.map((entry) => [entry.label, entry.isActive]),
      [
        ['Open & new', true],
        ['Paid', false],
      ],
    );
    assert.deepEqual(
      schema.findField('Invoice__c', 'Level__c')?.picklist?.map((entry) => entry.value),
      ['High'],
    );
  });
  it('reads the metadata format, and gives details no owner', () => {
    const line = definite(schema.findObject('Line__c'), 'Line__c');
    assert.equal(line.fields.has('OwnerId'), false);
    assert.equal(schema.findChildRelationship('Invoice__c', 'Lines__r')?.cascadeDelete, true);
    assert.equal(schema.findParentRelationship('Line__c', 'invoice__r')?.referenceTo[0], 'Invoice__c');
  });
  it('adds companions, activity fields and kinds', () => {
    assert.ok(schema.findObject('Invoice__Share') !== null && schema.findObject('Invoice__History') !== null);
    assert.ok(schema.findField('Task', 'Topic__c') !== null && schema.findField('Event', 'Topic__c') !== null);
    assert.ok(schema.findField('Task', 'WhatId')?.referenceTo.includes('Invoice__c'));
    assert.deepEqual(
      ['Happened__e', 'Setting__c', 'Rule__mdt'].map((name) => schema.findObject(name)?.kind),
      ['platformEvent', 'customSetting', 'customMetadata'],
    );
    assert.equal(schema.findObject('Happened__e')?.publishBehavior, 'PublishImmediately');
  });
  it('reads the rest of the metadata', () => {
    assert.equal(metadata.labels.get('Hello'), 'Say "hi"');
    assert.deepEqual(metadata.customMetadataRecords[0], {
      objectName: 'Rule__mdt',
      developerName: 'First',
      label: 'First one',
      isProtected: true,
      values: { Weight__c: '5', Empty__c: null },
    });
    assert.deepEqual(metadata.permissionSets[0]?.classAccesses, ['Billing']);
    assert.deepEqual([metadata.namedCredentials[0]?.url, metadata.namedCredentials[0]?.externalCredential], ['http://localhost', 'Auth']);
  });
  it('finds names with and without the namespace', () => {
    assert.equal(schema.findObject('ns__invoice__c')?.name, 'Invoice__c');
    assert.equal(schema.findField('NS__Invoice__c', 'ns__State__c')?.name, 'State__c');
  });
  it('prefixes what an installed package brought, and finds it by the short name in its own code alone', () => {
    const installed = loadSchema([join(folder, 'source')], 'ns', { isInstalled: true }).schema;
    assert.equal(installed.seenFrom('ns').findField('Invoice__c', 'State__c')?.name, 'ns__State__c');
    assert.equal(installed.seenFrom('').findObject('Invoice__c'), null, "the org's code names it in full");
    assert.equal(installed.findObject('Invoice__c'), null, 'a canonical name is exact');
    assert.equal(installed.findChildRelationship('Account', 'ns__Invoices__r')?.childObject, 'ns__Invoice__c');
    assert.equal(installed.findObject('ns__Invoice__Share')?.name, 'ns__Invoice__Share');
  });
  it('says which file is wrong', () => {
    write('broken/objects/Bad__c/fields/X__c.field-meta.xml', 'CustomField', '<fullName>X__c</fullName><type>Hologram</type>');
    assert.throws(() => loadSchema([join(folder, 'broken')], ''), /X__c\.field-meta\.xml: the field type Hologram is not supported/);
    assert.throws(() => loadSchema([join(folder, 'nowhere')], ''), /nowhere does not exist/);
  });
});

describe('describe as JSON', () => {
  it('lists objects and leaves hidden fields out', () => {
    const source = { schema, access, apiVersion: 'v67.0' };
    const global = describeGlobalJson(source) as { sobjects: { name: string }[] };
    assert.ok(global.sobjects.some((object) => object.name === 'Invoice__c'));
    const account = describeObjectJson(definite(schema.findObject('Account'), 'Account'), source, []) as {
      urls: { describe: string };
      fields: { name: string; type: string; soapType: string }[];
    };
    assert.equal(account.urls.describe, '/services/data/v67.0/sobjects/Account/describe');
    assert.equal(
      account.fields.some((each) => each.name === 'Industry'),
      false,
    );
    assert.deepEqual(
      account.fields.filter((each) => each.name === 'NumberOfEmployees').map((each) => [each.type, each.soapType]),
      [['int', 'xsd:int']],
    );
  });
});
