import changeDraft from '@salesforce/apex/ConnectionSetupController.changeDraft';
import deleteCredentials from '@salesforce/apex/ConnectionSetupController.deleteCredentials';
import deleteDraft from '@salesforce/apex/ConnectionSetupController.deleteDraft';
import revokeAccess from '@salesforce/apex/ConnectionSetupController.revokeAccess';
import switchOn from '@salesforce/apex/ConnectorController.switchOn';
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
import { answerConfirmation, askedMessages, calls, press, recordCalls, setup, step, stepsUpTo } from './support';

const doors = {
  changeDraft,
  deleteCredentials,
  deleteDraft,
  revokeAccess,
  switchOn,
};
jest.mock('@salesforce/apex/ConnectionSetupController.changeDraft', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/ConnectionSetupController.deleteCredentials', () => ({ default: jest.fn() }), {
  virtual: true,
});
jest.mock('@salesforce/apex/ConnectionSetupController.deleteDraft', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/ConnectionSetupController.revokeAccess', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/ConnectorController.switchOn', () => ({ default: jest.fn() }), { virtual: true });

function shown(over: Partial<Setup> = {}): HTMLElement {
  return show('c-connection-setup', ConnectionSetup, { setup: setup(over), connectors: [], canRunAsConnector: true });
}

describe('c-connection-setup', () => {
  beforeEach(() => recordCalls(doors));

  afterEach(clearPage);

  it('shows how far each step is', () => {
    const element = shown();

    expect(step(element, 'DESTINATION').state).toBe('Done');
    expect(step(element, 'CONNECTOR').state).toBe('Done');
    expect(step(element, 'START').state).toBe('Waiting');
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

    await press(shown({ isBorrowed: true }), 'abandon');
    await press(shown({ hasHistory: true, isBorrowed: true }), 'abandon');

    expect(askedMessages()).toEqual([
      'c.SetupAbandonHistory',
      'c.SetupAbandonMessage',
      'c.SetupAbandonBorrowed',
      'c.SetupAbandonHistoryBorrowed',
    ]);
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
