import { LightningElement, api } from 'lwc';
import { counted } from 'c/figures';
import type { PreviewValue } from 'c/previewApi';
import { windowOf } from 'c/rowWindow';
import type { Viewport } from 'c/rowWindow';
import { compared, isDifferent } from './comparison';
import type { Compared } from './comparison';
import differencesOne from '@salesforce/label/c.PreviewDifferenceOne';
import differencesOther from '@salesforce/label/c.PreviewDifferenceOther';
import empty from '@salesforce/label/c.PreviewClauseEmpty';
import gone from '@salesforce/label/c.PreviewGone';
import isNew from '@salesforce/label/c.PreviewNew';
import name from '@salesforce/label/c.PreviewName';
import title from '@salesforce/label/c.PreviewValues';
import value from '@salesforce/label/c.PreviewValue';
import was from '@salesforce/label/c.PreviewWas';

interface Row {
  key: string;
  index: number;
  css: string;
  name: string;
  nameWas: string | undefined;
  label: string;
  value: string;
  valueCss: string;
  valueWas: string | undefined;
  isNew: boolean;
  isGone: boolean;
  omittedBecause: string | undefined;
}

/** Fewer are all rendered, each as high as what it says. */
const mostWhole = 60;
/** Until the first row is there to be measured. */
const initialViewport: Viewport = { scrollTop: 0, height: 480, rowHeight: 48 };

/** The values that would be sent of a record, by what the destination calls them, with what differs from what is saved. */
export default class PreviewTable extends LightningElement {
  labels = { gone, isNew, name, title, value, was };

  private sent: readonly PreviewValue[] = [];
  private before: readonly PreviewValue[] | null = null;
  private rows: readonly Compared[] = [];
  private viewport = initialViewport;

  @api
  get values(): readonly PreviewValue[] {
    return this.sent;
  }
  set values(values: readonly PreviewValue[] | null | undefined) {
    this.sent = values ?? [];
    this.compare();
  }

  /** As they are saved; null where nothing is to be compared. */
  @api
  get saved(): readonly PreviewValue[] | null {
    return this.before;
  }
  set saved(saved: readonly PreviewValue[] | null | undefined) {
    this.before = saved ?? null;
    this.compare();
  }

  override renderedCallback(): void {
    const rendered = this.template?.querySelector<HTMLElement>('[data-id="row"]')?.offsetHeight ?? 0;
    // Rows differ by a line, and would be measured for ever.
    if (rendered > 0 && this.viewport === initialViewport) {
      this.viewport = { ...this.viewport, rowHeight: rendered };
    }
  }

  get hasSaved(): boolean {
    return this.before !== null;
  }

  get differences(): string {
    return counted(this.rows.filter(isDifferent).length, differencesOne, differencesOther);
  }

  /** With the header. */
  get rowCount(): number {
    return this.rows.length + 1;
  }

  get view(): { rows: Row[]; before: string; after: string } {
    const count = this.rows.length;
    const { first, end, before, after } =
      count > mostWhole ? windowOf(count, this.viewport) : { first: 0, end: count, before: 0, after: 0 };
    return {
      rows: this.rows.slice(first, end).map((row, index) => rowOf(row, first + index + 2)),
      before: gapOf(before),
      after: gapOf(after),
    };
  }

  handleScroll(event: Event): void {
    const { scrollTop, clientHeight } = event.currentTarget as HTMLElement;
    const viewport = { ...this.viewport, scrollTop, height: clientHeight || initialViewport.height };
    // Within the rows that are there nothing has to be rendered.
    if (windowOf(this.rows.length, viewport).first !== windowOf(this.rows.length, this.viewport).first) {
      this.viewport = viewport;
    }
  }

  private compare(): void {
    this.rows = compared(this.sent, this.before);
  }
}

function rowOf(row: Compared, index: number): Row {
  return {
    key: `${row.isGone ? 'gone' : row.omittedBecause ? 'omitted' : 'sent'}:${row.name}`,
    index,
    css: isDifferent(row) ? 'changed' : '',
    name: row.name,
    nameWas: row.nameWas,
    label: row.label && row.label !== row.name ? row.label : '',
    value: row.value ?? empty,
    valueCss: row.value === null || row.value === undefined ? 'slds-text-color_weak' : '',
    valueWas: row.valueWas === undefined ? undefined : (row.valueWas ?? empty),
    isNew: row.isNew === true,
    isGone: row.isGone === true,
    omittedBecause: row.omittedBecause ?? undefined,
  };
}

function gapOf(height: number): string {
  return height > 0 ? `height: ${height}px` : '';
}
