import { LightningElement, api } from 'lwc';
import type { Connection } from 'c/connectionWords';
import { appearanceOf } from 'c/connectionWords';
import { fill, number } from 'c/figures';
import { healthOf, waitsOf, waitsText } from 'c/healthWords';
import type { Health, Mend, Tone } from 'c/healthWords';
import type { Overview, Waiting } from 'c/overviewApi';
import { toFailures } from 'c/overviewTargets';
import type { Target } from 'c/overviewTargets';
import cannotSyncNow from '@salesforce/label/c.CannotSyncNow';
import figuresLabel from '@salesforce/label/c.HealthFigures';
import failing from '@salesforce/label/c.HealthFailing';
import lookOnly from '@salesforce/label/c.HealthLookOnly';
import leftOut from '@salesforce/label/c.HealthLeftOut';
import unknown from '@salesforce/label/c.HealthNotKnown';
import otherConnections from '@salesforce/label/c.HealthOtherConnections';
import sent from '@salesforce/label/c.HealthSent';
import showConnection from '@salesforce/label/c.HealthShowConnection';
import waitingLabel from '@salesforce/label/c.HealthWaiting';
import isYou from '@salesforce/label/c.PanelIsYou';
import noPermissionToBackfill from '@salesforce/label/c.NoPermissionToBackfill';
import noPermissionToPause from '@salesforce/label/c.NoPermissionToPause';
import noPermissionToRun from '@salesforce/label/c.NoPermissionToRun';
import runsAs from '@salesforce/label/c.PanelRunsAs';
import syncNow from '@salesforce/label/c.SyncNow';

interface Figure {
  key: string;
  label: string;
  value: string;
  look: string;
  target: Target | null;
}

interface Other {
  id: string;
  name: string;
  word: string;
  icon: string;
  cause: string;
  buttonLabel: string;
}

const icons: Readonly<Record<Tone, { icon: string; variant: string }>> = {
  good: { icon: 'utility:success', variant: 'success' },
  busy: { icon: 'utility:sync', variant: '' },
  warning: { icon: 'utility:warning', variant: 'warning' },
  error: { icon: 'utility:error', variant: 'error' },
  off: { icon: 'utility:pause', variant: '' },
};

/**
 * Whether everything is fine, or what is wrong and what to press. Fires `mend` with the button that was pressed, `syncnow`, `act` with what
 * its page does, `changed` after what was done here, and `select` with the id of another connection.
 */
export default class HealthCard extends LightningElement {
  @api view: Overview | undefined;
  @api waiting: Waiting | null = null;
  /** While an act of the person is under way. */
  @api isBusy = false;

  labels = { figuresLabel, otherConnections, syncNow };

  get connection(): Connection | undefined {
    return this.view?.connections.find(({ id }) => id === this.view?.selectedId);
  }

  get health(): Health | null {
    const { connection, view } = this;
    return connection && view ? healthOf(view, connection, this.waiting) : null;
  }

  get icon(): { icon: string; variant: string } {
    return icons[this.health?.tone ?? 'off'];
  }

  get details(): string {
    return this.health?.details.join(' ') ?? '';
  }

  get mend(): Mend | null {
    return this.health?.mend ?? null;
  }

  get isMendDisabled(): boolean {
    return this.isBusy || !this.mend?.isAllowed;
  }

  get notYours(): string {
    return this.mend && !this.mend.isAllowed ? this.mend.notYours : '';
  }

  get figures(): Figure[] {
    const { view } = this;
    if (!view || view.objects.length === 0) {
      return [];
    }
    const sum = (name: 'sent' | 'leftOut' | 'failing'): number =>
      view.objects.reduce((total, each) => total + (each[name] ?? 0), 0);
    const waits = waitsOf(this.waiting);
    const isCounted = waits !== null && waits.count + Number(waits.uncounted === 0) > 0;
    const refused = sum('failing');
    return [
      figureOf('sent', sent, number(sum('sent')), sum('sent') === 0),
      isCounted
        ? figureOf('waiting', waitingLabel, waitsText(waits.count, waits.isMore), waits.count === 0)
        : figureOf('waiting', waitingLabel, unknown, true),
      figureOf('left-out', leftOut, number(sum('leftOut')), sum('leftOut') === 0),
      {
        ...figureOf('failing', failing, number(refused), refused === 0),
        target: refused > 0 ? toFailures(view) : null,
      },
    ];
  }

  get hasFigures(): boolean {
    return this.figures.length > 0;
  }

  /** One button is filled: that of the sentence, or of the first problem, unless only waiting helps. */
  get isProblemFilled(): boolean {
    return !this.mend && this.connection?.status !== 'THROTTLED';
  }

  /** Other connections that need somebody. */
  get others(): Other[] {
    return (this.view?.connections ?? [])
      .filter(({ id, problem }) => id !== this.view?.selectedId && problem)
      .map((each) => ({
        id: each.id,
        name: each.name,
        word: appearanceOf(each).label,
        icon: appearanceOf(each).icon,
        cause: each.problem?.cause ?? '',
        buttonLabel: fill(showConnection, each.name),
      }));
  }

  get hasOthers(): boolean {
    return this.others.length > 0;
  }

  get connectorText(): string {
    const { connection } = this;
    if (connection?.isConnector) {
      return isYou;
    }
    return connection?.connectorName ? fill(runsAs, connection.connectorName) : '';
  }

  get isOn(): boolean {
    return this.connection?.mode === 'On';
  }

  get isSyncDisabled(): boolean {
    return this.isBusy || !this.view?.canRun || !this.isOn;
  }

  /** Why a button is disabled; said in text, since a disabled button shows no title to a keyboard. */
  get reasons(): string[] {
    const { canBackfill = false, canPause = false, canRun = false } = this.view ?? {};
    if (!canBackfill && !canPause && !canRun) {
      return [lookOnly];
    }
    return [
      ...(canRun ? [] : [noPermissionToRun]),
      ...(canBackfill ? [] : [noPermissionToBackfill]),
      ...(canPause ? [] : [noPermissionToPause]),
      ...(canRun && !this.isOn ? [cannotSyncNow] : []),
    ];
  }

  handleMend(): void {
    this.tell(this.mend);
  }

  handleProblem(event: CustomEvent<Mend>): void {
    this.tell(event.detail);
  }

  handleOther(event: Event): void {
    this.dispatchEvent(new CustomEvent('select', { detail: idOf(event) }));
  }

  handleSyncNow(): void {
    this.dispatchEvent(new CustomEvent('syncnow'));
  }

  handleAct(event: CustomEvent<string>): void {
    this.dispatchEvent(new CustomEvent('act', { detail: event.detail }));
  }

  handleChanged(): void {
    this.dispatchEvent(new CustomEvent('changed'));
  }

  private tell(mend: Mend | null): void {
    if (mend) {
      this.dispatchEvent(new CustomEvent('mend', { detail: mend }));
    }
  }
}

function figureOf(key: string, label: string, value: string, isWeak: boolean): Figure {
  return { key, label, value, look: isWeak ? 'slds-text-color_weak' : 'strong', target: null };
}

function idOf(event: Event): string {
  return (event.currentTarget as HTMLElement).dataset['id'] ?? '';
}
