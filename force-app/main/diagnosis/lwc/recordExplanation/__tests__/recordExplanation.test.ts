import type { Explanation, Gate, GateOutcome, Remedy } from 'c/diagnosisApi';
import RecordExplanation from '../recordExplanation';
import {
  clearPage,
  expectAccessible,
  find,
  maybe,
  now,
  settled,
  show,
  text,
} from '../../../../foundation/lwc/__tests__/support';
import { connectionId, explanation, gate, recordId, rights } from '../../recordDiagnosis/__tests__/support';

jest.mock('c/diagnosisApi', () => ({
  askForSync: jest.fn(),
  resumeConnection: jest.fn(),
  resumeInitialSync: jest.fn(),
  retryLetter: jest.fn(),
  sendAgain: jest.fn(),
}));

type Icon = HTMLElement & { iconName: string };
type Remedied = HTMLElement & { remedy: Remedy };

const looks: readonly (readonly [GateOutcome, string, string])[] = [
  ['PASSED', 'c.DiagnosisGatePassed', 'utility:success'],
  ['BLOCKS', 'c.DiagnosisGateBlocks', 'utility:ban'],
  ['WAITS', 'c.DiagnosisGateWaits', 'utility:clock'],
  ['WARNS', 'c.DiagnosisGateWarns', 'utility:info'],
  ['NOT_ASKED', 'c.DiagnosisGateNotAsked', 'utility:dash'],
];

async function shown(over: Partial<Explanation> = {}): Promise<HTMLElement> {
  const element = show('c-record-explanation', RecordExplanation, {
    explanation: explanation(over),
    rights: rights(),
    now,
    recordId,
    recordName: 'Acme',
    objectLabel: 'Account',
  });
  await settled();
  return element;
}

function rows(table: HTMLElement): HTMLElement[] {
  return [...(table.shadowRoot?.querySelectorAll<HTMLElement>('[data-id="gate"]') ?? [])];
}

describe('c-record-explanation', () => {
  afterEach(() => clearPage());

  it.each(looks)('says the answer first where it is %s, with its remedy', async (outcome, label, icon) => {
    const element = await shown({ outcome, answer: 'So it is.', remedy: { action: 'SYNC_NOW', connectionId } });
    expect(text(element, '[data-id="answer"]')).toBe('So it is.');
    expect(find(element, '[data-id="answer"]').tagName).toBe('H3');
    expect(text(element, '[data-id="outcome"]')).toBe(label);
    expect(find<Icon>(element, 'lightning-icon').iconName).toBe(icon);
    expect(text(element, '[data-id="over"]')).toBe('c.DiagnosisOver');
    expect(find<Remedied>(element, 'c-remedy-button').remedy.action).toBe('SYNC_NOW');
    expectAccessible(element);
  });

  it('has no two outcomes of one shape', () => {
    expect(new Set(looks.map(([, , icon]) => icon)).size).toBe(5);
  });

  it('shows each check in order, with what it found, what the record has and what to do', async () => {
    const filterRemedy: Remedy = { action: 'OPEN_FILTER_ROW', row: 1 };
    const gates: Gate[] = [
      gate(),
      gate({ label: 'Connection', finding: 'Scores is paused.', outcome: 'BLOCKS', remedy: { action: 'RESUME' } }),
      gate({ label: 'Filter', finding: 'Type is X.', value: 'Y', outcome: 'BLOCKS', remedy: filterRemedy }),
    ];
    const element = await shown({ gates });
    const table = find(element, 'c-gate-table');
    expect(text(table, '[data-id="stops"]')).toBe('c.DiagnosisStopsMany');
    expect(rows(table).map((row) => row.querySelector('th')?.textContent)).toEqual(['Record', 'Connection', 'Filter']);
    const last = rows(table)[2];
    expect(last?.querySelector('[data-id="outcome"]')?.textContent).toContain('c.DiagnosisGateBlocks');
    expect(last?.querySelector('[data-id="finding"]')?.textContent).toContain('Type is X.');
    expect(last?.querySelector('[data-id="value"]')?.textContent).toBe('Y');
    const remedies = [...(table.shadowRoot?.querySelectorAll<Remedied>('c-remedy-button') ?? [])];
    expect(remedies.map(({ remedy }) => remedy)).toEqual([filterRemedy]);
    expectAccessible(table);
  });

  it.each([
    [0, 'c.DiagnosisStopsNone'],
    [1, 'c.DiagnosisStopsOne'],
    [2, 'c.DiagnosisStopsMany'],
  ])('says how many stop it: %d', async (count, label) => {
    const stops = Array.from({ length: count }, () => gate({ outcome: 'BLOCKS' }));
    const element = await shown({ gates: [gate(), gate(), ...stops] });
    expect(text(find(element, 'c-gate-table'), '[data-id="stops"]')).toBe(label);
  });

  it('fires changed once something was done, beside the answer and in the table', async () => {
    const element = await shown();
    let changes = 0;
    element.addEventListener('changed', () => (changes += 1));
    find(element, 'c-remedy-button').dispatchEvent(new CustomEvent('changed'));
    find(element, 'c-gate-table').dispatchEvent(new CustomEvent('changed'));
    expect(changes).toBe(2);
  });

  it('says once what is said by one check alone', async () => {
    const element = await shown({ gates: [gate({ outcome: 'BLOCKS' })], streamId: null });
    expect(maybe(element, 'c-gate-table')).toBeNull();
  });

  it('tells nothing of what is sent where there is no stream', async () => {
    const element = await shown({ streamId: null });
    expect(maybe(element, 'c-sent-content')).toBeNull();
  });
});
