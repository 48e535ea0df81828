import { checkFilter, loadFilterFields, loadRecordTypes } from 'c/filterApi';
import type { FilterCheck, RecordFilter } from 'c/filterApi';
import FilterBuilder from '../filterBuilder';
import {
  clearPage,
  expectAccessible,
  find,
  maybe,
  settled,
  show,
  text,
} from '../../../../../foundation/lwc/__tests__/support';
import { fields } from './support';

jest.mock('c/filterApi', () => ({ checkFilter: jest.fn(), loadFilterFields: jest.fn(), loadRecordTypes: jest.fn() }));

const checks = jest.mocked(checkFilter);
const loads = jest.mocked(loadFilterFields);
const types = jest.mocked(loadRecordTypes);

interface Row extends HTMLElement {
  row: RecordFilter['rows'][number];
  problems: string[];
  number: number;
  focusRemove(): void;
}

const energy = { field: 'Industry', operator: 'equals', values: ['Energy'] };
const named = { field: 'Name', operator: 'equals', values: ['Acme'] };
const nameless = { field: 'Name', operator: 'isEmpty', values: [] };

function answer(over: Partial<FilterCheck> = {}): FilterCheck {
  return { problems: [], matching: 1, total: 2, samples: [], ...over };
}

async function shown(properties: object = {}): Promise<{ element: HTMLElement; changes: (RecordFilter | null)[] }> {
  const element = show('c-filter-builder', FilterBuilder, { objectName: 'Account', ...properties });
  const changes: (RecordFilter | null)[] = [];
  element.addEventListener('change', (event) => {
    const { filter } = (event as CustomEvent<{ filter: RecordFilter | null }>).detail;
    changes.push(filter);
    Object.assign(element, { filter: JSON.parse(JSON.stringify(filter)) as unknown });
  });
  await settled();
  return { element, changes };
}

function filter(rows: RecordFilter['rows'], logic: string | null = null): RecordFilter {
  return { logic, rows, recordTypes: [] };
}

function rowsOf(element: HTMLElement): Row[] {
  return [...(element.shadowRoot?.querySelectorAll<Row>('c-filter-row') ?? [])];
}

function matchesOf(element: HTMLElement): HTMLElement & {
  check: FilterCheck | undefined;
  isChecking: boolean;
  isIncomplete: boolean;
  failure: string;
} {
  return find(element, 'c-filter-matches');
}

function fire(element: HTMLElement, selector: string, type: string, detail: object = {}): void {
  find(element, selector).dispatchEvent(new CustomEvent(type, { detail, bubbles: true, composed: true }));
}

async function waited(millis = 500): Promise<void> {
  jest.advanceTimersByTime(millis);
  await settled();
}

describe('c-filter-builder', () => {
  beforeEach(() => {
    jest.useFakeTimers();
    loads.mockResolvedValue(fields);
    types.mockResolvedValue([]);
    checks.mockResolvedValue(answer());
  });

  afterEach(() => {
    clearPage();
    jest.useRealTimers();
  });

  it('shows a filter with what it lets through now', async () => {
    const { element } = await shown({ filter: filter([energy, named]) });
    await waited(0);

    expect(rowsOf(element).map(({ row }) => row)).toEqual([energy, named]);
    expect(checks).toHaveBeenCalledWith('Account', filter([energy, named]));
    expect(matchesOf(element).check).toEqual(answer());
    expect(maybe(element, '[data-id="record-types"]')).toBeNull();
    expectAccessible(element);
  });

  it('says that no filter includes everything, and counts', async () => {
    const { element } = await shown({ filter: null });
    await waited(0);

    expect(text(element, '[data-id="empty"]')).toBe('c.FilterEmpty');
    expect(checks).toHaveBeenCalledWith('Account', filter([]));
  });

  it('adds a row, puts the focus into it, and waits until it is complete', async () => {
    const { element, changes } = await shown({ filter: filter([energy]) });
    await waited(0);
    checks.mockClear();

    find(element, '[data-id="add"]').click();
    await settled();

    expect(rowsOf(element)).toHaveLength(2);
    expect(element.shadowRoot?.activeElement).toBe(rowsOf(element)[1]);
    expect(matchesOf(element).isIncomplete).toBe(true);
    await waited(5_000);
    expect(checks).not.toHaveBeenCalled();

    rowsOf(element)[1]?.dispatchEvent(new CustomEvent('change', { detail: { row: nameless } }));
    await waited();

    expect(changes.at(-1)).toEqual(filter([energy, nameless]));
    expect(checks).toHaveBeenCalledTimes(1);
  });

  it('removes a row, and the focus stays near', async () => {
    const { element, changes } = await shown({ filter: filter([energy, named]) });

    const stays = rowsOf(element)[1];
    const focused = stays && jest.spyOn(stays, 'focusRemove');

    fire(element, 'c-filter-row[data-index="0"]', 'remove');
    await settled();
    expect(changes).toEqual([filter([named])]);
    expect(rowsOf(element)[0]?.number).toBe(1);
    expect(focused).toHaveBeenCalled();

    const add = jest.spyOn(find(element, '[data-id="add"]'), 'focus');
    fire(element, 'c-filter-row[data-index="0"]', 'remove');
    await settled();
    expect(changes.at(-1)).toBeNull();
    expect(add).toHaveBeenCalled();
  });

  it('leaves rows alone when its own filter comes back, and takes another', async () => {
    const { element } = await shown({ filter: filter([energy]) });
    const [before] = rowsOf(element);
    before?.dispatchEvent(new CustomEvent('change', { detail: { row: { ...energy, values: ['Food'] } } }));
    await settled();
    expect(rowsOf(element)[0]).toBe(before);

    Object.assign(element, { filter: filter([named]) });
    await settled();
    expect(rowsOf(element).map(({ row }) => row)).toEqual([named]);
  });

  it('asks once the person pauses, and drops an answer that is stale', async () => {
    const { element } = await shown({ filter: filter([named]) });
    await waited(0);
    checks.mockClear();
    let late: (value: FilterCheck) => void = () => undefined;
    checks.mockReturnValueOnce(new Promise((resolve) => (late = resolve)));

    const type = async (name: string): Promise<void> => {
      rowsOf(element)[0]?.dispatchEvent(new CustomEvent('change', { detail: { row: { ...named, values: [name] } } }));
      await waited(300);
    };
    await type('A');
    await type('Ab');
    await type('Abc');
    await waited();
    expect(checks).toHaveBeenCalledTimes(1);
    expect(checks).toHaveBeenCalledWith('Account', filter([{ ...named, values: ['Abc'] }]));
    expect(matchesOf(element).isChecking).toBe(true);

    checks.mockResolvedValueOnce(answer({ matching: 7 }));
    rowsOf(element)[0]?.dispatchEvent(new CustomEvent('change', { detail: { row: { ...named, values: ['B'] } } }));
    await waited();
    late(answer({ matching: 1 }));
    await settled();

    expect(matchesOf(element).check?.matching).toBe(7);
    expect(matchesOf(element).isChecking).toBe(false);
  });

  it('joins by any, and by what one writes', async () => {
    const { element, changes } = await shown({ filter: filter([energy, named]) });

    fire(element, '[data-id="logic"]', 'change', { value: 'any' });
    await settled();
    expect(changes.at(-1)?.logic).toBe('1 OR 2');

    fire(element, '[data-id="logic"]', 'change', { value: 'custom' });
    await settled();
    expect(changes.at(-1)?.logic).toBe('1 OR 2');
    expect(find<HTMLElement & { value: string }>(element, '[data-id="custom"]').value).toBe('1 OR 2');

    find(element, '[data-id="add"]').click();
    await settled();
    expect(changes.at(-1)?.logic).toBe('1 OR 2 AND 3');
    fire(element, '[data-id="custom"]', 'change', { value: '1 AND (2 OR 3)' });
    fire(element, 'c-filter-row[data-index="1"]', 'remove');
    await settled();
    expect(changes.at(-1)?.logic).toBe('1 AND (? OR 2)');

    fire(element, '[data-id="logic"]', 'change', { value: 'all' });
    await settled();
    expect(changes.at(-1)?.logic).toBeNull();
  });

  it('keeps its radios apart from those of another filter on the page', async () => {
    const names = [
      await shown({ filter: filter([energy, named]) }),
      await shown({ filter: filter([energy, named]) }),
    ].map(({ element }) => find<HTMLElement & { name: string }>(element, '[data-id="logic"]').name);

    expect(new Set(names).size).toBe(2);
  });

  it('shows problems where they are', async () => {
    checks.mockResolvedValue(
      answer({
        problems: [
          { row: 1, message: 'Not a name.' },
          { row: -1, message: 'The logic does not close.' },
        ],
      }),
    );
    const { element } = await shown({ filter: filter([energy, named], '1 AND (2') });
    await waited(0);

    expect(rowsOf(element).map(({ problems }) => problems)).toEqual([[], ['Not a name.']]);
    expect(text(element, '[data-id="logic-problem"]')).toBe('The logic does not close.');
  });

  it('narrows to record types where the object has some', async () => {
    types.mockResolvedValue([{ developerName: 'Partner', label: 'Partner' }]);
    const { element, changes } = await shown({ filter: null });

    fire(element, '[data-id="record-types"]', 'change', { value: ['Partner'] });
    await settled();
    fire(element, '[data-id="record-types"]', 'change', { value: [] });

    expect(changes).toEqual([{ logic: null, rows: [], recordTypes: ['Partner'] }, null]);
  });

  it('leaves record types out, and says what becomes of those that come later', async () => {
    types.mockResolvedValue([{ developerName: 'Partner', label: 'Partner' }]);
    const { element, changes } = await shown({ filter: { logic: null, rows: [], recordTypes: ['Partner'] } });
    expect(text(element, '[data-id="types-help"]')).toBe('c.FilterTypesOnlyHelp');

    fire(element, '[data-id="types-mode"]', 'change', { value: 'allBut' });
    await settled();
    expect(changes).toEqual([{ logic: null, rows: [], recordTypes: ['Partner'], recordTypeMode: 'allBut' }]);
    expect(text(element, '[data-id="types-help"]')).toBe('c.FilterTypesAllButHelp');

    fire(element, '[data-id="record-types"]', 'change', { value: [] });
    await settled();
    expect(changes.at(-1)).toBeNull();
    expect(text(element, '[data-id="types-help"]')).toBe('c.FilterTypesNone');
    expect(find(element, '[data-id="types-mode"]')).toMatchObject({ value: 'allBut' });
  });

  it('shows which record types are left out', async () => {
    types.mockResolvedValue([{ developerName: 'Partner', label: 'Partner' }]);
    const { element } = await shown({
      filter: { logic: null, rows: [], recordTypes: ['Partner'], recordTypeMode: 'allBut' },
    });

    expect(find(element, '[data-id="types-mode"]')).toMatchObject({ value: 'allBut' });
  });

  it('checks a field that is gone, so that the answer says so', async () => {
    const gone = { field: 'Gone__c', operator: 'equals', values: ['1'] };
    await shown({ filter: filter([gone]) });
    await waited(0);

    expect(checks).toHaveBeenCalledWith('Account', filter([gone]));
  });

  it('says why it could not load, and tries again', async () => {
    loads.mockRejectedValueOnce({ body: { message: 'You cannot read this object.' } });
    const { element } = await shown({ filter: filter([energy]) });
    expect(text(element, '[data-id="failure"]')).toBe('You cannot read this object.');
    expect(checks).not.toHaveBeenCalled();

    find(element, '[data-id="try-again"]').click();
    await settled();

    expect(rowsOf(element)).toHaveLength(1);
  });

  it('says why it could not count', async () => {
    checks.mockRejectedValue({ body: { message: 'Too many records.' } });
    const { element } = await shown({ filter: filter([energy]) });
    await waited(0);

    expect(matchesOf(element).failure).toBe('Too many records.');
  });

  it('loads another object, whatever the first still answers', async () => {
    let late: (value: typeof fields) => void = () => undefined;
    loads.mockReturnValueOnce(new Promise((resolve) => (late = resolve)));
    const { element } = await shown({ filter: null });
    expect(find(element, 'lightning-spinner')).toBeTruthy();
    loads.mockResolvedValueOnce([]);

    Object.assign(element, { objectName: 'Opportunity' });
    await settled();
    late(fields);
    await waited(0);

    expect(checks).toHaveBeenCalledTimes(1);
    expect(checks).toHaveBeenCalledWith('Opportunity', filter([]));
  });

  it('asks nothing after it is gone', async () => {
    const { element } = await shown({ filter: filter([energy]) });
    element.remove();
    await waited();

    expect(checks).not.toHaveBeenCalled();
  });

  it('is only looked at while it is disabled', async () => {
    const { element } = await shown({ filter: filter([energy, named]), disabled: true });

    expect(find<HTMLElement & { disabled: boolean }>(element, '[data-id="add"]').disabled).toBe(true);
    expect(find<HTMLElement & { disabled: boolean }>(element, '[data-id="logic"]').disabled).toBe(true);
    expect(rowsOf(element).every((row) => (row as Row & { disabled: boolean }).disabled)).toBe(true);
  });
});
