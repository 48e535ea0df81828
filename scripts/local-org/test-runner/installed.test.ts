/** A package in a customer's org, beside a customer's own names: what each code means by a name, and what it may see. */
import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import { scratchProject } from '../host/test-support/scratch-project.ts';
import { runTests } from './run-tests.ts';
import type { TestRunResult } from './test-result.ts';

const metadata = (type: string, body: string): string =>
  `<?xml version="1.0" encoding="UTF-8"?><${type} xmlns="http://soap.sforce.com/2006/04/metadata">${body}</${type}>`;
const object = (label: string, extra = ''): string =>
  metadata(
    'CustomObject',
    `<label>${label}</label><pluralLabel>${label}</pluralLabel><nameField><label>Name</label><type>Text</type></nameField><sharingModel>ReadWrite</sharingModel>${extra}`,
  );
const field = (name: string, extra = '<type>Text</type><length>80</length>'): string =>
  metadata('CustomField', `<fullName>${name}</fullName><label>${name}</label>${extra}`);
const label = (name: string, value: string, isProtected: boolean): string =>
  `<labels><fullName>${name}</fullName><language>en_US</language><protected>${isProtected}</protected><shortDescription>${name}</shortDescription><value>${value}</value></labels>`;

const packaged = scratchProject(
  {
    Clock: `public with sharing class Clock { public static String name() { return Clock.class.getName(); } }`,
    Door: `global with sharing class Door {
      public class RefusedException extends Exception {}
      global static String open() { return Clock.name() + ' ' + Label.Greeting; }
      public static String hidden() { return 'hidden'; }
      global static String objectOf(String name) { return Schema.describeSObjects(new List<String>{ name })[0].getName(); }
      global static Integer count(String soql) { return Database.query(soql, AccessLevel.SYSTEM_MODE).size(); }
      global static String className(String name) { return String.valueOf(Type.forName(name)); }
      global static String localClassName(String name) { return String.valueOf(Type.forName('', name)); }
      global static String secret() { Vault__c vault = Vault__c.getOrgDefaults(); return vault.Key__c; }
      global static void keep(String key) { insert as system new Vault__c(SetupOwnerId = UserInfo.getOrganizationId(), Key__c = key); }
    }`,
    DoorTest: `@IsTest private class DoorTest {
      @IsTest static void meansItsOwnByAnUnprefixedName() {
        insert as system new Run__c(Name = 'ours', State__c = 'on', Parent__c = null);
        Assert.areEqual('acme__Run__c', Run__c.SObjectType.getDescribe().getName());
        Run__c row = [SELECT Name, State__c FROM Run__c WITH SYSTEM_MODE];
        Assert.isTrue(JSON.serialize(row).contains('"acme__State__c":"on"'), JSON.serialize(row));
        Assert.isTrue(row.getPopulatedFieldsAsMap().containsKey('acme__State__c'), 'keys carry the prefix');
        Assert.areEqual('on', row.get('State__c'), 'found by the short name in own code');
        Assert.areEqual(1, Database.query('SELECT Id FROM Run__c WHERE Parent__r.Name = null', AccessLevel.SYSTEM_MODE).size());
        Assert.areEqual('acme__Run__c', Door.objectOf('Run__c'));
        Assert.isTrue(Schema.getGlobalDescribe().containsKey('acme__Run__c'), 'keys of describe carry the prefix');
        try { throw new Door.RefusedException('no'); } catch (Exception refusal) {
          Assert.areEqual('acme.Door.RefusedException', refusal.getTypeName());
          Assert.isTrue(refusal.getStackTraceString().startsWith('Class.acme.DoorTest.'), refusal.getStackTraceString());
        }
      }
      @IsTest static void findsItsOwnClassesByOneArgument() {
        Assert.areEqual('acme.Clock', Door.className('Clock'));
        Assert.areEqual('acme.Clock', Door.className('acme.Clock'));
        Assert.areEqual('Clock', Door.localClassName('Clock'), 'an empty namespace is the org itself');
        Assert.areEqual(null, Door.className('Local'), 'a local class needs the empty namespace');
      }
      @IsTest static void findsLabelsByTheNamespaceThatItNames() {
        Assert.areEqual('packaged', Label.get(null, 'Greeting'), 'null is the package');
        Assert.areEqual('packaged', Label.get('ACME', 'greeting'), 'protected, but its own');
        Assert.areEqual('mine', Label.get('', 'Greeting'), 'an empty namespace is the org');
        Assert.isTrue(Label.translationExists('acme', 'Greeting', 'en'), 'the language of the org');
        Assert.isFalse(Label.translationExists('acme', 'Greeting', 'fr'), 'nobody has translated it');
        Assert.areEqual('packaged', Label.get('acme', 'Greeting', 'fr'), 'without a translation the label itself');
        Assert.isFalse(Label.translationExists('', 'Kept', 'en_US'), 'the org protects it');
        for (List<String> wrong : new List<List<String>>{
          new List<String>{ null, 'Nothing' }, new List<String>{ '', 'Shown' }, new List<String>{ '', 'Kept' },
          new List<String>{ 'other', 'Greeting' }, new List<String>{ 'acme', '' }, new List<String>{ 'acme', null }
        }) {
          try { Label.get(wrong[0], wrong[1]); Assert.fail('there is no such label: ' + wrong); }
          catch (InvalidParameterValueException unknown) { Assert.isNotNull(unknown.getMessage()); }
        }
        try { Label.get('acme', 'Greeting', 'of mine'); Assert.fail('this is no language'); }
        catch (InvalidParameterValueException unknown) { Assert.areEqual('Invalid language: of mine', unknown.getMessage()); }
      }
      @IsTest static void knowsItsPermissionByTheShortName() {
        User nobody = [SELECT Id FROM User WHERE UserType = 'AutomatedProcess' LIMIT 1];
        Assert.isTrue(FeatureManagement.checkPermission('Enter') == false || nobody != null);
        Rule__mdt rule = Rule__mdt.getInstance('First');
        Assert.areEqual('acme__First', rule.QualifiedApiName);
        Assert.areEqual('acme', [SELECT NamespacePrefix FROM Rule__mdt WITH SYSTEM_MODE].NamespacePrefix);
      }
    }`,
  },
  {
    'objects/Run__c/Run__c.object-meta.xml': object('Packaged run'),
    'objects/Run__c/fields/State__c.field-meta.xml': field('State__c'),
    'objects/Run__c/fields/Parent__c.field-meta.xml': field(
      'Parent__c',
      '<type>Lookup</type><referenceTo>Run__c</referenceTo><relationshipName>Children</relationshipName>',
    ),
    'objects/Vault__c/Vault__c.object-meta.xml': metadata(
      'CustomObject',
      '<label>Vault</label><customSettingsType>Hierarchy</customSettingsType><visibility>Protected</visibility>',
    ),
    'objects/Vault__c/fields/Key__c.field-meta.xml': field('Key__c'),
    'objects/Rule__mdt/Rule__mdt.object-meta.xml': metadata(
      'CustomObject',
      '<label>Rule</label><pluralLabel>Rules</pluralLabel><visibility>Public</visibility>',
    ),
    'customMetadata/Rule.First.md-meta.xml': metadata('CustomMetadata', '<label>First</label><protected>false</protected>'),
    'customPermissions/Enter.customPermission-meta.xml': metadata('CustomPermission', '<label>Enter</label><isLicensed>false</isLicensed>'),
    'permissionsets/Guest.permissionset-meta.xml': metadata(
      'PermissionSet',
      `<classAccesses><apexClass>Door</apexClass><enabled>true</enabled></classAccesses>
       <customPermissions><enabled>true</enabled><name>Enter</name></customPermissions>
       <hasActivationRequired>false</hasActivationRequired><label>Guest</label>`,
    ),
    'labels/CustomLabels.labels-meta.xml': metadata('CustomLabels', label('Greeting', 'packaged', true) + label('Shown', 'shown', false)),
  },
  'acme',
);

const customerClasses = {
  Clock: `public class Clock { public static String name() { return Clock.class.getName(); } }`,
  Local: `public class Local {}`,
  OwnTest: `@IsTest private class OwnTest {
    @IsTest static void hasNamesOfItsOwnBesideThePackage() {
      insert as system new Run__c(Name = 'mine', State__c = 'mine');
      insert as system new acme__Run__c(Name = 'packaged', acme__State__c = 'packaged', State__c = 'added');
      Assert.areEqual('Clock', Clock.name());
      Assert.areEqual('acme.Clock packaged', acme.Door.open(), 'the package has its own class and label');
      Assert.areEqual('mine', Label.Greeting);
      Assert.areEqual('shown', Label.acme.Shown);
      Assert.areEqual('shown', Label.get('acme', 'Shown'));
      Assert.areEqual('mine kept', Label.get('', 'Greeting') + ' ' + Label.get(null, 'Kept'));
      Assert.isFalse(Label.translationExists('acme', 'Greeting', 'en'), 'the package protects it');
      Assert.areEqual('mine', [SELECT State__c FROM Run__c WITH SYSTEM_MODE].State__c);
      acme__Run__c row = [SELECT State__c, acme__State__c FROM acme__Run__c WITH SYSTEM_MODE];
      Assert.areEqual('added packaged', row.State__c + ' ' + row.acme__State__c, 'a field of its own on the packaged object');
      Assert.areEqual('Run__c', Schema.describeSObjects(new List<String>{ 'Run__c' })[0].getName());
      Assert.areEqual('acme__Run__c', acme.Door.objectOf('Run__c'), 'the package means its own by the same name');
      Assert.areEqual(1, acme.Door.count('SELECT Id FROM Run__c WHERE Name = \\'packaged\\''));
      Assert.areEqual(0, acme.Door.count('SELECT Id FROM Run__c WHERE Name = \\'mine\\''));
    }
    @IsTest static void findsNoClassThatIsNotGlobal() {
      Assert.areEqual(null, Type.forName('acme', 'Clock'));
      Assert.areEqual('acme.Door', String.valueOf(Type.forName('acme.Door')));
      Assert.areEqual('Clock', String.valueOf(Type.forName('Clock')));
    }
    @IsTest static void seesNoProtectedSetting() {
      acme.Door.keep('secret');
      Assert.areEqual('secret', acme.Door.secret(), 'the package reads its own');
      Assert.isFalse(Schema.getGlobalDescribe().containsKey('acme__Vault__c'));
      Assert.areEqual(null, Type.forName('acme__Vault__c'));
      try { Database.query('SELECT Id FROM acme__Vault__c', AccessLevel.SYSTEM_MODE); Assert.fail('the setting is protected'); }
      catch (QueryException refused) { Assert.isTrue(refused.getMessage().contains('is not supported'), refused.getMessage()); }
      try { acme.Door.count('SELECT Id FROM Vault__c'); } catch (QueryException refused) { Assert.fail(refused.getMessage()); }
    }
    @IsTest static void changesNothingOfAPackagedPermissionSet() {
      PermissionSet guest = [SELECT Id, NamespacePrefix FROM PermissionSet WHERE Name = 'Guest'];
      Assert.areEqual('acme', guest.NamespacePrefix);
      guest.Label = 'Mine';
      try { update as system guest; Assert.fail('the set is locked'); }
      catch (DmlException refused) { Assert.isTrue(refused.getMessage().contains('CANNOT_MODIFY_MANAGED_OBJECT'), refused.getMessage()); }
      ApexClass managed = [SELECT Body FROM ApexClass WHERE Name = 'Door' AND NamespacePrefix = 'acme'];
      Assert.areEqual('(hidden)', managed.Body);
    }
  }`,
};
const customerFiles = {
  'objects/Run__c/Run__c.object-meta.xml': object('My run'),
  'objects/Run__c/fields/State__c.field-meta.xml': field('State__c'),
  'objects/acme__Run__c/fields/State__c.field-meta.xml': field('State__c'),
  'labels/CustomLabels.labels-meta.xml': metadata('CustomLabels', label('Greeting', 'mine', false) + label('Kept', 'kept', true)),
};
const customer = scratchProject(customerClasses, customerFiles);

after(() => [packaged, customer].forEach((project) => project.remove()));

async function run(project: string): Promise<TestRunResult> {
  const { result } = await runTests({
    directory: packaged.folder,
    installed: { customer: project },
    cacheFolder: null,
    coverage: false,
    className: null,
    methodName: null,
    onProgress: () => undefined,
  });
  return result;
}

describe('an installed package', () => {
  it('and the code of its subscriber mean their own by the same names', async () => {
    const result = await run(customer.folder);
    assert.deepEqual(result.notCompiled, []);
    assert.deepEqual(result.failures, []);
    assert.equal(result.tests.passed, 8);
  });

  const refusals: readonly (readonly [code: string, message: string])[] = [
    ['acme.Clock.name();', 'Type is not visible: acme.Clock'],
    ['acme.Clock clock;', 'Type is not visible: acme.Clock'],
    ['acme.Door.hidden();', 'Method is not visible: String acme.Door.hidden()'],
    ['acme.Nothing.now();', 'Variable does not exist: acme.Nothing'],
    ['Door.open();', 'Variable does not exist: Door'],
    ['String text = Label.acme.Greeting;', 'External string does not exist: Greeting'],
    ['acme__Vault__c vault;', 'Invalid type: acme__Vault__c'],
    ['Vault__c vault;', 'Invalid type: Vault__c'],
  ];
  it('shows other code what is global, and nothing else', async () => {
    const methods = refusals.map(([code], index) => `\n  static void refused${index}() { ${code} }`);
    const strict = scratchProject({ Strict: `public class Strict {${methods.join('')}\n}` });
    try {
      const { notCompiled } = await run(strict.folder);
      assert.deepEqual(
        notCompiled.map(({ feature }) => feature),
        refusals.map(([, message]) => message),
      );
    } finally {
      strict.remove();
    }
  });
});
