import ownLoad from '@salesforce/apex/ConnectorController.preflight';
import takeOver from '@salesforce/apex/ConnectorController.takeOver';
import invite from '@salesforce/apex/PreflightController.invite';
import load from '@salesforce/apex/PreflightController.load';
import setWatching from '@salesforce/apex/PreflightController.setWatching';
import takeFromOthers from '@salesforce/apex/PreflightController.takeFromOthers';
import watchers from '@salesforce/apex/PreflightController.watchers';
import ConnectorPanel from '../connectorPanel';
import {
  clearPage,
  expectAccessible,
  find,
  maybe,
  settled,
  show,
  text,
} from '../../../../../foundation/lwc/__tests__/support';
import { preflight } from '../../preflight/__tests__/support';

jest.mock('@salesforce/apex/ConnectorController.preflight', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/ConnectorController.takeOver', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/PreflightController.invite', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/PreflightController.load', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/PreflightController.setWatching', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/PreflightController.takeFromOthers', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/PreflightController.watchers', () => ({ default: jest.fn() }), { virtual: true });

const connectionId = 'a00000000000001';
const commands = { check: 'sf check', takeOver: 'sf take', test: 'sf test', start: 'sf start' };
const setup = { link: 'https://org/link', commands, connectorId: null, others: ['Olga'] };
const cora = { id: '005000000000009', name: 'Cora', username: 'cora@example.com' };

async function shown(properties: object = {}): Promise<HTMLElement> {
  const element = show('c-connector-panel', ConnectorPanel, {
    connectionId,
    connectorName: 'Ada',
    setup,
    canManage: true,
    canRunAsConnector: true,
    connectors: [cora],
    ...properties,
  });
  await settled();
  await settled();
  return element;
}

async function press(element: HTMLElement, id: string): Promise<void> {
  find(element, `[data-id="${id}"]`).click();
  await settled();
  await settled();
}

describe('c-connector-panel', () => {
  beforeEach(() => {
    jest.clearAllMocks();
    jest.mocked(load).mockResolvedValue(preflight());
    jest.mocked(watchers).mockResolvedValue({ names: ['Ada'], isViewerAmong: false });
  });
  afterEach(clearPage);

  it('lets whoever has all rights take over', async () => {
    const element = await shown();
    await press(element, 'take-over');
    expect(takeOver).toHaveBeenCalledWith({ connectionId });
    expectAccessible(element);
  });

  it('lets nobody take over who could not call out', async () => {
    jest.mocked(ownLoad).mockResolvedValue(preflight({ isAble: false }));
    const element = await shown({ canManage: false });
    expect(find<HTMLElement & { disabled: boolean }>(element, '[data-id="take-over"]').disabled).toBe(true);
    expect(maybe(element, '[data-id="invited"]')).toBeNull();
  });

  it('offers nothing to take over to who has it', async () => {
    const element = await shown({ isConnector: true });
    expect(maybe(element, '[data-id="take-over"]')).toBeNull();
    expect(text(element, '[data-id="who"]')).toBe('c.PanelIsYou');
  });

  it('shows nothing of one connection once another is chosen', async () => {
    jest.mocked(invite).mockResolvedValue(['No mail.']);
    const element = await shown();
    find(element, '[data-id="invited"]').dispatchEvent(new CustomEvent('change', { detail: { value: cora.id } }));
    await settled();
    await press(element, 'invite');
    Object.assign(element, { connectionId: 'a00000000000002', setup: null });
    await settled();
    expect(maybe(element, '[data-id="link"]')).toBeNull();
    expect(maybe(element, '[data-id="others"]')).toBeNull();
    expect(maybe(element, '[data-id="invite-result"]')).toBeNull();
    expect(find<HTMLElement & { value: string }>(element, '[data-id="invited"]').value).toBe('');
  });

  it('invites somebody, says what is refused, and shows the link and the command', async () => {
    jest.mocked(invite).mockResolvedValue(['No mail.']);
    const element = await shown();
    find(element, '[data-id="invited"]').dispatchEvent(new CustomEvent('change', { detail: { value: cora.id } }));
    await settled();
    await press(element, 'invite');
    expect(invite).toHaveBeenCalledWith({ connectionId, userId: cora.id });
    expect(text(element, '[data-id="invite-result"]')).toBe('c.PanelNotInvited');
    expect(text(element, '[data-id="link"]')).toBe('https://org/link');
    expect(find<HTMLElement & { commands: object }>(element, 'c-connector-commands').commands).toEqual(commands);
    expect(jest.mocked(load).mock.calls.map(([given]) => given?.['userId'])).toEqual([expect.anything(), cora.id]);
  });

  it('takes from others what they need no more', async () => {
    const element = await shown();
    await press(element, 'take-away');
    expect(takeFromOthers).toHaveBeenCalledWith({ connectionId });
  });

  it('lets an admin watch', async () => {
    const element = await shown();
    expect(text(element, '[data-id="watchers"]')).toBe('c.PanelWatchedBy');
    await press(element, 'watch');
    expect(setWatching).toHaveBeenCalledWith({ isWanted: true });
  });
});
