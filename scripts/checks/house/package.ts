import { filesIn } from '../common/files.ts';
import type { House } from './house.ts';
import { isForTests, packageReferences } from './package-references.ts';

const folder = 'force-app/main';
const files = filesIn(folder, (path) => /\.(cls|trigger|object-meta\.xml)$|\/lwc\/.*\.(ts|html)$/.test(path)).filter(
  (file) => !isForTests(file),
);

/** What the customer installs: pages above features, and the engine in floors of its own. */
export const packaged: House = {
  name: 'package',
  folder,
  floors: [
    ['foundation'],
    ['alerts'],
    ['connections', 'budget'],
    ['streams'],
    ['streams/catalogue'],
    ['streams/filters'],
    ['streams/schedule'],
    ['streams/configuration'],
    ['preflight'],
    ['activity'],
    ['retention'],
    ['engine/change'],
    ['engine/wake'],
    ['engine/scope'],
    ['engine/link'],
    ['engine/reading'],
    ['engine/delivery'],
    ['engine/backfill'],
    ['engine/follow'],
    ['engine/preview'],
    ['engine/chain'],
    ['status'],
    ['watch'],
    ['diagnosis'],
    ['pages/connections', 'pages/overview', 'pages/data', 'pages/activity'],
  ],
  mayFilesCircle: true,
  ofOwnFeature: /Selector\.cls$/,
  files: () => files.map(({ path }) => path),
  references: () => packageReferences(files),
};
