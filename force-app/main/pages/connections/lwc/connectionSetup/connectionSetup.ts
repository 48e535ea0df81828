import { LightningElement, api } from 'lwc';
import {
  abandon,
  changeDraft,
  confirmTest,
  giveAccess,
  makeCredentials,
  replaceSecret,
  setupAddress,
  switchOn,
  testConnection,
} from 'c/connectionsApi';
import type { Connector, Draft, Secret, Setup, StepName, StepState } from 'c/connectionsApi';
import { fill } from 'c/figures';
import { actOnce, isSure } from 'c/notice';
import { labels, rights, texts } from './words';

const refusedSecret = new Set(['BAD_KEY', 'BAD_SECRET', 'BAD_CLIENT', 'ACCESS_REFUSED']);

/**
 * The steps from an address to a connection that is on. What is done is told by what there is, so that one may leave at any step and
 * somebody else may go on. Fires `changed` after each act, `started`, and `abandoned`.
 */
export default class ConnectionSetup extends LightningElement {
  @api setup: Setup | undefined;
  @api connectors: readonly Connector[] = [];
  @api canRunAsConnector = false;

  isBusy = false;
  isEditing = false;
  labels = labels;

  get heading(): string {
    return fill(texts.heading, this.setup?.name ?? '');
  }

  get isDraft(): boolean {
    return this.setup?.mode === 'Draft';
  }

  get states(): Partial<Record<StepName, StepState>> {
    return Object.fromEntries(this.setup?.steps.map(({ step, state }) => [step, state]) ?? []);
  }

  get missingRights(): string[] {
    const { setup } = this;
    return setup ? rights.filter(({ isGranted }) => !isGranted(setup)).map(({ label }) => label) : [];
  }

  get rightsText(): string {
    return this.missingRights.length === 0 ? texts.allRights : texts.rightsWhere;
  }

  get destinationText(): string {
    const { environment, baseUrl, tokenUrl } = this.setup ?? {};
    return fill(texts.destination, environment ?? '', baseUrl ?? '', tokenUrl ?? '');
  }

  get connectorText(): string {
    const text = this.setup?.isConnectorAble ? texts.connectorAble : texts.connectorUnable;
    return fill(text, this.setup?.connectorName ?? '');
  }

  get signingText(): string {
    return this.setup?.hasSigningKey ? texts.signed : texts.unsigned;
  }

  get makeText(): string {
    const { credentialName, credentialLabel, connectorName } = this.setup ?? {};
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
    return this.states.ENABLE === 'Done' ? texts.enabled : texts.toEnable;
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
    return this.setup?.isConnector ? texts.testAsConnector : texts.testAsAdmin;
  }

  get mayTest(): boolean {
    return this.states.TEST === 'Current' || this.states.TEST === 'Done';
  }

  get testLabel(): string {
    return this.setup?.test ? labels.testAgain : labels.testNow;
  }

  get testVariant(): string {
    return this.setup?.test?.hasPassed ? 'neutral' : 'brand';
  }

  /** What is entered anew where the destination refuses it. */
  get isSecretRefused(): boolean {
    return refusedSecret.has(this.setup?.test?.problem?.code ?? '');
  }

  get canConfirm(): boolean {
    const test = this.setup?.test;
    return Boolean(test?.hasPassed && !test.confirmedAt);
  }

  get startText(): string {
    if (this.states.START === 'Done') {
      return texts.started;
    }
    return this.setup?.isConnector ? texts.toStart : fill(texts.connectorStarts, this.setup?.connectorName ?? '');
  }

  get canStart(): boolean {
    return Boolean(this.states.START === 'Current' && this.setup?.isConnector && this.canRunAsConnector);
  }

  handleEdit(): void {
    this.isEditing = true;
  }

  handleStopEditing(): void {
    this.isEditing = false;
  }

  handleChangeDraft(event: CustomEvent<Draft>): void {
    void this.act(async (id) => {
      await changeDraft(id, event.detail);
      this.isEditing = false;
    });
  }

  handleChanged(): void {
    this.dispatchEvent(new CustomEvent('changed'));
  }

  handleSecret(event: CustomEvent<Secret>): void {
    const { setup } = this;
    void this.act(() => (setup ? makeCredentials(setup, event.detail) : Promise.resolve()));
  }

  handleReplaceSecret(event: CustomEvent<Secret>): void {
    void this.act((id) => replaceSecret(id, event.detail));
  }

  handleGiveAccess(): void {
    void this.act(giveAccess);
  }

  handleTest(): void {
    const { setup } = this;
    void this.act(() => (setup ? testConnection(setup) : Promise.resolve()));
  }

  handleConfirm(): void {
    void this.act(confirmTest);
  }

  async handleSwitchOn(): Promise<void> {
    if (await this.act(switchOn, texts.started)) {
      this.dispatchEvent(new CustomEvent('started'));
    }
  }

  async handleAbandon(): Promise<void> {
    const { hasHistory, name = '' } = this.setup ?? {};
    const message = hasHistory ? texts.abandonHistory : texts.abandonMessage;
    if (await isSure(labels.abandon, fill(message, name))) {
      if (await this.act(abandon, hasHistory ? texts.disconnected : texts.abandoned)) {
        this.dispatchEvent(new CustomEvent('abandoned'));
      }
    }
  }

  /** Gives whether it went well. */
  private async act(action: (connectionId: string) => Promise<void>, done?: string): Promise<boolean> {
    const id = this.setup?.connectionId ?? '';
    return actOnce(this, async () => {
      await action(id);
      return done;
    });
  }
}
