import { LightningElement, api } from 'lwc';
import { fill, number, percent } from 'c/figures';
import type { MaybeNumber } from 'c/figures';
import type { DayCost as Cost } from 'c/overviewApi';
import apiRequests from '@salesforce/label/c.CostApiRequests';
import executions from '@salesforce/label/c.CostExecutions';
import hint from '@salesforce/label/c.CostHint';
import limit from '@salesforce/label/c.CostLimit';
import org from '@salesforce/label/c.CostOrg';
import own from '@salesforce/label/c.CostOwn';
import ownOf from '@salesforce/label/c.CostOwnOf';
import title from '@salesforce/label/c.CostTitle';
import what from '@salesforce/label/c.CostWhat';
import unknown from '@salesforce/label/c.HealthNotKnown';

interface Row {
  key: string;
  label: string;
  own: string;
  ownLook: string;
  org: string;
  limit: string;
}

/** What syncing takes of what the org may use in 24 hours. */
export default class DayCost extends LightningElement {
  @api cost: Cost | null | undefined;

  labels = { hint, limit, org, own, title, what };

  get rows(): Row[] {
    const { cost } = this;
    return cost
      ? [
          rowOf('api', apiRequests, cost.ownApiRequests, cost.orgApiRequests, cost.mostApiRequests),
          rowOf('executions', executions, cost.ownExecutions, cost.orgExecutions, cost.mostExecutions),
        ]
      : [];
  }
}

/** What the org does not tell is not known, and of that no share is told. */
function rowOf(key: string, label: string, ownCount: number, orgCount: MaybeNumber, most: MaybeNumber): Row {
  return {
    key,
    label,
    own: ownCount > 0 && most ? fill(ownOf, number(ownCount), percent((100 * ownCount) / most)) : number(ownCount),
    ownLook: ownCount === 0 ? 'number slds-text-color_weak' : 'number strong',
    org: typeof orgCount === 'number' ? number(orgCount) : unknown,
    limit: typeof most === 'number' ? number(most) : unknown,
  };
}
