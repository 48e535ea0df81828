import RuleEditor from '../ruleEditor';
import { clearPage, expectAccessible, find, maybe, show, text } from '../../../../../foundation/lwc/__tests__/support';

jest.mock('c/filterApi', () => ({
  checkFilter: jest.fn(() => new Promise(() => undefined)),
  loadFilterFields: jest.fn(() => new Promise(() => undefined)),
  loadRecordTypes: jest.fn(() => new Promise(() => undefined)),
}));

const rule = {
  logic: null,
  rows: [{ field: 'StageName', operator: 'equals', values: ['Closed Won'] }],
  recordTypes: [],
};
const active = { ruleName: 'activeContract', ruleObject: 'Opportunity', rule };

function shown(properties: object = active): { element: HTMLElement; changes: unknown[] } {
  const element = show('c-rule-editor', RuleEditor, properties);
  const changes: unknown[] = [];
  element.addEventListener('change', (event) => changes.push((event as CustomEvent<unknown>).detail));
  return { element, changes };
}

function change(element: HTMLElement, selector: string, detail: object): void {
  find(element, selector).dispatchEvent(new CustomEvent('change', { detail, bubbles: true, composed: true }));
}

describe('c-rule-editor', () => {
  afterEach(clearPage);

  it('shows a rule over opportunities with its conditions', () => {
    const { element } = shown();
    const builder = find<HTMLElement & { objectName: string; filter: unknown }>(element, 'c-filter-builder');

    expect(builder.objectName).toBe('Opportunity');
    expect(builder.filter).toEqual(rule);
    expect(text(element, '[data-id="meaning"]')).toBe('c.RuleTrueForOpportunity');
    expectAccessible(element);
  });

  it('begins a rule over the account under its usual name, and ends it', () => {
    const { element, changes } = shown({});
    expect(maybe(element, 'c-filter-builder')).toBeNull();

    change(element, '[data-id="toggle"]', { checked: true });
    change(element, '[data-id="toggle"]', { checked: false });

    expect(changes).toEqual([
      { ruleName: 'activeContract', ruleObject: 'Account', rule: null },
      { ruleName: null, ruleObject: null, rule: null },
    ]);
  });

  it('changes name and conditions', () => {
    const { element, changes } = shown();

    change(element, '[data-id="name"]', { value: ' paying ' });
    change(element, 'c-filter-builder', { filter: null });

    expect(changes).toEqual([
      { ...active, ruleName: 'paying' },
      { ...active, rule: null },
    ]);
  });

  it('keeps a rule whose name is being emptied', () => {
    const { element, changes } = shown();

    change(element, '[data-id="name"]', { value: '' });

    expect(changes).toEqual([{ ...active, ruleName: '' }]);
    expect(maybe(shown({ ...active, ruleName: '' }).element, 'c-filter-builder')).not.toBeNull();
  });

  it('forgets the conditions with the object whose fields they name', () => {
    const { element, changes } = shown();

    change(element, '[data-id="object"]', { value: 'Account' });

    expect(changes).toEqual([{ ruleName: 'activeContract', ruleObject: 'Account', rule: null }]);
  });

  it('is only looked at while it is disabled', () => {
    const { element } = shown({ ...active, disabled: true });

    for (const selector of ['[data-id="toggle"]', '[data-id="name"]', '[data-id="object"]', 'c-filter-builder']) {
      expect(find<HTMLElement & { disabled: boolean }>(element, selector).disabled).toBe(true);
    }
  });
});
