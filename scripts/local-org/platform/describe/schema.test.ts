import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { queryOrg } from '../../database/test-support/query-org.ts';
import { ApexList } from '../../values/apex-list.ts';
import type { ApexMap } from '../../values/apex-map.ts';
import { setPlatformEnumSource } from '../../values/apex-enum.ts';
import { sobjectFieldToken, sobjectTypeToken } from '../../values/schema-tokens.ts';
import { tables } from './index.ts';

setPlatformEnumSource((name) =>
  name === 'Schema.DisplayType' ? ['CURRENCY', 'ID', 'PICKLIST', 'REFERENCE', 'STRING'] : ['DOUBLE', 'ID', 'STRING'],
);
const readOnly = { read: true, create: false, edit: false, delete: false, viewAll: false, modifyAll: false };
const org = queryOrg({
  access: { object: () => readOnly, field: (_object, field) => ({ readable: field !== 'Industry', editable: false }) },
});

function call(type: string, member: string, ...parameters: readonly unknown[]): unknown {
  const found = tables.find((table) => table.name === type)?.members[member] as ((...values: unknown[]) => unknown) | undefined;
  assert.ok(found !== undefined, `${type}.${member}`);
  return org.within(() => found(...parameters));
}

const account = call('Schema.SObjectType', 'getDescribe()', sobjectTypeToken('Account'));
const fieldOf = (name: string): unknown => call('Schema.SObjectField', 'getDescribe()', sobjectFieldToken('Account', name));

describe('describe results', () => {
  const cases: readonly (readonly [type: string, member: string, subject: unknown, expected: unknown])[] = [
    ['Schema.DescribeSObjectResult', 'getName()', account, 'Account'],
    ['Schema.DescribeSObjectResult', 'getKeyPrefix()', account, '001'],
    ['Schema.DescribeSObjectResult', 'get LabelPlural', account, 'Accounts'],
    ['Schema.DescribeSObjectResult', 'isAccessible()', account, true],
    ['Schema.DescribeSObjectResult', 'isCreateable()', account, false],
    ['Schema.DescribeSObjectResult', 'isCustom()', account, false],
    ['Schema.DescribeFieldResult', 'getLabel()', fieldOf('Name'), 'Account Name'],
    ['Schema.DescribeFieldResult', 'getLength()', fieldOf('Name'), 255],
    ['Schema.DescribeFieldResult', 'get NameField', fieldOf('Name'), true],
    ['Schema.DescribeFieldResult', 'isNillable()', fieldOf('Name'), false],
    ['Schema.DescribeFieldResult', 'isAccessible()', fieldOf('Industry'), false],
    ['Schema.DescribeFieldResult', 'isUpdateable()', fieldOf('Name'), false],
    ['Schema.DescribeFieldResult', 'getRelationshipName()', fieldOf('ParentId'), 'Parent'],
    ['Schema.DescribeFieldResult', 'getCompoundFieldName()', fieldOf('BillingCity'), 'BillingAddress'],
  ];
  for (const [type, member, subject, expected] of cases)
    it(`${type}.${member} is ${String(expected)}`, () => assert.equal(call(type, member, subject), expected));

  it('gives enums, tokens and picklist entries', () => {
    assert.equal(String(call('Schema.DescribeFieldResult', 'getType()', fieldOf('AnnualRevenue'))), 'CURRENCY');
    assert.equal(
      (call('Schema.DescribeFieldResult', 'getReferenceTo()', fieldOf('ParentId')) as ApexList).items[0],
      sobjectTypeToken('Account'),
    );
    assert.equal((call('Schema.DescribeFieldResult', 'getPicklistValues()', fieldOf('Rating')) as ApexList).size, 3);
    assert.ok((call('Schema.DescribeSObjectResult', 'getChildRelationships()', account) as ApexList).size > 40);
  });
  it('finds objects and fields in any case', () => {
    const objects = call('System.Schema', 'static getGlobalDescribe()') as ApexMap;
    assert.equal(objects.get('aCCount'), sobjectTypeToken('Account'));
    assert.equal(
      org.within(() => objects.containsKey('nope__c')),
      false,
    );
    assert.ok([...objects.entries()].every(([name]) => name === String(name).toLowerCase()));
    const fields = call('Schema.SObjectTypeFields', 'getMap()', call('Schema.DescribeSObjectResult', 'getFields()', account)) as ApexMap;
    assert.equal(fields.get('ANNUALREVENUE'), sobjectFieldToken('Account', 'AnnualRevenue'));
  });
  it('refuses unknown objects', () => {
    assert.throws(
      () => call('System.Schema', 'static describeSObjects(List<String>)', new ApexList({ kind: 'primitive', name: 'String' }, ['Nope'])),
      (error: { getMessage(): string }) => /Nope/.test(error.getMessage()),
    );
  });
});
