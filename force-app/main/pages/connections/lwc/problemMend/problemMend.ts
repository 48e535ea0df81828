import { LightningElement, api } from 'lwc';
import type { Setup } from 'c/connectionsApi';
import { actOnce } from 'c/notice';
import { confirmTest, giveAccess, setupAddress } from 'c/pairApi';
import changeAddress from '@salesforce/label/c.DetailChangeAddress';
import confirm from '@salesforce/label/c.SetupConfirm';
import giveAccessLabel from '@salesforce/label/c.SetupGiveAccess';
import makeNew from '@salesforce/label/c.DetailMakeNew';
import openSetup from '@salesforce/label/c.DriftOpenSetup';
import reauthorize from '@salesforce/label/c.DetailReauthorize';
import test from '@salesforce/label/c.SetupTestNow';
import { mendOf } from 'c/mends';
import type { Mend } from 'c/mends';

const sectionLabels: Partial<Record<Mend, string>> = {
  ChangeAddress: changeAddress,
  MakeNew: makeNew,
  Reauthorize: reauthorize,
  Test: test,
};

const actLabels: Partial<Record<Mend, string>> = { Confirm: confirm, GiveAccess: giveAccessLabel };

/**
 * The one button that mends a problem of a connection in use. Fires `changed` after an act of its own, and `mend` where a form of the page
 * is to be opened.
 */
export default class ProblemMend extends LightningElement {
  @api code = '';
  @api setup: Setup | undefined;

  isBusy = false;
  labels = { openSetup };

  get mend(): Mend | null {
    return this.setup ? mendOf(this.code, this.setup) : null;
  }

  /** What it does itself. */
  get actLabel(): string | undefined {
    return this.mend === null ? undefined : actLabels[this.mend];
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

  handleAct(): void {
    const { mend, setup } = this;
    if (setup) {
      void actOnce(this, async () => {
        await (mend === 'Confirm' ? confirmTest(setup) : giveAccess(setup));
        return undefined;
      });
    }
  }

  handleSection(): void {
    this.dispatchEvent(new CustomEvent('mend', { detail: this.mend }));
  }
}
