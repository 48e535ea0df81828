/** Calls once after a while, but never while the tab is hidden: then as soon as it is seen again. */
export class Poller {
  private readonly call: () => void;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private isDue = false;

  constructor(call: () => void) {
    this.call = call;
  }

  /** Replaces what was planned before. */
  plan(millis: number): void {
    this.stop();
    this.timer = setTimeout(() => this.fire(), millis);
  }

  stop(): void {
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
      this.stop();
      this.call();
    }
  };
}
