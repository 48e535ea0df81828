import LightningConfirm from 'lightning/confirm';
import { CurrentPageReference } from 'lightning/navigation';
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
jest.mock('c/streamReview', () => ({ __esModule: true, default: { ask: jest.fn() } }));

jest.mock('c/backfillPanel', () => jest.requireActual<object>('./editorStub'));
jest.mock('c/filterBuilder', () => jest.requireActual<object>('./editorStub'));
jest.mock('c/recordPreview', () => jest.requireActual<object>('./editorStub'));
jest.mock('c/ruleEditor', () => jest.requireActual<object>('./editorStub'));
jest.mock('c/streamSchedule', () => jest.requireActual<object>('./editorStub'));

const lists = jest.mocked(loadStreams);
const configs = jest.mocked(loadConfig);
const asks = jest.mocked(StreamReview.ask);
const confirms = jest.fn<Promise<boolean>, []>();

type Detail = HTMLElement & { config: unknown; isDirty: boolean };
type Frame = HTMLElement & { stale: { why: string } | null };

const frame = (element: HTMLElement): Frame => find<Frame>(element, 'c-page-frame');

async function page(): Promise<HTMLElement> {
  const element = show('c-data-page', DataPage);
  await settled();
  return element;
}

async function fire(element: HTMLElement, selector: string, name: string, detail?: object): Promise<void> {
  find(element, selector).dispatchEvent(new CustomEvent(name, { detail }));
  await settled(30);
}

const select = (element: HTMLElement, id = 'a02000000000001') => fire(element, 'c-stream-list', 'select', { id });
const edit = (element: HTMLElement) => fire(element, 'c-stream-detail', 'change', { fields: [{ name: 'Phone' }] });
const detail = (element: HTMLElement) => find<Detail>(element, 'c-stream-detail');

describe('c-data-page', () => {
  beforeEach(() => {
    jest.useFakeTimers();
    lists.mockResolvedValue(streamList());
    configs.mockResolvedValue(config());
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
    expect(text(element, '[data-id="choose"]')).toBe('c.DataChooseStream');
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
    await fire(element, 'c-page-head', 'choose', { value: 'a00000000000009' });

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

    expect(text(element, '[data-id="pane-failure"]')).toBe('Not found.');
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

  it('asks before unsaved changes are lost', async () => {
    const element = await page();
    await select(element);
    await edit(element);

    confirms.mockResolvedValueOnce(false);
    await select(element, 'a02000000000002');
    expect(confirms).toHaveBeenCalledTimes(1);
    expect(detail(element)).toMatchObject({ isDirty: true, config: { id: 'a02000000000001' } });

    await fire(element, '[data-id="new"]', 'click');
    expect(confirms).toHaveBeenCalledTimes(2);
    expect(find(element, 'c-object-picker')).toBeTruthy();
  });

  it('shows the connection that stays where somebody thinks better of another', async () => {
    const connections = [
      { id: 'a00000000000001', name: 'One' },
      { id: 'a00000000000002', name: 'Two' },
    ];
    lists.mockResolvedValue(streamList({ connections }));
    const element = await page();
    await select(element);
    await edit(element);
    const head = find(element, 'c-page-head');
    const choice = find<HTMLElement & { value: string }>(head, '[data-id="connection"]');
    choice.value = 'a00000000000002';
    confirms.mockResolvedValueOnce(false);

    head.dispatchEvent(new CustomEvent('choose', { detail: 'a00000000000002' }));
    await settled();

    expect(choice.value).toBe('a00000000000001');
    expect(detail(element)).toMatchObject({ isDirty: true });
  });

  it('does not ask where nothing has changed', async () => {
    const element = await page();
    await select(element);
    await select(element, 'a02000000000002');

    expect(confirms).not.toHaveBeenCalled();
  });

  it('begins a new stream with the object and its defaults', async () => {
    const element = await page();
    await fire(element, '[data-id="new"]', 'click');
    expect(find<HTMLElement & { taken: string[] }>(element, 'c-object-picker').taken).toEqual(['Account', 'Lead']);

    await fire(element, 'c-object-picker', 'pick', { objectName: 'Contact' });

    expect(loadDefaults).toHaveBeenCalledWith('a00000000000001', 'Contact');
    expect(detail(element)).toMatchObject({ isDirty: true, objectLabel: 'Contact', config: { objectName: 'Contact' } });

    await fire(element, 'c-stream-detail', 'discard');
    expect(maybe(element, 'c-stream-detail')).toBeNull();
  });

  it('gives up choosing an object', async () => {
    const element = await page();
    await fire(element, '[data-id="new"]', 'click');
    await fire(element, '[data-id="cancel-picking"]', 'click');

    expect(find(element, '[data-id="choose"]')).toBeTruthy();
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
    expect(maybe(element, 'c-stream-detail')).toBeNull();
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

  describe('led to by another page', () => {
    // eslint-disable-next-line @lwc/lwc/no-unexpected-wire-adapter-usages -- the adapter of tests, which gives what it is told
    const wire = CurrentPageReference as unknown as { emit(reference: object): void };
    const lead = async (element: HTMLElement, state: object): Promise<HTMLElement> => {
      wire.emit({ state });
      await settled(30);
      return element;
    };
    afterEach(() => wire.emit({ state: {} }));

    it('opens the stream of that connection, at the editor that the address names', async () => {
      const address = { c__connection: 'a00000000000002', c__stream: 'a02000000000002', c__part: 'filter' };
      const element = await lead(await page(), address);
      expect(lists).toHaveBeenLastCalledWith('a00000000000002');
      expect(configs).toHaveBeenLastCalledWith('a02000000000002');
      expect(find<Detail & { editor: string }>(element, 'c-stream-detail').editor).toBe('filter');
    });

    it('leads to a field, and takes it out of the draft where that is asked', async () => {
      const toField = { c__stream: 'a02000000000002', c__part: 'fields', c__field: 'Phone' };
      const fieldsOf = (element: HTMLElement): unknown[] =>
        find<HTMLElement & { config: { fields: { name: string }[] } }>(element, 'c-stream-detail').config.fields.map(
          ({ name }) => name,
        );
      configs.mockResolvedValue(config({ fields: [{ name: 'Name' }, { name: 'Phone', outward: 'tel' }] }));
      const element = await lead(await page(), toField);
      expect(find<Detail & { field: string }>(element, 'c-stream-detail').field).toBe('Phone');
      expect(fieldsOf(element)).toEqual(['Name', 'Phone']);

      await lead(element, { ...toField, c__field: 'tel', c__act: 'RemoveField' });
      expect(fieldsOf(element)).toEqual(['Name']);
      expect(find<Detail>(element, 'c-stream-detail').isDirty).toBe(true);
      expect(detail(element).shadowRoot?.activeElement).toBe(find(detail(element), '[data-id="heading"]'));
    });

    it('takes nothing out for who may not save it', async () => {
      lists.mockResolvedValue(streamList({ canManage: false }));
      configs.mockResolvedValue(config({ fields: [{ name: 'Name' }, { name: 'Phone' }] }));
      const asked = { c__stream: 'a02000000000002', c__field: 'Phone', c__act: 'RemoveField' };
      const element = await lead(await page(), asked);
      expect(find<Detail>(element, 'c-stream-detail').isDirty).toBe(false);
    });

    it('begins a stream of an object that has none, by its label, and opens the one that there is', async () => {
      const element = await lead(await page(), { c__object: 'Contact' });
      expect(loadDefaults).toHaveBeenCalledWith('a00000000000001', 'Contact');
      expect(find<Detail & { objectLabel: string }>(element, 'c-stream-detail').objectLabel).toBe('Contact');
      jest.mocked(loadDefaults).mockClear();
      await lead(await page(), { c__object: 'Lead' });
      expect(loadDefaults).not.toHaveBeenCalled();
      expect(configs).toHaveBeenLastCalledWith('a02000000000002');
    });

    it('begins nothing for who may not save it', async () => {
      lists.mockResolvedValue(streamList({ canManage: false }));
      const element = await lead(await page(), { c__object: 'Contact' });
      expect(loadDefaults).not.toHaveBeenCalled();
      expect(maybe(element, 'c-stream-detail')).toBeNull();
    });

    it('keeps what is not saved, unless it is to be discarded', async () => {
      const element = await page();
      await select(element);
      await edit(element);
      confirms.mockResolvedValue(false);
      await lead(element, { c__stream: 'a02000000000002' });
      expect(configs).toHaveBeenCalledTimes(1);
      expect(detail(element).isDirty).toBe(true);
    });

    it('opens it once: what somebody opens afterwards stays', async () => {
      configs.mockResolvedValueOnce(config({ id: 'a02000000000002', objectName: 'Lead' }));
      const element = await lead(await page(), { c__stream: 'a02000000000002' });
      await select(element, 'a02000000000001');
      jest.advanceTimersByTime(30_000);
      await settled(30);
      expect(configs).toHaveBeenLastCalledWith('a02000000000001');
    });
  });

  it('asks about a record over the connection that is chosen', async () => {
    const element = await page();
    const asked = find<HTMLElement & { connectionId: string }>(element, 'c-record-diagnosis');
    expect(asked.connectionId).toBe('a00000000000001');
  });
});
