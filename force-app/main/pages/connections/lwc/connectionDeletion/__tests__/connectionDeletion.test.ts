import begin from '@salesforce/apex/ConnectionDeletionController.begin';
import deleteSome from '@salesforce/apex/ConnectionDeletionController.deleteSome';
import deleteCredentials from '@salesforce/apex/ConnectionSetupController.deleteCredentials';
import revokeAccess from '@salesforce/apex/ConnectionSetupController.revokeAccess';
import type { Setup } from 'c/connectionsApi';
import ConnectionDeletion from '../connectionDeletion';
import { clearPage, expectAccessible, find, maybe, show, text } from '../../../../../foundation/lwc/__tests__/support';
import { answerConfirmation, calls, press, recordCalls, setup } from '../../connectionSetup/__tests__/support';

jest.mock('@salesforce/apex/ConnectionDeletionController.begin', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/ConnectionDeletionController.deleteSome', () => ({ default: jest.fn() }), {
  virtual: true,
});
jest.mock('@salesforce/apex/ConnectionSetupController.deleteCredentials', () => ({ default: jest.fn() }), {
  virtual: true,
});
jest.mock('@salesforce/apex/ConnectionSetupController.revokeAccess', () => ({ default: jest.fn() }), { virtual: true });

const some = deleteSome as () => Promise<unknown>;

const shown = (over: Partial<Setup> = {}): HTMLElement =>
  show('c-connection-deletion', ConnectionDeletion, { setup: setup({ mode: 'Disconnected', ...over }) });

describe('c-connection-deletion', () => {
  beforeEach(() => {
    jest.clearAllMocks();
    recordCalls({ begin, deleteSome, deleteCredentials, revokeAccess });
  });

  afterEach(clearPage);

  it('says what goes and what stays, and deletes nothing unless a person is sure', async () => {
    const element = shown();
    expect(text(element, '[data-id="goes"]')).toBe('c.DeleteGoes');
    expect(text(element, '[data-id="stays"]')).toBe('c.DeleteStays');
    expectAccessible(element);
    answerConfirmation(false);
    await press(element, 'delete');

    expect(calls).toEqual([]);
  });

  it('goes on until the connection itself is gone, and shows how far it is', async () => {
    jest.mocked(some).mockResolvedValueOnce(2000).mockResolvedValueOnce(100).mockResolvedValueOnce(0);
    answerConfirmation(true);
    const element = shown();
    await press(element, 'delete');
    await press(element, 'progress');

    expect(calls).toEqual(['revokeAccess', 'deleteCredentials', 'begin']);
    expect(some).toHaveBeenCalledTimes(3);
    expect(text(element, '[data-id="progress"]')).toBe('c.DeleteProgress');
  });

  it('is gone on with where somebody has left it, without a way back', async () => {
    jest.mocked(some).mockResolvedValue(0);
    const element = shown({ mode: 'Deleting' });
    expect(maybe(element, '[data-id="half-way"]')).not.toBeNull();
    expect(maybe(element, '[data-id="cancel-deletion"]')).toBeNull();
    await press(element, 'delete');

    expect(calls).toEqual([]);
    expect(some).toHaveBeenCalledTimes(1);
    expectAccessible(element);
  });

  it('can be left before it is begun', () => {
    const closed = jest.fn();
    const element = shown();
    element.addEventListener('close', closed);
    find(element, '[data-id="cancel-deletion"]').click();

    expect(closed).toHaveBeenCalledTimes(1);
  });
});
