import load from '@salesforce/apex/OverviewController.load';
import loadWaiting from '@salesforce/apex/OverviewController.waiting';
import loadStrip from '@salesforce/apex/StatusController.load';
import resume from '@salesforce/apex/StatusController.resume';
import syncNow from '@salesforce/apex/StatusController.syncNow';
import loadInitial from '@salesforce/apex/InitialSyncController.load';
import { CurrentPageReference } from 'lightning/navigation';
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
import { connection, connectionId, overview, problem, waiting } from './support';
import { run } from '../../../../../activity/lwc/runSentence/__tests__/support';

jest.mock('@salesforce/apex/OverviewController.load', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/OverviewController.waiting', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/StatusController.load', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/StatusController.resume', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/StatusController.pause', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/StatusController.syncNow', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/InitialSyncController.load', () => ({ default: jest.fn(() => Promise.resolve([])) }), {
  virtual: true,
});

const mockWent = jest.fn<unknown, [object, boolean | undefined]>();
jest.mock('lightning/navigation', () => {
  const { CurrentPageReference: adapter } = jest.requireActual<object & { CurrentPageReference: unknown }>(
    'lightning/navigation',
  );
  const Navigate = Symbol('Navigate');
  const GenerateUrl = Symbol('GenerateUrl');
  const mixin = (Base: new () => object): object =>
    class extends Base {
      [Navigate](to: object, isReplaced?: boolean): void {
        mockWent(to, isReplaced);
      }
      [GenerateUrl](): Promise<string> {
        return Promise.resolve('https://www.example.com');
      }
    };
  return { CurrentPageReference: adapter, NavigationMixin: Object.assign(mixin, { Navigate, GenerateUrl }) };
});

const loads = jest.mocked(load);
const counts = jest.mocked(loadWaiting);
const strips = jest.mocked(loadStrip);
const syncs = jest.mocked(syncNow);
const resumes = jest.mocked(resume);
const initials = jest.mocked(loadInitial);
// eslint-disable-next-line @lwc/lwc/no-unexpected-wire-adapter-usages -- the adapter of tests, which gives what it is told
const address = CurrentPageReference as unknown as { emit(reference: object): void };
const two = 'a00000000000002';

const frame = (element: HTMLElement): HTMLElement => find(element, 'c-page-frame');
const card = (element: HTMLElement): HTMLElement & { waiting: unknown; isBusy: boolean } =>
  find(element, 'c-health-card');
const progress = (element: HTMLElement): string => text(element, '[data-id="progress"]');

async function shown(): Promise<HTMLElement> {
  const element = show('c-overview', Overview);
  await settled(20);
  return element;
}

async function fire(element: HTMLElement, name: string, detail?: unknown): Promise<void> {
  card(element).dispatchEvent(new CustomEvent(name, { detail }));
  await settled(20);
}

describe('c-overview', () => {
  beforeEach(() => {
    jest.useFakeTimers();
    document.title = 'Overview | Syncline';
    loads.mockReset().mockResolvedValue(overview());
    counts.mockReset().mockResolvedValue(waiting());
    strips.mockResolvedValue({});
    syncs.mockResolvedValue(null);
    resumes.mockResolvedValue(null);
  });

  afterEach(() => {
    clearPage();
    jest.useRealTimers();
  });

  it('shows how it is, the day, the objects, the last runs and what it costs, of what two calls give', async () => {
    const element = await shown();

    for (const part of ['c-health-card', 'c-day-chart', 'c-object-table', 'c-last-runs', 'c-day-cost']) {
      expect(find(element, part)).toBeTruthy();
    }
    expect(loads).toHaveBeenCalledTimes(1);
    expect(counts).toHaveBeenCalledTimes(1);
    expect(strips).not.toHaveBeenCalled();
    expect(find<HTMLElement & { known: object }>(find(element, 'c-page-head'), 'c-status-strip').known).toMatchObject({
      connection: { id: connectionId },
      canRun: true,
    });
    expectAccessible(element);
  });

  it('shows what it has before what waits is counted, and asks for initial syncs after both', async () => {
    let counted: (value: unknown) => void = () => undefined;
    counts.mockReturnValue(new Promise((resolve) => (counted = resolve)));
    const element = await shown();

    expect(card(element).waiting).toBeNull();
    expect(initials).not.toHaveBeenCalled();
    counted(waiting({ a02000000000001: 7 }));
    await settled(20);
    expect(card(element).waiting).toMatchObject({ streams: expect.arrayContaining([]) as unknown });
    expect(initials).toHaveBeenCalledTimes(1);
  });

  it('counts what waits once where that takes longer than its next look', async () => {
    let counted: (value: unknown) => void = () => undefined;
    counts.mockReturnValue(new Promise((resolve) => (counted = resolve)));
    const element = await shown();
    loads.mockResolvedValue(overview({ runs: [run({ id: 'a01000000000009' })] }));
    jest.advanceTimersByTime(15_000);
    await settled(20);
    expect([loads.mock.calls.length, counts.mock.calls.length]).toEqual([2, 1]);

    counted(waiting({ a02000000000001: 7 }));
    await settled(20);

    expect(card(element).waiting).not.toBeNull();
    expect(initials).toHaveBeenCalledTimes(1);
  });

  it('stays where what waits cannot be counted', async () => {
    counts.mockRejectedValue({ body: { message: 'No.' } });
    const element = await shown();

    expect(card(element).waiting).toBeNull();
    expect(find(element, 'c-object-table')).toBeTruthy();
    expect(initials).toHaveBeenCalled();
  });

  it('counts what waits again after a run, or after a minute, and not with each look', async () => {
    await shown();
    jest.advanceTimersByTime(15_000);
    await settled(20);
    expect([loads.mock.calls.length, counts.mock.calls.length]).toEqual([2, 1]);
    loads.mockResolvedValue(overview({ runs: [run({ id: 'a01000000000009' })] }));
    jest.advanceTimersByTime(15_000);
    await settled(20);
    expect(counts).toHaveBeenCalledTimes(2);
    loads.mockResolvedValue(overview({ runs: [run({ id: 'a01000000000009' })], now: '2026-01-01T12:01:00.000Z' }));
    jest.advanceTimersByTime(15_000);
    await settled(20);
    expect(counts).toHaveBeenCalledTimes(3);
  });

  it('has its heads while it loads', async () => {
    loads.mockReturnValue(new Promise(() => undefined));
    const element = await shown();

    expect(find(element, 'c-overview-frame')).toBeTruthy();
    expect(text(frame(element), 'h1')).toBe('c.OverviewTitle');
    expect(maybe(frame(element), 'lightning-spinner')).toBeNull();
  });

  it('counts open problems in the title of the tab, until it goes', async () => {
    loads.mockResolvedValue(overview({ problems: [problem(), problem({ id: '2' })] }));
    const element = await shown();

    expect(document.title).toBe('(2) Overview | Syncline');
    element.remove();
    expect(document.title).toBe('Overview | Syncline');
  });

  it('says that there is no connection yet', async () => {
    loads.mockResolvedValue(overview({ connections: [], selectedId: null, objects: [], hours: null, runs: [] }));
    const element = await shown();

    expect(text(frame(element), '[data-id="empty"]')).toBe('c.OverviewEmptyText');
    expect(counts).not.toHaveBeenCalled();
    find(element, '[data-id="begin"]').click();
    expect(mockWent).toHaveBeenCalledWith(
      { type: 'standard__navItemPage', attributes: { apiName: 'Syncline_Connections' }, state: {} },
      undefined,
    );
  });

  it('leaves the first connection to whoever may make it', async () => {
    loads.mockResolvedValue(overview({ connections: [], selectedId: null, objects: [], canManage: false }));
    expect(maybe(await shown(), '[data-id="begin"]')).toBeNull();
  });

  it('draws no empty table and no empty chart where no object is chosen', async () => {
    loads.mockResolvedValue(overview({ objects: [] }));
    const element = await shown();

    expect(maybe(element, 'c-object-table')).toBeNull();
    expect(maybe(element, 'c-day-chart')).toBeNull();
    expect(find(element, 'c-health-card')).toBeTruthy();
  });

  it('says why it could not load, and tries again by itself and when asked', async () => {
    loads.mockRejectedValueOnce({ body: { exceptionType: 'x', message: 'You lack the permission "ViewActivity".' } });
    const element = await shown();

    expect(text(frame(element), '[data-id="failure"]')).toBe('You lack the permission "ViewActivity".');
    find(frame(element), '[data-id="try-again"]').click();
    await settled(20);
    expect(find(element, 'c-health-card')).toBeTruthy();
  });

  it('keeps what it shows where it cannot look again, says so, and tries by itself', async () => {
    const element = await shown();
    loads.mockRejectedValueOnce({ status: 502 });
    jest.advanceTimersByTime(15_000);
    await settled(20);

    expect(find(element, 'c-object-table')).toBeTruthy();
    const { stale } = frame(element) as HTMLElement & { stale: { since: string } | null };
    expect(stale?.since).toBe('2026-01-01T12:00:00.000Z');
    jest.advanceTimersByTime(5_000);
    await settled(20);
    expect((frame(element) as HTMLElement & { stale: unknown }).stale).toBeNull();
  });

  it('asks for a sync, reads out the progress, polls while it lasts and says when it has ended', async () => {
    const element = await shown();
    loads.mockResolvedValue(overview({ connections: [connection({ isWorking: true })] }));

    await fire(element, 'syncnow');

    expect(syncs).toHaveBeenCalledWith({ connectionId });
    expect(progress(element)).toBe('c.OverviewSyncing');
    loads.mockResolvedValue(overview());
    jest.advanceTimersByTime(3_000);
    await settled(20);
    expect(progress(element)).toBe('c.OverviewSyncEnded');
    const looks = loads.mock.calls.length;
    jest.advanceTimersByTime(3_000);
    expect(loads).toHaveBeenCalledTimes(looks);
  });

  it.each([
    [{ mode: 'Paused', status: 'NOT_SYNCING' } as const, 'c.OverviewPaused'],
    [{ isAsked: true }, 'c.OverviewSyncAsked'],
    [{ isAsked: true, nextRunAt: '2026-01-01T11:00:00.000Z' }, 'c.OverviewSyncStarting'],
    [{}, ''],
  ])('reads out of %p: %s', async (as, expected) => {
    loads.mockResolvedValue(overview({ connections: [connection(as)] }));
    expect(progress(await shown())).toBe(expected);
  });

  it('does the mend here that is done here, and leads to the rest', async () => {
    const element = await shown();
    await fire(element, 'mend', { act: 'Resume', target: null });
    expect(resumes).toHaveBeenCalledWith({ connectionId });
    await fire(element, 'mend', { act: 'Open', target: { tab: 'Syncline_Connections', state: { c__act: 'Test' } } });

    expect(mockWent).toHaveBeenCalledWith(
      { type: 'standard__navItemPage', attributes: { apiName: 'Syncline_Connections' }, state: { c__act: 'Test' } },
      undefined,
    );
  });

  it('looks again after what the strip or the menu has done', async () => {
    const element = await shown();
    loads.mockResolvedValue(overview({ connections: [connection({ mode: 'Paused', status: 'NOT_SYNCING' })] }));
    find(element, 'c-page-head').dispatchEvent(new CustomEvent('changed'));
    await settled(20);
    expect(progress(element)).toBe('c.OverviewPaused');
    const looks = loads.mock.calls.length;
    await fire(element, 'changed');
    expect(loads).toHaveBeenCalledTimes(looks + 1);
  });

  it('keeps what it shows when an act is refused', async () => {
    syncs.mockRejectedValue({ body: { message: 'No.' } });
    const element = await shown();
    await fire(element, 'syncnow');

    expect(card(element).isBusy).toBe(false);
  });

  it.each([
    ['Runs', 'Syncline_Activity', { c__connection: connectionId, c__view: 'runs' }],
    ['Reauthorize', 'Syncline_Connections', { c__connection: connectionId, c__act: 'Reauthorize' }],
  ])('leads to where %s is done', async (act, apiName, state) => {
    await fire(await shown(), 'act', act);

    expect(mockWent).toHaveBeenCalledWith({ type: 'standard__navItemPage', attributes: { apiName }, state }, undefined);
  });

  it('lets one choose where there are several connections, and puts it into the address', async () => {
    loads.mockResolvedValue(overview({ connections: [connection(), connection({ id: two, name: 'Two' })] }));
    const element = await shown();
    const reference = { type: 'standard__navItemPage', attributes: { apiName: 'Syncline_Overview' } };
    address.emit({ ...reference, state: {} });

    find(element, 'c-page-head').dispatchEvent(new CustomEvent('choose', { detail: two }));
    await settled(20);
    expect(loads).toHaveBeenLastCalledWith({ connectionId: two });
    expect(mockWent).toHaveBeenCalledWith({ ...reference, state: { c__connection: two } }, true);
    await fire(element, 'select', connectionId);
    expect(loads).toHaveBeenLastCalledWith({ connectionId });
    expectAccessible(element);
  });

  it('shows the connection of an address, and asks there for the initial sync', async () => {
    const element = await shown();
    loads.mockResolvedValue(overview({ connections: [connection(), connection({ id: two })], selectedId: two }));
    address.emit({ state: { c__connection: two } });
    await settled(30);
    const ask = jest.spyOn(find<HTMLElement & { ask(): void }>(element, 'c-initial-sync'), 'ask');
    await fire(element, 'act', 'InitialSync');

    expect(loads).toHaveBeenLastCalledWith({ connectionId: two });
    expect(ask).toHaveBeenCalledTimes(1);
  });

  it('does not poll while the tab is hidden', async () => {
    const hidden = jest.spyOn(document, 'hidden', 'get').mockReturnValue(true);
    await shown();
    jest.advanceTimersByTime(60_000);
    expect(loads).toHaveBeenCalledTimes(1);

    hidden.mockReturnValue(false);
    document.dispatchEvent(new CustomEvent('visibilitychange'));

    expect(loads).toHaveBeenCalledTimes(2);
    hidden.mockRestore();
  });

  it('stops polling when it goes', async () => {
    const element = await shown();
    const before = loads.mock.calls.length;

    element.remove();
    jest.advanceTimersByTime(60_000);

    expect(loads).toHaveBeenCalledTimes(before);
  });
});
