import OverviewFrame from '../overviewFrame';
import { clearPage, expectAccessible, settled, show, text } from '../../../../../foundation/lwc/__tests__/support';

describe('c-overview-frame', () => {
  beforeEach(() => {
    jest.useFakeTimers();
  });
  afterEach(() => {
    clearPage();
    jest.useRealTimers();
  });

  it('has all heads at once, and says after four seconds that it takes long', async () => {
    const element = show('c-overview-frame', OverviewFrame);

    expect([...(element.shadowRoot?.querySelectorAll('h2') ?? [])].map(({ textContent }) => textContent)).toEqual([
      'c.DayTitle',
      'c.ObjectsTitle',
      'c.RunsTitle',
      'c.CostTitle',
    ]);
    expect(text(element, '.health p')).toBe('c.OverviewLoading');
    expect(text(element, '[role="status"]')).toBe('');
    jest.advanceTimersByTime(3_999);
    await settled();
    expect(text(element, '.health p')).toBe('c.OverviewLoading');
    expect(text(element, '[role="status"]')).toBe('');
    jest.advanceTimersByTime(1);
    await settled();
    expect(text(element, '[role="status"]')).toBe('c.LoadingSlow');
    expectAccessible(element);
  });

  it('says nothing once it has gone', () => {
    show('c-overview-frame', OverviewFrame).remove();
    expect(jest.getTimerCount()).toBe(0);
  });
});
