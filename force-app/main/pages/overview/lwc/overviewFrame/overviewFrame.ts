import { LightningElement } from 'lwc';
import costTitle from '@salesforce/label/c.CostTitle';
import dayTitle from '@salesforce/label/c.DayTitle';
import slow from '@salesforce/label/c.LoadingSlow';
import objectsTitle from '@salesforce/label/c.ObjectsTitle';
import loading from '@salesforce/label/c.OverviewLoading';
import runsTitle from '@salesforce/label/c.RunsTitle';

const slowMillis = 4_000;

interface Part {
  key: string;
  /** Its head, or what is said in place of the sentence. */
  heading: string;
  isSentence: boolean;
  look: string;
  lines: number[];
}

/** The frames and heads of the page while it loads, as high as they will be; after a while it says that it takes long. */
export default class OverviewFrame extends LightningElement {
  isSlow = false;

  private timer: ReturnType<typeof setTimeout> | undefined;

  override connectedCallback(): void {
    this.timer = setTimeout(() => (this.isSlow = true), slowMillis);
  }

  override disconnectedCallback(): void {
    clearTimeout(this.timer);
  }

  get parts(): Part[] {
    return [
      { key: 'health', heading: loading, isSentence: true, look: 'slds-card part health', lines: [1, 2] },
      { key: 'day', heading: dayTitle, isSentence: false, look: 'slds-card part day', lines: [1, 2, 3] },
      { key: 'objects', heading: objectsTitle, isSentence: false, look: 'slds-card part objects', lines: [1, 2, 3] },
      { key: 'runs', heading: runsTitle, isSentence: false, look: 'slds-card part runs', lines: [1, 2] },
      { key: 'cost', heading: costTitle, isSentence: false, look: 'slds-card part cost', lines: [1, 2] },
    ];
  }

  get slowText(): string {
    return this.isSlow ? slow : '';
  }
}
