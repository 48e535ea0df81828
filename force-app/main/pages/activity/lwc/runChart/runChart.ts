import { LightningElement, api } from 'lwc';
import type { Course } from 'c/courseChart';
import { fill, number } from 'c/figures';
import type { Chart, Column, Span } from 'c/runApi';
import lang from '@salesforce/i18n/lang';
import runs from '@salesforce/label/c.ActivityRuns';
import day from '@salesforce/label/c.RunChartDay';
import hour from '@salesforce/label/c.RunChartHour';
import hours from '@salesforce/label/c.RunChartHours';
import choose from '@salesforce/label/c.RunChartChoose';
import leave from '@salesforce/label/c.RunChartLeave';
import month from '@salesforce/label/c.RunChartMonth';
import now from '@salesforce/label/c.RunChartNow';
import sent from '@salesforce/label/c.RunChartSent';
import spanLabel from '@salesforce/label/c.RunChartSpan';
import title from '@salesforce/label/c.RunChartTitle';
import today from '@salesforce/label/c.RunChartToday';
import week from '@salesforce/label/c.RunChartWeek';
import leftOut from '@salesforce/label/c.RunExcluded';
import failed from '@salesforce/label/c.RunFailed';

/** How many columns lie between two times that are written. */
const tickSteps: Readonly<Record<Span, number>> = { hours: 6, week: 2, month: 14 };

/**
 * What was sent, left out and failed over time. Fires `span` with another length of time, and `choose` with the time of a column, or null
 * for any.
 */
export default class RunChart extends LightningElement {
  /** Null while it is not there yet. */
  @api chart: Chart | null = null;
  @api span: Span = 'hours';
  /** The beginning of the column whose runs are shown. */
  @api chosen: string | null = null;

  labels = { leave, spanLabel, title };

  get spans(): { label: string; value: Span }[] {
    return [
      { label: hours, value: 'hours' },
      { label: week, value: 'week' },
      { label: month, value: 'month' },
    ];
  }

  get hasChosen(): boolean {
    return this.chosen !== null;
  }

  get course(): Course | null {
    if (!this.chart) {
      return null;
    }
    const { columns } = this.chart;
    return {
      title: this.spans.find(({ value }) => value === this.span)?.label ?? '',
      timeLabel: this.span === 'hours' ? hour : day,
      times: columns.map((column, index) => ({
        key: column.since,
        time: this.timeOf(column),
        chooseLabel: fill(choose, this.timeOf(column)),
        ...this.tickOf(column, columns.length - 1 - index),
      })),
      bars: [
        { name: 'sent', label: sent, look: 'filled', values: columns.map((column) => column.sent) },
        { name: 'leftOut', label: leftOut, look: 'striped', values: columns.map((column) => column.leftOut) },
        { name: 'failed', label: failed, look: 'crossed', values: columns.map((column) => column.failed) },
      ],
      extra: { label: runs, texts: columns.map((column) => number(column.runs)) },
    };
  }

  handleSpan(event: CustomEvent<{ value: Span }>): void {
    this.dispatchEvent(new CustomEvent('span', { detail: event.detail.value }));
  }

  /** Once more leaves it. */
  handleChoose(event: CustomEvent<number>): void {
    const column = this.chart?.columns[event.detail];
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

  /** Of a column that so many others come after. */
  private tickOf(column: Column, later: number): { tick?: string } {
    if (later === 0) {
      return { tick: this.span === 'hours' ? now : today };
    }
    if (later % tickSteps[this.span] !== 0) {
      return {};
    }
    return {
      tick: this.format(column, this.span === 'hours' ? { timeStyle: 'short' } : { day: 'numeric', month: 'short' }),
    };
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
