import DayChart from '../dayChart';
import type { Course } from 'c/courseChart';
import type { Overview } from 'c/overviewApi';
import { clearPage, expectAccessible, find, maybe, show, text } from '../../../../../foundation/lwc/__tests__/support';
import { connectionId, day, hour, object, overview } from '../../overview/__tests__/support';

jest.mock('@salesforce/label/c.DayChoose', () => ({ default: 'runs of {0}' }), { virtual: true });
jest.mock('@salesforce/label/c.DayPromise', () => ({ default: 'dashed: {0}' }), { virtual: true });
jest.mock('@salesforce/label/c.DayCountedSince', () => ({ default: 'since {0}' }), { virtual: true });

jest.mock('@salesforce/label/c.DayUncounted', () => ({ default: 'without {0}' }), { virtual: true });

const mockWent = jest.fn();
jest.mock('lightning/navigation', () => {
  const Navigate = Symbol('Navigate');
  const mixin = (Base: new () => object): unknown =>
    class extends Base {
      [Navigate](page: unknown): void {
        mockWent(page);
      }
    };
  return { NavigationMixin: Object.assign(mixin, { Navigate }) };
});

function chart(over: Partial<Overview> = {}): HTMLElement {
  return show('c-day-chart', DayChart, { view: overview(over) });
}

const courseOf = (element: HTMLElement): Course =>
  find<HTMLElement & { course: Course }>(element, 'c-course-chart').course;

describe('c-day-chart', () => {
  afterEach(clearPage);

  it('tells apart what was sent, left out, taken out and refused, and leaves out what was not counted', () => {
    const hours = [hour({ sent: null, leftOut: null, takenOut: null, failed: null }, 1)];
    const course = courseOf(chart({ hours: [...hours, hour({ sent: 9, leftOut: 3, takenOut: 2, failed: 1 })] }));

    expect(course.bars.map(({ name, look, values }) => [name, look, values])).toEqual([
      ['sent', 'filled', [null, 9]],
      ['leftOut', 'striped', [null, 3]],
      ['takenOut', 'framed', [null, 2]],
      ['failed', 'crossed', [null, 1]],
    ]);
  });

  it('draws how late changes arrive beside the longest that is promised', () => {
    const objects = [object(), object({ promisedSeconds: 605 }), object({ promisedSeconds: 3605, isOn: false })];
    const { line } = courseOf(chart({ objects, withinSeconds: 60 }));

    expect(line).toMatchObject({ promised: 605, total: '60 sec', hint: 'dashed: 10 min' });
    expect(line?.values.at(-1)).toBe(60);
    expect(line?.texts.slice(-2)).toEqual(['–', '60 sec']);
  });

  it('names the objects that it lacks, whose figures cannot be read', () => {
    expect(maybe(chart(), '[data-id="uncounted"]')).toBeNull();
    clearPage();
    const lost = object({ objectLabelPlural: 'Leads', isCourseUnreadable: true });

    expect(text(chart({ objects: [object(), lost] }), '[data-id="uncounted"]')).toBe('without Leads');
  });

  it('has no such line where nothing arrived in its turn', () => {
    expect(courseOf(chart({ hours: day({ sent: 5 }) })).line).toBeUndefined();
  });

  it('writes hours of the time zone in which they were counted, and now', () => {
    const { times } = courseOf(chart());

    expect(times.flatMap(({ tick }) => tick ?? []).map((tick) => tick.replaceAll(/\s/gu, ' '))).toEqual([
      '8 PM',
      '11 PM',
      '2 AM',
      '5 AM',
      '8 AM',
      '11 AM',
      '2 PM',
      'c.RunChartNow',
    ]);
    expect(times.at(-1)?.chooseLabel).toMatch(/^runs of Thu,? 5:45\sPM$/u);
  });

  it('leads to the runs of an hour that is chosen', () => {
    const element = chart();
    find(element, 'c-course-chart').dispatchEvent(new CustomEvent('choose', { detail: 23 }));
    find(element, 'c-course-chart').dispatchEvent(new CustomEvent('choose', { detail: 99 }));

    expect(mockWent.mock.calls).toEqual([
      [
        {
          type: 'standard__navItemPage',
          attributes: { apiName: 'Syncline_Activity' },
          state: {
            c__connection: connectionId,
            c__view: 'runs',
            c__since: '2026-01-01T12:00:00.000Z',
            c__until: '2026-01-01T13:00:00.000Z',
          },
        },
      ],
    ]);
  });

  it('says since when was counted', () => {
    expect(text(chart({ countedSince: '2026-01-01T03:00:00.000Z' }), '[data-id="counted-since"]')).toContain('since ');
    clearPage();
    expect(maybe(chart(), '[data-id="counted-since"]')).toBeNull();
  });

  it.each([[day()], [null]])('draws no empty chart', (hours) => {
    const element = chart({ hours });

    expect(maybe(element, 'c-course-chart')).toBeNull();
    expect(text(element, '[data-id="none"]')).toBe('c.DayNone');
    expect(text(element, 'h2')).toBe('c.DayTitle');
    expectAccessible(element);
  });
});
