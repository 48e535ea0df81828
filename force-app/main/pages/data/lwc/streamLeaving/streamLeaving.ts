import { LightningElement, api } from 'lwc';
import { messageOf } from 'c/failure';
import { counted, fill, number } from 'c/figures';
import { isSure } from 'c/notice';
import { Poller } from 'c/poller';
import type { Stale } from 'c/poller';
import { aboutRemoval, deleteRows, removeAnyway, stopRemoval } from 'c/removalApi';
import type { Removal } from 'c/removalApi';
import anyway from '@salesforce/label/c.LeavingAnyway';
import anywaySure from '@salesforce/label/c.LeavingAnywaySure';
import deletingRows from '@salesforce/label/c.LeavingDeleting';
import heading from '@salesforce/label/c.LeavingHeading';
import headingOf from '@salesforce/label/c.LeavingHeadingOf';
import goOn from '@salesforce/label/c.LeavingGoOn';
import refusedOne from '@salesforce/label/c.LeavingRefusedOne';
import refusedText from '@salesforce/label/c.LeavingRefused';
import rows from '@salesforce/label/c.RemovalDeleted';
import stop from '@salesforce/label/c.LeavingStop';
import stopSure from '@salesforce/label/c.LeavingStopSure';
import told from '@salesforce/label/c.LeavingTold';

const pollMillis = 3_000;

/** How far the removal of a stream is, with what stops it or makes an end of it. Fires changed after either. */
export default class StreamLeaving extends LightningElement {
  @api streamId = '';
  @api canManage = false;

  about: Removal | undefined;
  stale: Stale | null = null;
  isBusy = false;
  failure = '';
  labels = { stop };
  private rowsGone = 0;
  private readonly poller = new Poller(
    () => void this.refresh(),
    (stale) => (this.stale = stale),
  );

  override connectedCallback(): void {
    void this.refresh();
  }

  override disconnectedCallback(): void {
    this.poller.stop();
  }

  get heading(): string {
    const name = this.about?.removedBy;
    return name ? fill(headingOf, name) : heading;
  }

  /** Whether something is told to the destination, so that it can be stopped. */
  get isTelling(): boolean {
    return this.about?.isDeleting === false;
  }

  get percent(): number {
    return Math.min(Math.max(this.about?.removal?.percent ?? 0, 0), 100);
  }

  get progress(): string {
    if (!this.isTelling || this.rowsGone > 0) {
      return this.rowsGone > 0 ? fill(rows, number(this.rowsGone)) : deletingRows;
    }
    const { sent, estimatedRecords } = this.about?.removal ?? {};
    return fill(told, number(sent ?? 0), number(Math.max(sent ?? 0, estimatedRecords ?? 0)));
  }

  get refused(): string {
    const count = this.about?.refused ?? 0;
    return count > 0 ? counted(count, refusedOne, refusedText) : '';
  }

  get removeLabel(): string {
    return this.isTelling ? anyway : goOn;
  }

  handleStop(): void {
    void this.act(stop, stopSure, async () => stopRemoval(this.streamId));
  }

  /** Where its rows go already nobody has to be sure any more. */
  handleAnyway(): void {
    const tell = (count: number): void => void (this.rowsGone = count);
    if (this.isTelling) {
      void this.act(anyway, anywaySure, async () => removeAnyway(this.streamId, tell));
    } else {
      void this.act(goOn, '', async () => deleteRows(this.streamId, tell));
    }
  }

  private async act(label: string, message: string, work: () => Promise<void>): Promise<void> {
    if (this.isBusy || (message !== '' && !(await isSure(label, message)))) {
      return;
    }
    this.isBusy = true;
    this.failure = '';
    try {
      await work();
      this.poller.stop();
      this.dispatchEvent(new CustomEvent('changed'));
    } catch (error) {
      this.failure = messageOf(error);
    }
    this.isBusy = false;
  }

  private async refresh(): Promise<void> {
    const isNewest = this.poller.begin();
    try {
      const about = await aboutRemoval(this.streamId);
      if (isNewest()) {
        this.about = about;
        this.poller.answered();
        this.poller.plan(pollMillis);
      }
    } catch (error) {
      if (isNewest()) {
        // The list beside it knows when the stream is gone.
        this.poller.failed(error);
      }
    }
  }
}
