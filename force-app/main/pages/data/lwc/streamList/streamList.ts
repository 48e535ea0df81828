import { LightningElement, api } from 'lwc';
import type { BackfillReason } from 'c/backfillWords';
import { fill, number, percent, titleOf } from 'c/figures';
import StreamBulk from 'c/streamBulk';
import type { Stream } from 'c/streamApi';
import lang from '@salesforce/i18n/lang';
import again from '@salesforce/label/c.StreamBackfillAgain';
import behind from '@salesforce/label/c.StreamBehind';
import changedFilter from '@salesforce/label/c.StreamBackfillFilter';
import changedMapping from '@salesforce/label/c.StreamBackfillMapping';
import every from '@salesforce/label/c.StreamEveryMinutes';
import everyMinute from '@salesforce/label/c.StreamEveryMinute';
import fieldCount from '@salesforce/label/c.StreamFieldCount';
import filtered from '@salesforce/label/c.StreamFiltered';
import hourly from '@salesforce/label/c.StreamHourly';
import initial from '@salesforce/label/c.StreamBackfillInitial';
import nightly from '@salesforce/label/c.StreamNightly';
import nightlyCheck from '@salesforce/label/c.StreamBackfillNightly';
import readableAgain from '@salesforce/label/c.StreamBackfillReadable';
import noInitialSync from '@salesforce/label/c.StreamNoInitialSync';
import off from '@salesforce/label/c.StreamOff';
import omitted from '@salesforce/label/c.StreamOmitted';
import on from '@salesforce/label/c.StreamOn';
import progress from '@salesforce/label/c.StreamProgress';
import progressPaused from '@salesforce/label/c.StreamProgressPaused';
import removing from '@salesforce/label/c.StreamBackfillRemoval';
import replay from '@salesforce/label/c.StreamBackfillReplay';
import retries from '@salesforce/label/c.StreamRetries';
import several from '@salesforce/label/c.BulkOpen';
import title from '@salesforce/label/c.StreamsTitle';
import unsaved from '@salesforce/label/c.StreamUnsaved';

interface Badge {
  label: string;
  icon: string;
  css: string;
}

interface Item {
  name: string;
  otherNames: readonly string[];
  isLeaving: boolean;
  stream: Stream;
  css: string;
  isCurrent: 'true' | 'false';
  facts: string;
  badges: Badge[];
  omitted: string;
}

const backfills: Record<BackfillReason, string> = {
  Initial: initial,
  Again: again,
  Mapping: changedMapping,
  Filter: changedFilter,
  Nightly: nightlyCheck,
  Readable: readableAgain,
  Replay: replay,
  Removal: removing,
};

const frequencies: Readonly<Record<number, string>> = { 1: everyMinute, 60: hourly, 1440: nightly };

const unsavedBadge: Badge = { label: unsaved, icon: '', css: 'slds-theme_warning' };

/** A connection's streams, with what is going on in each. Fires select with the stream's Id. */
export default class StreamList extends LightningElement {
  @api streams: readonly Stream[] = [];
  @api selectedId: string | null | undefined;
  /** Of streams that are edited and not saved. */
  @api unsavedIds: readonly string[] = [];

  labels = { several, title };

  @api connectionId: string | null | undefined;
  /** Whether streams can be renamed, deleted, and several changed at once; it fires saved after that. */
  @api canManage = false;

  get canChangeSeveral(): boolean {
    return this.canManage && this.streams.length > 1;
  }

  get items(): Item[] {
    return this.streams.map((stream) => ({
      stream,
      name: titleOf(stream.name, stream.objectLabel),
      otherNames: this.canManage ? this.streams.filter((other) => other !== stream).map(({ name }) => name) : [],
      isLeaving: stream.backfill?.reason === 'Removal',
      css: `slds-button_reset slds-show slds-size_1-of-1 slds-p-horizontal_medium slds-p-vertical_small item${stream.id === this.selectedId ? ' chosen' : ''}`,
      isCurrent: stream.id === this.selectedId ? 'true' : 'false',
      facts: factsOf(stream),
      badges: [...badgesOf(stream), ...(this.unsavedIds.includes(stream.id) ? [unsavedBadge] : [])],
      omitted: omittedOf(stream),
    }));
  }

  handleSeveral(): void {
    void this.changeSeveral();
  }

  handleSaved(event: CustomEvent): void {
    event.stopPropagation();
    this.dispatchEvent(new CustomEvent('saved'));
  }

  private async changeSeveral(): Promise<void> {
    const count = await StreamBulk.ask(this.connectionId ?? '', this.streams);
    if (count) {
      this.dispatchEvent(new CustomEvent('saved'));
    }
    this.template?.querySelector<HTMLElement>('[data-id="several"]')?.focus();
  }

  handleSelect(event: Event): void {
    const id = (event.currentTarget as HTMLElement).dataset['stream'];
    this.dispatchEvent(new CustomEvent('select', { detail: { id } }));
  }
}

function factsOf({ frequencyMinutes, fieldCount: count, hasFilter }: Stream): string {
  return [
    frequencies[frequencyMinutes] ?? fill(every, number(frequencyMinutes)),
    fill(fieldCount, number(count)),
    ...(hasFilter ? [filtered] : []),
  ].join(' · ');
}

function badgesOf(stream: Stream): Badge[] {
  const badges: Badge[] = [
    stream.isOn
      ? { label: on, icon: 'utility:success', css: 'slds-theme_success' }
      : { label: off, icon: 'utility:pause', css: '' },
  ];
  if (stream.backfill) {
    const { reason, isPaused, percent: done } = stream.backfill;
    const label = fill(isPaused ? progressPaused : progress, backfills[reason], percent(done ?? 0));
    badges.push({ label, icon: isPaused ? 'utility:pause' : 'utility:sync', css: '' });
  } else if (stream.isOn && !stream.initialSyncDoneAt) {
    badges.push({ label: noInitialSync, icon: 'utility:info', css: '' });
  }
  if (stream.isBehind) {
    badges.push({
      label: fill(behind, duration(stream.lateSeconds ?? 0)),
      icon: 'utility:clock',
      css: 'slds-theme_warning',
    });
  }
  if ((stream.waitingRetries ?? 0) > 0) {
    badges.push({
      label: fill(retries, number(stream.waitingRetries)),
      icon: 'utility:refresh',
      css: 'slds-theme_warning',
    });
  }
  return badges;
}

function omittedOf({ omitted: fields }: Stream): string {
  return fields && fields.length > 0 ? fill(omitted, fields.map(({ field }) => field).join(', ')) : '';
}

function duration(seconds: number): string {
  const [unit, value] =
    seconds < 90
      ? (['second', seconds] as const)
      : seconds < 5_400
        ? (['minute', seconds / 60] as const)
        : (['hour', seconds / 3_600] as const);
  return new Intl.NumberFormat(lang, {
    style: 'unit',
    unit,
    unitDisplay: 'long',
    maximumFractionDigits: 0,
  }).format(value);
}
