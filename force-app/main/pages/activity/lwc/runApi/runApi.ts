import days from '@salesforce/apex/RunController.days';
import hours from '@salesforce/apex/RunController.hours';
import page from '@salesforce/apex/RunController.page';
import type { Filter } from 'c/activityApi';
import type { Run } from 'c/runWords';

export interface RunPage {
  /** The newest first. */
  runs: Run[];
  /** What gives the next page. */
  next?: string | null;
  /** How often since the newest run nothing had changed; none where the page does not begin with it. */
  quietLooks?: number | null;
  /** One is at work, which is listed once it has ended. */
  isUnderWay?: boolean;
  /** In which moments are told, as the chart counts them. */
  timeZone: string;
}

/** What the runs of an hour or a day have done. */
export interface Column {
  since: string;
  until: string;
  runs: number;
  sent: number;
  leftOut: number;
  failed: number;
}

export interface Chart {
  /** Without a gap, the oldest first. */
  columns: Column[];
  /** In which their hours and days are counted. */
  timeZone: string;
}

export type Span = 'hours' | 'week' | 'month';

const daysOfACall = 7;
const daysOf = { week: 7, month: 30 } as const;

/** The page after a position that another page has given. */
export async function loadRuns(filter: Filter, after: string | null): Promise<RunPage> {
  return (await page({ filter: JSON.stringify(filter), after })) as RunPage;
}

/** Of all times that the span has, whatever time the filter names. */
export async function loadChart(filter: Filter, span: Span): Promise<Chart> {
  const asked = JSON.stringify({ ...filter, since: undefined, until: undefined });
  if (span === 'hours') {
    return (await hours({ filter: asked })) as Chart;
  }
  return loadDays(asked, 0, daysOf[span]);
}

/** One call after another, since what leaves together may share one transaction, and its limits. */
async function loadDays(asked: string, ago: number, until: number): Promise<Chart> {
  const count = Math.min(daysOfACall, until - ago);
  const chart = (await days({ filter: asked, ago, count })) as Chart;
  if (ago + count === until) {
    return chart;
  }
  const before = await loadDays(asked, ago + count, until);
  return { ...chart, columns: [...before.columns, ...chart.columns] };
}
