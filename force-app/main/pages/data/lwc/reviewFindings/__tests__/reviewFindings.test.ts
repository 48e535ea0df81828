import ReviewFindings from '../reviewFindings';
import { clearPage, expectAccessible, find, maybe, show, text } from '../../../../../foundation/lwc/__tests__/support';
import { review } from '../../dataPage/__tests__/support';

jest.mock('@salesforce/label/c.ReviewLacks', () => ({ default: '{0} lacks' }), { virtual: true });

describe('c-review-findings', () => {
  afterEach(clearPage);

  it('lists what stands in the way, and says it at once', () => {
    const element = show('c-review-findings', ReviewFindings, {
      review: review({ problems: [{ message: 'No fields.' }, { message: 'No name.' }] }),
    });

    expect(find(element, '[role="alert"]').textContent).toBe('No fields.No name.');
    expect(maybe(element, '[data-id="lack"]')).toBeNull();
    expectAccessible(element);
  });

  it('lists what the connector lacks, and where it is given', () => {
    const lack = { text: 'Fields: 1 missing.', whereText: 'In a permission set.', fields: ['Rating', 'Fax'] };
    const element = show('c-review-findings', ReviewFindings, {
      review: review({ lacks: [lack], connectorName: 'Connor' }),
    });

    expect(text(element, '[data-id="lack"]')).toBe('Fields: 1 missing. Rating, FaxIn a permission set.');
    expect(find(element, 'section').getAttribute('aria-label')).toBe('Connor lacks');
  });

  it('shows nothing where there is nothing', () => {
    expect(maybe(show('c-review-findings', ReviewFindings, { review: review() }), 'section')).toBeNull();
  });
});
