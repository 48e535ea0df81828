import { counted, fill, kilobytes, lengthOfTime, moment, number } from 'c/figures';
import type { MaybeNumber } from 'c/figures';
import { countsOf, countsText, reasonText } from 'c/runWords';
import type { Delivery, Run, RunPart, RunStatus } from 'c/runWords';
import callouts from '@salesforce/label/c.RunCallouts';
import cpu from '@salesforce/label/c.RunCpu';
import dailyApi from '@salesforce/label/c.RunDailyApi';
import dailyAsync from '@salesforce/label/c.RunDailyAsync';
import deliveryText from '@salesforce/label/c.RunDelivery';
import oneRecordText from '@salesforce/label/c.RunDeliveryOne';
import unanswered from '@salesforce/label/c.RunDeliveryUnanswered';
import dmlRows from '@salesforce/label/c.RunDmlRows';
import error from '@salesforce/label/c.RunError';
import failedStatus from '@salesforce/label/c.RunFailedStatus';
import fenced from '@salesforce/label/c.RunFenced';
import heap from '@salesforce/label/c.RunHeap';
import late from '@salesforce/label/c.RunLate';
import partText from '@salesforce/label/c.RunPart';
import partial from '@salesforce/label/c.RunPartial';
import queries from '@salesforce/label/c.RunQueries';
import queryRows from '@salesforce/label/c.RunQueryRows';
import quietLooks from '@salesforce/label/c.RunQuietLooks';
import succeeded from '@salesforce/label/c.RunSucceeded';

export interface Figure {
  label: string;
  value: string;
}

export interface Line {
  key: number;
  text: string;
  /** What the destination calls it; of a request only. */
  webhookId?: string;
}

/** How each way to end is told. */
export const statusLooks: Readonly<Record<RunStatus, { label: string; icon: string }>> = {
  Succeeded: { label: succeeded, icon: 'utility:success' },
  Partial: { label: partial, icon: 'utility:warning' },
  Failed: { label: failedStatus, icon: 'utility:error' },
  Fenced: { label: fenced, icon: 'utility:skip' },
};

/** Refused records are told by the sentence; this is what stopped the run itself. */
export function problemOf({ status, errorCode, errorDetail }: Run): string {
  if (!errorCode && status !== 'Fenced') {
    return '';
  }
  return [statusLooks[status].label, errorCode, errorDetail].filter(Boolean).join(': ');
}

/** What was done with one object, and why. */
export function partLine(part: RunPart, key: number): Line {
  return { key, text: fill(partText, part.objectLabel, countsText(part), reasonText(part.reason, part.personName)) };
}

/** One request, and how it was answered. */
export function deliveryLine(delivery: Delivery, key: number, timeZone?: string): Line {
  const answer = [delivery.status ? `HTTP ${delivery.status}` : unanswered, delivery.code].filter(Boolean).join(' ');
  const { webhookId, sentAt, records, bytes, tookMillis } = delivery;
  const text = counted(
    records,
    oneRecordText,
    deliveryText,
    moment(sentAt, timeZone),
    kilobytes(bytes),
    answer,
    lengthOfTime(tookMillis),
  );
  return { key, text, webhookId };
}

/** All that was counted and measured, and what went wrong. */
export function figuresOf(each: Run): Figure[] {
  const cost = each.cost ?? {};
  const figures: Figure[] = [
    ...countsOf(each).map(([label, count]) => ({ label, value: number(count ?? 0) })),
    { label: late, value: lengthOfTime(thousand(each.lateSeconds)) },
    { label: quietLooks, value: number(each.quietLooks) },
    { label: callouts, value: number(cost.callouts) },
    { label: queries, value: number(cost.queries) },
    { label: queryRows, value: number(cost.queryRows) },
    { label: dmlRows, value: number(cost.dmlRows) },
    { label: cpu, value: lengthOfTime(cost.cpuMillis) },
    { label: heap, value: kilobytes(cost.heapBytes ?? 0) },
    { label: dailyApi, value: number(cost.dailyApiRequests) },
    { label: dailyAsync, value: number(cost.dailyAsyncExecutions) },
  ];
  const problem = [each.errorCode, each.errorDetail].filter(Boolean).join(': ');
  return problem ? [...figures, { label: error, value: problem }] : figures;
}

function thousand(value: MaybeNumber): MaybeNumber {
  return value === null || value === undefined ? value : value * 1000;
}
