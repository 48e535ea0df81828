import { detailOf } from '../candidateWords';

jest.mock('@salesforce/label/c.CandidateOwner', () => ({ default: 'of {0}' }), { virtual: true });
jest.mock('@salesforce/label/c.CandidateCreated', () => ({ default: 'since {0}' }), { virtual: true });
jest.mock('@salesforce/i18n/timeZone', () => ({ default: 'GMT' }), { virtual: true });
jest.mock('@salesforce/i18n/lang', () => ({ default: 'en-US' }), { virtual: true });

const adams = { recordId: '003000000000001', name: 'Adams', objectLabel: 'Contact' };

describe('c-candidate-words', () => {
  it('tells all that the reader may see', () => {
    const createdAt = '2026-01-02T03:04:05.000Z';
    const text = detailOf({ ...adams, email: 'ann@example.com', ownerName: 'Ada Admin', createdAt });
    expect(text.replaceAll('\u202F', ' ')).toBe(
      'Contact, ann@example.com, of Ada Admin, since Jan 2, 2026, 3:04:05 AM',
    );
  });

  it('tells the object alone where there is nothing else', () => {
    expect(detailOf({ ...adams, email: null })).toBe('Contact');
  });
});
