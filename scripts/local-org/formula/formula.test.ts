import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { FieldSchema, SchemaRegistry } from '../contracts/schema.ts';
import { field } from '../schema/field.ts';
import type { FieldParts } from '../schema/field.ts';
import { ApexDate } from '../values/apex-date.ts';
import { ApexDatetime } from '../values/apex-datetime.ts';
import { ApexDecimal } from '../values/apex-decimal.ts';
import { asText } from './values/coerce.ts';
import { compileFormula, compileFormulaField } from './compile.ts';
import type { FormulaInput } from './compile.ts';

const accountFields: readonly FieldParts[] = [
  { name: 'Name', type: 'STRING' },
  { name: 'Industry', type: 'PICKLIST' },
  { name: 'Tags__c', type: 'MULTIPICKLIST' },
  { name: 'AnnualRevenue', type: 'CURRENCY', scale: 2 },
  { name: 'NumberOfEmployees', type: 'INTEGER' },
  { name: 'Discount__c', type: 'PERCENT', scale: 2 },
  { name: 'Start__c', type: 'DATE' },
  { name: 'CreatedDate', type: 'DATETIME' },
  { name: 'IsActive__c', type: 'BOOLEAN' },
  { name: 'ParentId', type: 'REFERENCE', referenceTo: ['Account'], relationshipName: 'Parent' },
];
const fields: ReadonlyMap<string, FieldSchema> = new Map(accountFields.map((parts) => [parts.name.toLowerCase(), field(parts)]));
const schema = {
  findObject: (name: string) => (name.toLowerCase() === 'account' ? { name: 'Account' } : null),
  findField: (_object: string, name: string) => fields.get(name.toLowerCase()) ?? null,
  findParentRelationship: (_object: string, name: string) => (name.toLowerCase() === 'parent' ? (fields.get('parentid') ?? null) : null),
} as unknown as SchemaRegistry;

const values: Readonly<Record<string, unknown>> = {
  Name: 'Acme "Widgets"',
  Industry: 'Energy',
  Tags__c: 'a;b;c',
  AnnualRevenue: ApexDecimal.of('1000.10'),
  NumberOfEmployees: 7,
  Discount__c: ApexDecimal.of('12.5'),
  Start__c: ApexDate.of(2024, 1, 31),
  CreatedDate: new ApexDatetime(Date.UTC(2024, 4, 1, 23, 30)),
  IsActive__c: true,
  'Parent.Name': 'Parent Inc',
};
const prior: Readonly<Record<string, unknown>> = { ...values, Name: 'Old' };

function input(overrides: Partial<FormulaInput> = {}): FormulaInput {
  return {
    read: (path) => values[path.join('.')] ?? null,
    readPrior: (path) => prior[path.join('.')] ?? null,
    isNew: false,
    now: Date.UTC(2024, 11, 31, 23, 0),
    timeZone: 'Europe/Berlin',
    ...overrides,
  };
}

const cases: readonly (readonly [formula: string, expected: string])[] = [
  ['1 + 2 * 3', '7'],
  ['0.1 + 0.2', '0.3'],
  ['(1 + 2) * 3 - -4', '13'],
  ['10 / 4', '2.5'],
  ['2 ^ 10', '1024'],
  ['1 / 3 * 3 > 0.999', 'true'],
  ['"a" & 1 & "b"', 'a1b'],
  ['"a" + "b"', 'ab'],
  ['name', 'Acme "Widgets"'],
  ['Parent.Name', 'Parent Inc'],
  ['Parent.Parent.Name', ''],
  ['IF(AnnualRevenue > 1000, "big", "small")', 'big'],
  ['CASE(Industry, "Banking", 1, "Energy", 2, 3)', '2'],
  ['AND(IsActive__c, NOT(ISBLANK(Name)), TRUE)', 'true'],
  ['IsActive__c && Name = "x" || FALSE', 'false'],
  ['OR(ISPICKVAL(Industry, "Energy"), 1/0 > 1)', 'true'],
  ['INCLUDES(Tags__c, "b")', 'true'],
  ['Discount__c * 100', '12.5'],
  ['ISBLANK(Parent.AnnualRevenue)', 'true'],
  ['Parent.AnnualRevenue > 5', 'false'],
  ['BLANKVALUE(Parent.AnnualRevenue, 9)', '9'],
  ['"abc" = "ABC"', 'false'],
  ['CONTAINS("abc", "b")', 'true'],
  ['BEGINS(Name, "Acme")', 'true'],
  ['FIND("c", "abcabc", 4)', '6'],
  ['SUBSTITUTE("a.b.c", ".", "-")', 'a-b-c'],
  ['MID("abcdef", 2, 3)', 'bcd'],
  ['RIGHT("abcdef", 2) & LEFT("abcdef", 1)', 'efa'],
  ['LPAD("7", 3, "0") & RPAD("x", 3, "-")', '007x--'],
  ['REGEX("1234", "[0-9]{4}")', 'true'],
  ['REGEX("12345", "\\\\d{4}")', 'false'],
  ['VALUE("12.50") + 1', '13.5'],
  ['TEXT(NumberOfEmployees)', '7'],
  ['ROUND(2.345, 2)', '2.35'],
  ['ROUND(-2.5, 0)', '-3'],
  ['ROUND(1234, -2)', '1200'],
  ['CEILING(2.1) + FLOOR(2.9) + MOD(7, 4)', '8'],
  ['MAX(1, 3, 2) - MIN(4, 2)', '1'],
  ['ABS(-4) + SQRT(16) + LOG(100)', '10'],
  ['TODAY()', '2025-01-01'],
  ['YEAR(Start__c) & "/" & TEXT(MONTH(Start__c)) & "/" & TEXT(DAY(Start__c))', '2024/1/31'],
  ['ADDMONTHS(Start__c, 1)', '2024-02-29'],
  ['DATE(2024, 3, 1) - DATE(2024, 2, 1)', '29'],
  ['Start__c + 1', '2024-02-01'],
  ['DATEVALUE(CreatedDate)', '2024-05-02'],
  ['TEXT(CreatedDate)', '2024-05-01 23:30:00Z'],
  ['DATETIMEVALUE("2024-05-02 11:30:00") - CreatedDate', '0.5'],
  ['WEEKDAY(DATE(2024, 9, 1))', '1'],
  ['ISCHANGED(Name) && PRIORVALUE(Name) = "Old"', 'true'],
  ['ISNEW()', 'false'],
  ['CASESAFEID("001D000000IqhSL")', '001D000000IqhSLIAZ'],
  ['HYPERLINK("/x", "go", "_self")', '<a href="/x" target="_self">go</a>'],
  ['/* note */ TRIM(UPPER("  ab ")) /* end */', 'AB'],
];

for (const [formula, expected] of cases) {
  test(`${formula} gives ${expected}`, () => {
    assert.equal(asText(compileFormula(formula, 'Account', schema).evaluate(input())), expected);
  });
}

const refused: readonly (readonly [formula: string, message: RegExp])[] = [
  ['Nmae', /Field Nmae does not exist\. Check spelling\./],
  ['Parent.Foo__c', /Field Parent\.Foo__c does not exist/],
  ['FOO(1)', /Unknown function FOO\. Check spelling\./],
  ['VLOOKUP(1, 2, 3)', /VLOOKUP is not supported by the local org/],
  ['LEN()', /Incorrect number of parameters for function LEN\(\)\. Expected 1, received 0/],
  ['1 +', /Syntax error at the end/],
  ['(1', /Missing '\)'/],
];

for (const [formula, message] of refused) {
  test(`${formula} is refused by name`, () => {
    assert.throws(() => compileFormula(formula, 'Account', schema), message);
  });
}

test('a formula field is rounded to its scale, a percentage times 100, an error null', () => {
  const compute = (formula: string, parts: Partial<FieldParts>): string =>
    String(compileFormulaField('Account', field({ name: 'F__c', type: 'DOUBLE', formula, ...parts }), schema).compute(input()));
  assert.equal(compute('AnnualRevenue / 3', { scale: 2 }), '333.37');
  assert.equal(compute('Discount__c', { type: 'PERCENT', scale: 1 }), '12.5');
  assert.equal(compute('1 / 0', { scale: 2 }), 'null');
});

test('blanks count as zero only where the field says so', () => {
  const compute = (treats: boolean): string =>
    String(
      compileFormulaField(
        'Account',
        field({ name: 'F__c', type: 'DOUBLE', formula: 'Parent.AnnualRevenue + 5', formulaTreatsBlankAsZero: treats }),
        schema,
      ).compute(input()),
    );
  assert.equal(compute(true), '5');
  assert.equal(compute(false), 'null');
});

test('the paths to load are canonical', () => {
  assert.deepEqual(
    compileFormula('name & PARENT.parent.name', 'Account', schema).paths.map((path) => path.parts.join('.')),
    ['Name', 'Parent.Parent.Name'],
  );
});
