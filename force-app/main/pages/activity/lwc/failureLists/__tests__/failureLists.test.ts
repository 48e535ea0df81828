import FailureLists from '../failureLists';
import type { Found } from 'c/activityFound';
import { activity, group, letter } from '../../activityPage/__tests__/support';
import {
  clearPage,
  expectAccessible,
  find,
  maybe,
  moreButton,
  settled,
  show,
  text,
} from '../../../../../foundation/lwc/__tests__/support';

jest.mock('@salesforce/label/c.FailureGroupsShown', () => ({ default: '{0} of {1}' }), { virtual: true });
jest.mock('@salesforce/label/c.FailureGroupsShownCut', () => ({ default: '{0} of {1} or more' }), { virtual: true });

function found(over: Partial<Found> = {}): Found {
  return {
    shown: { connectionId: null, view: 'letters', filter: {} },
    groups: [group()],
    groupTotal: 2,
    isCut: false,
    letters: [letter()],
    next: 'position',
    retries: [],
    isReadOn: false,
    forgotten: null,
    ...over,
  };
}

function lists(over: Partial<Found> = {}, properties: object = {}): { element: HTMLElement; told: unknown[] } {
  const element = show('c-failure-lists', FailureLists, { found: found(over), activity: activity(), ...properties });
  const told: unknown[] = [];
  for (const name of ['more', 'open', 'showall', 'retrygroup', 'choose', 'retrychosen']) {
    element.addEventListener(name, (event) => told.push([name, (event as CustomEvent<unknown>).detail]));
  }
  return { element, told };
}

const groups: Found['shown'] = { connectionId: null, view: 'groups', filter: {} };
const fire = (element: HTMLElement, selector: string, name: string, detail?: unknown): boolean =>
  find(element, selector).dispatchEvent(new CustomEvent(name, { detail }));

describe('c-failure-lists', () => {
  afterEach(clearPage);

  it('shows letters alone, and passes on what is done with them', () => {
    const { element, told } = lists({}, { chosen: ['a03000000000001'] });
    expect(maybe(element, 'c-failure-groups')).toBeNull();

    fire(element, 'c-letter-table', 'choose', ['x']);
    fire(element, 'c-letter-table', 'open', 'a03000000000001');
    fire(element, '[data-id="retry-chosen"]', 'click');
    fire(element, '[data-id="more"]', 'more');

    expect(told).toEqual([
      ['choose', ['x']],
      ['open', 'a03000000000001'],
      ['retrychosen', null],
      ['more', null],
    ]);
    expectAccessible(element);
  });

  it('says what it cannot list', () => {
    expect(maybe(lists().element, 'c-forgotten-failures')).toBeNull();
    clearPage();
    const forgotten = { count: 3, days: 30, mostRows: 128 };

    expect(find(lists({ forgotten }).element, 'c-forgotten-failures')).toMatchObject({
      forgotten,
      tab: activity().tab,
      connectionId: activity().selectedId,
    });
  });

  it('shows groups alone, how many of them, and passes on what is done with them', () => {
    const { element, told } = lists({ shown: groups });
    expect(maybe(element, 'c-letter-table')).toBeNull();
    expect(text(element, '[data-id="group-count"]')).toBe('1 of 2');

    fire(element, 'c-failure-groups', 'open', 'a03000000000001');
    fire(element, 'c-failure-groups', 'showall', 'key');
    fire(element, 'c-failure-groups', 'retry', 'key');
    fire(element, '[data-id="more-groups"]', 'more');

    expect(told).toEqual([
      ['open', 'a03000000000001'],
      ['showall', 'key'],
      ['retrygroup', 'key'],
      ['more', null],
    ]);
    expectAccessible(element);
  });

  it('says nothing of a number where all are there, and that there may be more where they are not counted', () => {
    expect(maybe(lists({ shown: groups, groupTotal: 1 }).element, '[data-id="group-count"]')).toBeNull();
    const { element } = lists({ shown: groups, groupTotal: 1, isCut: true });
    expect(text(element, '[data-id="group-count"]')).toBe('1 of 1 or more');
    expect(moreButton(find(element, '[data-id="more-groups"]'))).toBeNull();
  });

  it('leads past a group that is not shown, since nothing of it is left', async () => {
    const { element } = lists({ shown: groups, groups: [group({ key: 'a' })], groupTotal: 3 });
    moreButton(find(element, '[data-id="more-groups"]'));
    Object.assign(element, {
      found: found({
        shown: groups,
        groups: [group({ key: 'a' }), group({ key: 'b', samples: [] }), group({ key: 'c' })],
        groupTotal: 3,
      }),
    });
    await settled();

    const focused = find(element, 'c-failure-groups').shadowRoot?.activeElement as HTMLElement | null;
    expect(focused?.dataset['group']).toBe('c');
  });

  it('offers no more than there is, and retries to nobody who has chosen nothing', () => {
    const { element } = lists({ next: null });
    expect(moreButton(find(element, '[data-id="more"]'))).toBeNull();
    expect(maybe(element, '[data-id="retry-chosen"]')).toBeNull();
  });
});
