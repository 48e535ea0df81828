import RunChart from '../runChart';
import type { Chart, Column } from 'c/runApi';
import {
  clearPage,
  expectAccessible,
  find,
  maybe,
  settled,
  show,
  text,
} from '../../../../../foundation/lwc/__tests__/support';

jest.mock('@salesforce/label/c.RunChartSummary', () => ({ default: '{0}: {1} sent, {2} out, {3} failed' }), {
  virtual: true,
});
jest.mock('@salesforce/label/c.RunChartMost', () => ({ default: 'most: {0}' }), { virtual: true });
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

const all = (element: HTMLElement, selector: string): Element[] => [
  ...(element.shadowRoot?.querySelectorAll(selector) ?? []),
];
const pathsOf = (element: HTMLElement, look: string): (string | null)[] =>
  all(element, `path.${look}`).map((path) => path.getAttribute('d'));

function chooses(element: HTMLElement): jest.Mock {
  const chosen = jest.fn();
  element.addEventListener('choose', (event) => void chosen((event as CustomEvent).detail));
  return chosen;
}

async function showTable(element: HTMLElement): Promise<void> {
  find(element, '[data-id="toggle"]').click();
  await settled();
}

describe('c-run-chart', () => {
  afterEach(clearPage);

  it('draws bars by the most of their row, so that the least is seen too', () => {
    const element = show('c-run-chart', RunChart, { chart: three });

    expect(find(element, 'svg').getAttribute('viewBox')).toBe('0 0 30 142');
    expect(pathsOf(element, 'sent')).toEqual(['M1 60v-54h8v54z', 'M11 60v-3h8v3z', 'M21 60v-27h8v27z']);
    expect(pathsOf(element, 'failed')).toEqual([
      'M1 140v-34h8v34zM1 140l8 -34M1 106l8 34',
      'M21 140v-17h8v17zM21 140l8 -17M21 123l8 17',
    ]);
    expect(pathsOf(element, 'left-out')).toEqual([
      'M1 100v-34h8v34zM1 96h8M1 92h8M1 88h8M1 84h8M1 80h8M1 76h8M1 72h8M1 68h8',
    ]);
  });

  it('says in words what it draws', () => {
    const element = show('c-run-chart', RunChart, { chart: three });

    const summary = 'c.RunChartHours: 1,501 sent, 8 out, 3 failed';
    expect(find(element, 'svg').getAttribute('role')).toBe('img');
    expect(find(element, 'svg').getAttribute('aria-label')).toBe(summary);
    expect(text(element, 'svg > title')).toBe(summary);
    expect(all(element, '[data-id="series"]').map((each) => each.textContent.replaceAll(/\s+/g, ' ').trim())).toEqual([
      'c.RunChartSent 1,501most: 1,000',
      'c.RunExcluded 8most: 8',
      'c.RunFailed 3most: 2',
    ]);
    expectAccessible(element);
  });

  it('writes hours of the time zone in which they were counted, and now', () => {
    const element = show('c-run-chart', RunChart, { chart: chart(day) });

    expect(all(element, '[data-id="tick"]').map(({ textContent }) => textContent)).toEqual([
      expect.stringMatching(/^10:45\sAM$/),
      expect.stringMatching(/^4:45\sPM$/),
      expect.stringMatching(/^10:45\sPM$/),
      'c.RunChartNow',
    ]);
    expect(all(element, '[data-id="tick"]').map((tick) => tick.getAttribute('style'))).toEqual([
      expect.stringContaining(`${(5.5 / 24) * 100}%`),
      expect.stringContaining(`${(11.5 / 24) * 100}%`),
      expect.stringContaining(`${(17.5 / 24) * 100}%`),
      expect.stringContaining('inset-inline-end'),
    ]);
  });

  it('writes days, and today', () => {
    const element = show('c-run-chart', RunChart, { chart: three, span: 'week' });

    expect(all(element, '[data-id="tick"]').map(({ textContent }) => textContent)).toEqual([
      'Jan 1',
      'c.RunChartToday',
    ]);
  });

  it('has a table behind a button, the newest first', async () => {
    const element = show('c-run-chart', RunChart, { chart: three });
    expect(maybe(element, 'table')).toBeNull();

    await showTable(element);

    expect(find(element, '[data-id="toggle"]').getAttribute('aria-expanded')).toBe('true');
    expect(
      all(element, '[data-id="row"]').map((row) => [...row.querySelectorAll('td')].map((each) => each.textContent)),
    ).toEqual([
      ['500', '0', '1', '1'],
      ['1', '0', '0', '1'],
      ['1,000', '8', '2', '1'],
    ]);
    expect(find(element, '[data-id="row"] button').getAttribute('aria-label')).toMatch(/^only Thu, Jan 1, 7:45\sAM$/);
    expectAccessible(element);
  });

  it('chooses the time of a column that is clicked', () => {
    const element = show('c-run-chart', RunChart, { chart: three });
    const chosen = chooses(element);

    all(element, 'rect.hit')[1]?.dispatchEvent(new MouseEvent('click'));

    expect(chosen).toHaveBeenCalledWith({ since: '2026-01-01T01:00:00.000Z', until: '2026-01-01T02:00:00.000Z' });
  });

  it('chooses by a button of the table, and leaves what is chosen by it', async () => {
    const element = show('c-run-chart', RunChart, { chart: three, chosen: '2026-01-01T00:00:00.000Z' });
    const chosen = chooses(element);
    await showTable(element);

    const buttons = all(element, '[data-id="row"] button') as HTMLButtonElement[];
    expect(buttons.map((button) => button.getAttribute('aria-pressed'))).toEqual(['false', 'false', 'true']);
    expect(all(element, 'rect.chosen').map((rect) => rect.getAttribute('x'))).toEqual(['0']);
    buttons[0]?.click();
    buttons[2]?.click();
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
    expect(maybe(element, 'svg')).toBeNull();
  });
});
