import { LightningElement, api } from 'lwc';
import { NavigationMixin } from 'lightning/navigation';
import load from '@salesforce/apex/StatusController.load';
import { actLabel, doHere, isDoneHere, mayDo, notYoursText } from 'c/connectionActs';
import { appearanceOf } from 'c/connectionWords';
import { fill, number } from 'c/figures';
import type { Act, Connection, Look } from 'c/connectionWords';
import { actOnce } from 'c/notice';
import { Poller } from 'c/poller';
import by from '@salesforce/label/c.StripBy';
import fix from '@salesforce/label/c.ProblemFix';
import lastSync from '@salesforce/label/c.LastSyncLabel';
import never from '@salesforce/label/c.Never';
import nextSync from '@salesforce/label/c.NextSyncLabel';
import notPlanned from '@salesforce/label/c.NotPlanned';
import since from '@salesforce/label/c.ProblemSince';
import problems from '@salesforce/label/c.StripProblems';
import queuedAsked from '@salesforce/label/c.StripQueuedAsked';
import queuedMore from '@salesforce/label/c.StripQueuedMore';
import queuedNothing from '@salesforce/label/c.StripQueuedNothing';
import queuedOne from '@salesforce/label/c.StripQueuedOne';
import queuedWaiting from '@salesforce/label/c.StripQueuedWaiting';
import stripLabel from '@salesforce/label/c.StripLabel';

export interface Strip {
  readonly connection?: Connection | null;
  readonly canRun: boolean;
  readonly canPause: boolean;
  readonly canManage: boolean;
  /** The name of the tab where connections are set up. */
  readonly connectionsTab: string;
  readonly now: string;
}

const pollMillis = 30_000;

/** What a connection does, in the same words on every page: since when, why, and the one thing to do about it. Fires `changed` after an act. */
export default class StatusStrip extends NavigationMixin(LightningElement) {
  /** On the page where connections are set up, which has the buttons for that itself. */
  @api isHome = false;

  isBusy = false;
  strip: Strip | null = null;
  labels = { fix, lastSync, never, nextSync, notPlanned, since, stripLabel };

  private readonly poller = new Poller(() => void this.look());
  private wantedId: string | null = null;

  /** What its page has asked already; it asks by itself later on. */
  @api
  get known(): Strip | null {
    return this.strip;
  }

  set known(strip: Strip | null) {
    this.poller.stop();
    this.strip = strip;
    this.wantedId = strip?.connection?.id ?? null;
    this.poller.plan(pollMillis);
  }

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
    if (!this.strip) {
      void this.look();
    }
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

  /** The page where connections are set up has the buttons for what is done there. */
  get buttonLabel(): string | null {
    const { act, connection } = this;
    const isShown = act !== null && (isDoneHere(act) || !this.isHome);
    return connection && isShown ? actLabel(connection) : null;
  }

  get isDisabled(): boolean {
    return this.isBusy || !this.act || !this.strip || !mayDo(this.act, this.strip);
  }

  get notYoursText(): string {
    return this.act ? notYoursText(this.act) : '';
  }

  get isNotYours(): boolean {
    return this.buttonLabel !== null && !this.isBusy && this.isDisabled;
  }

  handleAct(): void {
    const { act, connection } = this;
    if (connection && act && isDoneHere(act)) {
      void actOnce(this, async () => {
        await doHere(act, connection.id);
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
