import { LightningElement, api } from 'lwc';

/** Stands for an editor within a page: takes its properties and does nothing with them. */
export default class EditorStub extends LightningElement {
  @api config: unknown;
  @api connectionId: unknown;
  @api disabled: unknown;
  @api filter: unknown;
  @api objectName: unknown;
  @api rule: unknown;
  @api ruleName: unknown;
  @api ruleObject: unknown;
  @api streamId: unknown;
  @api canRun: unknown;
  @api canBackfill: unknown;
  @api canPause: unknown;
}
