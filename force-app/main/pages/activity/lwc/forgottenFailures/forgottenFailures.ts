import { LightningElement, api } from 'lwc';
import type { Forgotten } from 'c/activityApi';
import { fill, number } from 'c/figures';
import { dayCount, rowCount } from 'c/retentionWords';
import some from '@salesforce/label/c.FailuresForgotten';
import link from '@salesforce/label/c.FailuresForgottenLink';
import oldest from '@salesforce/label/c.FailuresForgottenOldest';
import ofRun from '@salesforce/label/c.FailuresForgottenRun';

/** How many failures of a run cannot be listed any more, why, and the way to what is kept. */
export default class ForgottenFailures extends LightningElement {
  @api forgotten!: Forgotten;
  /** Of the page itself, which shows storage too. */
  @api tab = '';
  @api connectionId = '';
  @api now = '';

  labels = { link, oldest };

  get text(): string {
    const { count, days, mostRows } = this.forgotten;
    return count === null || count === undefined
      ? ofRun
      : fill(some, number(count), dayCount(days), rowCount(mostRows));
  }

  /** Empty where there is none. */
  get oldestAt(): string {
    const { count, oldestAt } = this.forgotten;
    return (count && oldestAt) || '';
  }

  get storage(): Record<string, string> {
    return { c__view: 'storage', c__connection: this.connectionId };
  }
}
