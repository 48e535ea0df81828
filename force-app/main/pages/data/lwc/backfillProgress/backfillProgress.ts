import { LightningElement, api } from 'lwc';
import type { Backfill } from 'c/backfillWords';
import { reasonLabels, statusLook } from 'c/backfillWords';
import type { StatusLook } from 'c/backfillWords';
import { fill, number, percent } from 'c/figures';
import cancel from '@salesforce/label/c.BackfillCancel';
import pause from '@salesforce/label/c.Pause';
import resume from '@salesforce/label/c.Resume';
import sent from '@salesforce/label/c.BackfillSent';
import sentOf from '@salesforce/label/c.BackfillSentOf';
import someFailed from '@salesforce/label/c.BackfillSomeFailed';

/** A backfill under way. Fires pause, resume and cancel. */
export default class BackfillProgress extends LightningElement {
  @api backfill: Backfill | undefined;
  @api pauseDisabled = false;
  @api cancelDisabled = false;

  labels = { cancel, pause, resume };

  get heading(): string {
    return this.backfill ? `${reasonLabels[this.backfill.reason]} (${this.backfill.name})` : '';
  }

  get look(): StatusLook | undefined {
    return this.backfill && statusLook(this.backfill);
  }

  /** The bar is never beyond its end, however much more there is than was estimated. */
  get percent(): number {
    return Math.min(Math.max(this.backfill?.percent ?? 0, 0), 100);
  }

  get percentText(): string {
    return percent(Math.floor(this.percent));
  }

  get counts(): string {
    const { sent: sentCount, failed, estimatedRecords } = this.backfill ?? {};
    const sentText = estimatedRecords
      ? fill(sentOf, number(sentCount ?? 0), number(estimatedRecords))
      : fill(sent, number(sentCount ?? 0));
    return failed ? `${sentText} ${fill(someFailed, number(failed))}` : sentText;
  }

  get canPause(): boolean {
    return !this.backfill?.isPaused && !this.backfill?.isCancelled;
  }

  get canResume(): boolean {
    return Boolean(this.backfill?.isPaused) && !this.backfill?.isCancelled;
  }

  get isCancelDisabled(): boolean {
    return this.cancelDisabled || Boolean(this.backfill?.isCancelled);
  }

  handlePause(): void {
    this.dispatchEvent(new CustomEvent('pause'));
  }

  handleResume(): void {
    this.dispatchEvent(new CustomEvent('resume'));
  }

  handleCancel(): void {
    this.dispatchEvent(new CustomEvent('cancel'));
  }
}
