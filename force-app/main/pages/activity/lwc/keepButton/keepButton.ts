import { LightningElement, api } from 'lwc';
import { fill } from 'c/figures';
import { sayOutcome } from 'c/notice';
import { setFailureKept, setRunKept } from 'c/retentionApi';
import about from '@salesforce/label/c.KeepAbout';
import keep from '@salesforce/label/c.KeepButton';
import keepEntry from '@salesforce/label/c.KeepEntry';

/** Keeps a run or a failure from being purged, or no longer. Fires `kept` with whether it is, once that is so. */
export default class KeepButton extends LightningElement {
  /** Of one of both. */
  @api runId: string | undefined;
  @api letterId: string | undefined;
  /** What people call it. */
  @api name = '';
  @api isKept = false;

  labels = { about, keep };
  private isBusy = false;

  get pressed(): string {
    return String(this.isKept);
  }

  get buttonLabel(): string {
    return fill(keepEntry, this.name);
  }

  /** Beside it a mark, so that it is told by more than colour. */
  get look(): string {
    return `slds-button ${this.isKept ? 'slds-button_brand' : 'slds-button_neutral'}`;
  }

  /** A disabled button would lose the focus, so that a second click is passed over. */
  handleClick(): void {
    if (!this.isBusy) {
      void this.keep(!this.isKept);
    }
  }

  private async keep(isKept: boolean): Promise<void> {
    const { letterId, runId } = this;
    this.isBusy = true;
    await sayOutcome(this, async () => {
      await (runId ? setRunKept(runId, isKept) : setFailureKept(letterId ?? '', isKept));
      this.dispatchEvent(new CustomEvent('kept', { detail: isKept }));
      return undefined;
    });
    this.isBusy = false;
  }
}
