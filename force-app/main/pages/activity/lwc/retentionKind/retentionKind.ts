import { LightningElement, api } from 'lwc';
import { fill } from 'c/figures';
import type { KindRetention } from 'c/retentionApi';
import { problemsOf, rowsText, settingOf } from 'c/retentionDraft';
import type { DraftProblems, KindDraft } from 'c/retentionDraft';
import { bytesOfRow, dayCount, kindWords, rowCount, sparedCounts, storage } from 'c/retentionWords';
import automatic from '@salesforce/label/c.RetentionAutomatic';
import automaticNow from '@salesforce/label/c.RetentionAutomaticNow';
import changed from '@salesforce/label/c.RetentionChanged';
import daysLabel from '@salesforce/label/c.RetentionDays';
import empty from '@salesforce/label/c.RetentionEmpty';
import keptFor from '@salesforce/label/c.RetentionKeptFor';
import lasting from '@salesforce/label/c.RetentionLasting';
import lastingLess from '@salesforce/label/c.RetentionLastingLess';
import longer from '@salesforce/label/c.RetentionLonger';
import most from '@salesforce/label/c.RetentionMost';
import mostAutomatic from '@salesforce/label/c.RetentionMostAutomatic';
import mostLabel from '@salesforce/label/c.RetentionMostLabel';
import present from '@salesforce/label/c.RetentionNow';
import aNumber from '@salesforce/label/c.RetentionNumber';
import oldest from '@salesforce/label/c.RetentionOldest';
import rowsLabel from '@salesforce/label/c.RetentionRowsLabel';
import rowsSize from '@salesforce/label/c.RetentionRowsSize';
import spared from '@salesforce/label/c.RetentionSpared';
import sparedNow from '@salesforce/label/c.RetentionSparedNow';

interface Figure {
  name: string;
  label: string;
  value: string;
}

type Field = HTMLElement & { setCustomValidity(message: string): void; reportValidity(): boolean };

/** How much there is of one kind of log and how long it is kept; with a draft, to be changed. Fires `edit` with what changed of the draft. */
export default class RetentionKind extends LightningElement {
  @api kind!: KindRetention;
  @api now = '';
  /** Null where it is only read. */
  @api draft: KindDraft | null = null;
  /** What is saved, as far as whoever changes it has seen; with a draft. */
  @api before: KindRetention | null = null;

  labels = { empty, oldest, spared };

  /** Says beside each field what is wrong with it, and goes to the first; false where something is. */
  @api
  report(): boolean {
    const problems = this.problems;
    const wrong = (['days', 'rows'] as const).filter((name) => {
      this.tell(name, problems[name]);
      return problems[name] !== '';
    });
    const [first] = wrong;
    if (first) {
      this.field(first)?.focus();
    }
    return wrong.length === 0;
  }

  /** To the first field. */
  @api
  focus(): void {
    this.field('days')?.focus();
  }

  get heading(): string {
    return kindWords[this.kind.kind].title;
  }

  get purpose(): string {
    return kindWords[this.kind.kind].purpose;
  }

  get spared(): string {
    return kindWords[this.kind.kind].spared;
  }

  get sparedNow(): string {
    const counts = sparedCounts(this.kind);
    return counts ? fill(sparedNow, counts) : '';
  }

  get figures(): Figure[] {
    const { bytes, bytesInThirtyDays, days, mostRows, mostRowsNow, rows, rowsInThirtyDays } = this.kind;
    const isAutomatic = (mostRows ?? null) === null;
    const amounts = [
      { name: 'now', label: present, value: fill(rowsSize, rowCount(rows), storage(bytes)) },
      {
        name: 'later',
        label: longer,
        value: fill(rowsSize, rowCount(rowsInThirtyDays), storage(bytesInThirtyDays)),
      },
    ];
    if (this.draft) {
      return amounts;
    }
    return [
      ...amounts,
      { name: 'kept-for', label: keptFor, value: dayCount(days) },
      {
        name: 'most',
        label: most,
        value: isAutomatic ? fill(mostAutomatic, rowCount(mostRowsNow)) : rowCount(mostRowsNow),
      },
    ];
  }

  get daysLabel(): string {
    return fill(daysLabel, this.heading);
  }

  get mostLabel(): string {
    return fill(mostLabel, this.heading);
  }

  get rowsLabel(): string {
    return fill(rowsLabel, this.heading);
  }

  /** Radio buttons of one name are one choice. */
  get choiceName(): string {
    return `most-${this.kind.kind}`;
  }

  get isNumber(): boolean {
    return this.draft?.isAutomatic === false;
  }

  get choice(): string {
    return this.isNumber ? 'number' : 'automatic';
  }

  /** What automatic comes to is known while it holds. */
  get choices(): { label: string; value: string }[] {
    const { mostRows, mostRowsNow } = this.kind;
    const isAutomatic = (mostRows ?? null) === null;
    return [
      { label: isAutomatic ? fill(automaticNow, rowCount(mostRowsNow)) : automatic, value: 'automatic' },
      { label: aNumber, value: 'number' },
    ];
  }

  /** Said beside it, until it is saved or as before. */
  get daysChanged(): string {
    const { before, draft } = this;
    const isChanged = draft && before && settingOf(draft, before).days !== before.days;
    return isChanged ? fill(changed, dayCount(before.days)) : '';
  }

  get rowsChanged(): string {
    const { before, draft } = this;
    const rows = before?.mostRows ?? null;
    const isChanged = draft && before && settingOf(draft, before).rows !== rows;
    return isChanged ? fill(changed, rowsText(rows)) : '';
  }

  /** What comes of what is typed, as far as it can be told. */
  get lasting(): string {
    const { draft, kind } = this;
    const { days: daysProblem, rows: rowsProblem } = this.problems;
    if (!draft || daysProblem || rowsProblem || kind.rowsADay <= 0) {
      return '';
    }
    const { days, rows } = settingOf(draft, kind);
    const mostRows = rows ?? ((kind.mostRows ?? null) === null ? kind.mostRowsNow : null);
    const expected = Math.round(kind.rowsADay * days);
    const rate = rowCount(kind.rowsADay);
    if (mostRows !== null && mostRows < expected) {
      return fill(lastingLess, rate, rowCount(mostRows), dayCount(mostRows / kind.rowsADay), dayCount(days));
    }
    return fill(lasting, rate, rowCount(expected), dayCount(days), storage(expected * bytesOfRow));
  }

  /** The change events of base components leave their parents too. */
  handleDays(event: CustomEvent<{ value: string }>): void {
    event.stopPropagation();
    this.edit({ days: event.detail.value });
  }

  handleRows(event: CustomEvent<{ value: string }>): void {
    event.stopPropagation();
    this.edit({ rows: event.detail.value });
  }

  handleChoice(event: CustomEvent<{ value: string }>): void {
    event.stopPropagation();
    this.edit({ isAutomatic: event.detail.value === 'automatic' });
  }

  /** Whoever leaves a field learns whether it is wrong, as long as they remember what they meant. */
  handleLeave(event: FocusEvent): void {
    const name = (event.currentTarget as HTMLElement).dataset['id'] as keyof DraftProblems;
    this.tell(name, this.problems[name]);
  }

  /** What was told to be wrong is, until it is mended. */
  override renderedCallback(): void {
    for (const name of ['days', 'rows'] as const) {
      if (this.problems[name] === '') {
        this.tell(name, '');
      }
    }
  }

  private get problems(): DraftProblems {
    return this.draft ? problemsOf(this.draft, this.kind) : { days: '', rows: '' };
  }

  private edit(changed: Partial<KindDraft>): void {
    this.dispatchEvent(new CustomEvent('edit', { detail: changed }));
  }

  private field(name: string): Field | null {
    return this.template?.querySelector<Field>(`lightning-input[data-id="${name}"]`) ?? null;
  }

  private tell(name: string, problem: string): void {
    const field = this.field(name);
    field?.setCustomValidity(problem);
    field?.reportValidity();
  }
}
