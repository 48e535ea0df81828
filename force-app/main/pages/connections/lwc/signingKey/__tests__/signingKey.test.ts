import createSigningKey from '@salesforce/apex/ConnectionSetupController.createSigningKey';
import enterSigningKey from '@salesforce/apex/ConnectionSetupController.enterSigningKey';
import finishKeyRotation from '@salesforce/apex/ConnectionSetupController.finishKeyRotation';
import type { Setup } from 'c/connectionsApi';
import SigningKey from '../signingKey';
import {
  clearPage,
  expectAccessible,
  find,
  maybe,
  settled,
  show,
  text,
} from '../../../../../foundation/lwc/__tests__/support';
import { answerConfirmation, calls, press, recordCalls, setup } from '../../connectionSetup/__tests__/support';

jest.mock('@salesforce/apex/ConnectionSetupController.createSigningKey', () => ({ default: jest.fn() }), {
  virtual: true,
});
jest.mock('@salesforce/apex/ConnectionSetupController.enterSigningKey', () => ({ default: jest.fn() }), {
  virtual: true,
});
jest.mock('@salesforce/apex/ConnectionSetupController.finishKeyRotation', () => ({ default: jest.fn() }), {
  virtual: true,
});

interface Field extends HTMLElement {
  type: string;
  value: string;
}

const shown = (over: Partial<Setup> = {}): HTMLElement =>
  show('c-signing-key', SigningKey, { setup: setup({ mode: 'On', ...over }) });
const label = (element: HTMLElement, id: string): string =>
  find<HTMLElement & { label: string }>(element, `[data-id="${id}"]`).label;

async function enter(element: HTMLElement, value: string): Promise<void> {
  find(element, '[data-id="pasted-key"]').dispatchEvent(new CustomEvent('change', { detail: { value } }));
  await settled();
  await press(element, 'save-key');
}

describe('c-signing-key', () => {
  beforeEach(() => recordCalls({ createSigningKey, enterSigningKey, finishKeyRotation }));

  afterEach(clearPage);

  it('makes a key and shows it once', async () => {
    const element = shown();
    expect(label(element, 'make-key')).toBe('c.SetupMakeKey');
    await press(element, 'make-key');

    expect(text(element, '[data-id="key"]')).toBe('whsec_new');
    expectAccessible(element);
    expect(label(shown({ hasSigningKey: true }), 'make-key')).toBe('c.KeyMakeNext');
  });

  it('takes a pasted key without showing it, and forgets it once it is saved', async () => {
    const element = shown();
    await press(element, 'paste-key');
    expect(find<Field>(element, '[data-id="pasted-key"]').type).toBe('password');
    await enter(element, 'whsec_theirs');

    expect(enterSigningKey).toHaveBeenCalledWith({ connectionId: 'a00000000000001', signingKey: 'whsec_theirs' });
    expect(maybe(element, '[data-id="pasted-key"]')).toBeNull();
    await press(element, 'paste-key');
    expect(find<Field>(element, '[data-id="pasted-key"]').value).toBe('');
    expectAccessible(element);
  });

  it('keeps a key that is refused in its field, to be corrected', async () => {
    jest
      .mocked(enterSigningKey as () => Promise<unknown>)
      .mockImplementation(() => Promise.reject(new Error('No key.')));
    const element = shown();
    await press(element, 'paste-key');
    await enter(element, 'whsec_half');

    expect(find<Field>(element, '[data-id="pasted-key"]').value).toBe('whsec_half');
    await press(element, 'cancel-key');
    expect(maybe(element, '[data-id="pasted-key"]')).toBeNull();
  });

  it('ends the key before once a person is sure, and replaces none until then', async () => {
    const element = shown({ hasSigningKey: true, isRotating: true });
    expect(maybe(element, '[data-id="make-key"]')).toBeNull();
    answerConfirmation(false);
    await press(element, 'end-key');
    answerConfirmation(true);
    await press(element, 'end-key');

    expect(calls).toEqual(['finishKeyRotation']);
    expectAccessible(element);
  });
});
