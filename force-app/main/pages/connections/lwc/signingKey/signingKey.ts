import { LightningElement, api } from 'lwc';
import { createSigningKey, endRotation, enterSigningKey } from 'c/connectionsApi';
import type { Setup } from 'c/connectionsApi';
import { actOnce, isSure } from 'c/notice';
import cancel from '@salesforce/label/c.Cancel';
import endLabel from '@salesforce/label/c.DetailEndRotation';
import endText from '@salesforce/label/c.KeyEndText';
import entered from '@salesforce/label/c.KeyEntered';
import field from '@salesforce/label/c.KeyLabel';
import fieldHelp from '@salesforce/label/c.KeyHelp';
import makeFirst from '@salesforce/label/c.SetupMakeKey';
import makeNext from '@salesforce/label/c.KeyMakeNext';
import paste from '@salesforce/label/c.KeyPaste';
import rotatingText from '@salesforce/label/c.KeyRotatingText';
import rotationText from '@salesforce/label/c.KeyRotationText';
import save from '@salesforce/label/c.KeySave';
import shownOnce from '@salesforce/label/c.SetupKeyShownOnce';

/**
 * The key that requests are signed with: made here, or pasted as the destination has made it; replaced by way of two keys. Fires `changed`
 * after each act.
 */
export default class SigningKey extends LightningElement {
  @api setup: Setup | undefined;

  isBusy = false;
  isPasting = false;
  /** Kept for as long as the form is open, so that it can be corrected. */
  pasted = '';
  /** Shown this once, and gone with the page. */
  newKey = '';
  labels = { cancel, end: endLabel, field, fieldHelp, paste, rotatingText, rotationText, save, shownOnce };

  get isRotating(): boolean {
    return Boolean(this.setup?.isRotating);
  }

  get canRotate(): boolean {
    return Boolean(this.setup?.hasSigningKey && !this.isRotating);
  }

  get canReplace(): boolean {
    return !this.isRotating && !this.isPasting;
  }

  get makeLabel(): string {
    return this.setup?.hasSigningKey ? makeNext : makeFirst;
  }

  get isSaveDisabled(): boolean {
    return this.isBusy || this.pasted.trim() === '';
  }

  handleMake(): void {
    void this.act(async (id) => {
      this.newKey = await createSigningKey(id);
      return undefined;
    });
  }

  handlePaste(): void {
    this.isPasting = true;
    this.newKey = '';
  }

  handleChange(event: CustomEvent<{ value: string }>): void {
    this.pasted = event.detail.value;
  }

  handleCancel(): void {
    this.isPasting = false;
    this.pasted = '';
  }

  handleSave(): void {
    void this.act(async (id) => {
      await enterSigningKey(id, this.pasted);
      this.handleCancel();
      return entered;
    });
  }

  async handleEnd(): Promise<void> {
    if (await isSure(endLabel, endText)) {
      await this.act(async (id) => {
        await endRotation(id);
        this.newKey = '';
        return undefined;
      });
    }
  }

  private async act(action: (connectionId: string) => Promise<string | undefined>): Promise<void> {
    const id = this.setup?.connectionId ?? '';
    await actOnce(this, () => action(id));
  }
}
