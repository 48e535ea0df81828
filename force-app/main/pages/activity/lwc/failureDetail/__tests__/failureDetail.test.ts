import { loadFailure, loadSent } from 'c/activityApi';
import type { Failure } from 'c/activityApi';
import FailureDetail from '../failureDetail';
import {
  clearPage,
  expectAccessible,
  find,
  maybe,
  now,
  settled,
  show,
  text,
} from '../../../../../foundation/lwc/__tests__/support';
import { attempt, failure, letter } from '../../activityPage/__tests__/support';

jest.mock('c/activityApi', () => ({ loadFailure: jest.fn(), loadSent: jest.fn() }));
jest.mock('@salesforce/label/c.AttemptRoundEnded', () => ({ default: 'ended: {0}' }), { virtual: true });
jest.mock('@salesforce/label/c.AttemptTitle', () => ({ default: 'Attempt {0}: {1}' }), { virtual: true });
jest.mock('@salesforce/label/c.AttemptTook', () => ({ default: 'answered in {0}' }), { virtual: true });
jest.mock('@salesforce/label/c.FailureStreamRemovedBy', () => ({ default: 'by {0}' }), { virtual: true });
jest.mock('@salesforce/label/c.RunByPerson', () => ({ default: '{0} by {1}' }), { virtual: true });

type Detail = HTMLElement & { letterId: string; look(): Promise<void> };

const failures = jest.mocked(loadFailure);
const sents = jest.mocked(loadSent);

async function shown(properties: object = {}): Promise<{ element: Detail; fired: unknown[] }> {
  const element = show('c-failure-detail', FailureDetail, {
    letterId: 'a03000000000001',
    now,
    canRetry: true,
    ...properties,
  }) as Detail;
  const fired: unknown[] = [];
  for (const name of ['close', 'kept', 'retry']) {
    element.addEventListener(name, (event) => fired.push([name, (event as CustomEvent<unknown>).detail]));
  }
  await settled();
  return { element, fired };
}

async function toggle(element: HTMLElement): Promise<void> {
  find(element, '[data-id="sent"]').click();
  await settled();
}

/** Answers when the test says so. */
function later(): { promise: Promise<Failure>; answer: (value: Failure) => void } {
  let answer: (value: Failure) => void = () => undefined;
  const promise = new Promise<Failure>((resolve) => (answer = resolve));
  return { promise, answer: (value) => answer(value) };
}

const lines = (element: HTMLElement): string[] =>
  [...(element.shadowRoot?.querySelectorAll('tbody tr') ?? [])].map((row) => row.textContent.trim());

describe('c-failure-detail', () => {
  beforeEach(() => {
    failures.mockResolvedValue(failure());
    sents.mockResolvedValue({ kind: 'upserted', values: [{ name: 'Name', value: 'Acme' }], isCut: false });
  });

  afterEach(clearPage);

  it('shows how a record stands, and moves there', async () => {
    const { element } = await shown();

    expect(failures).toHaveBeenCalledWith('a03000000000001');
    expect(text(element, 'h2')).toContain('L-00000001: Account');
    expect(element.shadowRoot?.activeElement).toBe(find(element, 'h2'));
    expect(find(element, 'c-record-link')).toMatchObject({ recordId: '001000000000001', name: 'Acme' });
    expect(find<HTMLAnchorElement>(element, 'a').href).toBe('https://destination.example/1');
    expect(text(element, '[data-id="status"]')).toBe('c.LetterWaiting. c.FailureNext');
    expectAccessible(element);
  });

  it('says that its stream was removed, and offers no retry', async () => {
    failures.mockResolvedValue(
      failure({ isStreamRemoved: true, streamRemovedAt: '2026-01-01T00:00:00.000Z', streamRemovedBy: 'Ada Admin' }),
    );
    const { element } = await shown();

    expect(text(element, '[data-id="removed"]')).toContain('c.FailureStreamRemoved');
    expect(text(element, '[data-id="removed"]')).toContain('by Ada Admin');
    expect(maybe(element, '[data-id="retry"]')).toBeNull();
  });

  it('shows each attempt with what was answered, in the order that it is given', async () => {
    const bare = attempt({
      id: 'a04000000000002',
      attempt: 1,
      outcome: 'Abandoned',
      code: null,
      field: null,
      message: null,
      httpStatus: null,
      webhookId: null,
      reason: null,
      runName: null,
      tookMillis: null,
    });
    failures.mockResolvedValue(failure({ attempts: [attempt(), bare] }));
    const { element } = await shown();

    const rows = [...(element.shadowRoot?.querySelectorAll('[data-id="attempt"]') ?? [])];
    const said = (selector: string): (string | undefined)[] =>
      rows.map((row) => row.querySelector(selector)?.textContent.replaceAll(/\s+/g, ' ').trim());
    expect(said('strong')).toEqual(['Attempt 2: c.AttemptRefused', 'Attempt 1: c.AttemptAbandoned']);
    expect(said('[data-id="facts"]')).toEqual([
      'c.ReasonRetry by Ada Admin, R-00000001, HTTP 422, answered in 1.9 sec msg_1',
      '',
    ]);
    expect(said('[data-id="said"]')).toEqual(['BAD_VALUE, Name: No such value.', undefined]);
  });

  it('sets apart the attempts of earlier failures, whose numbers begin anew', async () => {
    const attempts = [
      attempt({ id: '1', attempt: 1 }),
      attempt({ id: '2', attempt: 1 }),
      attempt({ id: '3', attempt: 2, outcome: 'Accepted' }),
      attempt({ id: '4', attempt: 1 }),
    ];
    failures.mockResolvedValue(failure({ attempts }));
    const { element } = await shown();

    const rounds = [...(element.shadowRoot?.querySelectorAll('[data-id="round"]') ?? [])];
    expect(rounds.map((round) => round.querySelector('h4')?.textContent)).toEqual([
      'c.AttemptRoundLast',
      'c.AttemptRoundReplaced',
      'ended: c.AttemptAccepted',
    ]);
    expect(rounds.map((round) => round.querySelectorAll('[data-id="attempt"]').length)).toEqual([1, 1, 2]);
    expectAccessible(element);
  });

  it('needs no heading for the attempts of one failure', async () => {
    const { element } = await shown();

    expect(maybe(element, 'h4')).toBeNull();
  });

  it('is kept by whoever may, tells it at once and further on', async () => {
    const { element, fired } = await shown({ canKeep: true });
    expect(maybe(element, '[data-id="kept"]')).toBeNull();
    const button = find(element, 'c-keep-button');
    expect(button).toMatchObject({ letterId: 'a03000000000001', name: 'L-00000001' });

    button.dispatchEvent(new CustomEvent('kept', { detail: true }));
    await settled();

    expect(fired).toEqual([['kept', true]]);
    expect(button).toMatchObject({ isKept: true });
    expect(text(element, '[data-id="kept"]')).toBe('c.KeepKept.');
    expectAccessible(element);
  });

  it('is kept by nobody else, who is told that it is', async () => {
    failures.mockResolvedValue(failure({ letter: letter({ isKept: true }) }));
    const { element } = await shown();

    expect(maybe(element, 'c-keep-button')).toBeNull();
    expect(maybe(element, '[data-id="kept"]')).not.toBeNull();
  });

  it('shows a spinner while it loads', async () => {
    failures.mockReturnValue(later().promise);
    const { element } = await shown();

    expect(find(element, 'lightning-spinner')).toBeTruthy();
    expect(find(element, 'article').getAttribute('aria-busy')).toBe('true');
    expectAccessible(element);
  });

  it('says why it could not load, and can be closed then too', async () => {
    failures.mockRejectedValue({ body: { message: 'This failure was purged.' } });
    const { element, fired } = await shown();

    expect(text(element, '[data-id="problem"]')).toBe('This failure was purged.');
    find(element, '[data-id="close"]').click();
    expect(fired).toEqual([['close', null]]);
    expectAccessible(element);
  });

  it('closes, and asks for another attempt', async () => {
    const { element, fired } = await shown();

    find(element, '[data-id="retry"]').click();
    find(element, '[data-id="close"]').click();

    expect(fired).toEqual([
      ['retry', 'a03000000000001'],
      ['close', null],
    ]);
  });

  it('offers no attempt of what went through, or to who may not', async () => {
    expect(maybe((await shown({ canRetry: false })).element, '[data-id="retry"]')).toBeNull();
    failures.mockResolvedValue(failure({ letter: letter({ status: 'Succeeded' }) }));
    expect(maybe((await shown()).element, '[data-id="retry"]')).toBeNull();
  });

  it('shows what was sent, and hides it again', async () => {
    const { element } = await shown();
    expect(find(element, '[data-id="sent"]').getAttribute('aria-expanded')).toBe('false');

    await toggle(element);

    expect(sents).toHaveBeenCalledWith('a03000000000001', 'a04000000000001');
    expect(lines(element)).toEqual(['NameAcme']);
    expect(find(element, '[data-id="sent"]').getAttribute('aria-expanded')).toBe('true');
    expect(text(element, '[data-id="sent"]')).toBe('c.SentHide');
    expectAccessible(element);
    await toggle(element);
    expect(lines(element)).toEqual([]);
    expect(text(element, '[data-id="sent"]')).toBe('c.SentShow');
  });

  it('says of each value that is withheld why', async () => {
    sents.mockResolvedValue({
      kind: 'upserted',
      isCut: false,
      values: [
        { name: 'a', value: null, withheld: 'RecordHidden' },
        { name: 'b', withheld: 'FieldHidden' },
        { name: 'c', withheld: 'FieldUnknown' },
        { name: 'd', value: null },
        { name: 'e', value: '<b>bold</b>' },
      ],
    });
    const { element } = await shown();
    await toggle(element);

    expect(lines(element)).toEqual([
      'ac.WithheldRecord',
      'bc.WithheldField',
      'cc.WithheldUnknown',
      'dnull',
      'e<b>bold</b>',
    ]);
    expect(element.shadowRoot?.querySelectorAll('em')).toHaveLength(3);
  });

  it.each([
    ['is longer than what is kept', { values: [], isCut: true }, 'c.SentCut'],
    ['is nothing', { values: [], isCut: false }, 'c.SentNothing'],
  ])('says where what was sent %s', async (_, sent, expected) => {
    sents.mockResolvedValue(sent);
    const { element } = await shown();
    await toggle(element);

    expect(text(element, '[data-id="sent-text"]')).toBe(expected);
    expect(maybe(element, 'table')).toBeNull();
  });

  it('says why what was sent cannot be shown', async () => {
    sents.mockRejectedValue({ body: { message: 'Not now.' } });
    const { element } = await shown();
    await toggle(element);

    expect(text(element, '[data-id="sent-text"]')).toBe('Not now.');
  });

  it('shows the letter that was chosen last, whichever answers last', async () => {
    const late = later();
    failures.mockReturnValueOnce(late.promise);
    const { element } = await shown();
    failures.mockResolvedValueOnce(failure({ letter: letter({ name: 'L-00000002' }) }));
    element.letterId = 'a03000000000002';
    await settled();

    late.answer(failure());
    await settled();

    expect(text(element, 'h2')).toContain('L-00000002');
  });

  it('shows the newest answer of one letter, whichever comes last', async () => {
    const { element } = await shown();
    const late = later();
    failures.mockReturnValueOnce(late.promise);
    void element.look();
    failures.mockResolvedValueOnce(failure({ letter: letter({ status: 'Succeeded' }) }));
    await element.look();

    late.answer(failure());
    await settled();

    expect(text(element, '[data-id="status"]')).toContain('c.LetterSucceeded');
  });

  it('stays as it was where it cannot look again', async () => {
    const { element } = await shown();
    failures.mockRejectedValueOnce({ body: { message: 'Not now.' } });

    await element.look();
    await settled();

    expect(text(element, 'h2')).toContain('L-00000001: Account');
  });

  it('keeps what is open of a letter when it looks again, and nothing of it for another one', async () => {
    const { element } = await shown();
    await toggle(element);
    find(element, '[data-id="sent"]').focus();

    await element.look();
    await settled();
    expect(lines(element)).toEqual(['NameAcme']);
    expect(element.shadowRoot?.activeElement).toBe(find(element, '[data-id="sent"]'));

    element.letterId = 'a03000000000002';
    await settled();
    expect(lines(element)).toEqual([]);
  });

  it('loads a letter once, however often it is set', async () => {
    const { element } = await shown();
    element.letterId = 'a03000000000001';
    await settled();

    expect(failures).toHaveBeenCalledTimes(1);
  });
});
