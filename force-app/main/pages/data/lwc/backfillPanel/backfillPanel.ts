import { LightningElement, api } from 'lwc';
import {
  askForStreamSync,
  cancelBackfill,
  estimateBackfill,
  loadBackfills,
  pauseBackfill,
  replayFrom,
  replayThese,
  resumeBackfill,
  startBackfill,
} from 'c/backfillApi';
import { isOpen } from 'c/backfillWords';
import type { Backfill, Estimate } from 'c/backfillWords';
import { messageOf } from 'c/failure';
import { say, sayOutcome } from 'c/notice';
import { Poller } from 'c/poller';
import type { Stale } from 'c/poller';
import { loadConfig } from 'c/streamApi';
import errorTitle from '@salesforce/label/c.BackfillErrorTitle';
import estimateIntro from '@salesforce/label/c.BackfillEstimateIntro';
import estimating from '@salesforce/label/c.BackfillEstimating';
import loading from '@salesforce/label/c.BackfillLoading';
import noPermissionToBackfill from '@salesforce/label/c.NoPermissionToBackfill';
import noPermissionToPause from '@salesforce/label/c.NoPermissionToPause';
import noPermissionToRun from '@salesforce/label/c.NoPermissionToRun';
import notNow from '@salesforce/label/c.BackfillNotNow';
import onlyOne from '@salesforce/label/c.BackfillOnlyOne';
import runAgain from '@salesforce/label/c.BackfillRunAgain';
import runAgainAbout from '@salesforce/label/c.BackfillRunAgainAbout';
import start from '@salesforce/label/c.BackfillStart';
import started from '@salesforce/label/c.BackfillStarted';
import syncAsked from '@salesforce/label/c.BackfillSyncAsked';
import syncNow from '@salesforce/label/c.BackfillSyncNow';
import syncNowAbout from '@salesforce/label/c.BackfillSyncNowAbout';
import triesAgain from '@salesforce/label/c.StaleTriesAgain';
import tryAgain from '@salesforce/label/c.OverviewTryAgain';

type State = { kind: 'loading' } | { kind: 'failed'; message: string } | { kind: 'ready'; backfills: Backfill[] };

/** Nothing is read again before the person has seen what it takes. */
type Asking = { kind: 'no' } | { kind: 'estimating' } | { kind: 'estimated'; estimate: Estimate };

const pollMillis = { whileRunning: 2_000, otherwise: 15_000 };

/** Sync now, the initial sync once more, replay, and what of it runs and ran. Loads, polls and acts; others show. */
export default class BackfillPanel extends LightningElement {
  @api canRun = false;
  @api canBackfill = false;
  @api canPause = false;

  state: State = { kind: 'loading' };
  stale: Stale | null = null;
  asking: Asking = { kind: 'no' };
  isBusy = false;
  objectName = '';
  now = '';
  labels = {
    errorTitle,
    estimateIntro,
    estimating,
    loading,
    notNow,
    onlyOne,
    runAgain,
    runAgainAbout,
    start,
    syncNow,
    syncNowAbout,
    triesAgain,
    tryAgain,
  };

  private stream = '';
  private readonly poller = new Poller(
    () => void this.refresh(),
    (stale) => (this.stale = stale),
  );
  private focusNext = '';

  @api
  get streamId(): string {
    return this.stream;
  }
  set streamId(id: string) {
    if (id === this.stream) {
      return;
    }
    this.stream = id;
    this.asking = { kind: 'no' };
    this.objectName = '';
    if (this.isConnected) {
      this.begin();
    }
  }

  override connectedCallback(): void {
    this.begin();
  }

  override disconnectedCallback(): void {
    this.poller.stop();
  }

  override renderedCallback(): void {
    const focused = this.focusNext && this.template?.querySelector<HTMLElement>(`[data-id="${this.focusNext}"]`);
    if (focused) {
      this.focusNext = '';
      focused.focus();
    }
  }

  get isLoading(): boolean {
    return this.state.kind === 'loading';
  }

  get failure(): string | undefined {
    return this.state.kind === 'failed' ? this.state.message : undefined;
  }

  get running(): Backfill | undefined {
    return this.state.kind === 'ready' ? this.state.backfills.find(isOpen) : undefined;
  }

  get past(): Backfill[] {
    return this.state.kind === 'ready' ? this.state.backfills.filter((each) => !isOpen(each)) : [];
  }

  get isSyncDisabled(): boolean {
    return this.isBusy || !this.canRun;
  }

  get isPauseDisabled(): boolean {
    return this.isBusy || !this.canPause;
  }

  get isCancelDisabled(): boolean {
    return this.isBusy || !this.canBackfill;
  }

  /** Why a button is disabled; said in text, since a disabled button shows no title to a keyboard. */
  get reasons(): string[] {
    return [
      ...(this.canRun ? [] : [noPermissionToRun]),
      ...(this.canBackfill ? [] : [noPermissionToBackfill]),
      ...(this.canPause ? [] : [noPermissionToPause]),
    ];
  }

  /** One backfill of a stream at a time. */
  get isStartDisabled(): boolean {
    return this.isCancelDisabled || this.running !== undefined || this.asking.kind === 'estimating';
  }

  get isEstimating(): boolean {
    return this.asking.kind === 'estimating';
  }

  get estimate(): Estimate | undefined {
    return this.asking.kind === 'estimated' ? this.asking.estimate : undefined;
  }

  handleTryAgain(): void {
    if (this.state.kind !== 'ready') {
      this.state = { kind: 'loading' };
    }
    void this.refresh();
  }

  handleSyncNow(): void {
    void this.act(() => askForStreamSync(this.stream), syncAsked);
  }

  handleRunAgain(): void {
    void this.askEstimate();
  }

  handleStart(): void {
    this.asking = { kind: 'no' };
    void this.act(() => startBackfill(this.stream, 'Again'), started);
  }

  handleNotNow(): void {
    this.asking = { kind: 'no' };
    this.focusNext = 'run-again';
  }

  handleReplay(event: CustomEvent<{ since?: string; recordIds?: string[] }>): void {
    const { since, recordIds } = event.detail;
    const form = event.target as unknown as { reset(): void };
    void this.act(async () => {
      await (recordIds ? replayThese(this.stream, recordIds) : replayFrom(this.stream, since ?? ''));
      form.reset();
    }, started);
  }

  handlePause(): void {
    void this.actOnRunning(pauseBackfill);
  }

  handleResume(): void {
    void this.actOnRunning(resumeBackfill);
  }

  handleCancel(): void {
    void this.actOnRunning(cancelBackfill);
  }

  private begin(): void {
    this.state = { kind: 'loading' };
    this.poller.forget();
    void this.refresh();
  }

  private async askEstimate(): Promise<void> {
    const stream = this.stream;
    this.asking = { kind: 'estimating' };
    try {
      const estimate = await estimateBackfill(stream, 'Again');
      if (stream === this.stream) {
        this.asking = { kind: 'estimated', estimate };
        this.focusNext = 'start';
      }
    } catch (error) {
      this.asking = { kind: 'no' };
      say(this, messageOf(error), 'error');
    }
  }

  private async actOnRunning(action: (id: string) => Promise<void>): Promise<void> {
    const id = this.running?.id;
    if (id) {
      await this.act(() => action(id));
    }
  }

  private async act(action: () => Promise<void>, done?: string): Promise<void> {
    if (this.isBusy) {
      return;
    }
    this.isBusy = true;
    await sayOutcome(this, async () => {
      await action();
      return done;
    });
    await this.refresh();
    this.isBusy = false;
  }

  private async refresh(): Promise<void> {
    const isNewest = this.poller.begin();
    const stream = this.stream;
    if (!stream) {
      return;
    }
    try {
      const backfills = await loadBackfills(stream);
      const objectName = this.objectName || (await loadConfig(stream)).objectName;
      if (isNewest()) {
        this.objectName = objectName;
        this.state = { kind: 'ready', backfills };
        this.now = new Date().toISOString();
        this.poller.answered();
        this.poller.plan(this.running ? pollMillis.whileRunning : pollMillis.otherwise);
      }
    } catch (error) {
      if (isNewest()) {
        this.state = this.poller.failedOver(this.state, error);
      }
    }
  }
}
