import { LightningElement, api } from 'lwc';
import { askForStreamSync } from 'c/backfillApi';
import { messageOf } from 'c/failure';
import { fill, number, timeOfDay } from 'c/figures';
import { reviewStream, saveStream } from 'c/streamApi';
import type { Review, StreamConfig } from 'c/streamApi';
import estimateTitle from '@salesforce/label/c.ReviewEstimate';
import fromNow from '@salesforce/label/c.StartFromNow';
import fromNowAllAccounts from '@salesforce/label/c.StartFromNowAllAccounts';
import fromNowText from '@salesforce/label/c.StartFromNowText';
import later from '@salesforce/label/c.StartLater';
import laterText from '@salesforce/label/c.StartLaterText';
import loading from '@salesforce/label/c.ReviewLoading';
import made from '@salesforce/label/c.StartMade';
import madeFromNow from '@salesforce/label/c.StartMadeFromNow';
import madeLater from '@salesforce/label/c.StartMadeLater';
import seenByOther from '@salesforce/label/c.StartSeenByOther';
import sendAbout from '@salesforce/label/c.StartSendAbout';
import sendCounted from '@salesforce/label/c.StartSend';
import sendNone from '@salesforce/label/c.StartSendNone';
import sendNothing from '@salesforce/label/c.StartSendNothing';
import sendText from '@salesforce/label/c.StartSendText';
import sendUnknown from '@salesforce/label/c.StartSendUnknown';
import tryAgain from '@salesforce/label/c.OverviewTryAgain';
import countedAt from '@salesforce/label/c.StartCountedAt';

type State = { kind: 'loading' } | { kind: 'failed'; message: string } | { kind: 'ready'; review: Review; at: string };

/** The ways in which a stream begins. */
type Beginning = 'send' | 'fromNow' | 'later';

/** What the stream became, for whoever shows it. */
export interface Made {
  readonly streamId: string;
  /** What is said of it. */
  readonly text: string;
  /** Why it does not begin at once; it is saved nevertheless. */
  readonly problem?: string;
}

/** So long nobody has edited anything before it is looked at again. */
const restMillis = 600;

/**
 * The end of making a stream: what stands in the way, what its existing records take, and the three ways in which it begins. Saves it and
 * fires `made`.
 */
export default class StreamStart extends LightningElement {
  @api objectLabel = '';
  /** Whether who is here may ask for a sync. */
  @api canRun = false;

  @api get config(): StreamConfig | undefined {
    return this.draft;
  }
  set config(config: StreamConfig | undefined) {
    const isFirst = this.draft === undefined;
    const isOther = JSON.stringify(config) !== JSON.stringify(this.draft);
    this.draft = config;
    if (isOther) {
      this.plan(isFirst ? 0 : restMillis);
    }
  }

  state: State = { kind: 'loading' };
  failure = '';
  isSaving = false;
  labels = { estimateTitle, fromNow, later, laterText, loading, tryAgain };

  private draft: StreamConfig | undefined;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private turns = 0;

  override disconnectedCallback(): void {
    clearTimeout(this.timer);
    this.turns += 1;
  }

  get isLoading(): boolean {
    return this.state.kind === 'loading' || this.isSaving;
  }

  get review(): Review | undefined {
    return this.state.kind === 'ready' ? this.state.review : undefined;
  }

  get reviewFailure(): string {
    return this.state.kind === 'failed' ? this.state.message : '';
  }

  /** Where it could not be looked at, the save says what is wrong with it. */
  get isDisabled(): boolean {
    return this.isLoading || (this.review?.problems.length ?? 0) > 0;
  }

  get isSendDisabled(): boolean {
    return this.isDisabled || this.records === 0;
  }

  get sendLabel(): string {
    const { records } = this;
    if (records === null) {
      return sendUnknown;
    }
    return fill(this.review?.estimate?.isExact === false ? sendAbout : sendCounted, number(records));
  }

  get sendText(): string {
    if (this.records === 0) {
      return this.draft?.lookback === 'Nothing' ? sendNone : sendNothing;
    }
    return sendText;
  }

  get fromNowText(): string {
    const isByAccounts = this.draft?.lookback === 'ActiveAccounts' && this.draft.objectName !== 'Account';
    return isByAccounts ? `${fromNowText} ${fromNowAllAccounts}` : fromNowText;
  }

  get countedAt(): string {
    if (this.state.kind !== 'ready' || !this.review?.estimate) {
      return '';
    }
    const { connectorName } = this.state.review;
    const counted = fill(countedAt, timeOfDay(this.state.at));
    return connectorName ? `${counted} ${fill(seenByOther, connectorName)}` : counted;
  }

  handleTryAgain(): void {
    this.plan(0);
  }

  handleSend(): void {
    void this.make('send');
  }

  handleFromNow(): void {
    void this.make('fromNow');
  }

  handleLater(): void {
    void this.make('later');
  }

  /** Null where it is not known. */
  private get records(): number | null {
    return this.review?.estimate?.records ?? null;
  }

  /** What was counted for another configuration is nothing to press. */
  private plan(millis: number): void {
    clearTimeout(this.timer);
    const turn = (this.turns += 1);
    this.state = { kind: 'loading' };
    this.timer = setTimeout(() => void this.look(turn), millis);
  }

  private async look(turn: number): Promise<void> {
    if (!this.draft) {
      return;
    }
    let state: State;
    try {
      const review = await reviewStream({ ...this.draft, isOn: true });
      state = { kind: 'ready', review, at: new Date().toISOString() };
    } catch (error) {
      state = { kind: 'failed', message: messageOf(error) };
    }
    if (turn === this.turns) {
      this.state = state;
    }
  }

  private async make(beginning: Beginning): Promise<void> {
    if (!this.draft || this.isDisabled) {
      return;
    }
    this.failure = '';
    this.isSaving = true;
    const text = this.textOf(beginning);
    try {
      const streamId = await saveStream(begun(this.draft, beginning), beginning !== 'later');
      const problem = beginning === 'later' || !this.canRun ? '' : await problemOfSync(streamId);
      this.dispatchEvent(
        new CustomEvent<Made>('made', { detail: { streamId, text, ...(problem ? { problem } : {}) } }),
      );
    } catch (error) {
      this.failure = messageOf(error);
    }
    this.isSaving = false;
  }

  private textOf(beginning: Beginning): string {
    const texts: Record<Beginning, string> = { send: made, fromNow: madeFromNow, later: madeLater };
    return fill(texts[beginning], this.objectLabel);
  }
}

function begun(draft: StreamConfig, beginning: Beginning): StreamConfig {
  const isOn = beginning !== 'later';
  return beginning === 'fromNow' ? { ...draft, isOn, lookback: 'Nothing', lookbackDays: null } : { ...draft, isOn };
}

/** Whoever presses waits, so that it begins at once; where it does not, it does with the next sync. */
async function problemOfSync(streamId: string): Promise<string> {
  try {
    await askForStreamSync(streamId);
    return '';
  } catch (error) {
    return messageOf(error);
  }
}
