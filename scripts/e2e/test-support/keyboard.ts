/** A person without a mouse. */
import type { Locator, Page } from 'playwright-core';

/** Beyond this the page is no help to somebody without a mouse. */
const mostTabs = 80;

export interface Effort {
  /** Buttons, links, fields and options. */
  acts: number;
  keys: number;
}

/** Times of the keystroke-level model (Card, Moran and Newell): to decide upon an act, and to press a key as an average typist. */
const decideSeconds = 1.35;
const keySeconds = 0.28;

export function personSeconds({ acts, keys }: Effort): number {
  return acts * decideSeconds + keys * keySeconds;
}

export class Keyboard {
  readonly effort: Effort = { acts: 0, keys: 0 };

  /** Goes on with Tab until it is there. */
  async reach(page: Page, target: Locator): Promise<void> {
    await target.waitFor();
    for (let tabs = 0; !(await isFocused(target)); tabs += 1) {
      if (tabs === mostTabs) throw new Error(`Not within ${mostTabs} presses of Tab: ${target.toString()}`);
      // The platform's toasts keep the focus, once it is there, until they are closed.
      await this.key(page, (await isOnToastsButton(page)) ? 'Enter' : 'Tab');
    }
  }

  async press(page: Page, target: Locator, key = 'Enter'): Promise<void> {
    this.effort.acts += 1;
    await this.reach(page, target);
    await this.key(page, key);
  }

  /** Replaces what a field holds. */
  async fill(page: Page, target: Locator, value: string): Promise<void> {
    this.effort.acts += 1;
    await this.reach(page, target);
    await this.key(page, 'Control+A');
    this.effort.keys += value.length;
    await page.keyboard.type(value);
  }

  async key(page: Page, key: string): Promise<void> {
    this.effort.keys += 1;
    await page.keyboard.press(key);
  }
}

function isFocused(target: Locator): Promise<boolean> {
  return target.evaluate((element) => element.matches(':focus'));
}

function isOnToastsButton(page: Page): Promise<boolean> {
  return page.evaluate(() => {
    let isInToast = false;
    let element = document.activeElement;
    while (element?.shadowRoot) {
      isInToast ||= element.tagName === 'LIGHTNING-TOAST';
      element = element.shadowRoot.activeElement;
    }
    return isInToast && element?.tagName === 'BUTTON';
  });
}
