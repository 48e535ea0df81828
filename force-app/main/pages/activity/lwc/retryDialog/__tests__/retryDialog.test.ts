import { costOfRetry } from 'c/activityApi';
import type { RetryCost } from 'c/activityApi';
import RetryDialog from '../retryDialog';
import {
  clearPage,
  expectAccessible,
  find,
  maybe,
  settled,
  show,
  text,
} from '../../../../../foundation/lwc/__tests__/support';

jest.mock('@salesforce/i18n/timeZone', () => ({ default: 'Europe/Berlin' }), { virtual: true });
jest.mock('c/activityApi', () => ({ costOfRetry: jest.fn() }));
jest.mock('@salesforce/label/c.RetryConfirm', () => ({ default: '{0} records, {1} requests, {2} executions' }), {
  virtual: true,
});
jest.mock('@salesforce/label/c.RetryLoggedConfirm', () => ({ default: '{0} as logged, {1} requests' }), {
  virtual: true,
});
jest.mock('@salesforce/label/c.RetryLoggedChanged', () => ({ default: '{0} changed' }), { virtual: true });
jest.mock('@salesforce/label/c.RetryLoggedUnseen', () => ({ default: '{0} unseen' }), { virtual: true });
jest.mock('@salesforce/label/c.RetryLoggedRefused', () => ({ default: '{0} cannot' }), { virtual: true });
jest.mock('@salesforce/label/c.RetryLoggedMore', () => ({ default: 'and {0} more' }), { virtual: true });
jest.mock('@salesforce/label/c.RetryLoggedUpTo', () => ({ default: 'up to {0}' }), { virtual: true });

jest.mock('@salesforce/label/c.RetryForgottenToo', () => ({ default: 'and {0} purged' }), { virtual: true });

const costs = jest.mocked(costOfRetry);
const filter = { connectionId: 'a00000000000001', code: 'BAD_VALUE' };
const logged = { sendable: 7, requests: 1, changed: 0, unseen: 0, refusals: [] };
const cost: RetryCost = { count: 9, requests: 1, executions: 1, mostLogged: 200, logged };

async function dialog(properties: object = {}): Promise<{ element: HTMLElement; closed: unknown[] }> {
  const closed: unknown[] = [];
  const element = show('c-retry-dialog', RetryDialog, { filter, ...properties });
  element.addEventListener('closed', (event) => closed.push((event as CustomEvent).detail));
  await settled();
  return { element, closed };
}

async function fire(element: HTMLElement, id: string, name: string, detail?: object): Promise<void> {
  find(element, `[data-id="${id}"]`).dispatchEvent(new CustomEvent(name, { detail }));
  await settled();
}

const chooseLogged = (element: HTMLElement) => fire(element, 'how', 'change', { value: 'logged' });
const isDisabled = (element: HTMLElement) =>
  find<HTMLElement & { disabled: boolean }>(element, '[data-id="confirm"]').disabled;

describe('c-retry-dialog', () => {
  beforeEach(() => costs.mockReset().mockResolvedValue(cost));
  afterEach(clearPage);

  it('says what of a run cannot be tried since it is no longer known', async () => {
    const forgotten = { count: 3, days: 30, mostRows: 128 };
    costs.mockResolvedValueOnce({ ...cost, forgotten });
    expect(text((await dialog()).element, '[data-id="forgotten"]')).toBe('and 3 purged');
    clearPage();

    costs.mockResolvedValueOnce({ ...cost, count: 0, forgotten });
    const { element } = await dialog();
    expect(text(element, '[data-id="nothing"]')).toBe('c.RetryForgotten');
    expect(maybe(element, '[data-id="forgotten"]')).toBeNull();
    clearPage();

    expect(maybe((await dialog()).element, '[data-id="forgotten"]')).toBeNull();
  });

  it('says what it takes, and closes with what was asked for', async () => {
    const { element, closed } = await dialog();

    expect(costs).toHaveBeenCalledWith(filter);
    expect(text(element, '[data-id="takes"]')).toBe('9 records, 1 requests, 1 executions');
    expect(maybe(element, '[data-id="since"]')).toBeNull();
    expectAccessible(element);
    await fire(element, 'confirm', 'click');
    expect(closed).toEqual([{ filter, isAsLogged: false }]);
  });

  it('closes with nothing where the person thinks better of it', async () => {
    const { element, closed } = await dialog();

    await fire(element, 'cancel', 'click');

    expect(closed).toEqual([null]);
  });

  it('says what it means to send what was logged, and closes with that', async () => {
    const refusals = Array.from({ length: 12 }, (_, index) => ({
      letterId: `a0300000000000${index}`,
      name: `L-${index}`,
      reason: 'Cut' as const,
    }));
    costs.mockResolvedValue({ ...cost, logged: { ...logged, changed: 3, unseen: 2, refusals } });
    const { element, closed } = await dialog();
    expect(maybe(element, '[data-id="changed"]')).toBeNull();

    await chooseLogged(element);

    expect(text(element, '[data-id="takes"]')).toBe('7 as logged, 1 requests');
    expect(text(element, '[data-id="changed"]')).toBe('3 changed');
    expect(text(element, '[data-id="unseen"]')).toBe('2 unseen');
    expect(text(element, '[data-id="refused"]')).toBe('12 cannot');
    expect(element.shadowRoot?.querySelectorAll('[data-id="refusal"]')).toHaveLength(10);
    expect(text(element, '[data-id="refusal"]')).toBe('L-0: c.LoggedCut');
    expect(text(element, '[data-id="more"]')).toBe('and 2 more');
    expectAccessible(element);
    await fire(element, 'confirm', 'click');
    expect(closed).toEqual([{ filter, isAsLogged: true }]);
  });

  it('says nothing of what is none', async () => {
    const { element } = await dialog();

    await chooseLogged(element);

    for (const id of ['changed', 'unseen', 'refused', 'more']) {
      expect(maybe(element, `[data-id="${id}"]`)).toBeNull();
    }
  });

  it('sends nothing as logged where nothing of it can be', async () => {
    costs.mockResolvedValue({ ...cost, logged: { ...logged, sendable: 0 } });
    const { element } = await dialog();
    expect(isDisabled(element)).toBe(false);

    await chooseLogged(element);

    expect(isDisabled(element)).toBe(true);
  });

  it('offers no choice for more than may go as logged', async () => {
    costs.mockResolvedValue({ ...cost, count: 1200, logged: null });
    const { element } = await dialog();

    expect(maybe(element, '[data-id="how"]')).toBeNull();
    expect(text(element, '[data-id="too-many"]')).toBe('up to 200');
  });

  it('says that nothing is left', async () => {
    costs.mockResolvedValue({ ...cost, count: 0, logged: null });
    const { element } = await dialog();

    expect(text(element, '[data-id="nothing"]')).toBe('c.RetryNothing');
    expect(maybe(element, '[data-id="too-many"]')).toBeNull();
    expect(isDisabled(element)).toBe(true);
  });

  it('says why it could not be counted', async () => {
    costs.mockRejectedValue({ body: { message: 'Not now.' } });
    const { element } = await dialog();

    expect(text(element, '[data-id="failure"]')).toBe('Not now.');
    expect(maybe(element, 'lightning-spinner')).toBeNull();
    expect(isDisabled(element)).toBe(true);
  });

  describe('since a moment', () => {
    const since = '2026-01-01T08:00:00.000Z';

    const valueOf = (element: HTMLElement, id: string): unknown =>
      find<HTMLElement & { value: unknown }>(element, `[data-id="${id}"]`).value;

    it('asks for the day first, of which all is meant until a time is chosen', async () => {
      const { element, closed } = await dialog({ isSinceAsked: true });
      expect(costs).not.toHaveBeenCalled();
      expect(maybe(element, 'lightning-spinner')).toBeNull();
      expect(isDisabled(element)).toBe(true);

      await fire(element, 'since', 'change', { value: '2026-01-02' });

      expect(costs).toHaveBeenLastCalledWith({ ...filter, since: '2026-01-01T23:00:00.000Z' });
      expect(valueOf(element, 'since-time')).toBe('00:00:00.000');
      await fire(element, 'since-time', 'change', { value: '09:30:00.000' });
      expect(costs).toHaveBeenLastCalledWith({ ...filter, since: '2026-01-02T08:30:00.000Z' });
      for (const id of ['since', 'since-time']) {
        Object.assign(find(element, `[data-id="${id}"]`), { reportValidity: () => true });
      }
      await fire(element, 'confirm', 'click');
      expect(closed).toEqual([{ filter: { ...filter, since: '2026-01-02T08:30:00.000Z' }, isAsLogged: false }]);
      expectAccessible(element);
    });

    it('begins with that of the filter, and asks anew for another', async () => {
      const { element } = await dialog({ isSinceAsked: true, filter: { ...filter, since } });
      expect([valueOf(element, 'since'), valueOf(element, 'since-time')]).toEqual(['2026-01-01', '09:00:00.000']);
      expect(costs).toHaveBeenCalledWith({ ...filter, since });

      await fire(element, 'since', 'change', { value: '' });

      expect(isDisabled(element)).toBe(true);
      expect(costs).toHaveBeenCalledTimes(1);
    });

    it.each(['since', 'since-time'])('sends nothing while what is typed as %s is none', async (id) => {
      const { element, closed } = await dialog({ isSinceAsked: true, filter: { ...filter, since } });
      const reportValidity = jest.fn().mockReturnValue(false);
      Object.assign(find(element, '[data-id="since"]'), { reportValidity: () => true });
      Object.assign(find(element, `[data-id="${id}"]`), { reportValidity, validity: { badInput: true } });

      await fire(element, id, 'change', { value: null });
      expect(isDisabled(element)).toBe(true);
      expect(costs).toHaveBeenCalledTimes(1);
      await fire(element, 'confirm', 'click');

      expect(reportValidity).toHaveBeenCalledTimes(1);
      expect(closed).toEqual([]);
    });

    it('drops an answer that comes after another moment was asked for', async () => {
      let answerLate: (value: RetryCost) => void = () => undefined;
      costs.mockReturnValueOnce(new Promise((resolve) => (answerLate = resolve)));
      const { element } = await dialog({ isSinceAsked: true, filter: { ...filter, since } });
      expect(maybe(element, 'lightning-spinner')).not.toBeNull();
      await fire(element, 'since-time', 'change', { value: '10:00:00.000' });

      answerLate({ ...cost, count: 1 });
      await settled();

      expect(text(element, '[data-id="takes"]')).toContain('9 records');
    });
  });
});
