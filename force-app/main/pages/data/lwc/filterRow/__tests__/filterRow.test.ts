import type { FilterRow as Row } from 'c/filterApi';
import FilterRow from '../filterRow';
import { clearPage, expectAccessible, find, maybe, show, text } from '../../../../../foundation/lwc/__tests__/support';
import { fields } from '../../filterBuilder/__tests__/support';

function shown(row: Row, properties: object = {}): { element: HTMLElement; changes: Row[] } {
  const element = show('c-filter-row', FilterRow, { row, fields, number: 2, ...properties });
  const changes: Row[] = [];
  element.addEventListener('change', (event) => changes.push((event as CustomEvent<{ row: Row }>).detail.row));
  return { element, changes };
}

function change(element: HTMLElement, id: string, detail: object): void {
  find(element, `[data-id="${id}"]`).dispatchEvent(
    new CustomEvent('change', { detail, bubbles: true, composed: true }),
  );
}

describe('c-filter-row', () => {
  afterEach(clearPage);

  it('offers the operators of the chosen field, and starts anew with another field', () => {
    const { element, changes } = shown({ field: 'Industry', operator: 'in', values: ['Food'] });
    const operator = find<HTMLElement & { options: { value: string }[] }>(element, '[data-id="operator"]');
    expect(operator.options.map(({ value }) => value)).toEqual(['equals', 'contains', 'in']);
    expectAccessible(element);

    change(element, 'field', { value: 'Name' });

    expect(changes).toEqual([{ field: 'Name', operator: 'equals', values: [] }]);
  });

  it.each([
    [{ field: 'Name', operator: 'in', values: ['a', 'b'] }, 'equals', ['a']],
    [{ field: 'Name', operator: 'equals', values: ['a'] }, 'in', ['a']],
    [{ field: 'Name', operator: 'equals', values: ['a'] }, 'isEmpty', []],
    [{ field: 'CreatedDate', operator: 'greaterThan', values: ['2026-01-01T00:00:00Z'] }, 'lastDays', []],
  ])('keeps of %p with %s the values %p', (row, operator, values) => {
    const { element, changes } = shown(row);

    change(element, 'operator', { value: operator });

    expect(changes).toEqual([{ field: row.field, operator, values }]);
  });

  it('hands on the values', () => {
    const { element, changes } = shown({ field: 'Name', operator: 'equals', values: [] });

    change(element, 'values', { values: ['x'] });

    expect(changes).toEqual([{ field: 'Name', operator: 'equals', values: ['x'] }]);
  });

  it('asks for a field first', () => {
    const { element } = shown({ field: '', operator: '', values: [] });

    expect(find<HTMLElement & { disabled: boolean }>(element, '[data-id="operator"]').disabled).toBe(true);
  });

  it('shows its problems and can be removed', () => {
    const { element } = shown(
      { field: 'Gone__c', operator: 'equals', values: ['1'] },
      { problems: ['No such field.'] },
    );
    const removed = jest.fn();
    element.addEventListener('remove', removed);

    find(element, '[data-id="remove"]').click();

    expect(text(element, '[data-id="problem"]')).toBe('No such field.');
    expect(find(element, '[role="alert"]')).toBeTruthy();
    expect(removed).toHaveBeenCalledTimes(1);
    expect(maybe(shown({ field: '', operator: '', values: [] }).element, '[role="alert"]')).toBeNull();
  });
});
