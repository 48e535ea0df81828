import { LightningElement, api } from 'lwc';
import { beginChange, endChange, switchOver } from 'c/pairApi';
import type { Draft, Setup } from 'c/connectionsApi';
import { fill } from 'c/figures';
import { actOnce, isSure } from 'c/notice';
import abandonLabel from '@salesforce/label/c.AddressAbandon';
import abandonText from '@salesforce/label/c.AddressAbandonText';
import abandoned from '@salesforce/label/c.AddressAbandoned';
import begin from '@salesforce/label/c.AddressBegin';
import change from '@salesforce/label/c.DetailChangeAddress';
import destination from '@salesforce/label/c.SetupDestination';
import ended from '@salesforce/label/c.AddressEnded';
import formerBorrowed from '@salesforce/label/c.AddressFormerBorrowed';
import formerInUse from '@salesforce/label/c.FormerInUse';
import formerText from '@salesforce/label/c.AddressFormer';
import intro from '@salesforce/label/c.AddressIntro';
import keep from '@salesforce/label/c.AddressForget';
import other from '@salesforce/label/c.AddressOther';
import remove from '@salesforce/label/c.AddressRemove';
import switchLabel from '@salesforce/label/c.AddressSwitch';
import switched from '@salesforce/label/c.AddressSwitched';
import switchHeading from '@salesforce/label/c.AddressSwitchHeading';
import switchText from '@salesforce/label/c.AddressSwitchText';
import underWay from '@salesforce/label/c.AddressUnderWay';
import toAddress from '@salesforce/label/c.AddressTo';

/**
 * Moves a connection in use to another address by way of a second credential: made, enabled and tested beside the one in use, which goes
 * last. Can be left and abandoned at each step. Fires `changed` after each act, and `close`.
 */
export default class AddressChange extends LightningElement {
  @api setup: Setup | undefined;

  isBusy = false;
  labels = { abandon: abandonLabel, begin, change, destination, formerInUse, intro, switchHeading, underWay };

  get next(): Setup | null {
    return this.setup?.change ?? null;
  }

  get isPending(): boolean {
    return this.next !== null && !this.next.isSwitched;
  }

  get isSwitched(): boolean {
    return Boolean(this.next?.isSwitched);
  }

  get nextText(): string {
    return fill(toAddress, this.next?.baseUrl ?? this.next?.credentialName ?? '');
  }

  get switchState(): string {
    return this.next?.steps.find(({ step }) => step === 'START')?.state ?? 'Waiting';
  }

  get canSwitch(): boolean {
    return this.switchState === 'Current';
  }

  get switchText(): string {
    return switchText;
  }

  get switchLabel(): string {
    return switchLabel;
  }

  get otherText(): string {
    const { otherThan, test } = this.next ?? {};
    return otherThan ? fill(other, otherThan, [test?.name, test?.account].filter(Boolean).join(', ')) : '';
  }

  get formerText(): string {
    const { formerName, isFormerBorrowed } = this.next ?? {};
    return fill(isFormerBorrowed ? formerBorrowed : formerText, formerName ?? '');
  }

  get removeLabel(): string {
    return this.next?.isFormerBorrowed ? keep : remove;
  }

  get isFormerInUse(): boolean {
    return Boolean(this.next?.isFormerInUse);
  }

  get isRemoveDisabled(): boolean {
    return this.isBusy || this.isFormerInUse;
  }

  handleBegin(event: CustomEvent<Draft>): void {
    void this.act((id) => beginChange(id, event.detail));
  }

  handleCancel(): void {
    this.dispatchEvent(new CustomEvent('close'));
  }

  handleChanged(): void {
    this.dispatchEvent(new CustomEvent('changed'));
  }

  async handleAbandon(): Promise<void> {
    if (await isSure(abandonLabel, abandonText)) {
      await this.endAs(abandoned);
    }
  }

  /** Who is at the new address is said once more: what the former one holds stays there. */
  async handleSwitch(): Promise<void> {
    if (!this.otherText || (await isSure(switchLabel, this.otherText))) {
      await this.act(switchOver, switched);
    }
  }

  handleRemove(): void {
    void this.endAs(ended);
  }

  private async endAs(done: string): Promise<void> {
    const { next } = this;
    if (next && (await this.act(() => endChange(next), done))) {
      this.handleCancel();
    }
  }

  private async act(action: (connectionId: string) => Promise<void>, done?: string): Promise<boolean> {
    const id = this.setup?.connectionId ?? '';
    return actOnce(this, async () => {
      await action(id);
      return done;
    });
  }
}
