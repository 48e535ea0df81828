import { api } from 'lwc';
import LightningModal from 'lightning/modal';
import { messageOf } from 'c/failure';
import { counted, fill, number, titleOf } from 'c/figures';
import { loadFrequencies } from 'c/scheduleApi';
import { loadConfig, reviewStream, saveStream } from 'c/streamApi';
import type { Review, Stream, StreamConfig } from 'c/streamApi';
import all from '@salesforce/label/c.BulkAll';
import asIs from '@salesforce/label/c.BulkAsIs';
import changeText from '@salesforce/label/c.BulkChange';
import changes from '@salesforce/label/c.ReviewChanges';
import chosenText from '@salesforce/label/c.BulkChosen';
import close from '@salesforce/label/c.BulkClose';
import cancel from '@salesforce/label/c.Cancel';
import done from '@salesforce/label/c.BulkDone';
import frequency from '@salesforce/label/c.ChangeFrequency';
import initial from '@salesforce/label/c.BulkInitial';
import looking from '@salesforce/label/c.BulkLooking';
import none from '@salesforce/label/c.BulkNone';
import nothing from '@salesforce/label/c.BulkNothing';
import outcome from '@salesforce/label/c.BulkOutcome';
import off from '@salesforce/label/c.ChangeOff';
import on from '@salesforce/label/c.ChangeOn';
import nothingBefore from '@salesforce/label/c.ReviewNone';
import review from '@salesforce/label/c.BulkReview';
import save from '@salesforce/label/c.BulkSave';
import saveOne from '@salesforce/label/c.BulkSaveOne';
import saved from '@salesforce/label/c.BulkSaved';
import saving from '@salesforce/label/c.BulkSaving';
import search from '@salesforce/label/c.BulkSearch';
import send from '@salesforce/label/c.BulkSend';
import sendHelp from '@salesforce/label/c.BulkSendHelp';
import streamHeading from '@salesforce/label/c.BulkStream';
import streams from '@salesforce/label/c.StreamsTitle';
import switchLabel from '@salesforce/label/c.ChangeSwitch';
import title from '@salesforce/label/c.BulkTitle';
import toReview from '@salesforce/label/c.BulkToReview';

/** Each is looked at and saved in a transaction of its own, one after the other. */
const mostStreams = 60;
/** More than one sees at once are searched by name. */
const searchableFrom = 12;

type Step = 'choosing' | 'looking' | 'reviewed' | 'saving' | 'saved';

/** One of the chosen streams: as it was loaded, what saving it changes, and what became of that. */
interface Entry {
  readonly stream: Stream;
  readonly config: StreamConfig | null;
  readonly review: Review | null;
  readonly problem: string;
  readonly isSaved: boolean;
}

interface Row {
  id: string;
  name: string;
  changes: { key: string; text: string }[];
  initial: string;
  icon: string;
  outcome: string;
}

/**
 * Switches several streams on or off, or changes how often they are looked at. Shows what that changes of each before anything is saved, then
 * saves each by itself, as it was seen: one that somebody else has saved meanwhile is left, and said. Closes with how many were saved.
 */
export default class StreamBulk extends LightningModal {
  @api connectionId = '';
  @api streams: readonly Stream[] = [];

  step: Step = 'choosing';
  failure = '';
  search = '';
  wanted = { switch: '', frequency: '' };
  chosen: ReadonlySet<string> = new Set();
  entries: readonly Entry[] = [];
  /** Nothing is sent without a word. */
  isSendWanted = false;
  frequencyOptions: { label: string; value: string }[] = [{ label: asIs, value: '' }];
  switchOptions = [
    { label: asIs, value: '' },
    { label: on, value: 'on' },
    { label: off, value: 'off' },
  ];
  labels = {
    changes,
    frequency,
    outcome,
    review,
    search,
    sendHelp,
    stream: streamHeading,
    streams,
    switch: switchLabel,
    title,
    toReview,
  };

  /** Opens it over the page. */
  static ask(connectionId: string, streams: readonly Stream[]): Promise<number | undefined> {
    const modal = this as unknown as { open(options: object): Promise<number | undefined> };
    return modal.open({ label: title, size: 'medium', connectionId, streams });
  }

  override connectedCallback(): void {
    void this.load();
  }

  get isChoosing(): boolean {
    return this.step === 'choosing';
  }

  get isReviewed(): boolean {
    return this.step === 'reviewed' || this.step === 'saving';
  }

  get isSaving(): boolean {
    return this.step === 'saving';
  }

  get isBusy(): boolean {
    return this.step === 'looking' || this.step === 'saving';
  }

  get isSearchable(): boolean {
    return this.streams.length >= searchableFrom;
  }

  get choices(): { id: string; label: string; isChosen: boolean; isDisabled: boolean }[] {
    const isFull = this.chosen.size >= mostStreams;
    return this.found.map((stream) => ({
      id: stream.id,
      label: `${titleOf(stream.name, stream.objectLabel)}: ${stream.isOn ? on : off}`,
      isChosen: this.chosen.has(stream.id),
      isDisabled: isFull && !this.chosen.has(stream.id),
    }));
  }

  get chosenText(): string {
    return fill(chosenText, number(this.chosen.size), number(mostStreams));
  }

  get allLabel(): string {
    return this.isAllChosen ? none : all;
  }

  get isReviewDisabled(): boolean {
    return this.chosen.size === 0 || (this.wanted.switch === '' && this.wanted.frequency === '');
  }

  get rows(): Row[] {
    return this.entries.map((entry) => rowOf(entry, this.step === 'saved'));
  }

  get progress(): string {
    switch (this.step) {
      case 'looking':
        return fill(looking, number(this.entries.length), number(this.chosen.size));
      case 'saving':
        return saving;
      case 'saved':
        return fill(done, number(this.entries.filter(({ isSaved }) => isSaved).length), number(this.entries.length));
      default:
        return '';
    }
  }

  get hasInitial(): boolean {
    return this.isReviewed && this.initialRecords !== null;
  }

  get sendLabel(): string {
    return fill(send, number(this.initialRecords));
  }

  get saveLabel(): string {
    return counted(this.ready.length, saveOne, save);
  }

  get isSaveDisabled(): boolean {
    return this.isSaving || this.ready.length === 0;
  }

  get closeLabel(): string {
    return this.step === 'saved' ? close : cancel;
  }

  handleSwitch(event: CustomEvent<{ value: string }>): void {
    this.wanted = { ...this.wanted, switch: event.detail.value };
  }

  handleFrequency(event: CustomEvent<{ value: string }>): void {
    this.wanted = { ...this.wanted, frequency: event.detail.value };
  }

  handleSearch(event: CustomEvent<{ value: string }>): void {
    this.search = event.detail.value;
  }

  handleChoice(event: CustomEvent<{ checked: boolean }>): void {
    const id = (event.currentTarget as HTMLElement).dataset['stream'] ?? '';
    const chosen = new Set(this.chosen);
    if (event.detail.checked) {
      chosen.add(id);
    } else {
      chosen.delete(id);
    }
    this.chosen = chosen;
  }

  /** Of those that are found, as many as go at once. */
  handleAll(): void {
    const ids = this.found.map(({ id }) => id);
    this.chosen = this.isAllChosen ? new Set() : new Set([...this.chosen, ...ids].slice(0, mostStreams));
  }

  handleSend(event: CustomEvent<{ checked: boolean }>): void {
    this.isSendWanted = event.detail.checked;
  }

  handleReview(): void {
    void this.look();
  }

  handleSave(): void {
    void this.save();
  }

  handleClose(): void {
    const count = this.entries.filter(({ isSaved }) => isSaved).length;
    void this.close(count > 0 ? count : undefined);
  }

  private get found(): readonly Stream[] {
    const wanted = this.search.trim().toLocaleLowerCase();
    return this.streams.filter(
      ({ name, objectLabel, objectName, backfill }) =>
        backfill?.reason !== 'Removal' &&
        [name, objectLabel, objectName].some((each) => each.toLocaleLowerCase().includes(wanted)),
    );
  }

  private get isAllChosen(): boolean {
    const { found } = this;
    return found.length > 0 && found.slice(0, mostStreams).every(({ id }) => this.chosen.has(id));
  }

  /** Those of which something changes, and nothing is in the way. */
  private get ready(): readonly Entry[] {
    return this.entries.filter(({ review: seen, problem }) => seen && problem === '' && seen.changes.length > 0);
  }

  /** Of all initial syncs that would begin; null where none would. */
  private get initialRecords(): number | null {
    const beginning = this.ready.filter(({ review: seen }) => seen?.isAffectingExisting);
    return beginning.length > 0
      ? beginning.reduce((sum, { review: seen }) => sum + (seen?.estimate?.records ?? 0), 0)
      : null;
  }

  private async load(): Promise<void> {
    try {
      const offered = await loadFrequencies(this.connectionId);
      this.frequencyOptions = [
        ...this.frequencyOptions,
        ...offered.map(({ minutes, label }) => ({ label, value: String(minutes) })),
      ];
    } catch (error) {
      this.failure = messageOf(error);
    }
  }

  /** One after the other, each in a transaction of its own. */
  private async look(): Promise<void> {
    this.step = 'looking';
    this.entries = [];
    const chosen = this.streams.filter(({ id }) => this.chosen.has(id));
    await chosen.reduce(async (before, stream) => {
      await before;
      this.entries = [...this.entries, await this.entryOf(stream)];
    }, Promise.resolve());
    this.step = 'reviewed';
  }

  private async entryOf(stream: Stream): Promise<Entry> {
    const entry = { stream, config: null, review: null, problem: '', isSaved: false };
    try {
      const config = this.changed(await loadConfig(stream.id));
      const seen = await reviewStream(config);
      return { ...entry, config, review: seen, problem: seen.problems.map(({ message }) => message).join(' ') };
    } catch (error) {
      return { ...entry, problem: messageOf(error) };
    }
  }

  private changed(config: StreamConfig): StreamConfig {
    return {
      ...config,
      isOn: this.wanted.switch === '' ? config.isOn : this.wanted.switch === 'on',
      frequencyMinutes: this.wanted.frequency === '' ? config.frequencyMinutes : Number(this.wanted.frequency),
    };
  }

  private async save(): Promise<void> {
    if (this.isSaveDisabled) {
      return;
    }
    this.step = 'saving';
    this.disableClose = true;
    await this.ready.reduce(async (before, entry) => {
      await before;
      const result = await this.savedOf(entry);
      this.entries = this.entries.map((each) => (each.stream.id === entry.stream.id ? result : each));
    }, Promise.resolve());
    this.disableClose = false;
    this.step = 'saved';
  }

  private async savedOf(entry: Entry): Promise<Entry> {
    if (!entry.config) {
      return entry;
    }
    try {
      await saveStream(entry.config, this.isSendWanted && Boolean(entry.review?.isAffectingExisting));
      return { ...entry, isSaved: true };
    } catch (error) {
      return { ...entry, problem: messageOf(error) };
    }
  }
}

function rowOf({ stream, review: seen, problem, isSaved }: Entry, isOver: boolean): Row {
  const lines = (seen?.changes ?? []).map(({ label, before, after }, index) => ({
    key: String(index),
    text: fill(changeText, label, before || nothingBefore, after || nothingBefore),
  }));
  const isNothing = seen !== null && lines.length === 0;
  return {
    id: stream.id,
    name: titleOf(stream.name, stream.objectLabel),
    changes: isNothing ? [{ key: 'none', text: nothing }] : lines,
    initial: seen?.isAffectingExisting ? fill(initial, number(seen.estimate?.records)) : '',
    icon: problem ? 'utility:error' : isSaved ? 'utility:success' : '',
    outcome: problem || (isSaved ? saved : isOver ? nothing : ''),
  };
}
