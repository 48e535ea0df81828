import { LightningElement, api } from 'lwc';
import { confirmTest, giveAccess, makeCredentials, replaceSecret, setupAddress, testConnection } from 'c/pairApi';
import type { Secret, Setup, StepName, StepState } from 'c/connectionsApi';
import { fill } from 'c/figures';
import { actOnce } from 'c/notice';
import { isOfAddress } from 'c/mends';
import { labels, texts } from './words';

const refusedSecret = new Set(['BAD_KEY', 'BAD_SECRET', 'BAD_CLIENT', 'ACCESS_REFUSED']);

/**
 * The steps from nothing to a credential that somebody has tested: of a connection that is set up, or of another address for one in use.
 * Fires `changed` after each act, and `edit` where what was entered is to be changed.
 */
export default class CredentialSteps extends LightningElement {
  @api setup: Setup | undefined;

  isBusy = false;
  labels = labels;

  get states(): Partial<Record<StepName, StepState>> {
    return Object.fromEntries(this.setup?.steps.map(({ step, state }) => [step, state]) ?? []);
  }

  get makeText(): string {
    const { credentialName, credentialLabel, connectorName, isBorrowed } = this.setup ?? {};
    if (isBorrowed) {
      return fill(this.states.MAKE === 'Done' ? texts.borrowed : texts.borrowedGone, credentialName ?? '');
    }
    const text = this.states.MAKE === 'Done' ? texts.made : texts.toMake;
    return fill(text, credentialName ?? '', credentialLabel ?? '', connectorName ?? '');
  }

  get isAtMake(): boolean {
    return this.states.MAKE === 'Current';
  }

  get needsSecret(): boolean {
    return !this.setup?.isPairMade || !this.setup.hasSecret;
  }

  get enableText(): string {
    if (this.states.ENABLE === 'Done') {
      return texts.enabled;
    }
    return this.isUntold ? texts.untold : texts.toEnable;
  }

  get isUntold(): boolean {
    return this.states.ENABLE === 'Untold';
  }

  get isAtEnable(): boolean {
    return this.states.ENABLE === 'Current';
  }

  get setupUrl(): string {
    return this.setup ? setupAddress(this.setup) : '';
  }

  get obstacleText(): string {
    return this.setup?.obstacle?.cause ?? '';
  }

  get testText(): string {
    if (this.setup?.isConnector) {
      return texts.testAsConnector;
    }
    return this.setup?.isBorrowed ? texts.testBorrowed : texts.testAsAdmin;
  }

  get mayTest(): boolean {
    return this.states.TEST === 'Current' || this.states.TEST === 'Done';
  }

  /** The connector tests by a call where no page is theirs; a change of address they test on the page of who makes it. */
  get isForOthers(): boolean {
    return this.mayTest && this.setup?.isConnector === false && !this.setup.isChange;
  }

  get testLabel(): string {
    return this.setup?.test ? labels.testAgain : labels.testNow;
  }

  get testVariant(): string {
    return this.setup?.test?.hasPassed ? 'neutral' : 'brand';
  }

  /** What is entered anew where the destination refuses it; that of a borrowed credential in Setup. */
  get isSecretRefused(): boolean {
    return !this.setup?.isBorrowed && refusedSecret.has(this.setup?.test?.problem?.code ?? '');
  }

  /** Of a draft: what was entered is changed where it was entered. */
  get isAddressWrong(): boolean {
    const { setup } = this;
    return Boolean(setup && !setup.isChange && !setup.isBorrowed && isOfAddress(setup.test?.problem?.code ?? ''));
  }

  get canConfirm(): boolean {
    const test = this.setup?.test;
    return Boolean(test?.hasPassed && !test.confirmedAt);
  }

  handleSecret(event: CustomEvent<Secret>): void {
    void this.act((setup) => makeCredentials(setup, event.detail));
  }

  handleReplaceSecret(event: CustomEvent<Secret>): void {
    void this.act((setup) => replaceSecret(setup, event.detail));
  }

  handleGiveAccess(): void {
    void this.act(giveAccess);
  }

  handleChangeDestination(): void {
    this.dispatchEvent(new CustomEvent('edit'));
  }

  handleTest(): void {
    void this.act(testConnection);
  }

  handleConfirm(): void {
    void this.act(confirmTest);
  }

  private async act(action: (setup: Setup) => Promise<void>): Promise<void> {
    const { setup } = this;
    await actOnce(this, async () => {
      if (setup) {
        await action(setup);
      }
      return undefined;
    });
  }
}
