import { LightningElement, api } from 'lwc';
import type { Strip } from 'c/statusStrip';
import connectionLabel from '@salesforce/label/c.ConnectionLabel';

/**
 * What each page about connections begins with: the choice of one where there are several, and what it is doing. Fires `choose` with the id of
 * another, and `changed` after an act of the strip.
 */
export default class PageHead extends LightningElement {
  @api connections: readonly { readonly id: string; readonly name: string }[] = [];
  @api connectionId: string | null = null;
  /** On the page where connections are set up, which has a list of them itself. */
  @api isHome = false;
  /** What the page has asked of it already; without it the strip asks itself. */
  @api known: Strip | null = null;

  labels = { connectionLabel };

  /** For what its page has done. */
  @api
  async look(): Promise<void> {
    await this.template?.querySelector<HTMLElement & { look(): Promise<void> }>('c-status-strip')?.look();
  }

  get hasChoice(): boolean {
    return !this.isHome && this.connections.length > 1;
  }

  get choices(): { label: string; value: string }[] {
    return this.connections.map(({ id, name }) => ({ label: name, value: id }));
  }

  handleChoose(event: CustomEvent<{ value: string }>): void {
    event.stopPropagation();
    this.dispatchEvent(new CustomEvent('choose', { detail: event.detail.value }));
  }

  handleChanged(): void {
    this.dispatchEvent(new CustomEvent('changed'));
  }
}
