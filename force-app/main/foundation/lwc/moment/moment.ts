import { LightningElement, api } from 'lwc';
import { moment, relative } from 'c/figures';
import nextIsNow from '@salesforce/label/c.NextIsNow';

/** A moment, relative to now and in full: "2 minutes ago (21 Nov 2026, 22:18:03)"; where it is brief, in full only for who points at it. */
export default class Moment extends LightningElement {
  /** ISO date and time. */
  @api value = '';
  /** The org's present, in ISO form. */
  @api now = '';
  /** Shown where there is no value. */
  @api fallback = '';
  /** Whether the moment is one that is planned: once it has passed, it is due. */
  @api isPlanned = false;
  @api isBrief = false;

  get hasValue(): boolean {
    return !Number.isNaN(Date.parse(this.value));
  }

  get relative(): string {
    return this.isPlanned && Date.parse(this.value) <= Date.parse(this.now)
      ? nextIsNow
      : relative(this.value, this.now);
  }

  get absolute(): string {
    return moment(this.value);
  }
}
