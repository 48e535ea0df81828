import ObjectPicker from '../objectPicker';
import { loadCounts } from 'c/newStreamApi';
import type { RecordCount } from 'c/newStreamApi';
import { clearPage, find, settled, show, text } from '../../../../../foundation/lwc/__tests__/support';
import { object } from '../../dataPage/__tests__/support';

jest.mock('@salesforce/label/c.ObjectPickerCount', () => ({ default: '{0} of {1}' }), { virtual: true });
jest.mock('@salesforce/label/c.ObjectGroupRecommended', () => ({ default: 'Recommended ({0})' }), { virtual: true });
jest.mock('@salesforce/label/c.ObjectGroupStandard', () => ({ default: 'Standard ({0})' }), { virtual: true });
jest.mock('@salesforce/label/c.ObjectGroupCustom', () => ({ default: 'Custom ({0})' }), { virtual: true });
jest.mock('@salesforce/label/c.ObjectGroupSystem', () => ({ default: 'System ({0})' }), { virtual: true });
jest.mock('@salesforce/label/c.ObjectRecord', () => ({ default: '{0} record' }), { virtual: true });
jest.mock('@salesforce/label/c.ObjectRecords', () => ({ default: '{0} records' }), { virtual: true });
jest.mock('@salesforce/label/c.ObjectNotCounted', () => ({ default: 'Not counted: {0}' }), { virtual: true });
jest.mock('@salesforce/label/c.ObjectPickerCounted', () => ({ default: 'Counted at {0}' }), { virtual: true });
jest.mock('c/newStreamApi', () => ({ loadCounts: jest.fn() }));

const counting = loadCounts as jest.MockedFunction<typeof loadCounts>;

const objects = [
  object({ name: 'AccountShare', label: 'Account Share', isSyncable: false, reason: 'No stamp.', kind: 'system' }),
  object({ name: 'Account', label: 'Account', hasPresets: true }),
  object({ hasPresets: true }),
  object({ name: 'Lead', label: 'Lead', hasPresets: true }),
  object({ name: 'Campaign', label: 'Campaign' }),
  object({ name: 'Invoice__c', label: 'Invoice', isCustom: true, kind: 'custom' }),
];

interface Shown {
  element: HTMLElement;
  picked: string[];
  opened: string[];
}

function picker(properties: object = {}): Shown {
  const shown: Shown = { element: document.body, picked: [], opened: [] };
  shown.element = show('c-object-picker', ObjectPicker, { objects, taken: ['Account'], ...properties });
  const note = (kind: 'picked' | 'opened') => (event: Event) =>
    void shown[kind].push((event as CustomEvent<{ objectName: string }>).detail.objectName);
  shown.element.addEventListener('pick', note('picked'));
  shown.element.addEventListener('open', note('opened'));
  return shown;
}

function all(element: HTMLElement, selector: string): HTMLElement[] {
  return [...(element.shadowRoot?.querySelectorAll<HTMLElement>(selector) ?? [])];
}

function options(element: HTMLElement): HTMLElement[] {
  return all(element, '[role="option"]');
}

function names(element: HTMLElement): (string | undefined)[] {
  return options(element).map(({ dataset }) => dataset['object']);
}

function line(element: HTMLElement, name: string): string {
  return find(element, `[data-object="${name}"]`).textContent;
}

async function press(element: HTMLElement, ...keys: string[]): Promise<void> {
  for (const key of keys) {
    find(element, '[role="listbox"]').dispatchEvent(new KeyboardEvent('keydown', { key, cancelable: true }));
    // eslint-disable-next-line no-await-in-loop -- each key acts upon what the one before has rendered
    await settled();
  }
}

async function search(element: HTMLElement, value: string): Promise<void> {
  find(element, '[data-id="search"]').dispatchEvent(new CustomEvent('change', { detail: { value } }));
  await settled();
}

/** What is planned for later has happened. */
async function rested(): Promise<void> {
  for (let round = 0; round < 4; round += 1) {
    jest.advanceTimersByTime(300);
    // eslint-disable-next-line no-await-in-loop -- an answer plans the next question
    await settled();
  }
}

function answer(records: Readonly<Record<string, number>>): void {
  counting.mockImplementation(async (asked) =>
    Promise.resolve(asked.map((objectName): RecordCount => ({ objectName, records: records[objectName] ?? 0 }))),
  );
}

describe('c-object-picker', () => {
  beforeEach(() => {
    jest.useFakeTimers({ doNotFake: ['setImmediate', 'nextTick', 'queueMicrotask'] });
    counting.mockReset();
    answer({});
  });

  afterEach(() => {
    clearPage();
    jest.useRealTimers();
  });

  it('groups what there is: recommended, standard, custom, system, each with its heading', () => {
    const { element } = picker();

    expect(all(element, '[role="group"]').map((group) => group.getAttribute('aria-label'))).toEqual([
      'Recommended (2)',
      'Standard (2)',
      'Custom (1)',
      'System (1)',
    ]);
    expect(all(element, '.heading').map(({ textContent }) => textContent.trim())).toEqual([
      'Recommended (2)',
      'Standard (2)',
      'Custom (1)',
      'System (1)',
    ]);
    expect(names(element)).toEqual(['Contact', 'Lead', 'Account', 'Campaign', 'Invoice__c', 'AccountShare']);
  });

  it('says why an object cannot be synced, and lets nobody choose it', () => {
    const { element, picked } = picker();

    expect(line(element, 'AccountShare')).toContain('No stamp.');
    expect(find(element, '[data-object="AccountShare"]').getAttribute('aria-disabled')).toBe('true');
    find(element, '[data-object="AccountShare"]').click();
    find(element, '[data-object="Invoice__c"]').click();

    expect(picked).toEqual(['Invoice__c']);
  });

  it('leads to the stream that an object has', () => {
    const { element, picked, opened } = picker();

    expect(line(element, 'Account')).toContain('c.ObjectHasStream');
    find(element, '[data-object="Account"]').click();

    expect(picked).toEqual([]);
    expect(opened).toEqual(['Account']);
  });

  it('marks what was chosen before', () => {
    const { element } = picker({ chosen: 'Lead' });

    expect(line(element, 'Lead')).toContain('c.ObjectChosen');
  });

  it('counts records, and puts what is recommended in their order', async () => {
    answer({ Lead: 750, Contact: 1 });
    const { element } = picker();
    await rested();

    expect(names(element).slice(0, 2)).toEqual(['Lead', 'Contact']);
    expect(line(element, 'Lead')).toContain('750 records');
    expect(line(element, 'Contact')).toContain('1 record');
    expect(line(element, 'Campaign')).toContain('0 records');
    expect(text(element, '[data-id="counted-at"]')).toMatch(/^Counted at \d/);
    expect(counting.mock.calls.flat(2)).not.toContain('AccountShare');
    expect(counting).toHaveBeenCalledTimes(1);
  });

  it('leaves the order alone once somebody goes through the list', async () => {
    answer({ Lead: 750 });
    const { element } = picker();
    await press(element, 'ArrowDown');
    await rested();

    expect(names(element).slice(0, 2)).toEqual(['Contact', 'Lead']);
    expect(line(element, 'Lead')).toContain('750 records');
  });

  it('does not show what was not counted as none, and asks again for what a call did not come to', async () => {
    counting.mockImplementation(async (asked) =>
      Promise.resolve(
        asked.slice(0, 1).map((objectName) => ({ objectName, records: null, problem: 'It took too long.' })),
      ),
    );
    const { element } = picker();
    await rested();
    await rested();

    expect(line(element, 'Lead')).toContain('Not counted: It took too long.');
    expect(line(element, 'Lead')).not.toContain('0 records');
    expect(counting.mock.calls.map(([asked]) => asked.length)).toEqual([5, 4, 3, 2, 1]);
  });

  it('says what went wrong where nothing is answered, and asks no more', async () => {
    counting.mockRejectedValue(new Error('No connection.'));
    const { element } = picker();
    await rested();

    expect(line(element, 'Lead')).toContain('Not counted: No connection.');
    expect(counting).toHaveBeenCalledTimes(1);
  });

  it('finds by label and API name over all groups', async () => {
    const { element } = picker();

    await search(element, '__c');
    expect(names(element)).toEqual(['Invoice__c']);
    expect(text(element, '[data-id="count"]')).toBe('1 of 6');

    await search(element, 'zzz');
    expect(text(element, '[data-id="nothing-found"]')).toBe('c.ObjectPickerNone');
  });

  it('picks by the keyboard alone, passing over the headings', async () => {
    const { element, picked, opened } = picker();

    await press(element, 'ArrowDown', 'ArrowDown', 'Enter', 'ArrowUp', 'Enter');
    await press(element, 'End', 'Enter', 'Home', ' ');

    expect(opened).toEqual(['Account']);
    expect(picked).toEqual(['Lead', 'Contact']);
    const active = find(element, '[role="listbox"]').getAttribute('aria-activedescendant');
    expect(options(element).find(({ id }) => id === active)?.dataset['object']).toBe('Contact');
  });

  it('takes Enter in the search for the first that was found', async () => {
    const { element, picked } = picker();

    await search(element, 'inv');
    find(element, '[data-id="search"]').dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter' }));

    expect(picked).toEqual(['Invoice__c']);
  });

  it('renders and counts few of thousands, at most 50 in a call', async () => {
    const many = Array.from({ length: 2_000 }, (_, index) =>
      object({ name: `O${index}__c`, label: `Object ${index}`, kind: 'custom' }),
    );
    const { element } = picker({ objects: many });
    expect(options(element).length).toBeLessThan(50);

    await press(element, 'End');
    await rested();

    expect(options(element).length).toBeLessThan(50);
    expect(options(element).at(-1)?.getAttribute('aria-posinset')).toBe('2000');
    expect(Math.max(...counting.mock.calls.map(([asked]) => asked.length))).toBeLessThanOrEqual(50);
    expect(counting.mock.calls.flat(2).length).toBeLessThan(100);
  });
});
