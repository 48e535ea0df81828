import { deviation, fill, number, percent } from '../figures';

describe('c-figures', () => {
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

  it('fills the places of a label and leaves those that have no value', () => {
    expect(fill('{0} of {1} of {2}', 1, '$&')).toBe('1 of $& of {2}');
  });
});
