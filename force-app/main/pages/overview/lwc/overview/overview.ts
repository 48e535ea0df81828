import { LightningElement, wire } from 'lwc';
import { CurrentPageReference, NavigationMixin } from 'lightning/navigation';
import type { Connection } from 'c/connectionWords';
import { messageOf } from 'c/failure';
import { fill, timeOfDay } from 'c/figures';
import { sayOutcome } from 'c/notice';
import { askForSync, loadOverview } from 'c/overviewApi';
import type { Overview as OverviewData } from 'c/overviewApi';
import type { PageState } from 'c/pageFrame';
import { Poller } from 'c/poller';
import connectionLabel from '@salesforce/label/c.ConnectionLabel';
import errorTitle from '@salesforce/label/c.OverviewErrorTitle';
import loading from '@salesforce/label/c.OverviewLoading';
import paused from '@salesforce/label/c.OverviewPaused';
import syncAsked from '@salesforce/label/c.OverviewSyncAsked';
import syncStarting from '@salesforce/label/c.OverviewSyncStarting';
import syncing from '@salesforce/label/c.OverviewSyncing';
import title from '@salesforce/label/c.OverviewTitle';
import upToDate from '@salesforce/label/c.OverviewRefreshed';

const pollMillis = { whileSyncing: 2_000, otherwise: 15_000 };

/** Status, last and next sync and the last runs of a connection. Loads, polls and acts; others show. */
export default class Overview extends NavigationMixin(LightningElement) {
  state: PageState<{ data: OverviewData }> = { kind: 'loading' };
  isBusy = false;
  labels = { connectionLabel, errorTitle, loading, title };

  private selectedId: string | null = null;
  private readonly poller = new Poller(() => void this.refresh());

  /** Another page leads to one connection, and to an act that is done here. */
  @wire(CurrentPageReference)
  follow(reference: { readonly state?: Readonly<Record<string, string>> } | null): void {
    const { c__connection: id, c__act: act } = reference?.state ?? {};
    if (id !== undefined && id !== this.selectedId) {
      this.selectedId = id;
      void this.refresh().then(() => act === 'InitialSync' && this.askForInitialSync());
    }
  }

  override connectedCallback(): void {
    void this.refresh();
  }

  override disconnectedCallback(): void {
    this.poller.stop();
  }

  get data(): OverviewData | undefined {
    return this.state.kind === 'ready' ? this.state.data : undefined;
  }

  get connection(): Connection | undefined {
    return this.data?.connections.find(({ id }) => id === this.data?.selectedId);
  }

  get hasChoice(): boolean {
    return (this.data?.connections.length ?? 0) > 1;
  }

  get choices(): { label: string; value: string }[] {
    return this.data?.connections.map(({ id, name }) => ({ label: name, value: id })) ?? [];
  }

  /** Read out as it changes. */
  get progress(): string {
    const connection = this.connection;
    if (!connection) {
      return '';
    }
    if (connection.isWorking) {
      return syncing;
    }
    if (connection.mode === 'Paused') {
      return paused;
    }
    return connection.isAsked ? askedText(connection, this.data?.now ?? '') : upToDate;
  }

  get isSyncing(): boolean {
    return Boolean(this.connection?.isWorking || this.connection?.isAsked);
  }

  handleSelect(event: CustomEvent<{ value: string }>): void {
    this.selectedId = event.detail.value;
    void this.refresh();
  }

  handleTryAgain(): void {
    this.state = { kind: 'loading' };
    void this.refresh();
  }

  handleSyncNow(): void {
    void this.act(askForSync);
  }

  /** By the strip, which shows it already. */
  handleChanged(): void {
    void this.refresh();
  }

  handleChangedHere(): void {
    void this.refresh();
    this.lookAgain();
  }

  /** What is set up on another page is done there. */
  handleAct(event: CustomEvent<string>): void {
    const { detail: act } = event;
    if (act === 'InitialSync') {
      this.askForInitialSync();
    } else if (act === 'Runs') {
      this.template?.querySelector('c-run-table')?.scrollIntoView();
    } else {
      this[NavigationMixin.Navigate]({
        type: 'standard__navItemPage',
        attributes: { apiName: this.data?.connectionsTab ?? '' },
        state: { c__connection: this.selectedId ?? '', c__act: act },
      });
    }
  }

  private askForInitialSync(): void {
    this.template?.querySelector<HTMLElement & { ask(): void }>('c-initial-sync')?.ask();
  }

  private lookAgain(): void {
    void this.template?.querySelector<HTMLElement & { look(): Promise<void> }>('c-status-strip')?.look();
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
    this.lookAgain();
    this.isBusy = false;
  }

  /** After a failure only the person tries again: what failed would most likely fail once more. */
  private async refresh(): Promise<void> {
    const isNewest = this.poller.begin();
    try {
      const data = await loadOverview(this.selectedId);
      if (!isNewest()) {
        return;
      }
      this.state = data.connections.length > 0 ? { kind: 'ready', data } : { kind: 'empty' };
      this.selectedId = data.selectedId ?? null;
      this.poller.plan(this.isSyncing ? pollMillis.whileSyncing : pollMillis.otherwise);
    } catch (error) {
      if (isNewest()) {
        this.state = { kind: 'failed', message: messageOf(error) };
      }
    }
  }
}

function askedText(connection: Connection, now: string): string {
  const startsAt = Date.parse(connection.nextRunAt ?? '');
  return startsAt > Date.parse(now) ? fill(syncAsked, timeOfDay(new Date(startsAt).toISOString())) : syncStarting;
}
