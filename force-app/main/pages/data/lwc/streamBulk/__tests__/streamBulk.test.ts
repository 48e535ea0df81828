import { loadFrequencies } from 'c/scheduleApi';
import { loadConfig, reviewStream, saveStream } from 'c/streamApi';
import type { Review, Stream } from 'c/streamApi';
import StreamBulk from '../streamBulk';
import {
  clearPage,
  expectAccessible,
  find,
  maybe,
  settled,
  show,
  text,
} from '../../../../../foundation/lwc/__tests__/support';
import { config, stream } from '../../dataPage/__tests__/support';

jest.mock('c/scheduleApi', () => ({ loadFrequencies: jest.fn() }));
jest.mock('c/streamApi', () => ({
  loadConfig: jest.fn(),
  reviewStream: jest.fn(),
  saveStream: jest.fn(),
}));
jest.mock('@salesforce/label/c.BulkChange', () => ({ default: '{0}: {1} to {2}' }), { virtual: true });
jest.mock('@salesforce/label/c.BulkChosen', () => ({ default: '{0} of at most {1}' }), { virtual: true });
jest.mock('@salesforce/label/c.BulkDone', () => ({ default: '{0} of {1} saved' }), { virtual: true });
jest.mock('@salesforce/label/c.BulkInitial', () => ({ default: '{0} records' }), { virtual: true });
jest.mock('@salesforce/label/c.BulkSave', () => ({ default: 'Save {0}' }), { virtual: true });
jest.mock('@salesforce/label/c.BulkSend', () => ({ default: 'Send {0}' }), { virtual: true });

const loads = jest.mocked(loadConfig);
const reviews = jest.mocked(reviewStream);
const saves = jest.mocked(saveStream);

function many(count: number, over: Partial<Stream> = {}): Stream[] {
  return Array.from({ length: count }, (_, index) => stream({ id: `s${index}`, name: `Stream ${index}`, ...over }));
}

function answer(over: Partial<Review> = {}): Review {
  return {
    problems: [],
    changes: [{ kind: 'changed', label: 'Switch', before: 'Off', after: 'On' }],
    isAffectingExisting: false,
    ...over,
  };
}

async function dialog(streams: Stream[]): Promise<{ element: HTMLElement; closed: unknown[] }> {
  const element = show('c-stream-bulk', StreamBulk, { connectionId: 'a00', streams });
  const closed: unknown[] = [];
  element.addEventListener('closed', (event) => closed.push((event as CustomEvent).detail));
  await settled();
  return { element, closed };
}

async function fire(element: HTMLElement, selector: string, detail: object): Promise<void> {
  find(element, selector).dispatchEvent(new CustomEvent('change', { detail }));
  await settled();
}

async function press(element: HTMLElement, id: string): Promise<void> {
  find(element, `[data-id="${id}"]`).click();
  await settled();
  await settled();
}

const texts = (element: HTMLElement, selector: string): (string | null)[] =>
  [...(element.shadowRoot?.querySelectorAll(selector) ?? [])].map((each) => each.textContent);

describe('c-stream-bulk', () => {
  beforeEach(() => {
    jest.mocked(loadFrequencies).mockResolvedValue([]);
    loads.mockReset().mockImplementation((id) => Promise.resolve(config({ id, isOn: false, loadedAs: `seen-${id}` })));
    reviews.mockReset().mockResolvedValue(answer());
    saves.mockReset().mockResolvedValue('s0');
  });
  afterEach(clearPage);

  it('shows what changes of each, and saves each as it was seen', async () => {
    const { element, closed } = await dialog(many(3));
    await press(element, 'all');
    await fire(element, '[data-id="switch"]', { value: 'on' });

    await press(element, 'review');

    expect(texts(element, '[data-id="change"]')).toEqual(Array.from({ length: 3 }, () => 'Switch: Off to On'));
    expect(saves).not.toHaveBeenCalled();
    expectAccessible(element);

    await press(element, 'save');

    expect(saves.mock.calls.map(([{ id, isOn, loadedAs }, isWanted]) => [id, isOn, loadedAs, isWanted])).toEqual([
      ['s0', true, 'seen-s0', false],
      ['s1', true, 'seen-s1', false],
      ['s2', true, 'seen-s2', false],
    ]);
    expect(text(element, '[data-id="progress"]')).toBe('3 of 3 saved');
    await press(element, 'cancel');
    expect(closed).toEqual([3]);
  });

  it('sends no existing records without a word', async () => {
    reviews.mockResolvedValue(answer({ isAffectingExisting: true, estimate: { records: 400 } }));
    const { element } = await dialog(many(2));
    await press(element, 'all');
    await fire(element, '[data-id="switch"]', { value: 'on' });
    await press(element, 'review');

    expect(texts(element, '[data-id="initial"]')).toEqual(['400 records', '400 records']);
    expect(find(element, '[data-id="send"]')).toMatchObject({ label: 'Send 800', checked: false });
    await fire(element, '[data-id="send"]', { checked: true });
    await press(element, 'save');

    expect(saves.mock.calls.map(([, isWanted]) => isWanted)).toEqual([true, true]);
  });

  it('saves what can be saved, and says of the others why not', async () => {
    loads.mockRejectedValueOnce({ body: { message: 'It is gone.' } });
    reviews
      .mockResolvedValueOnce(answer())
      .mockResolvedValueOnce(answer({ problems: [{ message: 'No such field.' }] }));
    saves.mockRejectedValueOnce({ body: { message: 'Somebody has saved it.' } }).mockResolvedValueOnce('s3');
    const { element } = await dialog(many(4));
    await press(element, 'all');
    await fire(element, '[data-id="frequency"]', { value: '60' });
    await press(element, 'review');
    expect(find(element, '[data-id="save"]')).toMatchObject({ label: 'Save 2' });

    await press(element, 'save');

    expect(texts(element, '[data-id="outcome"]')).toEqual([
      'It is gone.',
      'Somebody has saved it.',
      'No such field.',
      'c.BulkSaved',
    ]);
    expect(text(element, '[data-id="progress"]')).toBe('1 of 4 saved');
  });

  it('leaves alone what would not change', async () => {
    reviews.mockResolvedValue(answer({ changes: [] }));
    const { element } = await dialog(many(2));
    await press(element, 'all');
    await fire(element, '[data-id="switch"]', { value: 'off' });
    await press(element, 'review');

    expect(texts(element, '[data-id="change"]')).toEqual(['c.BulkNothing', 'c.BulkNothing']);
    expect(find<HTMLElement & { disabled: boolean }>(element, '[data-id="save"]').disabled).toBe(true);
  });

  it('takes 60 of 500 at once, found by name', async () => {
    const { element } = await dialog(many(500));
    await press(element, 'all');
    expect(text(element, '[data-id="count"]')).toBe('60 of at most 60');
    expect(find(element, '[data-stream="s60"]')).toMatchObject({ disabled: true });

    await press(element, 'all');
    await fire(element, '[data-id="search"]', { value: 'stream 499' });

    expect(texts(element, '[data-stream]')).toHaveLength(1);
  });

  it('offers none that is being removed, and asks what is to change', async () => {
    const removal = { id: 'b', name: 'B-1', reason: 'Removal', status: 'Running' } as const;
    const { element } = await dialog([stream(), stream({ id: 's1', backfill: removal })]);
    await press(element, 'all');

    expect(maybe(element, '[data-stream="s1"]')).toBeNull();
    expect(find<HTMLElement & { disabled: boolean }>(element, '[data-id="review"]').disabled).toBe(true);
  });
});
