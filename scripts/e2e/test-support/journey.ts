/** What the journeys share: one running product, one browser a file, and people who log in. */
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, before } from 'node:test';
import { Connection } from 'jsforce';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { typeScriptArguments } from '../../typescript/arguments.ts';
import { openBrowser } from './browser.ts';
import { freePort, password, projectFolder, storedRecords } from './product.ts';
import type { ReceiverRecords } from './product.ts';

/** Where a product runs whose clock can be moved. */
export interface Addresses {
  readonly url: string;
  readonly receiverUrl: string;
  readonly controlUrl: string;
  /** Null: the package's source is deployed. */
  readonly installedNamespace: string | null;
  /** Where it keeps everything. */
  readonly stateFolder: string;
}

export interface JourneyProduct extends ReceiverRecords {
  readonly url: string;
  readonly receiverUrl: string;
  readonly stateFolder: string;
  /** Moves the clock of the org, waits for the jobs that are due then, and moves that of the pages. */
  passMinutes(count: number): Promise<void>;
  /** Whether callouts stay on where key and secret of a credential are replaced; off until it is said. */
  keepCalloutsOnNewValues(isKept: boolean): Promise<void>;
  /** To somebody who was added to the org. */
  givePassword(username: string): Promise<void>;
  /** Passes minutes until the check gives something other than undefined, null or false. */
  withinMinutes<T>(count: number, what: string, check: () => Promise<T>): Promise<NonNullable<T>>;
}

export interface ApexCall {
  readonly className: string;
  readonly method: string;
  readonly parameters?: Readonly<Record<string, unknown>>;
}

export interface PageWish {
  readonly height?: number;
  /** What the person asked for, and sees once they are logged in; home by default. */
  readonly url?: string;
  /** Or a tab of the package, by its name. */
  readonly tab?: string;
}

export interface Journey {
  readonly product: JourneyProduct;
  /** The address of a tab of the package. */
  tabUrl(name: string): string;
  /** Calls a class of the package as its pages do, by whoever is logged in. */
  callApex(page: Page, call: ApexCall): Promise<{ readonly status: number; readonly text: string }>;
  /** The sign-in page, in a browser of its own. */
  openPage(wish?: PageWish): Promise<Page>;
  logIn(username: string, wish?: PageWish): Promise<Page>;
  /** All that are open, so that none asks on behind the next test. */
  closePages(): Promise<void>;
  /** Moves the clock of the pages alone, by longer than any of them waits before it asks again. */
  letPagesAskAgain(): Promise<void>;
  /** jsforce, logged in as the administrator or another. */
  connect(username?: string): Promise<Connection>;
}

/** The addresses, in JSON, of a product that runs already, which the files of a lane share. */
export const sharedProductVariable = 'SYNCLINE_JOURNEY_PRODUCT';

/** Set to anything: journeys through the demo go through an org that the package is installed in. */
const installedVariable = 'SYNCLINE_E2E_INSTALLED';

function argumentsOfMode(): readonly string[] {
  return process.env[installedVariable] ? ['--installed'] : [];
}

/** Starts a product in a new state folder, or in one that there is; whoever starts it ends it, and the folder goes with it. */
export async function startMovableProduct(
  arguments_: readonly string[],
  stateFolder = fs.mkdtempSync(path.join(os.tmpdir(), 'journeys-')),
): Promise<Addresses & { readonly end: () => Promise<void> }> {
  const environment = { SYNCLINE_PORT: `${await freePort()}`, SYNCLINE_RECEIVER_PORT: `${await freePort()}`, SYNCLINE_DATA: stateFolder };
  const program = path.join(projectFolder, 'scripts/e2e/test-support/movable-product.ts');
  const child = spawn(process.execPath, [...typeScriptArguments, program, ...arguments_], {
    cwd: projectFolder,
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const addresses = await new Promise<Addresses>((resolve, reject) => {
    let output = '';
    child.stdout.on('data', (chunk: Buffer) => {
      output += chunk.toString();
      const line = output.split('\n').find((candidate) => candidate.startsWith('{') && candidate.endsWith('}'));
      if (line !== undefined) resolve({ ...(JSON.parse(line) as Omit<Addresses, 'stateFolder'>), stateFolder });
    });
    child.once('exit', (status) => reject(new Error(`The product ended with status ${status ?? 'none'}:\n${output}`)));
  });
  return {
    ...addresses,
    async end() {
      child.kill();
      await ended;
      fs.rmSync(stateFolder, { recursive: true, force: true });
    },
  };
}

/** What a journey has started, to be ended: the last first. */
export type Ends = (() => Promise<unknown>)[];

const longestPauseOfPages = 30_000;

/**
 * Call it at the top of a file of journeys. By default it goes through the product that the files of a lane share; a file that runs alone
 * has one of its own, started with the arguments. Where a function is given, it goes through the product which that starts.
 */
export function useJourney(product: WantedProduct = argumentsOfMode()): Journey {
  const journey = openJourney(product);
  before(() => journey.start());
  after(() => journey.end());
  return journey;
}

/** Arguments of a product of its own, or what starts another. */
type WantedProduct = readonly string[] | ((ends: Ends) => Promise<Addresses>);

/** The same for a program, which starts and ends it. */
export function openJourney(product: WantedProduct): Journey & { start(): Promise<void>; end(): Promise<void> } {
  // What was started is ended, also where the other did not start.
  const ends: Ends = [];
  const contexts: BrowserContext[] = [];
  let starting: Promise<Started> | undefined;
  let started: Started | undefined;
  // Node begins a file's own `before` without waiting for this one: who comes first starts.
  const start = async (): Promise<Started> => {
    starting ??= startAll();
    started = await starting;
    return started;
  };
  const startAll = async (): Promise<Started> => {
    const addresses = typeof product === 'function' ? await product(ends) : (sharedAddresses() ?? (await startOwn(ends, product)));
    const browser = await openBrowser();
    ends.push(() => browser.close());
    return { addresses, product: productAt(addresses, letPagesPass), browser };
  };
  const letPagesPass = async (milliseconds: number): Promise<void> => {
    for (const context of contexts) await context.clock.fastForward(milliseconds);
  };
  const demandStarted = (): Started => {
    if (started === undefined) throw new Error('Nothing has been started yet');
    return started;
  };
  const tabUrl = (name: string): string => {
    const { url, installedNamespace } = demandStarted().addresses;
    return `${url}/lightning/n/${installedNamespace === null ? '' : `${installedNamespace}__`}${name}`;
  };
  const openPage = async ({ height = 900, url, tab }: PageWish = {}): Promise<Page> => {
    const { browser, addresses } = await start();
    const context = await browser.newContext({ viewport: { width: 1280, height } });
    await context.clock.install();
    contexts.push(context);
    const page = await context.newPage();
    await page.goto(url ?? (tab === undefined ? addresses.url : tabUrl(tab)));
    return page;
  };
  return {
    async start() {
      await start();
    },
    async end() {
      for (const close of ends.reverse()) await close();
    },
    get product() {
      return demandStarted().product;
    },
    tabUrl,
    callApex(page, { className, method, parameters = {} }) {
      const { installedNamespace } = demandStarted().addresses;
      const call = {
        className: installedNamespace === null ? className : `${installedNamespace}.${className}`,
        method,
        parameters,
        cacheable: false,
      };
      return page.evaluate(async (body) => {
        const response = await fetch('/local/aura', { method: 'POST', headers: { 'content-type': 'application/json' }, body });
        return { status: response.status, text: await response.text() };
      }, JSON.stringify(call));
    },
    openPage,
    async logIn(username, wish) {
      const page = await openPage(wish);
      await page.getByLabel('Username').fill(username);
      await page.getByLabel('Password').fill(password);
      await page.getByRole('button', { name: 'Log In' }).click();
      await page.waitForURL('**/lightning/**');
      return page;
    },
    async closePages() {
      for (const context of contexts.splice(0)) await context.close();
    },
    letPagesAskAgain: () => letPagesPass(longestPauseOfPages),
    async connect(username = 'admin@syncline.local') {
      const { addresses } = await start();
      const connection = new Connection({ loginUrl: addresses.url, version: '67.0' });
      await connection.login(username, password);
      return connection;
    },
  };
}

interface Started {
  readonly addresses: Addresses;
  readonly product: JourneyProduct;
  readonly browser: Browser;
}

function sharedAddresses(): Addresses | null {
  const shared = process.env[sharedProductVariable];
  return shared === undefined ? null : (JSON.parse(shared) as Addresses);
}

async function startOwn(ends: Ends, arguments_: readonly string[]): Promise<Addresses> {
  const own = await startMovableProduct(arguments_);
  ends.push(() => own.end());
  return own;
}

function productAt(
  { url, receiverUrl, controlUrl, stateFolder }: Addresses,
  letPagesPass: (milliseconds: number) => Promise<void>,
): JourneyProduct {
  const passMinutes = async (count: number): Promise<void> => {
    for (let minute = 0; minute < count; minute += 1) await fetch(`${controlUrl}/advance?seconds=60`, { method: 'POST' });
    await letPagesPass(count * 60_000);
  };
  return {
    url,
    receiverUrl,
    stateFolder,
    ...storedRecords(receiverUrl),
    passMinutes,
    async keepCalloutsOnNewValues(isKept) {
      await fetch(`${controlUrl}/new-values?keep=${isKept}`, { method: 'POST' });
    },
    async givePassword(username) {
      await fetch(`${controlUrl}/password?username=${encodeURIComponent(username)}`, { method: 'POST' });
    },
    async withinMinutes(count, what, check) {
      for (let minute = 0; ; minute += 1) {
        const value = await check();
        if (value !== undefined && value !== null && value !== false) return value;
        if (minute === count) throw new Error(`Not within ${count} minutes of the org's clock: ${what}`);
        await passMinutes(1);
      }
    },
  };
}
