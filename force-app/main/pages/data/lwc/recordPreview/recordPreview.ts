import { LightningElement, api } from 'lwc';
import { fill, number } from 'c/figures';
import { say } from 'c/notice';
import { Poller } from 'c/poller';
import type { Stale } from 'c/poller';
import { previewDraft, previewNextRecord } from 'c/previewApi';
import type { DraftPreview, PreviewValue } from 'c/previewApi';
import type { StreamConfig } from 'c/streamApi';
import { chosenRecord, keepChosenRecord } from './chosenRecord';
import about from '@salesforce/label/c.PreviewAbout';
import asking from '@salesforce/label/c.PreviewLoading';
import copied from '@salesforce/label/c.PreviewCopied';
import copy from '@salesforce/label/c.PreviewCopy';
import copyFailed from '@salesforce/label/c.PreviewCopyFailed';
import hide from '@salesforce/label/c.PreviewHide';
import hideJson from '@salesforce/label/c.PreviewHideJson';
import idLabel from '@salesforce/label/c.PreviewId';
import next from '@salesforce/label/c.PreviewNext';
import nextTitle from '@salesforce/label/c.PreviewNextTitle';
import notAnId from '@salesforce/label/c.PreviewNotAnId';
import nothing from '@salesforce/label/c.PreviewNothing';
import payload from '@salesforce/label/c.PreviewPayload';
import problemsKept from '@salesforce/label/c.PreviewProblemsKept';
import problemsOnly from '@salesforce/label/c.PreviewProblems';
import search from '@salesforce/label/c.PreviewSearch';
import showLabel from '@salesforce/label/c.PreviewShow';
import showJson from '@salesforce/label/c.PreviewShowJson';
import title from '@salesforce/label/c.PreviewTitle';

/** Of a configuration, what shows in a preview. Edits replace what they change, so that what is the same is the same object. */
const shownParts = [
  'objectName',
  'connectionId',
  'fields',
  'filter',
  'ruleName',
  'ruleObject',
  'rule',
  'lookback',
  'lookbackDays',
] as const;

/** After the last key. */
const waitMillis = 400;
const recordIdPattern = /^[a-zA-Z0-9]{15}(?:[a-zA-Z0-9]{3})?$/;

/** What would be sent of one record by a stream as it is edited, saved or not; it follows each edit, and nothing is sent. */
export default class RecordPreview extends LightningElement {
  /** The last good answer. It stays where a newer one is refused, or does not come. */
  shown: DraftPreview | null = null;
  problems: readonly { key: number; message: string }[] = [];
  stale: Stale | null = null;
  /** What is shown is older than the draft. */
  isBehind = false;
  isNothingThere = false;
  recordId: string | null = null;
  typedId = '';
  isJsonShown = false;
  /** A phone's screen has no room beside the editor. */
  isNarrow = false;
  isUnfolded = false;
  labels = { about, copy, idLabel, next, nextTitle, notAnId, nothing, payload, search, title };

  private draft: StreamConfig | undefined;
  private isNextWanted = false;
  /** The call that is under way: there is one at a time. */
  private call: object | null = null;
  private isDue = false;
  private readonly narrow = 'matchMedia' in window ? window.matchMedia('(max-width: 30rem)') : null;
  private readonly poller = new Poller(
    () => void this.ask(),
    (stale) => (this.stale = stale),
  );

  /** As it is edited. */
  @api
  get config(): StreamConfig | undefined {
    return this.draft;
  }
  set config(config: StreamConfig | undefined) {
    const before = this.draft;
    this.draft = config;
    if (!config) {
      return;
    }
    if (!before || placeOf(before) !== placeOf(config)) {
      this.begin(config);
    } else if (shownParts.some((part) => before[part] !== config[part])) {
      this.plan(waitMillis);
    }
  }

  override connectedCallback(): void {
    this.narrow?.addEventListener('change', this.handleWidth);
    this.isNarrow = this.narrow?.matches ?? false;
    this.plan(0);
  }

  override disconnectedCallback(): void {
    this.narrow?.removeEventListener('change', this.handleWidth);
    this.poller.stop();
    this.call = null;
  }

  get isShown(): boolean {
    return Boolean(this.draft) && (!this.isNarrow || this.isUnfolded);
  }

  get foldLabel(): string {
    return this.isUnfolded ? hide : showLabel;
  }

  /** As an attribute says it. */
  get unfolded(): string {
    return String(this.isUnfolded);
  }

  get jsonShown(): string {
    return String(this.isJsonShown);
  }

  get hasProblems(): boolean {
    return this.problems.length > 0;
  }

  get problemsText(): string {
    return this.shown ? problemsKept : problemsOnly;
  }

  get askingText(): string {
    return this.isBehind && !this.stale ? asking : '';
  }

  get isNextDisabled(): boolean {
    return this.recordId === null;
  }

  get hasValues(): boolean {
    return (this.shown?.values?.length ?? 0) > 0;
  }

  /** Of a record that is not sent as it is saved every value would be new. */
  get savedValues(): readonly PreviewValue[] | null {
    return this.shown?.savedOutcome === 'upserted' ? (this.shown.savedValues ?? null) : null;
  }

  get payload(): string | null {
    return this.shown?.preview?.payload ?? null;
  }

  get jsonLabel(): string {
    return fill(this.isJsonShown ? hideJson : showJson, number(this.shown?.preview?.bytes));
  }

  handleFold(): void {
    this.isUnfolded = !this.isUnfolded;
    this.plan(0);
  }

  handlePick(event: CustomEvent<{ recordId: string | null }>): void {
    this.choose(event.detail.recordId);
  }

  handleNext(): void {
    this.isNextWanted = true;
    this.plan(0);
  }

  /** The change events of base components leave their parents too: outside, `change` means something else. */
  handleId(event: CustomEvent<{ value: string }>): void {
    event.stopPropagation();
    this.typedId = event.detail.value.trim();
    if (recordIdPattern.test(this.typedId)) {
      this.choose(this.typedId, waitMillis);
    }
  }

  handleKey(event: KeyboardEvent): void {
    if (event.key === 'Enter' && recordIdPattern.test(this.typedId)) {
      event.preventDefault();
      this.choose(this.typedId);
    }
  }

  handleJson(): void {
    this.isJsonShown = !this.isJsonShown;
  }

  handleTryAgain(): void {
    this.plan(0);
  }

  async handleCopy(): Promise<void> {
    try {
      await navigator.clipboard.writeText(this.payload ?? '');
      say(this, copied, 'success');
    } catch {
      // Browsers refuse it on some pages; whoever looks can still select the text.
      say(this, copyFailed, 'error');
    }
  }

  private readonly handleWidth = (): void => {
    const wasShown = this.isShown;
    this.isNarrow = this.narrow?.matches ?? false;
    if (!wasShown) {
      this.plan(0);
    }
  };

  /** Another stream: nothing of the one before is shown any more, and its answer is not waited for. */
  private begin(config: StreamConfig): void {
    this.poller.stop();
    this.poller.forget();
    this.call = null;
    this.isDue = false;
    this.isNextWanted = false;
    this.shown = null;
    this.problems = [];
    this.isNothingThere = false;
    this.typedId = '';
    this.recordId = chosenRecord(placeOf(config));
    this.plan(0);
  }

  /** Null: the one that was changed last. */
  private choose(recordId: string | null, millis = 0): void {
    this.isNextWanted = false;
    this.recordId = recordId;
    if (this.draft) {
      keepChosenRecord(placeOf(this.draft), recordId);
    }
    this.plan(millis);
  }

  private plan(millis: number): void {
    if (!this.isConnected || !this.isShown) {
      return;
    }
    this.isBehind = true;
    if (this.call) {
      this.isDue = true;
    } else {
      this.poller.plan(millis);
    }
  }

  private async ask(): Promise<void> {
    const { draft, recordId } = this;
    if (!draft || this.call) {
      return;
    }
    const isNewest = this.poller.begin();
    const call = {};
    this.call = call;
    this.isDue = false;
    const isNext = this.isNextWanted;
    const preview = isNext ? previewNextRecord : previewDraft;
    try {
      const answer = await preview(draft, recordId);
      if (isNewest()) {
        this.take(answer, recordId, isNext);
        this.poller.answered(answer.now);
      }
    } catch (error) {
      if (isNewest()) {
        this.poller.failed(error);
      }
    }
    this.end(call);
  }

  private end(call: object): void {
    if (call !== this.call) {
      return;
    }
    this.call = null;
    if (this.isDue) {
      this.plan(0);
    }
  }

  private take(answer: DraftPreview, asked: string | null, isNext: boolean): void {
    this.isBehind = this.isDue;
    this.problems = answer.problems.map(({ message }, key) => ({ key, message }));
    if (this.hasProblems) {
      return;
    }
    this.isNothingThere = !answer.preview;
    this.shown = answer.preview ? answer : null;
    // Somebody may have chosen another one since.
    if (this.recordId === asked && answer.recordId) {
      this.recordId = answer.recordId;
      if (isNext && this.draft) {
        this.isNextWanted = false;
        keepChosenRecord(placeOf(this.draft), answer.recordId);
      }
    }
  }
}

/** One that is not saved yet is known by its object. */
function placeOf({ id, connectionId, objectName }: StreamConfig): string {
  return id ?? `${connectionId}:${objectName}`;
}
