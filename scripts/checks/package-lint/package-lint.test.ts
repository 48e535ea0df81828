import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { SourceFile } from '../common/files.ts';
import { globalConstructors, oneApiVersion, outerViews, reasonedSystemMode, statedSharing, typesByNamespace } from './apex.ts';
import { credentialsByPeople, credentialWriters, packagedCredentials } from './credentials.ts';
import { oneDemand } from './doors.ts';
import { completeGuides } from './guides.ts';
import { knownLabels, labelledTexts, quotedApostrophes } from './labels.ts';
import { plainLogs } from './logs.ts';
import { objectNames } from './names.ts';
import { completeObjectPermissions, droppedPermissions, impossibleFieldPermissions, noProfiles } from './permissions.ts';
import type { PackageRule } from './rule.ts';
import { literalSecrets, unprotectedSecrets } from './secrets.ts';
import { classesInSets, grantedPermissions } from './set-classes.ts';
import { privateObjects } from './sharing.ts';
import { plainSpeech } from './speech.ts';

const xml = (type: string, content: string): string =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<${type} xmlns="http://soap.sforce.com/2006/04/metadata">${content}</${type}>`;
const permissionSet = (content: string): SourceFile => ({
  path: 'p/permissionsets/A.permissionset-meta.xml',
  text: xml('PermissionSet', content),
});
const field = (content: string, name = 'Name__c'): SourceFile => ({
  path: `p/objects/SynclineRun__c/fields/${name}.field-meta.xml`,
  text: xml('CustomField', content),
});
const fieldPermission = (name: string): string => `<fieldPermissions><field>${name}</field></fieldPermissions>`;
const setting = (visibility: string): SourceFile => ({
  path: 'p/objects/SynclineRun__c/SynclineRun__c.object-meta.xml',
  text: xml('CustomObject', `<customSettingsType>Hierarchy</customSettingsType><visibility>${visibility}</visibility>`),
});
const apexClass = (text: string, name = 'A'): SourceFile => ({ path: `p/classes/${name}.cls`, text });
const template = (text: string): SourceFile => ({ path: 'p/lwc/a/a.html', text });
const labels = (name: string): SourceFile => ({
  path: 'p/labels/CustomLabels.labels-meta.xml',
  text: xml('CustomLabels', `<labels><fullName>${name}</fullName></labels>`),
});
const saying = (value: string): SourceFile => ({
  path: 'p/labels/CustomLabels.labels-meta.xml',
  text: xml('CustomLabels', `<labels><fullName>Said</fullName><value>${value}</value></labels>`),
});
const formatting = apexClass('String told = String.format(Label.Said, values);');
/** A guide that is whole, with other values where they are given. */
const guide = (values: Record<string, string> = {}, name = 'SynclineLost'): SourceFile => ({
  path: `p/customMetadata/SynclineGuide.${name}.md-meta.xml`,
  text: xml(
    'CustomMetadata',
    Object.entries({ Code__c: 'LOST', CauseLabel__c: 'Lost', FixLabel__c: 'Lost', Action__c: 'Retry', ...values })
      .map(([field, value]) => `<values><field>${field}</field><value>${value}</value></values>`)
      .join(''),
  ),
});
const lostCode = apexClass("class ProblemCode {\n    public static final String LOST = 'LOST';\n}", 'ProblemCode');

const objectPermission = (rights: readonly string[]): string =>
  `<objectPermissions><object>SynclineRun__c</object>${rights.map((right) => `<${right}>true</${right}>`).join('')}</objectPermissions>`;
const granted = (...classes: readonly string[]): string =>
  classes.map((name) => `<classAccesses><apexClass>${name}</apexClass><enabled>true</enabled></classAccesses>`).join('');
const shownTab = '<tabSettings><tab>Syncline_Home</tab><visibility>Visible</visibility></tabSettings>';
const tabFile: SourceFile = {
  path: 'p/tabs/Syncline_Home.tab-meta.xml',
  text: xml('CustomTab', '<lwcComponent>home</lwcComponent>'),
};
/** A tab whose component calls HomeController, and through a part of it CardController. */
const components: SourceFile[] = [
  tabFile,
  { path: 'p/lwc/home/home.html', text: '<template><c-wide-card></c-wide-card></template>' },
  { path: 'p/lwc/home/home.ts', text: "import load from '@salesforce/apex/HomeController.load';" },
  { path: 'p/lwc/wideCard/wideCard.ts', text: "import { save } from 'c/cardApi';" },
  { path: 'p/lwc/cardApi/cardApi.ts', text: "import save from '@salesforce/apex/CardController.save';" },
];
const accessService = apexClass("class AccessService {\n    public static final String LOOK = 'Look';\n}", 'AccessService');
const controller = (body: string): SourceFile[] => [
  accessService,
  apexClass(
    `with sharing class HomeController {\n @AuraEnabled(cacheable=true)\n public static List<View> load(Id id) {\n ${body}\n }\n}`,
    'HomeController',
  ),
];
const look = 'AccessService.demand(AccessService.LOOK);';
const customPermission: SourceFile = { path: 'p/customPermissions/Look.customPermission-meta.xml', text: '' };
const custom = (name: string): string => `<customPermissions><enabled>true</enabled><name>${name}</name></customPermissions>`;
const privateObject = (content: string): SourceFile => ({
  path: 'p/objects/SynclineRun__c/SynclineRun__c.object-meta.xml',
  text: xml('CustomObject', content),
});

/** What each rule must say about some files; nothing where the last is empty. */
const cases: [string, PackageRule, SourceFile[], RegExp[]][] = [
  ['objects of ours', objectNames, [setting('Protected')], []],
  ['objects that a customer may have', objectNames, [{ path: 'p/objects/Run__c/Run__c.object-meta.xml', text: '' }], [/Run__c does not/]],
  [
    'standard objects',
    droppedPermissions,
    [permissionSet('<objectPermissions><object>Account</object></objectPermissions>')],
    [/standard object Account/],
  ],
  ['custom objects', droppedPermissions, [permissionSet('<objectPermissions><object>SynclineRun__c</object></objectPermissions>')], []],
  [
    'each of several user permissions',
    droppedPermissions,
    [permissionSet('<userPermissions><name>ApiEnabled</name></userPermissions><userPermissions><name>ViewSetup</name></userPermissions>')],
    [/ApiEnabled/, /ViewSetup/],
  ],
  [
    'standard fields',
    droppedPermissions,
    [permissionSet(fieldPermission('Account.Phone') + fieldPermission('Account.Mine__c'))],
    [/Account\.Phone/],
  ],
  [
    'standard tabs',
    droppedPermissions,
    [permissionSet('<tabSettings><tab>standard-Account</tab></tabSettings><tabSettings><tab>Mine</tab></tabSettings>')],
    [/standard-Account/],
  ],
  [
    'permissions on required fields',
    impossibleFieldPermissions,
    [permissionSet(fieldPermission('SynclineRun__c.Name__c')), field('<required>true</required>')],
    [/required/],
  ],
  [
    'permissions on optional fields',
    impossibleFieldPermissions,
    [permissionSet(fieldPermission('SynclineRun__c.Name__c')), field('<required>false</required>')],
    [],
  ],
  [
    'permissions on fields that are not there',
    impossibleFieldPermissions,
    [permissionSet(fieldPermission('SynclineRun__c.Gone__c'))],
    [/no field SynclineRun__c\.Gone__c/],
  ],
  [
    'Modify All without what it depends on',
    completeObjectPermissions,
    [permissionSet(objectPermission(['allowRead', 'allowEdit', 'modifyAllRecords']))],
    [/allowDelete/, /viewAllRecords/],
  ],
  [
    'complete object permissions',
    completeObjectPermissions,
    [permissionSet(objectPermission(['allowRead', 'allowEdit', 'allowDelete', 'viewAllRecords', 'modifyAllRecords']))],
    [],
  ],
  [
    'classes of a part that is shown',
    classesInSets,
    [permissionSet(shownTab + granted('HomeController')), ...components],
    [/CardController/],
  ],
  [
    'classes that nothing shown calls',
    classesInSets,
    [permissionSet(shownTab + granted('HomeController', 'CardController', 'OtherController')), ...components],
    [/OtherController/],
  ],
  ['classes of all parts', classesInSets, [permissionSet(shownTab + granted('HomeController', 'CardController')), ...components], []],
  [
    'classes of a page without components',
    classesInSets,
    [permissionSet(granted('SetupController')), { path: 'p/pages/setup/classes/SetupController.cls', text: '' }],
    [],
  ],
  [
    'spare classes of a page with components',
    classesInSets,
    [
      permissionSet(granted('SetupController')),
      { path: 'p/pages/setup/classes/SetupController.cls', text: '' },
      { path: 'p/pages/setup/lwc/form/form.html', text: '' },
    ],
    [/SetupController/],
  ],
  [
    'classes that a permission of the set opens',
    classesInSets,
    [permissionSet(custom('Look') + granted('HomeController')), ...controller(look), ...components],
    [],
  ],
  ['sets that show nothing', classesInSets, [permissionSet(''), ...components], []],
  ['ungranted permissions', grantedPermissions, [...controller(look), customPermission, permissionSet(custom('Other'))], [/asks for Look/]],
  ['permissions that are not there', grantedPermissions, [...controller(look), permissionSet(custom('Look'))], [/asks for Look/]],
  ['granted permissions', grantedPermissions, [...controller(look), customPermission, permissionSet(custom('Look'))], []],
  ['methods that ask for nothing', oneDemand, controller('return null;'), [/load must ask/]],
  [
    'methods with a comment before them that ask for nothing',
    oneDemand,
    [
      accessService,
      apexClass('class HomeController {\n @AuraEnabled\n @Deprecated // Why.\n public static void load() {\n }\n}', 'HomeController'),
    ],
    [/load must ask/],
  ],
  ['methods that ask late', oneDemand, controller(`work(); ${look}`), [/load must ask/]],
  ['methods that ask twice', oneDemand, controller(`try { ${look} ${look} } catch (Exception e) { }`), [/load must ask/]],
  ['methods that ask first', oneDemand, controller(`try { ${look} return null; } catch (Exception e) { throw e; }`), []],
  ['labels that say it plainly', plainSpeech, [saying('"{0}" is not an ID. Turn the stream on.')], []],
  ['labels that may still say may', plainSpeech, [saying('There is no stream that may be late')], []],
  ['labels in the words of the engine', plainSpeech, [saying('It starts with the next tick')], [/says "tick": a word of the engine/]],
  ['labels with another word for the same', plainSpeech, [saying('The stream is switched off')], [/turned on and off/]],
  ['labels that say a word twice', plainSpeech, [saying('Nothing is is sent')], [/stands there twice/]],
  ['labels that call what is not one none', plainSpeech, [saying('"{0}" is no ID')], [/it is not one/]],
  ['labels with the ID of another house', plainSpeech, [saying('Paste Ids')], [/Salesforce writes ID/]],
  ['labels without an end', plainSpeech, [saying('It has stopped. Start it again')], [/without a full stop/]],
  ['labels that no label holds', plainSpeech, [saying('x'.repeat(1001))], [/1001 characters of 1000/]],
  ['guides that are whole', completeGuides, [guide(), labels('Lost'), lostCode], []],
  ['labels that a guide alone names', knownLabels, [guide(), labels('Lost')], []],
  ['guides whose labels are not there', completeGuides, [guide({ FixLabel__c: 'Found' }), labels('Lost')], [/no custom label Found/]],
  ['guides without a text', completeGuides, [guide({ CauseLabel__c: '' }), labels('Lost')], [/names no CauseLabel__c/]],
  ['guides with a text of their own', completeGuides, [guide({ Fix__c: 'Look.' }), labels('Lost')], [/Fix__c cannot be translated/]],
  [
    'guides that lead nowhere',
    completeGuides,
    [guide({ Action__c: 'OpenSetup', SetupPath__c: '/lightning/setup/Gone/home' }), labels('Lost')],
    [/"\/lightning\/setup\/Gone\/home" is no page/],
  ],
  [
    'guides that open a page',
    completeGuides,
    [guide({ Action__c: 'OpenSetup', SetupPath__c: '/lightning/setup/PermSets/home' }), labels('Lost')],
    [],
  ],
  [
    'guides with a page that nothing opens',
    completeGuides,
    [guide({ SetupPath__c: '/lightning/setup/PermSets/home' }), labels('Lost')],
    [/opens no page/],
  ],
  [
    'guides of the same',
    completeGuides,
    [guide(), guide({ Code__c: 'lost' }, 'SynclineGone'), labels('Lost')],
    [/SynclineGone.*the same lost/],
  ],
  ['guides of different messages', completeGuides, [guide(), guide({ MessagePattern__c: 'gone' }, 'SynclineGone'), labels('Lost')], []],
  ['guides by any name', completeGuides, [guide({}, 'Lost'), labels('Lost')], [/begin with Syncline/]],
  ['codes without a guide', completeGuides, [guide({ Code__c: 'GONE' }), labels('Lost'), lostCode], [/what LOST means/]],
  [
    'objects open to all',
    privateObjects,
    [privateObject('<sharingModel>ReadWrite</sharingModel>')],
    [/sharingModel is ReadWrite/, /external/],
  ],
  [
    'private ones',
    privateObjects,
    [privateObject('<sharingModel>Private</sharingModel><externalSharingModel>Private</externalSharingModel>')],
    [],
  ],
  [
    'logs that make rows of their own',
    plainLogs,
    [privateObject('<enableHistory>true</enableHistory><enableFeeds>true</enableFeeds>')],
    [/enableFeeds/, /enableHistory/],
  ],
  [
    'fields that a deletion of logs would reach',
    plainLogs,
    [
      { ...field('<type>Lookup</type><referenceTo>SynclineRun__c</referenceTo>'), path: 'p/objects/Other__c/fields/Run__c.field-meta.xml' },
      {
        ...field('<type>Summary</type><summarizedField>SynclineRun__c.Failed__c</summarizedField>'),
        path: 'p/objects/Other__c/fields/A.field-meta.xml',
      },
      field('<type>MasterDetail</type><referenceTo>Account</referenceTo>', 'Account__c'),
      field('<type>Lookup</type><referenceTo>Account</referenceTo><deleteConstraint>Cascade</deleteConstraint>', 'Other__c'),
      field('<type>Text</type><trackHistory>true</trackHistory>'),
    ],
    [/Run__c.field-meta.xml: points to SynclineRun__c/, /A.field-meta.xml: points to/, /Account__c/, /Other__c/, /trackHistory/],
  ],
  [
    'plain logs',
    plainLogs,
    [
      privateObject('<enableHistory>false</enableHistory>'),
      field('<type>Text</type>'),
      field('<type>Lookup</type><referenceTo>Account</referenceTo><deleteConstraint>SetNull</deleteConstraint>', 'Account__c'),
      { ...field('<type>Summary</type>'), path: 'p/objects/Other__c/fields/A.field-meta.xml' },
    ],
    [],
  ],
  [
    'inputs without a constructor',
    globalConstructors,
    [apexClass('global with sharing class A {\n global class Input {\n @InvocableVariable\n global String a;\n }\n}')],
    [/Input needs/],
  ],
  [
    'inputs with one',
    globalConstructors,
    [apexClass('global with sharing class A {\n global class Input {\n @InvocableVariable\n global String a;\n global Input() {}\n }\n}')],
    [],
  ],
  ['profiles', noProfiles, [{ path: 'p/profiles/Admin.profile-meta.xml', text: '' }], [/profile/]],
  [
    'named and external credentials',
    packagedCredentials,
    [
      { path: 'p/namedCredentials/A.namedCredential-meta.xml', text: '' },
      { path: 'p/externalCredentials/A.externalCredential-meta.xml', text: '' },
    ],
    [/locked/, /locked/],
  ],
  [
    'grants of principals',
    packagedCredentials,
    [permissionSet('<externalCredentialPrincipalAccesses><enabled>true</enabled></externalCredentialPrincipalAccesses>')],
    [/breaks the creation/],
  ],
  ['permission sets without principals', packagedCredentials, [permissionSet(fieldPermission('SynclineRun__c.Name__c'))], []],
  [
    'credential calls of other classes',
    credentialWriters,
    [apexClass('\nConnectApi.NamedCredentials.updateCredential(a);'), apexClass('NamedCredentialClient.current().external(a);', 'B')],
    [/A\.cls:2: only NamedCredentialClient/, /B\.cls:1: only CredentialService/],
  ],
  [
    'credential calls where they belong',
    credentialWriters,
    [
      apexClass('ConnectApi.NamedCredentials.createCredential(a);', 'NamedCredentialClient'),
      apexClass('NamedCredentialClient.current();', 'CredentialService'),
    ],
    [],
  ],
  [
    'credentials written by what runs by itself',
    credentialsByPeople,
    [
      apexClass('\nnew CredentialService().saveValues(a, b, c);', 'HeartbeatService'),
      { path: 'p/triggers/A.trigger', text: 'new CredentialService().deletePair(a);' },
      { path: 'p/pages/connections/classes/A.cls', text: 'public with sharing class A implements Schedulable, Stateful { }' },
      { path: 'p/pages/connections/classes/B.cls', text: '@future\nprivate static void b() { }' },
    ],
    [/HeartbeatService\.cls:2: saveValues/, /A\.trigger:1: deletePair/, /A\.cls: runs by itself/, /B\.cls: runs by itself/],
  ],
  [
    'credentials written by people',
    credentialsByPeople,
    [
      { path: 'p/pages/connections/classes/A.cls', text: 'new CredentialService().saveValues(a, b, c);' },
      apexClass('client.createValues(a);', 'CredentialService'),
      apexClass('new CredentialFactsService().of(a);', 'HeartbeatService'),
    ],
    [],
  ],
  ['public custom settings', unprotectedSecrets, [setting('Public')], [/must be Protected/]],
  ['secrets outside settings', unprotectedSecrets, [field('', 'ClientSecret__c')], [/ClientSecret__c.*secret/]],
  ['what is named like a secret, whatever it holds', unprotectedSecrets, [field('', 'TokenUrl__c')], [/TokenUrl__c.*secret/]],
  ['secrets in protected settings', unprotectedSecrets, [setting('Protected'), field('', 'ClientSecret__c')], []],
  ['keys in code', literalSecrets, [apexClass("\nString k = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';")], [/A\.cls:2/]],
  [
    'another API version',
    oneApiVersion,
    [{ path: 'p/classes/A.cls-meta.xml', text: xml('ApexClass', '<apiVersion>66.0</apiVersion>') }],
    [/66\.0/],
  ],
  ['a missing API version', oneApiVersion, [{ path: 'p/lwc/a/a.js-meta.xml', text: xml('LightningComponentBundle', '') }], [/missing/]],
  ['unstated sharing', statedSharing, [apexClass('/** with sharing */\n@IsTest\nprivate class A { }')], [/does not state/]],
  ['stated sharing', statedSharing, [apexClass('public inherited sharing class A { class B { } }')], []],
  ['interfaces', statedSharing, [apexClass('public interface A { void run(); }')], []],
  [
    'views in a class',
    outerViews,
    [apexClass("class A {\n String a = '{';\n class B {\n @AuraEnabled\n public Id id; } }")],
    [/inner class/],
  ],
  [
    'views',
    outerViews,
    [apexClass("// {\nclass A { void run() { a = '{'; }\n @AuraEnabled public Id id { get; set; } class B { Id id; } }")],
    [],
  ],
  ['system mode', reasonedSystemMode, [apexClass('with sharing {\n a = [SELECT Id FROM A WITH SYSTEM_MODE];\n}')], [/:2/]],
  ['reasoned system mode', reasonedSystemMode, [apexClass('{\n // The runner owns these rows.\n insert as system a;\n}')], []],
  ['types by name alone', typesByNamespace, [apexClass("{ a = Type.forName('B').newInstance(); }")], [/needs the namespace/]],
  ['types by namespace', typesByNamespace, [apexClass("{ a = Type.forName(prefix, 'B'); }")], []],
  ['literal texts', labelledTexts, [template('<template>\n<p>Hello {name}</p>\n</template>')], [/:2: "Hello"/]],
  ['literal attributes', labelledTexts, [template('<lightning-button label="Save" variant="brand">')], [/label="Save"/]],
  ['labels', labelledTexts, [template('<p title={labels.a}>{labels.b} / {count}</p><!-- A comment -->')], []],
  [
    'labels that are not there',
    knownLabels,
    [{ path: 'p/lwc/a/a.ts', text: "import a from '@salesforce/label/c.Gone';" }],
    [/no custom label Gone/],
  ],
  ['labels without use', knownLabels, [labels('Orphan')], [/nothing uses .* Orphan/]],
  ['labels in use', knownLabels, [labels('Hello'), apexClass('String a = Label.Hello;')], []],
  ['those of Apex', quotedApostrophes, [saying("{0} steps, a night's most"), formatting], [/String\.format drops the apostrophe of Said/]],
  [
    'those of translations',
    quotedApostrophes,
    [
      saying('{0} steps'),
      {
        path: 'p/translations/fr.translation-meta.xml',
        text: xml('Translations', "<customLabels><label>{0} pas d'une nuit</label><name>Said</name></customLabels>"),
      },
      formatting,
    ],
    [/fr\.translation-meta\.xml: String\.format drops the apostrophe of Said/],
  ],
  ['doubled ones', quotedApostrophes, [saying("{0} steps, a night''s most"), formatting], []],
  [
    'doubled ones that components show too',
    quotedApostrophes,
    [saying("{0} steps, a night''s most"), formatting, { path: 'p/lwc/a/a.ts', text: "import a from '@salesforce/label/c.Said';" }],
    [/Said is formatted by Apex and shown by components/],
  ],
  ['those of labels that nothing formats', quotedApostrophes, [saying("A night's most"), formatting], []],
  ['those of components alone', quotedApostrophes, [saying("{0} steps, a night's most")], []],
  [
    'those of texts out of variables',
    quotedApostrophes,
    [saying("A night's most"), apexClass('String text = Label.Said; String told = String.format(text, values);')],
    [/drops the apostrophe of Said/],
  ],
];

for (const [what, rule, files, expected] of cases) {
  test(`${rule.name}: ${what} ${expected.length > 0 ? 'are refused' : 'pass'}`, () => {
    const findings = rule.inspect(files);
    assert.equal(findings.length, expected.length, findings.join('\n') || 'no finding');
    expected.forEach((pattern, position) => assert.match(findings[position] ?? '', pattern));
  });
}
