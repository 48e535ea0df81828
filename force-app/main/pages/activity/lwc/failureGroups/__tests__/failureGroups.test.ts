import FailureGroups from '../failureGroups';
import {
  clearPage,
  expectAccessible,
  find,
  maybe,
  now,
  settled,
  show,
  text,
} from '../../../../../foundation/lwc/__tests__/support';
import { group, letter, rights } from '../../activityPage/__tests__/support';

jest.mock('@salesforce/label/c.FailureGroupOnly', () => ({ default: 'Show it' }), { virtual: true });
jest.mock('@salesforce/label/c.FailureGroupRetryOnly', () => ({ default: 'Retry it' }), { virtual: true });
jest.mock('@salesforce/label/c.FailureGroupAll', () => ({ default: 'Show all {0}' }), { virtual: true });
jest.mock('@salesforce/label/c.FailureGroupCount', () => ({ default: '{0} of {1}' }), { virtual: true });
jest.mock('@salesforce/label/c.FailureGroupRetry', () => ({ default: 'Retry all {0}' }), { virtual: true });

type Labelled = HTMLElement & { label: string };

function shown(properties: object = {}): { element: HTMLElement; fired: unknown[] } {
  const element = show('c-failure-groups', FailureGroups, { groups: [group()], now, canRetry: true, ...properties });
  const fired: unknown[] = [];
  for (const name of ['open', 'showall', 'retry']) {
    element.addEventListener(name, (event) => fired.push([name, (event as CustomEvent<unknown>).detail]));
  }
  return { element, fired };
}

describe('c-failure-groups', () => {
  afterEach(clearPage);

  it.each([
    ['SyncNow', 'SYNC_NOW'],
    ['Reauthorize', 'REAUTHORIZE'],
    ['RemoveField', 'REMOVE_FIELD'],
    ['OpenMapping', 'OPEN_MAPPING'],
    ['OpenFilter', 'OPEN_FILTER_ROW'],
    ['OpenConnection', 'OPEN_CONNECTION'],
    ['RunPreflight', 'RUN_PREFLIGHT'],
  ])('has a button for what its guide says: %s', (action, remedy) => {
    const guide = { cause: 'Why.', fix: 'What.', action, isGeneric: false };
    const { element } = shown({ groups: [group({ guide })], connectionId: 'a00000000000001', rights });

    const button = find<HTMLElement & { remedy: object; rights: object }>(element, 'c-remedy-button');
    expect(button.remedy).toEqual({
      action: remedy,
      connectionId: 'a00000000000001',
      streamId: 'a02000000000001',
      field: 'Name',
    });
    expect(button.rights).toEqual(rights);
  });

  it('leads to a page of Setup, and has no button where there is nothing to press', () => {
    const guide = { cause: 'Why.', fix: 'What.', isGeneric: false };
    const setupPath = '/lightning/setup/NamedCredential/home';
    const { element } = shown({
      groups: [
        group({ key: '1', guide: { ...guide, action: 'OpenSetup', setupPath } }),
        group({ key: '2', guide: { ...guide, action: 'Retry' } }),
        group({ key: '3', guide: { ...guide, action: 'None' } }),
      ],
    });

    const links = [...(element.shadowRoot?.querySelectorAll('[data-id="setup"]') ?? [])];
    expect(links.map((link) => link.getAttribute('href'))).toEqual([setupPath]);
    expect(maybe(element, 'c-remedy-button')).toBeNull();
  });

  it('says of a group how many, since when, why and what to do', () => {
    const { element } = shown();

    expect(text(element, '[data-id="count"]')).toBe('1,200 of Account, Contact');
    expect(text(element, '[data-id="code"]')).toBe('BAD_VALUE, Name');
    expect(text(element, '[data-id="cause"]')).toBe('It knows no such value.');
    expect(text(element, '[data-id="fix"]')).toBe('Choose another.');
    expect(text(element, '[data-id="message"]')).toBe('No such value.');
    expect(
      [...(element.shadowRoot?.querySelectorAll('c-moment') ?? [])].map(
        (moment) => (moment as HTMLElement & { value: string }).value,
      ),
    ).toEqual(['2026-01-01T11:00:00.000Z', '2026-01-01T11:58:00.000Z']);
    expectAccessible(element);
  });

  it('opens a sample, shows all, and retries all', () => {
    const { element, fired } = shown();

    expect(text(element, '[data-letter="a03000000000001"]')).toBe('Acme (Account)');
    expect(find(element, '[data-letter="a03000000000001"]').childElementCount).toBe(1);
    find(element, '[data-letter="a03000000000002"]').click();
    expect(find<Labelled>(element, '[data-id="all"]').label).toBe('Show all 1,200');
    find(element, '[data-id="all"]').click();
    expect(find<Labelled>(element, '[data-id="retry"]').label).toBe('Retry all 1,200');
    find(element, '[data-id="retry"]').click();

    expect(fired).toEqual([
      ['open', 'a03000000000002'],
      ['showall', '0123456789abcdef'],
      ['retry', '0123456789abcdef'],
    ]);
  });

  it('counts no single one', () => {
    const { element } = shown({ groups: [group({ count: 1 })] });

    expect(find<Labelled>(element, '[data-id="all"]').label).toBe('Show it');
    expect(find<Labelled>(element, '[data-id="retry"]').label).toBe('Retry it');
  });

  it('closes and opens one group by a button that a keyboard reaches', async () => {
    const { element } = shown({ groups: [group(), group({ key: 'fedcba9876543210' })] });
    const toggle = (): HTMLElement => find(element, 'button[data-group="0123456789abcdef"]');
    expect(toggle().getAttribute('aria-expanded')).toBe('true');

    toggle().click();
    await settled();

    expect(toggle().getAttribute('aria-expanded')).toBe('false');
    expect(element.shadowRoot?.querySelectorAll('[data-id="cause"]')).toHaveLength(1);
    toggle().click();
    await settled();
    expect(element.shadowRoot?.querySelectorAll('[data-id="cause"]')).toHaveLength(2);
  });

  it('stays closed when the page shows newer figures', async () => {
    const { element } = shown();
    find(element, 'button[data-group]').click();
    await settled();

    Object.assign(element, { groups: [group({ count: 7 })] });
    await settled();

    expect(text(element, '[data-id="count"]')).toBe('7 of Account, Contact');
    expect(maybe(element, '[data-id="cause"]')).toBeNull();
  });

  it('offers no retry to who may not', () => {
    expect(maybe(shown({ canRetry: false }).element, '[data-id="retry"]')).toBeNull();
  });

  it('says that nothing failed', () => {
    const { element } = shown({ groups: [] });

    expect(text(element, '[data-id="none"]')).toBe('c.FailuresNone');
    expectAccessible(element);
  });

  it('leaves out a group of which nothing is left', () => {
    const { element } = shown({ groups: [group({ samples: [] })] });

    expect(text(element, '[data-id="none"]')).toBe('c.FailuresNone');
    expect(maybe(element, '[data-id="group"]')).toBeNull();
  });

  it('takes hostile messages for text', () => {
    const message = '<img src=x onerror=alert(1)>';
    const { element } = shown({ groups: [group({ samples: [letter({ message, code: null, field: null })] })] });

    expect(text(element, '[data-id="message"]')).toBe(message);
    expect(text(element, '[data-id="code"]')).toBe('');
    expect(maybe(element, 'img')).toBeNull();
  });
});
