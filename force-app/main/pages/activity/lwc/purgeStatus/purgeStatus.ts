import { LightningElement, api } from 'lwc';
import { fill } from 'c/figures';
import type { Purge } from 'c/retentionApi';
import { rowCount } from 'c/retentionWords';
import underWay from '@salesforce/label/c.PurgeIsUnderWay';
import underWayRows from '@salesforce/label/c.PurgeIsUnderWayRows';
import last from '@salesforce/label/c.PurgeLast';
import never from '@salesforce/label/c.PurgeNever';
import next from '@salesforce/label/c.PurgeNext';
import purgeNow from '@salesforce/label/c.PurgeNow';
import rowsText from '@salesforce/label/c.PurgeRows';
import title from '@salesforce/label/c.PurgeTitle';
import unplanned from '@salesforce/label/c.PurgeUnplanned';

/** When logs were purged last, and are next; how far a purge is. Fires `purge` where somebody wants one now. */
export default class PurgeStatus extends LightningElement {
  @api lastPurge: Purge | null | undefined;
  @api nextAt: string | null | undefined;
  @api isPurging = false;
  /** How many rows there are fewer since it was seen first. */
  @api gone = 0;
  @api canPurge = false;
  @api now = '';

  labels = { last, never, next, purgeNow, title, unplanned };

  get lastAt(): string | undefined {
    return this.lastPurge?.at ?? undefined;
  }

  get lastText(): string {
    const { lastPurge } = this;
    if (!lastPurge) {
      return '';
    }
    const gone = lastPurge.at ? fill(rowsText, rowCount(lastPurge.rows)) : '';
    return [gone, lastPurge.detail].filter(Boolean).join(' ');
  }

  get progress(): string {
    if (!this.isPurging) {
      return '';
    }
    return this.gone > 0 ? fill(underWayRows, rowCount(this.gone)) : underWay;
  }

  handlePurge(): void {
    this.dispatchEvent(new CustomEvent('purge'));
  }
}
