import { LightningElement, api } from 'lwc';
import { deliveryLine, figuresOf, partLine } from 'c/runFigures';
import type { Figure, Line } from 'c/runFigures';
import type { Run } from 'c/runWords';
import cost from '@salesforce/label/c.RunCost';
import deliveries from '@salesforce/label/c.RunDeliveries';
import work from '@salesforce/label/c.RunWork';

/** What a run did with which object, by which requests, and what it cost. */
export default class RunDetails extends LightningElement {
  @api run!: Run;
  /** In which moments are told; the browser's own where there is none. */
  @api timeZone: string | undefined;

  labels = { cost, deliveries, work };

  get hasParts(): boolean {
    return this.parts.length > 0;
  }

  get parts(): Line[] {
    return (this.run.parts ?? []).map(partLine);
  }

  get hasDeliveries(): boolean {
    return this.deliveries.length > 0;
  }

  get deliveries(): Line[] {
    return (this.run.deliveries ?? []).map((delivery, key) => deliveryLine(delivery, key, this.timeZone));
  }

  get figures(): Figure[] {
    return figuresOf(this.run);
  }
}
