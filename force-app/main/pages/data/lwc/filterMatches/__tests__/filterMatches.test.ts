import FilterMatches from '../filterMatches';
import { clearPage, expectAccessible, find, maybe, show, text } from '../../../../../foundation/lwc/__tests__/support';

// The label as an admin reads it, since the figures are its content.
jest.mock('@salesforce/label/c.FilterMatches', () => ({ default: '{0} of {1} records match now.' }), { virtual: true });

const check = {
  problems: [],
  matching: 123,
  total: 3500,
  samples: [
    { id: '001000000000001', name: 'Acme' },
    { id: '001000000000002', name: null },
  ],
};

describe('c-filter-matches', () => {
  afterEach(clearPage);

  it('says how many match, with samples', () => {
    const element = show('c-filter-matches', FilterMatches, { check });

    expect(text(element, '[data-id="sentence"]')).toBe('123 of 3,500 records match now.');
    expect(element.shadowRoot?.querySelectorAll('[data-id="sample"]')).toHaveLength(2);
    expect(find(element, '[aria-live="polite"]')).toBeTruthy();
    expectAccessible(element);
  });

  it('shows that it counts', () => {
    const element = show('c-filter-matches', FilterMatches, { check, isChecking: true });

    expect(find(element, 'lightning-spinner')).toBeTruthy();
    expect(text(element, '[data-id="sentence"]')).toBe('');
    expectAccessible(element);
  });

  it('gives no figures where there are problems', () => {
    const problems = [{ row: 0, message: 'No such field.' }];
    const element = show('c-filter-matches', FilterMatches, { check: { ...check, problems } });

    expect(text(element, '[data-id="sentence"]')).toBe('c.FilterHasProblems');
    expect(maybe(element, '[data-id="sample"]')).toBeNull();
  });

  it('waits for the conditions to be complete', () => {
    const element = show('c-filter-matches', FilterMatches, { check, isIncomplete: true });

    expect(text(element, '[data-id="sentence"]')).toBe('c.FilterIncomplete');
    expect(maybe(element, '[data-id="sample"]')).toBeNull();
  });

  it('says why it could not count', () => {
    const element = show('c-filter-matches', FilterMatches, { failure: 'You lack a permission.' });

    expect(text(element, '[role="alert"]')).toBe('You lack a permission.');
  });
});
