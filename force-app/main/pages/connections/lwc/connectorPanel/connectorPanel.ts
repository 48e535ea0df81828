import { LightningElement, api } from 'lwc';
import { invite, loadWatchers, setWatching, takeFromOthers, takeOver } from 'c/connectorApi';
import type { Preflight, Watchers } from 'c/connectorApi';
import type { Connector, Setup } from 'c/connectionsApi';
import { fill } from 'c/figures';
import { actOnce, copy, sayOutcome } from 'c/notice';
import userId from '@salesforce/user/Id';
import copyLink from '@salesforce/label/c.PanelCopyLink';
import invited from '@salesforce/label/c.PanelInvited';
import inviteLabel from '@salesforce/label/c.PanelInvite';
import inviteWho from '@salesforce/label/c.PanelInviteWho';
import isYou from '@salesforce/label/c.PanelIsYou';
import link from '@salesforce/label/c.PanelLink';
import notInvited from '@salesforce/label/c.PanelNotInvited';
import others from '@salesforce/label/c.PanelOthers';
import runsAs from '@salesforce/label/c.PanelRunsAs';
import send from '@salesforce/label/c.PanelSend';
import takeAway from '@salesforce/label/c.PanelTakeAway';
import takeOverLabel from '@salesforce/label/c.PanelTakeOver';
import takenOver from '@salesforce/label/c.PanelTakenOver';
import takeOverText from '@salesforce/label/c.PanelTakeOverText';
import watch from '@salesforce/label/c.PanelWatch';
import watchAsMe from '@salesforce/label/c.PanelWatchAsMe';
import watchedBy from '@salesforce/label/c.PanelWatchedBy';
import watchedByNobody from '@salesforce/label/c.PanelWatchedByNobody';
import watchStop from '@salesforce/label/c.PanelWatchStop';
import watchWhy from '@salesforce/label/c.PanelWatchWhy';
import title from '@salesforce/label/c.ConnectorLabel';

/** Who syncing runs as, and how it comes to run as somebody else. Fires `changed` after each act. */
export default class ConnectorPanel extends LightningElement {
  /** What was asked for one connection is nothing to another: neither its link nor who was to be invited. */
  @api
  get connectionId(): string | undefined {
    return this.shownId;
  }
  set connectionId(id: string | undefined) {
    if (id !== this.shownId) {
      this.shownId = id;
      this.me = null;
      this.invitedId = '';
      this.inviteText = '';
    }
  }
  /** Whether whoever looks is the connector. */
  @api isConnector = false;
  @api connectorName: string | null = null;
  /** Null for whoever does not set up connections. */
  @api setup: Setup | null = null;
  @api canManage = false;
  @api canRunAsConnector = false;
  /** Who may be the connector. */
  @api connectors: readonly Connector[] = [];

  isBusy = false;
  invitedId = '';
  inviteText = '';
  me: Preflight | null = null;
  watchers: Watchers | null = null;
  viewerId = userId;
  labels = {
    copyLink,
    invite: inviteLabel,
    inviteWho,
    link,
    send,
    takeAway,
    takeOver: takeOverLabel,
    takeOverText,
    title,
    watch,
    watchWhy,
  };

  private shownId: string | undefined;

  override connectedCallback(): void {
    void this.loadWatchers();
  }

  get whoText(): string {
    return this.isConnector ? isYou : fill(runsAs, this.connectorName ?? '');
  }

  get canTakeOver(): boolean {
    return this.canRunAsConnector && !this.isConnector;
  }

  /** An admin is shown what the app may give them. */
  get asksAsConnector(): boolean {
    return !this.canManage;
  }

  get isTakeOverDisabled(): boolean {
    return this.isBusy || this.me?.isAble !== true;
  }

  get options(): { label: string; value: string }[] {
    return this.connectors
      .filter(({ id }) => id !== this.setup?.connectorId && id !== userId)
      .map(({ id, name, username }) => ({ label: `${name} (${username})`, value: id }));
  }

  get others(): readonly string[] {
    return this.setup?.others ?? [];
  }

  get othersText(): string {
    return fill(others, this.others.join(', '));
  }

  get link(): string {
    return this.setup?.link ?? '';
  }

  handleCheckedMe(event: CustomEvent<Preflight>): void {
    this.me = event.detail;
  }

  handleInvited(event: CustomEvent<{ value: string }>): void {
    this.invitedId = event.detail.value;
    this.inviteText = '';
  }

  async handleInvite(): Promise<void> {
    const id = this.connectionId ?? '';
    await actOnce(this, async () => {
      const refusals = await invite(id, this.invitedId);
      if (id === this.connectionId) {
        this.inviteText = refusals.length === 0 ? invited : fill(notInvited, refusals.join(' '));
      }
      return undefined;
    });
  }

  async handleTakeOver(): Promise<void> {
    await actOnce(this, async () => {
      await takeOver(this.connectionId ?? '');
      return takenOver;
    });
  }

  async handleTakeAway(): Promise<void> {
    await actOnce(this, async () => {
      await takeFromOthers(this.connectionId ?? '');
      return undefined;
    });
  }

  get watchText(): string {
    const names = this.watchers?.names ?? [];
    return names.length === 0 ? watchedByNobody : fill(watchedBy, names.join(', '));
  }

  get watchLabel(): string {
    return this.watchers?.isViewerAmong ? watchStop : watchAsMe;
  }

  async handleWatch(): Promise<void> {
    await actOnce(this, async () => {
      await setWatching(!this.watchers?.isViewerAmong);
      return undefined;
    });
    await this.loadWatchers();
  }

  handleCopyLink(): void {
    void copy(this, this.link);
  }

  /** They watch all connections. */
  private async loadWatchers(): Promise<void> {
    if (this.canManage) {
      await sayOutcome(this, async () => {
        this.watchers = await loadWatchers();
        return undefined;
      });
    }
  }
}
