import { LightningElement, api } from 'lwc';
import { fill, number } from 'c/figures';
import type { MaybeNumber } from 'c/figures';
import type { Reason, Run, RunStatus } from 'c/overviewApi';
import lang from '@salesforce/i18n/lang';
import callouts from '@salesforce/label/c.RunCallouts';
import cpu from '@salesforce/label/c.RunCpu';
import created from '@salesforce/label/c.RunCreated';
import dailyApi from '@salesforce/label/c.RunDailyApi';
import dailyAsync from '@salesforce/label/c.RunDailyAsync';
import deleted from '@salesforce/label/c.RunDeleted';
import leftOut from '@salesforce/label/c.RunExcluded';
import dmlRows from '@salesforce/label/c.RunDmlRows';
import duration from '@salesforce/label/c.RunDuration';
import empty from '@salesforce/label/c.RunsEmpty';
import error from '@salesforce/label/c.RunError';
import failed from '@salesforce/label/c.RunFailed';
import failedStatus from '@salesforce/label/c.RunFailedStatus';
import fenced from '@salesforce/label/c.RunFenced';
import heap from '@salesforce/label/c.RunHeap';
import hideDetails from '@salesforce/label/c.RunHideDetails';
import partial from '@salesforce/label/c.RunPartial';
import queries from '@salesforce/label/c.RunQueries';
import queryRows from '@salesforce/label/c.RunQueryRows';
import reasonInitial from '@salesforce/label/c.ReasonInitial';
import reasonLateCheck from '@salesforce/label/c.ReasonLateCheck';
import reasonMetadata from '@salesforce/label/c.ReasonMetadata';
import reasonPerson from '@salesforce/label/c.ReasonPerson';
import reasonRetry from '@salesforce/label/c.ReasonRetry';
import reasonSchedule from '@salesforce/label/c.ReasonSchedule';
import reasonScheduleAndLateCheck from '@salesforce/label/c.ReasonScheduleAndLateCheck';
import reasonWriteBack from '@salesforce/label/c.ReasonWriteBack';
import run from '@salesforce/label/c.RunNumber';
import showDetails from '@salesforce/label/c.RunShowDetails';
import skipped from '@salesforce/label/c.RunSkipped';
import startedAt from '@salesforce/label/c.RunStartedAt';
import startedBy from '@salesforce/label/c.RunStartedBy';
import status from '@salesforce/label/c.RunStatus';
import succeeded from '@salesforce/label/c.RunSucceeded';
import title from '@salesforce/label/c.RunsTitle';
import updated from '@salesforce/label/c.RunUpdated';

interface Figure {
  label: string;
  value: string;
}

interface Row {
  run: Run;
  status: string;
  icon: string;
  startedBy: string;
  duration: string;
  counts: string;
  isExpanded: boolean;
  toggleIcon: string;
  toggleLabel: string;
  figures: Figure[];
}

const statuses: Record<RunStatus, { label: string; icon: string }> = {
  Succeeded: { label: succeeded, icon: 'utility:success' },
  Partial: { label: partial, icon: 'utility:warning' },
  Failed: { label: failedStatus, icon: 'utility:error' },
  Fenced: { label: fenced, icon: 'utility:skip' },
};

const reasons: Record<Reason, string> = {
  Schedule: reasonSchedule,
  LateCheck: reasonLateCheck,
  ScheduleAndLateCheck: reasonScheduleAndLateCheck,
  Person: reasonPerson,
  Initial: reasonInitial,
  Retry: reasonRetry,
  WriteBack: reasonWriteBack,
  Metadata: reasonMetadata,
};

const columnCount = 5;

/** The last runs, each of which expands to its figures. */
export default class RunTable extends LightningElement {
  @api runs: Run[] = [];
  @api now = '';

  labels = { empty, duration, run, startedAt, startedBy, status, title };
  columnCount = columnCount;
  private expanded: readonly string[] = [];

  get isEmpty(): boolean {
    return this.runs.length === 0;
  }

  get rows(): Row[] {
    return this.runs.map((each) => this.rowOf(each));
  }

  handleToggle(event: Event): void {
    const id = (event.currentTarget as HTMLElement).dataset['run'] ?? '';
    this.expanded = this.expanded.includes(id) ? this.expanded.filter((other) => other !== id) : [...this.expanded, id];
  }

  private rowOf(each: Run): Row {
    const isExpanded = this.expanded.includes(each.id);
    return {
      run: each,
      status: statuses[each.status].label,
      icon: statuses[each.status].icon,
      startedBy: reasons[each.startedBy],
      duration: seconds(each.durationMillis),
      counts: countsOf(each)
        .map(({ label, value }) => `${value} ${label}`)
        .join(', '),
      isExpanded,
      toggleIcon: isExpanded ? 'utility:chevrondown' : 'utility:chevronright',
      toggleLabel: fill(isExpanded ? hideDetails : showDetails, each.name),
      figures: isExpanded ? figuresOf(each) : [],
    };
  }
}

/** Only what there was, so that the row stays short. */
function countsOf(each: Run): Figure[] {
  return allCounts(each)
    .filter(([, count]) => (count ?? 0) > 0)
    .map(([label, count]) => ({ label: label.toLocaleLowerCase(lang), value: number(count) }));
}

function allCounts(each: Run): [string, MaybeNumber][] {
  return [
    [created, each.createdCount],
    [updated, each.updatedCount],
    [deleted, each.deletedCount],
    [leftOut, each.excludedCount],
    [skipped, each.skippedCount],
    [failed, each.failedCount],
  ];
}

function figuresOf(each: Run): Figure[] {
  const cost = each.cost ?? {};
  const figures: Figure[] = [
    ...allCounts(each).map(([label, count]) => ({ label, value: number(count ?? 0) })),
    { label: callouts, value: number(cost.callouts) },
    { label: queries, value: number(cost.queries) },
    { label: queryRows, value: number(cost.queryRows) },
    { label: dmlRows, value: number(cost.dmlRows) },
    { label: cpu, value: seconds(cost.cpuMillis) },
    { label: heap, value: `${number(Math.round((cost.heapBytes ?? 0) / 1000))} kB` },
    { label: dailyApi, value: number(cost.dailyApiRequests) },
    { label: dailyAsync, value: number(cost.dailyAsyncExecutions) },
  ];
  const problem = [each.errorCode, each.errorDetail].filter(Boolean).join(': ');
  return problem ? [...figures, { label: error, value: problem }] : figures;
}

function seconds(millis: MaybeNumber): string {
  return millis === null || millis === undefined
    ? '–'
    : new Intl.NumberFormat(lang, { style: 'unit', unit: 'second', maximumFractionDigits: 1 }).format(millis / 1000);
}
