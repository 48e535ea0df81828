import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FieldMapping } from 'c/streamApi';
import { outwardPattern, problemsOf } from '../names';
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
jest.mock('@salesforce/label/c.MappingOutwardInvalid', () => ({ default: '{0} is odd' }), { virtual: true });
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
    expect(text(element, '[data-id="row"]')).toContain('Name · Text');
    expect(control(element, 'outward', 'Name')).toMatchObject({ value: '', placeholder: 'Name' });
    expect(control(element, 'outward', 'Phone').value).toBe('phone');
    expect(control(element, 'direction', 'Name').value).toBe('outbound');
    expect(control(element, 'winner', 'Phone').value).toBe('destination');
    expect(control(element, 'winner', 'Phone').disabled).toBe(false);
    expect(maybe(element, '[data-id="winner"][data-field="Name"]')).toBeNull();
    expectAccessible(element);
  });

  it('names every control after its field', () => {
    const { element } = table([{ name: 'Name', direction: 'bidirectional' }]);
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

  it('flags a collision while one types, whatever the case, at its place and above', async () => {
    const { element } = table([{ name: 'Name' }, { name: 'Phone' }]);

    await enter(element, 'outward', 'Name', 'phon', 'input');
    expect(problems(element)).toEqual([]);

    await enter(element, 'outward', 'Name', 'phone', 'input');
    expect(problems(element)).toEqual(['phone twice: Name, Phone']);
    for (const [field, told] of [
      ['Name', 'phone twice: Name, Phone'],
      ['Phone', 'Phone twice: Name, Phone'],
    ] as const) {
      const input = control(element, 'outward', field);
      expect(input.getAttribute('aria-invalid')).toBe('true');
      expect(find(element, `[id="${input.getAttribute('aria-describedby') ?? ''}"]`).textContent).toBe(told);
    }
    expect(find(element, '[data-id="problems"]').getAttribute('role')).toBe('status');
  });

  it('says that a name is odd when the field is left, not while one types it, and until it is mended', async () => {
    const { element } = table([{ name: 'Name' }, { name: 'Phone' }]);

    await enter(element, 'outward', 'Name', 'phone number!', 'input');
    expect(problems(element)).toEqual([]);
    expect(control(element, 'outward', 'Name').getAttribute('aria-invalid')).toBeNull();

    await enter(element, 'outward', 'Name', 'phone number!');
    expect(problems(element)).toEqual(['phone number! is odd']);
    expect(text(element, '[data-id="row-problem"]')).toBe('phone number! is odd');

    await enter(element, 'outward', 'Name', 'phone number', 'input');
    expect(problems(element)).toEqual(['phone number is odd']);
    await enter(element, 'outward', 'Name', 'phoneNumber', 'input');
    expect(problems(element)).toEqual([]);
  });

  it('says so also where one leaves the field without a change since', async () => {
    const { element } = table([{ name: 'Name' }]);
    await enter(element, 'outward', 'Name', 'a b', 'input');

    control(element, 'outward', 'Name').dispatchEvent(new CustomEvent('blur'));
    await settled();

    expect(problems(element)).toEqual(['a b is odd']);
  });

  it('leads from a problem to its field, however far down it is', async () => {
    const mappings = manyFields(800).map(({ name }) => ({ name }));
    const { element } = table([...mappings, { name: 'Phone', outward: 'a b' }]);
    expect(maybe(element, '[data-id="row-problem"]')).toBeNull();

    find(element, '[data-id="problem"]').click();
    await settled();

    expect(element.shadowRoot?.activeElement).toBe(control(element, 'outward', 'Phone'));
    expect(text(element, '[data-id="row-problem"]')).toBe('a b is odd');
  });

  it('lets no field share a name, not even one that only comes in', async () => {
    const { element } = table([
      { name: 'Name', outward: 'x' },
      { name: 'Phone', outward: 'x' },
    ]);

    await enter(element, 'direction', 'Phone', 'inbound');

    expect(problems(element)).toEqual(['x twice: Name, Phone']);
  });

  it('has the rules of the server', () => {
    const classes = join(__dirname, '../../../../../streams/configuration/classes');
    const rules = readFileSync(join(classes, 'MappingCheck.cls'), 'utf8');
    expect(outwardPattern.source).toBe(`^${/OUTWARD = Pattern\.compile\('(.*)'\)/.exec(rules)?.[1] ?? ''}$`);

    const table = /NAMING = '(.*)';/.exec(readFileSync(join(classes, 'MappingCheckTest.cls'), 'utf8'))?.[1] ?? '[]';
    const cases = JSON.parse(table.replaceAll('\\\\', '\\')) as [string, string, string, boolean][];
    expect(cases.length).toBeGreaterThan(25);
    for (const [ofName, ofIndustry, rule, isFine] of cases) {
      const mappings = [
        { name: 'Name', outward: ofName || null },
        { name: 'Industry', outward: ofIndustry || null },
      ];
      expect([ofName, ofIndustry, rule, problemsOf(mappings, rule).size === 0]).toEqual([
        ofName,
        ofIndustry,
        rule,
        isFine,
      ]);
    }
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
