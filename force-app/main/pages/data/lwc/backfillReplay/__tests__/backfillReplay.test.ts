import BackfillReplay from '../backfillReplay';
import {
  clearPage,
  expectAccessible,
  find,
  maybe,
  settled,
  show,
  text,
} from '../../../../../foundation/lwc/__tests__/support';

jest.mock('@salesforce/label/c.ReplayChosenCount', () => ({ default: '{0} records' }), { virtual: true });
jest.mock('@salesforce/label/c.ReplayNotIds', () => ({ default: 'No Ids: {0}' }), { virtual: true });

interface Button extends HTMLElement {
  disabled: boolean;
}
interface Picker extends HTMLElement {
  objectName: string;
  clear(): void;
}

const first = '001000000000001AAA';
const second = '001000000000002';

function shown(properties: object = {}): { element: HTMLElement & { reset(): void }; asked: unknown[] } {
  const element = show('c-backfill-replay', BackfillReplay, { objectName: 'Account', ...properties });
  const asked: unknown[] = [];
  element.addEventListener('replay', (event) => asked.push((event as CustomEvent<unknown>).detail));
  return { element: element as HTMLElement & { reset(): void }, asked };
}

async function change(element: HTMLElement, id: string, detail: object): Promise<void> {
  find(element, `[data-id="${id}"]`).dispatchEvent(
    new CustomEvent('change', { detail, bubbles: true, composed: true }),
  );
  await settled();
}

async function pick(element: HTMLElement, detail: object): Promise<void> {
  find(element, '[data-id="finder"]').dispatchEvent(new CustomEvent('pick', { detail }));
  await settled();
}

const button = (element: HTMLElement): Button => find(element, '[data-id="replay"]');

describe('c-backfill-replay', () => {
  afterEach(clearPage);

  it('replays from a moment', async () => {
    const { element, asked } = shown();
    expect(button(element).disabled).toBe(true);
    expectAccessible(element);

    await change(element, 'moment', { value: '2026-01-01T10:00:00.000Z' });
    button(element).click();

    expect(asked).toEqual([{ since: '2026-01-01T10:00:00.000Z' }]);
    await change(element, 'moment', { value: '' });
    expect(button(element).disabled).toBe(true);
  });

  it('replays records whose Ids were pasted, each once', async () => {
    const { element, asked } = shown();
    await change(element, 'kind', { value: 'records' });
    expect(button(element).disabled).toBe(true);

    await change(element, 'ids', { value: `${first}, ${second}\n${first};` });

    expect(text(element, '[data-id="count"]')).toBe('2 records');
    button(element).click();
    expect(asked).toEqual([{ recordIds: [first, second] }]);
  });

  it('names what is no Id, and replays nothing then', async () => {
    const { element } = shown();
    await change(element, 'kind', { value: 'records' });
    await change(element, 'ids', { value: `${first} Acme 123` });

    expect(text(element, '[data-id="problem"]')).toBe('No Ids: Acme, 123');
    expect(button(element).disabled).toBe(true);
  });

  it('adds a record that was searched for', async () => {
    const { element, asked } = shown();
    await change(element, 'kind', { value: 'records' });
    await change(element, 'ids', { value: second });
    const picker = find<Picker>(element, '[data-id="finder"]');
    const cleared = jest.spyOn(picker, 'clear');
    expect(picker.objectName).toBe('Account');

    await pick(element, { recordId: first });
    await pick(element, { recordId: first });
    await pick(element, { recordId: null });
    button(element).click();

    expect(asked).toEqual([{ recordIds: [second, first] }]);
    expect(cleared).toHaveBeenCalledTimes(2);
  });

  it('keeps the changes of its inputs to itself', async () => {
    const { element } = shown();
    const heard = jest.fn();
    element.addEventListener('change', heard);

    await change(element, 'moment', { value: '2026-01-01T10:00:00.000Z' });
    await change(element, 'kind', { value: 'records' });
    await change(element, 'ids', { value: first });

    expect(heard).not.toHaveBeenCalled();
  });

  it('is emptied once the replay is under way', async () => {
    const { element } = shown();
    await change(element, 'kind', { value: 'records' });
    await change(element, 'ids', { value: first });

    element.reset();
    await settled();

    expect(text(element, '[data-id="count"]')).toBe('0 records');
  });

  it('waits while it must not start', async () => {
    const { element } = shown({ disabled: true, objectName: '' });
    await change(element, 'moment', { value: '2026-01-01T10:00:00.000Z' });
    expect(button(element).disabled).toBe(true);

    await change(element, 'kind', { value: 'records' });
    expect(maybe(element, '[data-id="finder"]')).toBeNull();
  });
});
