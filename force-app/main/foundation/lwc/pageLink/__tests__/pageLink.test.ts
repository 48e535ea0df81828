import PageLink from '../pageLink';
import { clearPage, find, settled, show } from '../../__tests__/support';

const mockGoes = jest.fn();
const mockLocates = jest.fn();

jest.mock('lightning/navigation', () => {
  const Navigate = Symbol('Navigate');
  const GenerateUrl = Symbol('GenerateUrl');
  const mixin = (Base: new () => object): object =>
    class extends Base {
      [Navigate](target: unknown): void {
        mockGoes(target);
      }
      [GenerateUrl](target: unknown): Promise<string> {
        return mockLocates(target) as Promise<string>;
      }
    };
  return { NavigationMixin: Object.assign(mixin, { Navigate, GenerateUrl }) };
});

const target = {
  type: 'standard__navItemPage',
  attributes: { apiName: 'Syncline_Data' },
  state: { c__stream: 'a02000000000001' },
};
const link = (element: HTMLElement): HTMLAnchorElement => find<HTMLAnchorElement>(element, 'a');

function click(element: HTMLElement, how: MouseEventInit = {}): MouseEvent {
  const event = new MouseEvent('click', { cancelable: true, ...how });
  link(element).dispatchEvent(event);
  return event;
}

function shown(properties: object = {}): HTMLElement {
  return show('c-page-link', PageLink, { tab: 'Syncline_Data', state: target.state, ...properties });
}

describe('c-page-link', () => {
  beforeEach(() => {
    mockLocates.mockResolvedValue('/lightning/n/Syncline_Data');
  });
  afterEach(clearPage);

  it('has the address of the tab, so that another window opens it too', async () => {
    const element = shown();
    await settled();

    expect(mockLocates).toHaveBeenLastCalledWith(target);
    expect(link(element).getAttribute('href')).toBe('/lightning/n/Syncline_Data');
  });

  it('goes there without a reload', async () => {
    const element = shown();
    await settled();

    expect(click(element).defaultPrevented).toBe(true);
    expect(mockGoes).toHaveBeenCalledWith(target);
  });

  it.each([{ ctrlKey: true }, { metaKey: true }, { shiftKey: true }])(
    'leaves a click with %p to the browser',
    async (how) => {
      const element = shown();
      await settled();

      expect(click(element, how).defaultPrevented).toBe(false);
      expect(mockGoes).not.toHaveBeenCalled();
    },
  );

  it('keeps the newest address, whichever comes last', async () => {
    let late: (url: string) => void = () => undefined;
    mockLocates.mockReset();
    mockLocates.mockReturnValueOnce(new Promise<string>((resolve) => (late = resolve))).mockResolvedValue('/new');
    const element = shown({ state: {} });
    await settled();
    late('/old');
    await settled();

    expect(link(element).getAttribute('href')).toBe('/new');
  });

  it('is no link while no tab is known', async () => {
    const element = shown({ tab: '' });
    await settled();

    expect(link(element).hasAttribute('href')).toBe(false);
    expect(mockLocates).not.toHaveBeenCalled();
  });
});
