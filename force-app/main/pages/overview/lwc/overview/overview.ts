import { LightningElement } from 'lwc';
import type { Connection } from 'c/connectionWords';
import { messageOf } from 'c/failure';
import { fill } from 'c/figures';
import { sayOutcome } from 'c/notice';
import { askForSync, loadOverview, pauseConnection, resumeConnection } from 'c/overviewApi';
import type { Overview as OverviewData } from 'c/overviewApi';
import type { PageState } from 'c/pageFrame';
import { Poller } from 'c/poller';
import lang from '@salesforce/i18n/lang';
import connectionLabel from '@salesforce/label/c.ConnectionLabel';
import errorTitle from '@salesforce/label/c.OverviewErrorTitle';
import loading from '@salesforce/label/c.OverviewLoading';
import paused from '@salesforce/label/c.OverviewPaused';
import resumed from '@salesforce/label/c.OverviewResumed';
import syncAsked from '@salesforce/label/c.OverviewSyncAsked';
import syncStarting from '@salesforce/label/c.OverviewSyncStarting';
import syncing from '@salesforce/label/c.OverviewSyncing';
import title from '@salesforce/label/c.OverviewTitle';
import upToDate from '@salesforce/label/c.OverviewRefreshed';

const pollMillis = { whileSyncing: 2_000, otherwise: 15_000 };

/** Status, last and next sync and the last runs of a connection. Loads, polls and acts; others show. */
export default class Overview extends LightningElement {
  state: PageState<{ data: OverviewData }> = { kind: 'loading' };
  isBusy = false;
  labels = { connectionLabel, errorTitle, loading, title };

  private selectedId: string | null = null;
  private readonly poller = new Poller(() => void this.refresh());

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

  handlePause(): void {
    void this.act(pauseConnection);
  }

  handleResume(): void {
    void this.act(resumeConnection, resumed);
  }

  handleInitialSync(): void {
    this.template?.querySelector<HTMLElement & { ask(): void }>('c-initial-sync')?.ask();
  }

  private async act(action: (connectionId: string) => Promise<void>, done?: string): Promise<void> {
    const id = this.connection?.id;
    if (!id || this.isBusy) {
      return;
    }
    this.isBusy = true;
    await sayOutcome(this, async () => {
      await action(id);
      return done;
    });
    await this.refresh();
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
  return startsAt > Date.parse(now) ? fill(syncAsked, new Date(startsAt).toLocaleTimeString(lang)) : syncStarting;
}
