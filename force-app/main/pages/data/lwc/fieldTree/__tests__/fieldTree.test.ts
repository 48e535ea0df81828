import FieldTree from '../fieldTree';
import { clearPage, find, maybe, settled, show, text } from '../../../../../foundation/lwc/__tests__/support';
import { accountFields, field, manyFields, preset } from '../../dataPage/__tests__/support';

jest.mock('@salesforce/label/c.FieldFilled', () => ({ default: '{0} filled' }), { virtual: true });
jest.mock('@salesforce/label/c.FieldFillsOf', () => ({ default: 'Of the newest {0}.' }), { virtual: true });
jest.mock('@salesforce/label/c.FieldTreeChosen', () => ({ default: '{0} of {1}' }), { virtual: true });
jest.mock('@salesforce/label/c.FieldTreeShown', () => ({ default: '{0} of {1}, {2} shown' }), { virtual: true });
jest.mock('@salesforce/label/c.PresetAdded', () => ({ default: '{0}: {1} added.' }), { virtual: true });
jest.mock('@salesforce/label/c.PresetMissing', () => ({ default: 'Missing: {0}.' }), { virtual: true });
jest.mock('@salesforce/label/c.PresetUnsupported', () => ({ default: 'Unsupported: {0}.' }), { virtual: true });

/** Shows a tree of which the choice follows its events, as a page does it. */
function tree(properties: object = {}): { element: HTMLElement; changes: string[][] } {
  const changes: string[][] = [];
  const element = show('c-field-tree', FieldTree, {
    objectLabel: 'Account',
    fields: accountFields(),
    selected: [],
    ...properties,
  });
  element.addEventListener('change', (event) => {
    const { names } = (event as CustomEvent<{ names: string[] }>).detail;
    changes.push([...names]);
    Object.assign(element, { selected: names });
  });
  return { element, changes };
}

function lines(element: HTMLElement): HTMLElement[] {
  return [...(element.shadowRoot?.querySelectorAll<HTMLElement>('[role="treeitem"]') ?? [])];
}

function line(element: HTMLElement, key: string): HTMLElement {
  return find(element, `[data-key="${key}"]`);
}

function activeKey(element: HTMLElement): string | undefined {
  const id = find(element, '[role="tree"]').getAttribute('aria-activedescendant');
  return lines(element).find((each) => each.id === id)?.dataset['key'];
}

async function press(element: HTMLElement, ...keys: string[]): Promise<void> {
  for (const key of keys) {
    find(element, '[role="tree"]').dispatchEvent(new KeyboardEvent('keydown', { key, cancelable: true }));
    // eslint-disable-next-line no-await-in-loop -- each key acts upon what the one before has rendered
    await settled();
  }
}

async function search(element: HTMLElement, value: string): Promise<void> {
  find(element, '[data-id="search"]').dispatchEvent(
    new CustomEvent('change', { detail: { value }, bubbles: true, composed: true }),
  );
  await settled();
}

describe('c-field-tree', () => {
  afterEach(clearPage);

  it('says how often a field is filled, and of how many records', async () => {
    const { element } = tree();
    expect(maybe(element, '[data-id="fills"]')).toBeNull();
    expect(maybe(element, '[data-id="share"]')).toBeNull();

    const fields = [
      { name: 'Name', filled: 1_000 },
      { name: 'Phone', filled: 125 },
    ];
    Object.assign(element, { fills: { records: 1_000, fields } });
    await settled();

    const share = (name: string) => line(element, `field:${name}`).querySelector('[data-id="share"]')?.textContent;
    expect([share('Name'), share('Phone'), share('Score__c')]).toEqual(['100% filled', '12.5% filled', undefined]);
    expect(text(element, '[data-id="fills"]')).toBe('Of the newest 1,000.');

    Object.assign(element, { fills: { records: 0, fields: [{ name: 'Name', filled: 0 }] } });
    await settled();
    expect(maybe(element, '[data-id="share"]')).toBeNull();
    expect(text(element, '[data-id="fills"]')).toBe('c.FieldFillsNone');
  });

  it('tells a screen reader the place and the state of each line', () => {
    const { element } = tree({ selected: ['Name'] });
    const attributes = (key: string, ...names: string[]) => names.map((name) => line(element, key).getAttribute(name));

    expect(attributes('object', 'aria-level', 'aria-expanded', 'aria-checked')).toEqual(['1', 'true', 'mixed']);
    expect(
      attributes('field:Name', 'aria-level', 'aria-checked', 'aria-posinset', 'aria-setsize', 'aria-expanded'),
    ).toEqual(['3', 'true', '1', '3', null]);
    expect(attributes('field:BillingAddress', 'aria-disabled')).toEqual(['true']);
    expect(line(element, 'field:BillingAddress').textContent).toContain('Choose its parts.');
    expect(find(element, '[role="tree"]').getAttribute('aria-multiselectable')).toBe('true');
    expect(text(element, '[data-id="count"]')).toBe('1 of 4');
  });

  it('chooses by a click, but nothing that cannot be synced', async () => {
    const { element, changes } = tree();

    line(element, 'field:Phone').click();
    await settled();
    line(element, 'field:BillingAddress').click();
    await settled();
    line(element, 'field:Phone').click();

    expect(changes).toEqual([['Phone'], []]);
  });

  it('opens and closes a group by a click beside its box, and chooses its fields by one on it', async () => {
    const { element, changes } = tree();

    line(element, 'group:standard').click();
    await settled();
    expect(maybe(element, '[data-key="field:Name"]')).toBeNull();
    expect(changes).toEqual([]);

    line(element, 'group:standard').querySelector<HTMLElement>('[data-box]')?.click();
    await settled();
    expect(changes).toEqual([['Name', 'Phone']]);
    expect(line(element, 'object').getAttribute('aria-checked')).toBe('mixed');

    line(element, 'group:standard').querySelector<HTMLElement>('[data-box]')?.click();
    expect(changes).toHaveLength(2);
    expect(changes[1]).toEqual([]);
  });

  it('goes through the tree by the arrow keys', async () => {
    const { element } = tree();

    await press(element, 'ArrowDown', 'ArrowDown');
    expect(activeKey(element)).toBe('field:Name');
    await press(element, 'ArrowLeft');
    expect(activeKey(element)).toBe('group:standard');
    await press(element, 'ArrowLeft');
    expect(line(element, 'group:standard').getAttribute('aria-expanded')).toBe('false');
    await press(element, 'ArrowDown');
    expect(activeKey(element)).toBe('group:custom');
    await press(element, 'ArrowUp', 'ArrowRight');
    expect(line(element, 'group:standard').getAttribute('aria-expanded')).toBe('true');
    await press(element, 'ArrowRight');
    expect(activeKey(element)).toBe('field:Name');
    await press(element, 'End');
    expect(activeKey(element)).toBe('field:CreatedDate');
    await press(element, 'ArrowDown');
    expect(activeKey(element)).toBe('field:CreatedDate');
    await press(element, 'Home');
    expect(activeKey(element)).toBe('object');
    await press(element, 'PageDown');
    expect(activeKey(element)).toBe('field:CreatedDate');
  });

  it('chooses by the space bar', async () => {
    const { element, changes } = tree();

    await press(element, 'ArrowDown', 'ArrowDown', ' ', 'End', ' ');

    expect(changes).toEqual([['Name'], ['Name', 'CreatedDate']]);
  });

  it('takes letters for a search', async () => {
    const { element } = tree();

    await press(element, 'p', 'h');

    expect(find<HTMLElement & { value: string }>(element, '[data-id="search"]').value).toBe('ph');
    expect(lines(element).map(({ dataset }) => dataset['key'])).toEqual(['object', 'group:standard', 'field:Phone']);
  });

  it('leaves shortcuts of the browser alone', () => {
    const { element } = tree();
    const event = new KeyboardEvent('keydown', { key: 'f', ctrlKey: true, cancelable: true });

    find(element, '[role="tree"]').dispatchEvent(event);

    expect(event.defaultPrevented).toBe(false);
  });

  it('chooses and drops all that the search shows, and nothing else', async () => {
    const { element, changes } = tree({ selected: ['CreatedDate'] });

    await search(element, 'account');
    expect(text(element, '[data-id="count"]')).toBe('1 of 4, 2 shown');
    find(element, '[data-id="select-all"]').click();
    await settled();
    await search(element, 'phone');
    find(element, '[data-id="deselect-all"]').click();

    expect(changes).toEqual([
      ['CreatedDate', 'Name', 'Phone'],
      ['CreatedDate', 'Name'],
    ]);
  });

  it('says that nothing was found', async () => {
    const { element, changes } = tree();

    await search(element, 'zzz');

    expect(text(element, '[data-id="nothing-found"]')).toBe('c.FieldTreeNone');
    expect(maybe(element, '[role="tree"]')).toBeNull();
    expect(changes).toEqual([]);
  });

  it('adds the fields of a preset and names those that are not there', async () => {
    const { element, changes } = tree({
      selected: ['Name'],
      presets: [preset({ fields: ['Name', 'Phone', 'BillingAddress', 'Gone__c'] })],
    });

    find(element, '[data-id="presets"]').dispatchEvent(new CustomEvent('select', { detail: { value: 'Sales' } }));
    await settled();

    expect(changes).toEqual([['Name', 'Phone']]);
    expect(text(element, '[data-id="outcome"]')).toBe('Sales: 1 added. Missing: Gone__c. Unsupported: BillingAddress.');
  });

  it('shows a chosen field that is no longer there, to be taken out', async () => {
    const { element, changes } = tree({ selected: ['Gone__c'] });

    expect(line(element, 'field:Gone__c').textContent).toContain('c.FieldMissing');
    line(element, 'field:Gone__c').click();
    await settled();

    expect(changes).toEqual([[]]);
    expect(maybe(element, '[data-key="field:Gone__c"]')).toBeNull();
  });

  it('changes nothing for those who may only look', async () => {
    const { element, changes } = tree({ disabled: true });

    line(element, 'field:Phone').click();
    await press(element, 'End', ' ');

    expect(changes).toEqual([]);
    expect(activeKey(element)).toBe('field:CreatedDate');
    expect(line(element, 'field:Phone').getAttribute('aria-disabled')).toBe('true');
  });

  it('renders few lines of thousands, wherever it is scrolled', async () => {
    const { element } = tree({ fields: [field(), ...manyFields(3_000)] });
    const frame = find(element, '[role="tree"]');
    expect(lines(element).length).toBeLessThan(50);

    frame.scrollTop = 32 * 1_500;
    frame.dispatchEvent(new CustomEvent('scroll'));
    await settled();

    expect(lines(element).length).toBeLessThan(60);
    expect(maybe(element, '[data-key="field:Field1497__c"]')).not.toBeNull();
    expect(maybe(element, '[data-key="object"]')).toBeNull();
    expect(frame.getAttribute('aria-activedescendant')).toBeNull();

    await press(element, 'End');
    expect(activeKey(element)).toBe('field:Field2999__c');
    expect(frame.scrollTop).toBe(32 * 3_004 - 384);
    expect(lines(element).length).toBeLessThan(50);
  });

  it('chooses thousands of fields at once', async () => {
    const { element, changes } = tree({ fields: manyFields(3_000) });

    find(element, '[data-id="select-all"]').click();
    await settled();

    expect(changes[0]).toHaveLength(3_000);
    expect(text(element, '[data-id="count"]')).toBe('3,000 of 3,000');
  });
});
