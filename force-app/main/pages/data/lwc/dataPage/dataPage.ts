import { LightningElement, wire } from 'lwc';
import { CurrentPageReference, NavigationMixin } from 'lightning/navigation';
import type { PageReference } from 'lightning/navigation';
import { fill } from 'c/figures';
import { isIdLike, isSameId } from 'c/ids';
import type { PageState } from 'c/pageFrame';
import { Poller } from 'c/poller';
import type { Stale } from 'c/poller';
import { addressOf, choosing, nowhere, stateOf, streamOf } from 'c/streamAddress';
import type { StreamAddress } from 'c/streamAddress';
import { loadStreams } from 'c/streamApi';
import type { StreamList } from 'c/streamApi';
import { keptStreams, placeOf } from 'c/streamDraft';
import type { UnsavedStream } from 'c/streamDraft';
import type { Going } from 'c/streamPane';
import errorTitle from '@salesforce/label/c.DataErrorTitle';
import loading from '@salesforce/label/c.DataLoading';
import newStream from '@salesforce/label/c.NewStream';
import noPermission from '@salesforce/label/c.DataNoPermission';
import noStreams from '@salesforce/label/c.DataNoStreams';
import streams from '@salesforce/label/c.StreamsTitle';
import title from '@salesforce/label/c.DataTitle';
import unknownConnection from '@salesforce/label/c.DataUnknownConnection';

const pollMillis = { whileSending: 3_000, otherwise: 20_000 };

/**
 * What is synced: the streams of a connection, and one of them beside the list. What is shown lies in the address, so that each act of a
 * person can be undone by Back, and what is edited of each stream is kept, so that nobody is asked on the way.
 */
export default class DataPage extends NavigationMixin(LightningElement) {
  state: PageState<{ list: StreamList }> = { kind: 'loading' };
  /** The list is old; what is edited beside it is not. */
  stale: Stale | null = null;
  labels = { errorTitle, loading, newStream, noPermission, noStreams, streams, title };

  private asked: StreamAddress = nowhere;
  private reference: PageReference | null = null;
  private isAsked = false;
  /** The connection for which the list was asked, as the address named it. */
  private answeredFor: string | null = null;
  private readonly kept = keptStreams();
  private everyDraft: readonly UnsavedStream[] = [];
  private readonly poller = new Poller(
    () => void this.refresh(),
    (stale) => (this.stale = stale),
  );

  @wire(CurrentPageReference)
  follow(reference: PageReference | null): void {
    const before = this.asked.connectionId;
    this.reference = reference;
    this.asked = addressOf(reference?.state ?? {});
    if (!this.isShown && (!this.isAsked || before !== this.asked.connectionId)) {
      this.poller.forget();
      void this.refresh();
    }
  }

  /** Unless the address has asked already. */
  override connectedCallback(): void {
    this.kept.watch();
    this.lookForDrafts();
    if (!this.isAsked) {
      void this.refresh();
    }
  }

  override disconnectedCallback(): void {
    this.isAsked = false;
    this.poller.stop();
    this.kept.unwatch();
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

  /** Of a connection that is not here the first one is shown, and nothing that the address names there. */
  get unknownConnection(): string {
    const { asked, list } = this;
    const name = list?.connections.find(({ id }) => id === list.connectionId)?.name ?? '';
    return list && !this.isShown && this.answeredFor === asked.connectionId
      ? fill(unknownConnection, asked.connectionId ?? '', name)
      : '';
  }

  /** Of those, what is edited and not saved; of what is read-only nothing is shown, and it is kept. */
  get drafts(): readonly UnsavedStream[] {
    const { list, everyDraft } = this;
    return list?.canManage ? everyDraft.filter(({ draft }) => draft.connectionId === list.connectionId) : [];
  }

  get unsavedIds(): string[] {
    return this.drafts.flatMap(({ draft }) => draft.id ?? []);
  }

  /** What stands beside the list. */
  get address(): StreamAddress {
    return this.isShown ? this.asked : nowhere;
  }

  get selectedId(): string | null {
    return (this.list && streamOf(this.list, this.address)?.id) ?? null;
  }

  handleConnection(event: CustomEvent<string>): void {
    this.go({ connectionId: event.detail });
  }

  handleTryAgain(): void {
    if (!this.list) {
      this.state = { kind: 'loading' };
    }
    void this.refresh();
  }

  handleSelect(event: CustomEvent<{ id: string }>): void {
    const { id } = event.detail;
    if (id === this.selectedId) {
      this.template?.querySelector<HTMLElement & { tryAgain(): void }>('c-stream-pane')?.tryAgain();
    } else {
      this.go({ streamId: id });
    }
  }

  handleNew(): void {
    if (this.asked.act !== choosing) {
      this.go({ act: choosing });
    }
  }

  handleGo(event: CustomEvent<Going>): void {
    this.go(event.detail.to, event.detail.isReplaced);
  }

  handleBegun(event: CustomEvent<string>): void {
    this.go({ objectName: event.detail });
  }

  /** Whoever dropped it has said that they are sure. */
  handleDiscarded(event: CustomEvent<UnsavedStream>): void {
    const { draft } = event.detail;
    this.kept.drop(placeOf(draft));
    this.lookForDrafts();
    const { objectName, streamId } = this.asked;
    if (draft.id ? isSameId(draft.id, streamId ?? '') : draft.objectName === objectName) {
      this.go({}, true);
    }
  }

  handleKept(): void {
    this.lookForDrafts();
  }

  /** By the strip: whether what is saved is sent follows from it. */
  handleChanged(): void {
    void this.refresh();
  }

  handleSaved(): void {
    void this.refresh();
  }

  private lookForDrafts(): void {
    this.everyDraft = this.kept.list().map(({ draft }) => draft);
  }

  /** Whether the list is that of the connection that the address names, or of the first where it names none. */
  private get isShown(): boolean {
    const { asked, list } = this;
    const wantedId = asked.connectionId ?? list?.connections[0]?.id ?? '';
    return list !== undefined && isSameId(list.connectionId ?? '', wantedId);
  }

  /** Where the address says so, which shows it. */
  private go(to: Partial<StreamAddress>, isReplaced = false): void {
    const { list, reference } = this;
    if (reference) {
      const state = stateOf({ ...nowhere, connectionId: list?.connectionId ?? null, ...to });
      this[NavigationMixin.Navigate]({ ...reference, state }, isReplaced);
    }
  }

  private async refresh(): Promise<void> {
    this.isAsked = true;
    const isNewest = this.poller.begin();
    const { connectionId } = this.asked;
    try {
      const list = await loadStreams(isIdLike(connectionId) ? connectionId : null);
      if (!isNewest()) {
        return;
      }
      this.answeredFor = connectionId;
      this.state = list.connections.length > 0 ? { kind: 'ready', list } : { kind: 'empty' };
      this.poller.answered();
      this.poller.plan(this.isSending ? pollMillis.whileSending : pollMillis.otherwise);
    } catch (error) {
      if (isNewest()) {
        // Of a connection that was not loaded yet there is nothing but the reason.
        this.state = this.poller.failedOver(this.isShown ? this.state : { kind: 'loading' }, error);
      }
    }
  }

  private get isSending(): boolean {
    return this.list?.streams.some(({ backfill }) => backfill && !backfill.isPaused) ?? false;
  }
}
