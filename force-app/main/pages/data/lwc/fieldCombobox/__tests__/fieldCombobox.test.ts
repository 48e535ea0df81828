import FieldCombobox from '../fieldCombobox';
import {
  clearPage,
  expectAccessible,
  find,
  maybe,
  settled,
  show,
  text,
} from '../../../../../foundation/lwc/__tests__/support';

const options = [
  { value: 'Name', label: 'Account Name', hint: 'Name' },
  { value: 'Industry', label: 'Industry', hint: 'Industry' },
  { value: 'Rating__c', label: 'Stars', hint: 'Rating__c' },
];

function shown(properties: object = {}): { element: HTMLElement; chosen: string[] } {
  const element = show('c-field-combobox', FieldCombobox, { label: 'Field', options, ...properties });
  const chosen: string[] = [];
  element.addEventListener('change', (event) => chosen.push((event as CustomEvent<{ value: string }>).detail.value));
  return { element, chosen };
}

const input = (element: HTMLElement): HTMLInputElement => find(element, 'input');

function labelsOf(element: HTMLElement): (string | null | undefined)[] {
  return [...(element.shadowRoot?.querySelectorAll('[role="option"] .slds-truncate') ?? [])].map(
    ({ textContent }) => textContent,
  );
}

function activeOption(element: HTMLElement): string | null | undefined {
  const id = input(element).getAttribute('aria-activedescendant');
  return id ? element.shadowRoot?.querySelector(`[id="${id}"]`)?.getAttribute('data-value') : null;
}

async function type(element: HTMLElement, typed: string): Promise<void> {
  input(element).value = typed;
  input(element).dispatchEvent(new CustomEvent('input', { bubbles: true }));
  await settled();
}

async function press(element: HTMLElement, key: string): Promise<KeyboardEvent> {
  const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true });
  input(element).dispatchEvent(event);
  await settled();
  return event;
}

describe('c-field-combobox', () => {
  afterEach(clearPage);

  it('shows the label of what is chosen and opens on a click', async () => {
    const { element } = shown({ value: 'Rating__c' });
    expect(input(element).value).toBe('Stars');
    expect(input(element).getAttribute('aria-expanded')).toBe('false');

    input(element).click();
    await settled();

    expect(input(element).getAttribute('aria-expanded')).toBe('true');
    expect(labelsOf(element)).toEqual(['Account Name', 'Industry', 'Stars']);
    expect(find(element, '[aria-selected="true"]').dataset['value']).toBe('Rating__c');
    expectAccessible(element);
  });

  it('filters by label and by API name as one types', async () => {
    const { element } = shown();
    await type(element, 'name');
    expect(labelsOf(element)).toEqual(['Account Name']);

    await type(element, 'RATING__C');
    expect(labelsOf(element)).toEqual(['Stars']);

    await type(element, 'zzz');
    expect(labelsOf(element)).toEqual([]);
    expect(text(element, '[data-id="empty"]')).toBe('c.ComboboxNothingFound');
  });

  it('is chosen from by the keyboard alone', async () => {
    const { element, chosen } = shown();
    await press(element, 'ArrowDown');
    expect(activeOption(element)).toBe('Name');
    await press(element, 'ArrowDown');
    expect(activeOption(element)).toBe('Industry');
    await press(element, 'ArrowUp');
    await press(element, 'ArrowUp');
    expect(activeOption(element)).toBe('Rating__c');

    const enter = await press(element, 'Enter');

    expect(enter.defaultPrevented).toBe(true);
    expect(chosen).toEqual(['Rating__c']);
    expect(input(element).getAttribute('aria-expanded')).toBe('false');
    expect(input(element).value).toBe('Stars');
  });

  it('takes the first match with Enter', async () => {
    const { element, chosen } = shown();
    await type(element, 'ind');
    await press(element, 'Enter');

    expect(chosen).toEqual(['Industry']);
  });

  it('puts the choice back on Escape and on leaving', async () => {
    const { element, chosen } = shown({ value: 'Name' });
    await type(element, 'ind');
    await press(element, 'Escape');
    expect(input(element).value).toBe('Account Name');

    await type(element, 'ind');
    input(element).dispatchEvent(new CustomEvent('blur'));
    await settled();

    expect(input(element).value).toBe('Account Name');
    expect(chosen).toEqual([]);
    expect((await press(element, 'Escape')).defaultPrevented).toBe(false);
  });

  it('is chosen from by the mouse without losing the focus', async () => {
    const { element, chosen } = shown();
    input(element).click();
    await settled();
    const down = new MouseEvent('mousedown', { bubbles: true, cancelable: true });
    find(element, '[data-value="Industry"]').dispatchEvent(down);
    find(element, '[data-value="Industry"]').click();

    expect(down.defaultPrevented).toBe(true);
    expect(chosen).toEqual(['Industry']);
  });

  it('keeps showing a value that is no option any more', () => {
    expect(input(shown({ value: 'Gone__c' }).element).value).toBe('Gone__c');
  });

  it('renders a part of a long list and says how many more there are', async () => {
    const many = Array.from({ length: 800 }, (_, index) => ({ value: `F${index}__c`, label: `Field ${index}` }));
    const { element } = shown({ options: many });
    await press(element, 'ArrowDown');

    expect(labelsOf(element)).toHaveLength(100);
    expect(maybe(element, '[data-id="more"]')).not.toBeNull();
    await press(element, 'PageDown');
    expect(activeOption(element)).toBe('F10__c');

    await type(element, 'Field 799');
    expect(labelsOf(element)).toEqual(['Field 799']);
    expect(maybe(element, '[data-id="more"]')).toBeNull();
  });

  it('says what is wrong, tied to the input', () => {
    const { element } = shown({ message: 'Choose a field.', required: true });

    expect(text(element, '[role="alert"]')).toBe('Choose a field.');
    expect(input(element).getAttribute('aria-invalid')).toBe('true');
    expect(input(element).getAttribute('aria-describedby')).toBe(find(element, '[role="alert"]').id);
    expect(input(element).required).toBe(true);
  });

  it('does nothing while it is disabled', async () => {
    const { element, chosen } = shown({ disabled: true });
    await press(element, 'ArrowDown');
    await press(element, 'Enter');

    expect(labelsOf(element)).toEqual([]);
    expect(chosen).toEqual([]);
  });

  it('takes the focus', () => {
    const { element } = shown();
    element.focus();

    expect(element.shadowRoot?.activeElement).toBe(input(element));
  });
});
