import { LightningElement, api } from 'lwc';
import { messageOf } from 'c/failure';
import { fill, number } from 'c/figures';
import { say } from 'c/notice';
import { previewRecord } from 'c/previewApi';
import type { Preview } from 'c/previewApi';
import { loadConfig } from 'c/streamApi';
import about from '@salesforce/label/c.PreviewAbout';
import bytes from '@salesforce/label/c.PreviewBytes';
import copied from '@salesforce/label/c.PreviewCopied';
import copy from '@salesforce/label/c.PreviewCopy';
import copyFailed from '@salesforce/label/c.PreviewCopyFailed';
import excluded from '@salesforce/label/c.PreviewExcluded';
import idLabel from '@salesforce/label/c.PreviewId';
import loading from '@salesforce/label/c.PreviewLoading';
import notAnId from '@salesforce/label/c.PreviewNotAnId';
import notFound from '@salesforce/label/c.PreviewNotFound';
import payload from '@salesforce/label/c.PreviewPayload';
import search from '@salesforce/label/c.PreviewSearch';
import show from '@salesforce/label/c.PreviewShow';
import title from '@salesforce/label/c.PreviewTitle';
import upserted from '@salesforce/label/c.PreviewUpserted';

type State =
  { kind: 'none' } | { kind: 'loading' } | { kind: 'failed'; message: string } | { kind: 'shown'; preview: Preview };

const outcomes: Readonly<Record<Preview['outcome'], { label: string; icon: string }>> = {
  upserted: { label: upserted, icon: 'utility:success' },
  excluded: { label: excluded, icon: 'utility:ban' },
  notFound: { label: notFound, icon: 'utility:question' },
};

/** What would be sent for one record, exactly, and why, and a dry run of the whole stream; nothing is sent. */
export default class RecordPreview extends LightningElement {
  state: State = { kind: 'none' };
  recordId = '';
  objectName = '';
  labels = { about, copy, idLabel, loading, notAnId, payload, search, show, title };

  private stream = '';
  private turns = 0;

  @api
  get streamId(): string {
    return this.stream;
  }
  set streamId(id: string) {
    if (id !== this.stream) {
      this.stream = id;
      void this.begin();
    }
  }

  get isLoading(): boolean {
    return this.state.kind === 'loading';
  }

  get failure(): string | undefined {
    return this.state.kind === 'failed' ? this.state.message : undefined;
  }

  get preview(): Preview | undefined {
    return this.state.kind === 'shown' ? this.state.preview : undefined;
  }

  get outcome(): { label: string; icon: string } | undefined {
    return this.preview && outcomes[this.preview.outcome];
  }

  get hasReasons(): boolean {
    return (this.preview?.reasons?.length ?? 0) > 0;
  }

  get size(): string {
    return fill(bytes, number(this.preview?.bytes));
  }

  get isShowDisabled(): boolean {
    return this.isLoading || this.recordId === '';
  }

  handlePick(event: CustomEvent<{ recordId: string | null }>): void {
    this.recordId = event.detail.recordId ?? '';
    if (this.recordId) {
      void this.show();
    }
  }

  /** The change events of base components leave their parents too: outside, `change` means something else. */
  handleId(event: CustomEvent<{ value: string }>): void {
    event.stopPropagation();
    this.recordId = event.detail.value.trim();
  }

  handleKey(event: KeyboardEvent): void {
    if (event.key === 'Enter' && !this.isShowDisabled) {
      event.preventDefault();
      void this.show();
    }
  }

  handleShow(): void {
    void this.show();
  }

  async handleCopy(): Promise<void> {
    try {
      await navigator.clipboard.writeText(this.preview?.payload ?? '');
      say(this, copied, 'success');
    } catch {
      // Browsers refuse it on some pages; whoever looks can still select the text.
      say(this, copyFailed, 'error');
    }
  }

  private async begin(): Promise<void> {
    const stream = this.stream;
    this.turns += 1;
    this.state = { kind: 'none' };
    this.recordId = '';
    this.objectName = '';
    try {
      const { objectName } = await loadConfig(stream);
      if (stream === this.stream) {
        this.objectName = objectName;
      }
    } catch (error) {
      if (stream === this.stream) {
        this.state = { kind: 'failed', message: messageOf(error) };
      }
    }
  }

  private async show(): Promise<void> {
    const turn = (this.turns += 1);
    this.state = { kind: 'loading' };
    let state: State;
    try {
      state = { kind: 'shown', preview: await previewRecord(this.stream, this.recordId) };
    } catch (error) {
      state = { kind: 'failed', message: messageOf(error) };
    }
    if (turn === this.turns) {
      this.state = state;
    }
  }
}
