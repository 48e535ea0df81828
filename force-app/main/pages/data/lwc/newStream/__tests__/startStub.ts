import { LightningElement, api } from 'lwc';

/** Stands for the ways to begin: takes its properties and does nothing with them. */
export default class StartStub extends LightningElement {
  @api config: unknown;
  @api objectLabel: unknown;
  @api canRun: unknown;
}
