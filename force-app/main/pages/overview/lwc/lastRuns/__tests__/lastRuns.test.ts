import LastRuns from '../lastRuns';
import type { Overview } from 'c/overviewApi';
import type { Run } from 'c/runWords';
import { clearPage, expectAccessible, find, maybe, show, text } from '../../../../../foundation/lwc/__tests__/support';
import { run } from '../../../../../activity/lwc/runSentence/__tests__/support';
import { overview } from '../../overview/__tests__/support';

jest.mock('@salesforce/label/c.LastRunsLooks', () => ({ default: '{0} of {1} looks' }), { virtual: true });
jest.mock('@salesforce/label/c.RunQuietMany', () => ({ default: '{0} quiet looks' }), { virtual: true });
jest.mock('@salesforce/label/c.RunQuietOne', () => ({ default: '{0} quiet look' }), { virtual: true });

const shown = (runs: Run[], over: Partial<Overview> = {}): HTMLElement =>
  show('c-last-runs', LastRuns, { view: overview({ runs, ...over }) });
const all = (element: HTMLElement, id: string): string[] =>
  [...(element.shadowRoot?.querySelectorAll(`[data-id="${id}"]`) ?? [])].map(({ textContent }) =>
    textContent.replaceAll(/\s+/g, ' ').trim(),
  );

describe('c-last-runs', () => {
  afterEach(clearPage);

  it('tells each run in its sentences, and when it began', () => {
    const element = shown([run()]);

    expect(all(element, 'run')).toHaveLength(1);
    expect(text(find(element, 'c-run-sentences'), '[data-id="sentence"]')).toContain('c.RunSentenceStart');
    expect(find<HTMLTimeElement>(element, 'time').getAttribute('datetime')).toBe(run().startedAt);
    expectAccessible(element);
  });

  it('folds looks that found nothing into a line', () => {
    const element = shown([run({ quietLooks: 3 }), run({ id: 'a01000000000002', quietLooks: 1 })]);

    expect(all(element, 'quiet')).toEqual(['3 quiet looks', '1 quiet look']);
  });

  it('shows six of many, and leads to all', () => {
    const element = shown(Array.from({ length: 20 }, (_, index) => run({ id: `a0100000000000${index}` })));

    expect(all(element, 'run')).toHaveLength(6);
    expect(find<HTMLElement & { state: object }>(element, '[data-id="all"]').state).toMatchObject({ c__view: 'runs' });
  });

  it('counts how many looks found something', () => {
    expect(text(shown([run()]), '[data-id="looks"]')).toBe('604 of 1,440 looks');
    clearPage();
    expect(text(shown([run()], { cost: null }), '[data-id="looks"]')).toBe('');
  });

  it('says that none ran yet', () => {
    const element = shown([]);

    expect(text(element, '[data-id="empty"]')).toBe('c.RunsEmpty');
    expect(maybe(element, 'ol')).toBeNull();
  });
});
