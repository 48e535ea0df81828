import { LightningElement, wire } from 'lwc';
import { CurrentPageReference } from 'lightning/navigation';
import { messageOf } from 'c/failure';
import { fill } from 'c/figures';
import { KeptDraft } from 'c/keptDraft';
import { isSure, say } from 'c/notice';
import type { PageState } from 'c/pageFrame';
import { Poller } from 'c/poller';
import type { Stale } from 'c/poller';
import { loadConfig, loadDefaults, loadFields, loadObjects, loadPresets, loadStreams } from 'c/streamApi';
import type { FieldOption, ObjectOption, Preset, Stream, StreamConfig, StreamList } from 'c/streamApi';
import StreamReview from 'c/streamReview';
import { described, isSame, isUnsavedStream, placeOf, without } from './draft';
import type { UnsavedStream } from './draft';
import cancel from '@salesforce/label/c.Cancel';
import chooseStream from '@salesforce/label/c.DataChooseStream';
import errorTitle from '@salesforce/label/c.DataErrorTitle';
import loading from '@salesforce/label/c.DataLoading';
import newStream from '@salesforce/label/c.NewStream';
import noPermission from '@salesforce/label/c.DataNoPermission';
import noStreams from '@salesforce/label/c.DataNoStreams';
import objectsLoading from '@salesforce/label/c.ObjectPickerLoading';
import pickerTitle from '@salesforce/label/c.ObjectPickerTitle';
import reviewTitle from '@salesforce/label/c.ReviewTitle';
import saved from '@salesforce/label/c.DataSaved';
import savedWithBackfill from '@salesforce/label/c.DataSavedWithBackfill';
import streamLoading from '@salesforce/label/c.StreamLoading';
import streams from '@salesforce/label/c.StreamsTitle';
import title from '@salesforce/label/c.DataTitle';
import unsavedText from '@salesforce/label/c.DataUnsavedText';
import unsavedTitle from '@salesforce/label/c.DataUnsavedTitle';

/** What stands beside the list. */
type Pane =
  | { kind: 'none' }
  | { kind: 'loading'; text: string; streamId: string | null }
  | { kind: 'failed'; message: string; streamId: string | null }
  | { kind: 'picking'; objects: ObjectOption[] }
  | {
      kind: 'open';
      objectLabel: string;
      /** Null for a new stream. */
      saved: StreamConfig | null;
      draft: StreamConfig;
      fields: FieldOption[];
      presets: Preset[];
    };

/** What an address leads to: a stream, or an object that is to have one. */
interface Wanted {
  readonly streamId: string | undefined;
  readonly objectName: string | undefined;
  /** Whether the field that the address names is taken out of the draft. */
  readonly isFieldRemoved: boolean;
}

const pollMillis = { whileSending: 3_000, otherwise: 20_000 };

/** What is synced: the streams of a connection, each with its fields, filter and schedule. Loads, keeps the draft and saves it. */
export default class DataPage extends LightningElement {
  state: PageState<{ list: StreamList }> = { kind: 'loading' };
  /** The list is old; what is edited beside it is not. */
  stale: Stale | null = null;
  pane: Pane = { kind: 'none' };
  /** The one of a stream's editors that an address leads to. */
  editor: string | undefined;
  /** The field that another page leads to, by the name that it has outside or here. */
  field: string | undefined;
  labels = {
    cancel,
    chooseStream,
    errorTitle,
    loading,
    newStream,
    noPermission,
    noStreams,
    pickerTitle,
    streams,
    title,
  };

  private connectionId: string | null = null;
  private wanted: Wanted | null = null;
  /** Counts what was opened, so that an answer that comes late does not replace what was opened since. */
  private opened = 0;
  private isFocusDue = false;
  /** What is edited is found again after a reload, another page or a new session. */
  private readonly kept = new KeptDraft<UnsavedStream>('stream', isUnsavedStream);
  private readonly poller = new Poller(
    () => void this.refresh(),
    (stale) => (this.stale = stale),
  );

  /** Another page leads to one connection, and to what is to be set up there. */
  @wire(CurrentPageReference)
  follow(reference: { readonly state?: Readonly<Record<string, string>> } | null): void {
    const state = reference?.state ?? {};
    const { c__connection: connectionId, c__stream: streamId, c__object: objectName, c__part: editor } = state;
    const { c__field: field, c__act: act } = state;
    if (connectionId ?? streamId ?? objectName) {
      void this.unlessUnsaved(async () => {
        this.pane = { kind: 'none' };
        this.connectionId = connectionId ?? this.connectionId;
        this.editor = editor;
        this.field = field;
        this.wanted = { streamId, objectName, isFieldRemoved: act === 'RemoveField' };
        await this.refresh();
      });
    }
  }

  override connectedCallback(): void {
    void this.refresh();
  }

  override disconnectedCallback(): void {
    this.poller.stop();
    this.kept.unwatch();
  }

  override renderedCallback(): void {
    const opened = this.template?.querySelector<HTMLElement>('[data-opened]');
    if (this.isFocusDue && opened) {
      this.isFocusDue = false;
      opened.focus();
    }
  }

  get list(): StreamList | undefined {
    return this.state.kind === 'ready' ? this.state.list : undefined;
  }

  get hasStreams(): boolean {
    return (this.list?.streams.length ?? 0) > 0;
  }

  get isViewer(): boolean {
    return this.list?.canManage === false;
  }

  get taken(): string[] {
    return this.list?.streams.map(({ objectName }) => objectName) ?? [];
  }

  get isPaneLoading(): boolean {
    return this.pane.kind === 'loading';
  }

  get paneLoadingText(): string {
    return this.pane.kind === 'loading' ? this.pane.text : '';
  }

  get paneFailure(): string | undefined {
    return this.pane.kind === 'failed' ? this.pane.message : undefined;
  }

  get picking(): { objects: ObjectOption[] } | undefined {
    return this.pane.kind === 'picking' ? this.pane : undefined;
  }

  get open(): Extract<Pane, { kind: 'open' }> | undefined {
    return this.pane.kind === 'open' ? this.pane : undefined;
  }

  get selectedId(): string | null {
    if (this.pane.kind === 'open') {
      return this.pane.saved?.id ?? null;
    }
    return this.pane.kind === 'loading' || this.pane.kind === 'failed' ? this.pane.streamId : null;
  }

  get isDirty(): boolean {
    return this.pane.kind === 'open' && (this.pane.saved === null || !isSame(this.pane.saved, this.pane.draft));
  }

  handleConnection(event: CustomEvent<string>): void {
    void this.chooseConnection(event.detail);
  }

  handleTryAgain(): void {
    if (!this.list) {
      this.state = { kind: 'loading' };
    }
    void this.refresh();
  }

  handleSelect(event: CustomEvent<{ id: string }>): void {
    const stream = this.list?.streams.find(({ id }) => id === event.detail.id);
    if (stream && stream.id !== this.selectedId) {
      void this.unlessUnsaved(() => this.openStream(stream));
    }
  }

  handleNew(): void {
    if (this.pane.kind !== 'picking') {
      void this.unlessUnsaved(() => this.openPicker());
    }
  }

  handleCancelPicking(): void {
    this.pane = { kind: 'none' };
  }

  handlePick(event: CustomEvent<{ objectName: string }>): void {
    const object = this.picking?.objects.find(({ name }) => name === event.detail.objectName);
    if (object && this.connectionId) {
      void this.openNew(this.connectionId, object.name, object.label);
    }
  }

  handleChange(event: CustomEvent<Partial<StreamConfig>>): void {
    if (this.pane.kind === 'open') {
      this.edit({ ...this.pane.draft, ...event.detail });
    }
  }

  handleDiscard(): void {
    if (this.pane.kind === 'open') {
      this.kept.drop(placeOf(this.pane.draft));
      this.pane = this.pane.saved ? { ...this.pane, draft: this.pane.saved } : { kind: 'none' };
    }
  }

  handleReview(): void {
    void this.review();
  }

  private async review(): Promise<void> {
    if (this.pane.kind !== 'open') {
      return;
    }
    const { draft, objectLabel, saved: loaded } = this.pane;
    const answer = await StreamReview.ask(draft, fill(reviewTitle, objectLabel), loaded);
    if (!answer) {
      return;
    }
    this.kept.drop(placeOf(draft));
    say(this, fill(answer.isBackfillWanted ? savedWithBackfill : saved, objectLabel), 'success');
    await this.refresh();
    const stream = this.list?.streams.find(({ id }) => id === answer.streamId);
    if (stream) {
      await this.openStream(stream);
    }
  }

  private async chooseConnection(id: string): Promise<void> {
    await this.unlessUnsaved(async () => {
      this.pane = { kind: 'none' };
      this.connectionId = id;
      await this.refresh();
    });
  }

  private async unlessUnsaved(act: () => Promise<void>): Promise<void> {
    if (this.isDirty && this.pane.kind === 'open') {
      const message = fill(unsavedText, this.pane.objectLabel);
      const isDiscarded = await isSure(unsavedTitle, message);
      if (!isDiscarded) {
        this.template?.querySelector<HTMLElement & { reset(): void }>('c-page-head')?.reset();
        return;
      }
      this.kept.drop(placeOf(this.pane.draft));
    }
    await act();
  }

  /** Without a field that somebody was led here to remove: in the draft, which is reviewed before it is saved. */
  private async openStream({ id, objectName, objectLabel }: Stream, removed?: string): Promise<void> {
    await this.show(streamLoading, id, async () => {
      const [config, fields, presets] = await Promise.all([
        loadConfig(id),
        loadFields(objectName),
        loadPresets(objectName),
      ]);
      const known = described(config, fields);
      const left = this.asLeft({ saved: known, draft: known });
      const draft = removed ? without(left.draft, removed) : left.draft;
      return { kind: 'open', objectLabel, ...left, draft, fields, presets };
    });
  }

  /** Without a label it is looked up. */
  private async openNew(connectionId: string, name: string, label?: string): Promise<void> {
    await this.show(streamLoading, null, async () => {
      const [config, fields, presets, objects] = await Promise.all([
        loadDefaults(connectionId, name),
        loadFields(name),
        loadPresets(name),
        label === undefined ? loadObjects() : [],
      ]);
      const objectLabel = label ?? objects.find((object) => object.name === name)?.label ?? name;
      const begun = this.asLeft({ saved: null, draft: described(config, fields) });
      return { kind: 'open', objectLabel, ...begun, fields, presets };
    });
  }

  /** Once: what somebody opens afterwards stays open. */
  private async openWanted(): Promise<void> {
    const { connectionId, list, wanted } = this;
    this.wanted = null;
    if (!wanted || !list) {
      return;
    }
    const { streamId, objectName, isFieldRemoved } = wanted;
    const stream = list.streams.find((each) => each.id === streamId || each.objectName === objectName);
    if (stream) {
      const removed = isFieldRemoved && list.canManage ? this.field : undefined;
      await this.openStream(stream, removed);
      if (removed) {
        this.keepDraft();
      }
    } else if (objectName && connectionId && list.canManage) {
      await this.openNew(connectionId, objectName);
    }
  }

  private edit(draft: StreamConfig): void {
    if (this.pane.kind !== 'open') {
      return;
    }
    this.pane = { ...this.pane, draft };
    this.keepDraft();
  }

  private keepDraft(): void {
    if (this.pane.kind !== 'open') {
      return;
    }
    const { saved, draft } = this.pane;
    if (this.isDirty) {
      this.kept.keep(placeOf(draft), { saved, draft });
    } else {
      this.kept.drop(placeOf(draft));
    }
  }

  /** With what was edited and not saved. It is as it was when that began: what others have saved since is put together with it on review. */
  private asLeft(loaded: UnsavedStream): UnsavedStream {
    const unsaved = this.list?.canManage ? this.kept.find(placeOf(loaded.draft)) : null;
    if (!unsaved) {
      return loaded;
    }
    this.kept.watch();
    return unsaved;
  }

  private async openPicker(): Promise<void> {
    await this.show(objectsLoading, null, async () => ({ kind: 'picking', objects: await loadObjects() }));
  }

  /** Opens what is loaded, unless something else was opened in the meantime. */
  private async show(text: string, streamId: string | null, load: () => Promise<Pane>): Promise<void> {
    this.opened += 1;
    const turn = this.opened;
    this.pane = { kind: 'loading', text, streamId };
    let pane: Pane;
    try {
      pane = await load();
    } catch (error) {
      pane = { kind: 'failed', message: messageOf(error), streamId };
    }
    if (turn === this.opened) {
      this.pane = pane;
      this.isFocusDue = true;
    }
  }

  private async refresh(): Promise<void> {
    const isNewest = this.poller.begin();
    try {
      const list = await loadStreams(this.connectionId);
      if (!isNewest()) {
        return;
      }
      this.state = list.connections.length > 0 ? { kind: 'ready', list } : { kind: 'empty' };
      this.connectionId = list.connectionId ?? null;
      void this.openWanted();
      this.poller.answered();
      this.poller.plan(this.isSending ? pollMillis.whileSending : pollMillis.otherwise);
    } catch (error) {
      if (isNewest()) {
        this.fail(error);
      }
    }
  }

  /** What was loaded stays, marked as old, and so does the draft; of a connection that was not loaded yet there is nothing but the reason. */
  private fail(error: unknown): void {
    if (!this.list || this.list.connectionId !== this.connectionId) {
      this.state = { kind: 'failed', message: messageOf(error) };
    }
    this.poller.failed(error);
  }

  private get isSending(): boolean {
    return this.list?.streams.some(({ backfill }) => backfill && !backfill.isPaused) ?? false;
  }
}
