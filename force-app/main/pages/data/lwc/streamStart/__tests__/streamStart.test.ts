import { askForStreamSync } from 'c/backfillApi';
import { reviewStream, saveStream } from 'c/streamApi';
import type { StreamConfig } from 'c/streamApi';
import StreamStart from '../streamStart';
import type { Made } from '../streamStart';
import {
  clearPage,
  expectAccessible,
  find,
  maybe,
  settled,
  show,
  text,
} from '../../../../../foundation/lwc/__tests__/support';
import { config, review } from '../../dataPage/__tests__/support';

jest.mock('c/streamApi', () => ({ reviewStream: jest.fn(), saveStream: jest.fn() }));
jest.mock('c/backfillApi', () => ({ askForStreamSync: jest.fn() }));
jest.mock('@salesforce/label/c.StartSend', () => ({ default: 'Send {0} now' }), { virtual: true });
jest.mock('@salesforce/label/c.StartSendAbout', () => ({ default: 'Send about {0} now' }), { virtual: true });
jest.mock('@salesforce/label/c.StartMade', () => ({ default: '{0} sends' }), { virtual: true });
jest.mock('@salesforce/label/c.StartMadeFromNow', () => ({ default: '{0} from now' }), { virtual: true });
jest.mock('@salesforce/label/c.StartMadeLater', () => ({ default: '{0} later' }), { virtual: true });
jest.mock('@salesforce/label/c.StartSeenByOther', () => ({ default: 'As {0} sees.' }), { virtual: true });

const reviews = jest.mocked(reviewStream);
const saves = jest.mocked(saveStream);
const syncs = jest.mocked(askForStreamSync);

type Button = HTMLElement & { label: string; disabled: boolean };

const fresh = (over: Partial<StreamConfig> = {}) => config({ id: null, isOn: false, lookbackDays: 7, ...over });
const button = (element: HTMLElement, id: string) => find<Button>(element, `[data-id="${id}"]`);

function estimated(records: number, isExact = true): void {
  reviews.mockResolvedValue(review({ estimate: { records, isExact, callouts: 1, executions: 1, minutes: 1 } }));
}

async function rested(): Promise<void> {
  jest.advanceTimersByTime(1_000);
  await settled();
}

async function start(properties: object = {}): Promise<{ element: HTMLElement; made: Made[] }> {
  const made: Made[] = [];
  const element = show('c-stream-start', StreamStart, {
    config: fresh(),
    objectLabel: 'Account',
    canRun: true,
    ...properties,
  });
  element.addEventListener('made', (event) => made.push((event as CustomEvent<Made>).detail));
  await rested();
  return { element, made };
}

async function press(element: HTMLElement, id: string): Promise<void> {
  button(element, id).click();
  await settled(20);
}

describe('c-stream-start', () => {
  beforeEach(() => {
    jest.useFakeTimers({ doNotFake: ['setImmediate', 'nextTick', 'queueMicrotask'] });
    estimated(750);
    saves.mockReset();
    saves.mockResolvedValue('a02000000000009');
    syncs.mockReset();
  });

  afterEach(() => {
    clearPage();
    jest.useRealTimers();
  });

  it('says what each way does, with the number of records, as the stream would be on', async () => {
    const { element } = await start();

    expect(reviews).toHaveBeenLastCalledWith(fresh({ isOn: true }));
    expect(button(element, 'send')).toMatchObject({ label: 'Send 750 now', disabled: false });
    expect(text(element, '[data-id="send-text"]')).toBe('c.StartSendText');
    expect(button(element, 'from-now').disabled).toBe(false);
    expect(button(element, 'later').disabled).toBe(false);
    expect(find(element, '[data-id="estimate"]')).toMatchObject({ estimate: { records: 750 } });
    expectAccessible(element);
  });

  it('says whose records are sent where another is the connector', async () => {
    reviews.mockResolvedValue(review({ connectorName: 'Connor' }));
    expect(text((await start()).element, '[data-id="counted-at"]')).toContain('As Connor sees.');
  });

  it('says "about" of what was not counted one by one, and no number where there is none', async () => {
    estimated(750, false);
    expect(button((await start()).element, 'send').label).toBe('Send about 750 now');

    reviews.mockRejectedValue({ body: { message: 'It took too long.' } });
    const { element } = await start();
    expect(text(element, '[data-id="review-failure"]')).toBe('It took too long.');
    expect(button(element, 'send')).toMatchObject({ label: 'c.StartSendUnknown', disabled: false });

    estimated(3);
    await press(element, 'try-again');
    await rested();
    expect(button(element, 'send').label).toBe('Send 3 now');
  });

  it('sends nothing where there is nothing', async () => {
    estimated(0);
    const { element } = await start();

    expect(button(element, 'send')).toMatchObject({ label: 'Send 0 now', disabled: true });
    expect(text(element, '[data-id="send-text"]')).toBe('c.StartSendNothing');
    expect(button(element, 'from-now').disabled).toBe(false);

    const chosen = (await start({ config: fresh({ lookback: 'Nothing' }) })).element;
    expect(text(chosen, '[data-id="send-text"]')).toBe('c.StartSendNone');
  });

  it('switches it on and sends what exists, at once', async () => {
    const { element, made } = await start();
    await press(element, 'send');

    expect(saves).toHaveBeenCalledWith(fresh({ isOn: true }), true);
    expect(syncs).toHaveBeenCalledWith('a02000000000009');
    expect(made).toEqual([{ streamId: 'a02000000000009', text: 'Account sends' }]);
  });

  it('switches it on and sends nothing of what exists', async () => {
    const { element, made } = await start();
    await press(element, 'from-now');

    expect(saves).toHaveBeenCalledWith(fresh({ isOn: true, lookback: 'Nothing', lookbackDays: null }), true);
    expect(made).toEqual([{ streamId: 'a02000000000009', text: 'Account from now' }]);
  });

  it('saves it switched off', async () => {
    const { element, made } = await start();
    await press(element, 'later');

    expect(saves).toHaveBeenCalledWith(fresh({ isOn: false }), false);
    expect(syncs).not.toHaveBeenCalled();
    expect(made).toEqual([{ streamId: 'a02000000000009', text: 'Account later' }]);
  });

  it('says why it does not begin at once, though it is saved', async () => {
    syncs.mockRejectedValue({ body: { message: 'Not switched on.' } });
    const { element, made } = await start();
    await press(element, 'send');

    expect(made).toEqual([{ streamId: 'a02000000000009', text: 'Account sends', problem: 'Not switched on.' }]);
  });

  it('asks for no sync that one may not ask for', async () => {
    const { element, made } = await start({ canRun: false });
    await press(element, 'send');

    expect(syncs).not.toHaveBeenCalled();
    expect(made).toHaveLength(1);
  });

  it('warns that from now on all accounts count where it went by the active ones', async () => {
    const contacts = fresh({ objectName: 'Contact', lookback: 'ActiveAccounts' });
    const { element } = await start({ config: contacts });

    expect(text(element, '[data-id="from-now-text"]')).toBe('c.StartFromNowText c.StartFromNowAllAccounts');
  });

  it('lets nothing begin that has a problem', async () => {
    reviews.mockResolvedValue(review({ problems: [{ message: 'No fields.' }], estimate: null }));
    const { element } = await start();

    expect(find(element, 'c-review-findings')).toMatchObject({ review: { problems: [{ message: 'No fields.' }] } });
    expect(['send', 'from-now', 'later'].map((id) => button(element, id).disabled)).toEqual([true, true, true]);
    expect(maybe(element, '[data-id="estimate"]')).toBeNull();
  });

  it('counts anew once an edit has come to rest, and lets nothing be pressed until then', async () => {
    const { element } = await start();
    reviews.mockClear();
    estimated(2);

    Object.assign(element, { config: fresh({ frequencyMinutes: 60 }) });
    Object.assign(element, { config: fresh({ frequencyMinutes: 1 }) });
    await settled();
    expect(button(element, 'send').disabled).toBe(true);
    await rested();

    expect(reviews.mock.calls).toEqual([[fresh({ frequencyMinutes: 1, isOn: true })]]);
    expect(button(element, 'send').label).toBe('Send 2 now');
  });

  it('stays where a save fails, and says why', async () => {
    saves.mockRejectedValue({ body: { message: 'Somebody was faster.' } });
    const { element, made } = await start();
    await press(element, 'later');

    expect(text(element, '[data-id="failure"]')).toBe('Somebody was faster.');
    expect(made).toEqual([]);
    expect(button(element, 'later').disabled).toBe(false);
  });
});
