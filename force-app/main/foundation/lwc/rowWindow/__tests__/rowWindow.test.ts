import { scrollTopFor, windowOf } from '../rowWindow';

const viewport = { scrollTop: 0, height: 320, rowHeight: 32 };

describe('c/rowWindow', () => {
  it('gives all rows of a short list', () => {
    expect(windowOf(5, viewport)).toEqual({ first: 0, end: 5, before: 0, after: 0 });
  });

  it('gives no rows of an empty list', () => {
    expect(windowOf(0, { ...viewport, scrollTop: 9_999 })).toEqual({ first: 0, end: 0, before: 0, after: 0 });
  });

  it.each([0, 31, 32, 500, 12_345, 96_000 - 320, 200_000])('covers what is in sight at %d pixels', (scrollTop) => {
    const { first, end, before, after } = windowOf(3_000, { ...viewport, scrollTop });
    const firstInSight = Math.min(Math.floor(scrollTop / 32), 2_990);

    expect(first).toBeLessThanOrEqual(firstInSight);
    expect(end).toBeGreaterThanOrEqual(Math.min(firstInSight + 11, 3_000));
    expect(end - first).toBeLessThan(50);
    expect(before + (end - first) * 32 + after).toBe(96_000);
  });

  it('moves in steps, so that a small scroll renders nothing anew', () => {
    expect(windowOf(3_000, { ...viewport, scrollTop: 10_000 })).toEqual(
      windowOf(3_000, { ...viewport, scrollTop: 10_040 }),
    );
  });

  it('scrolls no more than a row needs to be in sight', () => {
    expect(scrollTopFor(3, viewport)).toBe(0);
    expect(scrollTopFor(10, viewport)).toBe(32);
    expect(scrollTopFor(2, { ...viewport, scrollTop: 640 })).toBe(64);
  });
});
