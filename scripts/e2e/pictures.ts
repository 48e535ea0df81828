/**
 * The pictures of the README, taken of the product as `npm start` shows it after its day of history: `npm run docs:pictures`, or
 * `npm run docs:pictures -- activity why` for some of them. Chromium is that of SYNCLINE_CHROMIUM, or Debian's.
 */
import fs from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { openBrowser } from './test-support/browser.ts';
import { password, projectFolder, startProduct } from './test-support/product.ts';
import type { Product } from './test-support/product.ts';

const folder = path.join(projectFolder, 'docs/images');
/** More is too much for a page that people read in two minutes. */
const mostBytes = 150_000;

interface Picture {
  readonly height: number;
  /** Goes there and waits until it is all there. */
  readonly open: (page: Page, product: Product) => Promise<unknown>;
}

const tab = ({ url }: Product, name: string): string => `${url}/lightning/n/Syncline_${name}`;

async function logIn(page: Page, address: string): Promise<void> {
  await page.goto(address);
  if (await page.getByLabel('Username').isHidden()) return;
  await page.getByLabel('Username').fill('admin@syncline.local');
  await page.getByLabel('Password').fill(password);
  await page.getByRole('button', { name: 'Log In' }).click();
  await page.waitForURL('**/lightning/**');
}

const pictures: Readonly<Record<string, Picture>> = {
  overview: {
    height: 900,
    async open(page, product) {
      await logIn(page, tab(product, 'Overview'));
      await page.locator('[data-id="run"]').first().waitFor();
    },
  },
  activity: {
    height: 800,
    async open(page, product) {
      await logIn(page, tab(product, 'Activity'));
      await page.locator('[data-id="group"]').first().waitFor();
    },
  },
  why: {
    height: 800,
    async open(page, product) {
      await logIn(page, tab(product, 'Activity'));
      await page.locator('[data-id="group"]').first().waitFor();
      const { records } = await page.evaluate(async () => {
        const soql = "SELECT Id FROM Account WHERE BillingCountry = 'Holland'";
        const answer = await fetch(`/services/data/v67.0/query?q=${encodeURIComponent(soql)}`);
        return (await answer.json()) as { records: { Id: string }[] };
      });
      await page.goto(`${tab(product, 'Activity')}?c__ask=${records[0]?.Id}`);
      await page
        .getByText(/none of the countries known here/)
        .first()
        .waitFor();
    },
  },
  data: {
    height: 800,
    async open(page, product) {
      await logIn(page, tab(product, 'Data'));
      await page.getByRole('button', { name: 'New stream' }).waitFor();
      await page.getByText('Account', { exact: true }).first().click();
      await page.getByRole('treeitem').first().waitFor();
    },
  },
  arrived: {
    height: 720,
    async open(page, product) {
      await page.goto(product.receiverUrl);
      await page.locator('#view a').nth(20).waitFor();
    },
  },
  people: {
    height: 480,
    async open(page, product) {
      await logIn(page, `${product.url}/lightning/setup/Demonstration/home`);
      await page.getByText('People at work').waitFor();
    },
  },
};

const wanted = process.argv.slice(2);
const unknown = wanted.find((name) => !(name in pictures));
if (unknown !== undefined) throw new Error(`There is no picture ${unknown}; there are ${Object.keys(pictures).join(', ')}`);

const product = await startProduct();
const browser = await openBrowser();
try {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, colorScheme: 'light', reducedMotion: 'reduce' });
  for (const name of wanted.length === 0 ? Object.keys(pictures) : wanted) {
    const { height, open } = pictures[name] as Picture;
    const page = await context.newPage();
    page.setDefaultTimeout(8_000);
    await page.setViewportSize({ width: 1280, height });
    await open(page, product);
    // Whatever moves in has come to rest.
    await page.waitForTimeout(500);
    const file = path.join(folder, `${name}.png`);
    await page.screenshot({ path: file });
    await page.close();
    const { size } = fs.statSync(file);
    console.log(`${name}.png: ${Math.round(size / 1000)} kB`);
    if (size > mostBytes) throw new Error(`${name}.png has ${size} bytes, more than ${mostBytes}`);
  }
} finally {
  await browser.close();
  await product.stop();
  fs.rmSync(product.stateFolder, { recursive: true, force: true });
}
