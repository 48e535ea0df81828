import type { Clause, DraftPreview, Preview } from 'c/previewApi';
import PreviewVerdict from '../previewVerdict';
import { clearPage, expectAccessible, maybe, now, show, text } from '../../../../../foundation/lwc/__tests__/support';

jest.mock('@salesforce/label/c.PreviewClauseValue', () => ({ default: '{0} (here: {1})' }), { virtual: true });
jest.mock('@salesforce/label/c.PreviewLeftOutBy', () => ({ default: 'Left out: {0}.' }), { virtual: true });
jest.mock('@salesforce/label/c.PreviewTakenOut', () => ({ default: 'Taken out, sent {0}: {1}.' }), { virtual: true });

const clauses: Clause[] = [
  { part: 'filter', text: 'Type equals Customer', value: 'Prospect', isMet: false, isDeciding: true },
  { part: 'filter', text: 'Phone equals 1', value: '2', isMet: true, isDeciding: true },
  { part: 'filter', text: 'Site equals 1', isMet: null, isDeciding: true },
  { part: 'relation', text: 'An active account', value: 'Acme', isMet: false, isDeciding: true },
  { part: 'rule', text: 'isCustomer is true', isMet: false, isDeciding: false },
];

function verdict(preview: Partial<Preview>, over: Partial<DraftPreview> = {}): HTMLElement {
  return show('c-preview-verdict', PreviewVerdict, {
    answer: { problems: [], now, preview: { outcome: 'upserted', clauses, ...preview }, ...over },
  });
}

describe('c-preview-verdict', () => {
  afterEach(clearPage);

  it('says that it would be sent, and what else there is to know', () => {
    const element = verdict({ reasons: ['The initial sync leaves it out.'] });

    expect(text(element, '[data-id="outcome"]')).toBe('c.PreviewWouldBeSent');
    expect(text(element, '[data-id="reason"]')).toBe('The initial sync leaves it out.');
    expect(maybe(element, '[data-id="saved"]')).toBeNull();
    expectAccessible(element);
  });

  it('names the clauses by which it would be left out', () => {
    const element = verdict({ outcome: 'excluded' }, { savedOutcome: 'upserted' });

    expect(text(element, '[data-id="outcome"]')).toBe(
      'Left out: Type equals Customer (here: Prospect); An active account (here: Acme).',
    );
    expect(text(element, '[data-id="saved"]')).toBe('c.PreviewSavedSent');
  });

  it('says so where none of them could be asked', () => {
    expect(text(verdict({ outcome: 'excluded', clauses: [] }), '[data-id="outcome"]')).toBe('c.PreviewLeftOut');
  });

  it('says that it would be taken out where the destination has it', () => {
    const element = verdict(
      { outcome: 'excluded', clauses: clauses.slice(0, 1) },
      { sentAt: '2025-12-31T09:00:00.000Z' },
    );

    expect(text(element, '[data-id="outcome"]')).toMatch(
      /^Taken out, sent Dec 31, 2025, .*: Type equals Customer \(here: Prospect\)\.$/,
    );
  });

  it('says what is saved where that is different', () => {
    expect(text(verdict({}, { savedOutcome: 'excluded' }), '[data-id="saved"]')).toBe('c.PreviewSavedLeftOut');
    expect(maybe(verdict({}, { savedOutcome: 'upserted' }), '[data-id="saved"]')).toBeNull();
  });

  it('says that there is no such record', () => {
    expect(text(verdict({ outcome: 'notFound' }), '[data-id="outcome"]')).toBe('c.PreviewNotThere');
  });
});
