import ProblemList from '../problemList';
import type { Overview } from 'c/overviewApi';
import {
  clearPage,
  expectAccessible,
  find,
  maybe,
  settled,
  show,
  text,
} from '../../../../../foundation/lwc/__tests__/support';
import { overview, problem } from '../../overview/__tests__/support';

jest.mock('@salesforce/label/c.HealthOtherProblems', () => ({ default: 'and {0} others' }), { virtual: true });
jest.mock('@salesforce/label/c.HealthOtherProblemsOne', () => ({ default: 'and {0} other' }), { virtual: true });

type Button = HTMLElement & { label: string; variant: string; disabled: boolean };

const all = (element: HTMLElement, selector: string): HTMLElement[] => [
  ...(element.shadowRoot?.querySelectorAll<HTMLElement>(selector) ?? []),
];
const buttons = (element: HTMLElement): Button[] => all(element, 'lightning-button') as Button[];
const numbered = (count: number): Overview['problems'] =>
  Array.from({ length: count }, (_, index) => problem({ id: `${index}` }));

function list(over: Partial<Overview>, properties: object = {}): HTMLElement {
  return show('c-problem-list', ProblemList, { view: overview(over), ...properties });
}

describe('c-problem-list', () => {
  afterEach(clearPage);

  it('has a line for each problem, and fills the button of the first where that is the first thing to do', () => {
    const element = list({ problems: numbered(3) }, { isFilled: true });

    expect(all(element, '[data-id="problem"]')).toHaveLength(3);
    expect(buttons(element).map(({ variant }) => variant)).toEqual(['brand', 'neutral', 'neutral']);
    expect(maybe(element, '[data-id="more"]')).toBeNull();
    expectAccessible(element);
    clearPage();
    expect(buttons(list({ problems: numbered(1) })).map(({ variant }) => variant)).toEqual(['neutral']);
  });

  it('tells which button was pressed', () => {
    const element = list({ problems: [problem(), problem({ id: '2', records: 1 })] });
    const heard = jest.fn();
    element.addEventListener('mend', (event) => void heard((event as CustomEvent).detail));
    buttons(element)[1]?.click();

    expect(heard).toHaveBeenCalledWith(expect.objectContaining({ label: 'c.ProblemLookAtOne' }));
  });

  it('does not say twice what is said above, nor problems of other connections', () => {
    const own = problem({ id: 'own', sentence: 'It is down.', streamId: null, records: null });
    const foreign = problem({ id: 'foreign', connectionId: 'a00000000000002' });
    const element = list({ problems: [own, foreign, problem()] }, { told: 'It is down.' });

    expect(all(element, '[data-id="problem"]')).toHaveLength(1);
  });

  it('shows three problems, and the others once somebody asks', async () => {
    const element = list({ problems: numbered(5) });
    const more = find(element, '[data-id="more"]');

    expect(all(element, '[data-id="problem"]')).toHaveLength(3);
    expect([more.textContent.trim(), more.getAttribute('aria-expanded')]).toEqual(['and 2 others', 'false']);
    more.click();
    await settled();
    expect(all(element, '[data-id="problem"]')).toHaveLength(5);
    expect(more.getAttribute('aria-expanded')).toBe('true');
    expectAccessible(element);
    more.click();
    await settled();
    expect(all(element, '[data-id="problem"]')).toHaveLength(3);
  });

  it('counts one other as one', () => {
    expect(text(list({ problems: numbered(4) }), '[data-id="more"]')).toBe('and 1 other');
  });

  it('says whom to ask for what is not theirs to do', () => {
    const problems = [problem({ act: 'Reauthorize', records: null, streamId: null })];
    const element = list({ problems, canManage: false });

    expect(buttons(element)[0]?.disabled).toBe(true);
    expect(text(element, '[data-id="problem"]')).toContain('c.StripNotYoursToManage');
  });

  it('shows nothing where nothing is wrong', () => {
    expect(maybe(list({ problems: [] }), 'ul')).toBeNull();
  });
});
