import EstimateFigures from '../estimateFigures';
import { clearPage, show } from '../../../../../foundation/lwc/__tests__/support';

function figuresOf(estimate: object | undefined): (string | undefined)[] {
  const element = show('c-estimate-figures', EstimateFigures, { estimate });
  return [...(element.shadowRoot?.querySelectorAll('[data-id="figure"]') ?? [])].map(({ textContent }) => textContent);
}

describe('c-estimate-figures', () => {
  afterEach(clearPage);

  it('shows what it takes', () => {
    expect(figuresOf({ records: 3500, callouts: 18, executions: 1, minutes: 0.6, bytes: 4_200_000 })).toEqual([
      'c.EstimateRecords3,500',
      'c.EstimateCallouts18',
      'c.EstimateExecutions1',
      'c.EstimateMinutes0.6',
      'c.EstimateMegabytes4.2',
    ]);
  });

  it('leaves out a size that is not known', () => {
    expect(figuresOf({ records: 0, callouts: 0, executions: 0, minutes: 0, bytes: null })).toHaveLength(4);
    expect(figuresOf(undefined)).toEqual([]);
  });
});
