import {
  counted,
  deviation,
  fill,
  kilobytes,
  lasting,
  lengthOfTime,
  moment,
  momentSeenAt,
  number,
  percent,
  relative,
  timeOfDay,
  withMoments,
} from '../figures';

jest.mock('@salesforce/i18n/timeZone', () => ({ default: 'Asia/Kathmandu' }), { virtual: true });

describe('c-figures', () => {
  it('tells moments in the time zone that the person has in Salesforce', () => {
    expect(moment('2026-01-31T20:00:00.000Z')).toMatch(/^Feb 1, 2026, 1:45:00\s?AM$/u);
    expect(moment('2026-01-31T20:00:00.000Z', 'GMT')).toMatch(/^Jan 31, 2026, 8:00:00\s?PM$/u);
    expect(timeOfDay('2026-01-31T20:00:00.000Z')).toMatch(/^1:45:00\s?AM$/u);
  });

  it('leaves what is no moment as it is', () => {
    expect(moment('soon')).toBe('soon');
    expect(timeOfDay('')).toBe('');
    expect(momentSeenAt('soon', '2026-01-31T18:30:00.000Z')).toBe('soon');
    expect(withMoments('at \u20682026-13-45T99:00:00.000Z\u2069.')).toBe('at 2026-13-45T99:00:00.000Z.');
  });

  it('puts the moments of a text into that time zone, and leaves what no mark stands around', () => {
    expect(withMoments('Sent on \u20682026-01-31T20:00:00.000Z\u2069, not 2026-01-31T20:00:00.000Z.')).toMatch(
      /^Sent on Feb 1, 2026, 1:45:00\s?AM, not 2026-01-31T20:00:00\.000Z\.$/u,
    );
  });

  it.each([
    [0, '0 ms'],
    [40, '40 ms'],
    [999, '999 ms'],
    [1000, '1 sec'],
    [1949, '1.9 sec'],
    [null, '–'],
    [undefined, '–'],
  ])('tells %p ms as %s', (millis, expected) => {
    expect(lengthOfTime(millis)).toBe(expected);
  });

  it.each([
    [1234567, '1,234,567'],
    [0.25, '0.3'],
    [0, '0'],
    [null, '–'],
    [undefined, '–'],
  ])('shows the number %p as %s', (value, expected) => {
    expect(number(value)).toBe(expected);
  });

  it.each([
    [1, '1 row'],
    [1.04, '1 row'],
    [0, '0 rows'],
    [1.5, '1.5 rows'],
    [1280, '1,280 rows'],
    [null, '– rows'],
  ])('counts %p as %s', (value, expected) => {
    expect(counted(value, '{0} row', '{0} rows')).toBe(expected);
  });

  it.each([
    [42, '42%'],
    [99.95, '100%'],
    [null, '–'],
  ])('shows %p of a hundred as %s', (value, expected) => {
    expect(percent(value)).toBe(expected);
  });

  it.each([
    [110, 100, '+10%'],
    [95, 100, '-5%'],
    [100, 100, '0%'],
    [5, 0, '–'],
    [5, null, '–'],
    [null, 5, '–'],
  ])('puts %p where %p was expected at %s', (actual, expected, shown) => {
    expect(deviation(actual, expected)).toBe(shown);
  });

  it.each([
    [0, '0 sec'],
    [61, '61 sec'],
    [119, '119 sec'],
    [120, '2 min'],
    [3_605, '60 min'],
    [7_200, '2 hr'],
    [172_800, '2 days'],
    [null, '–'],
  ])('tells %p seconds as %s', (value, expected) => {
    expect(lasting(value)).toBe(expected);
  });

  it('leaves the day out of a moment of the same day, by the clock of the person', () => {
    const now = '2026-01-31T20:00:00.000Z';
    expect(momentSeenAt('2026-01-31T18:30:00.000Z', now)).toMatch(/^12:15:00\s?AM$/u);
    expect(momentSeenAt('2026-01-31T18:00:00.000Z', now)).toMatch(/^Jan 31, 2026, 11:45:00\s?PM$/u);
  });

  it('tells a moment by its distance', () => {
    const now = '2026-01-01T12:00:00.000Z';
    const told = (value: string): string => relative(value, now);
    expect(['2026-01-01T11:58:01Z', '2026-01-01T12:00:30Z', '2025-12-31T12:00:00Z', now].map(told)).toEqual([
      '1 minute ago',
      'in 30 seconds',
      'yesterday',
      'now',
    ]);
  });

  it('tells a size in one way', () => {
    expect([kilobytes(43_210), kilobytes(0), kilobytes(2_500_000), kilobytes(null)]).toEqual([
      '43.2 kB',
      '0 kB',
      '2,500 kB',
      '–',
    ]);
  });

  it('takes the form that fits a count', () => {
    expect(counted(1, '{0} change', '{0} changes')).toBe('1 change');
    expect(counted(0, '{0} change', '{0} changes')).toBe('0 changes');
    expect(counted(1234, '{0} change', '{0} changes of {1}', 'Ada')).toBe('1,234 changes of Ada');
  });

  it('fills the places of a label and leaves those that have no value', () => {
    expect(fill('{0} of {1} of {2}', 1, '$&')).toBe('1 of $& of {2}');
  });
});
