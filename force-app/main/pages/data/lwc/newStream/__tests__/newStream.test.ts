import { loadFills } from 'c/newStreamApi';
import { loadObjects } from 'c/streamApi';
import NewStream from '../newStream';
import {
  clearPage,
  expectAccessible,
  find,
  maybe,
  settled,
  show,
  text,
} from '../../../../../foundation/lwc/__tests__/support';
import { accountFields, config, object, preset } from '../../dataPage/__tests__/support';

jest.mock('c/streamApi', () => ({ loadObjects: jest.fn() }));
jest.mock('c/newStreamApi', () => ({ loadCounts: jest.fn(async () => Promise.resolve([])), loadFills: jest.fn() }));
jest.mock('c/filterBuilder', () => jest.requireActual<object>('../../dataPage/__tests__/editorStub'));
jest.mock('c/recordPreview', () => jest.requireActual<object>('../../dataPage/__tests__/editorStub'));
jest.mock('c/ruleEditor', () => jest.requireActual<object>('../../dataPage/__tests__/editorStub'));
jest.mock('c/streamSchedule', () => jest.requireActual<object>('../../dataPage/__tests__/editorStub'));
jest.mock('c/streamReread', () => jest.requireActual<object>('../../dataPage/__tests__/editorStub'));
jest.mock('c/streamStart', () => jest.requireActual<object>('./startStub'));
jest.mock('@salesforce/label/c.NewStreamObjectHeading', () => ({ default: '{0}/{1}: object' }), { virtual: true });
jest.mock('@salesforce/label/c.NewStreamFieldsHeading', () => ({ default: '{0}/{1}: fields of {2}' }), {
  virtual: true,
});
jest.mock('@salesforce/label/c.NewStreamWhenHeading', () => ({ default: '{0}/{1}: when, {2}' }), { virtual: true });
jest.mock('@salesforce/label/c.FieldFillsUnknown', () => ({ default: 'Not known: {0}' }), { virtual: true });

const objects = jest.mocked(loadObjects);
const fills = jest.mocked(loadFills);
const someFills = { records: 4, fields: [{ name: 'Phone', filled: 3 }] };

const fresh = (over: object = {}) => config({ id: null, isOn: false, ...over });

interface Shown {
  element: HTMLElement;
  events: [string, unknown][];
}

/** As a page shows it: what it changes comes back to it. */
async function steps(properties: object = {}): Promise<Shown> {
  const events: [string, unknown][] = [];
  const element = show('c-new-stream', NewStream, {
    config: null,
    objectLabel: 'Account',
    fields: accountFields(),
    presets: [preset()],
    taken: ['Lead'],
    canRun: true,
    ...properties,
  }) as HTMLElement & { config: object | null };
  for (const name of ['pick', 'open', 'change', 'made', 'discard', 'cancel']) {
    element.addEventListener(name, (event) => {
      events.push([name, (event as CustomEvent<unknown>).detail]);
      if (name === 'change') {
        element.config = { ...element.config, ...(event as CustomEvent<object>).detail };
      }
    });
  }
  await settled(20);
  return { element, events };
}

async function fire(element: HTMLElement, selector: string, name: string, detail?: object): Promise<void> {
  find(element, selector).dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true }));
  await settled(20);
}

const press = (element: HTMLElement, id: string) => fire(element, `[data-id="${id}"]`, 'click');
const current = (element: HTMLElement) =>
  find<HTMLElement & { currentStep: string }>(element, 'lightning-progress-indicator').currentStep;
const focused = (element: HTMLElement) =>
  (element.shadowRoot?.activeElement as HTMLElement | null)?.dataset['id'] ?? null;

describe('c-new-stream', () => {
  beforeEach(() => {
    objects.mockReset();
    objects.mockResolvedValue([object()]);
    fills.mockReset();
    fills.mockResolvedValue(someFills);
  });

  afterEach(clearPage);

  it('previews what is chosen as soon as there is an object', async () => {
    const { element } = await steps();
    expect(maybe(element, 'c-record-preview')).toBeNull();

    const draft = fresh();
    const begun = (await steps({ config: draft })).element;
    expect(find(begun, 'c-record-preview')).toMatchObject({ config: draft });
  });

  it('begins with the objects', async () => {
    const { element, events } = await steps();

    expect(text(element, '[data-id="heading"]')).toBe('1/3: object');
    expect(current(element)).toBe('object');
    expect(find(element, 'c-object-picker')).toMatchObject({ objects: [object()], taken: ['Lead'] });
    expect(maybe(element, '[data-id="back"]')).toBeNull();
    expect(maybe(element, '[data-id="next"]')).toBeNull();
    expectAccessible(element);

    await fire(element, 'c-object-picker', 'pick', { objectName: 'Contact' });
    await fire(element, 'c-object-picker', 'open', { objectName: 'Lead' });
    await press(element, 'leave');
    expect(events).toEqual([
      ['pick', { objectName: 'Contact' }],
      ['open', { objectName: 'Lead' }],
      ['cancel', null],
    ]);
  });

  it('says why there are no objects, and tries again', async () => {
    objects.mockRejectedValueOnce({ body: { message: 'No answer.' } });
    const { element } = await steps();
    expect(text(element, '[data-id="objects-failure"]')).toBe('No answer.');

    await press(element, 'try-again');

    expect(find(element, 'c-object-picker')).toBeTruthy();
  });

  it('goes on to the fields of what was chosen, with how often they are filled', async () => {
    const { element, events } = await steps({ config: fresh() });

    expect(text(element, '[data-id="heading"]')).toBe('2/3: fields of Account');
    expect(current(element)).toBe('fields');
    expect(fills).toHaveBeenCalledWith('Account');
    expect(find(element, 'c-field-tree')).toMatchObject({ selected: ['Name'], fills: someFills });
    expect(objects).not.toHaveBeenCalled();
    expectAccessible(element);

    await fire(element, 'c-field-tree', 'change', { names: ['Name', 'Phone'] });
    expect(events).toEqual([
      [
        'change',
        {
          fields: [
            { name: 'Name', type: 'STRING' },
            { name: 'Phone', type: 'PHONE' },
          ],
        },
      ],
    ]);
    await fire(element, 'c-mapping-table', 'change', { mappings: [{ name: 'Name', outward: 'title' }] });
    const tree = find<HTMLElement & { selected: unknown }>(element, 'c-field-tree');
    const before = tree.selected;
    expect(before).toEqual(['Name']);
    await fire(element, 'c-mapping-table', 'change', { mappings: [{ name: 'Name', outward: 'name' }] });
    expect(tree.selected).toBe(before);
  });

  it('lets fields be chosen where nobody knows how often they are filled', async () => {
    fills.mockRejectedValueOnce({ body: { message: 'It cannot be sorted.' } });
    const { element } = await steps({ config: fresh() });

    expect(text(element, '[data-id="shares-failure"]')).toBe('Not known: It cannot be sorted.');
    expect(find(element, 'c-field-tree')).toMatchObject({ fills: null });
  });

  it('ends with records, schedule and the ways to begin', async () => {
    const { element, events } = await steps({ config: fresh() });
    await press(element, 'next');

    expect(text(element, '[data-id="heading"]')).toBe('3/3: when, Account');
    expect(focused(element)).toBe('heading');
    expect(maybe(element, '[data-id="next"]')).toBeNull();
    expect(find(element, 'c-filter-builder')).toMatchObject({ objectName: 'Account' });
    expect(find(element, 'c-rule-editor')).toBeTruthy();
    expectAccessible(element);

    await fire(element, 'c-filter-builder', 'change', { filter: null });
    await fire(element, 'c-rule-editor', 'change', { ruleName: 'isCustomer' });
    await fire(element, 'c-stream-schedule', 'change', { frequencyMinutes: 5 });
    await fire(element, 'c-stream-schedule', 'change', { checked: true });
    await fire(element, 'c-stream-reread', 'change', { reread: 'Never' });
    await fire(element, 'c-stream-start', 'made', { streamId: 'a02', text: 'Made.' });
    expect(events).toEqual([
      ['change', { filter: null }],
      ['change', { ruleName: 'isCustomer' }],
      ['change', { frequencyMinutes: 5 }],
      ['change', { reread: 'Never' }],
      ['made', { streamId: 'a02', text: 'Made.' }],
    ]);
  });

  it('has no rule but for accounts', async () => {
    const { element } = await steps({ config: fresh({ objectName: 'Lead' }) });
    await press(element, 'next');

    expect(maybe(element, 'c-rule-editor')).toBeNull();
  });

  it('loses nothing by going back, and says each time where one is', async () => {
    const { element, events } = await steps({ config: fresh() });
    await fire(element, 'c-field-tree', 'change', { names: ['Name', 'Phone'] });
    await press(element, 'next');
    await press(element, 'back');
    expect(text(element, '[data-id="heading"]')).toBe('2/3: fields of Account');
    expect(find(element, 'c-field-tree')).toMatchObject({ selected: ['Name', 'Phone'], fills: someFills });
    expect(fills).toHaveBeenCalledTimes(1);

    await press(element, 'back');
    expect([text(element, '[data-id="heading"]'), focused(element)]).toEqual(['1/3: object', 'heading']);
    expect(find(element, 'c-object-picker')).toMatchObject({ chosen: 'Account' });
    events.length = 0;
    await fire(element, 'c-object-picker', 'pick', { objectName: 'Account' });

    expect(events).toEqual([]);
    expect(find(element, 'c-field-tree')).toMatchObject({ selected: ['Name', 'Phone'] });
  });

  it('goes to a step that is pressed, once there is an object', async () => {
    const without = (await steps()).element;
    await fire(without, '[data-step="when"]', 'click');
    expect(current(without)).toBe('object');

    const { element } = await steps({ config: fresh() });
    await fire(element, '[data-step="when"]', 'click');
    expect([current(element), focused(element)]).toEqual(['when', 'heading']);
    await fire(element, '[data-step="object"]', 'click');
    expect(current(element)).toBe('object');
  });

  it('begins anew with another object, and at the objects with none', async () => {
    const { element } = await steps({ config: fresh() });
    await press(element, 'next');

    Object.assign(element, { config: fresh({ objectName: 'Contact' }), objectLabel: 'Contact' });
    await settled(20);
    expect(text(element, '[data-id="heading"]')).toBe('2/3: fields of Contact');
    expect(fills).toHaveBeenLastCalledWith('Contact');

    Object.assign(element, { config: null });
    await settled(20);
    expect(current(element)).toBe('object');
  });

  it('discards what was begun', async () => {
    const { element, events } = await steps({ config: fresh() });
    await press(element, 'leave');

    expect(events).toEqual([['discard', null]]);
  });
});
