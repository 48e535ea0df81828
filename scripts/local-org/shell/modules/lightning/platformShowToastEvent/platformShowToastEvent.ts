/** lightning/platformShowToastEvent, for the shell. */
import Toast from 'lightning/toast';

interface ToastDetail {
  readonly title?: string;
  readonly message?: string;
  readonly variant?: 'error' | 'info' | 'success' | 'warning';
  readonly mode?: 'dismissible' | 'sticky';
}

/** The older toast event: the shell listens for it and shows a toast. */
export class ShowToastEvent extends CustomEvent<ToastDetail> {
  constructor(toast: ToastDetail) {
    super('lightning__showtoast', { composed: true, cancelable: true, bubbles: true, detail: toast });
  }
}

addEventListener('lightning__showtoast', (event) => {
  const { title = '', message, variant, mode } = (event as CustomEvent<ToastDetail>).detail;
  Toast.show({ label: title, message, variant, mode }, event.target as HTMLElement);
});
