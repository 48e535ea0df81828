import { isIdLike, isSameId } from '../ids';

describe('c/ids', () => {
  it('knows what may be an id', () => {
    for (const id of ['a02000000000001', 'a02000000000001AAA']) {
      expect(isIdLike(id)).toBe(true);
    }
    for (const text of [null, '', 'a0200000000000', 'a02000000000001A', 'a02000000000-01']) {
      expect(isIdLike(text)).toBe(false);
    }
  });

  it('takes both lengths of an id for the same', () => {
    expect(isSameId('a02000000000001', 'a02000000000001AAA')).toBe(true);
    expect(isSameId('a02000000000001', 'a02000000000002AAA')).toBe(false);
  });
});
