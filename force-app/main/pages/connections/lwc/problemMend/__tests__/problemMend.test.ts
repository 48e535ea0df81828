import grantAccess from '@salesforce/apex/ConnectionSetupController.grantAccess';
import confirmApex from '@salesforce/apex/ConnectionSetupController.confirm';
import ProblemMend from '../problemMend';
import { clearPage, expectAccessible, find, maybe, show } from '../../../../../foundation/lwc/__tests__/support';
import { passedTest, press, setup } from '../../connectionSetup/__tests__/support';

jest.mock('@salesforce/apex/ConnectionSetupController.grantAccess', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/ConnectionSetupController.confirm', () => ({ default: jest.fn() }), { virtual: true });

const shown = (code: string, over = {}): HTMLElement =>
  show('c-problem-mend', ProblemMend, { code, setup: setup({ namedCredentialId: '0XA1', ...over }) });

describe('c-problem-mend', () => {
  afterEach(clearPage);

  it('gives access itself', async () => {
    const element = shown('SET_NOT_ASSIGNED');
    let changes = 0;
    element.addEventListener('changed', () => (changes += 1));
    await press(element, 'act');
    expect(grantAccess).toHaveBeenCalledWith({ connectionId: 'a00000000000001' });
    expect(changes).toBe(1);
    expectAccessible(element);
  });

  it.each(['OTHER_DESTINATION', 'TEST_OUTDATED'])(
    'confirms the destination that the page shows, where the last test has reached it: %s',
    async (code) => {
      const test = passedTest();
      const element = shown(code, { test });
      await press(element, 'act');
      expect(confirmApex).toHaveBeenCalledWith({ connectionId: 'a00000000000001', testedAt: test.testedAt });
      expectAccessible(element);
    },
  );

  it.each([
    ['OTHER_DESTINATION', passedTest({ hasPassed: false })],
    ['TEST_OUTDATED', null],
  ])('asks for another test where the last one has reached nobody: %s', async (code, test) => {
    const element = shown(code, { test });
    const asked: unknown[] = [];
    element.addEventListener('mend', (event) => asked.push((event as CustomEvent).detail));
    await press(element, 'mend');
    expect(asked).toEqual(['Test']);
  });

  it('leads to the very record in Setup', () => {
    const element = shown('CALLOUTS_DISABLED');
    const link = find<HTMLAnchorElement>(element, '[data-id="open-setup"]');
    expect(link.getAttribute('href')).toBe('/lightning/setup/NamedCredential/0XA1/view');
    expectAccessible(element);
  });

  it.each([
    ['BAD_SECRET', 'Reauthorize'],
    ['NOT_A_DESTINATION', 'ChangeAddress'],
    ['PRINCIPAL_DELETED', 'MakeNew'],
  ])('asks for the form that mends %s', async (code, mend) => {
    const element = shown(code);
    const asked: unknown[] = [];
    element.addEventListener('mend', (event) => asked.push((event as CustomEvent).detail));
    await press(element, 'mend');
    expect(asked).toEqual([mend]);
    expectAccessible(element);
  });

  it('leaves what an admin lent to Setup, and offers nothing where only others can act', () => {
    expect(maybe(shown('BAD_SECRET', { isBorrowed: true }), '[data-id="open-setup"]')).not.toBeNull();
    const element = shown('ADDRESSES_REFUSED');
    expect(element.shadowRoot?.textContent).toBe('');
  });
});
