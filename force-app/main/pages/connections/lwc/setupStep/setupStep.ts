import { LightningElement, api } from 'lwc';
import type { StepState } from 'c/connectionsApi';
import current from '@salesforce/label/c.StepCurrent';
import done from '@salesforce/label/c.StepDone';
import optional from '@salesforce/label/c.StepOptional';
import untold from '@salesforce/label/c.StepUntold';
import waiting from '@salesforce/label/c.StepWaiting';

const looks: Record<StepState, { icon: string; variant: string; text: string }> = {
  Done: { icon: 'utility:success', variant: 'success', text: done },
  Current: { icon: 'utility:chevronright', variant: '', text: current },
  Optional: { icon: 'utility:record', variant: '', text: optional },
  Untold: { icon: 'utility:help', variant: '', text: untold },
  Waiting: { icon: 'utility:clock', variant: '', text: waiting },
};

/** One step of setting up a connection: how far it is, and in its slot what is to be done. */
export default class SetupStep extends LightningElement {
  @api name = '';
  @api heading = '';
  /** What there is, or will be made. */
  @api text = '';
  @api state: StepState = 'Waiting';

  get icon(): string {
    return looks[this.state].icon;
  }

  get iconVariant(): string {
    return looks[this.state].variant;
  }

  get stateText(): string {
    return looks[this.state].text;
  }

  get current(): string | null {
    return this.state === 'Current' ? 'step' : null;
  }

  get theme(): string {
    return `slds-p-around_small slds-border_bottom${this.state === 'Current' ? ' slds-theme_shade' : ''}`;
  }
}
