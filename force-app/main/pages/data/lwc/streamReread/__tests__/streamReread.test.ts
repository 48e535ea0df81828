import { loadSelfChanging } from 'c/scheduleApi';
import StreamReread from '../streamReread';
import {
  clearPage,
  expectAccessible,
  find,
  maybe,
  settled,
  show,
  text,
} from '../../../../../foundation/lwc/__tests__/support';

jest.mock('c/scheduleApi', () => ({ loadSelfChanging: jest.fn() }));

const selfChanging = jest.mocked(loadSelfChanging);

const config = { objectName: 'Case', fields: [{ name: 'ContactEmail' }], filter: null, frequencyMinutes: 1 };
const found = {
  fields: [{ name: 'ContactEmail', label: 'Contact Email', cause: 'of another record' }],
  isScopeChanging: false,
  estimate: { records: 1200, callouts: 3, executions: 1, minutes: 2 },
};

async function shown(properties: object = {}): Promise<HTMLElement> {
  const element = show('c-stream-reread', StreamReread, { config, ...properties });
  await settled();
  return element;
}

describe('c-stream-reread', () => {
  afterEach(() => {
    clearPage();
    jest.clearAllMocks();
  });

  it('names what changes by itself, how old it may be, and what a reading takes', async () => {
    selfChanging.mockResolvedValue(found);

    const element = await shown();

    expect(text(element, '[data-id="field"]')).toBe('Contact Email: of another record');
    expect(find<HTMLElement & { estimate: object }>(element, '[data-id="cost"]').estimate).toEqual(found.estimate);
    expect(find<HTMLElement & { value: string }>(element, '[data-id="reread"]').value).toBe('Nightly');
    expect(maybe(element, '[data-id="scope"]')).toBeNull();
    expectAccessible(element);
  });

  it('asks for nothing where each value changes with its record', async () => {
    selfChanging.mockResolvedValue({ fields: [], isScopeChanging: false, estimate: null });

    const element = await shown();

    expect(maybe(element, '[data-id="nothing"]')).not.toBeNull();
    expect(maybe(element, '[data-id="reread"]')).toBeNull();
  });

  it('says so where only the scope changes, and what cannot be estimated yet', async () => {
    selfChanging.mockResolvedValue({ fields: [], isScopeChanging: true, estimate: null });

    const element = await shown({ config: { ...config, reread: 'Weekly' } });

    expect(maybe(element, '[data-id="scope"]')).not.toBeNull();
    expect(maybe(element, '[data-id="field"]')).toBeNull();
    expect(maybe(element, '[data-id="cost"]')).toBeNull();
    expect(text(element, '[data-id="no-cost"]')).toBe('c.SelfChangeNoCost');
    expect(find<HTMLElement & { value: string }>(element, '[data-id="reread"]').value).toBe('Weekly');
  });

  it('fires what is chosen, and loads again only where other records or fields are chosen', async () => {
    selfChanging.mockResolvedValue(found);
    const element = (await shown()) as HTMLElement & { config: object };
    const changes: unknown[] = [];
    element.addEventListener('change', (event) => changes.push((event as CustomEvent<unknown>).detail));

    find(element, '[data-id="reread"]').dispatchEvent(
      new CustomEvent('change', { detail: { value: 'Never' }, bubbles: true, composed: true }),
    );
    element.config = { ...config, reread: 'Never' };
    await settled();
    expect(changes).toEqual([{ reread: 'Never' }]);
    expect(selfChanging).toHaveBeenCalledTimes(1);

    element.config = { ...config, fields: [] };
    await settled();
    expect(selfChanging).toHaveBeenCalledTimes(2);
  });

  it('says what went wrong, and tries again', async () => {
    selfChanging.mockRejectedValueOnce({ body: { message: 'No access.' } });
    const element = await shown();
    expect(text(element, '[data-id="failure"]')).toBe('No access.');

    selfChanging.mockResolvedValue(found);
    find(element, '[data-id="try-again"]').click();
    await settled();

    expect(maybe(element, '[data-id="failure"]')).toBeNull();
    expect(text(element, '[data-id="field"]')).toBe('Contact Email: of another record');
  });
});
