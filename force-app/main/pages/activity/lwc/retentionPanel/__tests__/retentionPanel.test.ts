import './counts';
import LightningConfirm from 'lightning/confirm';
import Toast from 'lightning/toast';
import purgeNow from '@salesforce/apex/RetentionController.purgeNow';
import view from '@salesforce/apex/RetentionController.view';
import RetentionPanel from '../retentionPanel';
import type { Retention } from 'c/retentionApi';
import {
  clearPage,
  expectAccessible,
  find,
  maybe,
  settled,
  show,
  text,
} from '../../../../../foundation/lwc/__tests__/support';
import { kindOf, retentionOf } from './support';

jest.mock('@salesforce/apex/RetentionController.purgeNow', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/RetentionController.save', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/RetentionController.view', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/label/c.StorageRowsSize', () => ({ default: '{0}, {1}, {2} each' }), { virtual: true });
jest.mock('@salesforce/label/c.StorageFull', () => ({ default: 'full: {0} of {1}' }), { virtual: true });
jest.mock('@salesforce/label/c.StorageFullSoon', () => ({ default: 'nearly full: {0} of {1}' }), { virtual: true });
jest.mock('@salesforce/label/c.StorageRate', () => ({ default: 'from {0} to {1}, {2} free' }), { virtual: true });
jest.mock('@salesforce/label/c.RetentionKept', () => ({ default: '{0} kept' }), { virtual: true });
jest.mock('@salesforce/label/c.RetentionOpen', () => ({ default: '{0} open' }), { virtual: true });
jest.mock('@salesforce/label/c.StorageSpared', () => ({ default: '{0}: {1}, {2} allowed' }), {
  virtual: true,
});

type Panel = HTMLElement & { connectionId: string };
type Purge = HTMLElement & { isPurging: boolean; gone: number; lastPurge: object; canPurge: boolean };

const views = jest.mocked(view);
const purges = jest.mocked(purgeNow);
const confirms = jest.fn<Promise<boolean>, [{ message: string }]>();
const connectionId = 'a00000000000001';

async function shown(): Promise<Panel> {
  const element = show('c-retention-panel', RetentionPanel, { connectionId }) as Panel;
  await settled();
  return element;
}

async function showing(over: Partial<Retention>): Promise<Panel> {
  views.mockResolvedValue(retentionOf(over));
  return shown();
}

async function pass(millis: number): Promise<void> {
  jest.advanceTimersByTime(millis);
  await settled();
}

const purge = (element: HTMLElement): Purge => find<Purge>(element, 'c-purge-status');
const warnings = (element: HTMLElement): (string | undefined)[] =>
  [...(element.shadowRoot?.querySelectorAll('[data-id="warning"]') ?? [])].map((each) =>
    each.textContent.replaceAll(/\s+/g, ' ').trim(),
  );

async function askForPurge(element: HTMLElement): Promise<void> {
  purge(element).dispatchEvent(new CustomEvent('purge'));
  await settled();
}

describe('c-retention-panel', () => {
  let toasts: jest.SpyInstance;

  beforeEach(() => {
    jest.useFakeTimers();
    views.mockReset().mockResolvedValue(retentionOf());
    purges.mockReset().mockResolvedValue(retentionOf({ isPurging: true }));
    confirms.mockReset().mockResolvedValue(true);
    (LightningConfirm as unknown as { open: typeof confirms }).open = confirms;
    toasts = jest.spyOn(Toast, 'show').mockImplementation();
  });

  afterEach(() => {
    clearPage();
    jest.useRealTimers();
    toasts.mockRestore();
  });

  it('shows what all kinds take together, the last purge, and how long each is kept', async () => {
    const element = await shown();

    expect(views).toHaveBeenCalledWith({ connectionId });
    expect(find(element, 'c-storage-picture')).toMatchObject({
      ours: 2000 * 2048,
      oursLater: 2400 * 2048,
      usedMb: 10,
      limitMb: 20,
    });
    expect(text(element, '[data-id="rows"]')).toBe('2,000 rows, 3.9 MB, 2 kB each');
    expect(purge(element)).toMatchObject({ isPurging: false, lastPurge: retentionOf().lastPurge, canPurge: true });
    expect(find(element, 'c-retention-form')).toMatchObject({ connectionId, canEdit: true });
    expect(warnings(element)).toEqual([]);
    expectAccessible(element);
  });

  it('shows a spinner while it looks', async () => {
    views.mockReturnValue(new Promise(() => undefined));
    const element = await shown();

    expect(find(element, 'section').getAttribute('aria-busy')).toBe('true');
    expect(maybe(element, 'c-retention-form')).toBeNull();
    expectAccessible(element);
  });

  type Notice = HTMLElement & { stale: object | null };
  const staleOf = (element: HTMLElement): object | null => find<Notice>(element, 'c-stale-notice').stale;

  it('says why it could not look, and looks again when asked', async () => {
    views.mockRejectedValueOnce({ body: { message: 'No such connection.' } });
    const element = await shown();
    expect(staleOf(element)).toEqual({ since: null, why: 'No such connection.' });
    expect(maybe(element, 'lightning-spinner')).toBeNull();
    expectAccessible(element);

    find(element, 'c-stale-notice').dispatchEvent(new CustomEvent('tryagain'));
    await settled();

    expect(staleOf(element)).toBeNull();
    expect(maybe(element, 'c-retention-form')).not.toBeNull();
  });

  it('keeps all where it cannot be looked up again, says since when it is old, and comes back by itself', async () => {
    const element = await shown();
    const form = find(element, 'c-retention-form');
    views.mockRejectedValueOnce({ status: 502, body: { message: '<html>' } });

    await pass(30_000);

    expect(staleOf(element)).toEqual({ since: retentionOf().now, why: 'c.AnswerUnreachable' });
    expect(find(element, 'c-retention-form')).toBe(form);
    await pass(5_000);
    expect(staleOf(element)).toBeNull();
    expect(find(element, 'c-retention-form')).toBe(form);
  });

  it('keeps all where it is answered null, and comes back by itself', async () => {
    const element = await shown();
    const form = find(element, 'c-retention-form');
    views.mockResolvedValueOnce(null);

    await pass(30_000);

    expect(staleOf(element)).toEqual({ since: retentionOf().now, why: 'c.AnswerUnreadable' });
    expect(find(element, 'c-retention-form')).toBe(form);
    await pass(5_000);
    expect(staleOf(element)).toBeNull();
  });

  it('looks again now and then, more often while a purge is under way, and not once it is gone', async () => {
    const element = await showing({ isPurging: true });

    await pass(3_000);
    expect(views).toHaveBeenCalledTimes(2);
    views.mockResolvedValue(retentionOf());
    await pass(3_000);
    expect(views).toHaveBeenCalledTimes(3);
    await pass(29_999);
    expect(views).toHaveBeenCalledTimes(3);
    await pass(1);
    expect(views).toHaveBeenCalledTimes(4);
    element.remove();
    await pass(60_000);
    expect(views).toHaveBeenCalledTimes(4);
  });

  it('purges once somebody is sure, and tells how far it is', async () => {
    const element = await shown();

    await askForPurge(element);

    expect(confirms.mock.calls[0]?.[0]).toMatchObject({ message: 'c.PurgeConfirm' });
    expect(purges).toHaveBeenCalledWith({ connectionId });
    expect(toasts).toHaveBeenCalledWith({ label: 'c.PurgeStarted', variant: 'success' }, expect.anything());
    expect(purge(element)).toMatchObject({ isPurging: true, gone: 0 });

    views.mockResolvedValue(retentionOf({ isPurging: true, kinds: [kindOf({ rows: 300 })] }));
    await pass(3_000);
    expect(purge(element)).toMatchObject({ isPurging: true, gone: 1700 });

    views.mockResolvedValue(retentionOf());
    await pass(3_000);
    expect(purge(element)).toMatchObject({ isPurging: false, gone: 0 });
  });

  it('purges nothing where somebody is not sure', async () => {
    confirms.mockResolvedValue(false);

    await askForPurge(await shown());

    expect(purges).not.toHaveBeenCalled();
  });

  it('says why it could not purge', async () => {
    purges.mockRejectedValue({ body: { message: 'One is under way.' } });

    await askForPurge(await shown());

    expect(toasts).toHaveBeenCalledWith({ label: 'One is under way.', variant: 'error' }, expect.anything());
  });

  it('takes what was saved without asking for it', async () => {
    const element = await shown();

    find(element, 'c-retention-form').dispatchEvent(
      new CustomEvent('looked', { detail: retentionOf({ kinds: [kindOf({ days: 7 })] }) }),
    );
    await settled();

    expect(find<HTMLElement & { kinds: object[] }>(element, 'c-retention-form').kinds).toEqual([kindOf({ days: 7 })]);
    expect(views).toHaveBeenCalledTimes(1);
  });

  it('shows another connection, and no answer of the one before', async () => {
    let answerOld: (old: Retention) => void = () => undefined;
    views.mockReturnValueOnce(new Promise((resolve) => (answerOld = resolve)));
    const element = await shown();
    views.mockResolvedValue(retentionOf({ kinds: [] }));

    element.connectionId = 'a00000000000002';
    await settled();
    answerOld(retentionOf());
    await settled();

    expect(views).toHaveBeenLastCalledWith({ connectionId: 'a00000000000002' });
    expect(find<HTMLElement & { kinds: object[] }>(element, 'c-retention-form').kinds).toEqual([]);
  });

  describe('its warnings', () => {
    it.each([
      [17.9, []],
      [18, ['nearly full: 18 MB of 20 MB c.StorageFullWhat']],
      [20, ['full: 20 MB of 20 MB c.StorageFullWhat']],
      [23, ['full: 23 MB of 20 MB c.StorageFullWhat']],
    ])('tell of an org with %p of 20 MB in use %p', async (orgUsedMb, expected) => {
      expect(warnings(await showing({ orgUsedMb }))).toEqual(expected);
    });

    it('tell of what will be full', async () => {
      const kinds = [kindOf({ bytesInThirtyDays: 13 * 1024 * 1024 })];

      expect(warnings(await showing({ kinds }))).toEqual(['from 2 MB to 13 MB, 10 MB free c.StorageRateWhat']);
    });

    it('tell nothing of storage that is not known', async () => {
      expect(warnings(await showing({ orgUsedMb: null, orgLimitMb: null }))).toEqual([]);
    });

    it('tell what may not be purged and is too much', async () => {
      const kinds = [
        kindOf({ kind: 'Failures', keptRows: 80, openRows: 1201 }),
        kindOf({ kind: 'Attempts', keptRows: 80, openRows: 1200 }),
      ];

      expect(warnings(await showing({ kinds }))).toEqual([
        'c.RetentionFailures: 80 kept, 1,201 open, 1,280 allowed c.StorageSparedWhat',
      ]);
    });

    it('tell of a purge that is due, unless one is under way', async () => {
      const element = await showing({ isDue: true });
      expect(warnings(element)).toEqual(['c.StorageDue c.StorageDueWhat']);
      expectAccessible(element);

      clearPage();
      expect(warnings(await showing({ isDue: true, isPurging: true }))).toEqual([]);
    });
  });
});
