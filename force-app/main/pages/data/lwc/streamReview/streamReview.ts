import { api } from 'lwc';
import LightningModal from 'lightning/modal';
import { messageOf } from 'c/failure';
import { fill, number } from 'c/figures';
import type { Difference } from 'c/saveConflict';
import { findConflict, reviewStream, saveStream } from 'c/streamApi';
import type { Review, StreamConfig, StreamConflict } from 'c/streamApi';
import after from '@salesforce/label/c.ReviewAfter';
import backfill from '@salesforce/label/c.ReviewBackfill';
import backfillHelp from '@salesforce/label/c.ReviewBackfillHelp';
import before from '@salesforce/label/c.ReviewBefore';
import cancel from '@salesforce/label/c.Cancel';
import changes from '@salesforce/label/c.ReviewChanges';
import estimate from '@salesforce/label/c.ReviewEstimate';
import fits from '@salesforce/label/c.ReviewFits';
import loading from '@salesforce/label/c.ReviewLoading';
import none from '@salesforce/label/c.ReviewNone';
import nothing from '@salesforce/label/c.ReviewNothing';
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

/**
 * Shows exactly what saving a stream changes, offers to send what that affects, and saves it. Where somebody else has saved it since it was
 * loaded both are put together first, and whoever reviews it chooses what of both stands where they differ.
 */
export default class StreamReview extends LightningModal {
  @api config: StreamConfig | undefined;
  /** As it was loaded; null for a new stream. */
  @api loaded: StreamConfig | null = null;
  @api heading = '';

  labels = {
    after,
    backfill,
    backfillHelp,
    before,
    cancel,
    changes,
    estimate,
    fits,
    loading,
    nothing,
    save,
    what,
  };
  review: Review | undefined;
  /** While somebody has to choose. */
  conflict: StreamConflict | null = null;
  /** What another has saved is in what is reviewed. */
  isMerged = false;
  now = '';
  failure = '';
  isBackfillWanted = true;
  isSaving = false;
  isAllShown = false;

  /** What is reviewed and saved, and what it was made of. */
  private draft: StreamConfig | undefined;
  private base: StreamConfig | null = null;
  private isFocusDue = false;

  /** Opens it over the page. */
  static ask(config: StreamConfig, heading: string, loaded: StreamConfig | null): Promise<Saved | undefined> {
    const modal = this as unknown as { open(options: object): Promise<Saved | undefined> };
    return modal.open({ label: heading, heading, size: 'medium', config, loaded });
  }

  override connectedCallback(): void {
    this.draft = this.config;
    this.base = this.loaded;
    void this.load();
  }

  override renderedCallback(): void {
    const asked = this.isFocusDue && this.template?.querySelector<HTMLElement>('c-save-conflict');
    if (asked) {
      this.isFocusDue = false;
      asked.focus();
    }
  }

  get isLoading(): boolean {
    return (!this.review && !this.conflict && this.failure === '') || this.isSaving;
  }

  get differences(): Difference[] {
    return (this.conflict?.differences ?? []).map(({ what, loaded, theirs, mine }) => ({
      what,
      loaded: loaded || none,
      theirs: theirs || none,
      mine: mine || none,
    }));
  }

  get hasProblems(): boolean {
    return (this.review?.problems.length ?? 0) > 0;
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

  get changeKeys(): string[] {
    return this.changes.map(({ key }) => key);
  }

  get hasMore(): boolean {
    return (this.review?.changes.length ?? 0) > this.changes.length;
  }

  get showAll(): string {
    return fill(showAll, number(this.review?.changes.length));
  }

  get hasChanges(): boolean {
    return this.changes.length > 0;
  }

  get reviewed(): StreamConfig | undefined {
    return this.draft;
  }

  /** Of what has a problem the chain could tell nothing. */
  get isCountable(): boolean {
    return !this.hasProblems;
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

  handleGoOn(event: CustomEvent<string>): void {
    this.template?.querySelector<HTMLElement>(`[data-change="${event.detail}"]`)?.focus();
  }

  handleTake(): void {
    this.settle(({ keepingTheirs }) => keepingTheirs);
  }

  handleOverwrite(): void {
    this.settle(({ keepingMine }) => keepingMine);
  }

  handleCancel(): void {
    void this.close(undefined);
  }

  handleSave(): void {
    void this.save();
  }

  private async load(): Promise<void> {
    if (!this.draft) {
      return;
    }
    this.review = undefined;
    try {
      const found = this.base && (await findConflict(this.base, this.draft));
      if (found && found.differences.length > 0) {
        this.conflict = found;
        this.now = new Date().toISOString();
        this.isFocusDue = true;
        return;
      }
      if (found) {
        this.merge(found, found.keepingMine);
      }
      this.review = await reviewStream(this.draft);
    } catch (error) {
      this.failure = messageOf(error);
    }
  }

  private settle(choose: (conflict: StreamConflict) => StreamConfig): void {
    if (this.conflict) {
      this.merge(this.conflict, choose(this.conflict));
      this.conflict = null;
      this.failure = '';
      void this.load();
    }
  }

  private merge(found: StreamConflict, merged: StreamConfig): void {
    this.base = found.stored;
    this.draft = merged;
    this.isMerged = true;
  }

  private async save(): Promise<void> {
    if (!this.draft || this.isSaveDisabled) {
      return;
    }
    const isBackfillWanted = this.canBackfill && this.isBackfillWanted;
    this.failure = '';
    this.isSaving = true;
    this.disableClose = true;
    try {
      const streamId = await saveStream(this.draft, isBackfillWanted);
      this.disableClose = false;
      await this.close({ streamId, isBackfillWanted } satisfies Saved);
    } catch (error) {
      this.failure = messageOf(error);
      this.disableClose = false;
      // Somebody may have saved it while it was looked at.
      await this.load();
    }
    this.isSaving = false;
  }
}
