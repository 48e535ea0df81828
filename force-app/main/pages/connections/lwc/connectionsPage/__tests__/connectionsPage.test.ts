import load from '@salesforce/apex/ConnectionsController.load';
import connectors from '@salesforce/apex/ConnectionSetupController.connectors';
import createDraft from '@salesforce/apex/ConnectionSetupController.createDraft';
import loadSetup from '@salesforce/apex/ConnectionSetupController.load';
import differences from '@salesforce/apex/DriftController.differences';
import leftovers from '@salesforce/apex/DriftController.leftovers';
import ConnectionsPage from '../connectionsPage';
import { clearPage, find, maybe, now, settled, show } from '../../../../../foundation/lwc/__tests__/support';
import { setup, stepsUpTo } from '../../connectionSetup/__tests__/support';

jest.mock('@salesforce/apex/ConnectionsController.load', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/ConnectionSetupController.connectors', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/ConnectionSetupController.createDraft', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/ConnectionSetupController.load', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/PreflightController.watchers', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/PreflightController.load', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/DriftController.differences', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/DriftController.leftovers', () => ({ default: jest.fn() }), { virtual: true });

const loads = jest.mocked(load);
const setups = jest.mocked(loadSetup);
const row = {
  id: 'a00000000000001',
  name: 'Scoring service',
  environment: 'Sandbox',
  status: 'NOT_SYNCING',
  mode: 'Draft',
};

/** One call follows another. */
async function wait(): Promise<void> {
  await settled();
  await settled();
  await settled();
  await settled();
}

async function shown(): Promise<HTMLElement> {
  const element = show('c-connections-page', ConnectionsPage);
  await wait();
  return element;
}

async function choose(element: HTMLElement): Promise<void> {
  find(element, 'c-connection-list').dispatchEvent(new CustomEvent('choose', { detail: row.id }));
  await wait();
}

describe('c-connections-page', () => {
  beforeEach(() => {
    jest.useFakeTimers();
    loads.mockResolvedValue({ connections: [row], canManage: true, canRunAsConnector: true, now });
    jest.mocked(connectors).mockResolvedValue([{ id: '005', name: 'Cora', username: 'cora@example.com' }]);
    setups.mockResolvedValue(setup());
    jest.mocked(differences).mockResolvedValue([]);
    jest.mocked(leftovers).mockResolvedValue([]);
  });

  afterEach(() => {
    clearPage();
    jest.useRealTimers();
  });

  it('lists the connections and opens the setup of one', async () => {
    const element = await shown();
    expect(maybe(element, 'c-connection-setup')).toBeNull();

    await choose(element);

    expect(find<HTMLElement & { setup: { name: string } }>(element, 'c-connection-setup').setup.name).toBe(
      'Scoring service',
    );
  });

  it('hands over what is in use, and nothing that is disconnected', async () => {
    setups.mockResolvedValue(setup({ mode: 'On' }));
    const handsOver = async (mode: string): Promise<boolean> => {
      loads.mockResolvedValue({ connections: [{ ...row, mode }], canManage: true, canRunAsConnector: true, now });
      const element = await shown();
      await choose(element);
      const isShown = maybe(element, 'c-connector-panel') !== null;
      clearPage();
      return isShown;
    };
    expect(await handsOver('Paused')).toBe(true);
    expect(await handsOver('Disconnected')).toBe(false);
    expect(await handsOver('Deleting')).toBe(false);
  });

  it('shows nothing to set up to whoever may only look', async () => {
    loads.mockResolvedValue({ connections: [row], canManage: false, canRunAsConnector: false, now });
    const element = await shown();
    await choose(element);

    expect(maybe(element, 'c-connection-setup')).toBeNull();
    expect(setups).not.toHaveBeenCalled();
    expect(connectors).not.toHaveBeenCalled();
  });

  it('saves a draft, opens its setup, and keeps the form where it is refused', async () => {
    const element = await shown();
    find(element, 'c-connection-list').dispatchEvent(new CustomEvent('create'));
    await wait();
    jest.mocked(createDraft).mockRejectedValueOnce({ body: { message: 'There is one of this name.' } });
    find(element, 'c-destination-form').dispatchEvent(new CustomEvent('save', { detail: { name: 'Scoring service' } }));
    await wait();
    expect(maybe(element, 'c-destination-form')).not.toBeNull();

    jest.mocked(createDraft).mockResolvedValueOnce(row.id);
    find(element, 'c-destination-form').dispatchEvent(new CustomEvent('save', { detail: { name: 'Scoring service' } }));
    await wait();
    expect(maybe(element, 'c-destination-form')).toBeNull();
    expect(maybe(element, 'c-connection-setup')).not.toBeNull();
  });

  it('looks every five seconds while a person has to enable callouts, and else twice a minute', async () => {
    setups.mockResolvedValue(setup({ steps: stepsUpTo('ENABLE') }));
    const element = await shown();
    await choose(element);
    const before = loads.mock.calls.length;
    jest.advanceTimersByTime(5_000);
    await wait();
    expect(loads.mock.calls.length).toBe(before + 1);

    setups.mockResolvedValue(setup({ steps: stepsUpTo('TEST') }));
    jest.advanceTimersByTime(5_000);
    await wait();
    jest.advanceTimersByTime(29_000);
    await wait();
    expect(loads.mock.calls.length).toBe(before + 2);
  });

  it('keeps what an act has left where an older look answers after it', async () => {
    const element = await shown();
    await choose(element);
    const panel = find<HTMLElement & { setup: { name: string } }>(element, 'c-connection-setup');
    let answer: (late: unknown) => void = () => undefined;
    loads.mockReturnValueOnce(new Promise((resolve) => (answer = resolve)));
    jest.advanceTimersByTime(30_000);
    setups.mockResolvedValue(setup({ name: 'As the act left it' }));
    panel.dispatchEvent(new CustomEvent('changed'));
    await wait();
    setups.mockResolvedValue(setup({ name: 'As it was before' }));
    answer({ connections: [row], canManage: true, canRunAsConnector: true, now });
    await wait();

    expect(panel.setup.name).toBe('As the act left it');
  });

  it('opens another setup for another connection, with nothing in it that was typed for the first', async () => {
    const other = { ...row, id: 'a00000000000002', name: 'Another' };
    loads.mockResolvedValue({ connections: [row, other], canManage: true, canRunAsConnector: true, now });
    const element = await shown();
    await choose(element);
    const first = find(element, 'c-connection-setup');
    find(element, 'c-connection-list').dispatchEvent(new CustomEvent('choose', { detail: other.id }));
    await wait();

    expect(find(element, 'c-connection-setup')).not.toBe(first);
  });

  it('says why it cannot be loaded, and tries again', async () => {
    loads.mockRejectedValueOnce({ body: { message: 'You lack the permission.' } });
    const element = await shown();
    const frame = find<HTMLElement & { state: { kind: string; message?: string } }>(element, 'c-page-frame');
    expect(frame.state).toEqual({ kind: 'failed', message: 'You lack the permission.' });

    frame.dispatchEvent(new CustomEvent('tryagain'));
    await wait();
    expect(maybe(element, 'c-connection-list')).not.toBeNull();
  });

  it('keeps what it shows where it cannot be asked again', async () => {
    const element = await shown();
    await choose(element);
    const opened = find(element, 'c-connection-setup');
    loads.mockRejectedValueOnce({ body: { message: 'The org does not answer.' } });
    find(element, 'c-page-head').dispatchEvent(new CustomEvent('changed'));
    await wait();

    const frame = find<HTMLElement & { stale: { why: string } | null }>(element, 'c-page-frame');
    expect(frame.stale?.why).toBe('The org does not answer.');
    expect(find(element, 'c-connection-setup')).toBe(opened);
    frame.dispatchEvent(new CustomEvent('tryagain'));
    await wait();
    expect(frame.stale).toBeNull();
    expect(find(element, 'c-connection-setup')).toBe(opened);
  });

  it('offers to arm again what came with a copy of an org, and nothing else of it', async () => {
    const problem = { code: 'FOREIGN_ORG', cause: 'a copy', fix: 'arm it' };
    loads.mockResolvedValue({
      connections: [{ ...row, mode: 'On', status: 'ERROR', isCopied: true, problem }],
      canManage: true,
      canRunAsConnector: true,
      now,
    });
    setups.mockResolvedValue(setup({ mode: 'On' }));
    const element = await shown();
    await choose(element);
    expect(maybe(element, 'c-connection-detail')).toBeNull();
    expect(maybe(element, 'c-connection-setup')).toBeNull();

    find(element, 'c-arm-connection').dispatchEvent(new CustomEvent('armed', { detail: 'a00000000000002' }));
    await wait();
    expect(loads).toHaveBeenLastCalledWith({ connectionId: 'a00000000000002' });
  });

  it('lets one that has lost its values be reauthorized too', async () => {
    const problem = { code: 'VALUES_LOST', cause: 'lost', fix: 'reauthorize' };
    loads.mockResolvedValue({
      connections: [{ ...row, mode: 'On', status: 'ERROR', isCopied: true, problem }],
      canManage: true,
      canRunAsConnector: true,
      now,
    });
    setups.mockResolvedValue(setup({ mode: 'On' }));
    const element = await shown();
    await choose(element);
    expect(find(element, 'c-connection-detail')).toBeTruthy();
    expect(find(element, 'c-arm-connection')).toBeTruthy();
  });
});
