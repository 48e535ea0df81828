import arm from '@salesforce/apex/ArmController.arm';
import createCredentials from '@salesforce/apex/ConnectionSetupController.createCredentials';
import deleteCredentials from '@salesforce/apex/ConnectionSetupController.deleteCredentials';
import forgetTest from '@salesforce/apex/ConnectionSetupController.forgetTest';
import grantAccess from '@salesforce/apex/ConnectionSetupController.grantAccess';
import loadSetup from '@salesforce/apex/ConnectionSetupController.load';
import revokeAccess from '@salesforce/apex/ConnectionSetupController.revokeAccess';
import saveSecret from '@salesforce/apex/ConnectionSetupController.saveSecret';
import type { Draft } from 'c/connectionsApi';
import ArmConnection from '../armConnection';
import {
  clearPage,
  expectAccessible,
  find,
  maybe,
  settled,
  show,
  text,
} from '../../../../../foundation/lwc/__tests__/support';
import { calls, recordCalls, setup } from '../../connectionSetup/__tests__/support';

jest.mock('@salesforce/apex/ArmController.arm', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/ConnectionSetupController.createCredentials', () => ({ default: jest.fn() }), {
  virtual: true,
});
jest.mock('@salesforce/apex/ConnectionSetupController.deleteCredentials', () => ({ default: jest.fn() }), {
  virtual: true,
});
jest.mock('@salesforce/apex/ConnectionSetupController.forgetTest', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/ConnectionSetupController.grantAccess', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/ConnectionSetupController.load', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/ConnectionSetupController.revokeAccess', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/ConnectionSetupController.saveSecret', () => ({ default: jest.fn() }), { virtual: true });

const doors = { arm, createCredentials, deleteCredentials, forgetTest, grantAccess, revokeAccess, saveSecret };
const secret = { clientId: 'key', clientSecret: 'secret' };
const copied = setup({ mode: 'On', environment: 'Production' });

async function shown(): Promise<HTMLElement & { initial?: Draft }> {
  const element = show('c-arm-connection', ArmConnection, {
    setup: copied,
    isForeign: true,
    connectors: [{ id: copied.connectorId, name: 'Cora', username: 'cora@example.com' }],
  });
  await settled();
  return element;
}

function form(element: HTMLElement): HTMLElement & { initial: Draft } {
  return find<HTMLElement & { initial: Draft }>(element, 'c-destination-form');
}

async function enter(element: HTMLElement): Promise<Draft> {
  const draft = {
    ...form(element).initial,
    baseUrl: 'https://sandbox.example.com',
    tokenUrl: 'https://sandbox.example.com/token',
  };
  form(element).dispatchEvent(new CustomEvent('save', { detail: draft }));
  await settled();
  return draft;
}

async function arms(element: HTMLElement): Promise<void> {
  find(element, 'c-secret-form').dispatchEvent(new CustomEvent('secret', { detail: secret }));
  // One call follows another.
  await Array.from({ length: 12 }).reduce<Promise<void>>((before) => before.then(() => settled()), Promise.resolve());
}

describe('c-arm-connection', () => {
  beforeEach(() => {
    jest.clearAllMocks();
    recordCalls(doors);
    jest.mocked(arm).mockImplementation(() => {
      calls.push('arm');
      return Promise.resolve('a00000000000002');
    });
    jest.mocked(loadSetup).mockResolvedValue(setup({ connectionId: 'a00000000000002' }));
  });

  afterEach(clearPage);

  it('says what has happened and suggests everything but the addresses', async () => {
    const element = await shown();
    expect(find(element, '[data-id="arm"]').textContent).toContain('c.ArmIntro');
    expect(form(element).initial).toMatchObject({
      name: copied.name,
      environment: 'Sandbox',
      baseUrl: '',
      tokenUrl: '',
      connectorId: copied.connectorId,
    });
    expectAccessible(element);
  });

  it('arms, makes the credentials and takes out what is left of the original, one after the other', async () => {
    const element = await shown();
    const armed = jest.fn();
    element.addEventListener('armed', armed);
    const draft = await enter(element);
    expect(text(element, '[data-id="destination"]')).toContain('c.ArmDestinationText');
    await arms(element);

    expect(calls).toEqual([
      'arm',
      'createCredentials',
      'forgetTest',
      'saveSecret',
      'forgetTest',
      'grantAccess',
      'revokeAccess',
      'deleteCredentials',
    ]);
    expect(arm).toHaveBeenCalledWith({ copiedId: copied.connectionId, draftJson: JSON.stringify(draft) });
    expect(saveSecret).toHaveBeenCalledWith({ connectionId: 'a00000000000002', ...secret });
    expect(deleteCredentials).toHaveBeenCalledWith({ connectionId: copied.connectionId });
    expect((armed.mock.calls[0] as [CustomEvent<string>])[0].detail).toBe('a00000000000002');
  });

  it('keeps what was entered where something fails, and goes on there', async () => {
    jest.mocked(saveSecret).mockRejectedValueOnce({ body: { message: 'refused' } });
    const element = await shown();
    const armed = jest.fn();
    element.addEventListener('armed', armed);
    await enter(element);
    await arms(element);
    expect(armed).not.toHaveBeenCalled();
    expect(maybe(element, 'c-destination-form')).toBeNull();
    expect(maybe(element, '[data-id="change"]')).toBeNull();

    await arms(element);
    expect(jest.mocked(arm)).toHaveBeenCalledTimes(1);
    expect(armed).toHaveBeenCalledTimes(1);
  });

  it('lets the address be changed before, with what was entered', async () => {
    const element = await shown();
    await enter(element);
    find(element, '[data-id="change"]').dispatchEvent(new CustomEvent('click'));
    await settled();
    expect(form(element).initial.baseUrl).toBe('https://sandbox.example.com');
    form(element).dispatchEvent(new CustomEvent('cancel'));
    await settled();
    expect(maybe(element, 'c-destination-form')).toBeNull();
  });

  it('does not say for certain what only looks like a copy, and can be left', async () => {
    const element = await shown();
    Object.assign(element, { isForeign: false });
    const left = jest.fn();
    element.addEventListener('left', left);
    await settled();
    expect(find(element, '[data-id="arm"]').textContent).toContain('c.ArmIntroMaybe');
    form(element).dispatchEvent(new CustomEvent('cancel'));
    expect(left).toHaveBeenCalledTimes(1);
  });
});
