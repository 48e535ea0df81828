import { LightningElement, api } from 'lwc';
import { setupAddress } from 'c/pairApi';
import type { Setup } from 'c/connectionsApi';
import { fill } from 'c/figures';
import callouts from '@salesforce/label/c.BorrowedCallouts';
import intro from '@salesforce/label/c.BorrowedIntro';
import missing from '@salesforce/label/c.BorrowedNotYet';
import namespace from '@salesforce/label/c.BorrowedNamespace';
import openInSetup from '@salesforce/label/c.SetupOpenInSetup';
import principal from '@salesforce/label/c.BorrowedPrincipal';
import there from '@salesforce/label/c.BorrowedThere';
import untold from '@salesforce/label/c.StepUntold';
import values from '@salesforce/label/c.BorrowedValues';

interface Need {
  readonly text: string;
  /** Null: the org does not tell. */
  readonly isMet: boolean | null;
}

/** What a connection needs of a named credential that an admin made in Setup, and what of it is there. */
export default class BorrowedCredential extends LightningElement {
  @api setup: Setup | undefined;

  labels = { intro, openInSetup };

  get setupUrl(): string {
    return this.setup ? setupAddress(this.setup) : '';
  }

  get needs(): object[] {
    const { setup } = this;
    return setup ? needsOf(setup).map(lookOf) : [];
  }
}

function needsOf(setup: Setup): readonly Need[] {
  const connector = setup.connectorName ?? '';
  // What the org does not tell, a test that went well has shown.
  const shown = setup.test?.hasPassed ? true : null;
  return [
    { text: callouts, isMet: setup.isEnabled ?? shown },
    ...(setup.namespace ? [{ text: fill(namespace, setup.namespace), isMet: setup.listsPackage ?? shown }] : []),
    { text: fill(principal, connector), isMet: null },
    { text: fill(values, connector), isMet: setup.doesConnectorReachValues },
  ];
}

function lookOf({ text, isMet }: Need): object {
  if (isMet === null) {
    return { text, icon: 'utility:help', variant: '', state: untold };
  }
  return isMet
    ? { text, icon: 'utility:success', variant: 'success', state: there }
    : { text, icon: 'utility:warning', variant: 'warning', state: missing };
}
