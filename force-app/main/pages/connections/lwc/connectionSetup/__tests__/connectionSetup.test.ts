import changeDraft from '@salesforce/apex/ConnectionSetupController.changeDraft';
import confirm from '@salesforce/apex/ConnectionSetupController.confirm';
import createCredentials from '@salesforce/apex/ConnectionSetupController.createCredentials';
import deleteCredentials from '@salesforce/apex/ConnectionSetupController.deleteCredentials';
import deleteDraft from '@salesforce/apex/ConnectionSetupController.deleteDraft';
import endTestAccess from '@salesforce/apex/ConnectionSetupController.endTestAccess';
import grantAccess from '@salesforce/apex/ConnectionSetupController.grantAccess';
import revokeAccess from '@salesforce/apex/ConnectionSetupController.revokeAccess';
import saveSecret from '@salesforce/apex/ConnectionSetupController.saveSecret';
import takeTestAccess from '@salesforce/apex/ConnectionSetupController.takeTestAccess';
import testAsAdmin from '@salesforce/apex/ConnectionSetupController.test';
import switchOn from '@salesforce/apex/ConnectorController.switchOn';
import testAsConnector from '@salesforce/apex/ConnectorController.test';
import type { Setup } from 'c/connectionsApi';
import ConnectionSetup from '../connectionSetup';
import {
  clearPage,
  expectAccessible,
  find,
  maybe,
  settled,
  show,
  text,
} from '../../../../../foundation/lwc/__tests__/support';
import { answerConfirmation, askedMessages, calls, passedTest, press, recordCalls, setup, stepsUpTo } from './support';

const doors = {
  changeDraft,
  confirm,
  createCredentials,
  deleteCredentials,
  deleteDraft,
  endTestAccess,
  grantAccess,
  revokeAccess,
  saveSecret,
  takeTestAccess,
  testAsAdmin,
  switchOn,
  testAsConnector,
};
jest.mock('@salesforce/apex/ConnectionSetupController.changeDraft', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/ConnectionSetupController.confirm', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/ConnectionSetupController.createCredentials', () => ({ default: jest.fn() }), {
  virtual: true,
});
jest.mock('@salesforce/apex/ConnectionSetupController.deleteCredentials', () => ({ default: jest.fn() }), {
  virtual: true,
});
jest.mock('@salesforce/apex/ConnectionSetupController.deleteDraft', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/ConnectionSetupController.endTestAccess', () => ({ default: jest.fn() }), {
  virtual: true,
});
jest.mock('@salesforce/apex/ConnectionSetupController.grantAccess', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/ConnectionSetupController.revokeAccess', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/ConnectionSetupController.saveSecret', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/ConnectionSetupController.takeTestAccess', () => ({ default: jest.fn() }), {
  virtual: true,
});
jest.mock('@salesforce/apex/ConnectionSetupController.test', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/ConnectorController.switchOn', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/ConnectorController.test', () => ({ default: jest.fn() }), { virtual: true });

interface StepElement extends HTMLElement {
  name: string;
  state: string;
  text: string;
}

function shown(over: Partial<Setup> = {}): HTMLElement {
  return show('c-connection-setup', ConnectionSetup, { setup: setup(over), connectors: [], canRunAsConnector: true });
}

function step(element: HTMLElement, name: string): StepElement {
  const found = [...(element.shadowRoot?.querySelectorAll<StepElement>('c-setup-step') ?? [])].find(
    (each) => each.name === name,
  );
  if (!found) {
    throw new Error(`There is no step ${name}`);
  }
  return found;
}

describe('c-connection-setup', () => {
  beforeEach(() => recordCalls(doors));

  afterEach(clearPage);

  it('shows how far each step is', () => {
    const element = shown();

    expect(step(element, 'DESTINATION').state).toBe('Done');
    expect(step(element, 'MAKE').state).toBe('Current');
    expect(step(element, 'TEST').state).toBe('Waiting');
    expectAccessible(element);
  });

  it('lists the rights that are missing', () => {
    const element = shown({ canViewSetup: false, canManageSets: false });

    expect(text(element, '[data-id="missing-rights"]')).toBe('c.RightViewSetupc.RightManageSets');
    expect(maybe(shown(), '[data-id="missing-rights"]')).toBeNull();
  });

  it('has a draft get its signing key, and looks again then', async () => {
    const changed = jest.fn();
    const element = shown();
    element.addEventListener('changed', changed);
    find(element, 'c-signing-key').dispatchEvent(new CustomEvent('changed'));
    await settled();

    expect(changed).toHaveBeenCalledTimes(1);
    expect(maybe(shown({ mode: 'On' }), 'c-signing-key')).toBeNull();
  });

  it('makes the pair, stores key and secret and gives access, in this order', async () => {
    const element = shown();
    const detail = { clientId: 'key', clientSecret: 'secret' };
    find(element, 'c-secret-form').dispatchEvent(new CustomEvent('secret', { detail }));
    await settled();
    await settled();

    expect(calls).toEqual(['createCredentials', 'saveSecret', 'grantAccess']);
    expect(saveSecret).toHaveBeenCalledWith({ connectionId: 'a00000000000001', ...detail });
  });

  it('goes on where half of it is there', async () => {
    const element = shown({ isPairMade: true });
    find(element, 'c-secret-form').dispatchEvent(
      new CustomEvent('secret', { detail: { clientId: 'key', clientSecret: 'secret' } }),
    );
    await settled();
    await settled();
    expect(calls).toEqual(['saveSecret', 'grantAccess']);

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

    expect(calls).toEqual(['saveSecret']);
    expect(maybe(element, '[data-id="confirm"]')).toBeNull();
    const timedOut = { ...problem, code: 'TIMED_OUT' };
    const other = shown({ steps: stepsUpTo('TEST'), test: passedTest({ hasPassed: false, problem: timedOut }) });
    expect(maybe(other, 'c-secret-form')).toBeNull();
  });

  it('lets a person confirm who was reached, once', async () => {
    const element = shown({ steps: stepsUpTo('TEST'), test: passedTest() });
    await press(element, 'confirm');

    expect(calls).toEqual(['confirm']);
    const confirmed = passedTest({ confirmedAt: '2026-01-01T12:01:00.000Z' });
    expect(maybe(shown({ steps: stepsUpTo('START'), test: confirmed }), '[data-id="confirm"]')).toBeNull();
  });

  it('is switched on by the connector, whom it names to anybody else', async () => {
    const started = jest.fn();
    const element = shown({ steps: stepsUpTo('START') });
    element.addEventListener('started', started);
    await press(element, 'switch-on');

    expect(calls).toEqual(['switchOn']);
    expect(started).toHaveBeenCalledTimes(1);
    const other = shown({ steps: stepsUpTo('START'), isConnector: false });
    expect(maybe(other, '[data-id="switch-on"]')).toBeNull();
    expect(step(other, 'START').text).toBe('c.SetupConnectorStarts');
  });

  it('undoes a draft, access first, once a person is sure', async () => {
    const abandoned = jest.fn();
    const element = shown();
    element.addEventListener('abandoned', abandoned);
    answerConfirmation(false);
    await press(element, 'abandon');
    expect(calls).toEqual([]);

    answerConfirmation(true);
    await press(element, 'abandon');
    expect(calls).toEqual(['revokeAccess', 'deleteCredentials', 'deleteDraft']);
    expect(abandoned).toHaveBeenCalledTimes(1);
    expect(maybe(shown({ mode: 'On', steps: stepsUpTo(null) }), '[data-id="abandon"]')).toBeNull();
  });

  it('tells nobody that it is over where the org refuses', async () => {
    const over = jest.fn();
    const refuse = (): Promise<never> => Promise.reject(new Error('Not now.'));
    jest.mocked(switchOn as () => Promise<unknown>).mockImplementation(refuse);
    jest.mocked(deleteDraft as () => Promise<unknown>).mockImplementation(refuse);
    const element = shown({ steps: stepsUpTo('START') });
    element.addEventListener('started', over);
    element.addEventListener('abandoned', over);
    answerConfirmation(true);
    await press(element, 'switch-on');
    await press(element, 'abandon');

    expect(over).not.toHaveBeenCalled();
  });

  it('says of one that was in use that it stays, disconnected', async () => {
    answerConfirmation(false);
    await press(shown({ hasHistory: true }), 'abandon');
    await press(shown(), 'abandon');

    expect(askedMessages()).toEqual(['c.SetupAbandonHistory', 'c.SetupAbandonMessage']);
  });

  it('keeps what is edited open until it is saved', async () => {
    const element = shown();
    await press(element, 'change');
    const form = find(element, 'c-destination-form');
    form.dispatchEvent(new CustomEvent('save', { detail: { name: 'Other' } }));
    await settled();
    await settled();

    expect(changeDraft).toHaveBeenCalledWith({ connectionId: 'a00000000000001', draftJson: '{"name":"Other"}' });
    expect(maybe(element, 'c-destination-form')).toBeNull();
    await press(element, 'change');
    find(element, 'c-destination-form').dispatchEvent(new CustomEvent('cancel'));
    await settled();
    expect(maybe(element, 'c-destination-form')).toBeNull();
  });
});
