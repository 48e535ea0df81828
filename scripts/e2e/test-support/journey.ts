/** What the journeys share: one running product, one browser a file, and people who log in. */
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, before } from 'node:test';
import { Connection } from 'jsforce';
import type { Browser, Page } from 'playwright-core';
import { typeScriptArguments } from '../../typescript/arguments.ts';
import { launchBrowser } from './browser.ts';
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
  /** Moves the org's clock, and waits for the jobs that are due then. */
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

export interface Journey {
  readonly product: JourneyProduct;
  /** The address of a tab of the package. */
  tabUrl(name: string): string;
  /** Calls a class of the package as its pages do, by whoever is logged in. */
  callApex(page: Page, call: ApexCall): Promise<{ readonly status: number; readonly text: string }>;
  /** The sign-in page, in a browser of its own. */
  openPage(height?: number): Promise<Page>;
  logIn(username: string, height?: number): Promise<Page>;
  /** jsforce, logged in as the administrator or another. */
  connect(username?: string): Promise<Connection>;
}

/** The addresses, as a list in JSON, of products that several files of journeys share: one for a mode at most. */
export const sharedProductsVariable = 'SYNCLINE_JOURNEY_PRODUCTS';

/** Set to anything: the journeys go through an org that the package is installed in. */
export const installedVariable = 'SYNCLINE_E2E_INSTALLED';

const installedArgument = '--installed';

function argumentsOfMode(): readonly string[] {
  return process.env[installedVariable] ? [installedArgument] : [];
}

/** Starts a product in a new state folder, or in one that there is; whoever starts it ends it, and the folder goes with it. */
export async function startMovableProduct(
  arguments_: readonly string[] = argumentsOfMode(),
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

/**
 * Call it once, at the top of a file of journeys. Where no shared product is in the mode asked for, the file has one of its own, started so;
 * `isAlone` asks for one in any case, since it changes what holds for the whole org.
 */
export function useJourney(arguments_: readonly string[] = argumentsOfMode(), isAlone = false): Journey {
  // What was started is ended, also where the other did not start.
  const ends: (() => Promise<unknown>)[] = [];
  let starting: Promise<Started> | undefined;
  let started: Started | undefined;
  // Node begins a file's own `before` without waiting for this one: who comes first starts.
  const start = async (): Promise<Started> => {
    starting ??= startAll(ends, arguments_, isAlone);
    started = await starting;
    return started;
  };
  before(start);
  after(async () => {
    for (const end of ends.reverse()) await end();
  });

  const demandStarted = (): Started => {
    if (started === undefined) throw new Error('Nothing has been started yet');
    return started;
  };
  const openPage = async (height = 900): Promise<Page> => {
    const { browser, product } = await start();
    const context = await browser.newContext({ viewport: { width: 1280, height } });
    const page = await context.newPage();
    await page.goto(product.url);
    return page;
  };
  return {
    get product() {
      return demandStarted().product;
    },
    tabUrl(name) {
      const { url, installedNamespace } = demandStarted().addresses;
      return `${url}/lightning/n/${installedNamespace === null ? '' : `${installedNamespace}__`}${name}`;
    },
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
    async logIn(username, height) {
      const page = await openPage(height);
      await page.getByLabel('Username').fill(username);
      await page.getByLabel('Password').fill(password);
      await page.getByRole('button', { name: 'Log In' }).click();
      await page.waitForURL('**/lightning/**');
      return page;
    },
    async connect(username = 'admin@syncline.local') {
      const { product } = await start();
      const connection = new Connection({ loginUrl: product.url, version: '67.0' });
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

async function startAll(ends: (() => Promise<unknown>)[], arguments_: readonly string[], isAlone: boolean): Promise<Started> {
  const addresses = (isAlone ? null : sharedAddresses(arguments_)) ?? (await startOwn(ends, arguments_));
  const browser = await launchBrowser();
  ends.push(() => browser.close());
  return { addresses, product: productAt(addresses), browser };
}

function sharedAddresses(arguments_: readonly string[]): Addresses | null {
  const shared = JSON.parse(process.env[sharedProductsVariable] ?? '[]') as readonly Addresses[];
  const isInstalled = arguments_.includes(installedArgument);
  return shared.find(({ installedNamespace }) => (installedNamespace !== null) === isInstalled) ?? null;
}

async function startOwn(ends: (() => Promise<unknown>)[], arguments_: readonly string[]): Promise<Addresses> {
  const own = await startMovableProduct(arguments_);
  ends.push(() => own.end());
  return own;
}

export function productAt({ url, receiverUrl, controlUrl, stateFolder }: Addresses): JourneyProduct {
  const passMinutes = async (count: number): Promise<void> => {
    for (let minute = 0; minute < count; minute += 1) await fetch(`${controlUrl}/advance?seconds=60`, { method: 'POST' });
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
