import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bindFiles } from '../local-org/compiler/binder/test-support/bind.ts';
import { looseComparisons } from './letters.ts';

function found(body: string): string[] {
  const { types, diagnostics } = bindFiles({
    A: `public class A {
      static final String WORD = 'word';
      String held = 'held';
      Boolean is(String one, String other, Id known, Object thing, RoundingMode mode, Invoice__c row) {
        ${body}
      }
    }`,
  });
  assert.deepEqual(diagnostics, []);
  return types.flatMap(looseComparisons);
}

test('two texts that both vary are compared by a method that says whether their case counts', () => {
  for (const compared of ['one == other', 'one != held', 'row.Key__c == one', 'one.trim() == other', 'one <> other', 'thing == one'])
    assert.deepEqual(
      found(`return ${compared};`),
      ['A.cls:5: compares two texts that both vary, whatever their case; TextMatch says which is meant'],
      compared,
    );
  assert.equal(found('List<Boolean> all = new List<Boolean>{ one == other }; return all[0] && (held == one ? true : false);').length, 2);
});

test('what is spelled in one way may be compared by an operator', () => {
  for (const compared of [
    "one == 'word'",
    'WORD != one',
    'one == mode.name()',
    'one == null',
    'one === other',
    'known == one',
    'thing == null',
  ])
    assert.deepEqual(found(`return ${compared};`), [], compared);
  assert.deepEqual(found('return one.equals(other);'), []);
});
