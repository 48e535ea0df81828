import { loadFrequencies } from 'c/scheduleApi';
import { loadStreams } from 'c/streamApi';
import StreamSchedule from '../streamSchedule';
import {
  clearPage,
  expectAccessible,
  find,
  maybe,
  now,
  settled,
  show,
  text,
} from '../../../../../foundation/lwc/__tests__/support';

jest.mock('c/scheduleApi', () => ({ loadFrequencies: jest.fn() }));
jest.mock('c/streamApi', () => ({ loadStreams: jest.fn() }));
jest.mock('@salesforce/label/c.ScheduleLateBy', () => ({ default: '{0} seconds late.' }), { virtual: true });
jest.mock('@salesforce/label/c.ScheduleChainCost', () => ({ default: 'The chain costs {0}.' }), { virtual: true });

const frequencies = jest.mocked(loadFrequencies);
const streams = jest.mocked(loadStreams);

const choices = [
  {
    minutes: 1,
    label: 'Every minute',
    looksPerDay: 1440,
    queriesPerDay: 4320,
    executionsPerDay: 1440,
    apiRequestsPerDay: 0,
  },
  {
    minutes: 10,
    label: 'Every 10',
    looksPerDay: 144,
    queriesPerDay: 432,
    executionsPerDay: 1440,
    apiRequestsPerDay: 0,
  },
];

const config = {
  id: 'a02000000000001',
  connectionId: 'a00000000000001',
  objectName: 'Account',
  isOn: true,
  fields: [],
  frequencyMinutes: 10,
  hasDeletions: true,
  hasMerges: false,
  canTellDeletions: true,
  canTellMerges: true,
  lookback: 'ModifiedWithin',
  lookbackDays: 730,
};

function list(over: object = {}): never {
  const stream = { id: config.id, readAt: '2026-01-01T11:58:00.000Z', lateSeconds: 12, isBehind: false, ...over };
  return { now, streams: [stream] } as never;
}

async function shown(properties: object = {}): Promise<{ element: HTMLElement; changes: unknown[] }> {
  const element = show('c-stream-schedule', StreamSchedule, {
    connectionId: config.connectionId,
    config,
    ...properties,
  });
  const changes: unknown[] = [];
  element.addEventListener('change', (event) => changes.push((event as CustomEvent<unknown>).detail));
  await settled();
  return { element, changes };
}

function change(element: HTMLElement, id: string, detail: object): void {
  find(element, `[data-id="${id}"]`).dispatchEvent(
    new CustomEvent('change', { detail, bubbles: true, composed: true }),
  );
}

function radios(element: HTMLElement): HTMLInputElement[] {
  return [...(element.shadowRoot?.querySelectorAll('input') ?? [])];
}

describe('c-stream-schedule', () => {
  beforeEach(() => {
    frequencies.mockResolvedValue(choices);
    streams.mockResolvedValue(list());
  });

  afterEach(clearPage);

  it('shows what each frequency costs in a day, and the chain whatever is chosen', async () => {
    const { element } = await shown();

    expect(text(element, '[data-id="frequency"]')).toBe('Every minute1,4404,3201,4400');
    expect(radios(element).map(({ checked }) => checked)).toEqual([false, true]);
    expect(text(element, '[data-id="chain-cost"]')).toBe('The chain costs 1,440.');
    expectAccessible(element);
  });

  it('fires what changed alone', async () => {
    const { element, changes } = await shown();
    const [first] = radios(element);
    if (first) {
      first.checked = true;
      first.dispatchEvent(new CustomEvent('change', { bubbles: true, composed: true }));
    }

    change(element, 'deletions', { checked: false });
    change(element, 'merges', { checked: true });
    change(element, 'days', { value: '30' });
    change(element, 'days', { value: '' });
    change(element, 'lookback', { value: 'Nothing' });
    change(element, 'lookback', { value: 'CreatedWithin' });

    expect(changes).toEqual([
      { frequencyMinutes: 1 },
      { hasDeletions: false },
      { hasMerges: true },
      { lookbackDays: 30 },
      { lookbackDays: null },
      { lookback: 'Nothing', lookbackDays: null },
      { lookback: 'CreatedWithin', lookbackDays: 730 },
    ]);
  });

  it('asks for days only where they count, and for merges only where there are some', async () => {
    const { element } = await shown({
      config: { ...config, canTellMerges: false, lookback: null, lookbackDays: null },
    });

    expect(find<HTMLElement & { value: string }>(element, '[data-id="lookback"]').value).toBe('Everything');
    expect(maybe(element, '[data-id="days"]')).toBeNull();
    expect(maybe(element, '[data-id="merges"]')).toBeNull();
  });

  it('offers no switch for deletions that nobody could read, and says so', async () => {
    const readable = await shown();
    expect(maybe(readable.element, '[data-id="no-deletions"]')).toBeNull();
    clearPage();

    const { element } = await shown({ config: { ...config, canTellDeletions: false, canTellMerges: false } });

    expect(maybe(element, '[data-id="deletions"]')).toBeNull();
    expect(text(element, '[data-id="no-deletions"]')).toBe('c.ScheduleNoDeletions');
    expectAccessible(element);
  });

  it('says how late the last look was', async () => {
    const { element } = await shown();

    expect(find<HTMLElement & { value: string }>(element, 'c-moment').value).toBe('2026-01-01T11:58:00.000Z');
    expect(text(element, '[data-id="lateness"]')).toBe('12 seconds late.');
  });

  it('says that a stream is behind, and nothing of one that is not saved yet', async () => {
    streams.mockResolvedValue(list({ isBehind: true, lateSeconds: null }));
    const { element } = await shown();
    expect(text(element, '[data-id="lateness"]')).toBe('c.ScheduleIsBehind');
    clearPage();

    expect(maybe((await shown({ config: { ...config, id: null } })).element, '[data-id="last-look"]')).toBeNull();
  });

  it('says why it could not load, and tries again', async () => {
    frequencies.mockRejectedValueOnce({ body: { message: 'Not now.' } });
    const { element } = await shown();
    expect(text(element, '[data-id="failure"]')).toBe('Not now.');

    find(element, '[data-id="try-again"]').click();
    expect(frequencies).toHaveBeenCalledTimes(2);
    await settled();

    expect(maybe(element, '[data-id="failure"]')).toBeNull();
  });

  it('is only looked at while it is disabled', async () => {
    const { element } = await shown({ disabled: true });

    expect(find<HTMLFieldSetElement>(element, 'fieldset').disabled).toBe(true);
    for (const id of ['deletions', 'merges', 'lookback', 'days']) {
      expect(find<HTMLElement & { disabled: boolean }>(element, `[data-id="${id}"]`).disabled).toBe(true);
    }
  });
});
