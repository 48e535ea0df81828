import { LightningElement, api } from 'lwc';
import { statusLook } from 'c/backfillWords';
import type { Estimate } from 'c/backfillWords';
import { messageOf } from 'c/failure';
import { fill, number, percent } from 'c/figures';
import { say, sayOutcome } from 'c/notice';
import { estimateInitialSync, loadInitialSyncs, startInitialSyncs } from 'c/overviewApi';
import type { InitialSyncStream } from 'c/overviewApi';
import { Poller } from 'c/poller';
import estimating from '@salesforce/label/c.BackfillEstimating';
import intro from '@salesforce/label/c.InitialSyncAllIntro';
import nothing from '@salesforce/label/c.InitialSyncNothingToStart';
import notNow from '@salesforce/label/c.BackfillNotNow';
import start from '@salesforce/label/c.BackfillStart';
import startedLabel from '@salesforce/label/c.InitialSyncStarted';
import title from '@salesforce/label/c.InitialSyncProgress';

type Asking = { kind: 'no' } | { kind: 'estimating' } | { kind: 'estimated'; estimate: Estimate; objects: number };

interface Bar {
  id: string;
  name: string;
  percent: number;
  text: string;
}

const pollMillis = { whileRunning: 2_000, otherwise: 15_000 };

/** The initial sync of all objects of a connection: how far it is, and once more when asked. */
export default class InitialSync extends LightningElement {
  asking: Asking = { kind: 'no' };
  isBusy = false;
  failure = '';
  streams: readonly InitialSyncStream[] = [];
  labels = { estimating, notNow, start, title };

  private connection = '';
  private isFocusDue = false;
  private readonly poller = new Poller(() => void this.refresh());

  @api
  get connectionId(): string {
    return this.connection;
  }
  set connectionId(id: string) {
    if (id === this.connection) {
      return;
    }
    this.connection = id;
    this.asking = { kind: 'no' };
    this.streams = [];
    if (this.isConnected) {
      void this.refresh();
    }
  }

  /** Shows what an initial sync of everything takes; the person starts it then. */
  @api
  ask(): void {
    void this.askEstimate();
  }

  override connectedCallback(): void {
    void this.refresh();
  }

  override disconnectedCallback(): void {
    this.poller.stop();
  }

  override renderedCallback(): void {
    if (this.isFocusDue && this.estimate) {
      this.isFocusDue = false;
      this.template?.querySelector<HTMLElement>('[data-id="start"]')?.focus();
    }
  }

  get bars(): Bar[] {
    return this.streams.flatMap(({ id, objectLabel, backfill }) => {
      if (!backfill) {
        return [];
      }
      const text = `${percent(backfill.percent ?? 0)} ${statusLook(backfill).label}`;
      return [{ id, name: objectLabel, percent: Math.min(backfill.percent ?? 0, 100), text }];
    });
  }

  get hasBars(): boolean {
    return this.bars.length > 0;
  }

  get isEstimating(): boolean {
    return this.asking.kind === 'estimating';
  }

  get estimate(): Estimate | undefined {
    return this.asking.kind === 'estimated' ? this.asking.estimate : undefined;
  }

  get intro(): string {
    return this.asking.kind === 'estimated' ? fill(intro, number(this.asking.objects)) : '';
  }

  handleStart(): void {
    void this.start();
  }

  handleNotNow(): void {
    this.asking = { kind: 'no' };
  }

  private async askEstimate(): Promise<void> {
    const connection = this.connection;
    this.asking = { kind: 'estimating' };
    let asking: Asking = { kind: 'no' };
    try {
      const streams = await loadInitialSyncs(connection);
      const idle = streams.filter(({ isOn, backfill }) => isOn && !backfill);
      const estimates = await Promise.all(idle.map(({ id }) => estimateInitialSync(id)));
      if (idle.length > 0) {
        asking = { kind: 'estimated', estimate: estimates.reduce(sum), objects: idle.length };
      } else {
        say(this, nothing, 'warning');
      }
    } catch (error) {
      say(this, messageOf(error), 'error');
    }
    if (connection === this.connection) {
      this.asking = asking;
      this.isFocusDue = true;
    }
  }

  private async start(): Promise<void> {
    this.isBusy = true;
    await sayOutcome(this, async () => {
      const count = await startInitialSyncs(this.connection);
      this.asking = { kind: 'no' };
      return fill(startedLabel, number(count));
    });
    await this.refresh();
    this.isBusy = false;
  }

  /** After a failure it asks no more until the page is opened again: what failed would most likely fail once more. */
  private async refresh(): Promise<void> {
    const isNewest = this.poller.begin();
    if (!this.connection) {
      return;
    }
    let failure = '';
    let streams: readonly InitialSyncStream[] = [];
    try {
      streams = await loadInitialSyncs(this.connection);
    } catch (error) {
      failure = messageOf(error);
    }
    if (!isNewest()) {
      return;
    }
    this.streams = streams;
    this.failure = failure;
    if (!failure) {
      this.poller.plan(this.hasBars ? pollMillis.whileRunning : pollMillis.otherwise);
    }
  }
}

function sum(left: Estimate, right: Estimate): Estimate {
  return {
    records: (left.records ?? 0) + (right.records ?? 0),
    callouts: (left.callouts ?? 0) + (right.callouts ?? 0),
    executions: (left.executions ?? 0) + (right.executions ?? 0),
    minutes: (left.minutes ?? 0) + (right.minutes ?? 0),
    bytes: (left.bytes ?? 0) + (right.bytes ?? 0),
  };
}
