import { LightningElement, api } from 'lwc';
import { moment } from 'c/figures';
import lang from '@salesforce/i18n/lang';
import nextIsNow from '@salesforce/label/c.NextIsNow';

const steps: readonly (readonly [Intl.RelativeTimeFormatUnit, number])[] = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
  ['second', 1_000],
];

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
    const distance = Date.parse(this.value) - Date.parse(this.now);
    if (this.isPlanned && distance <= 0) {
      return nextIsNow;
    }
    const [unit, size] = steps.find(([, step]) => Math.abs(distance) >= step) ?? (['second', 1_000] as const);
    return new Intl.RelativeTimeFormat(lang, { numeric: 'auto' }).format(Math.trunc(distance / size), unit);
  }

  get absolute(): string {
    return moment(this.value);
  }
}
