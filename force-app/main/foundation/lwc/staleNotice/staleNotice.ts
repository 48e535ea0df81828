import { LightningElement, api } from 'lwc';
import { fill, moment } from 'c/figures';
import type { Stale } from 'c/poller';
import tryAgain from '@salesforce/label/c.OverviewTryAgain';
import asOf from '@salesforce/label/c.StaleAsOf';
import never from '@salesforce/label/c.StaleNever';
import warning from '@salesforce/label/c.StorageWarning';

/** Says as of when what stands below it is, and why it could not be refreshed; nothing where it is fresh. Fires `tryagain`. */
export default class StaleNotice extends LightningElement {
  /** As a Poller tells it. */
  @api stale: Stale | null = null;

  labels = { tryAgain, warning };

  get text(): string {
    const { since, why } = this.stale ?? { since: null, why: '' };
    return since ? fill(asOf, moment(since), why) : fill(never, why);
  }

  handleTryAgain(): void {
    this.dispatchEvent(new CustomEvent('tryagain'));
  }
}
