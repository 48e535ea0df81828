import assert from 'node:assert/strict';
import { test } from 'node:test';
import { callingCode, transaction } from '../../contracts/transaction.ts';
import { primitive } from '../../contracts/types.ts';
import type { PlatformFunction } from '../../contracts/values.ts';
import { createTestOrg, dml, record } from '../../database/test-support/test-org.ts';
import type { SObjectValue } from '../../values/index.ts';
import {
  ApexDatetime,
  ApexDecimal,
  ApexException,
  ApexList,
  ApexMap,
  TypeToken,
  platformEnum,
  platformType,
  sobjectFieldToken,
  sobjectTypeToken,
} from '../../values/index.ts';
import { findPlatformFunction } from '../index.ts';
import { prepareOrgTables } from '../../org/transaction/org-tables.ts';
import { idsInMemory, storedIds } from './cursor-ids.ts';
import { byIds } from './cursor.ts';

type Call = (...parameters: unknown[]) => unknown;

function call(typeName: string, key: string): Call {
  const found: PlatformFunction | null = findPlatformFunction(typeName, key);
  assert.ok(found !== null, `${typeName}.${key} has no implementation`);
  return found as Call;
}

const database = (key: string): Call => call('System.Database', `static ${key}`);
const list = (records: readonly SObjectValue[]): ApexList<SObjectValue> => new ApexList({ kind: 'sobject', name: 'SObject' }, [...records]);

function messageOf(work: () => unknown): string {
  try {
    work();
  } catch (error) {
    assert.ok(error instanceof ApexException, String(error));
    return `${error.getTypeName()}: ${error.getMessage()}`;
  }
  return 'no exception';
}

test('Database.insert gives a result for each row, with the status code as an enum', () => {
  createTestOrg().as(null, () => {
    const results = database('insert(List<SObject>, Boolean)')(
      list([record('Account', { Name: 'A' }), record('Account', {})]),
      false,
    ) as ApexList;
    const success = results.items.map((result) => call('Database.SaveResult', 'isSuccess()')(result));
    assert.deepEqual(success, [true, false]);
    const [error] = (call('Database.SaveResult', 'getErrors()')(results.get(1)) as ApexList).items;
    assert.equal(String(call('Database.Error', 'getStatusCode()')(error)), 'REQUIRED_FIELD_MISSING');
    assert.equal(call('Database.SaveResult', 'getId()')(results.get(1)), null);
  });
});

test('upsert takes the field as a token, delete takes Ids', () => {
  createTestOrg().as(null, () => {
    const result = database('upsert(SObject, Schema.SObjectField)')(
      record('Invoice__c', { Name: 'I', Code__c: 'A' }),
      sobjectFieldToken('Invoice__c', 'Code__c'),
    );
    assert.equal(call('Database.UpsertResult', 'isCreated()')(result), true);
    const id = call('Database.UpsertResult', 'getId()')(result);
    assert.equal(call('Database.DeleteResult', 'isSuccess()')(database('delete(Id)')(id)), true);
    assert.equal(
      call(
        'Database.EmptyRecycleBinResult',
        'isSuccess()',
      )((database('emptyRecycleBin(List<Object>)')(new ApexList(primitive('Id'), [id])) as ApexList).get(0)),
      true,
    );
    assert.match(
      messageOf(() => database('undelete(Id)')(id)),
      /INVALID_CROSS_REFERENCE_KEY/,
    );
  });
});

function countAllRows(objectName: string): number | null {
  const soql = `SELECT COUNT() FROM ${objectName} ALL ROWS`;
  return transaction().database.query({ soql, binds: new Map(), access: 'system', sharing: false }).count;
}

test('what is emptied from the recycle bin is gone for ALL ROWS and getDeleted, with what its deletion took along', () => {
  const org = createTestOrg();
  org.as(null, () => {
    const invoice = record('Invoice__c', { Name: 'I' });
    dml('insert', [invoice]);
    const [line, early] = [record('Line__c', { Invoice__c: invoice.id }), record('Line__c', { Invoice__c: invoice.id })];
    dml('insert', [line, early]);
    dml('delete', [early]);
    dml('delete', [invoice]);
    assert.deepEqual(['Invoice__c', 'Line__c'].map(countAllRows), [1, 2], 'in the bin, ALL ROWS finds them');
    const empty = (): unknown =>
      (database('emptyRecycleBin(List<Object>)')(new ApexList(primitive('Id'), [invoice.id])) as ApexList).get(0);
    const isSuccess = call('Database.EmptyRecycleBinResult', 'isSuccess()');
    assert.equal(isSuccess(empty()), true);
    assert.deepEqual(['Invoice__c', 'Line__c'].map(countAllRows), [0, 1], 'what went before it has an entry of its own');
    const deleted = database('getDeleted(String, Datetime, Datetime)')(
      'Invoice__c',
      new ApexDatetime(org.clock.milliseconds - 60_000),
      new ApexDatetime(org.clock.milliseconds + 60_000),
    );
    assert.equal((call('Database.GetDeletedResult', 'getDeletedRecords()')(deleted) as ApexList).size, 0);
    assert.equal(isSuccess(empty()), false, 'a second time there is nothing');
    assert.match(
      messageOf(() => database('undelete(Id)')(early.id)),
      /UNDELETE_FAILED/,
      'its master is gone',
    );
  });
});

test('dynamic queries bind from a map, from variables, or fail by name', () => {
  createTestOrg().as(null, () => {
    dml(
      'insert',
      ['A', 'B'].map((name) => record('Account', { Name: name })),
    );
    const map = new ApexMap<unknown, unknown>(primitive('String'), primitive('Object'), [['wanted', 'A']]);
    const found = database('queryWithBinds(String, Map<String,Object>, AccessLevel)')(
      'SELECT Name FROM Account WHERE Name = :wanted',
      map,
      null,
    ) as ApexList<SObjectValue>;
    assert.deepEqual(
      found.items.map((row) => row.fields.get('Name')),
      ['A'],
    );
    callingCode.resolveBind = (name) => (name === 'chosen' ? { value: 'B' } : undefined);
    assert.equal((database('query(String)')('SELECT Id FROM Account WHERE Name = :chosen') as ApexList).size, 1);
    assert.equal(
      messageOf(() => database('query(String)')('SELECT Id FROM Account WHERE Name = :other')),
      'System.QueryException: Variable does not exist: other',
    );
    callingCode.resolveBind = null;
    assert.equal(database('countQuery(String)')('SELECT COUNT() FROM Account'), 2);
  });
});

test('a savepoint takes changes back, and not twice', () => {
  createTestOrg().as(null, () => {
    const savepoint = database('setSavepoint()')();
    dml('insert', [record('Account', { Name: 'A' })]);
    database('rollback(Savepoint)')(savepoint);
    assert.equal(database('countQuery(String)')('SELECT COUNT() FROM Account'), 0);
    database('releaseSavepoint(Savepoint)')(savepoint);
    assert.match(
      messageOf(() => database('rollback(Savepoint)')(savepoint)),
      /System\.TypeException/,
    );
  });
});

test('a cursor keeps its Ids; deleted rows are missing from a fetch', () => {
  const org = createTestOrg();
  org.as(null, () => {
    const rows = ['A', 'B', 'C'].map((name) => record('Account', { Name: name }));
    dml('insert', rows);
    const cursor = database('getCursor(String)')('SELECT Id, Name FROM Account ORDER BY Name');
    dml('delete', [rows[1] as SObjectValue]);
    dml('insert', [record('Account', { Name: 'D' })]);
    assert.equal(call('Database.Cursor', 'getNumRecords()')(cursor), 3);
    const page = call('Database.Cursor', 'fetch(Integer, Integer)')(cursor, 0, 3) as ApexList<SObjectValue>;
    assert.deepEqual(
      page.items.map((row) => row.fields.get('Name')),
      ['A', 'C'],
    );
    assert.equal(org.consumed.get('FetchCallsOnApexCursor'), 1);
  });
});

test('a cursor reads the Ids only, and lives for two days', () => {
  const org = createTestOrg();
  org.as(null, () => {
    dml(
      'insert',
      ['A', 'B', 'C'].map((name) => record('Account', { Name: name })),
    );
    org.consumed.clear();
    const cursor = database('getCursor(String)')('SELECT Id, Name FROM Account ORDER BY Name DESC');
    assert.equal(org.consumed.get('ApexCursorRows'), 3);
    assert.equal(org.consumed.get('QueryRows') ?? 0, 0);
    const fetch = call('Database.Cursor', 'fetch(Integer, Integer)');
    assert.deepEqual(
      (fetch(cursor, 1, 2) as ApexList<SObjectValue>).items.map((row) => row.fields.get('Name')),
      ['B', 'A'],
    );
    assert.equal(org.consumed.get('QueryRows'), 2);
    org.clock.milliseconds += 2 * 24 * 3_600_000 + 1;
    assert.match(
      messageOf(() => fetch(cursor, 0, 1)),
      /System\.FatalCursorException/,
    );
  });
});

test('the Ids of a cursor that a job takes along are stored once, in parts', () => {
  const org = createTestOrg();
  prepareOrgTables(org.storage);
  const ids = Array.from({ length: 25_000 }, (_, index) => `001${String(index).padStart(15, '0')}`);
  let written = '';
  org.as(null, () => {
    transaction().storage.beginWrite();
    const kept = idsInMemory(ids.join(''));
    written = kept.store(transaction().clock.now());
    assert.equal(kept.store(transaction().clock.now()), written);
    assert.ok(written.length < 100, 'the state of the job holds none of them');
  });
  org.as(null, () => {
    const read = storedIds(written);
    assert.equal(read.size, 25_000);
    assert.deepEqual(read.slice(9_999, 3), ids.slice(9_999, 10_002));
    assert.deepEqual(read.slice(24_999, 1), ids.slice(24_999));
    assert.deepEqual(read.slice(0, 0), []);
    assert.equal(read.store(0), written);
  });
});

test('the query of a page keeps the fields and drops the rest', () => {
  assert.equal(
    byIds('SELECT Id, (SELECT Id FROM Contacts) FROM Account a WHERE Name = :x WITH USER_MODE ORDER BY Name'),
    'SELECT Id, (SELECT Id FROM Contacts) FROM Account a WHERE Id IN :cursorIds WITH USER_MODE',
  );
});

test('merge moves the children and names the master', () => {
  const org = createTestOrg();
  const fired: string[] = [];
  for (const event of ['before delete', 'after delete', 'before update', 'after update'])
    org.triggers.set(`Account ${event}`, ({ oldRecords }) =>
      fired.push(`${event} ${String(oldRecords?.[0]?.fields.get('MasterRecordId') !== null)}`),
    );
  org.as(null, () => {
    const [master, loser] = [record('Account', { Name: 'Master' }), record('Account', { Name: 'Loser' })];
    dml('insert', [master, loser]);
    const contact = record('Contact', { LastName: 'C', AccountId: loser.id });
    dml('insert', [contact]);
    const result = database('merge(SObject, SObject)')(master, loser);
    assert.equal(call('Database.MergeResult', 'isSuccess()')(result), true);
    assert.deepEqual((call('Database.MergeResult', 'getUpdatedRelatedIds()')(result) as ApexList).items, [contact.id]);
    const stored = org.storage.get('SELECT "MasterRecordId" AS master, "IsDeleted" AS deleted FROM "Account" WHERE "Id" = ?', [loser.id]);
    assert.deepEqual([stored?.['master'], Number(stored?.['deleted'])], [master.id, 1]);
    assert.equal(org.storage.get('SELECT "AccountId" AS account FROM "Contact"')?.['account'], master.id);
    assert.deepEqual(fired, ['before delete false', 'after delete true', 'before update false', 'after update false']);
  });
});

test('hierarchy settings fall back field by field to the org and to the defaults', () => {
  const org = createTestOrg();
  org.as(null, () => {
    const token = sobjectTypeToken('Config__c');
    const limit = (value: unknown): string => String((value as SObjectValue).fields.get('Limit__c'));
    assert.equal(limit(call('System.SObject', 'getInstance()')(token)), '5');
    dml('insert', [record('Config__c', { Limit__c: ApexDecimal.of('7') })]);
    assert.equal(limit(call('System.SObject', 'getOrgDefaults()')(token)), '7');
    const ofUser = call('System.SObject', 'getInstance()')(token) as SObjectValue;
    assert.deepEqual([ofUser.id, ofUser.fields.get('SetupOwnerId'), limit(ofUser)], [null, org.administratorId, '7']);
    dml('insert', [record('Config__c', { SetupOwnerId: org.administratorId, Limit__c: ApexDecimal.of('9') })]);
    assert.equal(limit(call('System.SObject', 'getInstance()')(token)), '9');
    assert.match(
      messageOf(() => dml('insert', [record('Config__c', { Limit__c: null })])),
      /DUPLICATE_VALUE/,
    );
  });
});

test("list settings are the org's, found by name, and a name is there once", () => {
  const org = createTestOrg();
  org.as(null, () => {
    const token = sobjectTypeToken('Route__c');
    dml('insert', [record('Route__c', { Name: 'north', Path__c: '/n' })]);
    const found = call('System.SObject', 'getValues(String)')(token, 'north') as SObjectValue;
    assert.equal(found.fields.get('Path__c'), '/n');
    assert.equal(found.fields.get('SetupOwnerId'), org.storage.get('SELECT "Id" AS "id" FROM "Organization"')?.['id']);
    assert.equal(call('System.SObject', 'getValues(String)')(token, 'south'), null);
    assert.match(
      messageOf(() => dml('insert', [record('Route__c', { Name: 'NORTH', Path__c: '/x' })])),
      /DUPLICATE_VALUE/,
    );
  });
});

test('custom metadata is read without a query and cannot be written', () => {
  const org = createTestOrg();
  org.as(null, () => {
    const all = call('System.SObject', 'getAll()')(sobjectTypeToken('Rule__mdt')) as ApexMap<string, SObjectValue>;
    assert.equal(String(all.get('First')?.fields.get('Weight__c')), '1.5');
    assert.equal(org.consumed.get('Queries'), undefined);
  });
});

test('stripInaccessible takes away what the user may not write', () => {
  const org = createTestOrg();
  const userId = org.as(null, () => {
    const profile = org.storage.get(`SELECT "Id" AS id FROM "Profile" WHERE "Name" = 'Read Only'`)?.['id'];
    const user = record('User', {
      Username: 'reader@example.com',
      LastName: 'Reader',
      Email: 'reader@example.com',
      Alias: 'reader',
      TimeZoneSidKey: 'GMT',
      LocaleSidKey: 'en_US',
      EmailEncodingKey: 'UTF-8',
      LanguageLocaleKey: 'en_US',
      ProfileId: profile,
    });
    dml('insert', [user]);
    return user.id;
  });
  org.as(userId, () => {
    const source = list([record('Account', { Name: 'A', Industry: 'Energy' })]);
    const decision = call('System.Security', 'static stripInaccessible(AccessType, List<SObject>, Boolean)')(
      platformEnum('System.AccessType', 'CREATABLE'),
      source,
      false,
    );
    const [kept] = (call('System.SObjectAccessDecision', 'getRecords()')(decision) as ApexList<SObjectValue>).items;
    assert.equal(kept?.fields.has('Industry'), false);
    assert.equal(
      messageOf(() =>
        call('System.Security', 'static stripInaccessible(AccessType, List<SObject>)')(
          platformEnum('System.AccessType', 'CREATABLE'),
          source,
        ),
      ),
      'System.NoAccessException: No access to entity: Account',
    );
    const parent = record('Account', { Name: 'A' });
    parent.children.set('Contacts', list([record('Contact', { LastName: 'L' })]));
    const stripped = call('System.Security', 'static stripInaccessible(AccessType, List<SObject>, Boolean)')(
      platformEnum('System.AccessType', 'CREATABLE'),
      list([parent]),
      false,
    );
    const [childless] = (call('System.SObjectAccessDecision', 'getRecords()')(stripped) as ApexList<SObjectValue>).items;
    assert.equal(childless?.children.has('Contacts'), false);
  });
});

test('a lead is converted into account, contact and opportunity', () => {
  const org = createTestOrg();
  org.as(null, () => {
    const lead = record('Lead', { FirstName: 'Ann', LastName: 'Lee', Company: 'Acme' });
    dml('insert', [lead]);
    const request = call('Database.LeadConvert', 'new ()')();
    call('Database.LeadConvert', 'setLeadId(Id)')(request, lead.id);
    call('Database.LeadConvert', 'setConvertedStatus(String)')(request, 'Closed - Converted');
    const result = database('convertLead(Database.LeadConvert)')(request);
    assert.equal(call('Database.LeadConvertResult', 'isSuccess()')(result), true);
    const stored = org.storage.get('SELECT "IsConverted" AS converted, "ConvertedAccountId" AS account FROM "Lead"');
    assert.deepEqual(
      [Number(stored?.['converted']), stored?.['account']],
      [1, call('Database.LeadConvertResult', 'getAccountId()')(result)],
    );
  });
});

test('getDeleted and getUpdated look at a span of minutes', () => {
  const org = createTestOrg();
  org.as(null, () => {
    const [kept, gone] = [record('Account', { Name: 'A' }), record('Account', { Name: 'B' })];
    dml('insert', [kept, gone]);
    dml('delete', [gone]);
    const span = [new ApexDatetime(org.clock.milliseconds - 60_000), new ApexDatetime(org.clock.milliseconds + 60_000)];
    assert.deepEqual(
      (call('Database.GetUpdatedResult', 'getIds()')(database('getUpdated(String, Datetime, Datetime)')('Account', ...span)) as ApexList)
        .items,
      [kept.id],
    );
    assert.equal(
      (
        call(
          'Database.GetDeletedResult',
          'getDeletedRecords()',
        )(database('getDeleted(String, Datetime, Datetime)')('Account', ...span)) as ApexList
      ).size,
      1,
    );
  });
});

test('results can be made from JSON, as tests that mock them do', () => {
  createTestOrg().as(null, () => {
    const deserialize = call('System.JSON', 'static deserialize(String, Type)');
    const type = new TypeToken(platformType('Database.SaveResult'));
    const result = deserialize(
      '{"success":false,"id":"001Lo0000000001IAA","errors":[{"message":"No","statusCode":"DUPLICATE_VALUE"}]}',
      type,
    );
    assert.equal(call('Database.SaveResult', 'isSuccess()')(result), false);
    assert.equal(
      String(call('Database.Error', 'getStatusCode()')((call('Database.SaveResult', 'getErrors()')(result) as ApexList).get(0))),
      'DUPLICATE_VALUE',
    );
  });
});

test('a locked record is closed to those who may not modify all data', () => {
  const org = createTestOrg();
  const account = record('Account', { Name: 'A' });
  const userId = org.as(null, () => {
    dml('insert', [account]);
    call('System.Approval', 'static lock(Id)')(account.id);
    assert.equal(call('System.Approval', 'static isLocked(Id)')(account.id), true);
    dml('update', [record('Account', { Id: account.id, Name: 'B' })]);
    return org.storage.get(`SELECT "Id" AS id FROM "User" WHERE "UserType" = 'AutomatedProcess'`)?.['id'] as string;
  });
  org.as(userId, () =>
    assert.match(
      messageOf(() => dml('update', [record('Account', { Id: account.id, Name: 'C' })])),
      /ENTITY_IS_LOCKED/,
    ),
  );
});
