import { LightningElement, api } from 'lwc';

/** What happened and what to do, in place of a page or a form. */
export default class ErrorPanel extends LightningElement {
  @api title = '';
  @api message = '';
}
