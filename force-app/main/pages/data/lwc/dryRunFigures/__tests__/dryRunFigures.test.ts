import type { DryRun } from 'c/dryRunApi';
import DryRunFigures from '../dryRunFigures';
import {
  clearPage,
  expectAccessible,
  find,
  maybe,
  settled,
  show,
  text,
} from '../../../../../foundation/lwc/__tests__/support';
import { dryRun } from '../../dryRun/__tests__/support';

jest.mock('@salesforce/label/c.DryRunTakenOutText', () => ({ default: '{0} are taken out' }), { virtual: true });
jest.mock('@salesforce/label/c.DryRunTakenOutOne', () => ({ default: 'one is taken out' }), { virtual: true });
jest.mock('@salesforce/label/c.DryRunHidden', () => ({ default: 'hidden: {0}' }), { virtual: true });

async function shown(over: Partial<DryRun> = {}, isBrief = false): Promise<HTMLElement> {
  const element = show('c-dry-run-figures', DryRunFigures, { dryRun: dryRun(over), isBrief });
  await settled();
  return element;
}

const texts = (element: HTMLElement, selector: string) =>
  [...(element.shadowRoot?.querySelectorAll(selector) ?? [])].map((each) => each.textContent.trim());

describe('c-dry-run-figures', () => {
  afterEach(clearPage);

  it('shows how many arrive, are left out and are taken out, as a bar and as a table', async () => {
    const element = await shown();

    expect(texts(element, '[data-id="figure"]')).toEqual([
      'c.DryRunArriving1,200',
      'c.DryRunLeftOut50',
      'c.DryRunTakenOut750',
    ]);
    expect(find(element, '[data-id="bar"]').getAttribute('aria-label')).toBe(
      'c.DryRunArriving: 1,200, c.DryRunLeftOut: 50, c.DryRunTakenOut: 750',
    );
    expectAccessible(element);
  });

  it('draws each part as wide as its share, told apart without colour', async () => {
    const element = await shown({ arriving: 1, leftOut: 1, takenOut: 2 });
    const paths = [...(element.shadowRoot?.querySelectorAll('[data-id="shape"]') ?? [])].map((each) =>
      each.getAttribute('d'),
    );

    expect(paths.map((path) => /h(\d+)v/.exec(path ?? '')?.[1])).toEqual(['150', '150', '300']);
    expect(paths.map((path) => path?.split('M').length)).toEqual([2, 26, 52]);
  });

  it('draws nothing of a side that has none, and says that nothing is taken out by saying nothing', async () => {
    const element = await shown({ arriving: 3, leftOut: 0, takenOut: 0, conditions: [], samples: [] });

    expect(texts(element, '[data-id="shape"]')).toHaveLength(1);
    expect(maybe(element, '[data-id="taken-out"]')).toBeNull();
    expect(maybe(element, '[data-id="condition"]')).toBeNull();
  });

  it('warns of what is taken out, of one and of many', async () => {
    expect(text(await shown(), '[data-id="taken-out"]')).toBe('750 are taken out');
    expect(text(await shown({ takenOut: 1 }), '[data-id="taken-out"]')).toBe('one is taken out');
  });

  it('lists the conditions, those that most do not match first', async () => {
    const element = await shown();

    expect(texts(element, '[data-id="condition"]')).toEqual(['Industry is Energy50700', 'Rating is Hot0100']);
    expect(maybe(element, '[data-id="several"]')).not.toBeNull();
  });

  it('shows samples of each side with the reason, and how many cannot be seen', async () => {
    const element = await shown({ hiddenSamples: 2 });

    expect(texts(element, '[data-id="samples"] p')).toEqual(['c.DryRunSamplesArriving', 'c.DryRunSamplesTakenOut']);
    expect(texts(element, '[data-id="sample"]')).toEqual(['', 'Industry']);
    expect(text(element, '[data-id="hidden"]')).toBe('hidden: 2');
  });

  it('leaves samples away where it is brief', async () => {
    const element = await shown({ hiddenSamples: 2 }, true);

    expect(maybe(element, '[data-id="samples"]')).toBeNull();
    expect(maybe(element, '[data-id="hidden"]')).toBeNull();
  });

  it('says where nobody knows what is taken out', async () => {
    expect(text(await shown({ isSavedUnknown: true }), '[data-id="saved-unknown"]')).toBe('c.DryRunSavedUnknown');
  });
});
