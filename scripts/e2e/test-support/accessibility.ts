/** What axe finds on a page, in each of the ways that people look at it. */
import assert from 'node:assert/strict';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import type axe from 'axe-core';
import type { Page } from 'playwright-core';

const source = fs.readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

const phoneWidth = 390;

/** Light, dark, and as narrow as a phone; nothing may scroll sideways. Leaves the page as it was. */
export async function expectAccessible(page: Page, what: string): Promise<void> {
  const size = page.viewportSize() ?? { width: 1280, height: 900 };
  const found = await findings(page);
  const wide = await widthOf(page);
  await page.emulateMedia({ colorScheme: 'dark' });
  const inDark = await findings(page);
  await page.emulateMedia({ colorScheme: 'light' });
  await page.setViewportSize({ ...size, width: phoneWidth });
  const onPhone = await findings(page);
  const narrow = await widthOf(page);
  await page.setViewportSize(size);
  assert.deepEqual({ what, found, inDark, onPhone }, { what, found: [], inDark: [], onPhone: [] });
  assert.ok(narrow <= phoneWidth, `${what}: ${narrow} pixels wide on a phone`);
  assert.ok(wide <= size.width, `${what}: ${wide} pixels wide in a window of ${size.width}`);
}

function widthOf(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth);
}

async function findings(page: Page): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(source);
  return page.evaluate(async () => {
    // A colour on its way from light to dark is nobody's choice.
    for (const animation of document.getAnimations()) if (animation instanceof CSSTransition) animation.finish();
    const { violations } = await (window as unknown as { readonly axe: typeof axe }).axe.run({ resultTypes: ['violations'] });
    return violations.flatMap(({ id, nodes }) =>
      nodes.map(
        ({ target, failureSummary = '' }) =>
          `${id}: ${target.join(' ').split(',').slice(-2).join(' ')}: ${failureSummary.replaceAll(/\s+/g, ' ')}`,
      ),
    );
  });
}
