import CourseChart from '../courseChart';
import type { Course } from 'c/courseChart';
import { clearPage, expectAccessible, find, maybe, settled, show, text } from '../../__tests__/support';

jest.mock('@salesforce/label/c.RunChartMost', () => ({ default: 'most: {0}' }), { virtual: true });

const course: Course = {
  title: '24 hours',
  timeLabel: 'Hour',
  times: [
    { key: '0', time: '00:00', chooseLabel: 'only 00:00' },
    { key: '1', time: '01:00', chooseLabel: 'only 01:00', tick: '01' },
    { key: '2', time: '02:00', chooseLabel: 'only 02:00', tick: 'now' },
  ],
  bars: [
    { name: 'sent', label: 'Sent', look: 'filled', values: [1000, 1, 500] },
    { name: 'failed', label: 'Failed', look: 'crossed', values: [2, 0, 1] },
  ],
  extra: { label: 'Runs', texts: ['7', '8', '9'] },
};
const withLine: Course = {
  ...course,
  line: {
    label: '95 % within',
    values: [30, null, 60],
    texts: ['30 sec', '–', '60 sec'],
    total: '60 sec',
    promised: 65,
    hint: 'dashed: 65 sec',
  },
};

const all = (element: HTMLElement, selector: string): Element[] => [
  ...(element.shadowRoot?.querySelectorAll(selector) ?? []),
];
const pathOf = (element: HTMLElement, look: string): string | null =>
  element.shadowRoot?.querySelector(`path.${look}`)?.getAttribute('d') ?? null;
const words = (each: Element): string => each.textContent.replaceAll(/\s+/g, ' ').trim();
const spans = (each: Element): string => [...each.querySelectorAll('span')].map(words).join(', ');

async function showTable(element: HTMLElement): Promise<void> {
  find(element, '[data-id="toggle"]').click();
  await settled();
}

function chooses(element: HTMLElement): jest.Mock {
  const chosen = jest.fn();
  element.addEventListener('choose', (event) => void chosen((event as CustomEvent).detail));
  return chosen;
}

describe('c-course-chart', () => {
  afterEach(clearPage);

  it('draws each row by the most of its own', () => {
    const element = show('c-course-chart', CourseChart, { course });

    expect(find(element, '.plot svg').getAttribute('viewBox')).toBe('0 0 30 99');
    expect(pathOf(element, 'bar.filled')).toBe('M1 60v-54h8v54zM11 60v-3h8v3zM21 60v-27h8v27z');
    expect(pathOf(element, 'bar.crossed')).toBe(
      'M1 98v-32h8v32zM1 98l8 -32M1 66l8 32M21 98v-16h8v16zM21 98l8 -16M21 82l8 16',
    );
    expect(pathOf(element, 'base')).toBe('M0 60H30M0 98H30');
    expect(maybe(element, 'path.course')).toBeNull();
    expect(maybe(element, 'path.promise')).toBeNull();
  });

  it('draws a length of time beside what is promised, and leaves out what is not known', () => {
    const element = show('c-course-chart', CourseChart, { course: withLine });

    expect(pathOf(element, 'promise')).toBe('M0 104H30');
    expect(pathOf(element, 'course')).toBe('M1 130h8M21 108h8');
    expect(all(element, '[data-id="series"]').map(spans).at(-1)).toBe('95 % within, dashed: 65 sec');
  });

  it('says in words what it draws', () => {
    const element = show('c-course-chart', CourseChart, { course: withLine });

    const summary = '24 hours: Sent 1,501, Failed 3, 95 % within 60 sec';
    expect(find(element, '.plot svg').getAttribute('role')).toBe('img');
    expect(find(element, '.plot svg').getAttribute('aria-label')).toBe(summary);
    expect(text(element, '.plot svg > title')).toBe(summary);
    expect(all(element, '[data-id="series"]').map(spans)).toEqual([
      'Sent, most: 1,000',
      'Failed, most: 2',
      '95 % within, dashed: 65 sec',
    ]);
    expect(all(element, '[data-id="total"]').map(words)).toEqual(['1,501', '3', '60 sec']);
    expect(all(element, 'rect.hit > title').map(words)).toEqual([
      '00:00: Sent 1,000, Failed 2, 95 % within 30 sec',
      '01:00: Sent 1, Failed 0, 95 % within –',
      '02:00: Sent 500, Failed 1, 95 % within 60 sec',
    ]);
    expectAccessible(element);
  });

  it('gives names and totals the share of the height that their rows have', () => {
    const element = show('c-course-chart', CourseChart, { course: withLine });
    const shares = ['flex: 60 0 0', 'flex: 38 0 0', 'flex: 54 0 0'];

    const shareOf = (each: Element): string => (each.getAttribute('style') ?? '').slice(0, 12);
    expect(all(element, '[data-id="series"]').map(shareOf)).toEqual(shares);
    expect(all(element, '[data-id="total"]').map(shareOf)).toEqual(shares);
    expect(find(element, '.chart').getAttribute('style')).toContain('9.5rem auto');
  });

  it('writes the times that have a tick below their columns', () => {
    const element = show('c-course-chart', CourseChart, { course });

    expect(all(element, '[data-id="tick"]').map(words)).toEqual(['01', 'now']);
    expect(all(element, '[data-id="tick"]').map((tick) => tick.getAttribute('style'))).toEqual([
      expect.stringContaining('left: 50%'),
      expect.stringContaining('right: 0'),
    ]);
  });

  it('has a table behind a button, the newest first', async () => {
    const element = show('c-course-chart', CourseChart, { course: withLine });
    expect(maybe(element, 'table')).toBeNull();

    await showTable(element);

    expect(find(element, '[data-id="toggle"]').getAttribute('aria-expanded')).toBe('true');
    expect(text(element, 'caption')).toBe('24 hours');
    expect(all(element, 'thead th').map(words)).toEqual(['Hour', 'Sent', 'Failed', '95 % within', 'Runs']);
    expect(all(element, '[data-id="row"]').map((row) => [...row.querySelectorAll('td')].map(words))).toEqual([
      ['500', '1', '60 sec', '9'],
      ['1', '0', '–', '8'],
      ['1,000', '2', '30 sec', '7'],
    ]);
    expectAccessible(element);
  });

  it('tells the moment of a column that is clicked, and of a button in the table', async () => {
    const element = show('c-course-chart', CourseChart, { course, chosen: '0' });
    const chosen = chooses(element);

    all(element, 'rect.hit')[1]?.dispatchEvent(new MouseEvent('click'));
    await showTable(element);
    const buttons = all(element, '[data-id="row"] button') as HTMLButtonElement[];
    expect(buttons.map((button) => button.getAttribute('aria-label'))).toEqual([
      'only 02:00',
      'only 01:00',
      'only 00:00',
    ]);
    expect(buttons.map((button) => button.getAttribute('aria-pressed'))).toEqual(['false', 'false', 'true']);
    expect(all(element, 'rect.chosen').map((rect) => rect.getAttribute('x'))).toEqual(['0']);
    buttons[0]?.click();

    expect(chosen.mock.calls).toEqual([[1], [2]]);
  });

  it('tells of what was not counted neither 0 nor a bar', async () => {
    const bars = [{ name: 'sent', label: 'Sent', look: 'filled' as const, values: [null, 2, 0] }];
    const element = show('c-course-chart', CourseChart, { course: { ...course, bars } });
    await showTable(element);

    expect(pathOf(element, 'bar.filled')).toBe('M11 60v-54h8v54z');
    expect(all(element, '[data-id="total"]').map(words)).toEqual(['2']);
    expect(all(element, '[data-id="row"]').map((row) => [...row.querySelectorAll('td')].map(words)[0])).toEqual([
      '0',
      '2',
      '–',
    ]);
  });

  it('shows nothing where there is nothing yet', () => {
    expect(maybe(show('c-course-chart', CourseChart, { course: null }), 'svg')).toBeNull();
  });
});
