import { LightningElement, api } from 'lwc';
import { NavigationMixin } from 'lightning/navigation';

interface Target {
  type: 'standard__navItemPage';
  attributes: { apiName: string };
  state: Readonly<Record<string, string>>;
}

/** A link to a tab, at what its address asks for; another window or tab opens it too. What it says is put into its slot. */
export default class PageLink extends NavigationMixin(LightningElement) {
  url: string | undefined;
  private shownTab = '';
  private shownState: Readonly<Record<string, string>> = {};
  /** The newest whose address was asked for. */
  private asked: Target | undefined;

  @api
  get tab(): string {
    return this.shownTab;
  }
  set tab(tab: string) {
    this.shownTab = tab;
    void this.locate();
  }

  @api
  get state(): Readonly<Record<string, string>> {
    return this.shownState;
  }
  set state(state: Readonly<Record<string, string>>) {
    this.shownState = state;
    void this.locate();
  }

  @api
  focus(): void {
    this.template?.querySelector('a')?.focus();
  }

  /** Without a reload, unless the browser is asked for another window or tab. */
  handleClick(event: MouseEvent): void {
    if (!event.ctrlKey && !event.metaKey && !event.shiftKey) {
      event.preventDefault();
      this[NavigationMixin.Navigate](this.target);
    }
  }

  private get target(): Target {
    return {
      type: 'standard__navItemPage',
      attributes: { apiName: this.shownTab },
      state: { ...this.shownState },
    };
  }

  private async locate(): Promise<void> {
    const { target } = this;
    if (!target.attributes.apiName) {
      return;
    }
    this.asked = target;
    const url = await this[NavigationMixin.GenerateUrl](target);
    if (this.asked === target) {
      this.url = url;
    }
  }
}
