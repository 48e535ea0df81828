import Toast from 'lightning/toast';
import { loadPeople } from 'c/activityApi';
import { loadRuns } from 'c/runApi';
import ActivityFilter from '../activityFilter';
import { run } from '../../../../../activity/lwc/runSentence/__tests__/support';
import {
  clearPage,
  expectAccessible,
  find,
  maybe,
  settled,
  show,
} from '../../../../../foundation/lwc/__tests__/support';

jest.mock('@salesforce/i18n/timeZone', () => ({ default: 'Europe/Berlin' }), { virtual: true });
jest.mock('c/activityApi', () => ({ findRecord: jest.fn(), loadPeople: jest.fn() }));
jest.mock('c/runApi', () => ({ loadRuns: jest.fn() }));
jest.mock('@salesforce/label/c.ActivityOneRunFailures', () => ({ default: 'failed by {0}' }), { virtual: true });
jest.mock('@salesforce/label/c.ActivityOneRun', () => ({ default: 'run {0}' }), { virtual: true });

const people = jest.mocked(loadPeople);
const runs = jest.mocked(loadRuns);
const connectionId = 'a00000000000001';

interface Field extends HTMLElement {
  value: string | undefined;
  options: { label: string; value: string }[];
  disabled: boolean;
}

function shown(filter: object = { status: 'Open' }): { element: HTMLElement; asked: unknown[] } {
  const element = show('c-activity-filter', ActivityFilter, {
    connectionId,
    filter,
    objects: [{ name: 'Account', label: 'Company' }],
  });
  const asked: unknown[] = [];
  element.addEventListener('ask', (event) => asked.push((event as CustomEvent<unknown>).detail));
  return { element, asked };
}

const field = (element: HTMLElement, name: string): Field => find<Field>(element, `[data-name="${name}"]`);
const clear = (element: HTMLElement): Field => find<Field>(element, '[data-id="clear"]');

function choose(element: HTMLElement, name: string, value: string | null): void {
  field(element, name).dispatchEvent(new CustomEvent('change', { detail: { value } }));
}

/** As lightning-input tells it: each key, then once that the person has left it. */
function type(element: HTMLElement, name: string, typed: string): void {
  const input = field(element, name);
  for (let length = 1; length <= typed.length; length += 1) {
    input.value = typed.slice(0, length);
    input.dispatchEvent(new CustomEvent('change', { detail: { value: input.value } }));
  }
  input.value = typed;
  input.dispatchEvent(new CustomEvent('commit'));
}

/** Where the day begins for the person, who is in Berlin in winter. */
function startOf(year: number, month: number, day: number): string {
  return new Date(Date.UTC(year, month - 1, day, -1)).toISOString();
}

describe('c-activity-filter', () => {
  beforeEach(() => {
    people.mockReset().mockResolvedValue([{ id: '005000000000001', name: 'Ada Admin' }]);
    runs.mockReset().mockResolvedValue({ runs: [run()], timeZone: 'GMT' });
  });
  afterEach(clearPage);

  it('shows what is asked', () => {
    const { element } = shown({
      status: 'GivenUp',
      objectName: 'Account',
      reason: 'Retry',
      code: 'BAD_VALUE',
      text: 'value',
      recordId: '001000000000001',
      personId: '005000000000001',
      since: startOf(2026, 1, 1),
      until: startOf(2026, 1, 3),
    });

    expect(
      ['status', 'objectName', 'reason', 'code', 'text', 'recordId', 'personId', 'since', 'until'].map(
        (name) => field(element, name).value,
      ),
    ).toEqual([
      'GivenUp',
      'Account',
      'Retry',
      'BAD_VALUE',
      'value',
      '001000000000001',
      '005000000000001',
      '2026-01-01',
      '2026-01-02',
    ]);
    expect(maybe(element, '[data-id="group"]')).toBeNull();
    expectAccessible(element);
  });

  it('offers the objects, each status and each reason, and all of them', () => {
    const { element } = shown({});

    expect(field(element, 'objectName').options).toEqual([
      { label: 'c.ActivityAnyObject', value: 'any' },
      { label: 'Company', value: 'Account' },
    ]);
    expect(field(element, 'status').options.map(({ value }) => value)).toEqual([
      'Open',
      'Waiting',
      'GivenUp',
      'Succeeded',
      'any',
    ]);
    expect(field(element, 'reason').options).toHaveLength(14);
    expect(['objectName', 'status', 'reason'].map((name) => field(element, name).value)).toEqual(['any', 'any', 'any']);
  });

  it('asks with what is chosen, beside what was asked before', () => {
    const { element, asked } = shown({ status: 'Open', code: 'BAD_VALUE' });

    choose(element, 'objectName', 'Account');
    choose(element, 'status', 'any');
    choose(element, 'reason', 'Retry');

    expect(asked).toEqual([
      { status: 'Open', code: 'BAD_VALUE', objectName: 'Account' },
      { code: 'BAD_VALUE' },
      { status: 'Open', code: 'BAD_VALUE', reason: 'Retry' },
    ]);
  });

  it('does not ask what is asked already', () => {
    const { element, asked } = shown({ status: 'Open' });

    choose(element, 'status', 'Open');
    choose(element, 'reason', 'any');
    type(element, 'text', ' ');

    expect(asked).toEqual([]);
  });

  it.each(['code', 'text'])('asks once for what is typed as %s, without the spaces around it', (name) => {
    const { element, asked } = shown();

    type(element, name, ' typed text ');

    expect(asked).toEqual([{ status: 'Open', [name]: 'typed text' }]);
  });

  it('asks for the record that is picked, and no more once it is left', () => {
    const { element, asked } = shown({ status: 'Open', recordId: '001000000000001AAA' });

    for (const detail of ['001000000000002AAA', '']) {
      field(element, 'recordId').dispatchEvent(new CustomEvent('pick', { detail }));
    }

    expect(asked).toEqual([{ status: 'Open', recordId: '001000000000002AAA' }, { status: 'Open' }]);
  });

  it('offers who has asked for something, and whoever the address asks for', async () => {
    const { element, asked } = shown({});
    await settled();
    expect(people.mock.calls).toEqual([[connectionId]]);
    expect(field(element, 'personId').options).toEqual([
      { label: 'c.ActivityAnybody', value: 'any' },
      { label: 'Ada Admin', value: '005000000000001' },
    ]);
    expect(field(element, 'personId').value).toBe('any');
    choose(element, 'personId', '005000000000001');
    expect(asked).toEqual([{ personId: '005000000000001' }]);

    Object.assign(element, { filter: { personId: '005000000000009' } });
    await settled();

    expect(field(element, 'personId').options.at(-1)).toEqual({ label: '005000000000009', value: '005000000000009' });
  });

  it('asks for people once for a connection, and does without them where they cannot be told', async () => {
    const toasts = jest.spyOn(Toast, 'show').mockImplementation();
    const { element } = shown({});
    people.mockRejectedValue({ body: { message: 'Not now.' } });

    Object.assign(element, { connectionId, filter: { code: 'BAD' } });
    Object.assign(element, { connectionId: 'a00000000000002' });
    await settled();

    expect(people.mock.calls).toEqual([[connectionId], ['a00000000000002']]);
    expect(toasts).toHaveBeenCalledWith({ label: 'Not now.', variant: 'error' }, expect.anything());
    expect(field(element, 'personId').options).toEqual([{ label: 'c.ActivityAnybody', value: 'any' }]);
    toasts.mockRestore();
  });

  it('asks no more for what is deleted', () => {
    const { element, asked } = shown({ status: 'Open', text: 'value' });

    type(element, 'text', '');

    expect(asked).toEqual([{ status: 'Open' }]);
  });

  it('asks from the beginning of a day to the end of another, or from none', () => {
    const until = startOf(2026, 1, 3);
    const { element, asked } = shown({ until });

    choose(element, 'since', '2026-01-01');
    choose(element, 'until', '2026-02-28');
    choose(element, 'until', null);

    expect(asked).toEqual([{ until, since: startOf(2026, 1, 1) }, { until: startOf(2026, 3, 1) }, {}]);
  });

  describe('a day that nobody can ask for', () => {
    type Day = Field & { validity: { badInput: boolean }; setCustomValidity: jest.Mock; reportValidity: jest.Mock };

    function day(element: HTMLElement, name: string): Day {
      const each = field(element, name) as Day;
      return Object.assign(each, { setCustomValidity: jest.fn(), reportValidity: jest.fn() });
    }

    /** As the base component tells what it cannot read. */
    function mistype(element: HTMLElement, name: string): void {
      Object.assign(field(element, name), { validity: { badInput: true } });
      choose(element, name, null);
    }

    it('is told at its place, and asks nothing, nor takes away what is asked', () => {
      const { element, asked } = shown({ since: startOf(2026, 1, 1) });
      const since = day(element, 'since');
      day(element, 'until');

      mistype(element, 'since');

      expect(asked).toEqual([]);
      expect(since.reportValidity).toHaveBeenCalled();

      choose(element, 'until', '2026-01-03');
      expect(asked).toEqual([]);
      Object.assign(since, { validity: { badInput: false } });
      choose(element, 'since', '2026-01-02');
      expect(asked).toEqual([{ since: startOf(2026, 1, 2) }]);
    });

    it('is told where the last lies before the first, until one of them is changed', () => {
      const { element, asked } = shown({ since: startOf(2026, 1, 5), until: startOf(2026, 1, 11) });
      const since = day(element, 'since');
      const until = day(element, 'until');

      choose(element, 'since', '2026-02-01');
      expect(since.setCustomValidity).toHaveBeenLastCalledWith('c.ActivityDaysReversed');
      expect(until.setCustomValidity).toHaveBeenLastCalledWith('');
      expect(asked).toEqual([]);

      since.value = '2026-02-01';
      choose(element, 'until', '2026-02-03');
      expect(since.setCustomValidity).toHaveBeenLastCalledWith('');
      expect(asked).toEqual([{ since: startOf(2026, 2, 1), until: startOf(2026, 2, 4) }]);
    });

    it('is cleared too, though nothing else is asked', async () => {
      const { element, asked } = shown({ status: 'Open' });
      const since = day(element, 'since');
      day(element, 'until');
      mistype(element, 'since');
      await settled();
      expect(clear(element).disabled).toBe(false);

      clear(element).click();
      await settled();

      expect(since.value).toBeNull();
      expect(clear(element).disabled).toBe(true);
      expect(asked).toEqual([{ status: 'Open' }]);
    });

    it('leaves a moment within another day as it is', () => {
      const since = '2026-01-05T10:00:00.000Z';
      const { element, asked } = shown({ since, until: '2026-01-05T11:00:00.000Z' });

      choose(element, 'until', '2026-01-07');

      expect(asked).toEqual([{ since, until: startOf(2026, 1, 8) }]);
    });
  });

  it('shows no day where the address names no moment', () => {
    const { element } = shown({ since: 'yesterday', until: '2026-13-45' });

    expect([field(element, 'since').value, field(element, 'until').value]).toEqual([undefined, undefined]);
  });

  it('keeps what is typed while the page shows newer rows', async () => {
    const { element } = shown();
    field(element, 'text').value = 'half a wo';

    Object.assign(element, { filter: { status: 'Open' }, objects: [{ name: 'Account', label: 'Company' }] });
    await settled();

    expect(field(element, 'text').value).toBe('half a wo');
  });

  it('clears all at once, to what is open', async () => {
    const { element, asked } = shown({ status: 'GivenUp', code: 'BAD_VALUE', groupKey: '0123456789abcdef' });
    expect(clear(element).disabled).toBe(false);

    clear(element).click();

    expect(asked).toEqual([{ status: 'Open' }]);
    Object.assign(element, { filter: { status: 'Open' } });
    await settled();
    expect(clear(element).disabled).toBe(true);
  });

  it('leaves a group, and keeps the rest', () => {
    const { element, asked } = shown({ status: 'Open', groupKey: '0123456789abcdef' });

    find(element, '[data-id="group"] lightning-pill').dispatchEvent(new CustomEvent('remove'));

    expect(asked).toEqual([{ status: 'Open' }]);
  });

  it('names the run that failed to send them, and leaves it', async () => {
    const { element, asked } = shown({ code: 'BAD', runId: 'a01000000000001' });
    await settled();

    const pill = find<HTMLElement & { label: string }>(element, '[data-id="one-run"] lightning-pill');
    expect(runs.mock.calls).toEqual([[{ connectionId, runId: 'a01000000000001' }, null]]);
    expect(pill.label).toBe('failed by R-00000001');
    pill.dispatchEvent(new CustomEvent('remove'));
    expect(asked).toEqual([{ code: 'BAD' }]);

    runs.mockResolvedValue({ runs: [], timeZone: 'GMT' });
    Object.assign(element, { filter: { runId: 'a01000000000009' }, isOfRuns: true });
    await settled();
    expect(find<HTMLElement & { label: string }>(element, '[data-id="one-run"] lightning-pill').label).toBe(
      'run a01000000000009',
    );
  });

  it('offers for runs only what they are asked by', () => {
    const element = show('c-activity-filter', ActivityFilter, { filter: { reason: 'Retry' }, isOfRuns: true });
    const asked = jest.fn();
    element.addEventListener('ask', (event) => void asked((event as CustomEvent<unknown>).detail));

    const names = [...(element.shadowRoot?.querySelectorAll<HTMLElement>('[data-name]') ?? [])];
    expect(names.map(({ dataset }) => dataset['name'])).toEqual(['reason', 'personId', 'since', 'until']);
    expect(field(element, 'since')).toMatchObject({ label: 'c.RunSince' });
    expect(field(element, 'personId')).toMatchObject({ label: 'c.RunsPerson' });
    expect(field(element, 'reason')).toMatchObject({ label: 'c.RunsReason' });
    clear(element).click();
    expect(asked).toHaveBeenCalledWith({});
    expectAccessible(element);
  });
});
