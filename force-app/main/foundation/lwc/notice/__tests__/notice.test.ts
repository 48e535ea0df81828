import Toast from 'lightning/toast';
import { actOnce, say, sayOutcome } from '../notice';

describe('c-notice', () => {
  const component = {} as Parameters<typeof say>[0];
  let toasts: jest.SpyInstance;

  beforeEach(() => {
    toasts = jest.spyOn(Toast, 'show').mockImplementation();
  });

  afterEach(() => {
    jest.restoreAllMocks();
  });

  it('says something in the name of a component', () => {
    say(component, 'Nothing to do.', 'warning');

    expect(toasts).toHaveBeenCalledWith({ label: 'Nothing to do.', variant: 'warning' }, component);
  });

  it('says what an action gives', async () => {
    await sayOutcome(component, () => Promise.resolve('Done.'));

    expect(toasts).toHaveBeenCalledWith({ label: 'Done.', variant: 'success' }, component);
  });

  it('says nothing of an action that gives nothing', async () => {
    await sayOutcome(component, () => Promise.resolve(undefined));

    expect(toasts).not.toHaveBeenCalled();
  });

  it('says why an action failed', async () => {
    // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors -- Apex rejects with such objects
    await sayOutcome(component, () => Promise.reject({ body: { message: 'Not now.' } }));

    expect(toasts).toHaveBeenCalledWith({ label: 'Not now.', variant: 'error' }, component);
  });

  it('does one act at a time, and tells when it is over', async () => {
    const changed = jest.fn();
    const busy = Object.assign(document.createElement('div'), { isBusy: false });
    busy.addEventListener('changed', changed);
    const actor = busy as unknown as Parameters<typeof actOnce>[0];
    const action = jest.fn(() => Promise.resolve('Done.'));

    const first = actOnce(actor, action);
    expect(busy.isBusy).toBe(true);
    expect(await actOnce(actor, action)).toBe(false);
    expect(await first).toBe(true);

    expect(action).toHaveBeenCalledTimes(1);
    expect(changed).toHaveBeenCalledTimes(1);
    expect(busy.isBusy).toBe(false);
    expect(await actOnce(actor, () => Promise.reject(new Error('No.')))).toBe(false);
    expect(busy.isBusy).toBe(false);
  });
});
