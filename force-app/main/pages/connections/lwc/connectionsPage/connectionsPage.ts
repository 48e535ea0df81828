import { LightningElement } from 'lwc';
import { createDraft, loadConnections, loadConnectors, loadSetup } from 'c/connectionsApi';
import type { Connections, Connector, Draft, Setup } from 'c/connectionsApi';
import type { Connection } from 'c/connectionWords';
import { messageOf } from 'c/failure';
import { sayOutcome } from 'c/notice';
import type { PageState } from 'c/pageFrame';
import { Poller } from 'c/poller';
import createDraftLabel from '@salesforce/label/c.ConnectionCreateDraft';
import draftIntro from '@salesforce/label/c.ConnectionDraftIntro';
import errorTitle from '@salesforce/label/c.ConnectionsErrorTitle';
import loading from '@salesforce/label/c.ConnectionsLoading';
import newConnection from '@salesforce/label/c.NewConnection';
import title from '@salesforce/label/c.ConnectionsTitle';

/** While Setup is to be changed by a person the page looks often, to notice by itself. */
const pollMillis = { whileEnabling: 5_000, otherwise: 30_000 };

/** Connections side by side, and the setup of one. */
export default class ConnectionsPage extends LightningElement {
  state: PageState<{ data: Connections }> = { kind: 'loading' };
  setup: Setup | null = null;
  connectors: readonly Connector[] = [];
  selectedId: string | null = null;
  isCreating = false;
  isBusy = false;
  labels = { createDraft: createDraftLabel, draftIntro, errorTitle, loading, newConnection, title };

  private readonly poller = new Poller(() => void this.refresh());

  override connectedCallback(): void {
    // An invitation leads to one of them.
    this.selectedId = new URLSearchParams(window.location.search).get('c__connection');
    void this.refresh();
  }

  override disconnectedCallback(): void {
    this.poller.stop();
  }

  get data(): Connections | undefined {
    return this.state.kind === 'ready' ? this.state.data : undefined;
  }

  get selected(): Connection | undefined {
    return this.data?.connections.find(({ id }) => id === this.selectedId);
  }

  /** Whoever may be the connector need not be one who sets up connections. */
  get hasPanel(): boolean {
    return Boolean(this.selected && (this.data?.canManage || this.data?.canRunAsConnector));
  }

  /** It came with a copy of an org, or seems to. */
  get isCopied(): boolean {
    return this.setup !== null && this.selected?.isCopied === true;
  }

  /** Of one that belongs to another org nothing can be set up; what is left of it when it is disconnected can be looked at. */
  get isForeign(): boolean {
    return this.isOfAnotherOrg && this.setup?.mode !== 'Disconnected';
  }

  get isOfAnotherOrg(): boolean {
    return this.selected?.problem?.code === 'FOREIGN_ORG';
  }

  get isSetUp(): boolean {
    return this.setup !== null && this.setup.mode !== 'Draft' && !this.isForeign;
  }

  get isAtSteps(): boolean {
    return this.setup?.mode === 'Draft' && !this.isForeign;
  }

  handleTryAgain(): void {
    this.state = { kind: 'loading' };
    void this.refresh();
  }

  handleChoose(event: CustomEvent<string>): void {
    this.isCreating = false;
    this.choose(event.detail);
  }

  handleCreate(): void {
    this.selectedId = null;
    this.setup = null;
    this.isCreating = true;
  }

  handleCancel(): void {
    this.isCreating = false;
  }

  handleChanged(): void {
    void this.refresh();
  }

  handleArmed(event: CustomEvent<string>): void {
    this.choose(event.detail);
  }

  handleAbandoned(): void {
    this.choose(null);
  }

  async handleSaveDraft(event: CustomEvent<Draft>): Promise<void> {
    this.isBusy = true;
    await sayOutcome(this, async () => {
      this.selectedId = await createDraft(event.detail);
      this.isCreating = false;
      return undefined;
    });
    this.isBusy = false;
    await this.refresh();
  }

  /** What was typed, opened or shown for one connection must not stand below the name of another. */
  private choose(id: string | null): void {
    if (id !== this.selectedId) {
      this.setup = null;
    }
    this.selectedId = id;
    void this.refresh();
  }

  private async refresh(): Promise<void> {
    const isNewest = this.poller.begin();
    try {
      const data = await loadConnections(this.selectedId);
      const selected = data.connections.find(({ id }) => id === this.selectedId);
      if (data.canManage && this.connectors.length === 0) {
        this.connectors = await loadConnectors();
      }
      const setup = selected && data.canManage ? await loadSetup(selected.id) : null;
      if (!isNewest()) {
        return;
      }
      this.setup = setup;
      this.state = { kind: 'ready', data };
      this.plan();
    } catch (error) {
      if (isNewest()) {
        this.state = { kind: 'failed', message: messageOf(error) };
      }
    }
  }

  private plan(): void {
    const { change } = this.setup ?? {};
    const isWaiting = isToEnable(this.setup) || isToEnable(change) || change?.isFormerInUse;
    this.poller.plan(isWaiting ? pollMillis.whileEnabling : pollMillis.otherwise);
  }
}

function isToEnable(setup: Setup | null | undefined): boolean {
  return Boolean(setup?.steps.some(({ step, state }) => step === 'ENABLE' && state === 'Current'));
}
