/** For tests of the engine: an org with a small project, a settable clock and triggers written in TypeScript. */
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { withTransaction } from '../../contracts/transaction.ts';
import type { DmlRequest, DmlRowResult, TransactionContext, TriggerDispatcher } from '../../contracts/transaction.ts';
import { loadSchema } from '../../schema/index.ts';
import type { LoadedSchema } from '../../schema/index.ts';
import { createUserAccess, findUser, seedSetup } from '../../security/index.ts';
import type { SeededOrg } from '../../security/index.ts';
import { SObjectValue } from '../../values/sobject-value.ts';
import { openStorage, prepareTables } from '../../storage/index.ts';
import type { SqliteStorage } from '../../storage/index.ts';
import { createDatabase } from '../index.ts';
import { executeDml } from '../dml/dml-statement.ts';

export type TestTrigger = (invocation: Parameters<TriggerDispatcher['run']>[0]) => void;

export interface TestOrg extends SeededOrg {
  readonly storage: SqliteStorage;
  readonly schema: LoadedSchema['schema'];
  readonly metadata: LoadedSchema['metadata'];
  readonly clock: { milliseconds: number };
  /** By `Account before insert`. */
  readonly triggers: Map<string, TestTrigger>;
  readonly consumed: Map<string, number>;
  /** Runs as a user (the administrator when none is named) and commits. */
  as<T>(userId: string | null, work: () => T): T;
}

const xmlHeader = '<?xml version="1.0" encoding="UTF-8"?>';

function customField(name: string, body: string): [string, string] {
  return [
    `fields/${name}.field-meta.xml`,
    `${xmlHeader}<CustomField xmlns="http://soap.sforce.com/2006/04/metadata"><fullName>${name}</fullName><label>${name.replace('__c', '').replaceAll('_', ' ')}</label>${body}</CustomField>`,
  ];
}

function customObject(label: string, body: string): [string, string] {
  return [
    '',
    `${xmlHeader}<CustomObject xmlns="http://soap.sforce.com/2006/04/metadata"><label>${label}</label><pluralLabel>${label}s</pluralLabel><deploymentStatus>Deployed</deploymentStatus>${body}</CustomObject>`,
  ];
}

const textName = '<nameField><label>Name</label><type>Text</type></nameField>';

const files: Readonly<Record<string, readonly [string, string][]>> = {
  Invoice__c: [
    customObject('Invoice', `${textName}<sharingModel>Private</sharingModel>`),
    customField('Code__c', '<type>Text</type><length>20</length><externalId>true</externalId><unique>true</unique>'),
    customField(
      'Status__c',
      '<type>Picklist</type><valueSet><restricted>true</restricted><valueSetDefinition><value><fullName>Draft</fullName><default>true</default><label>Draft</label></value><value><fullName>Sent</fullName><default>false</default><label>Sent</label></value></valueSetDefinition></valueSet>',
    ),
    customField('Discount__c', '<type>Number</type><precision>5</precision><scale>2</scale>'),
    customField('Required__c', '<type>Text</type><length>10</length><required>true</required><defaultValue>&quot;x&quot;</defaultValue>'),
    customField(
      'Account__c',
      '<type>Lookup</type><referenceTo>Account</referenceTo><relationshipName>Invoices</relationshipName><deleteConstraint>SetNull</deleteConstraint>',
    ),
    customField(
      'Guarantor__c',
      '<type>Lookup</type><referenceTo>Account</referenceTo><relationshipName>Guaranteed</relationshipName><deleteConstraint>Restrict</deleteConstraint>',
    ),
    customField(
      'Total__c',
      '<type>Summary</type><summaryForeignKey>Line__c.Invoice__c</summaryForeignKey><summaryOperation>sum</summaryOperation><summarizedField>Line__c.Amount__c</summarizedField>',
    ),
    customField(
      'Lines__c',
      '<type>Summary</type><summaryForeignKey>Line__c.Invoice__c</summaryForeignKey><summaryOperation>count</summaryOperation>',
    ),
    customField(
      'Last_Day__c',
      '<type>Summary</type><summaryForeignKey>Line__c.Invoice__c</summaryForeignKey><summaryOperation>max</summaryOperation><summarizedField>Line__c.Day__c</summarizedField><summaryFilterItems><field>Line__c.Amount__c</field><operation>greaterOrEqual</operation><value>5</value></summaryFilterItems>',
    ),
    customField(
      'Small_Lines__c',
      '<type>Summary</type><summaryForeignKey>Line__c.Invoice__c</summaryForeignKey><summaryOperation>count</summaryOperation><summaryFilterItems><field>Line__c.Amount__c</field><operation>equals</operation><value>4.5, 1</value></summaryFilterItems>',
    ),
    customField(
      'Doubled__c',
      '<type>Number</type><precision>18</precision><scale>2</scale><formula>Discount__c * 2</formula><formulaTreatBlanksAs>BlankAsZero</formulaTreatBlanksAs>',
    ),
    [
      'validationRules/Discount_Limit.validationRule-meta.xml',
      `${xmlHeader}<ValidationRule xmlns="http://soap.sforce.com/2006/04/metadata"><fullName>Discount_Limit</fullName><active>true</active><errorConditionFormula>Discount__c &gt; 50</errorConditionFormula><errorDisplayField>Discount__c</errorDisplayField><errorMessage>Too generous</errorMessage></ValidationRule>`,
    ],
  ],
  Line__c: [
    customObject(
      'Line',
      '<nameField><label>Number</label><type>AutoNumber</type><displayFormat>L-{0000}</displayFormat></nameField><sharingModel>ControlledByParent</sharingModel>',
    ),
    customField(
      'Invoice__c',
      '<type>MasterDetail</type><referenceTo>Invoice__c</referenceTo><relationshipName>Lines</relationshipName><relationshipLabel>Lines</relationshipLabel>',
    ),
    customField('Day__c', '<type>Date</type>'),
    customField('Amount__c', '<type>Currency</type><precision>18</precision><scale>2</scale>'),
  ],
  Config__c: [
    customObject('Config', '<customSettingsType>Hierarchy</customSettingsType><visibility>Public</visibility>'),
    customField('Limit__c', '<type>Number</type><precision>18</precision><scale>0</scale><defaultValue>5</defaultValue>'),
  ],
  Route__c: [
    customObject('Route', '<customSettingsType>List</customSettingsType><visibility>Public</visibility>'),
    customField('Path__c', '<type>Text</type><length>80</length>'),
  ],
  Rule__mdt: [
    customObject('Rule', '<visibility>Public</visibility>'),
    customField('Weight__c', '<type>Number</type><precision>5</precision><scale>1</scale>'),
  ],
};

function invoiceSet(label: string, rights: readonly string[]): string {
  const granted = rights.map((right) => `<${right}>true</${right}>`).join('');
  return `${xmlHeader}<PermissionSet xmlns="http://soap.sforce.com/2006/04/metadata"><label>${label}</label><objectPermissions>${granted}<object>Invoice__c</object></objectPermissions></PermissionSet>`;
}

const otherFiles: Readonly<Record<string, string>> = {
  'customMetadata/Rule.First.md-meta.xml': `${xmlHeader}<CustomMetadata xmlns="http://soap.sforce.com/2006/04/metadata" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:xsd="http://www.w3.org/2001/XMLSchema"><label>First</label><protected>false</protected><values><field>Weight__c</field><value xsi:type="xsd:double">1.5</value></values></CustomMetadata>`,
  'permissionsets/Auditor.permissionset-meta.xml': invoiceSet('Auditor', ['allowRead', 'viewAllRecords', 'viewAllFields']),
  'permissionsets/Steward.permissionset-meta.xml': invoiceSet('Steward', [
    'allowRead',
    'allowCreate',
    'allowEdit',
    'allowDelete',
    'viewAllRecords',
    'modifyAllRecords',
  ]),
  'permissionsets/Billing.permissionset-meta.xml': `${xmlHeader}<PermissionSet xmlns="http://soap.sforce.com/2006/04/metadata"><label>Billing</label><fieldPermissions><editable>true</editable><field>Invoice__c.Code__c</field><readable>true</readable></fieldPermissions><fieldPermissions><editable>true</editable><field>Account.Industry</field><readable>true</readable></fieldPermissions><objectPermissions><allowCreate>true</allowCreate><allowDelete>false</allowDelete><allowEdit>true</allowEdit><allowRead>true</allowRead><modifyAllRecords>false</modifyAllRecords><object>Invoice__c</object><viewAllRecords>false</viewAllRecords></objectPermissions><objectPermissions><allowCreate>true</allowCreate><allowDelete>false</allowDelete><allowEdit>true</allowEdit><allowRead>true</allowRead><modifyAllRecords>false</modifyAllRecords><object>Account</object><viewAllRecords>false</viewAllRecords></objectPermissions><userPermissions><enabled>true</enabled><name>ViewSetup</name></userPermissions></PermissionSet>`,
};

function writeProject(folder: string): void {
  const write = (path: string, content: string): void => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  };
  for (const [objectName, parts] of Object.entries(files))
    for (const [path, content] of parts) write(`objects/${objectName}/${path === '' ? `${objectName}.object-meta.xml` : path}`, content);
  for (const [path, content] of Object.entries(otherFiles)) write(path, content);
}

let loaded: LoadedSchema | null = null;

function testSchema(): LoadedSchema {
  if (loaded !== null) return loaded;
  const folder = mkdtempSync(join(tmpdir(), 'local-org-dml-'));
  writeProject(folder);
  loaded = loadSchema([folder], '');
  rmSync(folder, { recursive: true });
  return loaded;
}

const startsAt = Date.UTC(2026, 0, 15, 10, 0, 0, 250);

interface Template extends SeededOrg {
  readonly file: string;
}

const templates = new Map<boolean, Template>();
let orgFolder: string | null = null;
let orgCount = 0;

function newOrgFile(): string {
  if (orgFolder === null) {
    const folder = mkdtempSync(join(tmpdir(), 'local-org-test-'));
    process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
    orgFolder = folder;
  }
  orgCount += 1;
  return join(orgFolder, `${orgCount}.sqlite`);
}

/** Hundreds of tables and the rows of Setup: made once a process, and copied for each org. */
function template(isPackaged: boolean): Template {
  const known = templates.get(isPackaged);
  if (known !== undefined) return known;
  const { schema, metadata } = testSchema();
  const file = newOrgFile();
  const storage = openStorage(file);
  prepareTables(storage, schema);
  const seeded = seedSetup({ storage, schema, metadata, clock: { now: () => startsAt }, isPackaged: () => isPackaged });
  storage.commit();
  storage.all('PRAGMA wal_checkpoint(TRUNCATE)');
  storage.close();
  const made = { ...seeded, file };
  templates.set(isPackaged, made);
  return made;
}

export function createTestOrg(options: { readonly isPackaged?: boolean } = {}): TestOrg {
  const { schema, metadata } = testSchema();
  const { file: templateFile, ...seeded } = template(options.isPackaged === true);
  const file = newOrgFile();
  copyFileSync(templateFile, file);
  const storage = openStorage(file);
  const clock = { milliseconds: startsAt };
  const triggers = new Map<string, TestTrigger>();
  const consumed = new Map<string, number>();
  const dispatcher: TriggerDispatcher = {
    hasTriggers: (objectName, timing, operation) => triggers.has(`${objectName} ${timing} ${operation}`),
    run: (invocation) => triggers.get(`${invocation.objectName} ${invocation.timing} ${invocation.operation}`)?.(invocation),
  };

  const database = createDatabase();

  function contextFor(userId: string): TransactionContext {
    const user = findUser(storage, userId);
    if (user === null) throw new Error(`No user ${userId}`);
    const states = new Map<string, unknown>();
    const context: Partial<TransactionContext> = {
      database,
      clock: { now: () => clock.milliseconds },
      schema,
      metadata,
      storage,
      user,
      access: createUserAccess({ storage, schema, metadata }, user),
      isTest: true,
      apiVersion: 67,
      limits: {
        used: (name) => consumed.get(name) ?? 0,
        limit: () => 10_000,
        consume: (name, amount) => void consumed.set(name, (consumed.get(name) ?? 0) + amount),
        tick: () => undefined,
      },
      project: {
        triggers: dispatcher,
        stackTrace: () => ({ text: 'Trigger.Guard: line 1, column 1', line: 1, column: 1 }),
      } as unknown as TransactionContext['project'],
      state: <T>(key: string, initial: () => T): T => {
        if (!states.has(key)) states.set(key, initial());
        return states.get(key) as T;
      },
      onCommit: (effect) => effect(),
      debug: () => undefined,
    };
    return context as TransactionContext;
  }

  return {
    ...seeded,
    storage,
    schema,
    metadata,
    clock,
    triggers,
    consumed,
    as(userId, work) {
      const context = contextFor(userId ?? seeded.administratorId);
      try {
        const value = withTransaction(context, work);
        storage.commit();
        return value;
      } catch (error) {
        storage.rollback();
        throw error;
      }
    },
  };
}

export function record(objectName: string, values: Readonly<Record<string, unknown>>): SObjectValue {
  return new SObjectValue(objectName, Object.entries(values));
}

export function dml(
  operation: DmlRequest['operation'],
  records: readonly SObjectValue[],
  options: Partial<DmlRequest> = {},
): DmlRowResult[] {
  return executeDml({
    operation,
    records,
    allOrNone: true,
    access: 'system',
    sharing: false,
    externalIdField: null,
    options: null,
    ...options,
  });
}
