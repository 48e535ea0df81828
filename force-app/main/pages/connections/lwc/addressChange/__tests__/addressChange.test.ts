import begin from '@salesforce/apex/AddressChangeController.begin';
import deleteCredentials from '@salesforce/apex/AddressChangeController.deleteCredentials';
import finish from '@salesforce/apex/AddressChangeController.finish';
import revokeAccess from '@salesforce/apex/AddressChangeController.revokeAccess';
import switchOver from '@salesforce/apex/AddressChangeController.switchOver';
import type { Setup } from 'c/connectionsApi';
import AddressChange from '../addressChange';
import {
  clearPage,
  expectAccessible,
  find,
  maybe,
  settled,
  show,
  text,
} from '../../../../../foundation/lwc/__tests__/support';
import {
  answerConfirmation,
  askedMessages,
  calls,
  passedTest,
  press,
  recordCalls,
  setup,
  step,
  stepsUpTo,
} from '../../connectionSetup/__tests__/support';

jest.mock('@salesforce/apex/AddressChangeController.begin', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/AddressChangeController.deleteCredentials', () => ({ default: jest.fn() }), {
  virtual: true,
});
jest.mock('@salesforce/apex/AddressChangeController.finish', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/AddressChangeController.revokeAccess', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/AddressChangeController.switchOver', () => ({ default: jest.fn() }), { virtual: true });

const changed = (over: Partial<Setup>): Setup => setup({ mode: 'On', isChange: true, isSwitched: false, ...over });

function shown(change: Setup | null): HTMLElement {
  return show('c-address-change', AddressChange, { setup: setup({ mode: 'On', change }) });
}

describe('c-address-change', () => {
  beforeEach(() => {
    jest.clearAllMocks();
    recordCalls({ begin, deleteCredentials, finish, revokeAccess, switchOver });
  });

  afterEach(clearPage);

  it('begins with another address, and can be left', async () => {
    const closed = jest.fn();
    const element = shown(null);
    element.addEventListener('close', closed);
    const form = find(element, 'c-destination-form');
    form.dispatchEvent(new CustomEvent('save', { detail: { baseUrl: 'https://moved.example' } }));
    await settled();

    expect(begin).toHaveBeenCalledWith({
      connectionId: 'a00000000000001',
      draftJson: '{"baseUrl":"https://moved.example"}',
    });
    form.dispatchEvent(new CustomEvent('cancel'));
    expect(closed).toHaveBeenCalledTimes(1);
    expectAccessible(element);
  });

  it('has a second credential made and tested before it switches over', async () => {
    const waiting = shown(changed({ baseUrl: 'https://moved.example', steps: stepsUpTo('ENABLE') }));
    expect(maybe(waiting, 'c-credential-steps')).not.toBeNull();
    expect(step(waiting, 'SWITCH').state).toBe('Waiting');
    expect(maybe(waiting, '[data-id="switch-over"]')).toBeNull();
    expectAccessible(waiting);

    await press(shown(changed({ steps: stepsUpTo('START'), test: passedTest() })), 'switch-over');
    expect(calls).toEqual(['switchOver']);
    expect(askedMessages()).toEqual([]);
  });

  it('says that another destination is there, and asks before it goes there', async () => {
    const element = shown(changed({ steps: stepsUpTo('START'), test: passedTest(), otherThan: 'Old scores' }));
    expect(text(element, '[data-id="other"]')).toBe('c.AddressOther');
    answerConfirmation(false);
    await press(element, 'switch-over');
    expect(calls).toEqual([]);

    answerConfirmation(true);
    await press(element, 'switch-over');
    expect(calls).toEqual(['switchOver']);
  });

  it('is abandoned once a person is sure: access goes first', async () => {
    const closed = jest.fn();
    const element = shown(changed({}));
    element.addEventListener('close', closed);
    answerConfirmation(false);
    await press(element, 'abandon-change');
    answerConfirmation(true);
    await press(element, 'abandon-change');

    expect(calls).toEqual(['revokeAccess', 'deleteCredentials', 'finish']);
    expect(finish).toHaveBeenLastCalledWith(expect.objectContaining({ pairName: 'Syncline_x' }));
    expect(closed).toHaveBeenCalledTimes(1);
  });

  it('removes the former credential once no run sends through it', async () => {
    const busy = shown(changed({ isSwitched: true, formerName: 'Syncline_y', isFormerInUse: true }));
    expect(find<HTMLElement & { disabled: boolean }>(busy, '[data-id="remove-former"]').disabled).toBe(true);
    expectAccessible(busy);

    await press(shown(changed({ isSwitched: true, formerName: 'Syncline_y', isFormerInUse: false })), 'remove-former');
    expect(calls).toEqual(['revokeAccess', 'deleteCredentials', 'finish']);
    expect(finish).toHaveBeenLastCalledWith(expect.objectContaining({ pairName: 'Syncline_y' }));
    expect(text(shown(changed({ isSwitched: true, isFormerBorrowed: true })), '[data-id="former"]')).toBe(
      'c.AddressFormerBorrowed',
    );
  });
});
