import { LightningElement, api } from 'lwc';

/** For tests, as sfdx-lwc-jest brings no stub of it: closing is an event that tests can see. */
export default class Modal extends LightningElement {
  @api size = '';
  @api label = '';
  @api description = '';
  @api disableClose = false;

  @api close(result: unknown): Promise<void> {
    this.dispatchEvent(new CustomEvent('closed', { detail: result }));
    return Promise.resolve();
  }
}
