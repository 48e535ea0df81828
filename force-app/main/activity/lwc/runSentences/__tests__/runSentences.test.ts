import RunSentences from '../runSentences';
import type { Run } from 'c/runWords';
import { clearPage, expectAccessible, find, maybe, show, text } from '../../../../foundation/lwc/__tests__/support';
import { run } from '../../runSentence/__tests__/support';

jest.mock('@salesforce/label/c.RunDidRefused', () => ({ default: '{0} refused' }), { virtual: true });
jest.mock('@salesforce/label/c.RunOfObject', () => ({ default: '{0} {1}' }), { virtual: true });

const told = (over: Partial<Run> = {}): HTMLElement => show('c-run-sentences', RunSentences, { run: run(over) });

describe('c-run-sentences', () => {
  afterEach(clearPage);

  it('has a sentence for each cause, and tells what was refused by its number', () => {
    const element = told({
      parts: [
        { objectLabel: 'Contacts', reason: 'Schedule', failedCount: 12 },
        { objectLabel: 'Accounts', reason: 'Mapping', updatedCount: 3 },
      ],
    });

    expect(element.shadowRoot?.querySelectorAll('[data-id="sentence"]')).toHaveLength(2);
    expect(text(element, '[data-id="refused"]')).toBe('12 Contacts refused');
    expect(maybe(element, '[data-id="problem"]')).toBeNull();
    expectAccessible(element);
  });

  it.each([
    [
      { status: 'Failed', errorCode: 'TIMED_OUT', errorDetail: 'Read timed out' },
      'c.RunFailedStatus: TIMED_OUT: Read timed out',
      'utility:error',
    ],
    [{ status: 'Fenced' }, 'c.RunFenced', 'utility:skip'],
  ] as const)('says what stopped it: %j', (over, words, icon) => {
    const element = told(over);

    expect(text(element, '[data-id="problem"]')).toBe(words);
    expect(find<HTMLElement & { iconName: string }>(element, 'lightning-icon').iconName).toBe(icon);
  });

  it('says nothing of the kind where records alone were refused', () => {
    expect(maybe(told({ status: 'Partial', failedCount: 1 }), '[data-id="problem"]')).toBeNull();
  });
});
