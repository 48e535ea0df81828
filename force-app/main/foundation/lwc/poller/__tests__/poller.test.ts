import { Poller } from '../poller';

let hidden = false;

function turn(isHidden: boolean): void {
  hidden = isHidden;
  document.dispatchEvent(new CustomEvent('visibilitychange'));
}

describe('c-poller', () => {
  let call: jest.Mock;
  let poller: Poller;

  beforeEach(() => {
    jest.useFakeTimers();
    jest.spyOn(document, 'hidden', 'get').mockImplementation(() => hidden);
    hidden = false;
    call = jest.fn();
    poller = new Poller(call);
  });

  afterEach(() => {
    poller.stop();
    jest.useRealTimers();
    jest.restoreAllMocks();
  });

  it('calls once, after the last plan', () => {
    poller.plan(100);
    poller.plan(2_000);
    jest.advanceTimersByTime(1_999);
    expect(call).not.toHaveBeenCalled();
    jest.advanceTimersByTime(60_000);
    expect(call).toHaveBeenCalledTimes(1);
  });

  it('waits while the tab is hidden, and calls at once when it is seen again', () => {
    poller.plan(2_000);
    turn(true);
    jest.advanceTimersByTime(60_000);
    expect(call).not.toHaveBeenCalled();

    turn(false);
    turn(false);

    expect(call).toHaveBeenCalledTimes(1);
  });

  it('does not call early where the tab was hidden only for a moment', () => {
    poller.plan(2_000);
    turn(true);
    turn(false);
    expect(call).not.toHaveBeenCalled();
    jest.advanceTimersByTime(2_000);
    expect(call).toHaveBeenCalledTimes(1);
  });

  it('is silent once stopped, hidden or not', () => {
    poller.plan(2_000);
    turn(true);
    jest.advanceTimersByTime(2_000);
    poller.stop();
    turn(false);
    expect(call).not.toHaveBeenCalled();
  });

  it('tells the newest question from older ones, and from all once stopped', () => {
    const isFirstNewest = poller.begin();
    const isSecondNewest = poller.begin();
    expect([isFirstNewest(), isSecondNewest()]).toEqual([false, true]);
    poller.plan(2_000);
    expect(isSecondNewest()).toBe(true);
    poller.stop();
    expect(isSecondNewest()).toBe(false);
  });
});
