import { LightningElement, api } from 'lwc';
import { fill, number } from 'c/figures';
import type { FilterCheck } from 'c/filterApi';
import checking from '@salesforce/label/c.FilterChecking';
import hasProblems from '@salesforce/label/c.FilterHasProblems';
import incomplete from '@salesforce/label/c.FilterIncomplete';
import matches from '@salesforce/label/c.FilterMatches';
import samplesLabel from '@salesforce/label/c.FilterSamples';

/** How many records a filter lets through now, and some of them. */
export default class FilterMatches extends LightningElement {
  @api check: FilterCheck | undefined;
  @api isChecking = false;
  @api isIncomplete = false;
  /** Why the filter could not be tried. */
  @api failure = '';

  labels = { checking, samples: samplesLabel };

  /** Read out as it changes. */
  get sentence(): string {
    if (this.isIncomplete) {
      return incomplete;
    }
    if (this.failure || this.isChecking || !this.check) {
      return '';
    }
    return this.check.problems?.length
      ? hasProblems
      : fill(matches, number(this.check.matching), number(this.check.total));
  }

  get samples(): { id: string; name?: string | null }[] {
    return this.isIncomplete || this.failure || this.check?.problems?.length ? [] : (this.check?.samples ?? []);
  }

  get hasSamples(): boolean {
    return this.samples.length > 0;
  }
}
