import { LightningElement, api } from 'lwc';
import type { Backfill } from 'c/backfillWords';
import { reasonLabels, statusLook } from 'c/backfillWords';
import type { StatusLook } from 'c/backfillWords';
import { deviation, fill, number } from 'c/figures';
import type { MaybeNumber } from 'c/figures';
import backfillLabel from '@salesforce/label/c.BackfillLabel';
import callouts from '@salesforce/label/c.EstimateCallouts';
import empty from '@salesforce/label/c.BackfillHistoryEmpty';
import estimated from '@salesforce/label/c.BackfillEstimated';
import executions from '@salesforce/label/c.EstimateExecutions';
import minutes from '@salesforce/label/c.EstimateMinutes';
import records from '@salesforce/label/c.EstimateRecords';
import someFailed from '@salesforce/label/c.BackfillSomeFailed';
import startedAt from '@salesforce/label/c.BackfillStartedAt';
import status from '@salesforce/label/c.StatusLabel';
import title from '@salesforce/label/c.BackfillHistoryTitle';

interface Comparison {
  key: string;
  label: string;
  actual: string;
  expected: string;
}

interface Row {
  backfill: Backfill;
  reason: string;
  look: StatusLook;
  failed: string;
  comparisons: Comparison[];
}

/** What was read before, and how close each estimate was. */
export default class BackfillHistory extends LightningElement {
  @api backfills: readonly Backfill[] = [];
  @api now = '';

  labels = { backfillLabel, callouts, empty, executions, minutes, records, startedAt, status, title };

  get isEmpty(): boolean {
    return this.backfills.length === 0;
  }

  get rows(): Row[] {
    return this.backfills.map((backfill) => ({
      backfill,
      reason: reasonLabels[backfill.reason],
      look: statusLook(backfill),
      failed: backfill.failed ? fill(someFailed, number(backfill.failed)) : '',
      comparisons: [
        compared('records', records, (backfill.sent ?? 0) + (backfill.failed ?? 0), backfill.estimatedRecords),
        compared('callouts', callouts, backfill.callouts, backfill.estimatedCallouts),
        compared('executions', executions, backfill.links, backfill.estimatedLinks),
        compared('minutes', minutes, backfill.minutes, backfill.estimatedMinutes),
      ],
    }));
  }
}

function compared(key: string, label: string, actual: MaybeNumber, expected: MaybeNumber): Comparison {
  const hasEstimate = expected !== null && expected !== undefined;
  return {
    key,
    label,
    actual: number(actual, 2),
    expected: hasEstimate ? fill(estimated, number(expected, 2), deviation(actual, expected)) : '',
  };
}
