import load from '@salesforce/apex/OverviewController.load';
import loadStrip from '@salesforce/apex/StatusController.load';
import syncNow from '@salesforce/apex/StatusController.syncNow';
import Overview from '../overview';
import {
  clearPage,
  expectAccessible,
  find,
  maybe,
  settled,
  show,
  text,
} from '../../../../../foundation/lwc/__tests__/support';
import { connection, overview } from './support';

jest.mock('@salesforce/apex/OverviewController.load', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/StatusController.load', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/StatusController.resume', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/StatusController.pause', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/StatusController.syncNow', () => ({ default: jest.fn() }), { virtual: true });

jest.mock('@salesforce/apex/InitialSyncController.load', () => ({ default: jest.fn(() => Promise.resolve([])) }), {
  virtual: true,
});

const loads = jest.mocked(load);
const strips = jest.mocked(loadStrip);
const syncs = jest.mocked(syncNow);

const frame = (element: HTMLElement): HTMLElement => find(element, 'c-page-frame');

async function shownOverview(): Promise<HTMLElement> {
  const element = show('c-overview', Overview);
  await settled();
  return element;
}

describe('c-overview', () => {
  beforeEach(() => {
    jest.useFakeTimers();
    loads.mockResolvedValue(overview());
    strips.mockResolvedValue({});
    syncs.mockResolvedValue(null);
  });

  afterEach(() => {
    clearPage();
    jest.useRealTimers();
  });

  it('shows the connection and its runs', async () => {
    const element = show('c-overview', Overview);
    await settled();

    expect(find<HTMLElement & { connection: unknown }>(element, 'c-connection-card').connection).toMatchObject({
      name: 'Demo destination',
    });
    expect(find<HTMLElement & { runs: unknown[] }>(element, 'c-run-table').runs).toHaveLength(1);
    expect(find<HTMLElement & { connectionId: string }>(element, 'c-status-strip').connectionId).toBe(
      'a00000000000001',
    );
    expect(maybe(element, 'lightning-combobox')).toBeNull();
    expectAccessible(element);
  });

  it('shows a spinner while it loads', () => {
    loads.mockReturnValue(new Promise(() => undefined));
    const element = show('c-overview', Overview);

    expect(find(frame(element), 'lightning-spinner')).toBeTruthy();
    expect(text(frame(element), 'h1')).toBe('c.OverviewTitle');
    expectAccessible(element);
  });

  it('says that there is no connection yet', async () => {
    loads.mockResolvedValue(overview({ connections: [], selectedId: null, runs: [] }));
    const element = show('c-overview', Overview);
    await settled();

    expect(text(frame(element), '[data-id="empty"]')).toBe('c.OverviewEmptyText');
  });

  it('says why it could not load, and tries again when asked', async () => {
    loads.mockRejectedValueOnce({ body: { message: 'You lack the permission "ViewActivity".' } });
    const element = show('c-overview', Overview);
    await settled();

    expect(text(frame(element), '[data-id="failure"]')).toBe('You lack the permission "ViewActivity".');
    jest.advanceTimersByTime(60_000);
    expect(loads).toHaveBeenCalledTimes(1);

    find(frame(element), '[data-id="try-again"]').click();
    await settled();

    expect(find(element, 'c-connection-card')).toBeTruthy();
  });

  it('asks for a sync, reads out the progress and polls while it lasts', async () => {
    const element = show('c-overview', Overview);
    await settled();
    loads.mockResolvedValue(overview({ connections: [connection({ isWorking: true })] }));

    find(element, 'c-connection-card').dispatchEvent(new CustomEvent('syncnow'));
    await settled();

    expect(syncs).toHaveBeenCalledWith({ connectionId: 'a00000000000001' });
    expect(find(element, '[aria-live="polite"]').textContent).toBe('c.OverviewSyncing');
    const before = loads.mock.calls.length;
    jest.advanceTimersByTime(2_000);
    expect(loads).toHaveBeenCalledTimes(before + 1);
  });

  it('shows at once what the strip has changed, and has the strip look where something was done here', async () => {
    const element = await shownOverview();
    loads.mockResolvedValue(overview({ connections: [connection({ mode: 'Paused', status: 'NOT_SYNCING' })] }));
    find(element, 'c-status-strip').dispatchEvent(new CustomEvent('changed'));
    await settled();
    expect(find(element, '[aria-live="polite"]').textContent).toBe('c.OverviewPaused');
    const looks = strips.mock.calls.length;
    find(element, 'c-connection-card').dispatchEvent(new CustomEvent('changed'));
    await settled();
    expect(strips).toHaveBeenCalledTimes(looks + 1);
  });

  it('keeps what it shows when an act is refused', async () => {
    syncs.mockRejectedValue({ body: { message: 'No.' } });
    const element = show('c-overview', Overview);
    await settled();

    find(element, 'c-connection-card').dispatchEvent(new CustomEvent('syncnow'));
    await settled();

    expect(find<HTMLElement & { isBusy: boolean }>(element, 'c-connection-card').isBusy).toBe(false);
  });

  it('lets one choose where there are several connections', async () => {
    loads.mockResolvedValue(
      overview({ connections: [connection(), connection({ id: 'a00000000000002', name: 'Two' })] }),
    );
    const element = show('c-overview', Overview);
    await settled();

    find(element, 'lightning-combobox').dispatchEvent(
      new CustomEvent('change', { detail: { value: 'a00000000000002' } }),
    );
    await settled();

    expect(loads).toHaveBeenLastCalledWith({ connectionId: 'a00000000000002' });
    expectAccessible(element);
  });

  it('hands the wish for an initial sync on to what asks first', async () => {
    const element = await shownOverview();
    const ask = jest.spyOn(find<HTMLElement & { ask(): void }>(element, 'c-initial-sync'), 'ask');

    find(element, 'c-connection-card').dispatchEvent(new CustomEvent('act', { detail: 'InitialSync' }));

    expect(ask).toHaveBeenCalledTimes(1);
  });

  it('does not poll while the tab is hidden', async () => {
    const hidden = jest.spyOn(document, 'hidden', 'get').mockReturnValue(true);
    await shownOverview();
    jest.advanceTimersByTime(60_000);
    expect(loads).toHaveBeenCalledTimes(1);

    hidden.mockReturnValue(false);
    document.dispatchEvent(new CustomEvent('visibilitychange'));

    expect(loads).toHaveBeenCalledTimes(2);
    hidden.mockRestore();
  });

  it('stops polling when it goes', async () => {
    const element = show('c-overview', Overview);
    await settled();
    const before = loads.mock.calls.length;

    element.remove();
    jest.advanceTimersByTime(60_000);

    expect(loads).toHaveBeenCalledTimes(before);
  });
});
