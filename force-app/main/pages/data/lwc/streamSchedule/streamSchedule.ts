import { LightningElement, api } from 'lwc';
import { messageOf } from 'c/failure';
import { fill, number } from 'c/figures';
import { loadFrequencies } from 'c/scheduleApi';
import type { Frequency } from 'c/scheduleApi';
import { loadStreams } from 'c/streamApi';
import type { StreamConfig } from 'c/streamApi';
import apiRequests from '@salesforce/label/c.ScheduleApiRequests';
import chainCost from '@salesforce/label/c.ScheduleChainCost';
import deletions from '@salesforce/label/c.ScheduleDeletions';
import deletionsHelp from '@salesforce/label/c.ScheduleDeletionsHelp';
import executions from '@salesforce/label/c.ScheduleExecutions';
import frequency from '@salesforce/label/c.ScheduleFrequency';
import isBehind from '@salesforce/label/c.ScheduleIsBehind';
import lastLook from '@salesforce/label/c.ScheduleLastLook';
import lateBy from '@salesforce/label/c.ScheduleLateBy';
import loading from '@salesforce/label/c.ScheduleLoading';
import lookbackActive from '@salesforce/label/c.LookbackActiveAccounts';
import lookbackCreated from '@salesforce/label/c.LookbackCreatedWithin';
import lookbackDays from '@salesforce/label/c.LookbackDays';
import lookbackEverything from '@salesforce/label/c.LookbackEverything';
import lookbackHelp from '@salesforce/label/c.LookbackHelp';
import lookbackLabel from '@salesforce/label/c.LookbackLabel';
import lookbackModified from '@salesforce/label/c.LookbackModifiedWithin';
import lookbackNothing from '@salesforce/label/c.LookbackNothing';
import lookbackOpen from '@salesforce/label/c.LookbackOpen';
import looks from '@salesforce/label/c.ScheduleLooks';
import merges from '@salesforce/label/c.ScheduleMerges';
import mergesHelp from '@salesforce/label/c.ScheduleMergesHelp';
import neverLooked from '@salesforce/label/c.ScheduleNeverLooked';
import noDeletions from '@salesforce/label/c.ScheduleNoDeletions';
import off from '@salesforce/label/c.SwitchedOff';
import on from '@salesforce/label/c.SwitchedOn';
import perDay from '@salesforce/label/c.SchedulePerDay';
import queries from '@salesforce/label/c.ScheduleQueries';
import tryAgain from '@salesforce/label/c.OverviewTryAgain';

/** What of a stream's configuration is edited here. */
type Schedule = Pick<StreamConfig, 'frequencyMinutes' | 'hasDeletions' | 'hasMerges' | 'lookback' | 'lookbackDays'>;

interface LastLook {
  readAt: string | null | undefined;
  now: string;
  lateness: string;
}

type State = { kind: 'loading' } | { kind: 'failed'; message: string } | { kind: 'ready'; frequencies: Frequency[] };

const minutesPerDay = 24 * 60;
const usualLookbackDays = 730;
const lookbacks: readonly (readonly [string, string])[] = [
  ['Everything', lookbackEverything],
  ['ModifiedWithin', lookbackModified],
  ['CreatedWithin', lookbackCreated],
  ['Open', lookbackOpen],
  ['ActiveAccounts', lookbackActive],
  ['Nothing', lookbackNothing],
];

/**
 * How often a stream is looked at and what that costs, what of deletions and merges it sends, and how far the initial
 * sync looks back. Fires `change` with what changed of the configuration.
 */
export default class StreamSchedule extends LightningElement {
  @api config: StreamConfig | undefined;
  @api disabled = false;

  state: State = { kind: 'loading' };
  lastLook: LastLook | null = null;
  labels = {
    apiRequests,
    deletions,
    deletionsHelp,
    executions,
    frequency,
    lastLook,
    loading,
    lookbackDays,
    lookbackHelp,
    lookbackLabel,
    looks,
    merges,
    mergesHelp,
    neverLooked,
    noDeletions,
    off,
    on,
    perDay,
    queries,
    tryAgain,
  };
  chainCost = fill(chainCost, number(minutesPerDay));
  lookbacks = lookbacks.map(([value, label]) => ({ value, label }));

  private connection = '';
  private turns = 0;

  @api
  get connectionId(): string {
    return this.connection;
  }
  set connectionId(id: string) {
    if (id && id !== this.connection) {
      this.connection = id;
      void this.load();
    }
  }

  get isLoading(): boolean {
    return this.state.kind === 'loading';
  }

  get failure(): string | undefined {
    return this.state.kind === 'failed' ? this.state.message : undefined;
  }

  get rows(): (Record<'looks' | 'queries' | 'executions' | 'apiRequests', string> & {
    minutes: string;
    label: string;
    isChosen: boolean;
    id: string;
  })[] {
    const frequencies = this.state.kind === 'ready' ? this.state.frequencies : [];
    return frequencies.map((each) => ({
      minutes: String(each.minutes),
      id: `frequency-${each.minutes}`,
      label: each.label,
      isChosen: each.minutes === this.config?.frequencyMinutes,
      looks: number(each.looksPerDay),
      queries: number(each.queriesPerDay),
      executions: number(each.executionsPerDay),
      apiRequests: number(each.apiRequestsPerDay),
    }));
  }

  get hasDeletionSwitch(): boolean {
    return this.config?.canTellDeletions === true;
  }

  get hasMergeSwitch(): boolean {
    return this.config?.canTellMerges === true;
  }

  get lookback(): string {
    return this.config?.lookback ?? 'Everything';
  }

  get hasDays(): boolean {
    return this.lookback.endsWith('Within');
  }

  handleTryAgain(): void {
    void this.load();
  }

  /** The change events of base components leave their parents too: outside, `change` means something else. */
  handleFrequency(event: Event): void {
    event.stopPropagation();
    this.fire({ frequencyMinutes: Number((event.target as HTMLInputElement).value) });
  }

  handleDeletions(event: CustomEvent<{ checked: boolean }>): void {
    event.stopPropagation();
    this.fire({ hasDeletions: event.detail.checked });
  }

  handleMerges(event: CustomEvent<{ checked: boolean }>): void {
    event.stopPropagation();
    this.fire({ hasMerges: event.detail.checked });
  }

  handleLookback(event: CustomEvent<{ value: string }>): void {
    event.stopPropagation();
    const lookback = event.detail.value;
    this.fire({
      lookback,
      lookbackDays: lookback.endsWith('Within') ? (this.config?.lookbackDays ?? usualLookbackDays) : null,
    });
  }

  handleDays(event: CustomEvent<{ value: string }>): void {
    event.stopPropagation();
    const days = event.detail.value;
    this.fire({ lookbackDays: days === '' ? null : Number(days) });
  }

  private fire(changed: Partial<Schedule>): void {
    this.dispatchEvent(new CustomEvent('change', { detail: changed }));
  }

  private async load(): Promise<void> {
    const turn = (this.turns += 1);
    this.state = { kind: 'loading' };
    try {
      const [frequencies, list] = await Promise.all([loadFrequencies(this.connection), loadStreams(this.connection)]);
      if (turn !== this.turns) {
        return;
      }
      this.state = { kind: 'ready', frequencies };
      const stream = list.streams.find(({ id }) => id === this.config?.id);
      this.lastLook = stream
        ? { readAt: stream.readAt, now: list.now, lateness: lateness(stream.lateSeconds, stream.isBehind) }
        : null;
    } catch (error) {
      if (turn === this.turns) {
        this.state = { kind: 'failed', message: messageOf(error) };
      }
    }
  }
}

function lateness(seconds: number | null | undefined, behind: boolean): string {
  const late = seconds === null || seconds === undefined ? '' : fill(lateBy, number(seconds));
  return [late, behind ? isBehind : ''].filter(Boolean).join(' ');
}
