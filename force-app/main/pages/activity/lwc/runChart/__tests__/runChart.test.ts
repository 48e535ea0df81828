import RunChart from '../runChart';
import type { Course } from 'c/courseChart';
import type { Chart, Column } from 'c/runApi';
import { clearPage, expectAccessible, find, maybe, show } from '../../../../../foundation/lwc/__tests__/support';

jest.mock('@salesforce/label/c.RunChartChoose', () => ({ default: 'only {0}' }), { virtual: true });

const hourMillis = 3_600_000;
const begin = Date.UTC(2026, 0, 1, 0);

function column(index: number, over: Partial<Column> = {}): Column {
  return {
    since: new Date(begin + index * hourMillis).toISOString(),
    until: new Date(begin + (index + 1) * hourMillis).toISOString(),
    runs: 1,
    sent: 0,
    leftOut: 0,
    failed: 0,
    ...over,
  };
}

function chart(columns: Column[]): Chart {
  return { columns, timeZone: 'Asia/Kathmandu' };
}

const day = Array.from({ length: 24 }, (_, index) => column(index));
const three = chart([
  column(0, { sent: 1000, leftOut: 8, failed: 2 }),
  column(1, { sent: 1 }),
  column(2, { sent: 500, failed: 1 }),
]);

const courseOf = (element: HTMLElement): Course =>
  find<HTMLElement & { course: Course }>(element, 'c-course-chart').course;

function chooses(element: HTMLElement): jest.Mock {
  const chosen = jest.fn();
  element.addEventListener('choose', (event) => void chosen((event as CustomEvent).detail));
  return chosen;
}

const choose = (element: HTMLElement, index: number): boolean =>
  find(element, 'c-course-chart').dispatchEvent(new CustomEvent('choose', { detail: index }));

describe('c-run-chart', () => {
  afterEach(clearPage);

  it('has what was sent, left out and failed told apart, and counts runs in the table', () => {
    const element = show('c-run-chart', RunChart, { chart: three });
    const { title, timeLabel, bars, extra, line } = courseOf(element);

    expect([title, timeLabel]).toEqual(['c.RunChartHours', 'c.RunChartHour']);
    expect(bars).toEqual([
      { name: 'sent', label: 'c.RunChartSent', look: 'filled', values: [1000, 1, 500] },
      { name: 'leftOut', label: 'c.RunExcluded', look: 'striped', values: [8, 0, 0] },
      { name: 'failed', label: 'c.RunFailed', look: 'crossed', values: [2, 0, 1] },
    ]);
    expect(extra).toEqual({ label: 'c.ActivityRuns', texts: ['1', '1', '1'] });
    expect(line).toBeUndefined();
    expectAccessible(element);
  });

  it('writes hours of the time zone in which they were counted, and now', () => {
    const { times } = courseOf(show('c-run-chart', RunChart, { chart: chart(day) }));

    expect(times.flatMap(({ tick }) => tick ?? [])).toEqual([
      expect.stringMatching(/^10:45\sAM$/),
      expect.stringMatching(/^4:45\sPM$/),
      expect.stringMatching(/^10:45\sPM$/),
      'c.RunChartNow',
    ]);
    expect(times[5]?.tick).toMatch(/^10:45/);
    expect(times[0]?.chooseLabel).toMatch(/^only Thu, Jan 1, 5:45\sAM$/);
  });

  it('writes days, and today', () => {
    const { times, timeLabel } = courseOf(show('c-run-chart', RunChart, { chart: three, span: 'week' }));

    expect(timeLabel).toBe('c.RunChartDay');
    expect(times.flatMap(({ tick }) => tick ?? [])).toEqual(['Jan 1', 'c.RunChartToday']);
    expect(times[0]?.time).toBe('Thu, Jan 1');
  });

  it('chooses the time of a column, and leaves what is chosen by it', () => {
    const element = show('c-run-chart', RunChart, { chart: three, chosen: '2026-01-01T00:00:00.000Z' });
    const chosen = chooses(element);

    choose(element, 2);
    choose(element, 0);
    find(element, '[data-id="leave"]').click();

    expect(chosen.mock.calls).toEqual([
      [{ since: '2026-01-01T02:00:00.000Z', until: '2026-01-01T03:00:00.000Z' }],
      [null],
      [null],
    ]);
  });

  it('asks for another length of time', () => {
    const element = show('c-run-chart', RunChart, { chart: null });
    const asked = jest.fn();
    element.addEventListener('span', (event) => void asked((event as CustomEvent).detail));

    find(element, '[data-id="span"]').dispatchEvent(new CustomEvent('change', { detail: { value: 'month' } }));

    expect(asked).toHaveBeenCalledWith('month');
    expect(maybe(element, 'c-course-chart')).toBeNull();
  });
});
