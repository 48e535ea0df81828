import { LightningElement, api } from 'lwc';
import { abandon, changeDraft, switchOn } from 'c/connectionsApi';
import type { Connector, Draft, Setup, StepName, StepState } from 'c/connectionsApi';
import { fill } from 'c/figures';
import { actOnce, isSure } from 'c/notice';
import { labels, rights, texts } from './words';

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
    const { environment, baseUrl, tokenUrl, isBorrowed } = this.setup ?? {};
    if (isBorrowed) {
      return fill(texts.destinationBorrowed, environment ?? '', baseUrl ?? '');
    }
    return fill(texts.destination, environment ?? '', baseUrl ?? '', tokenUrl ?? '');
  }

  get connectorText(): string {
    const text = this.setup?.isConnectorAble ? texts.connectorAble : texts.connectorUnable;
    return fill(text, this.setup?.connectorName ?? '');
  }

  get signingText(): string {
    return this.setup?.hasSigningKey ? texts.signed : texts.unsigned;
  }

  get startText(): string {
    if (this.states.START === 'Done') {
      return texts.started;
    }
    const toStart = this.setup?.hasHistory ? texts.toStartAgain : texts.toStart;
    return this.setup?.isConnector ? toStart : fill(texts.connectorStarts, this.setup?.connectorName ?? '');
  }

  get canStart(): boolean {
    return Boolean(this.states.START === 'Current' && this.setup?.isConnector && this.canRunAsConnector);
  }

  get isForOthers(): boolean {
    return this.states.START === 'Current' && this.setup?.isConnector === false;
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

  async handleSwitchOn(): Promise<void> {
    if (await this.act(switchOn, texts.started)) {
      this.dispatchEvent(new CustomEvent('started'));
    }
  }

  async handleAbandon(): Promise<void> {
    const { hasHistory, isBorrowed, name = '' } = this.setup ?? {};
    const own = hasHistory ? texts.abandonHistory : texts.abandonMessage;
    const borrowed = hasHistory ? texts.abandonHistoryBorrowed : texts.abandonBorrowed;
    const message = isBorrowed ? borrowed : own;
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
