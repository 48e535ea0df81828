import BorrowedCredential from '../borrowedCredential';
import type { Setup } from 'c/connectionsApi';
import { clearPage, expectAccessible, find, show } from '../../../../../foundation/lwc/__tests__/support';
import { passedTest, setup } from '../../connectionSetup/__tests__/support';

const shown = (over: Partial<Setup> = {}): HTMLElement =>
  show('c-borrowed-credential', BorrowedCredential, { setup: setup({ isBorrowed: true, isEnabled: null, ...over }) });

const states = (element: HTMLElement): string[] =>
  [...find(element, '[data-id="needs"]').querySelectorAll('span')].map(({ textContent }) => textContent);

describe('c-borrowed-credential', () => {
  afterEach(clearPage);

  it('says of each need whether it is met, and of what the org does not tell that the test does', () => {
    const element = shown();

    expect(states(element)).toEqual(['c.StepUntold', 'c.StepUntold', 'c.StepUntold', 'c.BorrowedThere']);
    expectAccessible(element);
    expect(states(shown({ isEnabled: false, listsPackage: true, doesConnectorReachValues: false }))).toEqual([
      'c.BorrowedNotYet',
      'c.BorrowedThere',
      'c.StepUntold',
      'c.BorrowedNotYet',
    ]);
  });

  it('takes a test that went well for an answer', () => {
    expect(states(shown({ test: passedTest() })).slice(0, 2)).toEqual(['c.BorrowedThere', 'c.BorrowedThere']);
  });

  it('asks for no namespace where the package has none', () => {
    expect(states(shown({ namespace: null }))).toHaveLength(3);
  });

  it('links to the record in Setup', () => {
    expect(find(shown({ namedCredentialId: '0XA1' }), '[data-id="open-borrowed"]').getAttribute('href')).toBe(
      '/lightning/setup/NamedCredential/0XA1/view',
    );
  });
});
