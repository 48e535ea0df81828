import { CurrentPageReference } from 'lightning/navigation';
import Toast from 'lightning/toast';
import { loadActivity, loadFailure, loadGroups, loadLetters, loadPeople, loadRetries, startRetry } from 'c/activityApi';
import type { LetterPage } from 'c/activityApi';
import RetryDialog from 'c/retryDialog';
import type { RetryChoice } from 'c/retryDialog';
import { loadRetention } from 'c/retentionApi';
import { loadChart, loadRuns } from 'c/runApi';
import ActivityPage from '../activityPage';
import {
  clearPage,
  expectAccessible,
  find,
  maybe,
  moreButton,
  settled,
  show,
  text,
} from '../../../../../foundation/lwc/__tests__/support';
import { activity, failure, group, letter, letters, retry } from './support';
import { retentionOf } from '../../retentionPanel/__tests__/support';

jest.mock('c/activityApi', () => ({
  loadActivity: jest.fn(),
  loadFailure: jest.fn(),
  loadGroups: jest.fn(),
  loadLetters: jest.fn(),
  loadPeople: jest.fn(),
  loadRetries: jest.fn(),
  loadSent: jest.fn(),
  startRetry: jest.fn(),
}));
jest.mock('c/runApi', () => ({ loadChart: jest.fn(), loadRuns: jest.fn() }));
jest.mock('c/retryDialog', () => ({ __esModule: true, default: { ask: jest.fn() } }));
jest.mock('c/letterExport', () => ({ letterExport: jest.fn() }));
jest.mock('c/runExport', () => ({ runExport: jest.fn() }));
jest.mock('c/retentionApi', () => ({ loadRetention: jest.fn() }));
const mockGoes = jest.fn<unknown, [{ state: object }, boolean]>();
jest.mock('lightning/navigation', () => {
  const { CurrentPageReference: adapter } = jest.requireActual<object & { CurrentPageReference: unknown }>(
    'lightning/navigation',
  );
  const Navigate = Symbol('Navigate');
  const GenerateUrl = Symbol('GenerateUrl');
  const mixin = (Base: new () => object): object =>
    class extends Base {
      [Navigate](to: { state: object }, isReplaced: boolean): void {
        mockGoes(to, isReplaced);
      }
      [GenerateUrl](): Promise<string> {
        return Promise.resolve('https://www.example.com');
      }
    };
  return { CurrentPageReference: adapter, NavigationMixin: Object.assign(mixin, { Navigate, GenerateUrl }) };
});
jest.mock('c/diagnosisApi', () => ({ explainRecord: jest.fn(() => new Promise(() => undefined)) }));
jest.mock('@salesforce/apex/StatusController.load', () => ({ default: jest.fn(() => Promise.resolve({})) }), {
  virtual: true,
});
jest.mock('@salesforce/label/c.ActivityRetryChosen', () => ({ default: 'Retry {0}' }), { virtual: true });
jest.mock('@salesforce/label/c.FailureGroupsShown', () => ({ default: '{0} of {1}' }), { virtual: true });
jest.mock('@salesforce/label/c.FailureGroupsShownCut', () => ({ default: '{0} of {1} or more' }), { virtual: true });
jest.mock('@salesforce/label/c.ActivityGroups', () => ({ default: 'By cause' }), { virtual: true });
jest.mock('@salesforce/label/c.ExportProgressMany', () => ({ default: '{0} rows' }), { virtual: true });
jest.mock('@salesforce/label/c.ExportProgressOne', () => ({ default: '{0} row' }), { virtual: true });
jest.mock('@salesforce/label/c.ExportDone', () => ({ default: '{0} rows in {1} files' }), { virtual: true });

const activities = jest.mocked(loadActivity);
const groups = jest.mocked(loadGroups);
const pages = jest.mocked(loadLetters);
const retries = jest.mocked(loadRetries);
const asks = jest.mocked(RetryDialog.ask);
const starts = jest.mocked(startRetry);
const runs = jest.mocked(loadRuns);
// eslint-disable-next-line @lwc/lwc/no-unexpected-wire-adapter-usages -- the adapter of tests, which gives what it is told
const reference = CurrentPageReference as unknown as { emit(value: object): void };

const connectionId = 'a00000000000001';
const frame = (element: HTMLElement): HTMLElement => find(element, 'c-page-frame');

async function go(state: object): Promise<void> {
  reference.emit({ state });
  await settled(30);
}

async function page(state: object = {}): Promise<HTMLElement> {
  const element = show('c-activity-page', ActivityPage);
  await go(state);
  return element;
}

/** As the platform does after the page has gone there. */
async function arrive(): Promise<void> {
  await go(mockGoes.mock.calls.at(-1)?.[0].state ?? {});
}

/** Of the page itself, or of its lists of failures. */
function part<Part extends HTMLElement = HTMLElement>(element: HTMLElement, selector: string): Part | null {
  const lists = maybe(element, 'c-failure-lists');
  return (maybe(element, selector) ?? (lists && maybe(lists, selector))) as Part | null;
}

function shownPart<Part extends HTMLElement = HTMLElement>(element: HTMLElement, selector: string): Part {
  return find<Part>(find(element, 'c-failure-lists'), selector);
}

const button = (element: HTMLElement, id = 'more'): HTMLElement | null =>
  moreButton(shownPart(element, `[data-id="${id}"]`));

async function more(element: HTMLElement, id?: string): Promise<void> {
  button(element, id)?.click();
  await settled(30);
}

async function fire(element: HTMLElement, selector: string, name: string, detail?: unknown): Promise<void> {
  const found = part(element, selector) ?? find(element, selector);
  found.dispatchEvent(new CustomEvent(name, { detail }));
  await settled(30);
}

/** Gives whether the component asks by itself: what the address says already would ask nothing. */
async function ask(element: HTMLElement, detail: string): Promise<boolean> {
  const event = new CustomEvent('ask', { detail, cancelable: true });
  const asksItself = find(element, 'c-record-diagnosis').dispatchEvent(event);
  await settled(30);
  return asksItself;
}

const shownLetters = (element: HTMLElement): unknown[] =>
  shownPart<HTMLElement & { letters: unknown[] }>(element, 'c-letter-table').letters;

/** Answers when the test says so. */
function laterPage(): { promise: Promise<LetterPage>; answer: (value: LetterPage) => void } {
  let answer: (value: LetterPage) => void = () => undefined;
  const promise = new Promise<LetterPage>((resolve) => (answer = resolve));
  return { promise, answer: (value) => answer(value) };
}

describe('c-activity-page', () => {
  let toasts: jest.SpyInstance;

  beforeEach(() => {
    jest.useFakeTimers();
    activities.mockReset().mockResolvedValue(activity());
    groups.mockReset().mockResolvedValue({ groups: [group()], total: 1, isCut: false });
    jest.mocked(loadPeople).mockResolvedValue([]);
    pages.mockReset().mockResolvedValue({ letters: [letter()], next: null });
    retries.mockReset().mockResolvedValue([]);
    runs.mockReset().mockResolvedValue({ runs: [], timeZone: 'GMT' });
    jest.mocked(loadChart).mockReset().mockResolvedValue({ columns: [], timeZone: 'GMT' });
    asks.mockReset().mockImplementation((filter) => Promise.resolve({ filter, isAsLogged: false }));
    starts.mockReset().mockResolvedValue(retry());
    jest.mocked(loadRetention).mockResolvedValue(retentionOf());
    jest.mocked(loadFailure).mockResolvedValue(failure());
    toasts = jest.spyOn(Toast, 'show').mockImplementation();
  });

  afterEach(() => {
    clearPage();
    jest.useRealTimers();
    toasts.mockRestore();
  });

  describe('its address', () => {
    it('shows the groups of what is open where it asks for nothing', async () => {
      const element = await page();

      expect(activities).toHaveBeenLastCalledWith(null);
      expect(groups).toHaveBeenLastCalledWith({ connectionId, status: 'Open' }, 0);
      expect(pages).not.toHaveBeenCalled();
      expect(shownPart<HTMLElement & { groups: unknown[] }>(element, 'c-failure-groups').groups).toEqual([group()]);
      expect(maybe(find(element, 'c-page-head'), 'lightning-combobox')).toBeNull();
      expect(maybe(element, 'c-retry-list')).toBeNull();
      expectAccessible(element);
    });

    it('asks for what it says', async () => {
      const element = await page({
        c__connection: 'a00000000000001',
        c__view: 'letters',
        c__code: 'BAD_VALUE',
        c__group: '0123456789abcdef',
      });

      const filter = { code: 'BAD_VALUE', groupKey: '0123456789abcdef' };
      expect(activities).toHaveBeenLastCalledWith('a00000000000001');
      expect(pages).toHaveBeenLastCalledWith({ ...filter, connectionId }, null);
      expect(groups).toHaveBeenCalledTimes(0);
      expect(find<HTMLElement & { filter: object }>(element, 'c-activity-filter').filter).toEqual(filter);
      expect(shownLetters(element)).toEqual([letter()]);
      expectAccessible(element);
    });

    it('takes what is chosen, each as a step that Back undoes, and the page follows it', async () => {
      const element = await page();

      await fire(element, 'c-activity-filter', 'ask', { status: 'GivenUp' });
      await fire(element, '[data-id="view"]', 'change', { value: 'letters' });
      await fire(element, 'c-failure-groups', 'showall', '0123456789abcdef');

      expect(mockGoes.mock.calls.map(([{ state }, isReplaced]) => [state, isReplaced])).toEqual([
        [{ c__connection: connectionId, c__view: 'groups', c__status: 'GivenUp' }, false],
        [{ c__connection: connectionId, c__view: 'letters', c__status: 'Open' }, false],
        [{ c__connection: connectionId, c__view: 'letters', c__status: 'Open', c__group: '0123456789abcdef' }, false],
      ]);
      expect(mockGoes.mock.calls[0]?.[0]).toMatchObject({
        type: 'standard__navItemPage',
        attributes: { apiName: 'Syncline_Activity' },
      });
    });

    it('keeps the record that is asked about, until its answer is closed', async () => {
      const element = await page();
      expect(await ask(element, 'Acme')).toBe(false);
      const asked = { c__connection: connectionId, c__view: 'groups', c__status: 'Open', c__ask: 'Acme' };
      expect(mockGoes.mock.calls.at(-1)?.[0].state).toEqual(asked);

      await go(asked);
      expect(find<HTMLElement & { question: string }>(element, 'c-record-diagnosis').question).toBe('Acme');
      await fire(element, '[data-id="view"]', 'change', { value: 'letters' });
      expect(mockGoes.mock.calls.at(-1)?.[0].state).toMatchObject({ c__view: 'letters', c__ask: 'Acme' });

      expect(await ask(element, 'Acme')).toBe(true);

      await ask(element, '');
      expect(mockGoes.mock.calls.at(-1)?.[0].state).not.toHaveProperty('c__ask');
    });

    it('asks for nothing else where only the record changes that is asked about', async () => {
      const element = await page({});
      const before = activities.mock.calls.length;
      const state = { c__connection: connectionId, c__view: 'groups', c__status: 'Open' };
      await go({ ...state, c__ask: 'Acme' });
      expect(find<HTMLElement & { question: string }>(element, 'c-record-diagnosis').question).toBe('Acme');
      expect(activities).toHaveBeenCalledTimes(before);
      await go({ ...state, c__code: 'BAD', c__ask: 'Acme' });
      expect(activities).toHaveBeenCalledTimes(before + 1);
    });

    it('leads to another connection', async () => {
      activities.mockResolvedValue(
        activity({
          connections: [
            { id: connectionId, name: 'One' },
            { id: 'a00000000000002', name: 'Two' },
          ],
        }),
      );
      const element = await page();
      expectAccessible(element);

      await fire(element, 'c-page-head', 'choose', 'a00000000000002');

      expect(mockGoes).toHaveBeenLastCalledWith(
        expect.objectContaining({
          state: { c__connection: 'a00000000000002', c__view: 'groups', c__status: 'Open' },
        }),
        false,
      );
    });
  });

  describe('while it loads and where it cannot', () => {
    it('shows a spinner', () => {
      activities.mockReturnValue(new Promise(() => undefined));
      const element = show('c-activity-page', ActivityPage);

      expect(find(frame(element), 'lightning-spinner')).toBeTruthy();
      expect(text(frame(element), 'h1')).toBe('c.ActivityTitle');
    });

    it('says that there is no connection yet', async () => {
      activities.mockResolvedValue(activity({ connections: [], selectedId: null }));
      const element = await page();

      expect(text(frame(element), '[data-id="empty"]')).toBe('c.OverviewEmptyText');
      expect(maybe(element, 'c-activity-filter')).toBeNull();
      expect(retries).not.toHaveBeenCalled();
    });

    it('says why it could not load, and tries again when asked', async () => {
      activities.mockRejectedValue({ body: { message: 'You lack the permission "ViewActivity".' } });
      const element = await page();
      expect(text(frame(element), '[data-id="failure"]')).toBe('You lack the permission "ViewActivity".');
      expect(text(frame(element), '[data-id="tries-again"]')).toBe('c.StaleTriesAgain');

      activities.mockResolvedValue(activity());
      await fire(frame(element), '[data-id="try-again"]', 'click');

      expect(shownPart(element, 'c-failure-groups')).toBeTruthy();
    });

    it('tries again by itself where it could not load', async () => {
      activities.mockRejectedValue({ status: 502, body: { message: '<html>' } });
      const element = await page();
      expect(text(frame(element), '[data-id="failure"]')).toBe('c.AnswerUnreachable');

      activities.mockResolvedValue(activity());
      jest.advanceTimersByTime(5_000);
      await settled(30);

      expect(shownPart(element, 'c-failure-groups')).toBeTruthy();
    });

    it.each([
      ['null', () => activities.mockResolvedValue(null as never), 'c.AnswerUnreadable'],
      ['no JSON', () => activities.mockRejectedValue({ status: 200, body: { message: '' } }), 'c.AnswerUnreadable'],
      ['401', () => activities.mockRejectedValue({ status: 401, body: { message: '' } }), 'c.AnswerUnsigned'],
      ['500', () => activities.mockRejectedValue({ status: 500, body: { message: '' } }), 'c.AnswerFailed'],
      ['502', () => pages.mockRejectedValue({ status: 502, body: { message: '' } }), 'c.AnswerUnreachable'],
      ['null for the list', () => pages.mockResolvedValue(null as never), 'c.AnswerUnreadable'],
    ])(
      'keeps what it shows where it is answered %s, says since when it is old, and comes back',
      async (_, fails, why) => {
        const element = await page({ c__view: 'letters' });
        const notice = find<HTMLElement & { stale: unknown }>(frame(element), 'c-stale-notice');
        expect(notice.stale).toBeNull();
        fails();

        jest.advanceTimersByTime(30_000);
        await settled(30);
        expect(notice.stale).toEqual({ since: activity().now, why });
        expect(shownLetters(element)).toEqual([letter()]);
        expect(maybe(frame(element), '[data-id="failure"]')).toBeNull();

        activities.mockResolvedValue(activity());
        pages.mockResolvedValue({ letters: letters(2), next: null });
        jest.advanceTimersByTime(5_000);
        await settled(30);
        expect(notice.stale).toBeNull();
        expect(shownLetters(element)).toEqual(letters(2));
      },
    );

    it('shows nothing of another question in place of one that fails', async () => {
      const element = await page({ c__view: 'letters' });
      pages.mockRejectedValue({ status: 502, body: { message: '' } });

      await go({ c__view: 'letters', c__code: 'OTHER' });

      expect(text(frame(element), '[data-id="failure"]')).toBe('c.AnswerUnreachable');
      expect(maybe(element, 'c-failure-lists')).toBeNull();
    });

    it.each([
      ['garbage', null],
      ['a00000000000002AAA', 'a00000000000002AAA'],
    ])('names a connection that is none, %s, and lets a person choose another', async (wanted, asked) => {
      const element = await page({ c__connection: wanted });
      expect(activities).toHaveBeenLastCalledWith(asked);
      const { state } = find<HTMLElement & { state: { kind: string; message?: string } }>(element, 'c-page-frame');
      expect(state.kind).toBe('failed');
      expect(groups).not.toHaveBeenCalled();
      expect(maybe(element, 'c-activity-filter')).not.toBeNull();
    });

    it('knows a connection by its Id of 18', async () => {
      await page({ c__connection: `${connectionId}AAA` });
      expect(groups).toHaveBeenCalled();
    });

    it('lets a person ask for something else where the server refuses what is asked', async () => {
      pages.mockRejectedValue({ body: { message: 'Unknown: code = nope' } });
      const element = await page({ c__view: 'letters', c__code: 'nope' });
      expect(text(frame(element), '[data-id="failure"]')).toBe('Unknown: code = nope');
      expect(part(element, 'c-letter-table')).toBeNull();

      await fire(element, 'c-activity-filter', 'ask', { code: 'BAD_VALUE' });
      expect(mockGoes).toHaveBeenLastCalledWith(
        expect.objectContaining({
          state: { c__connection: connectionId, c__view: 'letters', c__code: 'BAD_VALUE' },
        }),
        false,
      );
      pages.mockResolvedValue({ letters: [letter()], next: null });
      await go({ c__view: 'letters', c__code: 'BAD_VALUE' });

      expect(shownLetters(element)).toEqual([letter()]);
    });
  });

  describe('a list', () => {
    it('reads on, and stays as it is then', async () => {
      pages.mockResolvedValue({ letters: letters(2), next: 'position 1' });
      const element = await page({ c__view: 'letters' });
      pages.mockResolvedValue({ letters: letters(1, 3), next: null });

      await more(element);

      expect(pages).toHaveBeenLastCalledWith({ connectionId }, 'position 1');
      expect(shownLetters(element)).toHaveLength(3);
      expect(button(element)).toBeNull();
      const before = activities.mock.calls.length;
      jest.advanceTimersByTime(60_000);
      expect(activities).toHaveBeenCalledTimes(before);
    });

    it('appends a page once, however often it is asked for', async () => {
      pages.mockResolvedValue({ letters: letters(2), next: 'position 1' });
      const element = await page({ c__view: 'letters' });
      pages.mockResolvedValue({ letters: letters(2, 3), next: 'position 2' });

      button(element)?.click();
      button(element)?.click();
      await settled(30);

      expect(shownLetters(element)).toEqual(letters(4));
    });

    it('drops a page that answers after something else was asked', async () => {
      pages.mockResolvedValue({ letters: letters(2), next: 'position 1' });
      const element = await page({ c__view: 'letters' });
      const late = laterPage();
      pages.mockReturnValueOnce(late.promise);
      button(element)?.click();
      pages.mockResolvedValue({ letters: letters(1, 9), next: null });
      await go({ c__view: 'letters', c__code: 'OTHER' });

      late.answer({ letters: letters(2, 3), next: null });
      await settled(30);

      expect(shownLetters(element)).toEqual(letters(1, 9));
    });

    it('says why it could not read on, and keeps what it shows', async () => {
      pages.mockResolvedValue({ letters: letters(2), next: 'position 1' });
      const element = await page({ c__view: 'letters' });
      pages.mockRejectedValue({ body: { message: 'Not now.' } });

      await more(element);

      expect(toasts).toHaveBeenCalledWith({ label: 'Not now.', variant: 'error' }, expect.anything());
      expect(shownLetters(element)).toEqual(letters(2));
    });

    it('looks again by itself where it could not read on, and shows what came meanwhile', async () => {
      pages.mockResolvedValue({ letters: letters(2), next: 'position 1' });
      const element = await page({ c__view: 'letters' });
      pages.mockRejectedValueOnce({ body: { message: 'Not now.' } });
      await more(element);
      expect(shownLetters(element)).toEqual(letters(2));

      pages.mockResolvedValue({ letters: letters(3), next: 'position 1' });
      await jest.advanceTimersByTimeAsync(30_000);

      expect(shownLetters(element)).toEqual(letters(3));
    });

    it('looks again soon where something is tried again meanwhile', async () => {
      retries.mockResolvedValue([retry()]);
      pages.mockResolvedValue({ letters: letters(2), next: 'position 1' });
      const element = await page({ c__view: 'letters' });
      pages.mockRejectedValueOnce({ body: { message: 'Not now.' } });
      await more(element);

      const before = activities.mock.calls.length;
      await jest.advanceTimersByTimeAsync(3_000);

      expect(activities).toHaveBeenCalledTimes(before + 1);
    });

    it('keeps what was read on where the page after that cannot be read', async () => {
      pages.mockResolvedValue({ letters: letters(2), next: 'position 1' });
      const element = await page({ c__view: 'letters' });
      pages.mockResolvedValueOnce({ letters: letters(2, 3), next: 'position 2' });
      await more(element);
      pages.mockRejectedValueOnce({ body: { message: 'Not now.' } });
      await more(element);

      await jest.advanceTimersByTimeAsync(60_000);

      expect(toasts).toHaveBeenCalledWith({ label: 'Not now.', variant: 'error' }, expect.anything());
      expect(shownLetters(element)).toEqual(letters(4));
    });

    it('leads to the first letter that came where there is no more to press', async () => {
      pages.mockResolvedValue({ letters: letters(2), next: 'position 1' });
      const element = await page({ c__view: 'letters' });
      pages.mockResolvedValue({ letters: letters(2, 3), next: null });

      await more(element);

      const focused = shownPart(element, 'c-letter-table').shadowRoot?.activeElement as HTMLElement | null;
      expect(focused?.dataset).toMatchObject({ id: 'open', letter: letters(2, 3)[0]?.id });
    });

    it('opens one letter above it, and closes it', async () => {
      const element = await page({ c__view: 'letters' });

      const asked = pages.mock.calls.length;
      await fire(element, 'c-letter-table', 'open', 'a03000000000001');
      expect(mockGoes.mock.calls.at(-1)?.[0].state).toMatchObject({ c__view: 'letters', c__open: 'a03000000000001' });
      await arrive();
      expect(find<HTMLElement & { letterId: string }>(element, 'c-failure-detail').letterId).toBe('a03000000000001');

      await fire(element, 'c-failure-detail', 'close');
      expect(mockGoes.mock.calls.at(-1)?.[0].state).not.toHaveProperty('c__open');
      await arrive();
      expect(maybe(element, 'c-failure-detail')).toBeNull();
      expect(pages).toHaveBeenCalledTimes(asked);
    });
  });

  describe('its groups', () => {
    const shownGroups = (element: HTMLElement): string[] =>
      shownPart<HTMLElement & { groups: { key: string }[] }>(element, 'c-failure-groups').groups.map(({ key }) => key);

    it('read on, without one that has moved meanwhile, and stay as they are then', async () => {
      groups.mockResolvedValue({ groups: [group({ key: 'a' }), group({ key: 'b' })], total: 4, isCut: false });
      const element = await page();
      expect(text(find(element, 'c-failure-lists'), '[data-id="group-count"]')).toBe('2 of 4');
      groups.mockResolvedValue({ groups: [group({ key: 'b' }), group({ key: 'c' })], total: 3, isCut: false });

      await more(element, 'more-groups');

      expect(groups).toHaveBeenLastCalledWith({ connectionId, status: 'Open' }, 2);
      expect(shownGroups(element)).toEqual(['a', 'b', 'c']);
      expect(part(element, '[data-id="group-count"]')).toBeNull();
      const focused = shownPart(element, 'c-failure-groups').shadowRoot?.activeElement as HTMLElement | null;
      expect([focused?.dataset['group'], focused?.getAttribute('aria-expanded')]).toEqual(['c', 'true']);
      const before = activities.mock.calls.length;
      jest.advanceTimersByTime(60_000);
      expect(activities).toHaveBeenCalledTimes(before);
    });

    it('say that there may be more than are counted', async () => {
      groups.mockResolvedValue({ groups: [group({ key: 'a' })], total: 1, isCut: true });
      const element = await page();

      expect(text(find(element, 'c-failure-lists'), '[data-id="group-count"]')).toBe('1 of 1 or more');
      expect(button(element, 'more-groups')).toBeNull();
    });

    it('say nothing where all are there', async () => {
      expect(part(await page(), '[data-id="group-count"]')).toBeNull();
    });
  });

  describe('a retry', () => {
    it('has a dialog say what it takes, and starts only then', async () => {
      let choose: (choice: RetryChoice | undefined) => void = () => undefined;
      asks.mockReturnValue(new Promise((resolve) => (choose = resolve)));
      const element = await page({ c__view: 'groups', c__code: 'BAD_VALUE' });

      await fire(element, '[data-id="retry-matching"]', 'click');
      expect(asks).toHaveBeenCalledWith({ connectionId, code: 'BAD_VALUE' }, false);
      expect(starts).not.toHaveBeenCalled();
      expect(find<HTMLElement & { disabled: boolean }>(element, '[data-id="retry-matching"]').disabled).toBe(true);

      choose({ filter: { connectionId, code: 'BAD_VALUE' }, isAsLogged: true });
      await settled(30);
      expect(starts).toHaveBeenCalledWith({ connectionId, code: 'BAD_VALUE' }, true);
      expect(toasts).toHaveBeenCalledWith({ label: 'c.RetryAsked', variant: 'success' }, expect.anything());
      expect(find<HTMLElement & { disabled: boolean }>(element, '[data-id="retry-matching"]').disabled).toBe(false);
    });

    it('asks since when', async () => {
      const since = '2026-01-01T08:00:00.000Z';
      asks.mockImplementation((filter) => Promise.resolve({ filter: { ...filter, since }, isAsLogged: false }));
      const element = await page({ c__view: 'groups', c__code: 'BAD_VALUE' });

      await fire(element, '[data-id="retry-since"]', 'click');

      expect(asks).toHaveBeenCalledWith({ connectionId, code: 'BAD_VALUE' }, true);
      expect(starts).toHaveBeenCalledWith({ connectionId, code: 'BAD_VALUE', since }, false);
    });

    it('starts nothing where the person thinks better of it', async () => {
      asks.mockResolvedValue(undefined);
      const element = await page();

      await fire(element, '[data-id="retry-matching"]', 'click');

      expect(starts).not.toHaveBeenCalled();
      expect(toasts).not.toHaveBeenCalled();
    });

    it('is asked once, however often the button is pressed', async () => {
      asks.mockReturnValue(new Promise(() => undefined));
      const element = await page();

      await fire(element, 'c-failure-groups', 'retry', '0123456789abcdef');
      await fire(element, 'c-failure-groups', 'retry', '0123456789abcdef');

      expect(asks).toHaveBeenCalledTimes(1);
    });

    it('takes a group, within what is asked', async () => {
      const element = await page({ c__view: 'groups', c__object: 'Account' });

      await fire(element, 'c-failure-groups', 'retry', '0123456789abcdef');

      expect(starts).toHaveBeenCalledWith({ connectionId, objectName: 'Account', groupKey: '0123456789abcdef' }, false);
    });

    it('takes one letter, or those that are chosen, whatever else is asked', async () => {
      const element = await page({ c__view: 'letters', c__object: 'Account' });
      await fire(element, 'c-letter-table', 'open', 'a03000000000001');
      await arrive();
      await fire(element, 'c-failure-detail', 'retry', 'a03000000000001');
      expect(part(element, '[data-id="retry-chosen"]')).toBeNull();

      await fire(element, 'c-letter-table', 'choose', ['a03000000000001', 'a03000000000002']);
      const button = shownPart<HTMLElement & { label: string }>(element, '[data-id="retry-chosen"]');
      expect(button.label).toBe('Retry 2');
      button.click();
      await settled(30);

      expect(starts.mock.calls).toEqual([
        [{ connectionId, letterIds: ['a03000000000001'] }, false],
        [{ connectionId, letterIds: ['a03000000000001', 'a03000000000002'] }, false],
      ]);
      expect(part(element, '[data-id="retry-chosen"]')).toBeNull();
    });

    it('keeps what is chosen where it fails', async () => {
      starts.mockRejectedValue({ body: { message: 'No.' } });
      const element = await page({ c__view: 'letters' });
      await fire(element, 'c-letter-table', 'choose', ['a03000000000001']);

      await fire(element, '[data-id="retry-chosen"]', 'click');

      expect(toasts).toHaveBeenCalledWith({ label: 'No.', variant: 'error' }, expect.anything());
      expect(shownPart(element, '[data-id="retry-chosen"]')).toBeTruthy();
    });

    it('is not offered to who may not', async () => {
      activities.mockResolvedValue(activity({ canRetry: false }));
      const element = await page();

      expect(maybe(element, '[data-id="retry-matching"]')).toBeNull();
      expect(shownPart<HTMLElement & { canRetry: boolean }>(element, 'c-failure-groups').canRetry).toBe(false);
    });
  });

  describe('its clock', () => {
    it('looks every three seconds while a retry is open, and every thirty otherwise', async () => {
      retries.mockResolvedValue([retry()]);
      const element = await page();
      expect(find<HTMLElement & { retries: unknown[] }>(element, 'c-retry-list').retries).toEqual([retry()]);
      const before = activities.mock.calls.length;
      retries.mockResolvedValue([retry({ status: 'Done' })]);

      jest.advanceTimersByTime(3_000);
      await settled(30);
      expect(activities).toHaveBeenCalledTimes(before + 1);
      jest.advanceTimersByTime(29_999);
      await settled(30);
      expect(activities).toHaveBeenCalledTimes(before + 1);
      jest.advanceTimersByTime(1);
      await settled(30);
      expect(activities).toHaveBeenCalledTimes(before + 2);
    });

    it('has the open letter look too', async () => {
      const element = await page({ c__view: 'letters' });
      await fire(element, 'c-letter-table', 'open', 'a03000000000001');
      await arrive();
      const before = jest.mocked(loadFailure).mock.calls.length;

      jest.advanceTimersByTime(30_000);
      await settled(30);

      expect(loadFailure).toHaveBeenCalledTimes(before + 1);
    });

    it('stops when it mockGoes', async () => {
      const element = await page();
      const before = activities.mock.calls.length;

      element.remove();
      jest.advanceTimersByTime(60_000);

      expect(activities).toHaveBeenCalledTimes(before);
    });
  });

  it('offers its views', async () => {
    const element = await page();

    const { options } = find<HTMLElement & { options: { label: string }[] }>(element, '[data-id="view"]');
    expect(options.map(({ label }) => label)).toEqual([
      'By cause',
      'c.ActivityLetters',
      'c.ActivityRuns',
      'c.ActivityStorage',
    ]);
  });

  describe('its storage', () => {
    const states = (): object[] => mockGoes.mock.calls.map(([{ state }]) => state);
    const panel = (element: HTMLElement): HTMLElement => find(element, 'c-retention-panel');

    beforeEach(() => mockGoes.mockReset());

    it('is shown without filter, failures and runs', async () => {
      const element = await page({ c__view: 'storage' });

      expect(panel(element)).toMatchObject({ connectionId });
      for (const other of ['c-activity-filter', 'c-failure-groups', 'c-run-panel', '[data-id="retry-since"]']) {
        expect(maybe(element, other)).toBeNull();
      }
      expect(maybe(element, '[data-id="retry-matching"]')).toBeNull();
      expect(find(element, 'c-activity-export').className).toBe('slds-hide');
      expect(groups).not.toHaveBeenCalled();
      expect(retries).not.toHaveBeenCalled();
      expectAccessible(element);
    });

    it('stays where the page cannot be looked up, with whatever is typed, and tells itself what it cannot look up', async () => {
      const element = await page({ c__view: 'storage' });
      const shownBefore = panel(element);
      activities.mockRejectedValue({ body: { message: 'The network is down.' } });

      jest.advanceTimersByTime(30_000);
      await settled(30);

      expect(panel(element)).toBe(shownBefore);
      expect(find<HTMLElement & { stale: unknown }>(frame(element), 'c-stale-notice').stale).toBeNull();
    });

    it('lets an export go on', async () => {
      const element = await page({ c__view: 'letters' });
      const before = find(element, 'c-activity-export');

      await go({ c__connection: connectionId, c__view: 'storage' });

      expect(find(element, 'c-activity-export')).toBe(before);
    });

    it('is chosen without a filter, and hides a failure that is open', async () => {
      const element = await page({ c__view: 'letters', c__code: 'BAD_VALUE' });
      await fire(element, 'c-letter-table', 'open', 'a03000000000001');
      await arrive();
      expect(maybe(element, 'c-failure-detail')).not.toBeNull();

      await fire(element, '[data-id="view"]', 'change', { value: 'storage' });
      expect(states().at(-1)).toEqual({ c__connection: connectionId, c__view: 'storage' });
      await go({ c__connection: connectionId, c__view: 'storage' });

      expect(maybe(element, 'c-failure-detail')).toBeNull();
    });

    /** What somebody has typed is kept: nothing is asked, whichever way they go. */
    it('is left by its choice, another connection or an address without a question', async () => {
      const element = await page({ c__view: 'storage' });

      await fire(element, '[data-id="view"]', 'change', { value: 'letters' });
      expect(states()).toEqual([{ c__connection: connectionId, c__view: 'letters', c__status: 'Open' }]);
      await go({ c__view: 'groups' });

      expect(maybe(element, 'c-retention-panel')).toBeNull();
    });

    it('stays for a question about a record', async () => {
      const element = await page({ c__view: 'storage' });
      const shownBefore = panel(element);

      await ask(element, 'Acme');
      await go({ c__connection: connectionId, c__view: 'storage', c__ask: 'Acme' });

      expect(panel(element)).toBe(shownBefore);
      expect(find<HTMLElement & { question: string }>(element, 'c-record-diagnosis').question).toBe('Acme');
    });
  });

  describe('what is kept', () => {
    it('is kept by whoever may', async () => {
      const element = await page({ c__view: 'runs' });
      expect(find(element, 'c-run-panel')).toMatchObject({ canKeep: true });

      activities.mockResolvedValue(activity({ canKeep: false }));
      await go({ c__view: 'runs', c__span: 'week' });
      expect(find(element, 'c-run-panel')).toMatchObject({ canKeep: false });
    });

    it('is told by the list at once', async () => {
      const element = await page({ c__view: 'letters' });
      await fire(element, 'c-letter-table', 'open', 'a03000000000001');
      await arrive();
      pages.mockResolvedValue({ letters: [letter({ isKept: true })], next: null });

      await fire(element, 'c-failure-detail', 'kept', true);

      expect(shownLetters(element)).toEqual([letter({ isKept: true })]);
    });
  });

  describe('its runs', () => {
    const states = (): object[] => mockGoes.mock.calls.map(([{ state }]) => state);
    const time = { since: '2026-01-01T10:00:00.000Z', until: '2026-01-01T11:00:00.000Z' };

    beforeEach(() => mockGoes.mockReset());

    it('are asked for without any failure', async () => {
      const element = await page({ c__view: 'runs', c__reason: 'Retry', c__span: 'week' });

      expect(runs).toHaveBeenLastCalledWith({ reason: 'Retry', connectionId }, null);
      expect(jest.mocked(loadChart)).toHaveBeenCalledTimes(1);
      expect(jest.mocked(loadChart)).toHaveBeenLastCalledWith({ reason: 'Retry', connectionId }, 'week');
      expect(groups).not.toHaveBeenCalled();
      expect(pages).not.toHaveBeenCalled();
      expect(find<HTMLElement & { isOfRuns: boolean }>(element, 'c-activity-export').isOfRuns).toBe(true);
      expect(find<HTMLElement & { isOfRuns: boolean }>(element, 'c-activity-filter').isOfRuns).toBe(true);
      expectAccessible(element);
    });

    it('are chosen with what of the filter applies to them', async () => {
      const element = await page({ c__view: 'letters', c__code: 'BAD_VALUE', c__reason: 'Retry' });

      await fire(element, '[data-id="view"]', 'change', { value: 'runs' });

      expect(states()).toEqual([{ c__connection: connectionId, c__view: 'runs', c__reason: 'Retry' }]);
    });

    it('are narrowed to a column and back, and lead to failures', async () => {
      const element = await page({ c__view: 'runs', c__reason: 'Retry', c__since: '2025-01-01T00:00:00.000Z' });
      const shown = { c__connection: connectionId, c__view: 'runs', c__reason: 'Retry' };

      await fire(element, 'c-run-panel', 'narrow', time);
      await fire(element, 'c-run-panel', 'narrow', null);
      await fire(element, 'c-run-panel', 'span', 'month');
      await fire(element, 'c-run-panel', 'failures', 'a01000000000001');

      expect(states()).toEqual([
        { ...shown, c__since: time.since, c__until: time.until },
        shown,
        { ...shown, c__since: '2025-01-01T00:00:00.000Z', c__span: 'month' },
        { c__connection: connectionId, c__view: 'letters', c__run: 'a01000000000001' },
      ]);
    });

    it('are opened by the address, each as a step that Back undoes', async () => {
      const element = await page({ c__view: 'runs' });
      const panelOpen = (): readonly string[] =>
        find<HTMLElement & { open: readonly string[] }>(element, 'c-run-panel').open;
      expect(panelOpen()).toEqual([]);

      await fire(element, 'c-run-panel', 'openruns', ['a01000000000001', 'a01000000000002']);

      expect(mockGoes.mock.calls.at(-1)).toEqual([
        expect.objectContaining({
          state: { c__connection: connectionId, c__view: 'runs', c__open: 'a01000000000001,a01000000000002' },
        }),
        false,
      ]);
      const asked = activities.mock.calls.length;
      await arrive();
      expect(panelOpen()).toEqual(['a01000000000001', 'a01000000000002']);
      await go({ c__view: 'runs' });
      expect(panelOpen()).toEqual([]);
      expect(activities).toHaveBeenCalledTimes(asked);
    });

    it("are looked at again by the page's poller", async () => {
      await page({ c__view: 'runs' });
      expect(runs).toHaveBeenCalledTimes(1);

      jest.advanceTimersByTime(30_000);
      await settled(30);

      expect(runs).toHaveBeenCalledTimes(2);
    });
  });
});
