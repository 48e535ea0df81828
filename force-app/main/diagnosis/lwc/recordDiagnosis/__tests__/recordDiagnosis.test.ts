import { explainRecord } from 'c/diagnosisApi';
import type { Diagnosis } from 'c/diagnosisApi';
import RecordDiagnosis from '../recordDiagnosis';
import {
  clearPage,
  expectAccessible,
  find,
  maybe,
  settled,
  show,
  text,
} from '../../../../foundation/lwc/__tests__/support';
import { connectionId, diagnosis, explanation, recordId } from './support';

jest.mock('c/diagnosisApi', () => ({
  explainRecord: jest.fn(),
  askForSync: jest.fn(),
  resumeConnection: jest.fn(),
  resumeInitialSync: jest.fn(),
  retryLetter: jest.fn(),
  sendAgain: jest.fn(),
}));

type Shown = HTMLElement & { explanation: { answer: string } };
type Button = HTMLElement & { disabled: boolean; label: string };

const asks = jest.mocked(explainRecord);

/** An answer that comes when the test says so. */
function later(): { promise: Promise<Diagnosis>; come: (answer: Diagnosis) => void } {
  let come: (answer: Diagnosis) => void = () => undefined;
  const promise = new Promise<Diagnosis>((resolve) => (come = resolve));
  return { promise, come };
}

function answers(element: HTMLElement): string[] {
  const shown = element.shadowRoot?.querySelectorAll<Shown>('c-record-explanation') ?? [];
  return [...shown].map((each) => each.explanation.answer);
}

async function enter(element: HTMLElement, value: string): Promise<void> {
  find(element, '[data-id="question"]').dispatchEvent(
    new CustomEvent('change', { detail: { value }, bubbles: true, composed: true }),
  );
  await settled();
}

async function press(element: HTMLElement, id: string): Promise<void> {
  find(element, `[data-id="${id}"]`).click();
  await settled(30);
}

async function asked(value = 'Acme', properties = {}): Promise<HTMLElement> {
  const element = show('c-record-diagnosis', RecordDiagnosis, properties);
  await enter(element, value);
  await press(element, 'ask');
  return element;
}

function answering(answer: string): Diagnosis {
  return diagnosis({ explanations: [explanation({ answer })] });
}

describe('c-record-diagnosis', () => {
  beforeEach(() => asks.mockResolvedValue(diagnosis()));
  afterEach(() => clearPage());

  it('asks what was entered of the chosen connection, and tells its page', async () => {
    const element = show('c-record-diagnosis', RecordDiagnosis, { connectionId });
    const told: unknown[] = [];
    element.addEventListener('ask', (event) => told.push((event as CustomEvent).detail));
    expect(find<Button>(element, '[data-id="ask"]').disabled).toBe(true);
    await enter(element, ' Acme ');
    await press(element, 'ask');
    expect(asks).toHaveBeenCalledWith('Acme', connectionId);
    expect(answers(element)).toEqual(['Scores is paused.']);
    expect(text(element, '[data-id="said"]')).toBe('Scores is paused.');
    expect(told).toEqual(['Acme']);
    expectAccessible(element);
  });

  it('asks with Enter', async () => {
    const element = show('c-record-diagnosis', RecordDiagnosis);
    await enter(element, 'Acme');
    find(element, '[data-id="question"]').dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter' }));
    await settled();
    expect(asks).toHaveBeenCalledTimes(1);
    expect(asks).toHaveBeenCalledWith('Acme', null);
  });

  it('asks nothing on a record page until a person does, then of its record', async () => {
    const element = show('c-record-diagnosis', RecordDiagnosis, { recordId });
    await settled();
    expect(asks).not.toHaveBeenCalled();
    expect(maybe(element, '[data-id="question"]')).toBeNull();
    await press(element, 'ask');
    expect(asks).toHaveBeenCalledWith(recordId, null);
    expectAccessible(element);
  });

  it('forgets the answer where the page shows another record', async () => {
    const element = show('c-record-diagnosis', RecordDiagnosis, { recordId });
    await press(element, 'ask');
    Object.assign(element, { recordId: '001000000000002AAA' });
    await settled();
    expect(answers(element)).toEqual([]);
    expect(asks).toHaveBeenCalledTimes(1);
  });

  it('asks what the address says, once', async () => {
    const element = show('c-record-diagnosis', RecordDiagnosis, { question: 'Acme' });
    await settled();
    Object.assign(element, { question: 'Acme' });
    await settled();
    expect(asks).toHaveBeenCalledTimes(1);
    expect(answers(element)).toEqual(['Scores is paused.']);
    Object.assign(element, { question: '' });
    await settled();
    expect(answers(element)).toEqual([]);
  });

  it('leaves the asking to a page whose address does it', async () => {
    const element = show('c-record-diagnosis', RecordDiagnosis);
    element.addEventListener('ask', (event) => event.preventDefault());
    await enter(element, 'Acme');
    await press(element, 'ask');
    expect(asks).not.toHaveBeenCalled();
    Object.assign(element, { question: 'Acme' });
    await settled();
    expect(asks).toHaveBeenCalledTimes(1);
  });

  it('takes whoever asked to the answer', async () => {
    const element = await asked();
    expect(element.shadowRoot?.activeElement?.tagName).toBe('C-RECORD-EXPLANATION');
  });

  it('shows that it asks', async () => {
    const { promise, come } = later();
    asks.mockReturnValue(promise);
    const element = await asked();
    expect(maybe(element, 'lightning-spinner')).not.toBeNull();
    expect(text(element, '[data-id="said"]')).toBe('c.DiagnosisAsking');
    expect(find<Button>(element, '[data-id="ask"]').disabled).toBe(true);
    expectAccessible(element);
    come(diagnosis());
    await settled();
    expect(maybe(element, 'lightning-spinner')).toBeNull();
  });

  it('does not show an answer that comes late to a former question', async () => {
    const former = later();
    asks.mockReturnValueOnce(former.promise);
    const element = await asked('Former');
    asks.mockResolvedValueOnce(answering('The newer answer.'));
    Object.assign(element, { question: 'Newer' });
    await settled();
    former.come(answering('The former answer.'));
    await settled();
    expect(answers(element)).toEqual(['The newer answer.']);
  });

  it('does not show an answer over a connection that is no longer chosen', async () => {
    const former = later();
    asks.mockReturnValueOnce(former.promise);
    const element = await asked('Acme', { connectionId });
    Object.assign(element, { connectionId: 'a00000000000002AAA' });
    former.come(diagnosis());
    await settled();
    expect(answers(element)).toEqual([]);
    expect(maybe(element, 'lightning-spinner')).toBeNull();
  });

  it('lets choose where several are meant, and asks by id', async () => {
    const candidates = [
      { recordId, name: 'Acme', objectLabel: 'Account' },
      { recordId: '003000000000001AAA', name: 'Acme', objectLabel: 'Contact', email: 'acme@example.com' },
    ];
    asks.mockResolvedValueOnce(diagnosis({ recordId: null, candidates, isCut: true, explanations: [] }));
    const element = await asked();
    const choices = [...(element.shadowRoot?.querySelectorAll<Button>('[data-id="candidate"]') ?? [])];
    expect(choices.map(({ label }) => label)).toEqual(['Acme', 'Acme']);
    const details = [...(element.shadowRoot?.querySelectorAll('[data-id="detail"]') ?? [])];
    expect(details.map(({ textContent }) => textContent.trim())).toEqual(['Account', 'Contact, acme@example.com']);
    expect(text(element, '[data-id="cut"]')).toBe('c.DiagnosisCandidatesCut');
    expect(text(element, '[data-id="said"]')).toBe('c.DiagnosisCandidates');
    expectAccessible(element);
    choices[1]?.click();
    await settled();
    expect(asks).toHaveBeenLastCalledWith('003000000000001AAA', null);
    expect(answers(element)).toEqual(['Scores is paused.']);
    expect(maybe(element, '[data-id="candidate"]')).toBeNull();
  });

  it('checks the same again, whatever stands in the field, also once something was done about it', async () => {
    const element = await asked();
    await enter(element, 'Something else');
    await press(element, 'again');
    expect(asks).toHaveBeenLastCalledWith('Acme', null);
    asks.mockResolvedValueOnce(answering('It waits.'));
    find(element, 'c-record-explanation').dispatchEvent(new CustomEvent('changed'));
    await settled();
    expect(asks).toHaveBeenCalledTimes(3);
    expect(asks).toHaveBeenLastCalledWith('Acme', null);
    expect(answers(element)).toEqual(['It waits.']);
  });

  it('closes the answer', async () => {
    const element = await asked();
    const told: unknown[] = [];
    element.addEventListener('ask', (event) => told.push((event as CustomEvent).detail));
    await press(element, 'close');
    expect(answers(element)).toEqual([]);
    expect(told).toEqual(['']);
  });

  it('asks over a connection that was left out, and keeps the other answers', async () => {
    const unasked = [
      { connectionId: 'a00000000000002AAA', connectionName: 'Ledger' },
      { connectionId: 'a00000000000003AAA', connectionName: 'Archive' },
    ];
    asks.mockResolvedValueOnce(diagnosis({ unasked }));
    const element = await asked();
    expectAccessible(element);
    const other = explanation({ answer: 'Sent a minute ago.', connectionId: 'a00000000000002AAA' });
    asks.mockResolvedValueOnce(diagnosis({ explanations: [other] }));
    await press(element, 'ask-over');
    expect(asks).toHaveBeenLastCalledWith(recordId, 'a00000000000002AAA');
    expect(answers(element)).toEqual(['Scores is paused.', 'Sent a minute ago.']);
    expect(element.shadowRoot?.querySelectorAll('[data-id="ask-over"]')).toHaveLength(1);
    asks.mockRejectedValueOnce(new Error('No answer'));
    await press(element, 'ask-over');
    expect(text(element, '[data-id="failure"]')).toBe('No answer');
    expect(answers(element)).toHaveLength(2);
  });

  it('says why a call failed, and asks again', async () => {
    asks.mockRejectedValueOnce({ body: { message: 'Too many queries.' } });
    const element = await asked();
    expect(text(element, '[data-id="failure"]')).toBe('Too many queries.');
    expect(find(element, '[data-id="failure"]').getAttribute('role')).toBe('alert');
    expectAccessible(element);
    await press(element, 'again');
    expect(maybe(element, '[data-id="failure"]')).toBeNull();
    expect(answers(element)).toEqual(['Scores is paused.']);
  });
});
