/** The installed package beside a customer's own names: their objects are synced, and Syncline's are not taken for them. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { scratchProject } from '../local-org/host/test-support/scratch-project.ts';
import { act } from '../demo/connection.ts';
import { connectStreams } from './connection.ts';
import { openLab } from './index.ts';
import type { Lab } from './index.ts';

const metadata = (type: string, body: string): string =>
  `<?xml version="1.0" encoding="UTF-8"?><${type} xmlns="http://soap.sforce.com/2006/04/metadata">${body}</${type}>`;
const object = (label: string): string =>
  metadata(
    'CustomObject',
    `<label>${label}</label><pluralLabel>${label}s</pluralLabel><nameField><label>Name</label><type>Text</type></nameField><sharingModel>ReadWrite</sharingModel>`,
  );
const status = metadata('CustomField', '<fullName>Status__c</fullName><label>Status</label><type>Text</type><length>80</length>');
const names = ['Run__c', 'Problem__c', 'SynclineRun__c'];
const objectsWithStatus = [...names, 'Account'];

const customer = scratchProject(
  {
    Clock: "public class Clock { public static String now() { return 'theirs'; } }",
    RecordStore:
      'public class RecordStore { public static void insertAll(List<SObject> records) { throw new CalloutException(Clock.now()); } }',
  },
  {
    ...Object.fromEntries(names.map((name) => [`objects/${name}/${name}.object-meta.xml`, object(`Their ${name}`)])),
    ...Object.fromEntries(objectsWithStatus.map((name) => [`objects/${name}/fields/Status__c.field-meta.xml`, status])),
    'objects/syncline__SynclineConnection__c/validationRules/NeverPaused.validationRule-meta.xml': metadata(
      'ValidationRule',
      '<fullName>NeverPaused</fullName><active>true</active><errorConditionFormula>ISPICKVAL(syncline__Mode__c, "Paused")</errorConditionFormula><errorMessage>Ask the data team before you pause.</errorMessage>',
    ),
    // By the name that the package's own guide has too.
    'customMetadata/syncline__SynclineGuide.SynclineStreamUnreadable.md-meta.xml': metadata(
      'CustomMetadata',
      '<label>Theirs</label><protected>false</protected>' +
        '<values><field>syncline__Code__c</field><value>STREAM_UNREADABLE</value></values>' +
        '<values><field>syncline__CauseLabel__c</field><value>TheirCause</value></values>',
    ),
    'labels/CustomLabels.labels-meta.xml': metadata(
      'CustomLabels',
      '<labels><fullName>TheirCause</fullName><language>en_US</language><protected>false</protected><shortDescription>TheirCause</shortDescription><value>Ask the data team for access.</value></labels>',
    ),
    'permissionsets/Theirs.permissionset-meta.xml': metadata(
      'PermissionSet',
      objectsWithStatus
        .map(
          (name) =>
            `<fieldPermissions><editable>true</editable><field>${name}.Status__c</field><readable>true</readable></fieldPermissions>`,
        )
        .join('') + '<hasActivationRequired>false</hasActivationRequired><label>Theirs</label>',
    ),
  },
);

let lab: Lab;
let connectionId: string;

before(async () => {
  lab = await openLab({ installed: { customer: customer.folder } });
  const admin = lab.administrator();
  const [set] = admin.query("SELECT Id FROM PermissionSet WHERE Name = 'Theirs'");
  admin.dml('insert', 'PermissionSetAssignment', [{ AssigneeId: admin.id, PermissionSetId: set?.['Id'] }]);
  connectionId = await connectStreams(
    lab,
    ['Run__c', 'Problem__c', 'Account'].map((objectName) => ({ name: objectName, objectName, fields: ['Name', 'Status__c'] })),
  );
  lab.jobs.runDue();
});
after(async () => {
  await lab.close();
  customer.remove();
});

function data(objectName: string): unknown[] {
  return lab.receiver.stored(objectName).map((row) => JSON.parse(String(row.data)) as unknown);
}

test("a customer's objects and fields that are named like Syncline's are synced, and Syncline's own are not", () => {
  for (const name of ['Run__c', 'Problem__c', 'Account']) {
    const [saved] = lab.administrator().dml('insert', name, [{ Name: `Theirs of ${name}`, Status__c: 'theirs' }]);
    assert.deepEqual(saved?.errors, []);
  }
  lab.jobs.advanceUntil(() => ['Run__c', 'Problem__c', 'Account'].every((name) => data(name).length > 0), 5 * 60_000);
  for (const name of ['Run__c', 'Problem__c', 'Account'])
    assert.deepEqual(data(name), [{ Name: `Theirs of ${name}`, Status__c: 'theirs' }], `nothing else arrives as ${name}`);
  assert.deepEqual(lab.sql('SELECT 1 FROM "syncline__SynclineRun__c"').length > 0, true, 'Syncline has written runs of its own');
  assert.deepEqual(lab.receiver.all("SELECT 1 FROM records WHERE object LIKE '%Syncline%'"), []);
});

test('a stream of an object that has the name of one of ours is refused with its name', async () => {
  const admin = lab.administrator();
  const expected = /Syncline cannot read SynclineRun__c: one of its own objects has the same API name/;
  await assert.rejects(act(admin, 'StreamController', 'defaults', { connectionId, objectName: 'SynclineRun__c' }), expected);
  const options = await act<readonly { name: string; isSyncable: boolean; reason: string | null }[]>(
    admin,
    'StreamController',
    'objects',
    {},
  );
  const option = (name: string) => options.find((candidate) => candidate.name === name);
  assert.match(option('SynclineRun__c')?.reason ?? '', expected);
  assert.equal(option('Run__c')?.isSyncable, true);
  assert.equal(option('syncline__SynclineRun__c')?.isSyncable, false);
});

test('a stream that is set up past the pages stands still with the reason', () => {
  const { prefix } = lab;
  const [saved] = lab.administrator().dml('insert', `${prefix}SynclineStream__c`, [
    {
      Name: 'Past the pages',
      [`${prefix}Connection__c`]: connectionId,
      [`${prefix}ObjectName__c`]: 'SynclineRun__c',
      [`${prefix}Fields__c`]: JSON.stringify([{ name: 'Name' }]),
      [`${prefix}FrequencyMinutes__c`]: 1,
      [`${prefix}Lookback__c`]: 'Everything',
    },
  ]);
  assert.equal(saved?.success, true);
  lab.jobs.advance(5 * 60_000);
  assert.deepEqual(data('SynclineRun__c'), [], "neither Syncline's rows nor theirs are sent");
  assert.deepEqual(data('syncline__SynclineRun__c'), []);
  const problems = lab.sql('SELECT * FROM "syncline__SynclineProblem__c"').map((row) => JSON.stringify(row));
  assert.ok(
    problems.some((row) => row.includes('SynclineRun__c: one of its own objects')),
    problems.join('\n'),
  );
});

test("a customer's guide says in their words what a code means, and ours the rest", () => {
  const [both] = lab.sql(
    `SELECT COUNT(*) AS guides FROM "syncline__SynclineGuide__mdt" WHERE "syncline__Code__c" = 'STREAM_UNREADABLE' AND "DeveloperName" LIKE '%SynclineStreamUnreadable'`,
  );
  assert.deepEqual({ ...both }, { guides: 2 });
  const { connections } = lab.administrator().aura('OverviewController', 'load', { connectionId }) as {
    connections: readonly { problem: { code: string; cause: string; fix: string } | null }[];
  };
  const { code, cause, fix } = connections[0]?.problem ?? {};
  assert.deepEqual(
    [code, cause, fix],
    ['STREAM_UNREADABLE', 'Ask the data team for access.', 'Give the connector read access to the object, or turn the stream off.'],
  );
});

test("the customer's own code has its own classes of those names", () => {
  const run = lab.administrator().request({ kind: 'anonymous', source: 'RecordStore.insertAll(null);' }) as {
    exceptionMessage: string | null;
  };
  assert.match(run.exceptionMessage ?? '', /theirs/);
});

test("the page shows what a customer's rule on an object of Syncline says", async () => {
  await assert.rejects(act(lab.administrator(), 'StatusController', 'pause', { connectionId }), {
    message: /A validation rule or automation of this org did not allow saving: Ask the data team before you pause\./,
  });
});
