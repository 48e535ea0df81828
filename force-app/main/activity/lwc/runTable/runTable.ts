import { LightningElement, api } from 'lwc';
import { fill, moment, number, seconds } from 'c/figures';
import type { MaybeNumber } from 'c/figures';
import { countsOf, countsText, reasonText } from 'c/runWords';
import type { Delivery, Run, RunPart, RunStatus } from 'c/runWords';
import callouts from '@salesforce/label/c.RunCallouts';
import costTitle from '@salesforce/label/c.RunCost';
import cpu from '@salesforce/label/c.RunCpu';
import dailyApi from '@salesforce/label/c.RunDailyApi';
import dailyAsync from '@salesforce/label/c.RunDailyAsync';
import deliveriesTitle from '@salesforce/label/c.RunDeliveries';
import deliveryText from '@salesforce/label/c.RunDelivery';
import unanswered from '@salesforce/label/c.RunDeliveryUnanswered';
import dmlRows from '@salesforce/label/c.RunDmlRows';
import duration from '@salesforce/label/c.RunDuration';
import empty from '@salesforce/label/c.RunsEmpty';
import error from '@salesforce/label/c.RunError';
import failedStatus from '@salesforce/label/c.RunFailedStatus';
import fenced from '@salesforce/label/c.RunFenced';
import heap from '@salesforce/label/c.RunHeap';
import hideDetails from '@salesforce/label/c.RunHideDetails';
import late from '@salesforce/label/c.RunLate';
import partText from '@salesforce/label/c.RunPart';
import partial from '@salesforce/label/c.RunPartial';
import queries from '@salesforce/label/c.RunQueries';
import queryRows from '@salesforce/label/c.RunQueryRows';
import quietLooks from '@salesforce/label/c.RunQuietLooks';
import run from '@salesforce/label/c.RunNumber';
import showDetails from '@salesforce/label/c.RunShowDetails';
import startedAt from '@salesforce/label/c.RunStartedAt';
import startedBy from '@salesforce/label/c.RunStartedBy';
import status from '@salesforce/label/c.RunStatus';
import succeeded from '@salesforce/label/c.RunSucceeded';
import title from '@salesforce/label/c.RunsTitle';
import work from '@salesforce/label/c.RunWork';

interface Figure {
  label: string;
  value: string;
}

interface Line {
  key: number;
  text: string;
  /** What the destination calls it; of a request only. */
  webhookId?: string;
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
  hasParts: boolean;
  parts: Line[];
  hasDeliveries: boolean;
  deliveries: Line[];
  figures: Figure[];
}

const statuses: Record<RunStatus, { label: string; icon: string }> = {
  Succeeded: { label: succeeded, icon: 'utility:success' },
  Partial: { label: partial, icon: 'utility:warning' },
  Failed: { label: failedStatus, icon: 'utility:error' },
  Fenced: { label: fenced, icon: 'utility:skip' },
};

const columnCount = 5;

/** The last runs, each of which expands to its figures. */
export default class RunTable extends LightningElement {
  @api runs: Run[] = [];
  @api now = '';

  labels = {
    cost: costTitle,
    deliveries: deliveriesTitle,
    duration,
    empty,
    run,
    startedAt,
    startedBy,
    status,
    title,
    work,
  };
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
    const parts = isExpanded ? (each.parts ?? []).map(partLine) : [];
    const deliveries = isExpanded ? (each.deliveries ?? []).map(deliveryLine) : [];
    return {
      run: each,
      status: statuses[each.status].label,
      icon: statuses[each.status].icon,
      startedBy: reasonText(each.startedBy, each.personName),
      duration: seconds(each.durationMillis),
      counts: countsText(each),
      isExpanded,
      toggleIcon: isExpanded ? 'utility:chevrondown' : 'utility:chevronright',
      toggleLabel: fill(isExpanded ? hideDetails : showDetails, each.name),
      hasParts: parts.length > 0,
      parts,
      hasDeliveries: deliveries.length > 0,
      deliveries,
      figures: isExpanded ? figuresOf(each) : [],
    };
  }
}

function partLine(part: RunPart, key: number): Line {
  return { key, text: fill(partText, part.objectLabel, countsText(part), reasonText(part.reason, part.personName)) };
}

function deliveryLine(delivery: Delivery, key: number): Line {
  const answer = [delivery.status ? `HTTP ${delivery.status}` : unanswered, delivery.code].filter(Boolean).join(' ');
  const { webhookId, sentAt, records, bytes, tookMillis } = delivery;
  const text = fill(deliveryText, moment(sentAt), number(records), number(bytes / 1000), answer, seconds(tookMillis));
  return { key, text, webhookId };
}

function figuresOf(each: Run): Figure[] {
  const cost = each.cost ?? {};
  const figures: Figure[] = [
    ...countsOf(each).map(([label, count]) => ({ label, value: number(count ?? 0) })),
    { label: late, value: seconds(thousand(each.lateSeconds)) },
    { label: quietLooks, value: number(each.quietLooks) },
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

function thousand(value: MaybeNumber): MaybeNumber {
  return value === null || value === undefined ? value : value * 1000;
}
