import assert from 'node:assert/strict';
import { test } from 'node:test';
import { mutated, mutationsOf } from './mutations.ts';

const cases: readonly (readonly [string, readonly string[]])[] = [
  ['return a == b;', ['return a != b;']],
  ['return a < b && c;', ['return a < b || c;', 'return a <= b && c;']],
  ['return !a;', ['return a;']],
  ["return a ?? 'x';", ["return 'x';", "return a ?? 'x~';"]],
  ['return a ? b : c;', ['return !(a) ? b : c;']],
  ['count++;', ['count--;']],
  ['count += 2;', ['count -= 2;', 'count += 3;']],
  ['return true;', ['return false;']],
  ['return 10L;', ['return 11L;']],
  ['return null;', []],
  ["List<Account> found = [SELECT Id FROM Account WHERE Name = 'x' LIMIT 1];", []],
  ['Map<Id, List<Account>> found = new Map<Id, List<Account>>();', []],
];

for (const [statement, expected] of cases) {
  test(`the mutants of: ${statement}`, () => {
    const source = `@SuppressWarnings('PMD.X') class C {\n  void m() {\n    ${statement}\n  }\n}`;
    const found = mutationsOf('C.cls', source);
    assert.deepEqual(found.map((mutation) => mutated(source, mutation).split('\n')[2]?.trim()).sort(), [...expected].sort());
    assert.ok(found.every(({ line }) => line === 3));
  });
}
