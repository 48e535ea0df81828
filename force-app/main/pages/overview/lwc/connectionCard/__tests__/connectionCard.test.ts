import type { Connection } from 'c/connectionWords';
import ConnectionCard from '../connectionCard';
import { clearPage, expectAccessible, find, maybe, show, text } from '../../../../../foundation/lwc/__tests__/support';
import { connection } from '../../overview/__tests__/support';

jest.mock('@salesforce/apex/StatusController.pause', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/StatusController.resume', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/StatusController.syncNow', () => ({ default: jest.fn() }), { virtual: true });

interface Button extends HTMLElement {
  disabled: boolean;
}

const all = { canRun: true, canBackfill: true, canPause: true, canManage: true };

function showCard(over: Partial<Connection> = {}, rights: object = {}, properties: object = {}): HTMLElement {
  return show('c-connection-card', ConnectionCard, {
    connection: connection(over),
    rights: { ...all, ...rights },
    ...properties,
  });
}

function reasonsOf(element: HTMLElement): (string | null)[] {
  return [...(element.shadowRoot?.querySelectorAll('[data-id="reason"]') ?? [])].map(({ textContent }) => textContent);
}

describe('c-connection-card', () => {
  afterEach(clearPage);

  it('says who syncing runs as', () => {
    const element = showCard();
    expect(text(element, '[data-id="connector"]')).toBe('c.PanelIsYou');
    expect(text(showCard({ isConnector: false }), '[data-id="connector"]')).toBe('c.PanelRunsAs');
    expectAccessible(element);
  });

  it('fires what its button and its menu stand for', () => {
    const element = showCard();
    const fired: unknown[] = [];
    element.addEventListener('syncnow', () => fired.push('syncnow'));
    element.addEventListener('act', (event) => fired.push((event as CustomEvent).detail));
    element.addEventListener('changed', () => fired.push('changed'));

    find(element, '[data-id="sync-now"]').click();
    const menu = find(element, 'c-connection-menu');
    menu.dispatchEvent(new CustomEvent('act', { detail: 'InitialSync' }));
    menu.dispatchEvent(new CustomEvent('changed'));

    expect(fired).toEqual(['syncnow', 'InitialSync', 'changed']);
  });

  it('syncs nothing that is paused, and says so', () => {
    const element = showCard({ mode: 'Paused', status: 'NOT_SYNCING' });

    expect(find<Button>(element, '[data-id="sync-now"]').disabled).toBe(true);
    expect(reasonsOf(element)).toEqual(['c.CannotSyncNow']);
  });

  it('lets a viewer look but not act, and says why', () => {
    const element = showCard({}, { canRun: false, canBackfill: false, canPause: false });

    expect(find<Button>(element, '[data-id="sync-now"]').disabled).toBe(true);
    expect(reasonsOf(element)).toEqual(['c.NoPermissionToRun', 'c.NoPermissionToBackfill', 'c.NoPermissionToPause']);
  });

  it('waits while an act is under way', () => {
    const element = showCard({}, {}, { isBusy: true });

    expect(find<Button>(element, '[data-id="sync-now"]').disabled).toBe(true);
  });

  it('shows nothing without a connection', () => {
    const element = show('c-connection-card', ConnectionCard);

    expect(maybe(element, 'lightning-card')).toBeNull();
  });
});
