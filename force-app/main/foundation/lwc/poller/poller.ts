import { messageOf } from 'c/failure';

/** What is shown may be no longer what there is. */
export interface Stale {
  /** When it was answered last, in ISO form; null where it never was. */
  readonly since: string | null;
  /** Why it could not be asked again, as a sentence. */
  readonly why: string;
}

/** After the first failure in a row; each wait is twice the one before it. */
const firstWaitMillis = 5_000;
const longestWaitMillis = 300_000;

/**
 * Asks again and again, and keeps a page from going blank where that fails:
 *
 *     poller = new Poller(() => void this.refresh(), (stale) => (this.stale = stale));
 *
 *     async refresh() {
 *       const isNewest = this.poller.begin();
 *       try {
 *         const data = await load();
 *         if (isNewest()) {
 *           this.data = data;
 *           this.poller.answered(data.now);
 *           this.poller.plan(30_000);
 *         }
 *       } catch (error) {
 *         if (isNewest()) {
 *           this.poller.failed(error);
 *         }
 *       }
 *     }
 *
 * What was loaded stays; `<c-stale-notice stale={stale}>`, or `stale` of c-page-frame, says as of when it is and why. It calls once after a
 * while, but never while the tab is hidden: then as soon as it is seen again. It tells the newest question from older ones, whose answers may
 * come later.
 */
export class Poller {
  private readonly call: () => void;
  private readonly tell: (stale: Stale | null) => void;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private isDue = false;
  private turn = 0;
  private answeredAt: string | null = null;
  /** In a row. */
  private failures = 0;

  /** Tells when what is shown grows stale, why it still is, and with null that it is fresh again. */
  constructor(call: () => void, tell: (stale: Stale | null) => void = () => undefined) {
    this.call = call;
    this.tell = tell;
  }

  /** Call it before asking. What it gives tells whether that is still the newest question, so that its answer may be shown. */
  begin(): () => boolean {
    this.stop();
    const turn = this.turn;
    return () => turn === this.turn;
  }

  /** What is shown is as of then; without a moment, as of now by the browser's clock. */
  answered(at: string = new Date().toISOString()): void {
    this.answeredAt = at;
    if (this.failures > 0) {
      this.failures = 0;
      this.tell(null);
    }
  }

  /** Calls again by itself, after waits that grow, and at once where the browser is online again. */
  failed(error: unknown): void {
    this.failures += 1;
    this.tell({ since: this.answeredAt, why: messageOf(error) });
    this.plan(Math.min(firstWaitMillis * 2 ** (this.failures - 1), longestWaitMillis));
    window.addEventListener('online', this.handleOnline);
  }

  /** Likewise, and gives what is shown then: what was loaded stays, marked as old; where nothing was there is nothing but the reason. */
  failedOver<State extends { readonly kind: string }>(
    state: State,
    error: unknown,
  ): State | { kind: 'failed'; message: string } {
    this.failed(error);
    return state.kind === 'ready' ? state : { kind: 'failed', message: messageOf(error) };
  }

  /** Something else is asked from now on: what was answered before says nothing of it. */
  forget(): void {
    this.answeredAt = null;
    if (this.failures > 0) {
      this.failures = 0;
      this.tell(null);
    }
  }

  /** Replaces what was planned before. */
  plan(millis: number): void {
    this.cancel();
    this.timer = setTimeout(() => this.fire(), millis);
  }

  /** Plans nothing more, and shows nothing that is still on its way. */
  stop(): void {
    this.turn += 1;
    this.cancel();
  }

  private cancel(): void {
    clearTimeout(this.timer);
    this.isDue = false;
    document.removeEventListener('visibilitychange', this.handleVisibility);
    window.removeEventListener('online', this.handleOnline);
  }

  private fire(): void {
    if (!document.hidden) {
      this.call();
      return;
    }
    this.isDue = true;
    document.addEventListener('visibilitychange', this.handleVisibility);
  }

  private readonly handleVisibility = (): void => {
    if (this.isDue && !document.hidden) {
      this.cancel();
      this.call();
    }
  };

  private readonly handleOnline = (): void => {
    this.cancel();
    this.fire();
  };
}
