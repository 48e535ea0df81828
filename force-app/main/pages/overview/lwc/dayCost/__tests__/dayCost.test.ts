import DayCost from '../dayCost';
import type { DayCost as Cost } from 'c/overviewApi';
import { clearPage, expectAccessible, maybe, show, text } from '../../../../../foundation/lwc/__tests__/support';
import { overview } from '../../overview/__tests__/support';

jest.mock('@salesforce/label/c.CostOwnOf', () => ({ default: '{0} ({1})' }), { virtual: true });

const cost = overview().cost as Cost;
const cells = (element: HTMLElement, name: string): string[] =>
  [...(element.shadowRoot?.querySelectorAll(`[data-name="${name}"] td`) ?? [])].map(({ textContent }) => textContent);

describe('c-day-cost', () => {
  afterEach(clearPage);

  it('tells what syncing takes beside what the org has used and may use', () => {
    const element = show('c-day-cost', DayCost, { cost });

    expect(cells(element, 'api')).toEqual(['0', '120', '130,000']);
    expect(cells(element, 'executions')).toEqual(['1,440 (0.6%)', '2,000', '250,000']);
    expect(text(element, 'caption')).toBe('c.CostTitle');
    expectAccessible(element);
  });

  it('tells no share of a limit that is not known', () => {
    const element = show('c-day-cost', DayCost, { cost: { ...cost, mostExecutions: null } });

    expect(cells(element, 'executions')).toEqual(['1,440', '2,000', 'c.HealthNotKnown']);
  });

  it('says of what the org does not tell that it is not known', () => {
    const element = show('c-day-cost', DayCost, { cost: { ...cost, orgApiRequests: null, mostApiRequests: null } });

    expect(cells(element, 'api')).toEqual(['0', 'c.HealthNotKnown', 'c.HealthNotKnown']);
  });

  it('has no table where there is no connection', () => {
    expect(maybe(show('c-day-cost', DayCost, { cost: null }), 'table')).toBeNull();
  });
});
