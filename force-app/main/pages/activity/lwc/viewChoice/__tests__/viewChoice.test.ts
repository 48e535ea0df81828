import ViewChoice from '../viewChoice';
import { clearPage, expectAccessible, settled, show, text } from '../../../../../foundation/lwc/__tests__/support';

const options = [
  { label: 'Runs', value: 'runs' },
  { label: 'Storage', value: 'storage' },
];

const radios = (element: HTMLElement): HTMLInputElement[] => [...(element.shadowRoot?.querySelectorAll('input') ?? [])];

describe('c-view-choice', () => {
  afterEach(clearPage);

  it('offers each by its label, of which one is chosen', async () => {
    const element = show('c-view-choice', ViewChoice, { label: 'View', options, value: 'runs' });

    expect(text(element, 'legend')).toBe('View');
    expect(radios(element).map(({ checked, labels }) => [labels?.[0]?.textContent, checked])).toEqual([
      ['Runs', true],
      ['Storage', false],
    ]);
    expectAccessible(element);

    Object.assign(element, { value: 'storage' });
    await settled();

    expect(radios(element).map(({ checked }) => checked)).toEqual([false, true]);
  });

  it('tells what somebody chooses, once', () => {
    const element = show('c-view-choice', ViewChoice, { label: 'View', options, value: 'runs' });
    const changed = jest.fn();
    element.addEventListener('change', (event) => void changed((event as CustomEvent).detail));

    radios(element)[1]?.click();

    expect(changed.mock.calls).toEqual([[{ value: 'storage' }]]);
  });
});
