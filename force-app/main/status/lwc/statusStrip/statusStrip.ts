import { LightningElement, api } from 'lwc';
import { NavigationMixin } from 'lightning/navigation';
import load from '@salesforce/apex/StatusController.load';
import pauseApex from '@salesforce/apex/StatusController.pause';
import resumeApex from '@salesforce/apex/StatusController.resume';
import syncNowApex from '@salesforce/apex/StatusController.syncNow';
import { appearanceOf } from 'c/connectionWords';
import { fill, number } from 'c/figures';
import type { Act, Connection, Look } from 'c/connectionWords';
import { actOnce } from 'c/notice';
import { Poller } from 'c/poller';
import by from '@salesforce/label/c.StripBy';
import fix from '@salesforce/label/c.ProblemFix';
import goOn from '@salesforce/label/c.StripGoOn';
import lastSync from '@salesforce/label/c.LastSyncLabel';
import never from '@salesforce/label/c.Never';
import nextSync from '@salesforce/label/c.NextSyncLabel';
import notPlanned from '@salesforce/label/c.NotPlanned';
import notYours from '@salesforce/label/c.StripNotYours';
import notYoursToManage from '@salesforce/label/c.StripNotYoursToManage';
import open from '@salesforce/label/c.StripOpen';
import pause from '@salesforce/label/c.Pause';
import reauthorize from '@salesforce/label/c.DetailReauthorize';
import reconnect from '@salesforce/label/c.DetailReconnect';
import resume from '@salesforce/label/c.Resume';
import since from '@salesforce/label/c.ProblemSince';
import startAgain from '@salesforce/label/c.StripStartAgain';
import problems from '@salesforce/label/c.StripProblems';
import queuedAsked from '@salesforce/label/c.StripQueuedAsked';
import queuedMore from '@salesforce/label/c.StripQueuedMore';
import queuedNothing from '@salesforce/label/c.StripQueuedNothing';
import queuedOne from '@salesforce/label/c.StripQueuedOne';
import queuedWaiting from '@salesforce/label/c.StripQueuedWaiting';
import stripLabel from '@salesforce/label/c.StripLabel';
import tryNow from '@salesforce/label/c.StripTryNow';

interface Strip {
  readonly connection?: Connection | null;
  readonly canRun: boolean;
  readonly canPause: boolean;
  readonly canManage: boolean;
  /** The name of the tab where connections are set up. */
  readonly connectionsTab: string;
  readonly now: string;
}

type ActOfStrip = 'Pause' | 'Resume' | 'SyncNow';

const pollMillis = 30_000;
const doors: Record<ActOfStrip, (given: { connectionId: string }) => Promise<unknown>> = {
  Pause: pauseApex,
  Resume: resumeApex,
  SyncNow: syncNowApex,
};

/** What is done where the connection itself is set up: other pages lead there. */
const elsewhere: Partial<Record<Act, string>> = {
  Reauthorize: reauthorize,
  Reconnect: reconnect,
  GoOn: goOn,
  Open: open,
};

/** What a connection does, in the same words on every page: since when, why, and the one thing to do about it. Fires `changed` after an act. */
export default class StatusStrip extends NavigationMixin(LightningElement) {
  /** On the page where connections are set up, which has the buttons for that itself. */
  @api isHome = false;

  isBusy = false;
  strip: Strip | null = null;
  labels = { fix, lastSync, never, nextSync, notPlanned, since, stripLabel };

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
    return this.connection && appearanceOf(this.connection);
  }

  get byText(): string {
    return this.connection?.sinceBy ? fill(by, this.connection.sinceBy) : '';
  }

  get problemsText(): string {
    const count = this.connection?.figures?.problems ?? 0;
    return count === 0 ? '' : fill(problems, number(count));
  }

  /** What has been asked for and what is to be tried again. */
  get queuedText(): string {
    const { connection } = this;
    const waiting = connection?.figures?.waiting ?? 0;
    const isMore = connection?.figures?.isWaitingMore === true;
    const some = waiting === 1 ? queuedOne : queuedWaiting;
    const text = isMore ? queuedMore : some;
    const told = [...(connection?.isAsked ? [queuedAsked] : []), ...(waiting > 0 ? [fill(text, number(waiting))] : [])];
    return told.length === 0 ? queuedNothing : told.join(', ');
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
        return (!this.isHome && this.act && elsewhere[this.act]) || null;
    }
  }

  get isDisabled(): boolean {
    return this.isBusy || !this.isAllowed;
  }

  private get isAllowed(): boolean {
    const { canManage = false, canPause = false, canRun = false } = this.strip ?? {};
    switch (this.act) {
      case 'SyncNow':
        return canRun;
      case 'Pause':
      case 'Resume':
        return canPause;
      case 'Open':
        return true;
      default:
        return canManage;
    }
  }

  get notYoursText(): string {
    return this.act && elsewhere[this.act] ? notYoursToManage : notYours;
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
    } else if (connection) {
      this[NavigationMixin.Navigate]({
        type: 'standard__navItemPage',
        attributes: { apiName: this.strip?.connectionsTab ?? '' },
        state: { c__connection: connection.id },
      });
    }
  }

  /** For what its page has done. */
  @api
  async look(): Promise<void> {
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
