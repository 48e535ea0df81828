import type { LightningElement } from 'lwc';
import { messageOf } from 'c/failure';
import LightningConfirm from 'lightning/confirm';
import Toast from 'lightning/toast';
import copied from '@salesforce/label/c.Copied';

/** The types of lightning/confirm lack it. */
const confirm = LightningConfirm as unknown as {
  open(options: { label: string; message: string; theme: string }): Promise<boolean>;
};

/** Asks before what cannot be taken back. */
export function isSure(label: string, message: string): Promise<boolean> {
  return confirm.open({ label, message, theme: 'warning' });
}

/** Shows a short message over the page that the component is on. */
export function say(component: LightningElement, label: string, variant: 'success' | 'warning' | 'error'): void {
  Toast.show({ label, variant }, component as unknown as HTMLElement);
}

/** Into the clipboard. */
export async function copy(component: LightningElement, text: string): Promise<void> {
  await sayOutcome(component, async () => {
    await navigator.clipboard.writeText(text);
    return copied;
  });
}

/** As sayOutcome, one act at a time, of which the component tells by isBusy; fires `changed` after it. False also where another is under way. */
export async function actOnce(
  component: LightningElement & { isBusy: boolean },
  action: () => Promise<string | undefined>,
): Promise<boolean> {
  if (component.isBusy) {
    return false;
  }
  component.isBusy = true;
  const isDone = await sayOutcome(component, action);
  component.isBusy = false;
  component.dispatchEvent(new CustomEvent('changed'));
  return isDone;
}

/** Does what the person asked for. Says what it gives, if anything, or why it failed; gives whether it went well. */
export async function sayOutcome(
  component: LightningElement,
  action: () => Promise<string | undefined>,
): Promise<boolean> {
  try {
    const done = await action();
    if (done) {
      say(component, done, 'success');
    }
    return true;
  } catch (error) {
    say(component, messageOf(error), 'error');
    return false;
  }
}
