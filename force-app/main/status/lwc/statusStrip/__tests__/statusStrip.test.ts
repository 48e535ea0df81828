import load from '@salesforce/apex/StatusController.load';
import pause from '@salesforce/apex/StatusController.pause';
import syncNow from '@salesforce/apex/StatusController.syncNow';
import StatusStrip from '../statusStrip';
import {
  clearPage,
  expectAccessible,
  find,
  maybe,
  now,
  settled,
  show,
  text,
} from '../../../../foundation/lwc/__tests__/support';

jest.mock('@salesforce/apex/StatusController.load', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/StatusController.pause', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/StatusController.resume', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/StatusController.syncNow', () => ({ default: jest.fn() }), { virtual: true });

const mockWent = jest.fn();
jest.mock('lightning/navigation', () => {
  const Navigate = Symbol('Navigate');
  const mixin = (Base: new () => object): unknown =>
    class extends Base {
      [Navigate](page: unknown): void {
        mockWent(page);
      }
    };
  return { NavigationMixin: Object.assign(mixin, { Navigate }) };
});

const loads = jest.mocked(load);
const active = {
  id: 'a00000000000001',
  name: 'Scores',
  environment: 'Sandbox',
  status: 'ACTIVE',
  mode: 'On',
  act: 'Pause',
  isConnector: true,
  isWorking: false,
  isAsked: false,
};
const problem = { code: 'X', cause: 'It is down.', fix: 'Wait for it.', since: now };

async function shown(over = {}, rights = {}): Promise<HTMLElement> {
  loads.mockResolvedValue({
    connection: { ...active, ...over },
    canRun: true,
    canPause: true,
    canManage: true,
    connectionsTab: 'Syncline_Connections',
    now,
    ...rights,
  });
  const element = show('c-status-strip', StatusStrip, { connectionId: active.id });
  await settled();
  await settled();
  return element;
}

describe('c-status-strip', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => {
    clearPage();
    jest.useRealTimers();
  });

  it('says the word, and pauses', async () => {
    jest.mocked(pause).mockResolvedValue(undefined);
    const element = await shown();
    expect(find<HTMLElement & { label: string }>(element, '[data-id="status"]').label).toBe('c.StatusActive');
    let changes = 0;
    element.addEventListener('changed', () => (changes += 1));
    find(element, '[data-id="act"]').click();
    await settled();
    await settled();
    await settled();
    expect(pause).toHaveBeenCalledWith({ connectionId: active.id });
    expect(changes).toBe(1);
    jest.useRealTimers();
    expectAccessible(element);
  });

  it('says cause, since when and what to do, and tries a destination again', async () => {
    jest.mocked(syncNow).mockResolvedValue(undefined);
    const element = await shown({ status: 'ERROR', act: 'SyncNow', problem, since: now });
    expect(text(element, '[data-id="cause"]')).toBe('It is down.');
    expect(text(element, '[data-id="fix"]')).toContain('Wait for it.');
    expect(maybe(element, '[data-id="since"]')).not.toBeNull();
    find(element, '[data-id="act"]').click();
    await settled();
    expect(syncNow).toHaveBeenCalledWith({ connectionId: active.id });
  });

  it('leads from other pages to what is done on the page Connections, and leaves it to that page itself', async () => {
    const element = await shown({ status: 'TOKEN_EXPIRED', act: 'Reauthorize', problem });
    const button = find<HTMLElement & { label: string }>(element, '[data-id="act"]');
    expect(button.label).toBe('c.DetailReauthorize');
    button.click();
    expect(mockWent).toHaveBeenCalledWith({
      type: 'standard__navItemPage',
      attributes: { apiName: 'Syncline_Connections' },
      state: { c__connection: active.id },
    });
    Object.assign(element, { isHome: true });
    await settled();
    expect(maybe(element, '[data-id="act"]')).toBeNull();
  });

  it('says since when and by whom, what is queued, and which problems are open', async () => {
    const figures = { sent: 10, problems: 3, streams: 1, waiting: 12, isWaitingMore: false };
    const element = await shown({ since: now, sinceBy: 'Ada', isAsked: true, figures });
    expect(text(element, '[data-id="since"]')).toContain('c.StripBy');
    expect(text(element, '[data-id="queued"]')).toBe('c.StripQueuedAsked, c.StripQueuedWaiting');
    expect(text(element, '[data-id="problems"]')).toBe('c.StripProblems');
    const quiet = await shown({ figures: { ...figures, problems: 0, waiting: 0 } });
    expect(text(quiet, '[data-id="queued"]')).toBe('c.StripQueuedNothing');
    expect(maybe(quiet, '[data-id="problems"]')).toBeNull();
  });

  it('says why a button is disabled', async () => {
    const element = await shown({}, { canPause: false });
    expect(find<HTMLButtonElement>(element, '[data-id="act"]').disabled).toBe(true);
    expect(maybe(element, '[data-id="not-yours"]')).not.toBeNull();
  });

  it('shows what its page has asked already, and asks by itself only later', async () => {
    const known = { connection: active, canRun: true, canPause: true, canManage: true, connectionsTab: 'T', now };
    loads.mockClear();
    loads.mockResolvedValue({ ...known, connection: { ...active, status: 'STUCK', act: 'SyncNow' } });
    const element = show('c-status-strip', StatusStrip, { known });
    await settled();

    expect(find<HTMLElement & { label: string }>(element, '[data-id="status"]').label).toBe('c.StatusActive');
    jest.advanceTimersByTime(29_000);
    expect(loads).not.toHaveBeenCalled();
    jest.advanceTimersByTime(1_000);
    await settled();
    expect(loads).toHaveBeenCalledWith({ connectionId: active.id });
    expect(find<HTMLElement & { label: string }>(element, '[data-id="status"]').label).toBe('c.StatusStuck');
  });

  it('keeps what it showed where the org does not answer', async () => {
    const element = await shown();
    loads.mockRejectedValue(new Error('No answer'));
    jest.advanceTimersByTime(31_000);
    await settled();
    expect(maybe(element, '[data-id="strip"]')).not.toBeNull();
  });
});
