import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
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

/** Journeys of people through the product, in a real browser, whose path they find in SYNCLINE_CHROMIUM. */
export const journeys: Suite = {
  name: 'journeys',
  title: 'Journeys (Chromium)',
  run: async () => {
    const files = existsSync(join(projectFolder, 'scripts', 'e2e')) ? testFilesIn(join('scripts', 'e2e')) : [];
    if (files.length === 0) {
      return notRun('there is no journey');
    }
    const refusal = findChromium() ? null : await installFromDebian('chromium');
    const browser = findChromium();
    return browser
      ? runNodeTests('journeys', files, { environment: { SYNCLINE_CHROMIUM: browser }, minutes: 20 })
      : notRun(`${files.length} files of journeys: ${refusal ?? 'Chromium was installed, but is not found'}`);
  },
};

function findChromium(): string | null {
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  const candidates = [
    process.env['SYNCLINE_CHROMIUM'] ?? '',
    ...names.flatMap((name) => folders.map((folder) => join(folder, name))),
    ...macApplications,
  ];
  return candidates.find((candidate) => candidate !== '' && existsSync(candidate)) ?? null;
}
