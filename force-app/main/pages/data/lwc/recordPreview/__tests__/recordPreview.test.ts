import { previewDraft, previewNextRecord } from 'c/previewApi';
import type { DraftPreview } from 'c/previewApi';
import type { StreamConfig } from 'c/streamApi';
import Toast from 'lightning/toast';
import RecordPreview from '../recordPreview';
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
import { config } from '../../dataPage/__tests__/support';

jest.mock('c/previewApi', () => ({ previewDraft: jest.fn(), previewNextRecord: jest.fn() }));

const previews = jest.mocked(previewDraft);
const nexts = jest.mocked(previewNextRecord);
const first = '001000000000001AAA';
const second = '001000000000002AAA';
const payload = '{\n  "id": "001"\n}';

function answer(over: Partial<DraftPreview> = {}): DraftPreview {
  return {
    recordId: first,
    recordName: 'Acme',
    problems: [],
    preview: { outcome: 'upserted', payload, bytes: 1234, clauses: [], reasons: [] },
    values: [{ name: 'Name', field: 'Name', label: 'Account Name', value: 'Acme' }],
    savedOutcome: null,
    now,
    ...over,
  };
}

/** As long as a person may wait after the last key. */
async function pass(millis = 400): Promise<void> {
  jest.advanceTimersByTime(millis);
  await settled();
}

async function shown(properties: object = {}): Promise<HTMLElement> {
  const element = show('c-record-preview', RecordPreview, { config: config(), ...properties });
  await pass(0);
  return element;
}

async function edit(element: HTMLElement, over: Partial<StreamConfig>): Promise<void> {
  const { config: before } = element as HTMLElement & { config: StreamConfig };
  Object.assign(element, { config: { ...before, ...over } });
  await settled();
}

function rename(element: HTMLElement, outward: string): Promise<void> {
  return edit(element, { fields: [{ name: 'Name', outward }] });
}

function outwardIn(call: number): unknown {
  return previews.mock.calls[call]?.[0].fields[0]?.outward;
}

function valuesOf(element: HTMLElement): unknown {
  return find<HTMLElement & { values: unknown }>(element, 'c-preview-table').values;
}

/** Answers when the test says so. */
function later(): (value: DraftPreview) => void {
  let answerIt: (value: DraftPreview) => void = () => undefined;
  previews.mockReturnValueOnce(new Promise((resolve) => (answerIt = resolve)));
  return (value) => {
    answerIt(value);
  };
}

describe('c-record-preview', () => {
  const writeText = jest.fn();

  beforeEach(() => {
    jest.useFakeTimers();
    sessionStorage.clear();
    Object.assign(navigator, { clipboard: { writeText } });
    previews.mockResolvedValue(answer());
    nexts.mockResolvedValue(answer({ recordId: second, recordName: 'Beta' }));
    writeText.mockResolvedValue(undefined);
  });

  afterEach(() => {
    clearPage();
    jest.useRealTimers();
    jest.resetAllMocks();
    jest.restoreAllMocks();
    Reflect.deleteProperty(window, 'matchMedia');
  });

  it('shows at once what would be sent of the record that was changed last', async () => {
    const element = await shown();

    expect(previews).toHaveBeenCalledTimes(1);
    expect(previews).toHaveBeenCalledWith(config(), null);
    expect(find(element, 'c-record-link')).toMatchObject({ recordId: first, name: 'Acme' });
    expect(find(element, 'c-preview-verdict')).toMatchObject({ answer: answer() });
    expect(valuesOf(element)).toEqual(answer().values);
    expect(find(element, '[data-id="finder"]')).toMatchObject({ objectName: 'Account', value: first });
    expect(text(element, '[data-id="asking"]')).toBe('');
    expectAccessible(element);
  });

  it('shows a stream that is not saved yet', async () => {
    await shown({ config: config({ id: null }) });

    expect(previews).toHaveBeenCalledWith(config({ id: null }), null);
  });

  it('follows what is edited once one rests, of the same record', async () => {
    const element = await shown();
    await rename(element, 't');
    await pass(300);
    await rename(element, 'ti');
    await pass(300);
    await rename(element, 'tit');
    await pass(300);
    expect(previews).toHaveBeenCalledTimes(1);
    expect(text(element, '[data-id="asking"]')).toBe('c.PreviewLoading');
    expect(find(element, '[data-id="shown"]').getAttribute('aria-busy')).toBe('true');
    expect(valuesOf(element)).toEqual(answer().values);

    await pass();

    expect(previews).toHaveBeenCalledTimes(2);
    expect(outwardIn(1)).toBe('tit');
    expect(previews.mock.calls[1]?.[1]).toBe(first);
    expect(text(element, '[data-id="asking"]')).toBe('');
  });

  it('asks for nothing where the edit shows in no payload', async () => {
    const element = await shown();
    await edit(element, { frequencyMinutes: 60, isOn: false, name: 'Other', hasDeletions: false });
    await pass(10_000);

    expect(previews).toHaveBeenCalledTimes(1);
  });

  it.each<Partial<StreamConfig>>([
    { filter: { rows: [], recordTypes: ['Customer'] } },
    { rule: { rows: [], recordTypes: [] } },
    { ruleName: 'isSo' },
    { ruleObject: 'Account' },
    { lookback: 'Nothing' },
    { lookbackDays: 7 },
  ])('asks again after %j', async (over) => {
    const element = await shown();
    await edit(element, over);
    await pass();

    expect(previews).toHaveBeenCalledTimes(2);
  });

  it('has one call under way, and the newest draft wins', async () => {
    const element = await shown();
    const slow = later();
    await rename(element, 'one');
    await pass();
    await rename(element, 'two');
    await pass();
    await rename(element, 'three');
    await pass();
    expect(previews).toHaveBeenCalledTimes(2);

    previews.mockResolvedValue(answer({ recordName: 'Of three' }));
    slow(answer({ recordName: 'Of one' }));
    await settled();
    expect(text(element, '[data-id="asking"]')).toBe('c.PreviewLoading');
    await pass(0);

    expect(previews).toHaveBeenCalledTimes(3);
    expect(outwardIn(2)).toBe('three');
    expect(find(element, 'c-record-link')).toMatchObject({ name: 'Of three' });
    await pass(600_000);
    expect(previews).toHaveBeenCalledTimes(3);
  });

  it('drops the answer for a stream that is not edited any more, and does not wait for it', async () => {
    const slow = later();
    const element = await shown();
    previews.mockResolvedValue(answer({ recordName: 'A lead' }));
    Object.assign(element, { config: config({ id: 'a02000000000002', objectName: 'Lead' }) });
    await pass(0);
    expect(find(element, 'c-record-link')).toMatchObject({ name: 'A lead' });

    slow(answer({ recordName: 'An account' }));
    await settled();

    expect(find(element, 'c-record-link')).toMatchObject({ name: 'A lead' });
  });

  it('shows nothing of the stream before while the next one is loaded', async () => {
    const element = await shown();
    later();
    Object.assign(element, { config: config({ id: 'a02000000000002', objectName: 'Lead' }) });
    await pass(0);

    expect(maybe(element, '[data-id="shown"]')).toBeNull();
  });

  it.each<[string, unknown, string]>([
    ['null', new TypeError('No preview was answered.'), 'c.AnswerUnreadable'],
    ['HTML', { status: 200, body: '<html>' }, 'c.AnswerUnreadable'],
    ['the end of the session', { status: 401 }, 'c.AnswerUnsigned'],
    ['a failure of the server', { status: 500 }, 'c.AnswerFailed'],
    ['a gateway', { status: 502 }, 'c.AnswerUnreachable'],
    [
      'a refusal',
      { status: 500, body: { exceptionType: 'System.AuraHandledException', message: 'Not yours.' } },
      'Not yours.',
    ],
  ])('keeps what is shown, marked, where the answer is %s, and asks again', async (_, error, why) => {
    const element = await shown();
    previews.mockRejectedValueOnce(error);
    await rename(element, 'title');
    await pass();

    expect(find(element, 'c-stale-notice')).toMatchObject({ stale: { since: now, why } });
    expect(valuesOf(element)).toEqual(answer().values);
    await pass(5_000);

    expect(previews).toHaveBeenCalledTimes(3);
    expect(outwardIn(2)).toBe('title');
    expect(find(element, 'c-stale-notice')).toMatchObject({ stale: null });
  });

  it('says that one is offline, and asks again as soon as one is not', async () => {
    const element = await shown();
    jest.spyOn(navigator, 'onLine', 'get').mockReturnValue(false);
    previews.mockRejectedValueOnce(new TypeError('Failed to fetch'));
    await rename(element, 'title');
    await pass();
    expect(find(element, 'c-stale-notice')).toMatchObject({ stale: { why: 'c.AnswerOffline' } });

    window.dispatchEvent(new CustomEvent('online'));
    await settled();

    expect(find(element, 'c-stale-notice')).toMatchObject({ stale: null });
  });

  it('asks again where one presses so', async () => {
    previews.mockRejectedValueOnce({ status: 500 });
    const element = await shown();
    expect(maybe(element, '[data-id="shown"]')).toBeNull();

    find(element, 'c-stale-notice').dispatchEvent(new CustomEvent('tryagain'));
    await pass(0);

    expect(find(element, '[data-id="shown"]')).toBeTruthy();
  });

  it('says what is wrong with a draft, and keeps the last good one', async () => {
    const element = await shown();
    const problems = [{ path: 'fields.Name', message: '"a b" cannot be an outward name.' }];
    previews.mockResolvedValueOnce(answer({ problems, preview: null, values: null, recordId: null }));
    await rename(element, 'a b');
    await pass();

    expect(text(element, '[data-id="problems"] p')).toBe('c.PreviewProblemsKept');
    expect(text(element, '[data-id="problem"]')).toBe('"a b" cannot be an outward name.');
    expect(valuesOf(element)).toEqual(answer().values);
    await rename(element, 'ab');
    await pass();
    expect(maybe(element, '[data-id="problems"]')).toBeNull();
    expect(previews.mock.calls[2]?.[1]).toBe(first);
  });

  it('says what is wrong with a draft where nothing was shown before', async () => {
    previews.mockResolvedValue(answer({ problems: [{ message: 'Choose a field.' }], preview: null, recordId: null }));
    const element = await shown();

    expect(text(element, '[data-id="problems"] p')).toBe('c.PreviewProblems');
    expect(text(element, '[data-id="problem"]')).toBe('Choose a field.');
    expect(maybe(element, '[data-id="nothing"]')).toBeNull();
  });

  it('says that there is no record yet', async () => {
    previews.mockResolvedValue(answer({ recordId: null, preview: null, values: null }));
    const element = await shown();

    expect(text(element, '[data-id="nothing"]')).toBe('c.PreviewNothing');
    expect(find<HTMLButtonElement>(element, '[data-id="next"]').disabled).toBe(true);
  });

  it('goes to the next record, and stays with it, in this tab also after a reload', async () => {
    const element = await shown();
    find(element, '[data-id="next"]').click();
    await pass(0);
    expect(nexts).toHaveBeenCalledWith(config(), first);
    expect(find(element, 'c-record-link')).toMatchObject({ recordId: second });

    previews.mockResolvedValue(answer({ recordId: second }));
    await rename(element, 'title');
    await pass();
    expect(previews).toHaveBeenLastCalledWith(expect.anything(), second);

    clearPage();
    await shown();
    expect(previews).toHaveBeenLastCalledWith(config(), second);
    await shown({ config: config({ id: 'a02000000000002' }) });
    expect(previews).toHaveBeenLastCalledWith(expect.anything(), null);
  });

  it('goes to the next one also where an edit is being asked about', async () => {
    const element = await shown();
    const slow = later();
    await rename(element, 'title');
    await pass();
    find(element, '[data-id="next"]').click();
    slow(answer());
    await settled();
    await pass(0);

    expect(nexts).toHaveBeenCalledTimes(1);
    expect(find(element, 'c-record-link')).toMatchObject({ recordId: second });
  });

  it('takes a record that is picked, or whose Id is entered, and lets no change event out', async () => {
    const element = await shown();
    const heard = jest.fn();
    element.addEventListener('change', heard);
    find(element, '[data-id="finder"]').dispatchEvent(new CustomEvent('pick', { detail: { recordId: second } }));
    await pass(0);
    expect(previews).toHaveBeenLastCalledWith(config(), second);

    const enter = async (value: string): Promise<void> => {
      find(element, '[data-id="record-id"]').dispatchEvent(
        new CustomEvent('change', { detail: { value }, bubbles: true, composed: true }),
      );
      await pass();
    };
    await enter('00100000000');
    expect(previews).toHaveBeenCalledTimes(2);
    await enter(` ${first} `);
    expect(previews).toHaveBeenLastCalledWith(config(), first);
    find(element, '[data-id="record-id"]').dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter' }));
    await pass(0);
    expect(previews).toHaveBeenCalledTimes(4);
    expect(heard).not.toHaveBeenCalled();
  });

  it('shows the JSON where one wants it, and copies it', async () => {
    const toasts = jest.spyOn(Toast, 'show');
    const element = await shown();
    expect(maybe(element, '[data-id="payload"]')).toBeNull();
    find(element, '[data-id="json"]').click();
    await settled();
    expect(find(element, '[data-id="payload"]').textContent).toBe(payload);
    expect(find(element, '[data-id="payload"]').tabIndex).toBe(0);
    expect(find(element, '[data-id="json"]').getAttribute('aria-expanded')).toBe('true');

    find(element, '[data-id="copy"]').click();
    await settled();
    expect(writeText).toHaveBeenCalledWith(payload);
    expect(toasts).toHaveBeenLastCalledWith({ label: 'c.PreviewCopied', variant: 'success' }, expect.anything());
    writeText.mockRejectedValue(new Error('refused'));
    find(element, '[data-id="copy"]').click();
    await settled();
    expect(toasts).toHaveBeenLastCalledWith({ label: 'c.PreviewCopyFailed', variant: 'error' }, expect.anything());
  });

  it('compares with what is saved only where that would be sent', async () => {
    const saved = [{ name: 'Name', field: 'Name', value: 'Acme' }];
    previews.mockResolvedValue(answer({ savedOutcome: 'upserted', savedValues: saved }));
    const element = await shown();
    expect(find(element, 'c-preview-table')).toMatchObject({ saved });

    previews.mockResolvedValue(answer({ savedOutcome: 'excluded', savedValues: [] }));
    await rename(element, 'title');
    await pass();
    expect(find(element, 'c-preview-table')).toMatchObject({ saved: null });
  });

  it('is folded on a phone, where it asks for nothing until one wants it', async () => {
    let told: () => void = () => undefined;
    const query = {
      matches: true,
      addEventListener: (_: string, listener: () => void) => (told = listener),
      removeEventListener: jest.fn(),
    };
    Object.assign(window, { matchMedia: () => query });
    const element = await shown();
    expect(previews).not.toHaveBeenCalled();
    expect(maybe(element, '[data-id="content"]')).toBeNull();
    expect(find(element, '[data-id="fold"]').getAttribute('aria-expanded')).toBe('false');

    find(element, '[data-id="fold"]').click();
    await pass(0);
    expect(previews).toHaveBeenCalledTimes(1);
    expect(find(element, '[data-id="shown"]')).toBeTruthy();
    find(element, '[data-id="fold"]').click();
    await settled();
    expect(maybe(element, '[data-id="content"]')).toBeNull();

    query.matches = false;
    told();
    await pass(0);
    expect(find(element, '[data-id="content"]')).toBeTruthy();
    expect(maybe(element, '[data-id="fold"]')).toBeNull();
  });

  it('asks no more once it is gone', async () => {
    const element = await shown();
    await rename(element, 'title');
    clearPage();
    await pass(600_000);

    expect(previews).toHaveBeenCalledTimes(1);
  });
});
