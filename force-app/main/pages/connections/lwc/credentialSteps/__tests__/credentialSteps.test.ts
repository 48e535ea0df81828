import createChanged from '@salesforce/apex/AddressChangeController.createCredentials';
import deleteChanged from '@salesforce/apex/AddressChangeController.deleteCredentials';
import revokeChanged from '@salesforce/apex/AddressChangeController.revokeAccess';
import confirm from '@salesforce/apex/ConnectionSetupController.confirm';
import createCredentials from '@salesforce/apex/ConnectionSetupController.createCredentials';
import deleteCredentials from '@salesforce/apex/ConnectionSetupController.deleteCredentials';
import endTestAccess from '@salesforce/apex/ConnectionSetupController.endTestAccess';
import forgetTest from '@salesforce/apex/ConnectionSetupController.forgetTest';
import grantAccess from '@salesforce/apex/ConnectionSetupController.grantAccess';
import revokeAccess from '@salesforce/apex/ConnectionSetupController.revokeAccess';
import saveSecret from '@salesforce/apex/ConnectionSetupController.saveSecret';
import takeTestAccess from '@salesforce/apex/ConnectionSetupController.takeTestAccess';
import testAsAdmin from '@salesforce/apex/ConnectionSetupController.test';
import testAsConnector from '@salesforce/apex/ConnectorController.test';
import renewPairName from '@salesforce/apex/ConnectionSetupController.renewPairName';
import testChange from '@salesforce/apex/ConnectorController.testChange';
import type { Setup } from 'c/connectionsApi';
import CredentialSteps from '../credentialSteps';
import {
  clearPage,
  expectAccessible,
  find,
  maybe,
  settled,
  show,
  text,
} from '../../../../../foundation/lwc/__tests__/support';
import { calls, passedTest, press, recordCalls, setup, step, stepsUpTo } from '../../connectionSetup/__tests__/support';

const doors = {
  confirm,
  createCredentials,
  deleteCredentials,
  endTestAccess,
  forgetTest,
  grantAccess,
  renewPairName,
  revokeAccess,
  saveSecret,
  takeTestAccess,
  testAsAdmin,
  testAsConnector,
  testChange,
};
jest.mock('@salesforce/apex/AddressChangeController.createCredentials', () => ({ default: jest.fn() }), {
  virtual: true,
});
jest.mock('@salesforce/apex/AddressChangeController.deleteCredentials', () => ({ default: jest.fn() }), {
  virtual: true,
});
jest.mock('@salesforce/apex/AddressChangeController.revokeAccess', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/ConnectionSetupController.confirm', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/ConnectionSetupController.createCredentials', () => ({ default: jest.fn() }), {
  virtual: true,
});
jest.mock('@salesforce/apex/ConnectionSetupController.deleteCredentials', () => ({ default: jest.fn() }), {
  virtual: true,
});
jest.mock('@salesforce/apex/ConnectionSetupController.endTestAccess', () => ({ default: jest.fn() }), {
  virtual: true,
});
jest.mock('@salesforce/apex/ConnectionSetupController.forgetTest', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/ConnectionSetupController.grantAccess', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/ConnectionSetupController.revokeAccess', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/ConnectionSetupController.saveSecret', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/ConnectionSetupController.takeTestAccess', () => ({ default: jest.fn() }), {
  virtual: true,
});
jest.mock('@salesforce/apex/ConnectionSetupController.test', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/ConnectorController.test', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/ConnectionSetupController.renewPairName', () => ({ default: jest.fn() }), {
  virtual: true,
});
jest.mock('@salesforce/apex/ConnectorController.testChange', () => ({ default: jest.fn() }), { virtual: true });

function shown(over: Partial<Setup> = {}): HTMLElement {
  return show('c-credential-steps', CredentialSteps, { setup: setup(over) });
}

describe('c-credential-steps', () => {
  beforeEach(() => recordCalls(doors));

  afterEach(clearPage);

  it('makes the pair, stores key and secret and gives access, in this order', async () => {
    const element = shown();
    const detail = { clientId: 'key', clientSecret: 'secret' };
    find(element, 'c-secret-form').dispatchEvent(new CustomEvent('secret', { detail }));
    await settled();
    await settled();

    expect(calls).toEqual(['createCredentials', 'forgetTest', 'saveSecret', 'forgetTest', 'grantAccess']);
    expect(saveSecret).toHaveBeenCalledWith({ connectionId: 'a00000000000001', ...detail });
  });

  it('goes on where half of it is there', async () => {
    const element = shown({ isPairMade: true });
    find(element, 'c-secret-form').dispatchEvent(
      new CustomEvent('secret', { detail: { clientId: 'key', clientSecret: 'secret' } }),
    );
    await settled();
    await settled();
    expect(calls).toEqual(['forgetTest', 'saveSecret', 'forgetTest', 'grantAccess']);

    calls.length = 0;
    await press(shown({ isPairMade: true, hasSecret: true }), 'give-access');
    expect(calls).toEqual(['grantAccess']);
  });

  it('links to the record in Setup that is to be enabled', () => {
    const element = shown({
      steps: stepsUpTo('ENABLE'),
      namedCredentialId: '0XA000000000001',
      obstacle: { code: 'CALLOUTS_DISABLED', cause: 'It is switched off.', fix: 'Switch it on.' },
    });

    expect(find<HTMLAnchorElement>(element, '[data-id="open-setup"]').getAttribute('href')).toBe(
      '/lightning/setup/NamedCredential/0XA000000000001/view',
    );
    expect(text(element, '[data-id="not-enabled"]')).toBe('It is switched off.');
    expectAccessible(element);
  });

  it('tests as the connector where that is who looks', async () => {
    await press(shown({ steps: stepsUpTo('TEST') }), 'test');
    expect(calls).toEqual(['testAsConnector']);
  });

  it('gives an admin access for the test, and takes it back whatever comes of it', async () => {
    await press(shown({ steps: stepsUpTo('TEST'), isConnector: false }), 'test');
    expect(calls).toEqual(['takeTestAccess', 'testAsAdmin', 'endTestAccess']);

    calls.length = 0;
    jest.mocked(testAsAdmin as () => Promise<unknown>).mockRejectedValue(new Error('no'));
    await press(shown({ steps: stepsUpTo('TEST'), isConnector: false, isViewerAssigned: true }), 'test');
    expect(calls).toEqual(['endTestAccess']);
  });

  it('asks for key and secret again where they are refused', async () => {
    const problem = { code: 'BAD_CLIENT', cause: 'Refused.', fix: 'Copy them.' };
    const element = shown({ steps: stepsUpTo('TEST'), test: passedTest({ hasPassed: false, problem }) });
    find(element, 'c-secret-form').dispatchEvent(
      new CustomEvent('secret', { detail: { clientId: 'key', clientSecret: 'secret' } }),
    );
    await settled();

    expect(calls).toEqual(['forgetTest', 'saveSecret', 'forgetTest']);
    expect(maybe(element, '[data-id="confirm"]')).toBeNull();
    const timedOut = { ...problem, code: 'TIMED_OUT' };
    const other = shown({ steps: stepsUpTo('TEST'), test: passedTest({ hasPassed: false, problem: timedOut }) });
    expect(maybe(other, 'c-secret-form')).toBeNull();
  });

  it('lets a person confirm who was reached, once', async () => {
    const element = shown({ steps: stepsUpTo('TEST'), test: passedTest() });
    await press(element, 'confirm');

    expect(calls).toEqual(['confirm']);
    expect(confirm).toHaveBeenCalledWith(expect.objectContaining({ testedAt: passedTest().testedAt }));
    const confirmed = passedTest({ confirmedAt: '2026-01-01T12:01:00.000Z' });
    expect(maybe(shown({ steps: stepsUpTo('START'), test: confirmed }), '[data-id="confirm"]')).toBeNull();
  });

  it('shows how far each step is', () => {
    const element = shown();

    expect(step(element, 'MAKE').state).toBe('Current');
    expect(step(element, 'TEST').state).toBe('Waiting');
    expectAccessible(element);
  });

  it('takes another name where somebody has deleted the pair in Setup, since none is given twice', async () => {
    jest.mocked(createCredentials as () => Promise<unknown>).mockImplementationOnce(() => {
      calls.push('refused');
      return Promise.reject(new Error('c.CredentialNameUsed'));
    });
    const element = shown();
    find(element, 'c-secret-form').dispatchEvent(
      new CustomEvent('secret', { detail: { clientId: 'key', clientSecret: 'secret' } }),
    );
    await settled();
    await settled();
    await settled();
    await settled();

    expect(calls).toEqual([
      'refused',
      'revokeAccess',
      'deleteCredentials',
      'renewPairName',
      'createCredentials',
      'forgetTest',
      'saveSecret',
      'forgetTest',
      'grantAccess',
    ]);
  });

  it('says of a change which pair goes where somebody has deleted it in Setup', async () => {
    jest
      .mocked(createChanged as () => Promise<unknown>)
      .mockImplementationOnce(() => Promise.reject(new Error('c.CredentialNameUsed')));
    find(shown({ isChange: true }), 'c-secret-form').dispatchEvent(
      new CustomEvent('secret', { detail: { clientId: 'key', clientSecret: 'secret' } }),
    );
    await settled();
    await settled();

    const going = { connectionId: 'a00000000000001', pairName: 'Syncline_x' };
    expect(revokeChanged).toHaveBeenCalledWith(going);
    expect(deleteChanged).toHaveBeenCalledWith(going);
  });

  it('goes through the doors of a change where it is one', async () => {
    await press(shown({ isChange: true, steps: stepsUpTo('TEST') }), 'test');

    expect(calls).toEqual(['testChange']);
  });

  it('makes nothing of a borrowed credential, and says what a test has to tell', async () => {
    const untold: Setup['steps'] = stepsUpTo('TEST').map((each) => {
      return each.step === 'ENABLE' ? { ...each, state: 'Untold' } : each;
    });
    const element = shown({ isBorrowed: true, steps: untold, isConnector: false });

    expect(maybe(element, 'c-secret-form')).toBeNull();
    expect(maybe(element, 'c-borrowed-credential')).not.toBeNull();
    expect(step(element, 'ENABLE').text).toBe('c.BorrowedUntold');
    expect(step(element, 'TEST').text).toBe('c.SetupTestBorrowed');
    expect(find<HTMLAnchorElement>(element, '[data-id="open-setup"]').getAttribute('href')).toBe(
      '/lightning/setup/NamedCredential/home',
    );
    await press(element, 'test');
    expect(calls).toEqual(['takeTestAccess', 'testAsAdmin', 'endTestAccess']);
    expectAccessible(element);
  });
});
