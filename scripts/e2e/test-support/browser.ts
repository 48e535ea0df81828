import fs from 'node:fs';
import { chromium } from 'playwright-core';
import type { Browser, BrowserServer } from 'playwright-core';

/** The address of a browser that runs already, which the files of a lane share: to start one for each takes seconds. */
export const sharedBrowserVariable = 'SYNCLINE_JOURNEY_BROWSER';

const options = {
  args: [
    '--no-sandbox',
    '--disable-gpu',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    '--no-first-run',
  ],
};

/** A browser that journeys in other processes share. Whoever is interrupted closes it. */
export function serveBrowser(executablePath: string): Promise<BrowserServer> {
  return chromium.launchServer({ ...options, executablePath, handleSIGINT: false, handleSIGTERM: false, handleSIGHUP: false });
}

/** The shared browser; where there is none, the Chromium of SYNCLINE_CHROMIUM, or Debian's. To close it ends what the caller opened in it. */
export function openBrowser(): Promise<Browser> {
  const shared = process.env[sharedBrowserVariable];
  if (shared !== undefined) return chromium.connect(shared);
  const executablePath = process.env['SYNCLINE_CHROMIUM'] ?? '/usr/bin/chromium';
  if (!fs.existsSync(executablePath))
    throw new Error(`There is no Chromium at ${executablePath}. Name one in SYNCLINE_CHROMIUM (Debian: apt-get install chromium).`);
  return chromium.launch({ ...options, executablePath });
}
