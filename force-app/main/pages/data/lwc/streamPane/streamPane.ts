import { LightningElement, api } from 'lwc';
import { messageOf } from 'c/failure';
import { fill } from 'c/figures';
import { isSure, say } from 'c/notice';
import { choosing, nowhere, partOf, removingField, streamOf } from 'c/streamAddress';
import type { StreamAddress } from 'c/streamAddress';
import type { FieldOption, Preset, Stream, StreamConfig, StreamList } from 'c/streamApi';
import { isSame, keptStreams, placeOf, without } from 'c/streamDraft';
import StreamReview from 'c/streamReview';
import type { Made } from 'c/streamStart';
import { discardText, isNamed, loadBegun, loadOpen, reloaded } from './open';
import type { Open } from './open';
import { isSavedMeanwhile, listed, noticesOf, savedText } from './words';
import chooseStream from '@salesforce/label/c.DataChooseStream';
import chooseStreamToSee from '@salesforce/label/c.DataChooseStreamToSee';
import draftKept from '@salesforce/label/c.DataDraftKept';
import reviewTitle from '@salesforce/label/c.ReviewTitle';
import streamLoading from '@salesforce/label/c.StreamLoading';
import tryAgain from '@salesforce/label/c.OverviewTryAgain';
import unknownStream from '@salesforce/label/c.DataUnknownStream';
import unsavedTitle from '@salesforce/label/c.DataUnsavedTitle';

type Pane =
  | { kind: 'none' }
  | { kind: 'unknown' }
  | { kind: 'loading'; text: string }
  | { kind: 'failed'; message: string }
  | { kind: 'picking' }
  | Open;

/** What the steps of a new stream show. */
interface Fresh {
  readonly draft: StreamConfig | null;
  readonly objectLabel: string;
  readonly fields: readonly FieldOption[];
  readonly presets: readonly Preset[];
}

/** Where the page is to go. */
export interface Going {
  readonly to: Partial<StreamAddress>;
  /** Back is not to lead to where the page was. */
  readonly isReplaced?: boolean;
}

/**
 * What stands beside the list: the stream that the address names, or a new one. Loads, keeps the draft and saves it. Fires `go` where another
 * address is to be shown, `kept` where a draft was begun or is gone, and `saved`.
 */
export default class StreamPane extends LightningElement {
  pane: Pane = { kind: 'none' };
  /** What was saved is loaded again, over what is shown. */
  isSettling = false;
  labels = { draftKept, streamLoading, tryAgain };

  private known: StreamList | undefined;
  private asked: StreamAddress = nowhere;
  /** Counts what was opened, so that an answer that comes late does not replace what was opened since. */
  private opened = 0;
  private isFocusDue = false;
  private readonly kept = keptStreams();

  @api
  get list(): StreamList | undefined {
    return this.known;
  }
  set list(list: StreamList | undefined) {
    this.known = list;
    if (this.pane.kind === 'unknown') {
      this.follow();
    } else if (this.open && list) {
      this.meet(this.open, list);
    }
  }

  @api
  get address(): StreamAddress {
    return this.asked;
  }
  set address(address: StreamAddress) {
    this.asked = address;
    this.follow();
  }

  /** What could not be loaded, once more. */
  @api
  tryAgain(): void {
    if (this.pane.kind === 'failed') {
      this.pane = { kind: 'none' };
      this.follow();
    }
  }

  override renderedCallback(): void {
    const opened = this.template?.querySelector<HTMLElement>('[data-opened]');
    if (this.isFocusDue && opened) {
      this.isFocusDue = false;
      opened.focus();
    }
  }

  get isLoading(): boolean {
    return this.pane.kind === 'loading';
  }

  get isBusy(): boolean {
    return this.isLoading || this.isSettling;
  }

  get loadingText(): string {
    return this.pane.kind === 'loading' ? this.pane.text : '';
  }

  get failure(): string | undefined {
    return this.pane.kind === 'failed' ? this.pane.message : undefined;
  }

  /** Of what could not be loaded. */
  get hasDraft(): boolean {
    const { asked, list } = this;
    const { connectionId = null, canManage = false } = list ?? {};
    const id = (list && streamOf(list, asked)?.id) ?? null;
    const { objectName } = asked;
    return (
      canManage &&
      this.kept.find(placeOf({ id, connectionId: connectionId ?? '', objectName: objectName ?? '' })) !== null
    );
  }

  get unknown(): string | undefined {
    return this.pane.kind === 'unknown'
      ? fill(unknownStream, this.asked.streamId ?? this.asked.objectName ?? '')
      : undefined;
  }

  get isShown(): boolean {
    return this.pane.kind === 'picking' || this.pane.kind === 'open';
  }

  /** A stream that is not saved yet; before an object is chosen there is nothing of it. */
  get fresh(): Fresh | undefined {
    if (this.pane.kind === 'picking') {
      return { draft: null, objectLabel: '', fields: [], presets: [] };
    }
    return this.open?.saved === null ? this.open : undefined;
  }

  /** Elsewhere than over a connection that is on a sync only waits. */
  get canSync(): boolean {
    const { canRun = false, mode } = this.list ?? {};
    return canRun && (!mode || mode === 'On');
  }

  get taken(): string[] {
    return this.list?.streams.map(({ objectName }) => objectName) ?? [];
  }

  get open(): Open | undefined {
    return this.pane.kind === 'open' ? this.pane : undefined;
  }

  get part(): string {
    return partOf(this.asked);
  }

  get notices(): { key: string; text: string }[] {
    const { list, open } = this;
    return open && list ? noticesOf(open, list, this.asked).map((text) => ({ key: text, text })) : [];
  }

  get hasNotices(): boolean {
    return this.notices.length > 0;
  }

  get isDirty(): boolean {
    const { open } = this;
    return open !== undefined && (open.saved === null || !isSame(open.saved, open.draft));
  }

  get chooseText(): string {
    return this.list?.canManage ? chooseStream : chooseStreamToSee;
  }

  handleTryAgain(): void {
    this.tryAgain();
  }

  handleCancelPicking(): void {
    this.isFocusDue = true;
    this.go({});
  }

  handlePick(event: CustomEvent<{ objectName: string }>): void {
    this.go({ objectName: event.detail.objectName });
  }

  handlePart(event: CustomEvent<string>): void {
    if (event.detail !== this.part) {
      const { streamId, objectName } = this.asked;
      this.go({ streamId, objectName, part: event.detail });
    }
  }

  handleChange(event: CustomEvent<Partial<StreamConfig>>): void {
    if (this.open) {
      this.edit({ ...this.open.draft, ...event.detail });
    }
  }

  handleDiscard(): void {
    void this.discard();
  }

  handleReview(): void {
    void this.review();
  }

  handleMade(event: CustomEvent<Made>): void {
    void this.showMade(event.detail);
  }

  /** What stands open stays where the address names the same. */
  private follow(): void {
    const { asked, list, open } = this;
    if (!list) {
      return;
    }
    const stream = streamOf(list, asked);
    if (asked.act === choosing) {
      this.openPicker();
    } else if (open && isNamed(open, asked)) {
      this.isFocusDue ||= asked.field !== null;
      this.runErrand();
    } else if (stream) {
      void this.openStream(stream);
    } else if (asked.streamId) {
      this.put({ kind: 'unknown' });
    } else if (asked.objectName && list.connectionId && list.canManage) {
      void this.openNew(list.connectionId, asked.objectName);
    } else {
      this.put({ kind: 'none' });
    }
  }

  /** What others have done since. Whoever edits is told; whoever looks sees what is stored, or that it is gone. */
  private meet(open: Open, list: StreamList): void {
    if (!open.saved || open.isKept) {
      return;
    }
    if (!listed(open, list)) {
      this.put({ kind: 'unknown' });
    } else if (isSavedMeanwhile(open, list) && !this.isSettling) {
      void this.lookAgain(open, open.saved.id ?? '');
    }
  }

  private async lookAgain(open: Open, streamId: string): Promise<void> {
    try {
      const pane = await reloaded(open, streamId);
      this.pane = this.pane === open ? pane : this.pane;
    } catch {
      // What is shown stays; the list is asked again before long.
    }
  }

  private openPicker(): void {
    if (this.pane.kind !== 'picking') {
      this.put({ kind: 'picking' });
      this.isFocusDue = true;
    }
  }

  private async openStream(stream: Stream): Promise<void> {
    await this.show(streamLoading, async () => this.asLeft(await loadOpen(stream)));
  }

  private async openNew(connectionId: string, objectName: string): Promise<void> {
    await this.show(streamLoading, async () => this.asLeft(await loadBegun(connectionId, objectName)));
  }

  /** With what was edited and not saved. It is as it was when that began: what others have saved since is put together with it on review. */
  private asLeft(loaded: Open): Open {
    const left = this.kept.resume(placeOf(loaded.draft), this.list?.canManage === true);
    return left ? { ...loaded, ...left, isKept: true } : loaded;
  }

  /** Opens what is loaded, unless something else was opened in the meantime. */
  private async show(text: string, load: () => Promise<Pane>): Promise<void> {
    const isNewest = this.put({ kind: 'loading', text });
    let pane: Pane;
    try {
      pane = await load();
    } catch (error) {
      pane = { kind: 'failed', message: messageOf(error) };
    }
    if (isNewest()) {
      this.pane = pane;
      this.isFocusDue = true;
      this.runErrand();
    }
  }

  private put(pane: Pane): () => boolean {
    this.opened += 1;
    const turn = this.opened;
    this.pane = pane;
    return () => turn === this.opened;
  }

  /** What the address wants done is done, and said no more: a reload would do it over what was edited since. */
  private runErrand(): void {
    const { act, field, streamId, objectName, part } = this.asked;
    if (act === removingField && this.open) {
      if (field && this.list?.canManage) {
        this.edit(without(this.open.draft, field));
      }
      this.go({ streamId, objectName, part }, true);
    }
  }

  private edit(draft: StreamConfig): void {
    const { open } = this;
    if (!open) {
      return;
    }
    const { saved: loaded } = open;
    const isKept = loaded === null || !isSame(loaded, draft);
    this.pane = { ...open, draft, isKept };
    if (isKept) {
      this.kept.keep(placeOf(draft), { saved: loaded, draft });
    } else {
      this.kept.drop(placeOf(draft));
    }
    if (isKept !== open.isKept) {
      this.dispatchEvent(new CustomEvent('kept'));
    }
  }

  private async discard(): Promise<void> {
    const { open } = this;
    if (open && (!open.isKept || (await isSure(unsavedTitle, discardText(open))))) {
      this.forget(open.draft);
      this.put({ kind: 'none' });
      this.isFocusDue = true;
      if (open.saved) {
        this.follow();
      } else {
        this.go({}, true);
      }
    }
  }

  private async review(): Promise<void> {
    const { list, open } = this;
    if (!list || !open) {
      return;
    }
    const { draft, objectLabel, saved: loaded } = open;
    const answer = await StreamReview.ask(draft, fill(reviewTitle, objectLabel), loaded);
    if (answer) {
      this.forget(draft);
      const stored = await this.settle(open, answer.streamId);
      say(this, savedText(stored, objectLabel, answer, list), 'success');
      this.dispatchEvent(new CustomEvent('saved'));
    }
  }

  /** The new stream takes the place of its steps. */
  private async showMade({ streamId, text, problem }: Made): Promise<void> {
    const { list, open } = this;
    if (!list || !open) {
      return;
    }
    this.forget(open.draft);
    const stored = await this.settle(open, streamId);
    const isWaiting = stored.isOn && list.mode && list.mode !== 'On';
    say(
      this,
      isWaiting ? savedText(stored, open.objectLabel, { streamId, isBackfillWanted: true }, list) : text,
      'success',
    );
    if (problem) {
      say(this, problem, 'warning');
    }
    this.dispatchEvent(new CustomEvent('saved'));
  }

  /** What was saved is shown in place, so that tab, search and scroll position stay; unless somebody has gone elsewhere. Gives what is stored. */
  private async settle(open: Open, streamId: string): Promise<StreamConfig> {
    const isNewest = isNamed(open, this.asked) ? this.put({ ...open, isKept: false }) : () => false;
    this.isSettling = true;
    let pane: Pane;
    try {
      pane = await reloaded(open, streamId);
    } catch (error) {
      pane = { kind: 'failed', message: messageOf(error) };
    }
    this.isSettling = false;
    if (isNewest()) {
      this.pane = pane;
      this.isFocusDue = !open.saved;
      this.template?.querySelector<HTMLElement & { focusHeading(): void }>('c-stream-detail')?.focusHeading();
      if (!open.saved) {
        this.go({ streamId, part: this.asked.part }, true);
      }
    }
    return pane.kind === 'open' ? pane.draft : open.draft;
  }

  private forget(draft: StreamConfig): void {
    this.kept.drop(placeOf(draft));
    this.dispatchEvent(new CustomEvent('kept'));
  }

  private go(to: Partial<StreamAddress>, isReplaced = false): void {
    this.dispatchEvent(new CustomEvent<Going>('go', { detail: { to, isReplaced } }));
  }
}
