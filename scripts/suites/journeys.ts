import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { installedVariable, sharedProductsVariable, startMovableProduct } from '../e2e/test-support/journey.ts';
import { installFromDebian } from './debian.ts';
import { runNodeTests, testFilesIn } from './node-tests.ts';
import { projectFolder } from './process.ts';
import { notRun } from './suite.ts';
import type { Suite } from './suite.ts';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const macApplications = [
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/** Journeys of people through one running product, in a real browser, whose path they find in SYNCLINE_CHROMIUM: as source, and installed. */
export const journeys: Suite = journeySuite('journeys', 'Journeys (Chromium)', false);
export const installedJourneys: Suite = journeySuite('journeys-installed', 'Journeys (installed)', true);

function journeySuite(name: string, title: string, isInstalled: boolean): Suite {
  return {
    name,
    title,
    run: async () => {
      const files = existsSync(join(projectFolder, 'scripts', 'e2e')) ? testFilesIn(join('scripts', 'e2e')) : [];
      if (files.length === 0) {
        return notRun('there is no journey');
      }
      const refusal = findChromium() ? null : await installFromDebian('chromium');
      const browser = findChromium();
      if (browser === null) {
        return notRun(`${files.length} files of journeys: ${refusal ?? 'Chromium was installed, but is not found'}`);
      }
      // Side by side, since a start leaves a core idle. As source, one file of journeys goes through an empty org with the package installed.
      const starts = isInstalled ? [['--installed']] : [[], ['--installed', '--empty']];
      const products = await Promise.allSettled(starts.map((parameters) => startMovableProduct(parameters)));
      try {
        const environment = {
          SYNCLINE_CHROMIUM: browser,
          [sharedProductsVariable]: JSON.stringify(products.map(started)),
          [installedVariable]: isInstalled ? '1' : '',
        };
        return await runNodeTests(name, files, { environment, minutes: 20 });
      } finally {
        for (const product of products) if (product.status === 'fulfilled') await product.value.end();
      }
    },
  };
}

function started<T>(outcome: PromiseSettledResult<T>): T {
  if (outcome.status === 'rejected') throw outcome.reason;
  return outcome.value;
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
