import { LightningElement, api } from 'lwc';
import key from '@salesforce/label/c.ConsumerKeyLabel';
import secret from '@salesforce/label/c.ConsumerSecretLabel';
import secretHelp from '@salesforce/label/c.ConsumerSecretHelp';

/** Asks for key and secret, and holds them no longer than until they are handed on. Fires `secret` with both. */
export default class SecretForm extends LightningElement {
  @api label = '';
  @api isBusy = false;

  clientId = '';
  clientSecret = '';
  labels = { key, secret, secretHelp };

  get isDisabled(): boolean {
    return this.isBusy || this.clientId.trim() === '' || this.clientSecret === '';
  }

  handleKey(event: CustomEvent<{ value: string }>): void {
    this.clientId = event.detail.value;
  }

  handleSecret(event: CustomEvent<{ value: string }>): void {
    this.clientSecret = event.detail.value;
  }

  handleSave(): void {
    const detail = { clientId: this.clientId.trim(), clientSecret: this.clientSecret };
    this.clientSecret = '';
    this.dispatchEvent(new CustomEvent('secret', { detail }));
  }
}
