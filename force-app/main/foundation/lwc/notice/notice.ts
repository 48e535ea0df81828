import type { LightningElement } from 'lwc';
import { messageOf } from 'c/failure';
import Toast from 'lightning/toast';

/** Shows a short message over the page that the component is on. */
export function say(component: LightningElement, label: string, variant: 'success' | 'warning' | 'error'): void {
  Toast.show({ label, variant }, component as unknown as HTMLElement);
}

/** Does what the person asked for. Says what it gives, if anything, or why it failed. */
export async function sayOutcome(
  component: LightningElement,
  action: () => Promise<string | undefined>,
): Promise<void> {
  try {
    const done = await action();
    if (done) {
      say(component, done, 'success');
    }
  } catch (error) {
    say(component, messageOf(error), 'error');
  }
}
