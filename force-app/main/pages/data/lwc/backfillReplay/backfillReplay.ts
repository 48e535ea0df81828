import { LightningElement, api } from 'lwc';
import { fill, number } from 'c/figures';
import about from '@salesforce/label/c.ReplayAbout';
import addRecord from '@salesforce/label/c.ReplayAddRecord';
import by from '@salesforce/label/c.ReplayBy';
import byMoment from '@salesforce/label/c.ReplayByMoment';
import byRecords from '@salesforce/label/c.ReplayByRecords';
import ids from '@salesforce/label/c.ReplayIds';
import idsPlaceholder from '@salesforce/label/c.ReplayIdsPlaceholder';
import notIds from '@salesforce/label/c.ReplayNotIds';
import recordCount from '@salesforce/label/c.ReplayChosenCount';
import replay from '@salesforce/label/c.ReplayButton';
import since from '@salesforce/label/c.ReplaySince';
import title from '@salesforce/label/c.ReplayTitle';

type Kind = 'moment' | 'records';

const idPattern = /^[a-zA-Z0-9]{15}(?:[a-zA-Z0-9]{3})?$/;

/**
 * Sends records once more: those changed since a moment, or chosen ones. Fires `replay` with `{since}` or `{recordIds}`.
 */
export default class BackfillReplay extends LightningElement {
  @api objectName = '';
  @api disabled = false;

  labels = { about, addRecord, by, ids, idsPlaceholder, replay, since, title };
  kinds: { label: string; value: Kind }[] = [
    { label: byMoment, value: 'moment' },
    { label: byRecords, value: 'records' },
  ];
  kind: Kind = 'moment';
  moment: string | null = null;
  text = '';

  /** Empties what was entered, once it is under way. */
  @api
  reset(): void {
    this.moment = null;
    this.text = '';
  }

  get isByMoment(): boolean {
    return this.kind === 'moment';
  }

  get recordIds(): string[] {
    return [...new Set(this.words.filter((word) => idPattern.test(word)))];
  }

  get problem(): string {
    const wrong = this.words.filter((word) => !idPattern.test(word));
    return wrong.length > 0 ? fill(notIds, wrong.slice(0, 5).join(', ')) : '';
  }

  get countText(): string {
    return fill(recordCount, number(this.recordIds.length));
  }

  get isDisabled(): boolean {
    const isReady = this.isByMoment ? this.moment !== null : this.recordIds.length > 0 && !this.problem;
    return this.disabled || !isReady;
  }

  /** The change events of base components leave their parents too: outside, `change` means something else. */
  handleKind(event: CustomEvent<{ value: Kind }>): void {
    event.stopPropagation();
    this.kind = event.detail.value;
  }

  handleMoment(event: CustomEvent<{ value: string | null }>): void {
    event.stopPropagation();
    this.moment = event.detail.value === '' ? null : event.detail.value;
  }

  handleText(event: CustomEvent<{ value: string }>): void {
    event.stopPropagation();
    this.text = event.detail.value;
  }

  handlePick(event: CustomEvent<{ recordId: string | null }>): void {
    const { recordId } = event.detail;
    if (recordId) {
      this.text = [...this.words.filter((word) => word !== recordId), recordId].join('\n');
      (event.target as unknown as { clear(): void }).clear();
    }
  }

  handleReplay(): void {
    const detail = this.isByMoment ? { since: this.moment } : { recordIds: this.recordIds };
    this.dispatchEvent(new CustomEvent('replay', { detail }));
  }

  private get words(): string[] {
    return this.text.split(/[\s,;]+/).filter(Boolean);
  }
}
