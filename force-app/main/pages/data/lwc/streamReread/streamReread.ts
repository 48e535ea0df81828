import { LightningElement, api } from 'lwc';
import { messageOf } from 'c/failure';
import { loadSelfChanging } from 'c/scheduleApi';
import type { SelfChange } from 'c/scheduleApi';
import type { StreamConfig } from 'c/streamApi';
import cost from '@salesforce/label/c.SelfChangeCost';
import intro from '@salesforce/label/c.SelfChangeIntro';
import loading from '@salesforce/label/c.ScheduleLoading';
import never from '@salesforce/label/c.RereadNever';
import nightly from '@salesforce/label/c.RereadNightly';
import noCost from '@salesforce/label/c.SelfChangeNoCost';
import nothing from '@salesforce/label/c.SelfChangeNothing';
import reread from '@salesforce/label/c.RereadLabel';
import scope from '@salesforce/label/c.SelfChangeScope';
import title from '@salesforce/label/c.SelfChangeTitle';
import tryAgain from '@salesforce/label/c.OverviewTryAgain';
import weekly from '@salesforce/label/c.RereadWeekly';

type State = { kind: 'loading' } | { kind: 'failed'; message: string } | { kind: 'ready'; found: SelfChange };

/**
 * Names what of a stream changes without a stamp, and asks how often the stream is read again for it, with what that takes. Fires
 * `change` with what changed of the configuration.
 */
export default class StreamReread extends LightningElement {
  @api disabled = false;

  state: State = { kind: 'loading' };
  labels = { cost, intro, loading, noCost, nothing, reread, scope, title, tryAgain };
  choices = [
    { value: 'Nightly', label: nightly },
    { value: 'Weekly', label: weekly },
    { value: 'Never', label: never },
  ];

  private stream: StreamConfig | undefined;
  private turns = 0;

  /** What changes by itself depends on which records and fields are chosen, and on nothing else of it. */
  @api
  get config(): StreamConfig | undefined {
    return this.stream;
  }
  set config(config: StreamConfig | undefined) {
    const before = this.stream;
    this.stream = config;
    const isSame = (['objectName', 'fields', 'filter', 'ruleName', 'ruleObject', 'rule'] as const).every(
      (part) => before?.[part] === config?.[part],
    );
    if (config && !isSame) {
      void this.load(config);
    }
  }

  get isLoading(): boolean {
    return this.state.kind === 'loading';
  }

  get failure(): string | undefined {
    return this.state.kind === 'failed' ? this.state.message : undefined;
  }

  get fields(): { name: string; text: string }[] {
    return this.found?.fields.map(({ name, label, cause }) => ({ name, text: `${label}: ${cause}` })) ?? [];
  }

  get hasFields(): boolean {
    return this.fields.length > 0;
  }

  get isScopeChanging(): boolean {
    return this.found?.isScopeChanging === true;
  }

  get isNothing(): boolean {
    return this.found !== null && !this.hasFields && !this.isScopeChanging;
  }

  get value(): string {
    return this.stream?.reread ?? 'Nightly';
  }

  get estimate(): SelfChange['estimate'] {
    return this.found?.estimate;
  }

  get isCostUnknown(): boolean {
    return !this.estimate;
  }

  handleTryAgain(): void {
    if (this.stream) {
      void this.load(this.stream);
    }
  }

  /** The change events of base components leave their parents too: outside, `change` means something else. */
  handleChange(event: CustomEvent<{ value: string }>): void {
    event.stopPropagation();
    this.dispatchEvent(new CustomEvent('change', { detail: { reread: event.detail.value } }));
  }

  private get found(): SelfChange | null {
    return this.state.kind === 'ready' ? this.state.found : null;
  }

  private async load(config: StreamConfig): Promise<void> {
    const turn = (this.turns += 1);
    this.state = { kind: 'loading' };
    try {
      const found = await loadSelfChanging(config);
      if (turn === this.turns) {
        this.state = { kind: 'ready', found };
      }
    } catch (error) {
      if (turn === this.turns) {
        this.state = { kind: 'failed', message: messageOf(error) };
      }
    }
  }
}
