import { LightningElement, api } from 'lwc';
import type { Stale } from 'c/poller';
import emptyText from '@salesforce/label/c.OverviewEmptyText';
import emptyTitle from '@salesforce/label/c.OverviewEmptyTitle';
import tryAgain from '@salesforce/label/c.OverviewTryAgain';
import triesAgain from '@salesforce/label/c.StaleTriesAgain';

/** Where a page about connections is. Once it is ready its slot shows what it has loaded. */
export type PageState<Ready> =
  { kind: 'loading' } | { kind: 'failed'; message: string } | { kind: 'empty' } | ({ kind: 'ready' } & Ready);

/** What every page about connections begins with: its name, and what stands in its place while there is nothing to show. Fires `tryagain`. */
export default class PageFrame extends LightningElement {
  @api heading = '';
  @api loadingText = '';
  @api errorTitle = '';
  @api state: PageState<object> = { kind: 'loading' };
  /** As a Poller tells it: what the page shows stays, marked as old. */
  @api stale: Stale | null = null;

  labels = { emptyText, emptyTitle, triesAgain, tryAgain };

  get isLoading(): boolean {
    return this.state.kind === 'loading';
  }

  get isEmpty(): boolean {
    return this.state.kind === 'empty';
  }

  get failure(): string | undefined {
    return this.state.kind === 'failed' ? this.state.message : undefined;
  }

  /** Beside nothing at all the reason alone is enough. */
  get staleShown(): Stale | null {
    return this.state.kind === 'ready' || this.state.kind === 'empty' ? this.stale : null;
  }

  handleTryAgain(): void {
    this.dispatchEvent(new CustomEvent('tryagain'));
  }
}
