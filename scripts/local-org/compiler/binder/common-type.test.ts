/** What two branches of a ternary, or two sides of ??, make together. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { typeName } from '../../contracts/types.ts';
import { bindLast, problemsOf } from './test-support/bind.ts';

/** Two expressions -> the type of both mixes, whichever of the two comes first. */
const TYPES: readonly (readonly [string, string, string])[] = [
  ['UserInfo.getUserId()', "''", 'String'],
  ["Id.valueOf('001000000000001')", "''", 'Id'],
  ["Id.valueOf('001000000000001')", 'null', 'Id'],
  ['1', '2L', 'Long'],
  ['1', '2.5', 'Decimal'],
  ['1L', '2.5d', 'Double'],
  ['2.5', '2.5d', 'Decimal'],
  ['Date.today()', 'System.now()', 'Datetime'],
  ['new Account()', 'null', 'Account'],
  ['(SObject) new Account()', 'new Account()', 'SObject'],
  ['(Object) 1', "'text'", 'Object'],
  ['new List<Account>()', 'new List<SObject>()', 'List<SObject>'],
  ['[SELECT Id FROM Account]', 'new Account()', 'Account'],
];

for (const [one, other, expected] of TYPES) {
  test(`${one} and ${other} make ${expected}`, () => {
    for (const [first, second] of [
      [one, other],
      [other, one],
    ] as const) {
      assert.equal(typeName(bindLast(`Boolean is = true; Object value = is ? ${first} : ${second};`).type), expected);
      assert.equal(typeName(bindLast(`Object value = ${first} ?? ${second};`).type), expected);
    }
  });
}

/** What the platform does not compile: the two, and their names as the ternary's message has them. */
const REFUSED: readonly (readonly [string, string, string, string])[] = [
  ["'text'", '1', 'String', 'Integer'],
  ['true', "'text'", 'Boolean', 'String'],
  ['new Account()', 'new Contact()', 'Account', 'Contact'],
  ['new List<Account>()', 'new List<Contact>()', 'List<Account>', 'List<Contact>'],
  ['new Dog()', 'new Cat()', 'Mixed.Dog', 'Mixed.Cat'],
  ['Date.today()', '1', 'Date', 'Integer'],
];

const members = 'virtual class Animal {} class Dog extends Animal {} class Cat extends Animal {}';

for (const [first, second, firstType, secondType] of REFUSED) {
  test(`${first} and ${second} make nothing`, () => {
    const within = (expression: string): string[] =>
      problemsOf({ Mixed: `public class Mixed { ${members}\nObject run(Boolean is) {\nreturn ${expression}; } }` });
    assert.deepEqual(within(`is ? ${first} : ${second}`), [`3:8 Incompatible types in ternary operator: ${secondType}, ${firstType}`]);
    assert.deepEqual(within(`${first} ?? ${second}`), [`3:8 Incompatible types in null coalescing operator: ${firstType}, ${secondType}`]);
  });
}

test('a class and the one that it extends make the latter', () => {
  const mixed = `public class Mixed { ${members}\nAnimal run(Boolean is) { return is ? new Dog() : new Animal(); }\nAnimal other(Dog one) { return one ?? new Animal(); } }`;
  assert.deepEqual(problemsOf({ Mixed: mixed }), []);
});
