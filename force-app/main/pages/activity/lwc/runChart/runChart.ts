import { LightningElement, api } from 'lwc';
import { fill, number } from 'c/figures';
import type { Chart, Column, Span } from 'c/runApi';
import lang from '@salesforce/i18n/lang';
import runs from '@salesforce/label/c.ActivityRuns';
import day from '@salesforce/label/c.RunChartDay';
import hideTable from '@salesforce/label/c.RunChartHideTable';
import hour from '@salesforce/label/c.RunChartHour';
import hours from '@salesforce/label/c.RunChartHours';
import choose from '@salesforce/label/c.RunChartChoose';
import leave from '@salesforce/label/c.RunChartLeave';
import month from '@salesforce/label/c.RunChartMonth';
import mostText from '@salesforce/label/c.RunChartMost';
import now from '@salesforce/label/c.RunChartNow';
import sent from '@salesforce/label/c.RunChartSent';
import showTable from '@salesforce/label/c.RunChartShowTable';
import spanLabel from '@salesforce/label/c.RunChartSpan';
import summaryText from '@salesforce/label/c.RunChartSummary';
import title from '@salesforce/label/c.RunChartTitle';
import today from '@salesforce/label/c.RunChartToday';
import week from '@salesforce/label/c.RunChartWeek';
import leftOut from '@salesforce/label/c.RunExcluded';
import failed from '@salesforce/label/c.RunFailed';

type Series = 'sent' | 'leftOut' | 'failed';

interface Drawn {
  key: string;
  index: number;
  left: number;
  isChosen: boolean;
  summary: string;
  sentPath: string;
  leftOutPath: string;
  failedPath: string;
}

interface Row {
  key: string;
  index: number;
  isChosen: boolean;
  time: string;
  chooseLabel: string;
  sent: string;
  leftOut: string;
  failed: string;
  runs: string;
}

interface Tick {
  key: string;
  label: string;
  look: string;
  place: string;
}

/** Units of the drawing, which is as wide as its place and stretches to it; so that text is legible at any width it stands beside. */
const columnUnits = 10;
const barWidth = 8;
const bands: Readonly<Record<Series, { bottom: number; height: number }>> = {
  sent: { bottom: 60, height: 54 },
  leftOut: { bottom: 100, height: 34 },
  failed: { bottom: 140, height: 34 },
};
const drawingHeight = 142;
/** What is there is seen, beside however much. */
const leastHeight = 3;
const stripe = 4;

/** How many columns lie between two times that are written. */
const tickSteps: Readonly<Record<Span, number>> = { hours: 6, week: 2, month: 14 };
const labels: Readonly<Record<Series, string>> = { sent, leftOut, failed };

/**
 * What was sent, left out and failed over time, as a drawing and as a table. Fires `span` with another length of time, and `choose` with the
 * time of a column, or null for any.
 */
export default class RunChart extends LightningElement {
  /** Null while it is not there yet. */
  @api chart: Chart | null = null;
  @api span: Span = 'hours';
  /** The beginning of the column whose runs are shown. */
  @api chosen: string | null = null;

  labels = { ...labels, leave, runs, spanLabel, title };
  columnWidth = columnUnits;
  height = drawingHeight;
  isTableShown = false;

  get spans(): { label: string; value: Span }[] {
    return [
      { label: hours, value: 'hours' },
      { label: week, value: 'week' },
      { label: month, value: 'month' },
    ];
  }

  get timeLabel(): string {
    return this.span === 'hours' ? hour : day;
  }

  get toggleLabel(): string {
    return this.isTableShown ? hideTable : showTable;
  }

  get hasChosen(): boolean {
    return this.chosen !== null;
  }

  get viewBox(): string {
    return `0 0 ${this.all.length * columnUnits} ${drawingHeight}`;
  }

  get basePath(): string {
    return Object.values(bands)
      .map(({ bottom }) => `M0 ${bottom}H${this.all.length * columnUnits}`)
      .join('');
  }

  get summary(): string {
    const [sentTotal, leftOutTotal, failedTotal] = this.series.map(({ total }) => total) as [string, string, string];
    const spanText = this.spans.find(({ value }) => value === this.span)?.label ?? '';
    return fill(summaryText, spanText, sentTotal, leftOutTotal, failedTotal);
  }

  get series(): { name: string; label: string; total: string; most: string }[] {
    return (['sent', 'leftOut', 'failed'] as const).map((name) => ({
      name,
      label: labels[name],
      total: number(this.all.reduce((sum, column) => sum + column[name], 0)),
      most: this.mostOf(name) > 0 ? fill(mostText, number(this.mostOf(name))) : '',
    }));
  }

  get columns(): Drawn[] {
    return this.all.map((column, index) => ({
      key: column.since,
      index,
      left: index * columnUnits,
      isChosen: column.since === this.chosen,
      summary: this.summaryOf(column),
      sentPath: boxPath(index, 'sent', this.heightOf(column, 'sent')),
      leftOutPath: stripesPath(index, this.heightOf(column, 'leftOut')),
      failedPath: crossPath(index, this.heightOf(column, 'failed')),
    }));
  }

  get ticks(): Tick[] {
    const last = this.all.length - 1;
    const shown = this.all
      .map((column, index) => ({ column, index }))
      .filter(({ index }) => index < last && (last - index) % tickSteps[this.span] === 0);
    return [
      ...shown.map(({ column, index }) => ({
        key: column.since,
        label: this.format(column, this.span === 'hours' ? { timeStyle: 'short' } : { day: 'numeric', month: 'short' }),
        look: 'middle',
        place: `inset-inline-start: ${((index + 0.5) / this.all.length) * 100}%`,
      })),
      { key: 'now', label: this.span === 'hours' ? now : today, look: 'now', place: 'inset-inline-end: 0' },
    ];
  }

  /** The newest first, as the list beside it. */
  get rows(): Row[] {
    return this.all
      .map((column, index) => ({
        key: column.since,
        index,
        isChosen: column.since === this.chosen,
        time: this.timeOf(column),
        chooseLabel: fill(choose, this.timeOf(column)),
        sent: number(column.sent),
        leftOut: number(column.leftOut),
        failed: number(column.failed),
        runs: number(column.runs),
      }))
      .reverse();
  }

  handleSpan(event: CustomEvent<{ value: Span }>): void {
    this.dispatchEvent(new CustomEvent('span', { detail: event.detail.value }));
  }

  handleToggle(): void {
    this.isTableShown = !this.isTableShown;
  }

  /** Once more leaves it. */
  handleChoose(event: Event): void {
    const column = this.all[Number((event.currentTarget as HTMLElement).dataset['index'])];
    if (column) {
      const { since, until } = column;
      this.choose(since === this.chosen ? null : { since, until });
    }
  }

  handleLeave(): void {
    this.choose(null);
  }

  private choose(detail: { since: string; until: string } | null): void {
    this.dispatchEvent(new CustomEvent('choose', { detail }));
  }

  private get all(): readonly Column[] {
    return this.chart?.columns ?? [];
  }

  private mostOf(name: Series): number {
    return Math.max(0, ...this.all.map((column) => column[name]));
  }

  /** Each row has a scale of its own: a few failures beside thousands that were sent would not be seen. */
  private heightOf(column: Column, name: Series): number {
    const value = column[name];
    return value === 0 ? 0 : Math.max(leastHeight, Math.round((value / this.mostOf(name)) * bands[name].height));
  }

  private summaryOf(column: Column): string {
    return fill(summaryText, this.timeOf(column), number(column.sent), number(column.leftOut), number(column.failed));
  }

  private timeOf(column: Column): string {
    const ofDay = { weekday: 'short', day: 'numeric', month: 'short' } as const;
    return this.format(column, this.span === 'hours' ? { ...ofDay, hour: 'numeric', minute: '2-digit' } : ofDay);
  }

  private format(column: Column, how: Intl.DateTimeFormatOptions): string {
    const timeZone = this.chart?.timeZone;
    return new Intl.DateTimeFormat(lang, { ...how, timeZone }).format(new Date(column.since));
  }
}

function boxPath(index: number, name: Series, barHeight: number): string {
  const left = index * columnUnits + (columnUnits - barWidth) / 2;
  return barHeight === 0 ? '' : `M${left} ${bands[name].bottom}v${-barHeight}h${barWidth}v${barHeight}z`;
}

/** Told apart without colour: horizontal stripes in a frame. */
function stripesPath(index: number, barHeight: number): string {
  const left = index * columnUnits + (columnUnits - barWidth) / 2;
  const count = Math.max(0, Math.ceil(barHeight / stripe) - 1);
  const lines = Array.from({ length: count }, (_, line) => bands.leftOut.bottom - (line + 1) * stripe);
  return boxPath(index, 'leftOut', barHeight) + lines.map((at) => `M${left} ${at}h${barWidth}`).join('');
}

/** Told apart without colour: a cross in a frame. */
function crossPath(index: number, barHeight: number): string {
  const left = index * columnUnits + (columnUnits - barWidth) / 2;
  const { bottom } = bands.failed;
  return barHeight === 0
    ? ''
    : `${boxPath(index, 'failed', barHeight)}M${left} ${bottom}l${barWidth} ${-barHeight}M${left} ${bottom - barHeight}l${barWidth} ${barHeight}`;
}
