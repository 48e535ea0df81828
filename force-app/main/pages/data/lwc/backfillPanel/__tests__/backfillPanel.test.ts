import * as backfillApi from 'c/backfillApi';
import type { Backfill } from 'c/backfillWords';
import { loadConfig } from 'c/streamApi';
import Toast from 'lightning/toast';
import BackfillPanel from '../backfillPanel';
import {
  clearPage,
  expectAccessible,
  find,
  maybe,
  settled,
  show,
  text,
} from '../../../../../foundation/lwc/__tests__/support';
import { backfill } from '../../backfillHistory/__tests__/support';

jest.mock('c/backfillApi', () => ({
  askForStreamSync: jest.fn(),
  cancelBackfill: jest.fn(),
  estimateBackfill: jest.fn(),
  loadBackfills: jest.fn(),
  pauseBackfill: jest.fn(),
  replayFrom: jest.fn(),
  replayThese: jest.fn(),
  resumeBackfill: jest.fn(),
  startBackfill: jest.fn(),
}));
jest.mock('c/streamApi', () => ({ loadConfig: jest.fn() }));

const api = jest.mocked(backfillApi);
const configs = jest.mocked(loadConfig);
const streamId = 'a02000000000001';
const running = backfill({ id: 'a03000000000009', status: 'Running', percent: 40 });
const estimate = { records: 3500, callouts: 18, executions: 1, minutes: 1, bytes: 1000 };

interface Button extends HTMLElement {
  disabled: boolean;
}
interface Replay extends HTMLElement {
  objectName: string;
  disabled: boolean;
  reset(): void;
}

async function shown(properties: object = {}): Promise<HTMLElement> {
  const element = show('c-backfill-panel', BackfillPanel, {
    streamId,
    canRun: true,
    canBackfill: true,
    canPause: true,
    ...properties,
  });
  await settled();
  return element;
}

const stale = (element: HTMLElement): { why: string } | null =>
  find<HTMLElement & { stale: { why: string } | null }>(element, 'c-stale-notice').stale;

function reasonsOf(element: HTMLElement): (string | null)[] {
  const reasons = element.shadowRoot?.querySelectorAll('[data-id="no-permission"]') ?? [];
  return [...reasons].map(({ textContent }) => textContent);
}

function click(element: HTMLElement, id: string): Promise<void> {
  find(element, `[data-id="${id}"]`).click();
  return settled();
}

function fire(element: HTMLElement, selector: string, type: string, detail: object = {}): Promise<void> {
  find(element, selector).dispatchEvent(new CustomEvent(type, { detail }));
  return settled();
}

const isDisabled = (element: HTMLElement, id: string): boolean => find<Button>(element, `[data-id="${id}"]`).disabled;

describe('c-backfill-panel', () => {
  let toasts: jest.SpyInstance;

  beforeEach(() => {
    jest.useFakeTimers();
    toasts = jest.spyOn(Toast, 'show');
    configs.mockResolvedValue({ objectName: 'Account' } as never);
    api.loadBackfills.mockResolvedValue([backfill()]);
    api.estimateBackfill.mockResolvedValue(estimate);
    for (const act of [api.askForStreamSync, api.startBackfill, api.replayFrom, api.replayThese]) {
      act.mockResolvedValue();
    }
    for (const act of [api.pauseBackfill, api.resumeBackfill, api.cancelBackfill]) {
      act.mockResolvedValue();
    }
  });

  afterEach(() => {
    clearPage();
    jest.restoreAllMocks();
    jest.useRealTimers();
  });

  it('shows what was done before', async () => {
    const element = await shown();

    expect(find<HTMLElement & { backfills: Backfill[] }>(element, 'c-backfill-history').backfills).toHaveLength(1);
    expect(maybe(element, 'c-backfill-progress')).toBeNull();
    expect(find<Replay>(element, 'c-backfill-replay').objectName).toBe('Account');
    expectAccessible(element);
  });

  it('shows a spinner while it loads', () => {
    api.loadBackfills.mockReturnValue(new Promise(() => undefined));
    const element = show('c-backfill-panel', BackfillPanel, {
      streamId,
      canRun: true,
      canBackfill: true,
      canPause: true,
    });

    expect(find(element, 'lightning-spinner')).toBeTruthy();
    expect(find(element, '[aria-busy="true"]')).toBeTruthy();
  });

  it('asks for a sync of the object', async () => {
    const element = await shown();
    await click(element, 'sync-now');

    expect(api.askForStreamSync).toHaveBeenCalledWith(streamId);
    expect(toasts).toHaveBeenCalledWith({ label: 'c.BackfillSyncAsked', variant: 'success' }, expect.anything());
  });

  it('shows what the initial sync takes before it starts', async () => {
    const element = await shown();
    await click(element, 'run-again');

    expect(api.estimateBackfill).toHaveBeenCalledWith(streamId, 'Again');
    expect(find<HTMLElement & { estimate: unknown }>(element, 'c-estimate-figures').estimate).toEqual(estimate);
    expect(api.startBackfill).not.toHaveBeenCalled();

    api.loadBackfills.mockResolvedValue([running, backfill()]);
    await click(element, 'start');

    expect(api.startBackfill).toHaveBeenCalledWith(streamId, 'Again');
    expect(maybe(element, 'c-estimate-figures')).toBeNull();
    expect(find<HTMLElement & { backfill: Backfill }>(element, 'c-backfill-progress').backfill.id).toBe(running.id);
    expect(isDisabled(element, 'run-again')).toBe(true);
    expect(find<Replay>(element, 'c-backfill-replay').disabled).toBe(true);
    expect(isDisabled(element, 'sync-now')).toBe(false);
  });

  it('starts nothing where the person declines', async () => {
    const element = await shown();
    await click(element, 'run-again');
    const focused = jest.spyOn(find(element, '[data-id="run-again"]'), 'focus');
    await click(element, 'not-now');

    expect(maybe(element, 'c-estimate-figures')).toBeNull();
    expect(api.startBackfill).not.toHaveBeenCalled();
    expect(focused).toHaveBeenCalled();
  });

  it('says that it estimates, and why it could not', async () => {
    let refuse: (reason: unknown) => void = () => undefined;
    api.estimateBackfill.mockReturnValue(new Promise((_, reject) => (refuse = reject)));
    const element = await shown();
    await click(element, 'run-again');
    expect(text(element, '[data-id="estimating"]')).toBe('c.BackfillEstimating');

    refuse({ body: { message: 'The filter names a field that is gone.' } });
    await settled();

    expect(maybe(element, '[data-id="estimating"]')).toBeNull();
    expect(toasts).toHaveBeenCalledWith(
      { label: 'The filter names a field that is gone.', variant: 'error' },
      expect.anything(),
    );
  });

  it('replays from a moment or chosen records, and empties the form', async () => {
    const element = await shown();
    const reset = jest.spyOn(find<Replay>(element, 'c-backfill-replay'), 'reset');

    await fire(element, 'c-backfill-replay', 'replay', { since: '2026-01-01T10:00:00.000Z' });
    await fire(element, 'c-backfill-replay', 'replay', { recordIds: ['001000000000001'] });

    expect(api.replayFrom).toHaveBeenCalledWith(streamId, '2026-01-01T10:00:00.000Z');
    expect(api.replayThese).toHaveBeenCalledWith(streamId, ['001000000000001']);
    expect(reset).toHaveBeenCalledTimes(2);
  });

  it('keeps what was entered where a replay is refused', async () => {
    api.replayThese.mockRejectedValue({ body: { message: 'These are contacts.' } });
    const element = await shown();
    const reset = jest.spyOn(find<Replay>(element, 'c-backfill-replay'), 'reset');

    await fire(element, 'c-backfill-replay', 'replay', { recordIds: ['003000000000001'] });

    expect(reset).not.toHaveBeenCalled();
    expect(toasts).toHaveBeenCalledWith({ label: 'These are contacts.', variant: 'error' }, expect.anything());
  });

  it('pauses, resumes and cancels what runs', async () => {
    api.loadBackfills.mockResolvedValue([running]);
    const element = await shown();

    await fire(element, 'c-backfill-progress', 'pause');
    await fire(element, 'c-backfill-progress', 'resume');
    await fire(element, 'c-backfill-progress', 'cancel');

    expect(api.pauseBackfill).toHaveBeenCalledWith(running.id);
    expect(api.resumeBackfill).toHaveBeenCalledWith(running.id);
    expect(api.cancelBackfill).toHaveBeenCalledWith(running.id);
  });

  it('polls often while one runs and seldom otherwise', async () => {
    api.loadBackfills.mockResolvedValueOnce([running]);
    await shown();
    jest.advanceTimersByTime(2_000);
    await settled();
    expect(api.loadBackfills).toHaveBeenCalledTimes(2);

    jest.advanceTimersByTime(14_000);
    await settled();
    expect(api.loadBackfills).toHaveBeenCalledTimes(2);
    jest.advanceTimersByTime(1_000);
    await settled();
    expect(api.loadBackfills).toHaveBeenCalledTimes(3);
  });

  it('keeps what it shows where it cannot be asked again, and asks again by itself', async () => {
    const element = await shown();
    api.loadBackfills.mockRejectedValueOnce({ body: { message: 'The org does not answer.' } });
    jest.advanceTimersByTime(15_000);
    await settled();
    expect(find(element, 'c-backfill-history')).toBeTruthy();
    expect(stale(element)?.why).toBe('The org does not answer.');

    jest.advanceTimersByTime(5_000);
    await settled();

    expect(api.loadBackfills).toHaveBeenCalledTimes(3);
    expect(stale(element)).toBeNull();
  });

  it('says why nothing could be loaded, that it tries again, and does so when asked', async () => {
    api.loadBackfills.mockRejectedValueOnce({ body: { message: 'You lack a permission.' } });
    const element = await shown();
    expect(text(element, '[data-id="failure"]')).toBe('You lack a permission.');
    expect(text(element, '[data-id="tries-again"]')).toBe('c.StaleTriesAgain');

    await click(element, 'try-again');

    expect(find(element, 'c-backfill-history')).toBeTruthy();
  });

  it('does not poll while the tab is hidden, or after it is gone', async () => {
    const hidden = jest.spyOn(document, 'hidden', 'get').mockReturnValue(true);
    const element = await shown();
    jest.advanceTimersByTime(600_000);
    expect(api.loadBackfills).toHaveBeenCalledTimes(1);

    hidden.mockReturnValue(false);
    document.dispatchEvent(new CustomEvent('visibilitychange'));
    await settled();
    expect(api.loadBackfills).toHaveBeenCalledTimes(2);

    element.remove();
    jest.advanceTimersByTime(600_000);
    expect(api.loadBackfills).toHaveBeenCalledTimes(2);
  });

  it('shows another stream, whatever the first still answers', async () => {
    let late: (value: Backfill[]) => void = () => undefined;
    api.loadBackfills.mockReturnValueOnce(new Promise((resolve) => (late = resolve)));
    const element = await shown();
    api.loadBackfills.mockResolvedValue([]);

    Object.assign(element, { streamId: 'a02000000000002' });
    await settled();
    late([backfill()]);
    await settled();

    expect(find<HTMLElement & { backfills: Backfill[] }>(element, 'c-backfill-history').backfills).toEqual([]);
  });

  it('lets nobody act who may not, and says so', async () => {
    api.loadBackfills.mockResolvedValue([running]);
    const element = await shown({ canRun: false, canBackfill: false, canPause: false });

    expect(isDisabled(element, 'sync-now')).toBe(true);
    expect(isDisabled(element, 'run-again')).toBe(true);
    expect(find(element, 'c-backfill-progress')).toMatchObject({ pauseDisabled: true, cancelDisabled: true });
    expect(reasonsOf(element)).toEqual(['c.NoPermissionToRun', 'c.NoPermissionToBackfill', 'c.NoPermissionToPause']);
  });

  it('lets an operator sync and pause, but neither start nor cancel', async () => {
    api.loadBackfills.mockResolvedValue([running]);
    const element = await shown({ canBackfill: false });

    expect(isDisabled(element, 'sync-now')).toBe(false);
    expect(isDisabled(element, 'run-again')).toBe(true);
    expect(find(element, 'c-backfill-progress')).toMatchObject({ pauseDisabled: false, cancelDisabled: true });
    expect(reasonsOf(element)).toEqual(['c.NoPermissionToBackfill']);
  });
});
