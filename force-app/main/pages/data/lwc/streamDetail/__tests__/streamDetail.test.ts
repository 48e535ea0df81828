import { parts as tabsOf } from 'c/streamAddress';
import StreamDetail from '../streamDetail';
import {
  clearPage,
  expectAccessible,
  find,
  maybe,
  settled,
  show,
} from '../../../../../foundation/lwc/__tests__/support';
import { accountFields, config } from '../../dataPage/__tests__/support';

jest.mock('c/backfillPanel', () => jest.requireActual<object>('../../dataPage/__tests__/editorStub'));
jest.mock('c/filterBuilder', () => jest.requireActual<object>('../../dataPage/__tests__/editorStub'));
jest.mock('c/recordPreview', () => jest.requireActual<object>('../../dataPage/__tests__/editorStub'));
jest.mock('c/ruleEditor', () => jest.requireActual<object>('../../dataPage/__tests__/editorStub'));
jest.mock('c/streamSchedule', () => jest.requireActual<object>('../../dataPage/__tests__/editorStub'));

function detail(properties: object = {}): { element: HTMLElement; parts: unknown[] } {
  const changed: unknown[] = [];
  const element = show('c-stream-detail', StreamDetail, {
    config: config({ fields: [{ name: 'Name', type: 'STRING', outward: 'title' }] }),
    objectLabel: 'Account',
    fields: accountFields(),
    canManage: true,
    ...properties,
  });
  element.addEventListener('change', (event) => changed.push((event as CustomEvent).detail));
  return { element, parts: changed };
}

function fire(element: HTMLElement, selector: string, detailOf: object): void {
  find(element, selector).dispatchEvent(new CustomEvent('change', { detail: detailOf, bubbles: true, composed: true }));
}

describe('c-stream-detail', () => {
  afterEach(clearPage);

  it('hands each part to its editor', () => {
    const { element } = detail();

    expect(find<HTMLElement & { selected: string[] }>(element, 'c-field-tree').selected).toEqual(['Name']);
    expect(find<HTMLElement & { mappings: unknown }>(element, 'c-mapping-table').mappings).toHaveLength(1);
    expectAccessible(element);
  });

  it('keeps the mapping of a field that stays, and notes the type of a new one', () => {
    const { element, parts } = detail();

    fire(element, 'c-field-tree', { names: ['Name', 'Score__c'] });

    expect(parts).toEqual([
      {
        fields: [
          { name: 'Name', type: 'STRING', outward: 'title' },
          { name: 'Score__c', type: 'DOUBLE' },
        ],
      },
    ]);
  });

  it('tells the tab that somebody chooses, and shows the one that it is told', () => {
    const { element } = detail({ editor: 'filter' });
    const told: unknown[] = [];
    element.addEventListener('part', (event) => told.push((event as CustomEvent).detail));

    expect(find<HTMLElement & { activeTabValue: string }>(element, 'lightning-tabset').activeTabValue).toBe('filter');
    const tabs = [...(element.shadowRoot?.querySelectorAll<HTMLElement & { value: string }>('lightning-tab') ?? [])];
    tabs.forEach((tab) => tab.dispatchEvent(new CustomEvent('active')));
    expect(told).toEqual(tabs.map(({ value }) => value));
    expect(told).toEqual([...tabsOf]);
  });

  it('gives the tree another list of names only where a name is another', async () => {
    const { element } = detail();
    const selected = (): unknown => find<HTMLElement & { selected: unknown }>(element, 'c-field-tree').selected;
    const before = selected();

    Object.assign(element, { config: config({ fields: [{ name: 'Name', outward: 'other' }] }) });
    await settled();
    expect(selected()).toBe(before);

    Object.assign(element, { config: config({ fields: [{ name: 'Phone' }] }) });
    await settled();
    expect(selected()).toEqual(['Phone']);
  });

  it('passes on mappings and the switch', () => {
    const { element, parts } = detail();

    fire(element, 'c-mapping-table', { mappings: [{ name: 'Phone' }] });
    fire(element, '[data-id="switch"]', { checked: false });

    expect(parts).toEqual([{ fields: [{ name: 'Phone' }] }, { isOn: false }]);
  });

  it('passes on filter, rule and schedule, but no event of an input within them', () => {
    const { element, parts } = detail();

    fire(element, 'c-filter-builder', { filter: null });
    fire(element, 'c-filter-builder', { value: 'Name' });
    fire(element, 'c-rule-editor', { ruleName: 'isActive', ruleObject: 'Account', rule: null });
    fire(element, 'c-rule-editor', { value: 'isActive' });
    fire(element, 'c-stream-schedule', { frequencyMinutes: 60 });
    fire(element, 'c-stream-schedule', { checked: true });

    expect(parts).toEqual([
      { filter: null },
      { ruleName: 'isActive', ruleObject: 'Account', rule: null },
      { frequencyMinutes: 60 },
    ]);
  });

  it('has a rule only over accounts', () => {
    const { element } = detail({ config: config({ objectName: 'Lead' }) });

    expect(maybe(element, 'c-rule-editor')).toBeNull();
    expect(find(element, 'c-filter-builder')).toMatchObject({ objectName: 'Lead' });
  });

  it('has a draft counted for whoever may save it', () => {
    expect(find(detail({ canManage: true }).element, 'c-dry-run')).toMatchObject({ config: config() });
    expect(maybe(detail({ canManage: false }).element, 'c-dry-run')).toBeNull();
  });

  it('previews what is edited, and sends existing records once there is a saved stream', () => {
    const saved = detail({ canRun: true, canPause: true }).element;
    expect(find(saved, 'c-backfill-panel')).toMatchObject({
      streamId: config().id,
      canRun: true,
      canBackfill: false,
      canPause: true,
    });
    expect(find(saved, 'c-record-preview')).toMatchObject({ config: { id: config().id } });

    const fresh = detail({ config: config({ id: null }) }).element;
    expect(maybe(fresh, 'c-backfill-panel')).toBeNull();
    expect(find(fresh, 'c-record-preview')).toMatchObject({ config: { id: null } });
    expect(find(fresh, '[data-id="save-first"]').textContent).toBe('c.StreamSaveFirst');
  });

  it('can be reviewed and discarded once something has changed', () => {
    const { element } = detail({ isDirty: true });
    const fired: string[] = [];
    for (const name of ['review', 'discard']) {
      element.addEventListener(name, () => fired.push(name));
      find(element, `[data-id="${name}"]`).click();
    }

    expect(fired).toEqual(['review', 'discard']);
    expect(find(element, '[data-id="unsaved"]')).toBeTruthy();
  });

  it('has nothing to review while nothing has changed', () => {
    const { element } = detail();

    expect(find<HTMLButtonElement>(element, '[data-id="review"]').disabled).toBe(true);
    expect(maybe(element, '[data-id="discard"]')).toBeNull();
    expect(maybe(element, '[data-id="unsaved"]')).toBeNull();
  });

  it('shows everything and lets nothing be changed without the permission', () => {
    const { element } = detail({ canManage: false });

    expect(maybe(element, '[data-id="review"]')).toBeNull();
    for (const selector of ['c-field-tree', 'c-mapping-table', '[data-id="switch"]']) {
      expect(find<HTMLInputElement>(element, selector).disabled).toBe(true);
    }
  });

  it('moves the focus to its heading', () => {
    const { element } = detail();

    element.focus();

    expect(element.shadowRoot?.activeElement).toBe(find(element, '[data-id="heading"]'));
  });

  it('moves the focus to the field that somebody was led to, and where it is not mapped to its heading', () => {
    const { element } = detail();
    const reveal = jest.fn((field: string) => field === 'Phone');
    Object.assign(find(element, 'c-mapping-table'), { reveal });

    for (const [field, focused] of [
      ['Phone', null],
      ['Fax', find(element, '[data-id="heading"]')],
    ] as const) {
      Object.assign(element, { field });
      element.focus();
      expect(reveal).toHaveBeenLastCalledWith(field);
      expect(element.shadowRoot?.activeElement).toBe(focused);
    }
  });
});
