import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import type { OrgResponse } from '../../contracts/org-service.ts';
import { openOrg } from '../open-org.ts';
import { scratchProject } from '../test-support/scratch-project.ts';
import { handleRequest } from './handle-request.ts';

const project = scratchProject(
  {
    Greet: `public with sharing class Greet {
      public class Input {
        @InvocableVariable public String name;
        @InvocableVariable public Integer times;
        public String hidden;
      }
      public class Output {
        @InvocableVariable public String text;
        public String hidden = 'x';
      }
      @InvocableMethod(label='Greet')
      public static List<Output> greet(List<Input> inputs) {
        List<Output> outputs = new List<Output>();
        for (Input each : inputs) { Output made = new Output(); made.text = each.name.repeat(each.times); outputs.add(made); }
        return outputs;
      }
    }`,
    Echo: `public with sharing class Echo {
      @InvocableMethod public static List<String> echo(List<String> words) { return words; }
    }`,
    Closed: `public with sharing class Closed {
      public class Input { @InvocableVariable public String name; public Input(String name) { this.name = name; } }
      @InvocableMethod public static void take(List<Input> inputs) { return; }
    }`,
  },
  {
    'permissionsets/Greeter.permissionset-meta.xml': `<?xml version="1.0" encoding="UTF-8"?>
<PermissionSet xmlns="http://soap.sforce.com/2006/04/metadata"><classAccesses><apexClass>Greet</apexClass><enabled>true</enabled></classAccesses><label>Greeter</label></PermissionSet>`,
  },
);
const opened = openOrg({ project: { directory: project.folder, cacheFolder: null }, databaseFile: null, prepares: true });
after(async () => {
  await opened.close();
  project.remove();
});

const { storage } = opened.org.parts;
const idOf = (table: string, name: string): string =>
  String(storage.get(`SELECT "Id" AS "id" FROM "${table}" WHERE "Name" = ?`, [name])?.['id']);

function made(object: string, values: Readonly<Record<string, unknown>>): string {
  const request = { kind: 'dml', operation: 'insert', object, records: [values], allOrNone: true } as const;
  const response = handleRequest(opened.org, opened.administratorId, request);
  assert.ok(response.ok, JSON.stringify(response));
  return String((response.value as { readonly id: string }[])[0]?.id);
}

const user = made('User', {
  Username: 'greeter@example.com',
  LastName: 'Greeter',
  Email: 'greeter@example.com',
  Alias: 'greeter',
  TimeZoneSidKey: 'GMT',
  LocaleSidKey: 'en_US',
  EmailEncodingKey: 'UTF-8',
  LanguageLocaleKey: 'en_US',
  ProfileId: idOf('Profile', 'Standard User'),
});
made('PermissionSetAssignment', { AssigneeId: user, PermissionSetId: idOf('PermissionSet', 'Greeter') });

const act = (className: string, inputs: readonly Record<string, unknown>[], userId = opened.administratorId): OrgResponse =>
  handleRequest(opened.org, userId, { kind: 'action', className, inputs });
const refusalOf = (response: OrgResponse): string => (response.ok ? '' : response.errors.map(({ message }) => message).join());
const valuesOf = (response: OrgResponse): unknown => {
  assert.ok(response.ok, JSON.stringify(response));
  return (response.value as { readonly outputValues: unknown }[]).map(({ outputValues }) => outputValues);
};

test('an action takes its variables and gives its own', () => {
  const inputs = [
    { name: 'a', times: 2 },
    { name: 'b', times: 1 },
  ];
  assert.deepEqual(valuesOf(act('Greet', inputs)), [{ text: 'aa' }, { text: 'b' }]);
  assert.deepEqual(valuesOf(act('Echo', [{ words: 'x' }])), [{ output: 'x' }]);
});

test('an action needs access to its class', () => {
  assert.equal(refusalOf(act('Greet', [{ name: 'a', times: 1 }], user)), '');
  assert.equal(refusalOf(act('Echo', [{ words: 'x' }], user)), 'You do not have access to the Apex class named: Echo');
});

test('an action refuses inputs that it does not have, and types that cannot be made', () => {
  assert.equal(refusalOf(act('Greet', [{ hidden: 'a' }])), 'The action has no input hidden');
  assert.equal(refusalOf(act('Closed', [{ name: 'a' }])), 'Closed.Input needs a constructor without parameters');
  assert.equal(refusalOf(act('Nowhere', [])), 'There is no Apex action Nowhere');
});

test('the action of an installed package is named by its namespace, and no other than a global one is found', async () => {
  const action = (visibility: string, name: string): string =>
    `${visibility} with sharing class ${name} { @InvocableMethod ${visibility} static List<String> echo(List<String> words) { return words; } }`;
  const packaged = scratchProject({ Shown: action('global', 'Shown'), Inner: action('public', 'Inner') }, {}, 'acme');
  const installed = openOrg({
    project: { directory: packaged.folder, cacheFolder: null, installed: { customer: null } },
    databaseFile: null,
    prepares: true,
  });
  const call = (className: string): OrgResponse =>
    handleRequest(installed.org, installed.administratorId, { kind: 'action', className, inputs: [{ words: 'x' }] });
  try {
    assert.deepEqual(valuesOf(call('acme__Shown')), [{ output: 'x' }]);
    for (const name of ['Shown', 'acme.Shown', 'acme__Inner', 'other__Shown'])
      assert.equal(refusalOf(call(name)), `There is no Apex action ${name}`);
  } finally {
    await installed.close();
    packaged.remove();
  }
});
