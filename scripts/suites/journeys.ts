import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { serveBrowser, sharedBrowserVariable } from '../e2e/test-support/browser.ts';
import { sharedProductVariable, startMovableProduct } from '../e2e/test-support/journey.ts';
import { installFromDebian } from './debian.ts';
import { runNodeTests, testFilesIn } from './node-tests.ts';
import { broken, notRun, together } from './suite.ts';
import type { Suite, SuiteResult } from './suite.ts';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const macApplications = [
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/** A product that runs, and the files of journeys that go through it one after another. */
interface Stage {
  /** Below scripts/e2e. */
  readonly folder: string;
  /** How the product is started. */
  readonly parameters: readonly string[];
}

/** Stages that follow one another. Lanes go side by side, since a stage leaves a core idle. */
type Lane = readonly Stage[];

const demo: Stage = { folder: 'demo', parameters: [] };
const subscriber: Stage = { folder: 'subscriber', parameters: ['--installed', '--empty'] };
/** Copies the org that it goes through, while nobody else is at work there. */
const sandbox: Stage = { ...subscriber, folder: 'sandbox' };

/** Journeys of people in a real browser, whose path they find in SYNCLINE_CHROMIUM: through the demo as source, and through a subscriber's org. */
export const journeys: Suite = journeySuite('journeys', 'Journeys (Chromium)', [[demo, sandbox], [subscriber]]);
/** The journeys through the demo, where the package is installed. */
export const installedJourneys: Suite = journeySuite('journeys-installed', 'Journeys (installed)', [
  [{ ...demo, parameters: ['--installed'] }],
]);

function journeySuite(name: string, title: string, lanes: readonly Lane[]): Suite {
  return {
    name,
    title,
    run: async () => {
      const refusal = findChromium() ? null : await installFromDebian('chromium');
      const browser = findChromium();
      if (browser === null) return notRun(`no journey: ${refusal ?? 'Chromium was installed, but is not found'}`);
      return together((await Promise.all(lanes.map((lane) => runLane(name, lane, browser)))).flat());
    },
  };
}

async function runLane(name: string, lane: Lane, browser: string): Promise<SuiteResult[]> {
  const server = await serveBrowser(browser);
  const results: SuiteResult[] = [];
  for (const stage of lane)
    results.push(await runStage(`${name}-${stage.folder}`, stage, server.wsEndpoint()).catch((error: unknown) => broken(String(error))));
  await server.close();
  return results;
}

async function runStage(name: string, { folder, parameters }: Stage, browserAddress: string): Promise<SuiteResult> {
  const { end, ...product } = await startMovableProduct(parameters);
  try {
    const environment = { [sharedBrowserVariable]: browserAddress, [sharedProductVariable]: JSON.stringify(product) };
    return await runNodeTests(name, testFilesIn(join('scripts', 'e2e', folder)), { environment, minutes: 20 });
  } finally {
    await end();
  }
}

function findChromium(): string | null {
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  const candidates = [
    process.env['SYNCLINE_CHROMIUM'] ?? '',
    ...names.flatMap((name) => folders.map((folder) => join(folder, name))),
    ...macApplications,
  ];
  return candidates.find((candidate) => candidate !== '' && existsSync(candidate)) ?? null;
}
