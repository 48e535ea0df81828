import { LightningElement } from 'lwc';
import { request } from 'shell/api';

interface Mail {
  readonly id: string;
  readonly sentAt: string;
  readonly to: readonly string[];
  readonly subject: string;
  readonly body: string;
}

/** Mail that Apex sent. Nothing leaves this machine. */
export default class Outbox extends LightningElement {
  mails: readonly Mail[] = [];
  errorMessage: string | undefined;

  connectedCallback(): void {
    request<readonly Mail[]>('/local/outbox').then(
      (mails) => (this.mails = mails),
      (error: Error) => (this.errorMessage = error.message),
    );
  }

  get rows() {
    return this.mails.map((mail) => ({ ...mail, recipients: mail.to.join(', ') }));
  }

  get isEmpty() {
    return this.mails.length === 0 && this.errorMessage === undefined;
  }
}
