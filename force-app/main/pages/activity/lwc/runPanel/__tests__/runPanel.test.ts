import days from '@salesforce/apex/RunController.days';
import hours from '@salesforce/apex/RunController.hours';
import page from '@salesforce/apex/RunController.page';
import RunPanel from '../runPanel';
import { run } from '../../../../../activity/lwc/runSentence/__tests__/support';
import type { Column, RunPage } from 'c/runApi';
import type { Run } from 'c/runWords';
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

jest.mock('@salesforce/apex/RunController.page', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/RunController.hours', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/RunController.days', () => ({ default: jest.fn() }), { virtual: true });

const pages = jest.mocked(page);
const hourly = jest.mocked(hours);
const daily = jest.mocked(days);

const connectionId = 'a00000000000001';
const column: Column = {
  since: '2026-01-01T10:00:00.000Z',
  until: '2026-01-01T11:00:00.000Z',
  runs: 1,
  sent: 2,
  leftOut: 0,
  failed: 0,
};

interface Week {
  ago: number;
  count: number;
}

type Panel = HTMLElement & { filter: object; span: string; open: readonly string[]; refresh: () => Promise<void> };
type Shown = HTMLElement & {
  runs: Run[];
  open: readonly string[];
  quietLooks: number | null;
  isQuietShown: boolean;
  emptyText: string;
  timeZone: string;
};
type Drawn = HTMLElement & { chart: { columns: Column[] } | null; chosen: string | null };

const list = (element: HTMLElement): Shown => find<Shown>(element, 'c-run-list');
const drawing = (element: HTMLElement): Drawn => find<Drawn>(element, 'c-run-chart');
const more = (element: HTMLElement): HTMLElement | null => moreButton(find(element, '[data-id="more"]'));
const idsOf = (element: HTMLElement): string[] => list(element).runs.map(({ id }) => id);

function runs(...ids: string[]): Run[] {
  return ids.map((id) => run({ id }));
}

function answers(answer: Omit<RunPage, 'timeZone'>): void {
  pages.mockResolvedValueOnce({ ...answer, timeZone: 'Asia/Kathmandu' });
}

const dayBefore = (ago: number): string => new Date(Date.UTC(2026, 0, 31 - ago)).toISOString();

async function shown(filter: object = {}): Promise<Panel> {
  const element = show('c-run-panel', RunPanel, { filter: { connectionId, ...filter } }) as Panel;
  await settled();
  return element;
}

describe('c-run-panel', () => {
  beforeEach(() => {
    pages.mockReset();
    hourly.mockResolvedValue({ columns: [column], timeZone: 'GMT' });
    daily.mockResolvedValue({ columns: [column], timeZone: 'GMT' });
  });

  afterEach(clearPage);

  it('asks for runs as the filter says, and for a chart of any time', async () => {
    answers({ runs: runs('b', 'a'), next: null, quietLooks: 4 });

    const element = await shown({ since: column.since, until: column.until });

    expect(pages).toHaveBeenCalledWith({
      filter: JSON.stringify({ connectionId, since: column.since, until: column.until }),
      after: null,
    });
    expect(hourly).toHaveBeenCalledWith({ filter: JSON.stringify({ connectionId }) });
    expect(idsOf(element)).toEqual(['b', 'a']);
    expect(list(element).quietLooks).toBe(4);
    expect(list(element).timeZone).toBe('Asia/Kathmandu');
    expect(drawing(element).chosen).toBe(column.since);
    expect(more(element)).toBeNull();
    expectAccessible(element);
  });

  it('marks no column where the time is another one', async () => {
    answers({ runs: [] });

    const element = await shown({ since: column.since });

    expect(drawing(element).chosen).toBeNull();
    expect(list(element).emptyText).toBe('c.RunsNoneMatch');
  });

  it('puts older runs after those that are shown, and newer ones before them', async () => {
    answers({ runs: runs('d', 'c'), next: 'after-c' });
    const element = await shown();
    answers({ runs: runs('b', 'a'), next: 'after-a' });
    more(element)?.click();
    await settled();
    expect(pages).toHaveBeenLastCalledWith({ filter: JSON.stringify({ connectionId }), after: 'after-c' });

    answers({ runs: runs('e', 'd'), next: 'after-d' });
    await element.refresh();
    await settled();

    expect(idsOf(element)).toEqual(['e', 'd', 'c', 'b', 'a']);
    answers({ runs: runs('0'), next: null });
    more(element)?.click();
    await settled();
    expect(pages).toHaveBeenLastCalledWith({ filter: JSON.stringify({ connectionId }), after: 'after-a' });
    expect(idsOf(element)).toEqual(['e', 'd', 'c', 'b', 'a', '0']);
    const focused = list(element).shadowRoot?.activeElement as HTMLElement | null;
    expect([focused?.dataset['run'], focused?.getAttribute('aria-expanded')]).toEqual(['0', 'false']);
  });

  it('says that a run is under way, and looks again soon until it has ended', async () => {
    jest.useFakeTimers();
    answers({ runs: runs('a'), isUnderWay: true });
    const element = show('c-run-panel', RunPanel, { filter: { connectionId } }) as Panel;
    await jest.advanceTimersByTimeAsync(0);
    expect(text(element, '[data-id="under-way"]')).toBe('c.RunsUnderWay');

    answers({ runs: runs('b', 'a'), isUnderWay: false });
    await jest.advanceTimersByTimeAsync(3_000);

    expect(idsOf(element)).toEqual(['b', 'a']);
    expect(text(element, '[data-id="under-way"]')).toBe('');
    await jest.advanceTimersByTimeAsync(60_000);
    expect(pages).toHaveBeenCalledTimes(2);

    answers({ runs: runs('b', 'a'), isUnderWay: true });
    await element.refresh();
    element.remove();
    await jest.advanceTimersByTimeAsync(60_000);
    expect(pages).toHaveBeenCalledTimes(3);
    jest.useRealTimers();
  });

  it('begins anew where so much is new that nothing joins them', async () => {
    answers({ runs: runs('b', 'a'), next: null });
    const element = await shown();
    answers({ runs: runs('z', 'y'), next: 'after-y' });

    await element.refresh();
    await settled();

    expect(idsOf(element)).toEqual(['z', 'y']);
    expect(more(element)).not.toBeNull();
  });

  it('shows quiet looks until they are not wanted', async () => {
    answers({ runs: runs('a'), quietLooks: 2 });
    const element = await shown();
    expect(list(element).isQuietShown).toBe(true);

    find(element, '[data-id="show-quiet"]').dispatchEvent(new CustomEvent('change', { detail: { checked: false } }));
    await settled();

    expect(list(element).isQuietShown).toBe(false);
  });

  it('tells no quiet looks where runs between are left out', async () => {
    answers({ runs: runs('a'), quietLooks: 2 });

    const element = await shown({ reason: 'Retry' });

    expect(list(element).isQuietShown).toBe(false);
    expect(maybe(element, '[data-id="show-quiet"]')).toBeNull();
  });

  it('puts 30 days together from calls of seven, one after the other', async () => {
    answers({ runs: [] });
    const element = await shown();
    let open = 0;
    daily.mockImplementation(async (asked) => {
      const { ago, count } = asked as unknown as Week;
      open += 1;
      expect(open).toBe(1);
      await settled(2);
      open -= 1;
      return {
        columns: Array.from({ length: count }, (_, day) => ({ ...column, since: dayBefore(ago + count - 1 - day) })),
      };
    });

    element.span = 'month';
    await settled(60);

    expect(daily.mock.calls.map(([asked]) => [asked?.['ago'], asked?.['count']])).toEqual([
      [0, 7],
      [7, 7],
      [14, 7],
      [21, 7],
      [28, 2],
    ]);
    expect(drawing(element).chart?.columns.map(({ since }) => since)).toEqual(
      Array.from({ length: 30 }, (_, day) => dayBefore(29 - day)),
    );
    pages.mockResolvedValue({ runs: [], timeZone: 'GMT' });
    await element.refresh();
    expect(daily).toHaveBeenCalledTimes(5);
  });

  it('shows at once that a run is kept, and no longer', async () => {
    answers({ runs: runs('b', 'a') });
    const element = await shown();

    list(element).dispatchEvent(new CustomEvent('kept', { detail: { id: 'a', isKept: true } }));
    await settled();
    expect(list(element).runs).toEqual([run({ id: 'b' }), run({ id: 'a', isKept: true })]);

    list(element).dispatchEvent(new CustomEvent('kept', { detail: { id: 'a', isKept: false } }));
    await settled();
    expect(list(element).runs).toEqual([run({ id: 'b' }), run({ id: 'a', isKept: false })]);
  });

  it('passes on what is chosen', async () => {
    answers({ runs: [] });
    const element = await shown();
    const narrowed = jest.fn();
    const failures = jest.fn();
    const spans = jest.fn();
    element.addEventListener('span', (event) => void spans((event as CustomEvent).detail));
    element.addEventListener('narrow', (event) => void narrowed((event as CustomEvent).detail));
    element.addEventListener('failures', (event) => void failures((event as CustomEvent).detail));

    drawing(element).dispatchEvent(new CustomEvent('choose', { detail: null }));
    drawing(element).dispatchEvent(new CustomEvent('span', { detail: 'week' }));
    list(element).dispatchEvent(new CustomEvent('failures', { detail: 'a01000000000001' }));

    expect(narrowed).toHaveBeenCalledWith(null);
    expect(spans).toHaveBeenCalledWith('week');
    expect(failures).toHaveBeenCalledWith('a01000000000001');
  });

  const staleOf = (element: HTMLElement, name: string): unknown =>
    find<HTMLElement & { stale: unknown }>(element, `[data-id="${name}"]`).stale;

  it('says what went wrong, list and chart apart, and lets a person try at once', async () => {
    pages.mockRejectedValueOnce({ body: { message: 'No list.' } });
    hourly.mockRejectedValueOnce({ body: { message: 'No chart.' } });

    const element = await shown();

    expect(staleOf(element, 'stale')).toEqual({ since: null, why: 'No list.' });
    expect(staleOf(element, 'chart-stale')).toEqual({ since: null, why: 'No chart.' });
    expect(maybe(element, 'lightning-spinner')).toBeNull();
    expect(maybe(element, 'c-run-list')).toBeNull();

    answers({ runs: runs('a') });
    find(element, '[data-id="stale"]').dispatchEvent(new CustomEvent('tryagain'));
    find(element, '[data-id="chart-stale"]').dispatchEvent(new CustomEvent('tryagain'));
    await settled();

    expect([staleOf(element, 'stale'), staleOf(element, 'chart-stale')]).toEqual([null, null]);
    expect(idsOf(element)).toEqual(['a']);
    expect(drawing(element).chart?.columns).toHaveLength(1);
  });

  it('keeps list and chart where they cannot be asked again, marked as old, and comes back by itself', async () => {
    jest.useFakeTimers();
    answers({ runs: runs('a') });
    const element = show('c-run-panel', RunPanel, { filter: { connectionId } }) as Panel;
    await jest.advanceTimersByTimeAsync(0);
    pages.mockRejectedValueOnce({ status: 502, body: { message: '<html>' } });
    hourly.mockRejectedValueOnce({ status: 502, body: { message: '<html>' } });

    await element.refresh();

    expect(staleOf(element, 'stale')).toMatchObject({ why: 'c.AnswerUnreachable' });
    expect(staleOf(element, 'chart-stale')).toMatchObject({ why: 'c.AnswerUnreachable' });
    expect(idsOf(element)).toEqual(['a']);
    expect(drawing(element).chart?.columns).toHaveLength(1);

    answers({ runs: runs('b', 'a') });
    await jest.advanceTimersByTimeAsync(5_000);

    expect([staleOf(element, 'stale'), staleOf(element, 'chart-stale')]).toEqual([null, null]);
    expect(idsOf(element)).toEqual(['b', 'a']);
    element.remove();
    jest.useRealTimers();
  });

  it('shows nothing of another question in place of one that fails', async () => {
    answers({ runs: runs('a') });
    const element = await shown();
    pages.mockRejectedValueOnce({ body: { message: 'Not now.' } });

    element.filter = { connectionId, reason: 'Retry' };
    await settled();

    expect(staleOf(element, 'stale')).toEqual({ since: null, why: 'Not now.' });
    expect(maybe(element, 'c-run-list')).toBeNull();
  });

  it('opens what it is told to, and brings those that no page has brought, once', async () => {
    answers({ runs: [run({ id: 'c', startedAt: '2026-01-03T00:00:00.000Z' }), run({ id: 'a' })] });
    const element = await shown();
    answers({ runs: [run({ id: 'b', startedAt: '2026-01-02T00:00:00.000Z' })] });

    element.open = ['a', 'b'];
    await settled();

    expect(pages).toHaveBeenLastCalledWith({ filter: JSON.stringify({ connectionId, runId: 'b' }), after: null });
    expect(idsOf(element)).toEqual(['c', 'b', 'a']);
    expect(list(element).open).toEqual(['a', 'b']);
    element.open = ['a'];
    await settled();
    expect(idsOf(element)).toEqual(['c', 'a']);
    element.open = ['a', 'b'];
    await settled();
    expect(pages).toHaveBeenCalledTimes(2);
    expect(idsOf(element)).toEqual(['c', 'b', 'a']);
  });

  it('passes on which are to be open', async () => {
    answers({ runs: runs('a') });
    const element = await shown();
    const asked = jest.fn();
    element.addEventListener('openruns', (event) => void asked((event as CustomEvent).detail));

    list(element).dispatchEvent(new CustomEvent('openruns', { detail: ['a'] }));

    expect(asked).toHaveBeenCalledWith(['a']);
  });

  it('shows no answer to an older question', async () => {
    let answerOld: (old: RunPage) => void = () => undefined;
    pages.mockReturnValueOnce(new Promise((resolve) => (answerOld = resolve)));
    const element = await shown();
    answers({ runs: runs('new') });

    element.filter = { connectionId, reason: 'Retry' };
    await settled();
    answerOld({ runs: runs('old'), timeZone: 'GMT' });
    await settled();

    expect(idsOf(element)).toEqual(['new']);
  });
});
