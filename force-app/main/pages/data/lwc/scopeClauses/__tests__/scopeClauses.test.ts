import type { Clause } from 'c/previewApi';
import ScopeClauses from '../scopeClauses';
import { clearPage, expectAccessible, find, maybe, show } from '../../../../../foundation/lwc/__tests__/support';

jest.mock('@salesforce/label/c.PreviewClauseValue', () => ({ default: '{0} (here: {1})' }), { virtual: true });

interface Icon extends HTMLElement {
  alternativeText: string;
}

function texts(element: Element): string[] {
  return [...element.querySelectorAll('[data-id="clause"]')].map((clause) => {
    const icon = clause.querySelector<Icon>('lightning-icon');
    return `${icon?.alternativeText ?? ''}: ${clause.textContent.replaceAll(/\s+/g, ' ').trim()}`;
  });
}

describe('c-scope-clauses', () => {
  afterEach(clearPage);

  it('says part by part what is asked, what the record has, and whether that fits', () => {
    const clauses: Clause[] = [
      { part: 'rule', text: 'isCustomer is true', value: null, isMet: true },
      { part: 'rule', text: 'Rating equals Hot', value: 'Cold', isMet: null },
      { part: 'filter', text: 'Industry equals Energy', value: 'Media', isMet: false },
      { part: 'filter', text: 'Type equals Customer', value: 'Customer', isMet: true },
    ];
    const element = show('c-scope-clauses', ScopeClauses, { clauses });

    const parts = [...(element.shadowRoot?.querySelectorAll('[data-id="part"]') ?? [])];
    expect(parts.map((part) => part.getAttribute('aria-label'))).toEqual([
      'c.PreviewClauseFilter',
      'c.PreviewClauseRule',
    ]);
    expect(parts.map(texts)).toEqual([
      [
        'c.PreviewClauseUnmet: Industry equals Energy (here: Media)',
        'c.PreviewClauseMet: Type equals Customer (here: Customer)',
      ],
      ['c.PreviewClauseMet: isCustomer is true', 'c.PreviewClauseUnasked: Rating equals Hot (here: Cold)'],
    ]);
    expect(find(element, 'h3')).toBeTruthy();
    expectAccessible(element);
  });

  it('tells a moment that the record has as the page tells all moments', () => {
    const value = '\u20682026-01-31T20:00:00.000Z\u2069';
    const clauses: Clause[] = [{ part: 'lookback', text: 'Changed lately', value, isMet: true }];
    const element = show('c-scope-clauses', ScopeClauses, { clauses });

    expect(find(element, '[data-id="clause"]').textContent).toMatch(/here: Jan 31, 2026, \d+:00:00\s?PM\)/u);
  });

  it('shows nothing where nothing is asked', () => {
    expect(maybe(show('c-scope-clauses', ScopeClauses, { clauses: [] }), 'h3')).toBeNull();
    expect(maybe(show('c-scope-clauses', ScopeClauses, { clauses: null }), 'h3')).toBeNull();
  });
});
