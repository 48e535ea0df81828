import { createElement } from 'lwc';
import type { LightningElement } from 'lwc';

export const now = '2026-01-01T12:00:00.000Z';

/** Puts a component on the page with its properties. */
export function show(tag: string, component: typeof LightningElement, properties: object = {}): HTMLElement {
  const element = createElement(tag, { is: component }) as unknown as HTMLElement;
  Object.assign(element, properties);
  document.body.append(element);
  return element;
}

/** Lets promises and rendering come to rest, whatever the timers do. */
export async function settled(turns = 10): Promise<void> {
  await Promise.resolve();
  if (turns > 0) {
    await settled(turns - 1);
  }
}

export function find<Found extends HTMLElement = HTMLElement>(element: HTMLElement, selector: string): Found {
  const found = element.shadowRoot?.querySelector<Found>(selector);
  if (!found) {
    throw new Error(`There is no ${selector} in ${element.tagName.toLowerCase()}.`);
  }
  return found;
}

export function maybe(element: HTMLElement, selector: string): HTMLElement | null {
  return element.shadowRoot?.querySelector<HTMLElement>(selector) ?? null;
}

export function text(element: HTMLElement, selector: string): string {
  return find(element, selector).textContent.replaceAll(/\s+/g, ' ').trim();
}

/** What a screen reader and a keyboard need of everything that the component itself renders. */
export function expectAccessible(element: HTMLElement): void {
  const all = (selector: string): HTMLElement[] => [
    ...(element.shadowRoot?.querySelectorAll<HTMLElement>(selector) ?? []),
  ];
  for (const button of all('button')) {
    expect(button.getAttribute('aria-label') ?? button.textContent).toBeTruthy();
    expect(button.tabIndex).toBe(0);
  }
  for (const labelled of all('lightning-button, lightning-badge, lightning-combobox')) {
    expect((labelled as HTMLElement & { label?: string }).label).toBeTruthy();
  }
  for (const spinner of all('lightning-spinner')) {
    expect((spinner as HTMLElement & { alternativeText?: string }).alternativeText).toBeTruthy();
  }
  for (const header of all('th')) {
    expect(['col', 'row']).toContain(header.getAttribute('scope'));
  }
  for (const region of all('[role="region"]')) {
    expect(region.getAttribute('aria-label')).toBeTruthy();
  }
  // What scrolls is reached by keyboard too, and does nothing else.
  for (const clickable of all('[onclick], [tabindex]:not([tabindex="-1"], .slds-scrollable_x[role="region"])')) {
    expect(['BUTTON', 'A']).toContain(clickable.tagName);
  }
}

/** What is pressed of a c-more-button, with the focus on it as at a keyboard; null where there is no more. */
export function moreButton(more: HTMLElement): HTMLElement | null {
  const button = maybe(more, 'button');
  button?.focus();
  return button;
}

export function clearPage(): void {
  document.body.replaceChildren();
}
