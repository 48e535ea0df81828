import { LightningElement, api } from 'lwc';
import load from '@salesforce/apex/StatusController.load';
import pauseApex from '@salesforce/apex/StatusController.pause';
import resumeApex from '@salesforce/apex/StatusController.resume';
import syncNowApex from '@salesforce/apex/StatusController.syncNow';
import { lookOf } from 'c/connectionWords';
import type { Act, Connection, Look } from 'c/connectionWords';
import { actOnce } from 'c/notice';
import { Poller } from 'c/poller';
import draft from '@salesforce/label/c.StatusDraft';
import fix from '@salesforce/label/c.ProblemFix';
import goOn from '@salesforce/label/c.StripGoOn';
import lastSync from '@salesforce/label/c.LastSyncLabel';
import never from '@salesforce/label/c.Never';
import nextSync from '@salesforce/label/c.NextSyncLabel';
import notPlanned from '@salesforce/label/c.NotPlanned';
import notYours from '@salesforce/label/c.StripNotYours';
import onConnections from '@salesforce/label/c.StripOnConnections';
import pause from '@salesforce/label/c.Pause';
import reauthorize from '@salesforce/label/c.DetailReauthorize';
import reconnect from '@salesforce/label/c.DetailReconnect';
import resume from '@salesforce/label/c.Resume';
import since from '@salesforce/label/c.ProblemSince';
import startAgain from '@salesforce/label/c.StripStartAgain';
import stripLabel from '@salesforce/label/c.StripLabel';
import tryNow from '@salesforce/label/c.StripTryNow';

interface Strip {
  readonly connection?: Connection | null;
  readonly canRun: boolean;
  readonly canPause: boolean;
  readonly canManage: boolean;
  readonly now: string;
}

type ActOfStrip = 'Pause' | 'Resume' | 'SyncNow';

const pollMillis = 30_000;
const doors: Record<ActOfStrip, (given: { connectionId: string }) => Promise<unknown>> = {
  Pause: pauseApex,
  Resume: resumeApex,
  SyncNow: syncNowApex,
};

/** What is done where the connection itself is set up; another page only says so. */
const elsewhere: Partial<Record<Act, string>> = { Reauthorize: reauthorize, Reconnect: reconnect, GoOn: goOn };

/** What a connection does, in the same words on every page: since when, why, and the one thing to do about it. Fires `changed` after an act. */
export default class StatusStrip extends LightningElement {
  isBusy = false;
  strip: Strip | null = null;
  labels = { fix, lastSync, never, nextSync, notPlanned, notYours, onConnections, since, stripLabel };

  private readonly poller = new Poller(() => void this.look());
  private wantedId: string | null = null;

  /** Null: the first there is. */
  @api
  get connectionId(): string | null {
    return this.wantedId;
  }

  set connectionId(value: string | null) {
    this.wantedId = value;
    void this.look();
  }

  override connectedCallback(): void {
    void this.look();
  }

  override disconnectedCallback(): void {
    this.poller.stop();
  }

  get connection(): Connection | null {
    return this.strip?.connection ?? null;
  }

  get now(): string {
    return this.strip?.now ?? '';
  }

  get appearance(): Look | null {
    const { connection } = this;
    if (!connection) {
      return null;
    }
    const look = lookOf(connection.status);
    return connection.mode === 'Draft' ? { ...look, label: draft } : look;
  }

  get act(): Act | null {
    return this.connection?.act ?? null;
  }

  get buttonLabel(): string | null {
    switch (this.act) {
      case 'Pause':
        return pause;
      case 'Resume':
        return resume;
      case 'SyncNow':
        return this.connection?.status === 'STUCK' ? startAgain : tryNow;
      default:
        return null;
    }
  }

  /** What to do that no button here does. */
  get elsewhereText(): string | null {
    const told = this.act === null ? undefined : elsewhere[this.act];
    return told === undefined ? null : `${told}: ${onConnections}`;
  }

  get isDisabled(): boolean {
    const { strip } = this;
    return this.isBusy || !strip || !(this.act === 'SyncNow' ? strip.canRun : strip.canPause);
  }

  get isNotYours(): boolean {
    return this.buttonLabel !== null && !this.isBusy && this.isDisabled;
  }

  handleAct(): void {
    const { act, connection } = this;
    if (connection && (act === 'Pause' || act === 'Resume' || act === 'SyncNow')) {
      void actOnce(this, async () => {
        await doors[act]({ connectionId: connection.id });
        await this.look();
        return undefined;
      });
    }
  }

  private async look(): Promise<void> {
    const isNewest = this.poller.begin();
    let strip = this.strip;
    try {
      strip = (await load({ connectionId: this.wantedId })) as Strip;
    } catch {
      // What was shown stays; the page itself says when the org does not answer.
    }
    if (isNewest()) {
      this.strip = strip;
      this.poller.plan(pollMillis);
    }
  }
}
