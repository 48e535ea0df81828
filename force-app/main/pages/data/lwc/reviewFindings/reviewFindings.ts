import { LightningElement, api } from 'lwc';
import { fill } from 'c/figures';
import type { Review } from 'c/streamApi';
import lacksHeading from '@salesforce/label/c.ReviewLacks';
import lacksText from '@salesforce/label/c.ReviewLacksText';
import problems from '@salesforce/label/c.ReviewProblems';

/** What stands in the way of a stream as it is edited, and what its connector may not read of it. */
export default class ReviewFindings extends LightningElement {
  @api review: Review | undefined;
  /** Of its headings, among those around it. */
  @api level = '2';

  labels = { lacksText, problems };

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
}
