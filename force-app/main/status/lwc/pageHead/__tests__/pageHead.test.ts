import PageHead from '../pageHead';
import { clearPage, expectAccessible, find, maybe, settled, show } from '../../../../foundation/lwc/__tests__/support';

const mockLook = jest.fn(() => Promise.resolve({}));
jest.mock('@salesforce/apex/StatusController.load', () => ({ default: () => mockLook() }), { virtual: true });

const connections = [
  { id: 'a00000000000001', name: 'One' },
  { id: 'a00000000000002', name: 'Two' },
];

type Choice = HTMLElement & { value: string; options: object[] };
type Strip = HTMLElement & { connectionId: string; isHome: boolean };

function head(properties: object): HTMLElement & { look(): Promise<void> } {
  return show('c-page-head', PageHead, properties) as HTMLElement & { look(): Promise<void> };
}

describe('c-page-head', () => {
  afterEach(clearPage);

  it('offers the connections, tells what one is doing, and which other is chosen', () => {
    const element = head({ connections, connectionId: 'a00000000000002' });
    const chosen = jest.fn();
    element.addEventListener('choose', (event) => void chosen((event as CustomEvent).detail));
    const choice = find<Choice>(element, '[data-id="connection"]');

    expect(choice.value).toBe('a00000000000002');
    expect(choice.options).toEqual([
      { label: 'One', value: 'a00000000000001' },
      { label: 'Two', value: 'a00000000000002' },
    ]);
    expect(find<Strip>(element, 'c-status-strip').connectionId).toBe('a00000000000002');
    choice.dispatchEvent(new CustomEvent('change', { detail: { value: 'a00000000000001' } }));

    expect(chosen).toHaveBeenCalledWith('a00000000000001');
    expectAccessible(element);
  });

  it('offers no choice of one, nor where a list does', () => {
    expect(maybe(head({ connections: connections.slice(1) }), '[data-id="connection"]')).toBeNull();
    const home = head({ connections, isHome: true });
    expect(maybe(home, '[data-id="connection"]')).toBeNull();
    expect(find<Strip>(home, 'c-status-strip').isHome).toBe(true);
  });

  it('tells what the strip has done, and looks again for what the page has', async () => {
    const element = head({ connections, connectionId: 'a00000000000001' });
    const changed = jest.fn();
    element.addEventListener('changed', changed);
    await settled();
    const before = mockLook.mock.calls.length;

    find(element, 'c-status-strip').dispatchEvent(new CustomEvent('changed'));
    expect(changed).toHaveBeenCalledTimes(1);
    await element.look();
    expect(mockLook).toHaveBeenCalledTimes(before + 1);
  });

  it('asks nothing of what its page knows', async () => {
    const before = mockLook.mock.calls.length;
    const known = { connection: null, canRun: true, canPause: true, canManage: true, connectionsTab: 'x', now: '' };
    const element = head({ connections, connectionId: 'a00000000000001', known });
    await settled();

    expect(find<HTMLElement & { known: object }>(element, 'c-status-strip').known).toEqual(known);
    expect(mockLook).toHaveBeenCalledTimes(before);
  });
});
