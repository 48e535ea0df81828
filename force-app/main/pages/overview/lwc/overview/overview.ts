import { LightningElement, wire } from 'lwc';
import { CurrentPageReference, NavigationMixin } from 'lightning/navigation';
import type { PageReference } from 'lightning/navigation';
import { doHere, isDoneHere } from 'c/connectionActs';
import type { Connection } from 'c/connectionWords';
import { fill, timeOfDay } from 'c/figures';
import type { Mend } from 'c/healthWords';
import { sayOutcome } from 'c/notice';
import { askForSync, loadOverview, loadWaiting } from 'c/overviewApi';
import type { Overview as OverviewData, Waiting } from 'c/overviewApi';
import { toConnection, toRuns } from 'c/overviewTargets';
import type { Target } from 'c/overviewTargets';
import type { PageState } from 'c/pageFrame';
import { Poller } from 'c/poller';
import type { Stale } from 'c/poller';
import type { Strip } from 'c/statusStrip';
import { countInTitle } from 'c/tabTitle';
import errorTitle from '@salesforce/label/c.OverviewErrorTitle';
import loading from '@salesforce/label/c.OverviewLoading';
import paused from '@salesforce/label/c.OverviewPaused';
import syncEnded from '@salesforce/label/c.OverviewSyncEnded';
import syncAsked from '@salesforce/label/c.OverviewSyncAsked';
import syncStarting from '@salesforce/label/c.OverviewSyncStarting';
import syncing from '@salesforce/label/c.OverviewSyncing';
import addConnection from '@salesforce/label/c.RemedyAddConnection';
import title from '@salesforce/label/c.OverviewTitle';

const pollMillis = { whileSyncing: 3_000, otherwise: 15_000 };
/** To count what waits reads more than all else: it is done anew after each run, or after so long. */
const countedForMillis = 60_000;

/** Whether everything is fine, or what is wrong and what to press. Loads, polls and acts; others show. */
export default class Overview extends NavigationMixin(LightningElement) {
  state: PageState<{ data: OverviewData }> = { kind: 'loading' };
  stale: Stale | null = null;
  /** Null until it was counted of the connection that is shown. */
  waiting: Waiting | null = null;
  isBusy = false;
  /** It asks for itself, after all that stands above it. */
  isInitialSyncKnown = false;
  labels = { addConnection, errorTitle, loading, title };
  /** The tab to begin with, for whoever may, where there is no connection yet. */
  beginTab = '';

  private selectedId: string | null = null;
  private isAsked = false;
  private reference: PageReference | null = null;
  /** What was asked for has been done while somebody looked on. */
  private hasEnded = false;
  /** The newest run when what waits was counted last. */
  private countedAfterRun: string | undefined;
  /** When that was, by the org's clock, whatever came of it; null where it never was. */
  private countedAt: string | null = null;
  /** Of which connection it is under way. */
  private counting: string | null = null;
  private readonly poller = new Poller(
    () => void this.refresh(),
    (stale) => (this.stale = stale),
  );

  /** Another page leads to one connection, and to an act that is done here. */
  @wire(CurrentPageReference)
  follow(reference: PageReference | null): void {
    this.reference = reference;
    const { c__connection: id, c__act: act } = reference?.state ?? {};
    if (id !== undefined && id !== this.selectedId) {
      this.select(id);
      void this.refresh().then(() => act === 'InitialSync' && this.askForInitialSync());
    }
  }

  /** Unless the address has asked already. */
  override connectedCallback(): void {
    if (!this.isAsked) {
      void this.refresh();
    }
  }

  override disconnectedCallback(): void {
    this.isAsked = false;
    this.poller.stop();
    countInTitle(0);
  }

  get isLoading(): boolean {
    return this.state.kind === 'loading';
  }

  /** The page has frames of its own while it loads. */
  get frameState(): PageState<object> {
    return this.isLoading ? { kind: 'ready' } : this.state;
  }

  get data(): OverviewData | undefined {
    return this.state.kind === 'ready' ? this.state.data : undefined;
  }

  get connection(): Connection | undefined {
    return this.data?.connections.find(({ id }) => id === this.data?.selectedId);
  }

  get isBeginShown(): boolean {
    return this.state.kind === 'empty' && this.beginTab !== '';
  }

  /** What the strip would ask for by itself. */
  get strip(): Strip | null {
    const { connection, data } = this;
    return connection && data ? { ...data, connection } : null;
  }

  get hasObjects(): boolean {
    return (this.data?.objects.length ?? 0) > 0;
  }

  /** Read out as it changes. */
  get progress(): string {
    const { connection } = this;
    if (!connection) {
      return '';
    }
    if (connection.isWorking) {
      return syncing;
    }
    if (connection.mode === 'Paused') {
      return paused;
    }
    if (connection.isAsked) {
      return askedText(connection, this.data?.now ?? '');
    }
    return this.hasEnded ? syncEnded : '';
  }

  /** A pause is seen in the sentence. */
  get progressLook(): string {
    return this.connection?.mode === 'Paused' ? 'slds-assistive-text' : 'slds-text-color_weak';
  }

  handleOther(event: CustomEvent<string>): void {
    this.show(event.detail);
  }

  handleTryAgain(): void {
    if (!this.data) {
      this.state = { kind: 'loading' };
    }
    void this.refresh();
  }

  handleSyncNow(): void {
    void this.act(askForSync);
  }

  handleMend(event: CustomEvent<Mend>): void {
    const { act, target } = event.detail;
    if (target) {
      this.goTo(target);
    } else if (act && isDoneHere(act)) {
      void this.act((connectionId) => doHere(act, connectionId));
    }
  }

  handleBegin(): void {
    this.goTo({ tab: this.beginTab, state: {} });
  }

  /** By the strip, which shows it already. */
  handleChanged(): void {
    void this.refresh();
  }

  handleChangedHere(): void {
    void this.refresh();
  }

  /** What is set up on another page is done there. */
  handleAct(event: CustomEvent<string>): void {
    const { detail: act } = event;
    const { data } = this;
    if (act === 'InitialSync') {
      this.askForInitialSync();
    } else if (data) {
      this.goTo(act === 'Runs' ? toRuns(data) : toConnection(data, this.selectedId, act));
    }
  }

  /** It may not be there yet: what waits is counted first. */
  private askForInitialSync(): void {
    this.isInitialSyncKnown = true;
    void Promise.resolve().then(() =>
      this.template?.querySelector<HTMLElement & { ask(): void }>('c-initial-sync')?.ask(),
    );
  }

  /** Also in the address, so that a reload and a colleague's link land there. */
  private show(id: string): void {
    this.select(id);
    void this.refresh();
    const { reference } = this;
    if (reference) {
      this[NavigationMixin.Navigate]({ ...reference, state: { ...reference.state, c__connection: id } }, true);
    }
  }

  private select(id: string): void {
    this.selectedId = id;
    this.poller.forget();
    this.waiting = null;
    this.countedAt = null;
    this.isInitialSyncKnown = false;
  }

  private goTo({ tab, state }: Target): void {
    this[NavigationMixin.Navigate]({
      type: 'standard__navItemPage',
      attributes: { apiName: tab },
      state: { ...state },
    });
  }

  private async act(action: (connectionId: string) => Promise<void>): Promise<void> {
    const id = this.connection?.id;
    if (!id || this.isBusy) {
      return;
    }
    this.isBusy = true;
    await sayOutcome(this, async () => {
      await action(id);
      return undefined;
    });
    await this.refresh();
    this.isBusy = false;
  }

  private async refresh(): Promise<void> {
    this.isAsked = true;
    const isNewest = this.poller.begin();
    try {
      const data = await loadOverview(this.selectedId);
      if (!isNewest()) {
        return;
      }
      this.accept(data);
      await this.countWaiting(data);
    } catch (error) {
      if (isNewest()) {
        this.state = this.poller.failedOver(this.state, error);
      }
    }
  }

  private accept(data: OverviewData): void {
    const { connection } = this;
    this.state = data.connections.length > 0 ? { kind: 'ready', data } : { kind: 'empty' };
    const wasSyncing = data.selectedId === connection?.id && (this.hasEnded || isUnderWay(connection));
    if (data.selectedId !== connection?.id) {
      this.waiting = null;
      this.countedAt = null;
    }
    this.beginTab = data.canManage ? data.connectionsTab : '';
    this.selectedId = data.selectedId ?? null;
    countInTitle(data.problems.length);
    this.poller.answered(data.now);
    const isSyncing = isUnderWay(this.connection);
    this.hasEnded = !isSyncing && wasSyncing;
    this.poller.plan(isSyncing ? pollMillis.whileSyncing : pollMillis.otherwise);
  }

  /** What cannot be counted is not known: the rest of the page says so, and stays. */
  private async countWaiting(data: OverviewData): Promise<void> {
    const { selectedId } = data;
    // It may take longer than the next look, which must neither begin it again nor make it worth nothing.
    if (selectedId && selectedId !== this.counting && this.isCountDue(data)) {
      this.counting = selectedId;
      this.countedAt = data.now;
      this.countedAfterRun = data.runs[0]?.id;
      let counted: Waiting | null = null;
      try {
        counted = await loadWaiting(selectedId);
      } catch {
        counted = null;
      }
      this.counting = null;
      if (selectedId === this.selectedId) {
        this.waiting = counted;
        this.isInitialSyncKnown = true;
      }
    }
  }

  private isCountDue({ now, runs }: OverviewData): boolean {
    const { countedAt } = this;
    return (
      countedAt === null ||
      this.countedAfterRun !== runs[0]?.id ||
      Date.parse(now) - Date.parse(countedAt) >= countedForMillis
    );
  }
}

function isUnderWay(connection: Connection | undefined): boolean {
  return Boolean(connection?.isWorking || connection?.isAsked);
}

function askedText(connection: Connection, now: string): string {
  const startsAt = Date.parse(connection.nextRunAt ?? '');
  return startsAt > Date.parse(now) ? fill(syncAsked, timeOfDay(new Date(startsAt).toISOString())) : syncStarting;
}
