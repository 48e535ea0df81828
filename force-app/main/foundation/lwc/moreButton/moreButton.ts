import { LightningElement, api } from 'lwc';

/**
 * Shows more of the list before it, and is gone where all is shown. The focus does not go with it: it goes on to the first entry that came, or
 * to the last one where none did. Fires `more`, and `goon` with the key of the entry that is to have the focus.
 */
export default class MoreButton extends LightningElement {
  @api label = '';
  /** Of the entries that are shown, in their order. */
  @api keys: readonly string[] = [];

  private isShown = false;
  private isFocusDue = false;
  /** The last entry when it was pressed. */
  private pressedAfter: string | undefined;

  @api
  get hasMore(): boolean {
    return this.isShown;
  }
  set hasMore(hasMore: boolean) {
    this.isFocusDue = this.isShown && !hasMore && Boolean(this.template?.activeElement);
    this.isShown = hasMore;
  }

  /** The list before it may be rendered after it, though in one go. */
  override renderedCallback(): void {
    if (this.isFocusDue) {
      this.isFocusDue = false;
      void Promise.resolve().then(() => this.dispatchEvent(new CustomEvent('goon', { detail: this.goOnAt() })));
    }
  }

  handlePress(): void {
    this.pressedAfter = this.keys.at(-1);
    this.dispatchEvent(new CustomEvent('more'));
  }

  /** Newer entries may have come before those that it was pressed after. */
  private goOnAt(): string | undefined {
    const { keys, pressedAfter } = this;
    const isThere = pressedAfter !== undefined && keys.includes(pressedAfter);
    return (isThere ? keys[keys.indexOf(pressedAfter) + 1] : undefined) ?? keys.at(-1);
  }
}
