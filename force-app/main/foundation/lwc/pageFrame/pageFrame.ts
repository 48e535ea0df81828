import { LightningElement, api } from 'lwc';
import emptyText from '@salesforce/label/c.OverviewEmptyText';
import emptyTitle from '@salesforce/label/c.OverviewEmptyTitle';
import tryAgain from '@salesforce/label/c.OverviewTryAgain';

/** Where a page about connections is. Once it is ready its slot shows what it has loaded. */
export type PageState<Ready> =
  { kind: 'loading' } | { kind: 'failed'; message: string } | { kind: 'empty' } | ({ kind: 'ready' } & Ready);

/** What every page about connections begins with: its name, and what stands in its place while there is nothing to show. Fires `tryagain`. */
export default class PageFrame extends LightningElement {
  @api heading = '';
  @api loadingText = '';
  @api errorTitle = '';
  @api state: PageState<object> = { kind: 'loading' };

  labels = { emptyText, emptyTitle, tryAgain };

  get isLoading(): boolean {
    return this.state.kind === 'loading';
  }

  get isEmpty(): boolean {
    return this.state.kind === 'empty';
  }

  get failure(): string | undefined {
    return this.state.kind === 'failed' ? this.state.message : undefined;
  }

  handleTryAgain(): void {
    this.dispatchEvent(new CustomEvent('tryagain'));
  }
}
