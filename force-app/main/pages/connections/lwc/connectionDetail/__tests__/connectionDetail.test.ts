import changeRevokeAccess from '@salesforce/apex/AddressChangeController.revokeAccess';
import changeFinish from '@salesforce/apex/AddressChangeController.finish';
import changeDeleteCredentials from '@salesforce/apex/AddressChangeController.deleteCredentials';
import deleteCredentials from '@salesforce/apex/ConnectionSetupController.deleteCredentials';
import disconnect from '@salesforce/apex/ConnectionSetupController.disconnect';
import forgetTest from '@salesforce/apex/ConnectionSetupController.forgetTest';
import reconnect from '@salesforce/apex/ConnectionSetupController.reconnect';
import revokeAccess from '@salesforce/apex/ConnectionSetupController.revokeAccess';
import saveSecret from '@salesforce/apex/ConnectionSetupController.saveSecret';
import testAsConnector from '@salesforce/apex/ConnectorController.test';
import type { Setup } from 'c/connectionsApi';
import ConnectionDetail from '../connectionDetail';
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
  stepsUpTo,
} from '../../connectionSetup/__tests__/support';

jest.mock('@salesforce/apex/AddressChangeController.finish', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/ConnectionSetupController.deleteCredentials', () => ({ default: jest.fn() }), {
  virtual: true,
});
jest.mock('@salesforce/apex/AddressChangeController.deleteCredentials', () => ({ default: jest.fn() }), {
  virtual: true,
});
jest.mock('@salesforce/apex/ConnectionSetupController.disconnect', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/AddressChangeController.revokeAccess', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/ConnectionSetupController.forgetTest', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/ConnectionSetupController.reconnect', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/ConnectionSetupController.revokeAccess', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/ConnectionSetupController.saveSecret', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/ConnectorController.test', () => ({ default: jest.fn() }), { virtual: true });

const doors = {
  deleteCredentials,
  disconnect,
  forgetTest,
  reconnect,
  revokeAccess,
  saveSecret,
  testAsConnector,
};
function shown(over: Partial<Setup> = {}): HTMLElement {
  const on = { mode: 'On', steps: stepsUpTo(null), test: passedTest(), hasSigningKey: true } as const;
  return show('c-connection-detail', ConnectionDetail, {
    setup: setup({ ...on, ...over }),
    connection: { id: 'a00000000000001', name: 'Scores', mode: 'On', status: 'ACTIVE' },
    rights: { canManage: true, canRun: true, canPause: true, canBackfill: true },
  });
}

describe('c-connection-detail', () => {
  beforeEach(() => {
    recordCalls(doors);
    for (const door of [changeDeleteCredentials, changeFinish, changeRevokeAccess]) {
      jest.mocked(door as () => Promise<unknown>).mockImplementation(() => Promise.resolve(calls.push('endChange')));
    }
  });

  afterEach(clearPage);

  it('says what it goes by, and who was reached last', () => {
    const element = shown();

    expect(text(element, 'dl')).toContain('https://scores.example.com');
    expect(text(element, 'dl')).toContain('c.DetailSigned');
    expect(maybe(element, 'c-test-result')).not.toBeNull();
    expect(maybe(element, 'c-problem-mend')).toBeNull();
    expectAccessible(element);
    expect(maybe(shown({ test: null }), '[data-id="never-tested"]')).not.toBeNull();
  });

  it('tests, reauthorizes, and closes the form once that is saved', async () => {
    const element = shown();
    await press(element, 'test');
    await press(element, 'reauthorize');
    const detail = { clientId: 'key', clientSecret: 'secret' };
    find(element, 'c-secret-form').dispatchEvent(new CustomEvent('secret', { detail }));
    await settled();
    await settled();

    expect(calls).toEqual(['testAsConnector', 'saveSecret']);
    expect(maybe(element, 'c-secret-form')).toBeNull();
  });

  it('opens and closes from its menu what is to be changed', async () => {
    const element = shown();
    const choose = async (value: string): Promise<void> => {
      find(element, 'c-connection-menu').dispatchEvent(new CustomEvent('act', { detail: value }));
      await settled();
    };
    await choose('SigningKey');
    expect(maybe(element, 'c-signing-key')).not.toBeNull();
    expectAccessible(element);
    await choose('SigningKey');
    expect(maybe(element, 'c-signing-key')).toBeNull();
    await choose('ChangeAddress');
    expect(maybe(element, 'c-address-change')).not.toBeNull();
    find(element, 'c-address-change').dispatchEvent(new CustomEvent('close'));
    await settled();
    expect(maybe(element, 'c-address-change')).toBeNull();
    expect(maybe(shown({ change: setup({ isChange: true }) }), 'c-address-change')).not.toBeNull();
  });

  it('deletes only what is disconnected, and goes on where that was begun', async () => {
    const deleted = async (element: HTMLElement): Promise<boolean> => {
      find(element, 'c-connection-menu').dispatchEvent(new CustomEvent('act', { detail: 'Delete' }));
      await settled();
      return maybe(element, 'c-connection-deletion') !== null;
    };
    expect(await deleted(shown())).toBe(false);
    expect(await deleted(shown({ mode: 'Disconnected' }))).toBe(true);
    expect(maybe(shown({ mode: 'Deleting' }), 'c-connection-deletion')).not.toBeNull();
  });

  it('mends what a test has found by the form that it needs', async () => {
    const problem = { code: 'NOT_A_DESTINATION', cause: 'Why', fix: 'What to do' };
    const element = shown({ test: { ...passedTest(), hasPassed: false, problem } });
    const mend = find<HTMLElement & { code: string }>(element, 'c-problem-mend');
    expect(mend.code).toBe('NOT_A_DESTINATION');
    mend.dispatchEvent(new CustomEvent('mend', { detail: 'ChangeAddress' }));
    await settled();
    expect(maybe(element, 'c-address-change')).not.toBeNull();
    (element as HTMLElement & { begin(mend: string): void }).begin('Reauthorize');
    await settled();
    expect(maybe(element, 'c-secret-form')).not.toBeNull();
  });

  it('leaves a borrowed credential to its admins', async () => {
    const element = shown({ isBorrowed: true, baseUrl: 'https://lent.example' });
    expect(text(element, 'dl')).toContain('https://lent.example');
    await press(element, 'reauthorize');
    expect(maybe(element, 'c-secret-form')).toBeNull();
    expect(maybe(element, '[data-id="reauthorize-borrowed"]')).not.toBeNull();
    answerConfirmation(false);
    await press(element, 'disconnect');

    expect(askedMessages()).toContain('c.DetailDisconnectBorrowed');
    expectAccessible(element);
  });

  it('ends a change of address too when it disconnects', async () => {
    answerConfirmation(true);
    await press(shown({ change: setup({ isChange: true, isSwitched: false }) }), 'disconnect');
    await settled();
    await settled();

    expect(calls).toEqual(['disconnect', 'revokeAccess', 'deleteCredentials', 'endChange', 'endChange', 'endChange']);
  });

  it('disconnects once a person is sure: first it stops, then access goes, then the credentials', async () => {
    const element = shown();
    answerConfirmation(false);
    await press(element, 'disconnect');
    expect(calls).toEqual([]);

    answerConfirmation(true);
    await press(element, 'disconnect');
    expect(calls).toEqual(['disconnect', 'revokeAccess', 'deleteCredentials']);
  });

  it('names no credential that has gone', () => {
    expect(text(shown({}), 'dl')).toContain('c.DetailCredential');
    expect(text(shown({ mode: 'Disconnected' }), 'dl')).not.toContain('c.DetailCredential');
    expect(text(shown({ mode: 'Disconnected', isBorrowed: true }), 'dl')).toContain('c.DetailCredential');
  });

  it('offers a disconnected one nothing but to reconnect', async () => {
    const element = shown({ mode: 'Disconnected' });
    expect(maybe(element, '[data-id="disconnect"]')).toBeNull();
    expect(maybe(element, '[data-id="test"]')).toBeNull();
    await press(element, 'reconnect');
    expect(calls).toEqual(['reconnect']);
    expectAccessible(element);
  });
});
