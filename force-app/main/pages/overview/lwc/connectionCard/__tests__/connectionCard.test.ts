import type { Connection } from 'c/connectionWords';
import ConnectionCard from '../connectionCard';
import { clearPage, expectAccessible, find, maybe, now, show } from '../../../../../foundation/lwc/__tests__/support';
import { connection } from '../../overview/__tests__/support';

interface Button extends HTMLElement {
  disabled: boolean;
}

function showCard(over: Partial<Connection> = {}, properties: object = {}): HTMLElement {
  return show('c-connection-card', ConnectionCard, {
    connection: connection(over),
    now,
    canRun: true,
    canBackfill: true,
    canPause: true,
    ...properties,
  });
}

function reasonsOf(element: HTMLElement): (string | null)[] {
  return [...(element.shadowRoot?.querySelectorAll('[data-id="reason"]') ?? [])].map(({ textContent }) => textContent);
}

describe('c-connection-card', () => {
  afterEach(clearPage);

  it('names the status in text and icon, not by colour alone', () => {
    const element = showCard({ status: 'TOKEN_EXPIRED' });
    const badge = find<HTMLElement & { label: string; iconName: string }>(element, '[data-id="status"]');

    expect(badge.label).toBe('c.StatusTokenExpired');
    expect(badge.iconName).toBe('utility:key');
    expectAccessible(element);
  });

  it('fires what its buttons stand for', () => {
    const element = showCard();
    const fired: string[] = [];
    element.addEventListener('syncnow', () => fired.push('syncnow'));
    element.addEventListener('pause', () => fired.push('pause'));
    element.addEventListener('initialsync', () => fired.push('initialsync'));

    find(element, '[data-id="sync-now"]').click();
    find(element, '[data-id="pause"]').click();
    find(element, '[data-id="menu"]').dispatchEvent(new CustomEvent('select', { detail: { value: 'initial-sync' } }));

    expect(fired).toEqual(['syncnow', 'pause', 'initialsync']);
    expect(maybe(element, '[data-id="resume"]')).toBeNull();
  });

  it('offers to resume what is paused', () => {
    const element = showCard({ mode: 'Paused', status: 'NOT_SYNCING' });
    const resumed = jest.fn();
    element.addEventListener('resume', resumed);

    find(element, '[data-id="resume"]').click();

    expect(resumed).toHaveBeenCalledTimes(1);
    expect(find<Button>(element, '[data-id="sync-now"]').disabled).toBe(true);
    expect(reasonsOf(element)).toEqual(['c.CannotSyncNow']);
  });

  it('lets a viewer look but not act, and says why', () => {
    const element = showCard({}, { canRun: false, canBackfill: false, canPause: false });

    expect(find<Button>(element, '[data-id="sync-now"]').disabled).toBe(true);
    expect(find<Button>(element, '[data-id="pause"]').disabled).toBe(true);
    expect(find<Button>(element, '[data-id="menu"]').disabled).toBe(true);
    expect(reasonsOf(element)).toEqual(['c.NoPermissionToRun', 'c.NoPermissionToBackfill', 'c.NoPermissionToPause']);
  });

  it('lets an operator sync and pause, but read nothing again', () => {
    const element = showCard({}, { canBackfill: false });

    expect(find<Button>(element, '[data-id="sync-now"]').disabled).toBe(false);
    expect(find<Button>(element, '[data-id="pause"]').disabled).toBe(false);
    expect(find<Button>(element, '[data-id="menu"]').disabled).toBe(true);
    expect(reasonsOf(element)).toEqual(['c.NoPermissionToBackfill']);
  });

  it('waits while an act is under way', () => {
    const element = showCard({}, { isBusy: true });

    expect(find<Button>(element, '[data-id="sync-now"]').disabled).toBe(true);
  });

  it('shows nothing without a connection', () => {
    const element = show('c-connection-card', ConnectionCard);

    expect(maybe(element, 'lightning-card')).toBeNull();
  });
});
