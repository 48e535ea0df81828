import { joined, kindOf, withoutRow } from '../filterLogic';

describe('c-filter-logic', () => {
  it.each([
    ['all', 3, null],
    ['any', 3, '1 OR 2 OR 3'],
    ['any', 1, null],
    ['every', 3, '1 AND 2 AND 3'],
    ['every', 1, '1'],
    ['custom', 3, '1 AND (2 OR 3)'],
  ] as const)('joins by %s the %i rows as %s', (kind, count, expected) => {
    expect(joined(kind, count, '1 AND (2 OR 3)')).toBe(expected);
  });

  it.each([
    [null, 2, 'all'],
    ['1 and 2', 2, 'all'],
    ['1 OR  2', 2, 'any'],
    ['1 OR 2', 3, 'custom'],
    ['1 AND (2 OR 3)', 3, 'custom'],
  ] as const)('takes %s of %i rows for %s', (logic, count, expected) => {
    expect(kindOf(logic, count)).toBe(expected);
  });

  it('moves later rows up when one goes, and shows where it was named', () => {
    expect(withoutRow('1 AND (2 OR 3) AND 12', 2)).toBe('1 AND (? OR 2) AND 11');
  });
});
