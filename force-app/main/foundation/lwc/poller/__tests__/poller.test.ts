import { Poller } from '../poller';
import type { Stale } from '../poller';

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

  describe('where it fails', () => {
    const told: (Stale | null)[] = [];
    const refusal = (message: string): object => ({ body: { message } });

    beforeEach(() => {
      told.length = 0;
      poller = new Poller(call, (stale) => told.push(stale));
    });

    it('tells since when what is shown is old, and why, until it is answered again', () => {
      poller.answered('2026-01-01T12:00:00.000Z');
      expect(told).toEqual([]);
      poller.failed(refusal('Not now.'));
      poller.failed(refusal('Nor now.'));
      poller.answered('2026-01-01T12:01:00.000Z');
      poller.answered('2026-01-01T12:02:00.000Z');
      poller.failed(refusal('Again.'));

      expect(told).toEqual([
        { since: '2026-01-01T12:00:00.000Z', why: 'Not now.' },
        { since: '2026-01-01T12:00:00.000Z', why: 'Nor now.' },
        null,
        { since: '2026-01-01T12:02:00.000Z', why: 'Again.' },
      ]);
    });

    it('is as of now where nobody says as of when', () => {
      jest.setSystemTime(new Date('2026-01-01T12:00:00.000Z'));
      poller.answered();
      poller.failed(refusal('Not now.'));
      expect(told).toEqual([{ since: '2026-01-01T12:00:00.000Z', why: 'Not now.' }]);
    });

    it('waits longer each time, five minutes at most, and begins anew after an answer', () => {
      const waits = Array.from({ length: 9 }, () => {
        const before = call.mock.calls.length;
        poller.failed(refusal('Not now.'));
        let waited = 0;
        while (call.mock.calls.length === before) {
          jest.advanceTimersByTime(1_000);
          waited += 1;
        }
        return waited;
      });
      expect(waits).toEqual([5, 10, 20, 40, 80, 160, 300, 300, 300]);

      poller.answered();
      poller.failed(refusal('Not now.'));
      jest.advanceTimersByTime(5_000);
      expect(call).toHaveBeenCalledTimes(10);
    });

    it('calls at once where the browser is online again, once', () => {
      poller.failed(new TypeError('Failed to fetch'));
      window.dispatchEvent(new CustomEvent('online'));
      window.dispatchEvent(new CustomEvent('online'));
      jest.advanceTimersByTime(60_000);
      expect(call).toHaveBeenCalledTimes(1);
    });

    it('calls nobody once stopped, online or not', () => {
      poller.failed(refusal('Not now.'));
      poller.stop();
      window.dispatchEvent(new CustomEvent('online'));
      jest.advanceTimersByTime(60_000);
      expect(call).not.toHaveBeenCalled();
    });

    it('knows no age of what is asked anew', () => {
      poller.answered('2026-01-01T12:00:00.000Z');
      poller.failed(refusal('Not now.'));
      poller.forget();
      poller.failed(refusal('Nor this.'));

      expect(told.slice(1)).toEqual([null, { since: null, why: 'Nor this.' }]);
    });

    it('keeps what was loaded, and gives the reason where nothing was', () => {
      const failure = refusal('Not now.');
      const loaded = { kind: 'ready', data: 1 } as const;
      expect(poller.failedOver(loaded, failure)).toBe(loaded);
      for (const kind of ['loading', 'empty', 'failed'] as const) {
        expect(poller.failedOver({ kind }, failure)).toEqual({ kind: 'failed', message: 'Not now.' });
      }
      expect(told).toHaveLength(4);
    });
  });
});
