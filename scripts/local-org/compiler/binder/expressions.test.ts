import assert from 'node:assert/strict';
import { test } from 'node:test';
import { typeName } from '../../contracts/types.ts';
import { bindFiles, bindLast } from './test-support/bind.ts';
import { printExpression } from './print.ts';

/** Expression -> its type, as the argument of Object, which converts nothing. */
const TYPES: readonly (readonly [string, string])[] = [
  ['1', 'Integer'],
  ['-2147483648', 'Integer'],
  ['1L', 'Long'],
  ['1.5', 'Decimal'],
  ['1.5d', 'Double'],
  ["'text'", 'String'],
  ['true', 'Boolean'],
  ['1 + 2L', 'Long'],
  ['1 + 2.0', 'Decimal'],
  ['7 / 2', 'Integer'],
  ["'a' + 1", 'String'],
  ['1 << 2L', 'Integer'],
  ['true ? 1 : 2L', 'Long'],
  ["null ?? 'x'", 'String'],
  ['Date.today() + 1', 'Date'],
  ['(1) + 2 * 3L', 'Long'],
  ['new List<Account>()', 'List<Account>'],
  ['new Account[]{ new Account() }', 'List<Account>'],
  ["new Map<String, Integer>{ 'a' => 1 }", 'Map<String,Integer>'],
  ["new Map<String, Integer>{ 'a' => 1 }.keySet()", 'Set<String>'],
  ['new Map<Id, Account>([SELECT Id FROM Account]).values()', 'List<Account>'],
  ['[SELECT Id FROM Account]', 'List<Account>'],
  ['[SELECT COUNT() FROM Account]', 'Integer'],
  ['[SELECT COUNT(Id) total FROM Account]', 'List<AggregateResult>'],
  ['[SELECT Name FROM Account LIMIT 1].Name', 'String'],
  ['[SELECT Name FROM Account]?.Name', 'String'],
  ['[SELECT Name FROM Account].size()', 'Integer'],
  ["[FIND 'x' IN ALL FIELDS RETURNING Account(Id)]", 'List<List<SObject>>'],
  ['new Contact().Account.Name', 'String'],
  ['new Account().Contacts', 'List<Contact>'],
  ['new Invoice__c().Account__r.Name', 'String'],
  ['new acme__Invoice__c().Amount__c', 'Decimal'],
  ['new Account().clone()', 'Account'],
  ['Account.SObjectType', 'Schema.SObjectType'],
  ['Schema.Account.SObjectType', 'Schema.SObjectType'],
  ['Account.Name', 'Schema.SObjectField'],
  ['Schema.SObjectType.Account', 'Schema.DescribeSObjectResult'],
  ['Schema.SObjectType.Account.fields.Name', 'Schema.DescribeFieldResult'],
  ['SObjectType.Account.fields.getMap()', 'Map<String,Schema.SObjectField>'],
  ['Account.class', 'Type'],
  ['List<Account>.class', 'Type'],
  ['System.Label.Greeting', 'String'],
  ['Label.Greeting', 'String'],
  ['LoggingLevel.ERROR', 'LoggingLevel'],
  ['LoggingLevel.values()', 'List<LoggingLevel>'],
  ["LoggingLevel.valueOf('INFO')", 'LoggingLevel'],
  ['LoggingLevel.INFO.name()', 'String'],
  ['Setting__c.getInstance()', 'Setting__c'],
  ["Database.query('SELECT Id FROM Account')", 'List<SObject>'],
  ["(Account) Database.query('SELECT Id FROM Account')", 'Account'],
  ['Trigger.new', 'List<SObject>'],
  ["new DmlException('x').getMessage()", 'String'],
  ['BusinessHours.SObjectType', 'Schema.SObjectType'],
  ['~1', 'Integer'],
  ['1 > 2.0', 'Boolean'],
  ["UserInfo.getUserId() == 'x'", 'Boolean'],
  ['new Account() instanceof SObject', 'Boolean'],
];

for (const [source, expected] of TYPES) {
  test(`${source} is ${expected}`, () => {
    assert.equal(typeName(bindLast(`Object value = ${source};`).type), expected);
  });
}

/** Declaration -> the printed value. */
const TREES: readonly (readonly [string, string])[] = [
  ['Long wide = 1;', '(convert :Long Integer (literal :Integer 1))'],
  ["Id key = '001';", '(convert :Id String (literal :String "001"))'],
  ['Account one = [SELECT Id FROM Account];', '(soql :Account {text="SELECT Id FROM Account" binds=[]} "single")'],
  [
    "String a = 'x'; String b = a?.trim();",
    '(safeNavigation :String (local :String a$) temporary$ (platformCall :String (local :String temporary$) System.String.trim() []))',
  ],
  [
    'Integer i = 1; i += 2;',
    '(compoundAssign :Integer (local :Integer i$) temporary$ (arithmetic :Integer "+" "Integer" (local :Integer temporary$) (literal :Integer 2)))',
  ],
  [
    'Integer a = 1; Integer b = (a) - 1 * 2;',
    '(arithmetic :Integer "-" "Integer" (local :Integer a$) (arithmetic :Integer "*" "Integer" (literal :Integer 1) (literal :Integer 2)))',
  ],
  [
    "String name = 'x'; Object found = [SELECT Id FROM Account WHERE Name = :name /* why */ AND Site = :name.trim()];",
    '(soql :List<Account> {text="SELECT Id FROM Account WHERE Name = :b0 AND Site = :b1" binds=[(local :String name$) (platformCall :String (local :String name$) System.String.trim() [])]} "list")',
  ],
  ["Boolean same = 'a' == 'A';", '(equal :Boolean false "string" (literal :String "a") (literal :String "A"))'],
  [
    'Boolean same = 1 == 1.0;',
    '(equal :Boolean false "numeric" (convert :Decimal Integer (literal :Integer 1)) (decimalLiteral :Decimal "1.0"))',
  ],
  ["Account a = new Account(name = 'x');", '(newSObject :Account "Account" [{name="Name" value=(literal :String "x")}])'],
  ['Account other = new Account(); Object token = Account.SObjectType;', '(sobjectTypeToken :Schema.SObjectType "Account")'],
];

for (const [source, expected] of TREES) {
  test(`${source} binds as expected`, () => {
    assert.equal(printExpression(bindLast(source)), expected);
  });
}

test('overloads: the nearest conversion wins, Object comes last', () => {
  const project = bindFiles({
    Overloads: `public class Overloads {
      public static String of(Object o) { return 'Object'; }
      public static String of(Long l) { return 'Long'; }
      public static String of(Decimal d) { return 'Decimal'; }
      public static String of(String s) { return 'String'; }
      public static String of(SObject s) { return 'SObject'; }
      public static String of(List<SObject> s) { return 'List'; }
    }`,
  });
  const chosen = (argument: string): string => {
    const call = bindLast(`Overloads.of(${argument});`, project);
    return call.kind === 'call' ? call.method.key : call.kind;
  };
  assert.deepEqual(['1', '1.0', "'x'", 'UserInfo.getUserId()', 'new Account()', 'new List<Account>()', 'true', '1.0d'].map(chosen), [
    'of$Long',
    'of$Decimal',
    'of$String',
    'of$String',
    'of$SObject',
    'of$List_SObject_',
    'of$Object',
    'of$Decimal',
  ]);
});
