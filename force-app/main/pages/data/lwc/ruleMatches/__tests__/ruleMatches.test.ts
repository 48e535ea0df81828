import { checkRule } from 'c/filterApi';
import type { RuleCheck } from 'c/filterApi';
import RuleMatches from '../ruleMatches';
import {
  clearPage,
  expectAccessible,
  find,
  maybe,
  settled,
  show,
  text,
} from '../../../../../foundation/lwc/__tests__/support';

jest.mock('c/filterApi', () => ({ checkRule: jest.fn() }));
jest.mock('@salesforce/label/c.RuleMatches', () => ({ default: 'true {0}, false {1}' }), { virtual: true });

const checks = jest.mocked(checkRule);
const rule = {
  logic: null,
  rows: [{ field: 'StageName', operator: 'equals', values: ['Closed Won'] }],
  recordTypes: [],
};
const check: RuleCheck = {
  meeting: 402,
  others: 198,
  meetingSamples: [{ id: '001000000000001', name: 'Acme' }],
  otherSamples: [{ id: '001000000000002', name: 'Blue' }],
};

type Shown = HTMLElement & { rule: object };

async function passed(): Promise<void> {
  jest.advanceTimersByTime(500);
  await settled();
}

describe('c-rule-matches', () => {
  beforeEach(() => {
    jest.useFakeTimers();
    checks.mockReset();
    checks.mockResolvedValue(check);
  });

  afterEach(() => {
    clearPage();
    jest.useRealTimers();
  });

  it('counts the accounts that the rule decides about, with samples of both sides', async () => {
    const element = show('c-rule-matches', RuleMatches, { rule: { ruleObject: 'Opportunity', rule } });
    await passed();

    expect(checks).toHaveBeenCalledWith('Opportunity', rule);
    expect(text(element, '[data-id="sentence"]')).toBe('true 402, false 198');
    expect(find(element, '[data-name="true"] span').textContent).toBe('c.RuleSamplesTrue');
    expect(element.shadowRoot?.querySelectorAll('[data-id="sample"]')).toHaveLength(2);
    expectAccessible(element);
  });

  it('asks once somebody has stopped to edit, and shows the last answer alone', async () => {
    const element = show('c-rule-matches', RuleMatches, { rule: { ruleObject: 'Opportunity', rule } }) as Shown;
    jest.advanceTimersByTime(400);
    element.rule = { ruleObject: 'Account', rule };
    await passed();
    element.rule = { ruleObject: 'Account', rule };
    await passed();

    expect(checks.mock.calls).toEqual([['Account', rule]]);
    expect(text(element, '[data-id="sentence"]')).toBe('true 402, false 198');
  });

  it('asks nothing before a condition is complete', async () => {
    const unfinished = { ...rule, rows: [{ field: '', operator: '', values: [] }] };
    const element = show('c-rule-matches', RuleMatches, { rule: { ruleObject: 'Account', rule: null } }) as Shown;
    await passed();
    element.rule = { ruleObject: 'Account', rule: unfinished };
    await passed();

    expect(checks).not.toHaveBeenCalled();
    expect(text(element, '[data-id="sentence"]')).toBe('');
  });

  it('shows no figures where the rule has a problem, and says where nobody answered', async () => {
    checks.mockResolvedValue({ problem: 'No such field.', meetingSamples: [], otherSamples: [] });
    const element = show('c-rule-matches', RuleMatches, { rule: { ruleObject: 'Account', rule } }) as Shown;
    await passed();
    expect(text(element, '[data-id="sentence"]')).toBe('');
    expect(maybe(element, '[data-id="failure"]')).toBeNull();

    checks.mockRejectedValue({ body: { message: 'Offline' } });
    element.rule = { ruleObject: 'Opportunity', rule };
    await passed();
    expect(text(element, '[data-id="failure"]')).toBe('Offline');
  });
});
