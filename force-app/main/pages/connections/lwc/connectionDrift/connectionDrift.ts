import { LightningElement, api } from 'lwc';
import type { Setup } from 'c/connectionsApi';
import { loadDifferences } from 'c/driftApi';
import type { Difference } from 'c/driftApi';
import { fill, number } from 'c/figures';
import { actOnce } from 'c/notice';
import { giveAccess, setupAddress } from 'c/pairApi';
import found from '@salesforce/label/c.DriftFound';
import giveAccessLabel from '@salesforce/label/c.SetupGiveAccess';
import openSetup from '@salesforce/label/c.DriftOpenSetup';
import title from '@salesforce/label/c.DriftTitle';

/** What people have changed in Setup of a connection's credentials, each with its cause and its button. Fires `changed` after an act. */
export default class ConnectionDrift extends LightningElement {
  isBusy = false;
  differences: readonly Difference[] = [];
  labels = { found, giveAccess: giveAccessLabel, openSetup };

  private looked: Setup | undefined;

  /** Each look of the page brings a new one, and is a look at Setup. */
  @api
  get setup(): Setup | undefined {
    return this.looked;
  }

  set setup(value: Setup | undefined) {
    this.looked = value;
    void this.look();
  }

  get hasAny(): boolean {
    return this.differences.length > 0;
  }

  get heading(): string {
    return fill(title, number(this.differences.length));
  }

  get setupUrl(): string {
    return this.looked ? setupAddress(this.looked) : '';
  }

  get rows(): object[] {
    return this.differences.map((difference) => ({
      ...difference,
      key: difference.problem.code,
      givesAccess: difference.act === 'GiveAccess',
      opensSetup: difference.act === 'OpenSetup',
    }));
  }

  handleGiveAccess(): void {
    const { looked } = this;
    if (looked) {
      void actOnce(this, async () => {
        await giveAccess(looked);
        return undefined;
      });
    }
  }

  private async look(): Promise<void> {
    const { looked } = this;
    if (!looked) {
      this.differences = [];
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
