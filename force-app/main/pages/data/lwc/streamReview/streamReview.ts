import { api } from 'lwc';
import LightningModal from 'lightning/modal';
import { messageOf } from 'c/failure';
import { fill, number } from 'c/figures';
import { reviewStream, saveStream } from 'c/streamApi';
import type { Review, StreamConfig } from 'c/streamApi';
import after from '@salesforce/label/c.ReviewAfter';
import backfill from '@salesforce/label/c.ReviewBackfill';
import backfillHelp from '@salesforce/label/c.ReviewBackfillHelp';
import before from '@salesforce/label/c.ReviewBefore';
import cancel from '@salesforce/label/c.Cancel';
import changes from '@salesforce/label/c.ReviewChanges';
import estimate from '@salesforce/label/c.ReviewEstimate';
import lacksHeading from '@salesforce/label/c.ReviewLacks';
import lacksText from '@salesforce/label/c.ReviewLacksText';
import loading from '@salesforce/label/c.ReviewLoading';
import none from '@salesforce/label/c.ReviewNone';
import nothing from '@salesforce/label/c.ReviewNothing';
import problems from '@salesforce/label/c.ReviewProblems';
import save from '@salesforce/label/c.Save';
import showAll from '@salesforce/label/c.ReviewShowAll';
import what from '@salesforce/label/c.ReviewWhat';

/** With what the modal closes after it saved; it closes with nothing where it did not. */
export interface Saved {
  readonly streamId: string;
  readonly isBackfillWanted: boolean;
}

/** A new stream of a large object changes thousands of fields, which are shown at once only when asked. */
const firstChanges = 100;

interface Change {
  key: string;
  label: string;
  before: string;
  after: string;
}

/** Shows exactly what saving a stream changes, offers to send what that affects, and saves it. */
export default class StreamReview extends LightningModal {
  @api config: StreamConfig | undefined;
  @api heading = '';

  labels = {
    after,
    backfill,
    backfillHelp,
    before,
    cancel,
    changes,
    estimate,
    lacksText,
    loading,
    nothing,
    problems,
    save,
    what,
  };
  review: Review | undefined;
  failure = '';
  isBackfillWanted = true;
  isSaving = false;
  isAllShown = false;

  /** Opens it over the page. */
  static ask(config: StreamConfig, heading: string): Promise<Saved | undefined> {
    const modal = this as unknown as { open(options: object): Promise<Saved | undefined> };
    return modal.open({ label: heading, heading, size: 'medium', config });
  }

  override connectedCallback(): void {
    void this.load();
  }

  get isLoading(): boolean {
    return (!this.review && this.failure === '') || this.isSaving;
  }

  get problems(): { key: string; message: string }[] {
    return (this.review?.problems ?? []).map(({ message }, index) => ({ key: String(index), message }));
  }

  get hasProblems(): boolean {
    return this.problems.length > 0;
  }

  get lacks(): { key: string; text: string; fieldsText: string; whereText: string }[] {
    return (this.review?.lacks ?? []).map(({ text, whereText, fields }, index) => ({
      key: String(index),
      text,
      whereText,
      fieldsText: fields.join(', '),
    }));
  }

  get hasLacks(): boolean {
    return this.lacks.length > 0;
  }

  get lacksHeading(): string {
    return fill(lacksHeading, this.review?.connectorName ?? '');
  }

  get changes(): Change[] {
    const changes = this.review?.changes ?? [];
    return (this.isAllShown ? changes : changes.slice(0, firstChanges)).map((change, index) => ({
      key: String(index),
      label: change.label,
      before: change.before || none,
      after: change.after || none,
    }));
  }

  /** Empty where all are shown. */
  get showAll(): string {
    const count = this.review?.changes.length ?? 0;
    return count > this.changes.length ? fill(showAll, number(count)) : '';
  }

  get hasChanges(): boolean {
    return this.changes.length > 0;
  }

  get canBackfill(): boolean {
    return Boolean(this.review?.isAffectingExisting) && !this.hasProblems;
  }

  get isSaveDisabled(): boolean {
    return this.isSaving || !this.review || this.hasProblems;
  }

  handleBackfill(event: CustomEvent<{ checked: boolean }>): void {
    this.isBackfillWanted = event.detail.checked;
  }

  handleShowAll(): void {
    this.isAllShown = true;
  }

  handleCancel(): void {
    void this.close(undefined);
  }

  handleSave(): void {
    void this.save();
  }

  private async load(): Promise<void> {
    if (!this.config) {
      return;
    }
    try {
      this.review = await reviewStream(this.config);
    } catch (error) {
      this.failure = messageOf(error);
    }
  }

  private async save(): Promise<void> {
    if (!this.config || this.isSaveDisabled) {
      return;
    }
    const isBackfillWanted = this.canBackfill && this.isBackfillWanted;
    this.failure = '';
    this.isSaving = true;
    this.disableClose = true;
    try {
      const streamId = await saveStream(this.config, isBackfillWanted);
      this.disableClose = false;
      await this.close({ streamId, isBackfillWanted } satisfies Saved);
    } catch (error) {
      this.failure = messageOf(error);
      this.disableClose = false;
    }
    this.isSaving = false;
  }
}
