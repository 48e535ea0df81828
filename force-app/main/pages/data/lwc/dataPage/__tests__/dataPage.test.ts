import LightningConfirm from 'lightning/confirm';
import { CurrentPageReference } from 'lightning/navigation';
import Toast from 'lightning/toast';
import { loadConfig, loadDefaults, loadFields, loadObjects, loadPresets, loadStreams } from 'c/streamApi';
import StreamReview from 'c/streamReview';
import DataPage from '../dataPage';
import {
  clearPage,
  expectAccessible,
  find,
  maybe,
  settled,
  show,
  text,
} from '../../../../../foundation/lwc/__tests__/support';
import { accountFields, config, object, preset, stream, streamList } from './support';

jest.mock('c/streamApi', () => ({
  loadConfig: jest.fn(),
  loadDefaults: jest.fn(),
  loadFields: jest.fn(),
  loadObjects: jest.fn(),
  loadPresets: jest.fn(),
  loadStreams: jest.fn(),
}));
const mockGoes = jest.fn<unknown, [Reference, boolean]>();
jest.mock('lightning/navigation', () => {
  /** As the platform's: whoever is new gets what there is. */
  class Adapter {
    static readonly listeners = new Set<(reference: object) => void>();
    static shown: object = {};
    static emit(reference: object): void {
      Adapter.shown = reference;
      Adapter.listeners.forEach((tell) => tell(reference));
    }
    private readonly tell: (reference: object) => void;
    constructor(tell: (reference: object) => void) {
      this.tell = tell;
      tell(Adapter.shown);
    }
    connect(): void {
      Adapter.listeners.add(this.tell);
    }
    disconnect(): void {
      Adapter.listeners.delete(this.tell);
    }
    update(): void {
      // It takes no configuration.
    }
  }
  const Navigate = Symbol('Navigate');
  const GenerateUrl = Symbol('GenerateUrl');
  const mixin = (Base: new () => object): object =>
    class extends Base {
      [Navigate](to: Reference, isReplaced: boolean): void {
        mockGoes(to, isReplaced);
      }
      [GenerateUrl](): Promise<string> {
        return Promise.resolve('https://www.example.com');
      }
    };
  return { CurrentPageReference: Adapter, NavigationMixin: Object.assign(mixin, { Navigate, GenerateUrl }) };
});
jest.mock('c/streamReview', () => ({ __esModule: true, default: { ask: jest.fn() } }));

jest.mock('c/newStreamApi', () => ({
  loadCounts: jest.fn(async () => Promise.resolve([])),
  loadFills: jest.fn(async () => Promise.resolve({ records: 0, fields: [] })),
}));
jest.mock('c/backfillPanel', () => jest.requireActual<object>('./editorStub'));
jest.mock('c/filterBuilder', () => jest.requireActual<object>('./editorStub'));
jest.mock('c/recordPreview', () => jest.requireActual<object>('./editorStub'));
jest.mock('c/ruleEditor', () => jest.requireActual<object>('./editorStub'));
jest.mock('c/streamSchedule', () => jest.requireActual<object>('./editorStub'));

jest.mock('@salesforce/label/c.DataUnknownConnection', () => ({ default: 'No {0}, but {1}' }), { virtual: true });
jest.mock('@salesforce/label/c.DataUnknownStream', () => ({ default: 'No stream {0}' }), { virtual: true });
jest.mock('@salesforce/label/c.DataUnknownPart', () => ({ default: 'No tab {0}' }), { virtual: true });
jest.mock('@salesforce/label/c.DataDiscardOne', () => ({ default: '{0} of {1}' }), { virtual: true });
jest.mock('@salesforce/label/c.DataDiscardSome', () => ({ default: '{0} of {1}' }), { virtual: true });
jest.mock('@salesforce/label/c.DataDiscardNew', () => ({ default: 'New {0}' }), { virtual: true });

jest.mock('@salesforce/label/c.DataSavedMeanwhile', () => ({ default: '{0} {1}' }), { virtual: true });
jest.mock('@salesforce/label/c.DataSaved', () => ({ default: 'Saved {0}' }), { virtual: true });
jest.mock('@salesforce/label/c.DataSavedWithBackfill', () => ({ default: 'Again {0}' }), { virtual: true });
jest.mock('@salesforce/label/c.DataSavedOff', () => ({ default: 'Off {0}' }), { virtual: true });
jest.mock('@salesforce/label/c.DataSavedPaused', () => ({ default: 'Paused {0}' }), { virtual: true });
jest.mock('@salesforce/label/c.DataSavedNotOn', () => ({ default: 'Apart {0}' }), { virtual: true });

const lists = jest.mocked(loadStreams);
const configs = jest.mocked(loadConfig);
const asks = jest.mocked(StreamReview.ask);
const confirms = jest.fn<Promise<boolean>, [{ message: string }]>();

interface Reference {
  readonly type: string;
  readonly attributes: object;
  readonly state: Readonly<Record<string, string>>;
}

// eslint-disable-next-line @lwc/lwc/no-unexpected-wire-adapter-usages -- the adapter of tests, which gives what it is told
const wire = CurrentPageReference as unknown as { emit(reference: object): void };
const here = { type: 'standard__navItemPage', attributes: { apiName: 'Syncline_Data' } };
const connectionId = 'a00000000000001';
const account = 'a02000000000001';
const lead = 'a02000000000002';

/** What the browser's Back goes through; the last one is shown. */
const addresses: Reference[] = [];

type Detail = HTMLElement & { config: unknown; isDirty: boolean; editor: string };
type Fresh = HTMLElement & { config: unknown; objectLabel: string; taken: string[]; canRun: boolean };
type Frame = HTMLElement & { stale: { why: string } | null };

const frame = (element: HTMLElement): Frame => find<Frame>(element, 'c-page-frame');

/** As the browser opens an address: a link, a reload, a new tab. */
async function page(state: Reference['state'] = {}): Promise<HTMLElement> {
  addresses.splice(0, addresses.length, { ...here, state });
  wire.emit({ ...here, state });
  const element = show('c-data-page', DataPage);
  await settled(40);
  return element;
}

async function back(): Promise<void> {
  addresses.pop();
  wire.emit(addresses.at(-1) ?? {});
  await settled(40);
}

/** Of the page itself, or of what stands beside its list. */
const part = (element: HTMLElement, selector: string): HTMLElement | null => {
  const pane = maybe(element, 'c-stream-pane');
  return maybe(element, selector) ?? (pane && maybe(pane, selector));
};

async function fire(element: HTMLElement, selector: string, name: string, detail?: unknown): Promise<void> {
  (part(element, selector) ?? find(element, selector)).dispatchEvent(new CustomEvent(name, { detail }));
  await settled(40);
}

const select = (element: HTMLElement, id = account) => fire(element, 'c-stream-list', 'select', { id });
/** A stream, or the new one. */
const edit = (element: HTMLElement) =>
  fire(element, 'c-stream-detail, c-new-stream', 'change', { fields: [{ name: 'Phone' }] });
const pane = (element: HTMLElement) => find(element, 'c-stream-pane');
const fresh = (element: HTMLElement) => find<Fresh>(pane(element), 'c-new-stream');
const detail = (element: HTMLElement) => find<Detail>(pane(element), 'c-stream-detail');
const notices = (element: HTMLElement) =>
  [...(pane(element).shadowRoot?.querySelectorAll('[data-id="notice"]') ?? [])].map((each) => each.textContent);
const poll = async (list: ReturnType<typeof streamList>): Promise<void> => {
  lists.mockResolvedValue(list);
  jest.advanceTimersByTime(20_000);
  await settled(40);
};
const shownState = () => addresses.at(-1)?.state;
const unsavedIds = (element: HTMLElement) =>
  find<HTMLElement & { unsavedIds: string[] }>(element, 'c-stream-list').unsavedIds;

describe('c-data-page', () => {
  beforeEach(() => {
    jest.useFakeTimers();
    mockGoes.mockImplementation((to, isReplaced) => {
      addresses.splice(isReplaced ? -1 : addresses.length, isReplaced ? 1 : 0, to);
      wire.emit(to);
    });
    lists.mockResolvedValue(streamList());
    configs.mockImplementation((id) => Promise.resolve(config({ id, objectName: id === lead ? 'Lead' : 'Account' })));
    jest.mocked(loadDefaults).mockResolvedValue(config({ id: null, objectName: 'Contact', fields: [] }));
    jest.mocked(loadFields).mockResolvedValue(accountFields());
    jest.mocked(loadObjects).mockResolvedValue([object()]);
    jest.mocked(loadPresets).mockResolvedValue([preset()]);
    confirms.mockResolvedValue(true);
    (LightningConfirm as unknown as { open: typeof confirms }).open = confirms;
    asks.mockResolvedValue({ streamId: 'a02000000000001', isBackfillWanted: true });
  });

  afterEach(() => {
    clearPage();
    sessionStorage.clear();
    jest.useRealTimers();
  });

  it('shows the streams of the connection', async () => {
    const element = await page();

    expect(lists).toHaveBeenCalledWith(null);
    expect(find<HTMLElement & { streams: unknown[] }>(element, 'c-stream-list').streams).toHaveLength(2);
    expect(text(pane(element), '[data-id="choose"]')).toBe('c.DataChooseStream');
    expect(maybe(find(element, 'c-page-head'), '[data-id="connection"]')).toBeNull();
    expectAccessible(element);
  });

  it('shows a spinner while it loads', () => {
    lists.mockReturnValue(new Promise(() => undefined));
    const element = show('c-data-page', DataPage);

    expect(find(frame(element), 'lightning-spinner')).toBeTruthy();
    expect(text(frame(element), 'h1')).toBe('c.DataTitle');
  });

  it('says that there is no connection, or no stream', async () => {
    lists.mockResolvedValueOnce(streamList({ connections: [], connectionId: null, streams: [] }));
    expect(text(frame(await page()), '[data-id="empty"]')).toBe('c.OverviewEmptyText');

    lists.mockResolvedValueOnce(streamList({ streams: [] }));
    expect(text(await page(), '[data-id="no-streams"]')).toBe('c.DataNoStreams');
  });

  it('says why it could not load, and tries again when asked', async () => {
    lists.mockRejectedValueOnce({ body: { message: 'No.' } });
    const element = await page();
    expect(text(frame(element), '[data-id="failure"]')).toBe('No.');

    await fire(frame(element), '[data-id="try-again"]', 'click');

    expect(find(element, 'c-stream-list')).toBeTruthy();
  });

  it('keeps the list and the draft where it cannot be asked again, says since when it is old, and asks again by itself', async () => {
    const element = await page();
    await select(element);
    await fire(element, 'c-stream-detail', 'change', { isOn: false });
    lists.mockRejectedValueOnce({ body: { message: 'The org does not answer.' } });
    jest.advanceTimersByTime(20_000);
    await settled();

    expect(find(element, 'c-stream-list')).toBeTruthy();
    expect(detail(element)).toMatchObject({ config: { isOn: false }, isDirty: true });
    expect(frame(element).stale?.why).toBe('The org does not answer.');
    jest.advanceTimersByTime(5_000);
    await settled();
    expect(frame(element).stale).toBeNull();
    expect(detail(element)).toMatchObject({ config: { isOn: false }, isDirty: true });
  });

  it('shows no list of one connection where another was chosen that cannot be loaded', async () => {
    const element = await page();
    lists.mockRejectedValueOnce({ body: { message: 'No.' } });
    await fire(element, 'c-page-head', 'choose', 'a00000000000009');

    expect(text(frame(element), '[data-id="failure"]')).toBe('No.');
  });

  it('opens a stream with its fields and presets, named as describe names them', async () => {
    configs.mockResolvedValue(config({ fields: [{ name: 'PHONE' }] }));
    const element = await page();
    await select(element);

    expect(detail(element)).toMatchObject({
      config: config({ fields: [{ name: 'Phone' }] }),
      objectLabel: 'Account',
      fields: accountFields(),
      presets: [preset()],
      isDirty: false,
    });
    expect(find<HTMLElement & { selectedId: string }>(element, 'c-stream-list').selectedId).toBe('a02000000000001');
  });

  it('says why a stream could not be opened', async () => {
    configs.mockRejectedValue({ body: { message: 'Not found.' } });
    const element = await page();
    await select(element);

    expect(text(pane(element), '[data-id="pane-failure"]')).toBe('Not found.');
  });

  it('shows the stream that was chosen last, whichever answers last', async () => {
    let answer: (value: ReturnType<typeof config>) => void = () => undefined;
    configs.mockReturnValueOnce(new Promise((resolve) => (answer = resolve)));
    const element = await page();
    await select(element);
    configs.mockResolvedValueOnce(config({ id: 'a02000000000002' }));
    await select(element, 'a02000000000002');
    answer(config());
    await settled(30);

    expect(detail(element).config).toMatchObject({ id: 'a02000000000002' });
  });

  it('keeps edits in a draft until they are discarded', async () => {
    const element = await page();
    await select(element);

    await edit(element);
    expect(detail(element)).toMatchObject({ isDirty: true, config: { fields: [{ name: 'Phone' }], isOn: true } });

    await fire(element, 'c-stream-detail', 'discard');
    expect(detail(element)).toMatchObject({ isDirty: false, config: { fields: [{ name: 'Name' }] } });
  });

  it('takes an edit that was undone, and an absent value for null, for no change', async () => {
    const element = await page();
    await select(element);

    await edit(element);
    await fire(element, 'c-stream-detail', 'change', {
      fields: [{ outward: null, winner: undefined, type: 'STRING', name: 'Name' }],
      ruleName: '',
    });

    expect(detail(element).isDirty).toBe(false);
  });

  it('finds what was edited and not saved again after a reload, until it is discarded', async () => {
    const first = await page();
    await select(first);
    await edit(first);
    clearPage();
    configs.mockResolvedValue(config({ frequencyMinutes: 60, loadedAs: 'later' }));
    const element = await page();
    await select(element);

    expect(detail(element)).toMatchObject({ config: config({ fields: [{ name: 'Phone' }] }), isDirty: true });
    await fire(element, 'c-stream-detail', 'discard');
    clearPage();
    const last = await page();
    await select(last);
    expect(detail(last)).toMatchObject({ config: { frequencyMinutes: 60 }, isDirty: false });
  });

  it('forgets what was edited once it is saved', async () => {
    const first = await page();
    await select(first);
    await edit(first);
    await fire(first, 'c-stream-detail', 'review');
    clearPage();
    const element = await page();
    await select(element);

    expect(asks).toHaveBeenCalledWith(config({ fields: [{ name: 'Phone' }] }), 'c.ReviewTitle', config());
    expect(detail(element).isDirty).toBe(false);
  });

  it('begins a new stream with the object and its defaults', async () => {
    const element = await page();
    await fire(element, '[data-id="new"]', 'click');
    expect(fresh(element)).toMatchObject({ config: null, taken: ['Account', 'Lead'] });

    await fire(element, 'c-new-stream', 'pick', { objectName: 'Contact' });

    expect(loadDefaults).toHaveBeenCalledWith('a00000000000001', 'Contact');
    expect(fresh(element)).toMatchObject({ objectLabel: 'Contact', config: { objectName: 'Contact' }, canRun: true });

    await fire(element, 'c-new-stream', 'discard');
    expect(maybe(pane(element), 'c-new-stream')).toBeNull();
  });

  it('gives up choosing an object, or opens the stream that one has', async () => {
    const element = await page();
    await fire(element, '[data-id="new"]', 'click');
    await fire(element, 'c-new-stream', 'cancel');
    expect(pane(element).shadowRoot?.activeElement).toBe(find(pane(element), '[data-id="choose"]'));

    await fire(element, '[data-id="new"]', 'click');
    await fire(element, 'c-new-stream', 'open', { objectName: 'Lead' });
    expect(configs).toHaveBeenLastCalledWith(lead);
    expect(detail(element)).toBeTruthy();
  });

  it('keeps a new stream as it is edited, and shows it once it is there', async () => {
    const toasts = jest.spyOn(Toast, 'show').mockImplementation(jest.fn());
    const element = await page({ c__object: 'Contact' });
    await fire(element, 'c-new-stream', 'change', { frequencyMinutes: 60 });
    clearPage();
    const again = await page({ c__object: 'Contact' });
    expect(fresh(again)).toMatchObject({ config: { frequencyMinutes: 60 } });

    configs.mockResolvedValue(config({ id: 'a02000000000003', objectName: 'Contact' }));
    const made = { streamId: 'a02000000000003', text: 'It is on.', problem: 'Not at once.' };
    await fire(again, 'c-new-stream', 'made', made);

    expect(detail(again)).toMatchObject({ isDirty: false, config: { id: 'a02000000000003' } });
    expect(toasts.mock.calls.map(([{ label, variant }]) => [label, variant])).toEqual([
      ['It is on.', 'success'],
      ['Not at once.', 'warning'],
    ]);
    clearPage();
    expect(fresh(await page({ c__object: 'Contact' }))).toMatchObject({ config: { frequencyMinutes: 10 } });
    toasts.mockRestore();
  });

  it('promises of a new stream nothing that a paused connection does not do', async () => {
    const toasts = jest.spyOn(Toast, 'show').mockImplementation(jest.fn());
    lists.mockResolvedValue(streamList({ mode: 'Paused' }));
    const element = await page({ c__object: 'Contact' });
    expect(fresh(element).canRun).toBe(false);

    configs.mockResolvedValue(config({ id: 'a02000000000003', objectName: 'Contact' }));
    await fire(element, 'c-new-stream', 'made', { streamId: 'a02000000000003', text: 'It is on.' });

    expect(toasts.mock.calls.map(([{ label }]) => label)).toEqual(['Paused Contact']);
    toasts.mockRestore();
  });

  it('has the draft reviewed, and opens what was saved', async () => {
    const element = await page();
    await select(element);
    await edit(element);
    configs.mockResolvedValue(config({ fields: [{ name: 'Phone' }] }));

    await fire(element, 'c-stream-detail', 'review');

    expect(asks).toHaveBeenCalledWith(config({ fields: [{ name: 'Phone' }] }), 'c.ReviewTitle', config());
    expect(lists).toHaveBeenCalledTimes(2);
    expect(detail(element)).toMatchObject({ isDirty: false, config: { fields: [{ name: 'Phone' }] } });
  });

  it('keeps the draft where the review was cancelled', async () => {
    asks.mockResolvedValue(undefined);
    const element = await page();
    await select(element);
    await edit(element);

    await fire(element, 'c-stream-detail', 'review');

    expect(detail(element).isDirty).toBe(true);
    expect(lists).toHaveBeenCalledTimes(1);
  });

  it('lets one choose where there are several connections', async () => {
    const connections = [
      { id: 'a00000000000001', name: 'One' },
      { id: 'a00000000000002', name: 'Two' },
    ];
    lists.mockResolvedValue(streamList({ connections }));
    const element = await page();
    await select(element);

    find(element, 'c-page-head').dispatchEvent(new CustomEvent('choose', { detail: 'a00000000000002' }));
    await settled();

    expect(lists).toHaveBeenLastCalledWith('a00000000000002');
    expect(maybe(pane(element), 'c-stream-detail')).toBeNull();
    expectAccessible(element);
  });

  it('tells a viewer why nothing can be changed', async () => {
    lists.mockResolvedValue(streamList({ canManage: false }));
    const element = await page();
    await select(element);

    expect(find<HTMLButtonElement>(element, '[data-id="new"]').disabled).toBe(true);
    expect(text(element, '[data-id="no-permission"]')).toBe('c.DataNoPermission');
    expect(detail(element)).toMatchObject({ canManage: false });
  });

  it('follows what is sent, and leaves the draft alone', async () => {
    const backfill = { id: 'a05', name: 'B-1', reason: 'Initial', status: 'Running', percent: 10 } as const;
    lists.mockResolvedValue(streamList({ streams: [stream({ backfill })] }));
    const element = await page();
    await select(element);
    await edit(element);

    lists.mockResolvedValue(streamList({ streams: [stream()] }));
    jest.advanceTimersByTime(3_000);
    await settled();
    expect(lists).toHaveBeenCalledTimes(2);
    expect(detail(element).isDirty).toBe(true);

    jest.advanceTimersByTime(3_000);
    expect(lists).toHaveBeenCalledTimes(2);
    element.remove();
    jest.advanceTimersByTime(60_000);
    expect(lists).toHaveBeenCalledTimes(2);
  });

  describe('the address', () => {
    const ofConnection = { c__connection: connectionId };
    const second = 'a00000000000002';
    const connections = [
      { id: connectionId, name: 'One' },
      { id: second, name: 'Two' },
    ];
    const names = (element: HTMLElement): unknown[] =>
      (detail(element).config as { fields: { name: string }[] }).fields.map(({ name }) => name);

    it('holds the stream and its tab, so that Back and Forward go from one to the next', async () => {
      const element = await page();
      await select(element);
      expect(mockGoes).toHaveBeenLastCalledWith(
        { ...here, state: { c__connection: connectionId, c__stream: account } },
        false,
      );
      await fire(element, 'c-stream-detail', 'part', 'filter');
      expect(shownState()).toEqual({ ...ofConnection, c__stream: account, c__part: 'filter' });
      expect(detail(element).editor).toBe('filter');
      await select(element, lead);
      expect(detail(element)).toMatchObject({ config: { id: lead }, editor: 'fields' });

      await back();
      expect(detail(element)).toMatchObject({ config: { id: account }, editor: 'filter' });
      await back();
      expect(detail(element)).toMatchObject({ config: { id: account }, editor: 'fields' });
      await back();
      expect(text(pane(element), '[data-id="choose"]')).toBe('c.DataChooseStream');
      expect(lists).toHaveBeenCalledTimes(1);
    });

    it('does not grow where a tabset tells the tab that the address has chosen', async () => {
      const element = await page({ c__stream: account, c__part: 'filter' });
      await fire(element, 'c-stream-detail', 'part', 'filter');
      expect(mockGoes).not.toHaveBeenCalled();
    });

    it('leaves the stream open and what is loaded of it where only its tab changes', async () => {
      const element = await page({ c__stream: account });
      const before = detail(element);
      await fire(element, 'c-stream-detail', 'part', 'schedule');
      expect(detail(element)).toBe(before);
      expect(configs).toHaveBeenCalledTimes(1);
    });

    it('leads a reload, a new tab and a colleague to the same connection, stream and tab', async () => {
      lists.mockResolvedValue(streamList({ connections, connectionId: second }));
      const element = await page({ c__connection: second, c__stream: lead, c__part: 'filter' });
      expect(lists).toHaveBeenCalledTimes(1);
      expect(lists).toHaveBeenCalledWith(second);
      expect(configs).toHaveBeenCalledWith(lead);
      expect(detail(element).editor).toBe('filter');
    });

    it('holds the connection that somebody chooses', async () => {
      lists.mockResolvedValue(streamList({ connections }));
      const element = await page({ ...ofConnection, c__stream: account });
      lists.mockResolvedValue(streamList({ connections, connectionId: second, streams: [] }));
      await fire(element, 'c-page-head', 'choose', second);

      expect(shownState()).toEqual({ c__connection: second });
      expect(lists).toHaveBeenLastCalledWith(second);
      expect(text(element, '[data-id="no-streams"]')).toBe('c.DataNoStreams');
      expect(maybe(pane(element), 'c-stream-detail')).toBeNull();
      lists.mockResolvedValue(streamList({ connections }));
      await back();
      expect(detail(element).config).toMatchObject({ id: account });
    });

    it('shows the first connection again where an address names none', async () => {
      lists.mockResolvedValue(streamList({ connections }));
      const element = await page();
      lists.mockResolvedValue(streamList({ connections, connectionId: second }));
      await fire(element, 'c-page-head', 'choose', second);
      await back();
      expect(lists).toHaveBeenLastCalledWith(null);
    });

    it.each([second, 'demo'])(
      'says by name that there is no connection %p, and shows the list of the first',
      async (id) => {
        const element = await page({ c__connection: id, c__stream: account });
        expect(lists).toHaveBeenCalledWith(id === second ? second : null);
        expect(text(element, '[data-id="unknown-connection"]')).toBe(`No ${id}, but Demo destination`);
        expect(find(element, 'c-stream-list')).toBeTruthy();
        expect(configs).not.toHaveBeenCalled();
      },
    );

    it('says by name that there is no such stream, and opens it once it is there', async () => {
      const element = await page({ c__stream: 'a02000000000009' });
      expect(text(pane(element), '[data-id="unknown-stream"]')).toBe('No stream a02000000000009');
      expect(find(element, 'c-stream-list')).toBeTruthy();
      expectAccessible(pane(element));

      lists.mockResolvedValue(streamList({ streams: [stream({ id: 'a02000000000009' })] }));
      jest.advanceTimersByTime(20_000);
      await settled(40);
      expect(detail(element).config).toMatchObject({ id: 'a02000000000009' });
    });

    it('says by name that there is no such tab, and shows the first one', async () => {
      const element = await page({ c__stream: account, c__part: 'colours' });
      expect(notices(element)).toEqual(['No tab colours']);
      expect(detail(element).editor).toBe('fields');
      await fire(element, 'c-stream-detail', 'part', 'filter');
      expect(notices(element)).toEqual([]);
    });

    it('finds a stream by both lengths of its id', async () => {
      const element = await page({ c__connection: `${connectionId}AAA`, c__stream: `${account}AAA` });
      expect(detail(element).config).toMatchObject({ id: account });
    });

    it('holds the choice of an object, and the new stream of it', async () => {
      const element = await page();
      await fire(element, '[data-id="new"]', 'click');
      expect(shownState()).toEqual({ ...ofConnection, c__act: 'NewStream' });
      await fire(element, '[data-id="new"]', 'click');
      expect(mockGoes).toHaveBeenCalledTimes(1);
      await fire(element, 'c-new-stream', 'pick', { objectName: 'Contact' });
      expect(shownState()).toEqual({ ...ofConnection, c__object: 'Contact' });
      await back();
      expect(fresh(element).config).toBeNull();
    });

    it('begins a stream of an object that has none, by its label, and opens the one that there is', async () => {
      const element = await page({ c__object: 'Contact' });
      expect(loadDefaults).toHaveBeenCalledWith(connectionId, 'Contact');
      expect(fresh(element)).toMatchObject({ objectLabel: 'Contact' });
      jest.mocked(loadDefaults).mockClear();
      await page({ c__object: 'Lead' });
      expect(loadDefaults).not.toHaveBeenCalled();
      expect(configs).toHaveBeenLastCalledWith(lead);
    });

    it('begins nothing for who may not save it', async () => {
      lists.mockResolvedValue(streamList({ canManage: false }));
      const element = await page({ c__object: 'Contact' });
      expect(loadDefaults).not.toHaveBeenCalled();
      expect(text(pane(element), '[data-id="choose"]')).toBe('c.DataChooseStreamToSee');
    });

    it('leads to a field, and takes it out of the draft where that is asked: once, so that a reload leaves it alone', async () => {
      const toField = { ...ofConnection, c__stream: account, c__part: 'fields', c__field: 'Phone' };
      configs.mockResolvedValue(config({ fields: [{ name: 'Name' }, { name: 'Phone', outward: 'tel' }] }));
      const element = await page(toField);
      expect(detail(element)).toMatchObject({ field: 'Phone' });
      expect(names(element)).toEqual(['Name', 'Phone']);

      wire.emit({ ...here, state: { ...toField, c__field: 'tel', c__act: 'RemoveField' } });
      await settled(40);
      expect(names(element)).toEqual(['Name']);
      expect(detail(element).isDirty).toBe(true);
      expect(detail(element).shadowRoot?.activeElement).toBe(find(detail(element), '[data-id="heading"]'));
      const state = { ...ofConnection, c__stream: account, c__part: 'fields' };
      expect(mockGoes).toHaveBeenLastCalledWith({ ...here, state }, true);
    });

    it('takes nothing out for who may not save it', async () => {
      lists.mockResolvedValue(streamList({ canManage: false }));
      configs.mockResolvedValue(config({ fields: [{ name: 'Name' }, { name: 'Phone' }] }));
      const element = await page({ c__stream: account, c__field: 'Phone', c__act: 'RemoveField' });
      expect(names(element)).toEqual(['Name', 'Phone']);
    });

    it('loads a stream again that could not be loaded, by its row and by a button', async () => {
      configs
        .mockRejectedValueOnce({ body: { message: 'No.' } })
        .mockRejectedValueOnce({ body: { message: 'Nor now.' } });
      const element = await page();
      await select(element);
      expect(text(pane(element), '[data-id="pane-failure"]')).toBe('No.');
      await select(element);
      expect(text(pane(element), '[data-id="pane-failure"]')).toBe('Nor now.');
      await fire(element, '[data-id="pane-try-again"]', 'click');
      expect(detail(element).config).toMatchObject({ id: account });
      expect(mockGoes).toHaveBeenCalledTimes(1);
      await select(element);
      expect(configs).toHaveBeenCalledTimes(3);
    });
  });

  describe('drafts', () => {
    const unsaved = (element: HTMLElement) =>
      find<HTMLElement & { drafts: { draft: { objectName: string } }[] }>(element, 'c-unsaved-streams');

    it('are kept of each stream without a question, and the list marks them', async () => {
      const element = await page();
      await select(element);
      expect(unsavedIds(element)).toEqual([]);
      await edit(element);
      expect(unsavedIds(element)).toEqual([account]);
      await select(element, lead);
      await edit(element);
      await fire(element, '[data-id="new"]', 'click');
      expect(unsavedIds(element)).toEqual([account, lead]);
      await back();
      expect(detail(element)).toMatchObject({ isDirty: true, config: { id: lead } });

      const later = await page();
      expect(unsavedIds(later)).toEqual([account, lead]);
      await select(later);
      expect(detail(later)).toMatchObject({ isDirty: true, config: { fields: [{ name: 'Phone' }] } });
      expect(confirms).not.toHaveBeenCalled();
    });

    it('are no longer marked where an edit was taken back', async () => {
      const element = await page({ c__stream: account });
      await edit(element);
      await fire(element, 'c-stream-detail', 'change', { fields: [{ name: 'Name', type: 'STRING' }] });
      expect(unsavedIds(element)).toEqual([]);
    });

    it('of new streams are found again, and dropped from their list', async () => {
      const element = await page({ c__object: 'Contact' });
      expect(unsaved(element).drafts).toEqual([]);
      await edit(element);
      await select(element);
      expect(unsaved(element).drafts).toMatchObject([{ draft: { objectName: 'Contact' } }]);
      expect(unsavedIds(element)).toEqual([]);

      await fire(element, 'c-unsaved-streams', 'open', 'Contact');
      expect(shownState()).toEqual({ c__connection: connectionId, c__object: 'Contact' });
      expect(fresh(element)).toMatchObject({ config: { fields: [{ name: 'Phone' }] } });
      await fire(element, 'c-unsaved-streams', 'discard', unsaved(element).drafts[0]);
      expect(unsaved(element).drafts).toEqual([]);
      expect(maybe(pane(element), 'c-new-stream')).toBeNull();
      expect(sessionStorage).toHaveLength(0);
    });

    it('of another connection are not listed, nor for whoever may not save them', async () => {
      const element = await page({ c__stream: account });
      await edit(element);
      lists.mockResolvedValue(streamList({ canManage: false }));
      const viewed = await page({ c__stream: account });
      expect(unsavedIds(viewed)).toEqual([]);
      expect(detail(viewed).isDirty).toBe(false);

      lists.mockResolvedValue(streamList({ connectionId: 'a00000000000002' }));
      expect(unsavedIds(await page({ c__connection: 'a00000000000002' }))).toEqual([]);
    });

    it('are asked about by the browser while the page is open, and no more once all are gone', async () => {
      const asks = (): boolean => {
        const event = new CustomEvent('beforeunload', { cancelable: true });
        window.dispatchEvent(event);
        return event.defaultPrevented;
      };
      const element = await page({ c__stream: account });
      expect(asks()).toBe(false);
      await edit(element);
      await select(element, lead);
      expect(asks()).toBe(true);
      clearPage();
      expect(asks()).toBe(false);
      const later = await page({ c__stream: account });
      expect(asks()).toBe(true);
      await fire(later, 'c-stream-detail', 'discard');
      expect(asks()).toBe(false);
    });
  });

  describe('Discard', () => {
    it('asks once with the count of what is lost, and shows what is stored now', async () => {
      const element = await page({ c__stream: account });
      await fire(element, 'c-stream-detail', 'change', { isOn: false, fields: [{ name: 'Phone' }] });
      confirms.mockResolvedValueOnce(false);
      await fire(element, 'c-stream-detail', 'discard');
      expect(detail(element).isDirty).toBe(true);
      expect(unsavedIds(element)).toEqual([account]);

      configs.mockResolvedValue(config({ frequencyMinutes: 60 }));
      await fire(element, 'c-stream-detail', 'discard');
      expect(confirms.mock.calls.map(([{ message }]) => message)).toEqual(['3 of Account', '3 of Account']);
      expect(detail(element)).toMatchObject({ isDirty: false, config: { frequencyMinutes: 60, isOn: true } });
      expect(unsavedIds(element)).toEqual([]);
      const [heading] = [find(detail(element), '[data-id="heading"]')];
      expect(detail(element).shadowRoot?.activeElement).toBe(heading);
    });

    it('asks about a new stream by its name, unless nothing was entered yet', async () => {
      const element = await page({ c__object: 'Contact' });
      await fire(element, 'c-new-stream', 'discard');
      expect(confirms).not.toHaveBeenCalled();
      expect(text(pane(element), '[data-id="choose"]')).toBe('c.DataChooseStream');

      const again = await page({ c__object: 'Contact' });
      await edit(again);
      await fire(again, 'c-new-stream', 'discard');
      expect(confirms).toHaveBeenCalledWith(expect.objectContaining({ message: 'New Contact' }));
      expect(shownState()).toEqual({ c__connection: connectionId });
      expect(sessionStorage).toHaveLength(0);
      expect(pane(again).shadowRoot?.activeElement).toBe(find(pane(again), '[data-id="choose"]'));
    });
  });

  describe('saving', () => {
    it('keeps the tab, and all that stands open in it', async () => {
      const element = await page({ c__stream: account, c__part: 'filter' });
      await edit(element);
      const before = detail(element);
      configs.mockResolvedValue(config({ fields: [{ name: 'Phone' }] }));
      await fire(element, 'c-stream-detail', 'review');

      expect(detail(element)).toBe(before);
      expect(detail(element)).toMatchObject({ editor: 'filter', isDirty: false });
      expect(detail(element).shadowRoot?.activeElement).toBe(find(detail(element), '[data-id="heading"]'));
      expect(unsavedIds(element)).toEqual([]);
      expect(mockGoes).not.toHaveBeenCalled();
    });

    it('gives a new stream its own address, in place of that of its object', async () => {
      const element = await page({ c__object: 'Contact', c__part: 'filter' });
      await edit(element);
      configs.mockResolvedValue(config({ id: 'a02000000000009', objectName: 'Contact' }));
      const streams = [stream(), stream({ id: 'a02000000000009', objectName: 'Contact', objectLabel: 'Contact' })];
      lists.mockResolvedValue(streamList({ streams }));
      await fire(element, 'c-new-stream', 'made', { streamId: 'a02000000000009', text: 'It is on.' });

      const state = { c__connection: connectionId, c__stream: 'a02000000000009', c__part: 'filter' };
      expect(mockGoes).toHaveBeenLastCalledWith({ ...here, state }, true);
      expect(detail(element).shadowRoot?.activeElement).toBe(find(detail(element), '[data-id="heading"]'));
      expect(detail(element)).toMatchObject({ isDirty: false, config: { id: 'a02000000000009' } });
      expect(find<HTMLElement & { selectedId: string }>(element, 'c-stream-list').selectedId).toBe('a02000000000009');
    });

    it('says why what was saved cannot be shown, and shows it when asked again', async () => {
      const element = await page({ c__stream: account });
      await edit(element);
      configs.mockRejectedValueOnce({ body: { message: 'No.' } });
      await fire(element, 'c-stream-detail', 'review');
      expect(text(pane(element), '[data-id="pane-failure"]')).toBe('No.');
      await fire(element, '[data-id="pane-try-again"]', 'click');
      expect(detail(element).isDirty).toBe(false);
    });
  });

  describe('what others do meanwhile', () => {
    const lastSave = { savedBy: 'Bea', savedAt: '2026-01-01T11:58:00.000Z' };
    const storedBy = (storedAs: string) => streamList({ streams: [stream({ storedAs, lastSave })] });
    beforeEach(() => {
      lists.mockResolvedValue(storedBy('one'));
      configs.mockResolvedValue(config({ loadedAs: 'one' }));
    });

    it('is told to whoever edits: who saved it and when, and that both are put together', async () => {
      const element = await page({ c__stream: account });
      await edit(element);
      await poll(storedBy('one'));
      expect(notices(element)).toEqual([]);
      await poll(storedBy('two'));
      expect(notices(element)).toEqual(['Bea 2 minutes ago']);
      expect(detail(element)).toMatchObject({ isDirty: true, config: { fields: [{ name: 'Phone' }] } });
      expect(find(pane(element), '[role="status"] ul')).toBeTruthy();
      expectAccessible(pane(element));

      await poll(streamList({ streams: [stream({ storedAs: 'two', lastSave: { savedAt: lastSave.savedAt } })] }));
      expect(notices(element)).toEqual(['c.DataSomebody 2 minutes ago']);
    });

    it('is told of a draft that is found again after a day', async () => {
      const first = await page({ c__stream: account });
      await edit(first);
      clearPage();
      lists.mockResolvedValue(storedBy('two'));
      configs.mockResolvedValue(config({ loadedAs: 'two' }));
      const element = await page({ c__stream: account });
      expect(notices(element)).toEqual(['Bea 2 minutes ago']);
      await fire(element, 'c-stream-detail', 'discard');
      expect(notices(element)).toEqual([]);
    });

    it('is shown at once to whoever only looks', async () => {
      const element = await page({ c__stream: account, c__part: 'filter' });
      const before = detail(element);
      configs.mockResolvedValue(config({ loadedAs: 'two', frequencyMinutes: 60 }));
      await poll(storedBy('two'));
      expect(detail(element)).toBe(before);
      expect(detail(element)).toMatchObject({ editor: 'filter', config: { frequencyMinutes: 60 }, isDirty: false });
      expect(notices(element)).toEqual([]);
    });

    it('leaves what somebody begins to edit while it is loaded', async () => {
      const element = await page({ c__stream: account });
      let answer: (value: ReturnType<typeof config>) => void = () => undefined;
      configs.mockReturnValueOnce(new Promise((resolve) => (answer = resolve)));
      await poll(storedBy('two'));
      await edit(element);
      answer(config({ loadedAs: 'two' }));
      await settled(40);
      expect(detail(element)).toMatchObject({ isDirty: true, config: { fields: [{ name: 'Phone' }] } });
      expect(notices(element)).toEqual(['Bea 2 minutes ago']);
    });

    it('shows what is there where what was saved cannot be loaded', async () => {
      const element = await page({ c__stream: account });
      configs.mockRejectedValueOnce({ body: { message: 'No.' } });
      await poll(storedBy('two'));
      expect(detail(element).config).toMatchObject({ loadedAs: 'one' });
    });

    it('keeps the draft of a stream that is gone, and says so; without one, the stream is not there', async () => {
      const element = await page({ c__stream: account });
      await edit(element);
      await poll(streamList({ streams: [] }));
      expect(notices(element)).toEqual(['c.UnsavedStreamGone']);
      expect(detail(element).isDirty).toBe(true);
      await fire(element, 'c-stream-detail', 'discard');
      expect(text(pane(element), '[data-id="unknown-stream"]')).toBe(`No stream ${account}`);

      lists.mockResolvedValue(storedBy('one'));
      const looked = await page({ c__object: 'Account' });
      expect(detail(looked)).toBeTruthy();
      await poll(streamList({ streams: [] }));
      expect(text(pane(looked), '[data-id="unknown-stream"]')).toBe('No stream Account');
    });

    it('keeps a new stream whose object somebody else has added', async () => {
      const element = await page({ c__object: 'Contact' });
      await edit(element);
      await poll(streamList({ streams: [stream({ objectName: 'Contact' })] }));
      expect(notices(element)).toEqual(['c.UnsavedStreamTaken']);
      expect(fresh(element)).toMatchObject({ config: { fields: [{ name: 'Phone' }] } });
    });

    it('keeps what is edited where the right to save it is taken away, and says so', async () => {
      const element = await page({ c__stream: account });
      await edit(element);
      await poll(streamList({ canManage: false }));
      expect(notices(element)).toEqual(['c.DataDraftNotYours']);
      expect(detail(element)).toMatchObject({ isDirty: true, canManage: false });
      await poll(storedBy('one'));
      expect(notices(element)).toEqual([]);
      expect(detail(element)).toMatchObject({ isDirty: true, canManage: true });
    });

    it.each([
      ['On', []],
      ['Paused', ['c.DataSavingPaused']],
      ['Disconnected', ['c.DataSavingNotOn']],
    ] as const)('says beside what is edited that the connection is %s', async (mode, told) => {
      lists.mockResolvedValue(streamList({ mode }));
      const element = await page({ c__stream: account });
      expect(notices(element)).toEqual([]);
      await edit(element);
      expect(notices(element)).toEqual(told);

      lists.mockResolvedValue(streamList({ mode: 'On' }));
      await fire(element, 'c-page-head', 'changed');
      expect(notices(element)).toEqual([]);
    });

    it.each([loadFields, loadPresets, loadConfig])(
      'keeps the draft of an object that is gone, and says why it cannot be shown (%#)',
      async (door) => {
        const first = await page({ c__stream: account });
        await edit(first);
        jest.mocked(door as typeof loadFields).mockRejectedValueOnce({ body: { message: 'There is no Account.' } });
        const element = await page({ c__stream: account });
        expect(text(pane(element), '[data-id="pane-failure"]')).toBe('There is no Account.');
        expect(text(pane(element), '[data-id="pane-kept"]')).toBe('c.DataDraftKept');
        await fire(element, '[data-id="pane-try-again"]', 'click');
        expect(detail(element).isDirty).toBe(true);
      },
    );
  });

  it.each([
    ['what was saved applies', 'Saved Account', {}, {}, false],
    ['its records are sent', 'Again Account', {}, {}, true],
    ['it is off', 'Off Account', {}, { isOn: false }, true],
    ['nothing is sent while paused', 'Paused Account', { mode: 'Paused' }, {}, true],
    ['nothing is sent while not connected', 'Apart Account', { mode: 'Disconnected' }, {}, false],
  ] as const)('says after saving that %s', async (_what, told, list, stored, isBackfillWanted) => {
    lists.mockResolvedValue(streamList(list));
    asks.mockResolvedValue({ streamId: account, isBackfillWanted });
    const says = jest.spyOn(Toast, 'show').mockImplementation(() => undefined);
    const element = await page({ c__stream: account });
    await edit(element);
    configs.mockResolvedValue(config(stored));
    await fire(element, 'c-stream-detail', 'review');
    expect(says).toHaveBeenCalledWith({ label: told, variant: 'success' }, expect.anything());
  });

  it('asks about a record over the connection that is chosen', async () => {
    const element = await page();
    const asked = find<HTMLElement & { connectionId: string }>(element, 'c-record-diagnosis');
    expect(asked.connectionId).toBe('a00000000000001');
  });
});
