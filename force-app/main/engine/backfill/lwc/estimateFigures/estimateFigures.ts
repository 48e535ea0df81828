import { LightningElement, api } from 'lwc';
import { number } from 'c/figures';
import type { Estimate } from 'c/backfillWords';
import callouts from '@salesforce/label/c.EstimateCallouts';
import executions from '@salesforce/label/c.EstimateExecutions';
import megabytes from '@salesforce/label/c.EstimateMegabytes';
import minutes from '@salesforce/label/c.EstimateMinutes';
import records from '@salesforce/label/c.EstimateRecords';

/** What a backfill is expected to take. */
export default class EstimateFigures extends LightningElement {
  @api estimate: Estimate | undefined;

  get figures(): { label: string; value: string }[] {
    const { estimate } = this;
    if (!estimate) {
      return [];
    }
    return [
      { label: records, value: number(estimate.records) },
      { label: callouts, value: number(estimate.callouts) },
      { label: executions, value: number(estimate.executions) },
      { label: minutes, value: number(estimate.minutes, 2) },
      ...(estimate.bytes ? [{ label: megabytes, value: number(estimate.bytes / 1_000_000) }] : []),
    ];
  }
}
