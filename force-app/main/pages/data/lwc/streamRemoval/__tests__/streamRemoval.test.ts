import { aboutRemoval, removeKeeping, removeTakingOut } from 'c/removalApi';
import type { Removal } from 'c/removalApi';
import StreamRemoval from '../streamRemoval';
import {
  clearPage,
  expectAccessible,
  find,
  maybe,
  settled,
  show,
  text,
} from '../../../../../foundation/lwc/__tests__/support';

jest.mock('c/removalApi', () => ({ aboutRemoval: jest.fn(), removeKeeping: jest.fn(), removeTakingOut: jest.fn() }));
jest.mock('@salesforce/label/c.RemovalTakeOutHelp', () => ({ default: '{0} events, {1} requests, {2}' }), {
  virtual: true,
});
jest.mock('@salesforce/label/c.RemovalRetries', () => ({ default: '{0} wait' }), { virtual: true });

const about = jest.mocked(aboutRemoval);
const question: Removal = {
  hasBegun: true,
  isDeleting: false,
  waitingRetries: 2,
  estimate: { records: 750, callouts: 4, executions: 1, minutes: 0.1 },
};

async function dialog(over: Partial<Removal> = {}): Promise<{ element: HTMLElement; closed: unknown[] }> {
  about.mockResolvedValue({ ...question, ...over });
  const element = show('c-stream-removal', StreamRemoval, { streamId: 'a02000000000001', name: 'Accounts' });
  const closed: unknown[] = [];
  element.addEventListener('closed', (event) => closed.push((event as CustomEvent).detail));
  await settled();
  return { element, closed };
}

async function choose(element: HTMLElement, value: string): Promise<void> {
  find(element, `[data-choice="${value}"]`).dispatchEvent(new CustomEvent('change'));
  await settled();
}

const remove = (element: HTMLElement): HTMLElement & { disabled: boolean } =>
  find<HTMLElement & { disabled: boolean }>(element, '[data-id="remove"]');

describe('c-stream-removal', () => {
  beforeEach(() => {
    jest.mocked(removeKeeping).mockReset().mockResolvedValue();
    jest.mocked(removeTakingOut).mockReset().mockResolvedValue();
  });
  afterEach(clearPage);

  it('chooses nothing beforehand, and says what taking out costs', async () => {
    const { element } = await dialog();

    expect(remove(element).disabled).toBe(true);
    expect(text(element, '[data-id="retries"]')).toBe('2 wait');
    const helps = [...(element.shadowRoot?.querySelectorAll('[data-id="help"]') ?? [])].map((each) => each.textContent);
    expect(helps).toEqual(['c.RemovalKeepHelp', '750 events, 4 requests, 6 sec']);
    expectAccessible(element);
  });

  it('leaves the records there', async () => {
    const { element, closed } = await dialog();
    await choose(element, 'keep');

    remove(element).click();
    await settled();

    expect(removeKeeping).toHaveBeenCalledWith('a02000000000001', expect.any(Function));
    expect(closed).toEqual(['deleted']);
  });

  it('takes the records out', async () => {
    const { element, closed } = await dialog();
    await choose(element, 'takeOut');

    remove(element).click();
    await settled();

    expect(removeTakingOut).toHaveBeenCalledWith('a02000000000001');
    expect(closed).toEqual(['takingOut']);
  });

  it('asks nothing where nothing was ever sent', async () => {
    const { element, closed } = await dialog({ hasBegun: false, estimate: null });

    expect(maybe(element, '[data-choice]')).toBeNull();
    remove(element).click();
    await settled();

    expect(closed).toEqual(['deleted']);
  });

  it('says why records cannot be taken out, and why it cannot be removed at all', async () => {
    const offline = (await dialog({ obstacleToTakingOut: 'Not in use.' })).element;
    expect(find<HTMLInputElement>(offline, '[data-choice="takeOut"]').disabled).toBe(true);
    clearPage();
    const needed = (await dialog({ obstacle: 'Contact goes by it.' })).element;
    expect(text(needed, '[data-id="obstacle"]')).toBe('Contact goes by it.');
    expect(remove(needed).disabled).toBe(true);
  });

  it('stays open where it fails, and can be tried again', async () => {
    const { element, closed } = await dialog();
    jest.mocked(removeTakingOut).mockRejectedValueOnce({ body: { message: 'Locked.' } });
    await choose(element, 'takeOut');

    remove(element).click();
    await settled();

    expect(text(element, '[data-id="failure"]')).toBe('Locked.');
    expect(closed).toEqual([]);
    expect(remove(element).disabled).toBe(false);
  });
});
