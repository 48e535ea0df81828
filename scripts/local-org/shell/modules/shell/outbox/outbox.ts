/** Shows the mail that Apex sent. Nothing leaves this machine. */
import { LightningElement } from 'lwc';
import { request } from 'shell/api';

interface Mail {
  readonly id: string;
  readonly sentAt: string;
  readonly to: readonly string[];
  readonly subject: string;
  readonly body: string;
}

export default class Outbox extends LightningElement {
  mails: readonly Mail[] = [];
  errorMessage: string | undefined;

  connectedCallback(): void {
    request<readonly Mail[]>('/local/outbox').then(
      (mails) => (this.mails = mails),
      (error: unknown) => (this.errorMessage = (error as Error).message),
    );
  }

  get rows(): readonly (Mail & { readonly recipients: string })[] {
    return this.mails.map((mail) => ({ ...mail, recipients: mail.to.join(', ') }));
  }

  get isEmpty(): boolean {
    return this.mails.length === 0 && this.errorMessage === undefined;
  }
}
