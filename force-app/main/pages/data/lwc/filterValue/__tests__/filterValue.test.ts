import FilterValue from '../filterValue';
import { clearPage, find, maybe, settled, show } from '../../../../../foundation/lwc/__tests__/support';
import { fieldOf } from '../../filterBuilder/__tests__/support';

function shown(
  fieldName: string,
  operatorName: string,
  values: string[] = [],
): { element: HTMLElement; changes: string[][] } {
  const field = fieldOf(fieldName);
  const operator = field.operators.find(({ name }) => name === operatorName);
  const element = show('c-filter-value', FilterValue, { field, operator, values });
  const changes: string[][] = [];
  element.addEventListener('change', (event) =>
    changes.push((event as CustomEvent<{ values: string[] }>).detail.values),
  );
  return { element, changes };
}

const editorOf = (element: HTMLElement): HTMLElement & { options: { value: string }[]; type: string; value: string } =>
  find(element, '[data-editor]');

function change(element: HTMLElement, value: string): void {
  editorOf(element).dispatchEvent(new CustomEvent('change', { detail: { value }, bubbles: true, composed: true }));
}

describe('c-filter-value', () => {
  afterEach(clearPage);

  it.each([
    ['Name', 'equals', 'single', 'text'],
    ['AnnualRevenue', 'greaterThan', 'single', 'number'],
    ['BirthDate__c', 'equals', 'single', 'date'],
    ['CreatedDate', 'greaterThan', 'single', 'datetime'],
    ['OpensAt__c', 'greaterThan', 'single', 'time'],
    ['CreatedDate', 'lastDays', 'days', 'number'],
    ['Industry', 'contains', 'single', 'text'],
  ])('edits %s %s as %s of type %s', (field, operator, editor, type) => {
    const { element, changes } = shown(field, operator);

    expect(editorOf(element).dataset['editor']).toBe(editor);
    expect(editorOf(element).type).toBe(type);
    change(element, '7');
    change(element, '');
    expect(changes).toEqual([['7'], []]);
  });

  it('edits several values by the type of the field too', () => {
    expect(editorOf(shown('AnnualRevenue', 'in').element).type).toBe('number');
  });

  it('lets one choose one value of a picklist', () => {
    const { element, changes } = shown('Industry', 'equals', ['Energy']);
    expect(editorOf(element).value).toBe('Energy');
    expect(editorOf(element).options).toHaveLength(2);

    change(element, 'Food');

    expect(changes).toEqual([['Food']]);
  });

  it('lets one choose several values of a picklist, each once', () => {
    const { element, changes } = shown('Industry', 'in', ['Food']);
    expect(editorOf(element).options.map(({ value }) => value)).toEqual(['Energy']);
    const pills = find<HTMLElement & { items: { label: string }[] }>(element, 'lightning-pill-container');
    expect(pills.items).toEqual([{ name: 'Food', label: 'Food & Beverage' }]);

    change(element, 'Energy');
    pills.dispatchEvent(new CustomEvent('itemremove', { detail: { index: 0 } }));

    expect(changes).toEqual([['Food', 'Energy'], []]);
  });

  it('offers yes and no', () => {
    const { element, changes } = shown('IsActive__c', 'equals');
    expect(editorOf(element).options.map(({ value }) => value)).toEqual(['true', 'false']);

    change(element, 'false');

    expect(changes).toEqual([['false']]);
  });

  it('takes a typed value as a chip with Enter, and when one leaves', async () => {
    const { element, changes } = shown('Name', 'in', ['Acme, Inc.']);
    change(element, '  Blue, Ltd. ');
    editorOf(element).dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter' }));
    await settled();
    expect(changes).toEqual([['Acme, Inc.', 'Blue, Ltd.']]);
    expect(editorOf(element).value).toBe('');

    editorOf(element).dispatchEvent(new CustomEvent('blur'));
    expect(changes).toHaveLength(1);
    change(element, 'Last');
    editorOf(element).dispatchEvent(new CustomEvent('blur'));
    expect(changes[1]).toEqual(['Acme, Inc.', 'Last']);
  });

  it('takes several pasted Ids at once', () => {
    const { element, changes } = shown('OwnerId', 'in', ['005000000000001']);
    change(element, '005000000000001, 005000000000002\t005000000000003');
    editorOf(element).dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter' }));

    expect(changes).toEqual([['005000000000001', '005000000000002', '005000000000003']]);
  });

  it('shows no editor where there is nothing to compare with', () => {
    expect(maybe(shown('Name', 'isEmpty').element, '[data-editor]')).toBeNull();
    expect(maybe(show('c-filter-value', FilterValue), '[data-editor]')).toBeNull();
  });
});
