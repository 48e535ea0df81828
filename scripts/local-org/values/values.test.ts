import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { primitive } from '../contracts/types.ts';
import type { ApexType } from '../contracts/types.ts';
import {
  ApexDate,
  ApexDatetime,
  ApexDecimal,
  ApexDouble,
  ApexList,
  ApexMap,
  ApexSet,
  ApexTime,
  SObjectValue,
  apexException,
  castTo,
  compareValues,
  equalOperands,
  equalValues,
  isInstance,
  sameId,
  stringToId,
  toApexString,
  toDecimal,
} from './index.ts';

const integer = primitive('Integer');
const text = primitive('String');
const decimal = (written: string): ApexDecimal => ApexDecimal.of(written);

function failure(work: () => unknown): string {
  try {
    work();
  } catch (problem) {
    return toApexString(problem);
  }
  return 'no exception';
}

function sequence(length: number): number[] {
  return Array.from({ length }, (_unused, index) => index);
}

describe('Decimal', () => {
  const cases: readonly (readonly [string, ApexDecimal, string])[] = [
    ['addition keeps the larger scale', decimal('1.10').add(decimal('2')), '3.10'],
    ['subtraction keeps the larger scale', decimal('1').subtract(decimal('0.25')), '0.75'],
    ['multiplication adds the scales', decimal('1.5').multiply(decimal('2.00')), '3.000'],
    ['a quotient that ends is exact', decimal('10').divide(decimal('4')), '2.5'],
    ['a quotient keeps the preferred scale', decimal('6.00').divide(decimal('2')), '3.00'],
    ['a quotient that does not end is rounded', decimal('1').divide(decimal('3')), '0.3333333333333333333333333333333333'],
    ['a quotient of tens stays plain', decimal('100').divide(decimal('2.0')), '50'],
    ['HALF_EVEN goes to the even neighbour', decimal('2.5').setScale(0, 'HALF_EVEN'), '2'],
    ['HALF_UP goes away from zero', decimal('-2.5').setScale(0, 'HALF_UP'), '-3'],
    ['CEILING of a negative', decimal('-1.1').setScale(0, 'CEILING'), '-1'],
    ['FLOOR of a negative', decimal('-1.1').setScale(0, 'FLOOR'), '-2'],
    ['a Double keeps its shortest text', toDecimal(new ApexDouble(0.1)), '0.1'],
  ];
  for (const [name, value, expected] of cases) it(name, () => assert.equal(value.toString(), expected));
});

describe('how values print', () => {
  const cases: readonly (readonly [unknown, string])[] = [
    [null, 'null'],
    [5n, '5'],
    [new ApexDouble(1), '1.0'],
    [new ApexDouble(1e10), '1.0E10'],
    [ApexDate.of(2024, 2, 29), '2024-02-29 00:00:00'],
    [new ApexDatetime(0), '1970-01-01 00:00:00'],
    [ApexTime.of(13, 5, 9, 7), '13:05:09.007Z'],
    [new ApexList(integer, [1, null]), '(1, null)'],
    [new ApexList(integer, sequence(11)), '(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, ...)'],
    [new ApexSet(text, ['b', 'a']), '{b, a}'],
    [new ApexMap(text, integer, [['a', 1]]), '{a=1}'],
    [new SObjectValue('Account', [['Name', 'Acme']]), 'Account:{Name=Acme}'],
    [apexException('System.ListException', 'List index out of bounds: 3'), 'System.ListException: List index out of bounds: 3'],
  ];
  for (const [value, expected] of cases) it(expected, () => assert.equal(toApexString(value), expected));
});

describe('equality', () => {
  it('compares Strings without case', () => assert.ok(equalOperands('a', 'A')));
  it('compares Strings in collections with case', () => {
    assert.ok(!equalValues(new ApexList(text, ['a']), new ApexList(text, ['A'])));
    assert.ok(!new ApexSet(text, ['a']).contains('A'));
  });
  it('compares numbers across types', () => assert.ok(equalValues(100, decimal('100.00'))));
  it('compares records by their fields', () => {
    const record = (name: string): SObjectValue => new SObjectValue('Account', [['Name', name]]);
    assert.ok(equalValues(record('Acme'), record('Acme')));
    assert.ok(new ApexSet<unknown>(primitive('Object'), [record('Acme')]).contains(record('Acme')));
    assert.ok(!equalValues(record('Acme'), record('Other')));
  });
  it('compares Ids in both forms', () => {
    assert.equal(stringToId('001D000000IqhSL'), '001D000000IqhSLIAZ');
    assert.ok(sameId('001D000000IqhSL', '001D000000IqhSLIAZ'));
  });
});

describe('order', () => {
  it('puts null first and capitals before small letters', () => {
    assert.deepEqual(['b', null, 'A', 'a'].sort(compareValues), [null, 'A', 'a', 'b']);
  });
});

describe('collections', () => {
  it('reach a map through its keySet, but only to remove', () => {
    const map = new ApexMap(text, integer, [
      ['a', 1],
      ['b', 2],
    ]);
    map.keySet().remove('a');
    assert.equal(toApexString(map), '{b=2}');
    assert.equal(
      failure(() => map.keySet().add('c')),
      'System.FinalException: Collection is read-only',
    );
  });
  it('refuse changes while a loop walks them', () => {
    const set = new ApexSet(text, ['a', 'b']);
    const walk = (): void => {
      for (const item of set) set.remove(item);
    };
    assert.equal(failure(walk), 'System.FinalException: Cannot modify a collection while it is being iterated.');
    assert.ok(set.remove('a'), 'the lock ends with the loop');
  });
});

describe('runtime types', () => {
  const listOf = (element: ApexType): ApexType => ({ kind: 'list', element });
  it('know a list by its element', () => {
    assert.ok(isInstance(new ApexList(text), listOf(primitive('Object'))));
    assert.ok(!isInstance(new ApexList(text), listOf(integer)));
  });
  it('know exceptions by name and by Exception', () => {
    const exception = apexException('System.ListException', 'x');
    assert.ok(isInstance(exception, { kind: 'declared', name: 'System.Exception', origin: 'platform', arguments: [] }));
    assert.ok(!isInstance(exception, { kind: 'declared', name: 'System.DmlException', origin: 'platform', arguments: [] }));
  });
  it('widen numbers in casts and refuse the rest', () => {
    assert.equal(toApexString(castTo(1, primitive('Decimal'))), '1');
    assert.equal(
      failure(() => castTo('x', integer)),
      'System.TypeException: Invalid conversion from runtime type String to Integer',
    );
  });
});

describe('exceptions', () => {
  it('carry the failing index', () => {
    assert.equal(
      failure(() => new ApexList(integer).get(3)),
      'System.ListException: List index out of bounds: 3',
    );
    assert.equal(
      failure(() => stringToId('x')),
      'System.StringException: Invalid id: x',
    );
    assert.equal(
      failure(() => decimal('1').divide(decimal('0'))),
      'System.MathException: Divide by 0',
    );
  });
  it('have the default message of a script', () =>
    assert.equal(apexException('System.ListException').getMessage(), 'Script-thrown exception'));
});
