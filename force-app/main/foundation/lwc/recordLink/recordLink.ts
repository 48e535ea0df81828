import { LightningElement, api } from 'lwc';
import { NavigationMixin } from 'lightning/navigation';

/** A record's name as a link to its page; opens beside the page, so that what is being edited stays. */
export default class RecordLink extends NavigationMixin(LightningElement) {
  @api name: string | null | undefined;

  url: string | undefined;
  private shownId = '';

  @api
  get recordId(): string {
    return this.shownId;
  }
  set recordId(id: string) {
    this.shownId = id;
    void this.locate();
  }

  get text(): string {
    return this.name ?? this.shownId;
  }

  private async locate(): Promise<void> {
    const id = this.shownId;
    const url = await this[NavigationMixin.GenerateUrl]({
      type: 'standard__recordPage',
      attributes: { recordId: id, actionName: 'view' },
    });
    if (id === this.shownId) {
      this.url = url;
    }
  }
}
