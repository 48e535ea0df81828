import ObjectTable from '../objectTable';
import type { ObjectHealth, Overview, Waiting } from 'c/overviewApi';
import {
  clearPage,
  expectAccessible,
  find,
  maybe,
  settled,
  show,
  text,
} from '../../../../../foundation/lwc/__tests__/support';
import { connection, contact, day, object, overview, waiting } from '../../overview/__tests__/support';

jest.mock('@salesforce/i18n/timeZone', () => ({ default: 'UTC' }), { virtual: true });
jest.mock('@salesforce/label/c.ObjectsOthers', () => ({ default: '{0} others up to date' }), { virtual: true });
jest.mock('@salesforce/label/c.ObjectsOffOne', () => ({ default: '{0} turned off' }), { virtual: true });
jest.mock('@salesforce/label/c.ObjectFailing', () => ({ default: '{0} failing' }), { virtual: true });
jest.mock('@salesforce/label/c.ObjectWaitsOne', () => ({ default: '{0} waiting' }), { virtual: true });

const unknown = 'c.HealthNotKnown';
const words = (each: Element): string => each.textContent.replaceAll(/\s+/g, ' ').trim();
const all = (element: HTMLElement, selector: string): HTMLElement[] => [
  ...(element.shadowRoot?.querySelectorAll<HTMLElement>(selector) ?? []),
];

function table(objects: ObjectHealth[], counts: Waiting | null = waiting(), over: Partial<Overview> = {}): HTMLElement {
  return show('c-object-table', ObjectTable, { view: overview({ objects, ...over }), waiting: counts });
}

const cellsOf = (element: HTMLElement, row = 0): Record<string, string> => {
  const cells = all(element, 'tbody [data-id="object"]')[row]?.querySelectorAll<HTMLElement>('td[data-id]') ?? [];
  return Object.fromEntries([...cells].map((each) => [each.dataset['id'] ?? '', words(each)]));
};
const namesOf = (element: HTMLElement): (string | undefined)[] =>
  all(element, '[data-id="object"]').map(({ dataset }) => dataset['name']);

/** So many objects, of which the first fails, the second has something that waits, and the last is off. */
function many(count: number): ObjectHealth[] {
  return Array.from({ length: count }, (_, index) => {
    const numbered = {
      streamId: `a0200000000${1000 + index}`,
      objectName: `O${index}__c`,
      objectLabel: `Object ${index}`,
    };
    if (index === 0) {
      return object({ ...numbered, state: 'Failing', failing: 12 });
    }
    return index === count - 1 ? object({ ...numbered, state: 'Off', isOn: false }) : object(numbered);
  });
}

async function search(element: HTMLElement, value: string): Promise<void> {
  find(element, '[data-id="find"]').dispatchEvent(new CustomEvent('change', { detail: { value } }));
  await settled();
}

describe('c-object-table', () => {
  afterEach(clearPage);

  it('has a row for each object, which leads to its stream and to what is refused', () => {
    const element = table([contact({ state: 'Failing', failing: 12, leftOut: 3 }), object()]);

    expect(namesOf(element)).toEqual(['Contact', 'Account']);
    expect(cellsOf(element)).toEqual({
      state: '12 failing',
      waiting: '0',
      'left-out': '3',
      failing: '12',
      sent: '12',
      'last-change': expect.stringMatching(/^11:57:00\sAM$/u) as string,
      within: '60 sec',
    });
    const [toStream, toFailures] = all(element, '[data-id="object"] c-page-link') as (HTMLElement & {
      tab: string;
      state: object;
    })[];
    expect([toStream?.tab, toStream?.state]).toEqual([
      'Syncline_Data',
      expect.objectContaining({ c__stream: 'a02000000000002' }),
    ]);
    expect([toFailures?.tab, toFailures?.state]).toEqual([
      'Syncline_Activity',
      expect.objectContaining({ c__object: 'Contact', c__status: 'Open' }),
    ]);
    expect(text(element, 'caption')).toBe('c.ObjectsTitle');
    expectAccessible(element);
  });

  it('has for each value the words that stand before it where a row is a block', () => {
    const element = table([object()]);
    const labels = all(element, 'tbody td[data-label]').map(({ dataset }) => dataset['label']);

    expect(labels).toEqual(all(element, 'thead th.number').map(words));
    expect(labels).toHaveLength(6);
  });

  it('says of what nobody knows that it is not known, and never 0', () => {
    const nothing = { failing: null, leftOut: null, sent: null, lastChangeAt: null, withinSeconds: null };
    const element = table([object(nothing)], null);

    expect(cellsOf(element)).toEqual({
      state: 'c.ObjectUpToDate',
      waiting: unknown,
      'left-out': unknown,
      failing: unknown,
      sent: unknown,
      'last-change': unknown,
      within: '–',
    });
  });

  it('says why no figures of an object are there, and folds it never', () => {
    const lost = { isCourseUnreadable: true, sent: null, leftOut: null, withinSeconds: null };
    const [first, ...others] = many(14);
    const objects = [{ ...(first ?? object()), state: 'UpToDate' as const, failing: 0, ...lost }, ...others];
    const element = table(objects, waiting(), {});

    expect(namesOf(element)).toContain('Object 0');
    expect(text(element, '[data-id="problem"]')).toBe('c.ObjectCourseUnreadable');
    expect(cellsOf(element)).toMatchObject({ sent: unknown, 'left-out': unknown });
    expect(all(element, '[data-id="problem"]')).toHaveLength(1);
    expectAccessible(element);
  });

  it('writes 0 in weak text', () => {
    const element = table([object({ failing: 0, leftOut: 2 })]);

    expect(find(element, 'tbody [data-id="failing"]').className).toContain('weak');
    expect(find(element, 'tbody [data-id="left-out"]').className).not.toContain('weak');
  });

  it('says what waits, and gives the course of each with what is promised', () => {
    const element = table([object()], waiting({ a02000000000001: 1 }));

    expect(cellsOf(element)).toMatchObject({ state: '1 waiting', waiting: '1' });
    const spark = find<HTMLElement & { promised: number; values: unknown[]; label: string }>(element, 'c-spark-line');
    expect(spark.promised).toBe(65);
    expect(spark.values).toHaveLength(24);
    expect(spark.label).toBe('c.ObjectCourse');
    clearPage();
    expect(maybe(table([object({ hours: day() })]), 'c-spark-line')).toBeNull();
  });

  it('calls nothing up to date while it is paused', () => {
    const element = table([object()], waiting(), { connections: [connection({ status: 'NOT_SYNCING' })] });

    expect(cellsOf(element)['state']).toBe('c.ObjectReadUntil');
  });

  it('adds up all objects where there are several', () => {
    const element = table([contact({ failing: 2, leftOut: 1 }), object()], waiting({ a02000000000001: 7 }));

    expect(all(element, '[data-id="totals"] td[data-id]').map(words)).toEqual(['7', '1', '2', '24', '', '60 sec']);
    clearPage();
    expect(maybe(table([object()]), '[data-id="totals"]')).toBeNull();
    clearPage();
    const uncounted = table([contact(), object()], waiting({ a02000000000001: null }));
    expect(words(find(uncounted, '[data-id="totals"] [data-id="waiting"]'))).toBe(unknown);
  });

  it('folds what needs nobody where there are many, and opens it when asked', async () => {
    const element = table(many(60), waiting({ a02000000001001: 1 }));

    expect(namesOf(element)).toEqual(['Object 0', 'Object 1']);
    const folds = all(element, '[data-id="fold"]');
    expect(folds.map(words)).toEqual(['57 others up to date', '1 turned off']);
    expect(folds.map((each) => each.getAttribute('aria-expanded'))).toEqual(['false', 'false']);
    folds[0]?.click();
    await settled();
    expect(namesOf(element)).toHaveLength(59);
    expect(folds[0]?.getAttribute('aria-expanded')).toBe('true');
    expectAccessible(element);
    folds[0]?.click();
    await settled();
    expect(namesOf(element)).toHaveLength(2);
  });

  it('finds an object by its label or its name, wherever it is folded', async () => {
    const element = table(many(60));

    await search(element, ' object 59 ');
    expect(namesOf(element)).toEqual(['Object 59']);
    expect(all(element, '[data-id="fold"]')).toHaveLength(0);
    await search(element, 'o17__');
    expect(namesOf(element)).toEqual(['Object 17']);
    await search(element, 'nothing');
    expect(text(element, '[data-id="none-found"]')).toBe('c.ObjectsNoneFound');
    await search(element, '');
    expect(namesOf(element)).toEqual(['Object 0']);
  });

  it('folds and searches nothing where a glance is enough', () => {
    const element = table(many(12));

    expect(namesOf(element)).toHaveLength(12);
    expect(maybe(element, '[data-id="find"]')).toBeNull();
    expect(all(element, '[data-id="fold"]')).toHaveLength(0);
  });
});
