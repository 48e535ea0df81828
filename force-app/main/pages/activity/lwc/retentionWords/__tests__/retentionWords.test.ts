import '../../retentionPanel/__tests__/counts';
import { dayCount, rowCount, sparedCounts, storage } from '../retentionWords';
import { kindOf } from '../../retentionPanel/__tests__/support';

jest.mock('@salesforce/label/c.RetentionKept', () => ({ default: '{0} kept' }), { virtual: true });
jest.mock('@salesforce/label/c.RetentionNeeded', () => ({ default: '{0} needed' }), { virtual: true });
jest.mock('@salesforce/label/c.RetentionOpen', () => ({ default: '{0} open' }), { virtual: true });
jest.mock('@salesforce/label/c.RetentionUnderWay', () => ({ default: '{0} under way' }), { virtual: true });

describe('c/retentionWords', () => {
  it('counts what no purge takes, in the words of each kind', () => {
    const counts = (over: object): string => sparedCounts(kindOf(over));

    expect(counts({})).toBe('');
    expect(counts({ keptRows: 1200 })).toBe('1,200 kept');
    expect(counts({ keptRows: 3, openRows: 1 })).toBe('3 kept, 1 under way');
    expect(counts({ kind: 'Journal', openRows: 12 })).toBe('12 needed');
    expect(counts({ kind: 'Failures', openRows: 12 })).toBe('12 open');
  });

  it('speaks of one as of one', () => {
    expect([0, 1, 1.04, 2, 1280, null].map(rowCount)).toEqual([
      '0 rows',
      '1 row',
      '1 row',
      '2 rows',
      '1,280 rows',
      '– rows',
    ]);
    expect([1, 1.5, 30].map(dayCount)).toEqual(['1 day', '1.5 days', '30 days']);
  });

  it.each([
    [0, '0 kB'],
    [512, '0.5 kB'],
    [2048, '2 kB'],
    [1024 ** 2 - 1024, '1,023 kB'],
    [1024 ** 2, '1 MB'],
    [5 * 1024 ** 2, '5 MB'],
    [10 * 1024 ** 3, '10 GB'],
    [1024 ** 5, '1,024 TB'],
  ])('tells %p bytes as %s', (bytes, expected) => {
    expect(storage(bytes)).toBe(expected);
  });
});
