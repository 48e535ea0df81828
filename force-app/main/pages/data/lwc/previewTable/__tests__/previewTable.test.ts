import type { PreviewValue } from 'c/previewApi';
import PreviewTable from '../previewTable';
import { compared } from '../comparison';
import {
  clearPage,
  expectAccessible,
  find,
  maybe,
  settled,
  show,
  text,
} from '../../../../../foundation/lwc/__tests__/support';

jest.mock('@salesforce/label/c.PreviewDifferenceOther', () => ({ default: '{0} differences' }), { virtual: true });
jest.mock('@salesforce/label/c.PreviewDifferenceOne', () => ({ default: 'one difference' }), { virtual: true });

function value(name: string, over: Partial<PreviewValue> = {}): PreviewValue {
  return { name, field: name, label: `The ${name}`, value: `${name} 1`, ...over };
}

/** What each row says, part by part. */
function rows(element: HTMLElement): string[] {
  return [...(element.shadowRoot?.querySelectorAll('[data-id="row"]') ?? [])].map((row) =>
    [...row.querySelectorAll('th > *, td > *')]
      .map(({ textContent }) => textContent.replaceAll(/\s+/g, ' ').trim())
      .filter(Boolean)
      .join('|'),
  );
}

describe('comparing with what is saved', () => {
  it.each<[string, PreviewValue[], PreviewValue[], object[]]>([
    ['nothing', [value('Phone')], [value('Phone')], [{}]],
    ['another name', [value('tel', { field: 'Phone' })], [value('Phone')], [{ nameWas: 'Phone' }]],
    [
      'another field under a name',
      [value('country', { field: 'Iso__c', value: 'NL' })],
      [value('country', { field: 'Country', value: 'Holland' })],
      [{ valueWas: 'Holland' }],
    ],
    [
      'two fields that change names',
      [value('B', { field: 'A', value: 'a' }), value('A', { field: 'B', value: 'b' })],
      [value('A', { value: 'a' }), value('B', { value: 'b' })],
      [
        { nameWas: 'A', valueWas: 'b' },
        { nameWas: 'B', valueWas: 'a' },
      ],
    ],
    ['an empty value before', [value('Phone')], [value('Phone', { value: null })], [{ valueWas: null }]],
    ['a new field', [value('Phone')], [], [{ isNew: true }]],
    ['a field that is gone', [], [value('Phone')], [{ isGone: true }]],
    [
      'a field that is left out now',
      [value('Phone', { value: null, omittedBecause: 'No.' })],
      [value('Phone')],
      [{}, { isGone: true }],
    ],
    [
      'a field that was left out',
      [value('Phone')],
      [value('Phone', { value: null, omittedBecause: 'No.' })],
      [{ isNew: true }],
    ],
    [
      "the rule's answer",
      [value('isSo', { field: null, value: 'true' })],
      [value('isSo', { field: null, value: 'false' })],
      [{ valueWas: 'false' }],
    ],
  ])('tells %s', (_, now, saved, expected) => {
    const differences = compared(now, saved).map(({ nameWas, valueWas, isNew, isGone }) => ({
      nameWas,
      valueWas,
      isNew,
      isGone,
    }));

    expect(differences).toEqual(
      expected.map((each) => ({
        nameWas: undefined,
        valueWas: undefined,
        isNew: undefined,
        isGone: undefined,
        ...each,
      })),
    );
  });

  it('keeps the order of the payload', () => {
    const now = [value('B'), value('A'), value('Secret', { omittedBecause: 'No.' })];

    expect(compared(now, [value('Z'), value('A'), value('B')]).map(({ name }) => name)).toEqual([
      'B',
      'A',
      'Secret',
      'Z',
    ]);
    expect(compared(now, null)).toEqual(now);
  });
});

describe('c-preview-table', () => {
  afterEach(clearPage);

  it('says of each value its name, its field, and what differs, in words', () => {
    const element = show('c-preview-table', PreviewTable, {
      values: [
        value('tel', { field: 'Phone', label: 'Account Phone' }),
        value('Fax', { label: 'Fax', value: null }),
        value('Secret__c', { value: null, omittedBecause: 'You may not read it.' }),
      ],
      saved: [value('Phone'), value('Fax', { value: '7' }), value('Site')],
    });

    expect(rows(element)).toEqual([
      'tel|c.PreviewWas Phone|Account Phone|tel 1',
      'Fax|c.PreviewClauseEmpty|c.PreviewWas 7',
      'Secret__c|The Secret__c|You may not read it.',
      'Site|The Site|c.PreviewGone',
    ]);
    expect(text(element, '[data-id="differences"]')).toBe('3 differences');
    expect(element.shadowRoot?.querySelectorAll('tr.changed')).toHaveLength(3);
    expect([...(element.shadowRoot?.querySelectorAll('s') ?? [])].map(({ textContent }) => textContent)).toEqual([
      'Phone',
      '7',
      'Site',
    ]);
    expectAccessible(element);
  });

  it('compares nothing where nothing else is saved', () => {
    const element = show('c-preview-table', PreviewTable, { values: [value('Phone')], saved: null });

    expect(rows(element)).toEqual(['Phone|The Phone|Phone 1']);
    expect(maybe(element, '[data-id="differences"]')).toBeNull();
  });

  it('renders few rows of 800, and others once it is scrolled', async () => {
    const values = Array.from({ length: 800 }, (_, index) => value(`Field${index}`));
    const element = show('c-preview-table', PreviewTable, { values, saved: null });
    expect(rows(element).length).toBeLessThan(60);
    expect(find(element, 'table').getAttribute('aria-rowcount')).toBe('801');

    const frame = find(element, '[data-id="frame"]');
    frame.scrollTop = 48 * 700;
    frame.dispatchEvent(new CustomEvent('scroll'));
    await settled();

    expect(rows(element).length).toBeLessThan(60);
    expect(rows(element).some((row) => row.startsWith('Field700|'))).toBe(true);
  });
});
