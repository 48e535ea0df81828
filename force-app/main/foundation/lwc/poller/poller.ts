/**
 * Calls once after a while, but never while the tab is hidden: then as soon as it is seen again. Tells the newest question from older
 * ones, whose answers may come later.
 */
export class Poller {
  private readonly call: () => void;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private isDue = false;
  private turn = 0;

  constructor(call: () => void) {
    this.call = call;
  }

  /** Call it before asking. What it gives tells whether that is still the newest question, so that its answer may be shown. */
  begin(): () => boolean {
    this.stop();
    const turn = this.turn;
    return () => turn === this.turn;
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
}
