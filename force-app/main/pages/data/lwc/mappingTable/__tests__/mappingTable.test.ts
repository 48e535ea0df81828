import type { FieldMapping } from 'c/streamApi';
import MappingTable from '../mappingTable';
import {
  clearPage,
  expectAccessible,
  find,
  maybe,
  settled,
  show,
  text,
} from '../../../../../foundation/lwc/__tests__/support';
import { accountFields, manyFields } from '../../dataPage/__tests__/support';

jest.mock('@salesforce/label/c.MappingCollision', () => ({ default: '{0} twice: {1}' }), { virtual: true });
jest.mock('@salesforce/label/c.MappingReserved', () => ({ default: '{0} reserved: {1}' }), { virtual: true });

/** Shows a table of which the mappings follow its events, as a page does it. */
function table(mappings: FieldMapping[], properties: object = {}): { element: HTMLElement; changes: FieldMapping[][] } {
  const changes: FieldMapping[][] = [];
  const element = show('c-mapping-table', MappingTable, { fields: accountFields(), mappings, ...properties });
  element.addEventListener('change', (event) => {
    const { mappings: changed } = (event as CustomEvent<{ mappings: FieldMapping[] }>).detail;
    changes.push(changed);
    Object.assign(element, { mappings: changed });
  });
  return { element, changes };
}

function control(element: HTMLElement, id: string, field: string): HTMLInputElement {
  return find<HTMLInputElement>(element, `[data-id="${id}"][data-field="${field}"]`);
}

async function enter(element: HTMLElement, id: string, field: string, value: string, event = 'change'): Promise<void> {
  const input = control(element, id, field);
  input.value = value;
  input.dispatchEvent(new CustomEvent(event, { bubbles: true, composed: true }));
  await settled();
}

function problems(element: HTMLElement): string[] {
  return [...(element.shadowRoot?.querySelectorAll('[data-id="problem"]') ?? [])].map(({ textContent }) =>
    textContent.trim(),
  );
}

describe('c-mapping-table', () => {
  afterEach(clearPage);

  it('shows a row for each chosen field', () => {
    const { element } = table([
      { name: 'Name' },
      { name: 'Phone', outward: 'phone', direction: 'bidirectional', winner: 'destination' },
    ]);

    expect(text(element, '[data-id="row"]')).toContain('Account Name');
    expect(text(element, '[data-id="row"]')).toContain('Text');
    expect(control(element, 'outward', 'Name')).toMatchObject({ value: '', placeholder: 'Name' });
    expect(control(element, 'outward', 'Phone').value).toBe('phone');
    expect(control(element, 'direction', 'Name').value).toBe('outbound');
    expect(control(element, 'winner', 'Phone').value).toBe('destination');
    expect(control(element, 'winner', 'Phone').disabled).toBe(false);
    expect(control(element, 'winner', 'Name').disabled).toBe(true);
    expectAccessible(element);
  });

  it('names every control after its field', () => {
    const { element } = table([{ name: 'Name' }]);
    const controls = [...(element.shadowRoot?.querySelectorAll('input, select') ?? [])];

    expect(controls.map((each) => each.getAttribute('aria-label'))).toEqual([
      'c.MappingOutwardOf',
      'c.MappingDirectionOf',
      'c.MappingWinnerOf',
    ]);
  });

  it('says that there is nothing to map', () => {
    const { element } = table([]);

    expect(text(element, '[data-id="empty"]')).toBe('c.MappingEmpty');
    expect(maybe(element, 'table')).toBeNull();
  });

  it('fires the new mappings and leaves the old ones as they were', async () => {
    const before: FieldMapping[] = [{ name: 'Name', type: 'STRING' }, { name: 'Phone' }];
    const { element, changes } = table(before);

    await enter(element, 'outward', 'Name', ' title ');
    await enter(element, 'direction', 'Phone', 'bidirectional');
    await enter(element, 'winner', 'Phone', 'destination');

    expect(changes[0]?.[0]).toEqual({ name: 'Name', type: 'STRING', outward: 'title' });
    expect(changes[2]?.[1]).toEqual({ name: 'Phone', direction: 'bidirectional', winner: 'destination' });
    expect(before).toEqual([{ name: 'Name', type: 'STRING' }, { name: 'Phone' }]);
  });

  it('takes an emptied outward name for the API name', async () => {
    const { element, changes } = table([{ name: 'Name', outward: 'title' }]);

    await enter(element, 'outward', 'Name', '');

    expect(changes[0]?.[0]?.outward).toBeNull();
  });

  it('flags a collision while one types, case-sensitively', async () => {
    const { element } = table([{ name: 'Name' }, { name: 'Phone' }]);

    await enter(element, 'outward', 'Name', 'phone', 'input');
    expect(problems(element)).toEqual([]);

    await enter(element, 'outward', 'Name', 'Phone', 'input');
    expect(problems(element)).toEqual(['Phone twice: Name, Phone']);
    for (const field of ['Name', 'Phone']) {
      const input = control(element, 'outward', field);
      expect(input.getAttribute('aria-invalid')).toBe('true');
      expect(input.getAttribute('aria-describedby')).toBe(find(element, '[data-id="problem"]').id);
    }
    expect(find(element, '[role="alert"]')).toBeTruthy();
  });

  it('lets a field that only comes in share its name', async () => {
    const { element } = table([
      { name: 'Name', outward: 'x' },
      { name: 'Phone', outward: 'x' },
    ]);

    await enter(element, 'direction', 'Phone', 'inbound');

    expect(problems(element)).toEqual([]);
  });

  it("keeps the name of the rule's result free", () => {
    const { element } = table([{ name: 'Name', outward: 'activeContract' }], { reserved: 'activeContract' });

    expect(problems(element)).toEqual(['activeContract reserved: Name']);
  });

  it('changes nothing for those who may only look', () => {
    const { element } = table([{ name: 'Name', direction: 'bidirectional' }], { disabled: true });

    for (const id of ['outward', 'direction', 'winner']) {
      expect(control(element, id, 'Name').disabled).toBe(true);
    }
  });

  it('renders few rows of thousands', async () => {
    const { element } = table(manyFields(3_000).map(({ name }) => ({ name })));
    const rows = () => element.shadowRoot?.querySelectorAll('[data-id="row"]') ?? [];
    expect(rows().length).toBeLessThan(50);
    expect(find(element, 'table').getAttribute('aria-rowcount')).toBe('3001');

    const frame = find(element, '.frame');
    frame.scrollTop = 49 * 2_000;
    frame.dispatchEvent(new CustomEvent('scroll'));
    await settled();

    expect(rows().length).toBeLessThan(60);
    expect(control(element, 'outward', 'Field2000__c')).toBeTruthy();
  });

  it('leads to a field by the name that it has outside or here, however far down it is', async () => {
    const mappings = manyFields(1000).map(({ name }) => ({ name }));
    const { element } = table([...mappings, { name: 'Industry', outward: 'sector' }]);
    const reveal = (name: string): boolean =>
      (element as HTMLElement & { reveal(field: string): boolean }).reveal(name);
    const focused = (): string | undefined =>
      element.shadowRoot?.activeElement?.getAttribute('data-field') ?? undefined;

    expect(reveal('sector')).toBe(true);
    await settled();
    expect(focused()).toBe('Industry');

    expect(reveal(mappings[0]?.name ?? '')).toBe(true);
    await settled();
    expect(focused()).toBe(mappings[0]?.name);

    expect(reveal('Nothing')).toBe(false);
  });
});
