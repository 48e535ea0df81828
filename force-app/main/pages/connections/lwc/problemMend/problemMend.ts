import { LightningElement, api } from 'lwc';
import type { Setup } from 'c/connectionsApi';
import { actOnce } from 'c/notice';
import { giveAccess, setupAddress } from 'c/pairApi';
import changeAddress from '@salesforce/label/c.DetailChangeAddress';
import giveAccessLabel from '@salesforce/label/c.SetupGiveAccess';
import makeNew from '@salesforce/label/c.DetailMakeNew';
import openSetup from '@salesforce/label/c.DriftOpenSetup';
import reauthorize from '@salesforce/label/c.DetailReauthorize';
import { mendOf } from 'c/mends';
import type { Mend } from 'c/mends';

const sectionLabels: Partial<Record<Mend, string>> = {
  ChangeAddress: changeAddress,
  MakeNew: makeNew,
  Reauthorize: reauthorize,
};

/**
 * The one button that mends a problem of a connection in use. Fires `changed` after an act of its own, and `mend` where a form of the page
 * is to be opened.
 */
export default class ProblemMend extends LightningElement {
  @api code = '';
  @api setup: Setup | undefined;

  isBusy = false;
  labels = { giveAccess: giveAccessLabel, openSetup };

  get mend(): Mend | null {
    return this.setup ? mendOf(this.code, this.setup) : null;
  }

  get givesAccess(): boolean {
    return this.mend === 'GiveAccess';
  }

  get opensSetup(): boolean {
    return this.mend === 'OpenSetup';
  }

  get sectionLabel(): string | undefined {
    return this.mend === null ? undefined : sectionLabels[this.mend];
  }

  get setupUrl(): string {
    return this.setup ? setupAddress(this.setup) : '';
  }

  handleGiveAccess(): void {
    const { setup } = this;
    if (setup) {
      void actOnce(this, async () => {
        await giveAccess(setup);
        return undefined;
      });
    }
  }

  handleSection(): void {
    this.dispatchEvent(new CustomEvent('mend', { detail: this.mend }));
  }
}
