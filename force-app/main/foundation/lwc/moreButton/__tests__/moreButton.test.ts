import MoreButton from '../moreButton';
import { clearPage, expectAccessible, find, maybe, settled, show } from '../../__tests__/support';

type More = HTMLElement & { keys: readonly string[]; hasMore: boolean };

function more(keys: readonly string[]): { element: More; told: unknown[] } {
  const element = show('c-more-button', MoreButton, { label: 'More', keys, hasMore: true }) as More;
  const told: unknown[] = [];
  for (const name of ['more', 'goon']) {
    element.addEventListener(name, (event) => told.push([name, (event as CustomEvent<unknown>).detail]));
  }
  return { element, told };
}

/** As somebody does at a keyboard. */
function press(element: More): void {
  find(element, 'button').focus();
  find(element, 'button').click();
}

describe('c-more-button', () => {
  afterEach(clearPage);

  it('keeps the focus while there is more', async () => {
    const { element, told } = more(['a', 'b']);
    expectAccessible(element);

    press(element);
    element.keys = ['a', 'b', 'c', 'd'];
    await settled();

    expect(told).toEqual([['more', null]]);
    expect(element.shadowRoot?.activeElement).toBe(find(element, 'button'));
  });

  it.each([
    ['the first entry that came', ['a', 'b', 'c', 'd'], 'c'],
    ['that one too where newer ones came before all', ['0', 'a', 'b', 'c', 'd'], 'c'],
    ['the last entry where none came', ['a', 'b'], 'b'],
    ['the last entry where the one before has gone', ['a', 'c'], 'c'],
  ])('goes once all is shown, and the focus goes on to %s', async (_what, keys, wanted) => {
    const { element, told } = more(['a', 'b']);

    press(element);
    Object.assign(element, { keys, hasMore: false });
    await settled();

    expect(maybe(element, 'button')).toBeNull();
    expect(told).toEqual([
      ['more', null],
      ['goon', wanted],
    ]);
  });

  it('takes no focus that is elsewhere by then', async () => {
    const { element, told } = more(['a']);

    press(element);
    find(element, 'button').blur();
    Object.assign(element, { keys: ['a', 'b'], hasMore: false });
    await settled();

    expect(told).toEqual([['more', null]]);
  });

  it('goes on from the last press alone, and can come back', async () => {
    const { element, told } = more(['a']);

    press(element);
    element.keys = ['a', 'b'];
    await settled();
    press(element);
    Object.assign(element, { keys: ['a', 'b', 'c'], hasMore: false });
    await settled();
    element.hasMore = true;
    await settled();

    expect(told).toEqual([
      ['more', null],
      ['more', null],
      ['goon', 'c'],
    ]);
    expect(maybe(element, 'button')).not.toBeNull();
  });
});
