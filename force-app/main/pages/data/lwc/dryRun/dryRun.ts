import { LightningElement, api } from 'lwc';
import { messageOf } from 'c/failure';
import { fill, number } from 'c/figures';
import { tryStream } from 'c/previewApi';
import type { DryRun as Result, DryRunSample } from 'c/previewApi';
import about from '@salesforce/label/c.DryRunAbout';
import batches from '@salesforce/label/c.DryRunBatches';
import bytes from '@salesforce/label/c.DryRunKilobytes';
import deleted from '@salesforce/label/c.DryRunDeleted';
import excluded from '@salesforce/label/c.DryRunExcluded';
import kind from '@salesforce/label/c.DryRunKind';
import looked from '@salesforce/label/c.DryRunLooked';
import partial from '@salesforce/label/c.DryRunPartial';
import reason from '@salesforce/label/c.DryRunReason';
import record from '@salesforce/label/c.DryRunRecord';
import run from '@salesforce/label/c.DryRunButton';
import running from '@salesforce/label/c.DryRunRunning';
import samplesLabel from '@salesforce/label/c.DryRunSamples';
import title from '@salesforce/label/c.DryRunTitle';
import upserted from '@salesforce/label/c.DryRunUpserted';

type State =
  { kind: 'none' } | { kind: 'running' } | { kind: 'failed'; message: string } | { kind: 'done'; result: Result };

const kinds: Readonly<Partial<Record<string, string>>> = { upserted, excluded, deleted };

/** What a stream would send now and what it would leave out, and why; nothing is sent. */
export default class DryRun extends LightningElement {
  state: State = { kind: 'none' };
  labels = { about, kind, partial, reason, record, run, running, samples: samplesLabel, title };

  private stream = '';
  private turns = 0;

  @api
  get streamId(): string {
    return this.stream;
  }
  set streamId(id: string) {
    if (id !== this.stream) {
      this.stream = id;
      this.turns += 1;
      this.state = { kind: 'none' };
    }
  }

  get isRunning(): boolean {
    return this.state.kind === 'running';
  }

  get failure(): string | undefined {
    return this.state.kind === 'failed' ? this.state.message : undefined;
  }

  get result(): Result | undefined {
    return this.state.kind === 'done' ? this.state.result : undefined;
  }

  get lookedText(): string {
    return fill(looked, number(this.result?.looked));
  }

  get figures(): { label: string; value: string }[] {
    const { result } = this;
    return result
      ? [
          { label: upserted, value: number(result.upserted) },
          { label: excluded, value: number(result.excluded) },
          { label: deleted, value: number(result.deleted) },
          { label: batches, value: number(result.batches) },
          { label: bytes, value: number(result.bytes / 1000) },
        ]
      : [];
  }

  get samples(): (DryRunSample & { kindLabel: string })[] {
    return (this.result?.samples ?? []).map((each) => ({ ...each, kindLabel: kinds[each.kind] ?? each.kind }));
  }

  get hasSamples(): boolean {
    return this.samples.length > 0;
  }

  handleRun(): void {
    void this.run();
  }

  private async run(): Promise<void> {
    const turn = (this.turns += 1);
    this.state = { kind: 'running' };
    let state: State;
    try {
      state = { kind: 'done', result: await tryStream(this.stream) };
    } catch (error) {
      state = { kind: 'failed', message: messageOf(error) };
    }
    if (turn === this.turns) {
      this.state = state;
    }
  }
}
