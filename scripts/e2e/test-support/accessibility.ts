/** What axe finds on a page, in each of the ways that people look at it. */
import assert from 'node:assert/strict';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import type axe from 'axe-core';
import type { Page } from 'playwright-core';

const source = fs.readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

const phoneWidth = 390;

/** A window of 1280 by 1024 of which everything is drawn at 200 %: the page has half of either. */
const zoomed = { width: 640, height: 512 };

/** Where it is set, a folder that exists: what is looked at is drawn there too, for people to look at. */
const picturesVariable = 'SYNCLINE_PICTURES';

/**
 * What the platform's own base components do, which no component of ours can mend: the menu of the tabs that have no room is a button within
 * a tab (lightning-base-components, lightning-tab-bar).
 */
const ofThePlatform = [/^nested-interactive: .*lightning-tab-bar .*overflow-button:/];

/** Light, dark, at 200 %, and as narrow as a phone; nothing may scroll sideways. Leaves the page as it was. */
export async function expectAccessible(page: Page, what: string): Promise<void> {
  const size = page.viewportSize() ?? { width: 1280, height: 900 };
  const found = await findings(page);
  const wide = await widthOf(page);
  await draw(page, `${what}, light`);
  await page.emulateMedia({ colorScheme: 'dark' });
  const inDark = await findings(page);
  await draw(page, `${what}, dark`);
  await page.emulateMedia({ colorScheme: 'light' });
  await page.setViewportSize(zoomed);
  const atZoom = await findings(page);
  const half = await widthOf(page);
  await draw(page, `${what}, 200 %`);
  await page.setViewportSize({ ...size, width: phoneWidth });
  const onPhone = await findings(page);
  const narrow = await widthOf(page);
  await draw(page, `${what}, phone`);
  await page.setViewportSize(size);
  assert.deepEqual({ what, found, inDark, atZoom, onPhone }, { what, found: [], inDark: [], atZoom: [], onPhone: [] });
  assert.ok(half <= zoomed.width, `${what}: ${half} pixels wide at 200 % of a window of ${2 * zoomed.width}`);
  assert.ok(narrow <= phoneWidth, `${what}: ${narrow} pixels wide on a phone`);
  assert.ok(wide <= size.width, `${what}: ${wide} pixels wide in a window of ${size.width}`);
}

async function draw(page: Page, name: string): Promise<void> {
  const folder = process.env[picturesVariable];
  if (folder !== undefined) await page.screenshot({ path: path.join(folder, `${name}.png`), fullPage: true });
}

/** The base tabs lay themselves out anew some frames after the window has another width. */
const layoutMillis = 2_000;

async function widthOf(page: Page): Promise<number> {
  await page
    .waitForFunction(() => document.documentElement.scrollWidth <= window.innerWidth, null, { timeout: layoutMillis })
    .catch(() => undefined);
  return page.evaluate(() => document.documentElement.scrollWidth);
}

async function findings(page: Page): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(source);
  const found = await page.evaluate(async () => {
    // Synthetic shadow refuses it, and axe passes over what it cannot ask: the contrast of every label, and what attributes refer to.
    const roots = (node: ParentNode): ShadowRoot[] =>
      Array.from(node.querySelectorAll('*')).flatMap(({ shadowRoot }) => (shadowRoot ? [shadowRoot, ...roots(shadowRoot)] : []));
    for (const prototype of new Set(roots(document).map((root) => Object.getPrototypeOf(root) as object)))
      Object.defineProperty(prototype, 'getElementById', {
        configurable: true,
        value(this: ShadowRoot, id: string) {
          const selector = `#${CSS.escape(id)}`;
          const own = this.querySelector(selector);
          if (own !== null || !this.host.tagName.startsWith('LIGHTNING-')) return own;
          // The platform's tabs name panels of another root of the platform's: browsers, which know no synthetic roots, find them.
          const holder = roots(document).find((root) => root.querySelector(selector) !== null);
          return holder?.querySelector(selector) ?? null;
        },
      });
    // A colour on its way from light to dark is nobody's choice, nor is that of a message that goes while axe looks.
    const finish = (): void => {
      const passing = document.getAnimations().filter(({ effect }) => effect?.getComputedTiming().endTime !== Infinity);
      for (const animation of passing) animation.finish();
    };
    const beginnings = ['transitionrun', 'animationstart'];
    finish();
    for (const beginning of beginnings) document.addEventListener(beginning, finish, true);
    const { violations } = await (window as unknown as { readonly axe: typeof axe }).axe.run({ resultTypes: ['violations'] });
    for (const beginning of beginnings) document.removeEventListener(beginning, finish, true);
    return violations.flatMap(({ id, nodes }) =>
      nodes.map(
        ({ target, failureSummary = '' }) =>
          `${id}: ${target.join(' ').split(',').slice(-2).join(' ')}: ${failureSummary.replaceAll(/\s+/g, ' ')}`,
      ),
    );
  });
  return found.filter((finding) => !ofThePlatform.some((known) => known.test(finding)));
}
