import assert from 'node:assert/strict';
import { afterEach, test } from 'node:test';
import type { Page } from 'playwright-core';
import { useJourney } from '../test-support/journey.ts';

const journey = useJourney();
afterEach(() => journey.closePages());

const tabs = ['Syncline_Overview', 'Syncline_Data', 'Syncline_Activity', 'Syncline_Connections'];

/** Each place of each page says more than this. */
const fewestTexts = 20;

/** What translations do to a page: every label in accents and half as long again, as German or Finnish is. Runs in the page. */
function pseudoTranslate(): void {
  const accents: Readonly<Record<string, string>> = { a: 'å', e: 'é', i: 'î', o: 'ö', u: 'û', A: 'Å', E: 'É', I: 'Î', O: 'Ö', U: 'Û' };
  const translated = (text: string): string => {
    const letters = text.replaceAll(/\{\d\}|[aeiouAEIOU]/g, (match) => accents[match] ?? match);
    return `${letters} ${'ñ'.repeat(Math.max(1, Math.round(text.length * 0.4)))}`;
  };
  interface Org {
    label(name: string): string;
  }
  let org: Org | undefined;
  Object.defineProperty(globalThis, 'localOrg', {
    configurable: true,
    get: () => org,
    set(value: Org) {
      const original = value.label.bind(value);
      org = Object.assign(value, { label: (name: string) => translated(original(name)) });
    },
  });
}

/** The places of a page: itself, and each of its tabs. A tab within a tab is looked at where it is first shown. */
async function eachPlace(page: Page, look: (place: string) => Promise<void>): Promise<void> {
  const ofContent = page.locator('[role="tab"]:visible');
  const count = await ofContent.count();
  await look('as it opens');
  for (let index = 0; index < count; index += 1) {
    const tab = ofContent.nth(index);
    if ((await tab.count()) === 0) continue;
    const name = (await tab.innerText()).trim();
    await tab.click();
    await settled(page);
    await look(name);
  }
}

async function settled(page: Page): Promise<void> {
  await page
    .waitForFunction(() => document.querySelectorAll('[role="status"] .slds-spinner, .slds-spinner_container').length === 0, null, {
      timeout: 8_000,
    })
    .catch(() => undefined);
  await page.waitForTimeout(300);
}

async function open(page: Page, tab: string): Promise<void> {
  await page.goto(journey.tabUrl(tab));
  await page.locator('h1').first().waitFor();
  await settled(page);
  const stream = page.locator('c-stream-list button').first();
  if ((await stream.count()) > 0) {
    await stream.click();
    await settled(page);
  }
}

interface Looked {
  /** How many texts of the package there are: without any nothing would be found. */
  readonly texts: number;
  /** Texts that no translation would change, and that are nobody's data. */
  readonly untranslated: string[];
  /** Texts of which something is cut off, without a title that says the rest. */
  readonly cut: string[];
  readonly width: number;
}

/** What stands in the package's own components, with what the server has answered as data. */
async function lookAt(page: Page, data: string): Promise<Looked> {
  return page.evaluate((answers) => {
    const roots: (Document | ShadowRoot)[] = [document];
    for (const root of roots) for (const { shadowRoot } of Array.from(root.querySelectorAll('*'))) if (shadowRoot) roots.push(shadowRoot);
    const parentOf = (node: Node): Element | null => {
      const root = node.getRootNode();
      return node.parentElement ?? (root instanceof ShadowRoot ? root.host : null);
    };
    let texts = 0;
    const untranslated = new Set<string>();
    const cut = new Set<string>();
    const isShown = (element: Element): boolean => {
      const { width, height } = element.getBoundingClientRect();
      return width > 1 && height > 1 && getComputedStyle(element).visibility !== 'hidden';
    };
    // Base components bring their own words; those that format say what the browser says.
    const isOurs = (element: Element): boolean => {
      for (let each: Element | null = element; each; each = parentOf(each)) {
        const tag = each.tagName.toLowerCase();
        if (/^lightning-(?:formatted|relative|datepicker)/.test(tag)) return false;
        if (tag.startsWith('c-')) return true;
        if (tag.startsWith('shell-')) return false;
      }
      return false;
    };
    for (const root of roots) {
      const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const element = parentOf(node);
        const text = node.textContent?.replaceAll(/\s+/g, ' ').trim() ?? '';
        if (!element || text === '' || !isOurs(element) || !isShown(element)) continue;
        texts += 1;
        const isTranslated = text.includes('ñ') || /[åéîöûÅÉÎÖÛ]/.test(text);
        // Figures, units and marks have no words, and the browser says how long ago; what the server answered, whole, is data.
        const isData = text
          .replace(/^[A-Z]-\d+ /, '')
          .split(/ · |, /)
          .every((part) => !/\p{L}{4,}/u.test(part) || /^(?:in )?\d+ \w+(?: ago)?$/.test(part) || answers.includes(part));
        if (!isTranslated && !isData) untranslated.add(text);
        const style = getComputedStyle(element);
        const hides = style.overflowX === 'hidden' || style.overflowX === 'clip';
        const titled = element.closest('[title]') !== null;
        if (hides && !titled && element.scrollWidth > element.clientWidth + 1 && element.clientWidth > 1) cut.add(text);
      }
    }
    return { texts, untranslated: [...untranslated], cut: [...cut], width: document.documentElement.scrollWidth };
  }, data);
}

/** All that the server has answered to a page so far, but the labels. */
function answersTo(page: Page): () => Promise<string> {
  const answers: Promise<string>[] = [];
  page.on('response', (response) => {
    if (/\/local\/|\/services\//.test(response.url()) && !response.url().includes('session'))
      answers.push(
        response
          .text()
          .then((text) => text.replaceAll('\\"', '"'))
          .catch(() => ''),
      );
  });
  return async () => (await Promise.all(answers)).join('\n');
}

for (const tab of tabs) {
  test(`${tab}: translated, every text is, nothing is cut off, and nothing leaves the page`, async () => {
    const page = await journey.logIn('admin@syncline.local');
    const answers = answersTo(page);
    await page.addInitScript(pseudoTranslate);
    await open(page, tab);
    await eachPlace(page, async (place) => {
      const { texts, untranslated, cut, width } = await lookAt(page, await answers());
      assert.ok(texts >= fewestTexts, `${place}: only ${texts} texts are there to look at`);
      assert.deepEqual({ place, untranslated, cut }, { place, untranslated: [], cut: [] });
      assert.ok(width <= 1280, `${place}: ${width} pixels wide in a window of 1280`);
    });
    await page.setViewportSize({ width: 390, height: 844 });
    await settled(page);
    const { width } = await lookAt(page, await answers());
    assert.ok(width <= 390, `${width} pixels wide on a phone`);
  });

  test(`${tab}: written from right to left it stays in its frame`, async () => {
    const page = await journey.logIn('admin@syncline.local');
    await page.addInitScript(() => document.documentElement.setAttribute('dir', 'rtl'));
    await open(page, tab);
    await page.evaluate(() => document.documentElement.setAttribute('dir', 'rtl'));
    await eachPlace(page, async (place) => {
      const outside = await page.evaluate(() => {
        const left: string[] = [];
        const roots: (Document | ShadowRoot)[] = [document];
        for (const root of roots)
          for (const { shadowRoot } of Array.from(root.querySelectorAll('*'))) if (shadowRoot) roots.push(shadowRoot);
        const elements = roots.flatMap((root) => Array.from(root.querySelectorAll('h1, h2, h3, button, input, th, td, p, dd, dt')));
        for (const element of elements) {
          const { left: begins, right, width } = element.getBoundingClientRect();
          const scrolls = element.closest('.slds-scrollable_x, .slds-scrollable, [role="listbox"], svg') !== null;
          const isHidden = element.closest('.slds-assistive-text, [hidden]') !== null;
          if (width > 1 && !scrolls && !isHidden && (begins < -1 || right > window.innerWidth + 1))
            left.push(`${element.tagName} ${element.textContent.trim().slice(0, 40)} at ${Math.round(begins)} to ${Math.round(right)}`);
        }
        return { left, width: document.documentElement.scrollWidth };
      });
      assert.deepEqual({ place, ...outside }, { place, left: [], width: 1280 });
    });
  });
}
