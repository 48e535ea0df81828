import { LightningElement, api } from 'lwc';
import { fill } from 'c/figures';
import { isSure, sayOutcome } from 'c/notice';
import { Poller } from 'c/poller';
import type { Stale } from 'c/poller';
import { loadRetention, startPurge } from 'c/retentionApi';
import type { KindRetention, Retention } from 'c/retentionApi';
import { bytesOfRow, rowCount, storage } from 'c/retentionWords';
import { warningsOf } from './warnings';
import type { Warning } from './warnings';
import purgeConfirm from '@salesforce/label/c.PurgeConfirm';
import purgeNow from '@salesforce/label/c.PurgeNow';
import purgeStarted from '@salesforce/label/c.PurgeStarted';
import loading from '@salesforce/label/c.RetentionLoading';
import rowsText from '@salesforce/label/c.StorageRowsSize';
import title from '@salesforce/label/c.StorageTitle';
import warning from '@salesforce/label/c.StorageWarning';

const pollMillis = { whilePurging: 3_000, otherwise: 30_000 };

/** What logs of a connection take of the org's storage, how long they are kept, and the purge of what is older. */
export default class RetentionPanel extends LightningElement {
  /** Stays where it cannot be looked up again, and with it whatever is typed. */
  retention: Retention | null = null;
  stale: Stale | null = null;
  labels = { loading, title, warning };

  private shownId = '';
  /** Null while no purge is under way. */
  private rowsBefore: number | null = null;
  private isBusy = false;
  private readonly poller = new Poller(
    () => void this.look(),
    (stale) => (this.stale = stale),
  );

  @api
  get connectionId(): string {
    return this.shownId;
  }
  set connectionId(id: string) {
    if (id !== this.shownId) {
      this.shownId = id;
      this.retention = null;
      this.rowsBefore = null;
      this.poller.forget();
      void this.look();
    }
  }

  override disconnectedCallback(): void {
    this.poller.stop();
  }

  get isLoading(): boolean {
    return this.retention === null && this.stale === null;
  }

  get ours(): number {
    return this.sum(({ bytes }) => bytes);
  }

  get oursLater(): number {
    return this.sum(({ bytesInThirtyDays }) => bytesInThirtyDays);
  }

  get rowsText(): string {
    const rows = this.sum((kind) => kind.rows);
    return fill(rowsText, rowCount(rows), storage(this.ours), storage(bytesOfRow));
  }

  get gone(): number {
    return this.rowsBefore === null ? 0 : Math.max(0, this.rowsBefore - this.sum(({ rows }) => rows));
  }

  get warnings(): Warning[] {
    return this.retention ? warningsOf(this.retention) : [];
  }

  get hasWarnings(): boolean {
    return this.warnings.length > 0;
  }

  handleTryAgain(): void {
    void this.look();
  }

  handleLooked(event: CustomEvent<Retention>): void {
    this.take(event.detail);
  }

  handlePurge(): void {
    if (!this.isBusy) {
      void this.purge();
    }
  }

  private async purge(): Promise<void> {
    this.isBusy = true;
    if (await isSure(purgeNow, purgeConfirm)) {
      await sayOutcome(this, async () => {
        const id = this.shownId;
        const retention = await startPurge(id);
        if (id === this.shownId) {
          this.take(retention);
        }
        return purgeStarted;
      });
    }
    this.isBusy = false;
  }

  private async look(): Promise<void> {
    const isNewest = this.poller.begin();
    try {
      const retention = await loadRetention(this.shownId);
      if (isNewest()) {
        this.take(retention);
      }
    } catch (error) {
      if (isNewest()) {
        this.poller.failed(error);
      }
    }
  }

  /** Newer than whatever is still on its way. */
  private take(retention: Retention): void {
    // An answer that is none fails here, before anything of it is shown.
    const { isPurging, now } = retention;
    this.poller.begin();
    this.retention = retention;
    this.poller.answered(now);
    this.rowsBefore = isPurging ? (this.rowsBefore ?? this.sum(({ rows }) => rows)) : null;
    this.poller.plan(isPurging ? pollMillis.whilePurging : pollMillis.otherwise);
  }

  private sum(of: (kind: KindRetention) => number): number {
    return this.retention?.kinds.reduce((total, kind) => total + of(kind), 0) ?? 0;
  }
}
