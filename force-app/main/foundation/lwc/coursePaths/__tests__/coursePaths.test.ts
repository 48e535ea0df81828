import { barHeight, barPath, lineHeight, linePath } from 'c/coursePaths';

describe('c-course-paths', () => {
  it.each([
    [1000, 1000, 54],
    [500, 1000, 27],
    [1, 1000, 3],
    [0, 1000, 0],
    [0, 0, 0],
  ])('gives a bar of %p where the most is %p the height %p, so that the least is seen too', (value, most, expected) => {
    expect(barHeight(value, most, 54)).toBe(expected);
  });

  it('draws each look so that it is told apart without colour', () => {
    expect(barPath('filled', 0, 60, 54)).toBe('M1 60v-54h8v54z');
    expect(barPath('framed', 1, 60, 54)).toBe('M11 60v-54h8v54z');
    expect(barPath('striped', 0, 100, 12)).toBe('M1 100v-12h8v12zM1 96h8M1 92h8');
    expect(barPath('crossed', 2, 140, 17)).toBe('M21 140v-17h8v17zM21 140l8 -17M21 123l8 17');
    expect(barPath('striped', 0, 100, 0)).toBe('');
  });

  it('stops a line where nothing is known, and shows one value alone', () => {
    expect(linePath([60, 30, null, 15, null, null], 60, 50, 40)).toBe('M5 10L15 30M31 40h8');
    expect(linePath([null, null], 60, 50, 40)).toBe('');
    expect(lineHeight(0, 0, 50, 40)).toBe(50);
  });
});
