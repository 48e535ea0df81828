import { estimateInitialSync, loadInitialSyncs, startInitialSyncs } from 'c/overviewApi';
import Toast from 'lightning/toast';
import InitialSync from '../initialSync';
import {
  clearPage,
  expectAccessible,
  find,
  maybe,
  settled,
  show,
  text,
} from '../../../../../foundation/lwc/__tests__/support';

jest.mock('c/overviewApi', () => ({
  estimateInitialSync: jest.fn(),
  loadInitialSyncs: jest.fn(),
  startInitialSyncs: jest.fn(),
}));
jest.mock('@salesforce/label/c.InitialSyncStarted', () => ({ default: '{0} began.' }), { virtual: true });
jest.mock('@salesforce/label/c.InitialSyncAllIntro', () => ({ default: '{0} objects.' }), { virtual: true });

const streams = jest.mocked(loadInitialSyncs);
const estimates = jest.mocked(estimateInitialSync);
const starts = jest.mocked(startInitialSyncs);
const connectionId = 'a00000000000001';

const idle = { id: 's1', objectLabel: 'Account', isOn: true, backfill: null };
const other = { id: 's2', objectLabel: 'Contact', isOn: true, backfill: null };
const off = { id: 's3', objectLabel: 'Lead', isOn: false, backfill: null };
const running = { ...idle, backfill: { id: 'b1', status: 'Running', isPaused: false, percent: 42 } };

function list(...each: object[]): never {
  return each as never;
}

type Page = HTMLElement & { ask(): void };

async function shown(): Promise<Page> {
  const element = show('c-initial-sync', InitialSync, { connectionId }) as Page;
  await settled();
  return element;
}

async function asked(): Promise<Page> {
  const element = await shown();
  element.ask();
  await settled();
  return element;
}

describe('c-initial-sync', () => {
  let toasts: jest.SpyInstance;

  beforeEach(() => {
    jest.useFakeTimers();
    toasts = jest.spyOn(Toast, 'show');
    streams.mockResolvedValue(list(idle, other, off));
    estimates.mockResolvedValue({ records: 600, callouts: 3, executions: 1, minutes: 0.5, bytes: 1000 });
    starts.mockResolvedValue(2);
  });

  afterEach(() => {
    clearPage();
    jest.restoreAllMocks();
    jest.useRealTimers();
  });

  it('shows how far each object is, in words and as a bar', async () => {
    streams.mockResolvedValue(list(running, other));
    const element = await shown();

    expect(text(element, '[data-id="bar"]')).toBe('Account42% c.BackfillRunning');
    expect(find<HTMLElement & { value: number }>(element, 'lightning-progress-bar').value).toBe(42);
    expectAccessible(element);
  });

  it('is silent where nothing is under way', async () => {
    const element = await shown();

    expect(maybe(element, '[data-id="bar"]')).toBeNull();
    expect(maybe(element, 'section')).toBeNull();
  });

  it('shows what everything takes before it starts it', async () => {
    const element = await asked();

    expect(estimates.mock.calls).toEqual([['s1'], ['s2']]);
    expect(text(element, '[data-id="intro"]')).toBe('2 objects.');
    expect(find<HTMLElement & { estimate: unknown }>(element, 'c-estimate-figures').estimate).toEqual({
      records: 1200,
      callouts: 6,
      executions: 2,
      minutes: 1,
      bytes: 2000,
    });
    expect(starts).not.toHaveBeenCalled();
    streams.mockResolvedValue(list(running));

    find(element, '[data-id="start"]').click();
    await settled();

    expect(starts).toHaveBeenCalledWith(connectionId);
    expect(toasts).toHaveBeenCalledWith({ label: '2 began.', variant: 'success' }, expect.anything());
    expect(maybe(element, '[data-id="start"]')).toBeNull();
    expect(find(element, '[data-id="bar"]')).toBeTruthy();
  });

  it('starts nothing where the person declines', async () => {
    const element = await asked();
    find(element, '[data-id="not-now"]').click();
    await settled();

    expect(maybe(element, '[data-id="start"]')).toBeNull();
    expect(starts).not.toHaveBeenCalled();
  });

  it('says that there is nothing to start', async () => {
    streams.mockResolvedValue(list(running, off));
    const element = await asked();

    expect(toasts).toHaveBeenCalledWith(
      { label: 'c.InitialSyncNothingToStart', variant: 'warning' },
      expect.anything(),
    );
    expect(maybe(element, '[data-id="start"]')).toBeNull();
  });

  it('says why it could not estimate or start', async () => {
    estimates.mockRejectedValueOnce({ body: { message: 'No estimate.' } });
    const element = await asked();
    expect(toasts).toHaveBeenLastCalledWith({ label: 'No estimate.', variant: 'error' }, expect.anything());

    starts.mockRejectedValue({ body: { message: 'Not now.' } });
    element.ask();
    await settled();
    find(element, '[data-id="start"]').click();
    await settled();

    expect(toasts).toHaveBeenLastCalledWith({ label: 'Not now.', variant: 'error' }, expect.anything());
    expect(find<HTMLElement & { disabled: boolean }>(element, '[data-id="start"]').disabled).toBe(false);
  });

  it('polls often while one runs and seldom otherwise, and not after a failure', async () => {
    streams.mockResolvedValueOnce(list(running));
    const element = await shown();
    jest.advanceTimersByTime(2_000);
    await settled();
    expect(streams).toHaveBeenCalledTimes(2);

    streams.mockRejectedValueOnce({ body: { message: 'Gone.' } });
    jest.advanceTimersByTime(15_000);
    await settled();
    expect(text(element, '[role="alert"]')).toBe('Gone.');
    jest.advanceTimersByTime(600_000);
    expect(streams).toHaveBeenCalledTimes(3);
  });

  it('asks for another connection, and for none once it is gone', async () => {
    const element = await shown();
    Object.assign(element, { connectionId: 'a00000000000002' });
    await settled();
    expect(streams).toHaveBeenLastCalledWith('a00000000000002');

    element.remove();
    jest.advanceTimersByTime(600_000);
    expect(streams).toHaveBeenCalledTimes(2);
  });
});
