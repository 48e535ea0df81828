import { LightningElement, api } from 'lwc';
import { beginDryRun, isOfDraft, loadDryRun, stopDryRun, tellDryRuns, watchDryRuns } from 'c/dryRunApi';
import type { DryRun as Counted } from 'c/dryRunApi';
import { messageOf } from 'c/failure';
import { fill, momentSeenAt, number } from 'c/figures';
import { Poller } from 'c/poller';
import type { Stale } from 'c/poller';
import type { StreamConfig } from 'c/streamApi';
import about from '@salesforce/label/c.DryRunAbout';
import again from '@salesforce/label/c.DryRunAgain';
import asOf from '@salesforce/label/c.DryRunAsOf';
import button from '@salesforce/label/c.DryRunButton';
import cancelled from '@salesforce/label/c.DryRunCancelled';
import failed from '@salesforce/label/c.DryRunFailed';
import notCounted from '@salesforce/label/c.DryRunNotCounted';
import other from '@salesforce/label/c.DryRunOther';
import progress from '@salesforce/label/c.DryRunProgress';
import progressUnknown from '@salesforce/label/c.DryRunProgressUnknown';
import stop from '@salesforce/label/c.DryRunStop';
import title from '@salesforce/label/c.DryRunTitle';
import underWay from '@salesforce/label/c.DryRunUnderWay';
import waits from '@salesforce/label/c.DryRunWaits';

const pollMillis = 2_000;

const statusTexts: Readonly<Record<Counted['status'], (counted: Counted) => string>> = {
  Open: ({ isWaiting }) => (isWaiting ? waits : underWay),
  Failed: ({ problem }) => fill(failed, problem ?? ''),
  Cancelled: ({ looked }) => fill(cancelled, number(looked)),
  Done: ({ connectorName, askedAt, now }) => fill(asOf, connectorName ?? '', momentSeenAt(askedAt, now)),
};

/** Counts over all records what a draft would send, leave out and take out, and says of which draft the figures are. */
export default class DryRun extends LightningElement {
  /** In a review: of this very draft or not at all, and without samples. */
  @api isBrief = false;

  counted: Counted | null = null;
  isLoaded = false;
  isBusy = false;
  failure = '';
  stale: Stale | null = null;
  labels = { about, notCounted, stop, title, underWay, waits };

  private draft: StreamConfig | undefined;
  private focusNext = '';
  private readonly handleOthers = (): void => void this.refresh();
  private unwatch: () => void = () => undefined;
  private readonly poller = new Poller(
    () => void this.refresh(),
    (stale) => (this.stale = stale),
  );

  /** The draft, which may be edited while its figures are shown. */
  @api
  get config(): StreamConfig | undefined {
    return this.draft;
  }
  set config(config: StreamConfig | undefined) {
    const isOfOther = placeOf(config) !== placeOf(this.draft);
    this.draft = config;
    if (isOfOther) {
      this.forget();
      if (this.isConnected) {
        void this.refresh();
      }
    }
  }

  override connectedCallback(): void {
    this.unwatch = watchDryRuns(this.handleOthers);
    void this.refresh();
  }

  override disconnectedCallback(): void {
    this.unwatch();
    this.poller.stop();
  }

  override renderedCallback(): void {
    const focused = this.focusNext && this.template?.querySelector<HTMLElement>(`[data-id="${this.focusNext}"]`);
    if (focused) {
      this.focusNext = '';
      focused.focus();
    }
  }

  get isCounting(): boolean {
    return this.counted?.status === 'Open';
  }

  get isIdle(): boolean {
    return this.isLoaded && !this.isCounting;
  }

  get isOther(): boolean {
    return this.counted !== null && this.draft !== undefined && !isOfDraft(this.counted, this.draft);
  }

  get isNotCounted(): boolean {
    return this.isBrief && this.isIdle && (this.counted === null || this.isOther);
  }

  get runLabel(): string {
    return this.counted?.status === 'Done' && !this.isOther ? again : button;
  }

  /** What has been counted up to an end that came too early tells nothing of the rest. */
  get figures(): Counted | null {
    return this.counted?.status === 'Done' && !this.isNotCounted ? this.counted : null;
  }

  /** Said once, not with every page that is counted. */
  get statusText(): string {
    return this.counted && !this.isNotCounted ? statusTexts[this.counted.status](this.counted) : '';
  }

  get otherText(): string {
    const { counted } = this;
    return counted && this.isOther && this.figures ? fill(other, momentSeenAt(counted.askedAt, counted.now)) : '';
  }

  get progressText(): string {
    const { looked, total } = this.counted ?? {};
    return total ? fill(progress, number(looked), number(total)) : fill(progressUnknown, number(looked));
  }

  /** Records that are added meanwhile do not push it beyond its end. */
  get percent(): number {
    const { looked, total } = this.counted ?? {};
    return total ? Math.min(100, Math.floor((100 * (looked ?? 0)) / total)) : 0;
  }

  handleRun(): void {
    const { draft } = this;
    if (draft) {
      void this.act(() => beginDryRun(draft), 'stop');
    }
  }

  handleStop(): void {
    const { draft } = this;
    if (draft) {
      void this.act(() => stopDryRun(draft), 'run');
    }
  }

  handleTryAgain(): void {
    void this.refresh();
  }

  private async act(ask: () => Promise<Counted | null>, focusNext: string): Promise<void> {
    const isNewest = this.poller.begin();
    this.isBusy = true;
    this.failure = '';
    try {
      const counted = await ask();
      if (isNewest()) {
        this.take(counted);
        this.focusNext = focusNext;
        // The review lies over the editor, which shows the same.
        tellDryRuns(this.handleOthers);
      }
    } catch (error) {
      if (isNewest()) {
        this.failure = messageOf(error);
        this.plan();
      }
    }
    this.isBusy = false;
  }

  private async refresh(): Promise<void> {
    const { draft } = this;
    if (!draft) {
      return;
    }
    const isNewest = this.poller.begin();
    try {
      const counted = await loadDryRun(draft);
      if (isNewest()) {
        this.take(counted);
      }
    } catch (error) {
      if (isNewest()) {
        this.isLoaded = true;
        this.poller.failed(error);
      }
    }
  }

  private take(counted: Counted | null): void {
    this.counted = counted;
    this.isLoaded = true;
    this.poller.answered(counted?.now);
    this.plan();
  }

  /** What is over stays as it is. */
  private plan(): void {
    if (this.isCounting) {
      this.poller.plan(pollMillis);
    }
  }

  private forget(): void {
    this.poller.stop();
    this.poller.forget();
    this.counted = null;
    this.isLoaded = false;
    this.failure = '';
  }
}

/** One is kept for each person and object of a connection. */
function placeOf(config: StreamConfig | undefined): string {
  return config ? `${config.connectionId} ${config.objectName}` : '';
}
