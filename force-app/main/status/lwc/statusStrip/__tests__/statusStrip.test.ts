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
    const element = await shown({ status: 'ERROR', act: 'SyncNow', problem });
    expect(text(element, '[data-id="cause"]')).toBe('It is down.');
    expect(text(element, '[data-id="fix"]')).toContain('Wait for it.');
    expect(maybe(element, '[data-id="since"]')).not.toBeNull();
    find(element, '[data-id="act"]').click();
    await settled();
    expect(syncNow).toHaveBeenCalledWith({ connectionId: active.id });
  });

  it('says what is done on the page Connections, and shows no button for it', async () => {
    const element = await shown({ status: 'TOKEN_EXPIRED', act: 'Reauthorize', problem });
    expect(text(element, '[data-id="elsewhere"]')).toContain('c.DetailReauthorize');
    expect(maybe(element, '[data-id="act"]')).toBeNull();
  });

  it('says why a button is disabled', async () => {
    const element = await shown({}, { canPause: false });
    expect(find<HTMLButtonElement>(element, '[data-id="act"]').disabled).toBe(true);
    expect(maybe(element, '[data-id="not-yours"]')).not.toBeNull();
  });

  it('keeps what it showed where the org does not answer', async () => {
    const element = await shown();
    loads.mockRejectedValue(new Error('No answer'));
    jest.advanceTimersByTime(31_000);
    await settled();
    expect(maybe(element, '[data-id="strip"]')).not.toBeNull();
  });
});
