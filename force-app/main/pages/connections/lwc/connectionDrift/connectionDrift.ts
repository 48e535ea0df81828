import { LightningElement, api } from 'lwc';
import type { Setup } from 'c/connectionsApi';
import { loadDifferences } from 'c/driftApi';
import type { Difference } from 'c/driftApi';
import { fill, number } from 'c/figures';
import found from '@salesforce/label/c.DriftFound';
import title from '@salesforce/label/c.DriftTitle';

/**
 * What people have changed in Setup of a connection's credentials, each with its cause and its button. Fires `changed` after an act, and
 * `mend` where a form of the page is to be opened.
 */
export default class ConnectionDrift extends LightningElement {
  differences: readonly Difference[] = [];
  labels = { found };

  private looked: Setup | undefined;

  /** Each look of the page brings a new one, and is a look at Setup. */
  @api
  get setup(): Setup | undefined {
    return this.looked;
  }

  set setup(value: Setup | undefined) {
    if (value?.connectionId !== this.looked?.connectionId) {
      this.differences = [];
    }
    this.looked = value;
    void this.look();
  }

  get hasAny(): boolean {
    return this.differences.length > 0;
  }

  get heading(): string {
    return fill(title, number(this.differences.length));
  }

  get rows(): object[] {
    return this.differences.map((difference) => ({ ...difference, key: difference.problem.code }));
  }

  handleChanged(): void {
    this.dispatchEvent(new CustomEvent('changed'));
  }

  handleMend(event: CustomEvent<string>): void {
    this.dispatchEvent(new CustomEvent('mend', { detail: event.detail }));
  }

  private async look(): Promise<void> {
    const { looked } = this;
    if (!looked) {
      return;
    }
    try {
      const differences = await loadDifferences(looked.connectionId);
      if (looked === this.looked) {
        this.differences = differences;
      }
    } catch {
      // The page itself says when the org does not answer; what was found before stays.
    }
  }
}
