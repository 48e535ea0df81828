import fs from 'node:fs';
import { chromium } from 'playwright-core';
import type { Browser } from 'playwright-core';

/** The Chromium that `npm test` found or installed, or Debian's. */
export function launchBrowser(): Promise<Browser> {
  const executablePath = process.env['SYNCLINE_CHROMIUM'] ?? '/usr/bin/chromium';
  if (!fs.existsSync(executablePath))
    throw new Error(`There is no Chromium at ${executablePath}. Name one in SYNCLINE_CHROMIUM (Debian: apt-get install chromium).`);
  return chromium.launch({
    executablePath,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--no-first-run',
    ],
  });
}
