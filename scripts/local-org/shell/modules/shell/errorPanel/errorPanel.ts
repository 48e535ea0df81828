/** What happened and what to do, in place of a page or a form. */
import { LightningElement, api } from 'lwc';

export default class ErrorPanel extends LightningElement {
  @api title = '';
  @api message = '';
}
