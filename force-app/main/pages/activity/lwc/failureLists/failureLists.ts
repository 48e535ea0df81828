import { LightningElement, api } from 'lwc';
import type { Activity } from 'c/activityApi';
import type { Found } from 'c/activityFound';
import { fill, number } from 'c/figures';
import more from '@salesforce/label/c.ActivityMore';
import chosenRetry from '@salesforce/label/c.ActivityRetryChosen';
import moreGroups from '@salesforce/label/c.FailureGroupsMore';
import groupCountCut from '@salesforce/label/c.FailureGroupsShownCut';
import groupCount from '@salesforce/label/c.FailureGroupsShown';

/**
 * Failures as a page has found them, by cause or one by one. Fires `more`, `open` with the id of a letter, `showall` and `retrygroup` with the
 * key of a group, `choose` with the ids that are ticked, and `retrychosen`.
 */
export default class FailureLists extends LightningElement {
  @api found!: Found;
  @api activity!: Activity;
  @api chosen: readonly string[] = [];
  @api isBusy = false;

  labels = { more, moreGroups };

  get isGroups(): boolean {
    return this.found.shown.view === 'groups';
  }

  get isLetters(): boolean {
    return this.found.shown.view === 'letters';
  }

  get hasMore(): boolean {
    return this.isLetters && this.found.next !== null;
  }

  get hasMoreGroups(): boolean {
    return this.isGroups && this.found.groups.length < this.found.groupTotal;
  }

  /** Of those that have a sample: without one they are not shown. */
  get groupKeys(): string[] {
    return this.found.groups.filter(({ samples }) => samples.length > 0).map(({ key }) => key);
  }

  get letterIds(): string[] {
    return this.found.letters.map(({ id }) => id);
  }

  /** Where all are shown nothing is said of it. */
  get groupText(): string {
    const { groups, groupTotal, isCut } = this.found;
    const text = isCut ? groupCountCut : groupCount;
    return this.isGroups && (this.hasMoreGroups || isCut) ? fill(text, number(groups.length), number(groupTotal)) : '';
  }

  get hasChosen(): boolean {
    return this.chosen.length > 0;
  }

  get chosenLabel(): string {
    return fill(chosenRetry, number(this.chosen.length));
  }

  handleMore(): void {
    this.dispatchEvent(new CustomEvent('more'));
  }

  handleGoOn(event: CustomEvent<string>): void {
    this.template
      ?.querySelector<HTMLElement & { focusOn(key: string): void }>('[data-id="list"]')
      ?.focusOn(event.detail);
  }

  handleOpen(event: CustomEvent<string>): void {
    this.dispatchEvent(new CustomEvent('open', { detail: event.detail }));
  }

  handleShowAll(event: CustomEvent<string>): void {
    this.dispatchEvent(new CustomEvent('showall', { detail: event.detail }));
  }

  handleRetryGroup(event: CustomEvent<string>): void {
    this.dispatchEvent(new CustomEvent('retrygroup', { detail: event.detail }));
  }

  handleChoose(event: CustomEvent<readonly string[]>): void {
    this.dispatchEvent(new CustomEvent('choose', { detail: event.detail }));
  }

  handleRetryChosen(): void {
    this.dispatchEvent(new CustomEvent('retrychosen'));
  }
}
