import { LightningElement, wire } from 'lwc';
import { CurrentPageReference, NavigationMixin } from 'lightning/navigation';
import { createDraft, loadConnections, loadConnectors, loadSetup } from 'c/connectionsApi';
import type { Connections, Connector, Draft, Setup } from 'c/connectionsApi';
import type { Connection } from 'c/connectionWords';
import { sayOutcome } from 'c/notice';
import type { PageState } from 'c/pageFrame';
import { Poller } from 'c/poller';
import type { Stale } from 'c/poller';
import createDraftLabel from '@salesforce/label/c.ConnectionCreateDraft';
import draftIntro from '@salesforce/label/c.ConnectionDraftIntro';
import errorTitle from '@salesforce/label/c.ConnectionsErrorTitle';
import loading from '@salesforce/label/c.ConnectionsLoading';
import newConnection from '@salesforce/label/c.NewConnection';
import title from '@salesforce/label/c.ConnectionsTitle';

/** While Setup is to be changed by a person the page looks often, to notice by itself. */
const pollMillis = { whileEnabling: 5_000, otherwise: 30_000 };

/** Connections side by side, and the setup of one. */
export default class ConnectionsPage extends NavigationMixin(LightningElement) {
  state: PageState<{ data: Connections }> = { kind: 'loading' };
  stale: Stale | null = null;
  setup: Setup | null = null;
  connectors: readonly Connector[] = [];
  selectedId: string | null = null;
  isCreating = false;
  isBusy = false;
  labels = { createDraft: createDraftLabel, draftIntro, errorTitle, loading, newConnection, title };

  private readonly poller = new Poller(
    () => void this.refresh(),
    (stale) => (this.stale = stale),
  );

  /** What somebody is told by bell or mail leads to one of them, also where the page is open. */
  @wire(CurrentPageReference)
  follow(reference: { readonly state?: Readonly<Record<string, string>> } | null): void {
    const { c__connection: id, c__act: act } = reference?.state ?? {};
    if (id !== undefined && (id !== this.selectedId || act !== undefined)) {
      this.isCreating = false;
      void this.choose(id).then(() => act !== undefined && this.showForm(act));
    }
  }

  override connectedCallback(): void {
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

  /** Whoever may be the connector need not be one who sets up connections. What is disconnected is handed over to nobody. */
  get hasPanel(): boolean {
    const { data, selected } = this;
    const isApart = selected?.mode === 'Disconnected' || selected?.mode === 'Deleting';
    return Boolean(selected && !isApart && (data?.canManage || data?.canRunAsConnector));
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
    if (!this.data) {
      this.state = { kind: 'loading' };
    }
    void this.refresh();
  }

  handleChoose(event: CustomEvent<string>): void {
    this.isCreating = false;
    void this.choose(event.detail);
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
    void this.template?.querySelector<HTMLElement & { look(): Promise<void> }>('c-page-head')?.look();
  }

  /** By a form of the connection's own card. */
  handleMend(event: CustomEvent<string>): void {
    this.begin(event.detail);
  }

  /** Of the connection that is looked at. */
  handleAct(event: CustomEvent<string>): void {
    this.leadOn(event.detail);
  }

  handleListAct(event: CustomEvent<{ id: string; act: string }>): void {
    const { id, act } = event.detail;
    this.isCreating = false;
    if (act === 'Runs' || act === 'InitialSync') {
      this.selectedId = id;
      this.leadOn(act);
    } else {
      void this.choose(id).then(() => this.begin(act));
    }
  }

  handleArmed(event: CustomEvent<string>): void {
    void this.choose(event.detail);
  }

  handleAbandoned(): void {
    void this.choose(null);
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
  private async choose(id: string | null): Promise<void> {
    if (id !== this.selectedId) {
      this.setup = null;
    }
    this.selectedId = id;
    await this.refresh();
  }

  private begin(act: string): void {
    this.template?.querySelector<HTMLElement & { begin(act: string): void }>('c-connection-detail')?.begin(act);
  }

  /** An address opens forms alone: what is done in one step is for a person to press. */
  private showForm(act: string): void {
    this.template?.querySelector<HTMLElement & { show(act: string): void }>('c-connection-detail')?.show(act);
  }

  /** To the page that does it. */
  private leadOn(act: string): void {
    this[NavigationMixin.Navigate]({
      type: 'standard__navItemPage',
      attributes: { apiName: this.data?.overviewTab ?? '' },
      state: { c__connection: this.selectedId ?? '', ...(act === 'InitialSync' ? { c__act: act } : {}) },
    });
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
      this.poller.answered();
      this.plan();
    } catch (error) {
      if (isNewest()) {
        this.state = this.poller.failedOver(this.state, error);
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
