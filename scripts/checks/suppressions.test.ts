import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findSuppressions } from './suppressions.ts';

const cases: [string, string, string][] = [
  ['insert a; // NOPMD: the lock must not outlive the callout', 'NOPMD', 'the lock must not outlive the callout'],
  ['insert a; // NOPMD', 'NOPMD', ''],
  ['// eslint-disable-next-line no-console -- the CLI speaks here', 'eslint-disable', 'the CLI speaks here'],
  ['/* eslint-disable no-console */', 'eslint-disable', ''],
  ['// eslint-disable-next-line no-console', 'eslint-disable', ''],
  ["@SuppressWarnings('PMD.ApexDoc') // the names say it", '@SuppressWarnings', 'the names say it'],
  ["@SuppressWarnings('PMD.ApexDoc')", '@SuppressWarnings', ''],
  ["// A reason above.\n@SuppressWarnings('PMD.ApexDoc')", '@SuppressWarnings', 'A reason above.'],
  ['// @ts-expect-error the library has no types', '@ts-expect-error', 'the library has no types'],
  ['// @ts-ignore', '@ts-expect-error', ''],
  ['<!-- prettier-ignore -->', 'prettier-ignore', ''],
];

for (const [text, kind, reason] of cases) {
  test(`${text.replace('\n', ' / ')} ${reason ? 'has its reason' : 'has none'}`, () => {
    const found = findSuppressions([{ path: 'a.cls', text }]);
    const place = `a.cls:${text.split('\n').length}`;
    assert.deepEqual(found, [{ place, kind, reason }]);
  });
}

test('code without suppressions has none', () => {
  assert.deepEqual(findSuppressions([{ path: 'a.ts', text: 'const eslint = 1; // disable nothing' }]), []);
});
