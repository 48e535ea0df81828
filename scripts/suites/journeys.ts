import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { installedVariable, sharedProductVariable, startMovableProduct } from '../e2e/test-support/journey.ts';
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
      const { end, ...addresses } = await startMovableProduct(isInstalled ? ['--installed'] : []);
      try {
        const environment = {
          SYNCLINE_CHROMIUM: browser,
          [sharedProductVariable]: JSON.stringify(addresses),
          [installedVariable]: isInstalled ? '1' : '',
        };
        return await runNodeTests(name, files, { environment, minutes: 20 });
      } finally {
        await end();
      }
    },
  };
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
