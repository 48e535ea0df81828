import pause from '@salesforce/apex/StatusController.pause';
import syncNow from '@salesforce/apex/StatusController.syncNow';
import ConnectionMenu from '../connectionMenu';
import { clearPage, expectAccessible, find, settled, show } from '../../../../foundation/lwc/__tests__/support';

jest.mock('@salesforce/apex/StatusController.pause', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/StatusController.resume', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/StatusController.syncNow', () => ({ default: jest.fn() }), { virtual: true });

const on = { id: 'a1', name: 'Scores', environment: 'Sandbox', status: 'ACTIVE', mode: 'On', isCopied: false };
const all = { canManage: true, canRun: true, canPause: true, canBackfill: true };

const shown = (over = {}, rights = {}): HTMLElement =>
  show('c-connection-menu', ConnectionMenu, { connection: { ...on, ...over }, rights: { ...all, ...rights } });

interface Item extends HTMLElement {
  readonly label: string;
  readonly value: string;
  readonly disabled: boolean;
}

/** What cannot be done, with its reason. */
function off(element: HTMLElement): string[] {
  const items = [...(element.shadowRoot?.querySelectorAll<Item>('lightning-menu-item') ?? [])];
  return items.filter(({ disabled }) => disabled).map(({ label }) => label);
}

async function select(element: HTMLElement, value: string): Promise<void> {
  find(element, '[data-id="menu"]').dispatchEvent(new CustomEvent('select', { detail: { value } }));
  await settled();
  await settled();
}

describe('c-connection-menu', () => {
  afterEach(clearPage);

  it('does at once what is done in one step, and leaves the rest to its page', async () => {
    const element = shown();
    const heard: unknown[] = [];
    element.addEventListener('changed', () => heard.push('changed'));
    element.addEventListener('act', (event) => heard.push((event as CustomEvent).detail));
    await select(element, 'SyncNow');
    await select(element, 'Pause');
    await select(element, 'Reauthorize');
    expect(syncNow).toHaveBeenCalledWith({ connectionId: 'a1' });
    expect(pause).toHaveBeenCalledWith({ connectionId: 'a1' });
    expect(heard).toEqual(['changed', 'changed', 'Reauthorize']);
    expectAccessible(element);
  });

  it('says of each act why it cannot be done now', () => {
    expect(off(shown())).toEqual(['c.DeleteConnection (c.MenuOffInUse)']);
    expect(off(shown({ mode: 'Paused' }))).toEqual([
      'c.SyncNow (c.MenuOffPaused)',
      'c.InitialSyncRun (c.MenuOffPaused)',
      'c.DeleteConnection (c.MenuOffInUse)',
    ]);
    const disconnected = off(shown({ mode: 'Disconnected' }));
    expect(disconnected).toContain('c.DetailReauthorize (c.MenuOffDisconnected)');
    expect(disconnected).not.toContain('c.DeleteConnection (c.MenuOffInUse)');
    expect(disconnected).not.toContain('c.DetailSigningKey (c.MenuOffDisconnected)');
    expect(off(shown({ mode: 'Deleting' }))).toContain('c.DetailSigningKey (c.MenuOffDisconnected)');
    expect(off(shown({ mode: 'Draft' }))).toContain('c.SyncNow (c.MenuOffDraft)');
    expect(off(shown({ isCopied: true }))).toContain('c.SyncNow (c.MenuOffCopied)');
    expect(off(shown({}, { canManage: false }))).toContain('c.DetailDisconnect (c.MenuOffRights)');
  });
});
