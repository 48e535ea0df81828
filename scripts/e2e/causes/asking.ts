/** A person who asks on the activity page, with a mouse and a keyboard, and reads what it says. */
import type { Page, Request } from 'playwright-core';
import { delay } from '../test-support/product.ts';
import type { Question } from './cause.ts';

export interface Answer {
  readonly answer: string;
  readonly button: string | null;
  readonly gates: readonly string[];
  readonly clicks: number;
  readonly keys: number;
  /** From the first click to the answer, as long as the machine takes. */
  readonly seconds: number;
  /** Methods of Apex that were called meanwhile. */
  readonly calls: readonly string[];
}

const quietMilliseconds = 150;

const isCall = (request: Request): boolean => request.url().endsWith('/local/aura');

/** What the page asks by itself, as time passes, is not of the question. */
async function untilQuiet(page: Page): Promise<void> {
  let busy = 0;
  let last = performance.now();
  const change = (by: number) => (request: Request) => {
    if (!isCall(request)) return;
    busy += by;
    last = performance.now();
  };
  const listeners = { request: change(1), requestfinished: change(-1), requestfailed: change(-1) };
  page.on('request', listeners.request);
  page.on('requestfinished', listeners.requestfinished);
  page.on('requestfailed', listeners.requestfailed);
  while (busy > 0 || performance.now() - last < quietMilliseconds) await delay(10);
  page.off('request', listeners.request);
  page.off('requestfinished', listeners.requestfinished);
  page.off('requestfailed', listeners.requestfailed);
}

/** The page asks these by itself, every few seconds, whether or not somebody asks it something. */
const ofThePage = /(?:^|\.)(?:Activity|Failure|Run|Status|Stream|Overview|Retry|Storage|Retention)\w*Controller$/;

/** Calls and time are counted from the first click to the answer. */
export async function ask(page: Page, { text, chosen }: Question): Promise<Answer> {
  const calls: string[] = [];
  const note = (request: Request): void => {
    if (!isCall(request)) return;
    const { className, method } = request.postDataJSON() as { readonly className: string; readonly method: string };
    if (!ofThePage.test(className)) calls.push(method);
  };
  const close = page.locator('c-record-diagnosis [data-id="close"]');
  if ((await close.count()) > 0) await close.click();
  await page.locator('[data-id="question"] input').waitFor();
  await untilQuiet(page);
  page.on('request', note);
  const begun = performance.now();
  let clicks = 0;
  let keys = 0;
  await page.locator('[data-id="question"] input').click();
  clicks += 1;
  const isPasted = /^\S{15,}$/.test(text);
  if (isPasted) await page.keyboard.insertText(text);
  else await page.keyboard.type(text);
  keys += isPasted ? 1 : text.length;
  await page.locator('[data-id="ask"] button').click();
  clicks += 1;
  const explanation = page.locator('[data-id="explanation"]').first();
  if (chosen !== undefined) {
    const line = page.locator('c-record-diagnosis li').filter({ hasText: chosen });
    await line.getByRole('button').first().click();
    clicks += 1;
  }
  await explanation.waitFor();
  const seconds = (performance.now() - begun) / 1000;
  page.off('request', note);
  const button = explanation.locator('> div').first().locator('[data-id="remedy"], [data-id="not-yours"]');
  return {
    answer: (await explanation.locator('[data-id="answer"]').innerText()).trim(),
    button: (await button.count()) === 0 ? null : (await button.innerText()).trim(),
    gates: (await explanation.locator('[data-id="finding"]').allInnerTexts()).map((finding) => finding.split('\n')[0]?.trim() ?? ''),
    clicks,
    keys,
    seconds,
    calls,
  };
}
