import ObjectPicker from '../objectPicker';
import { clearPage, find, settled, show, text } from '../../../../../foundation/lwc/__tests__/support';
import { object } from '../../dataPage/__tests__/support';

jest.mock('@salesforce/label/c.ObjectPickerCount', () => ({ default: '{0} of {1}' }), { virtual: true });

const objects = [
  object({ name: 'AccountShare', label: 'Account Share', isSyncable: false, reason: 'Has no SystemModstamp.' }),
  object({ name: 'Account', label: 'Account' }),
  object(),
  object({ name: 'Invoice__c', label: 'Invoice', isCustom: true }),
];

function picker(properties: object = {}): { element: HTMLElement; picked: string[] } {
  const picked: string[] = [];
  const element = show('c-object-picker', ObjectPicker, { objects, taken: ['Account'], ...properties });
  element.addEventListener('pick', (event) => {
    picked.push((event as CustomEvent<{ objectName: string }>).detail.objectName);
  });
  return { element, picked };
}

function options(element: HTMLElement): HTMLElement[] {
  return [...(element.shadowRoot?.querySelectorAll<HTMLElement>('[role="option"]') ?? [])];
}

function names(element: HTMLElement): (string | undefined)[] {
  return options(element).map(({ dataset }) => dataset['object']);
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

describe('c-object-picker', () => {
  afterEach(clearPage);

  it('shows first what can be chosen, and says why the rest cannot', () => {
    const { element } = picker();

    expect(names(element)).toEqual(['Contact', 'Invoice__c', 'Account', 'AccountShare']);
    expect(options(element).map((each) => each.getAttribute('aria-disabled'))).toEqual([
      'false',
      'false',
      'true',
      'true',
    ]);
    expect(find(element, '[data-object="Account"]').textContent).toContain('c.ObjectHasStream');
    expect(find(element, '[data-object="AccountShare"]').textContent).toContain('Has no SystemModstamp.');
  });

  it('picks by a click, but nothing that cannot be synced', () => {
    const { element, picked } = picker();

    find(element, '[data-object="AccountShare"]').click();
    find(element, '[data-object="Account"]').click();
    find(element, '[data-object="Invoice__c"]').click();

    expect(picked).toEqual(['Invoice__c']);
  });

  it('finds by label and API name', async () => {
    const { element } = picker();

    await search(element, '__c');
    expect(names(element)).toEqual(['Invoice__c']);
    expect(text(element, '[data-id="count"]')).toBe('1 of 4');

    await search(element, 'zzz');
    expect(text(element, '[data-id="nothing-found"]')).toBe('c.ObjectPickerNone');
  });

  it('picks by the keyboard alone', async () => {
    const { element, picked } = picker();

    await press(element, 'ArrowDown', 'ArrowDown', 'ArrowUp', 'Enter');
    await press(element, 'End', 'Enter', 'Home', ' ');

    expect(picked).toEqual(['Invoice__c', 'Contact']);
    const active = find(element, '[role="listbox"]').getAttribute('aria-activedescendant');
    expect(options(element).find(({ id }) => id === active)?.dataset['object']).toBe('Contact');
  });

  it('takes Enter in the search for the first that was found', async () => {
    const { element, picked } = picker();

    await search(element, 'inv');
    find(element, '[data-id="search"]').dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter' }));

    expect(picked).toEqual(['Invoice__c']);
  });

  it('renders few of thousands', async () => {
    const many = Array.from({ length: 2_000 }, (_, index) =>
      object({ name: `O${index}__c`, label: `Object ${index}` }),
    );
    const { element } = picker({ objects: many });
    expect(options(element).length).toBeLessThan(50);

    await press(element, 'End');

    expect(options(element).length).toBeLessThan(50);
    expect(options(element).at(-1)?.getAttribute('aria-posinset')).toBe('2000');
  });
});
