// Converts what is in TypeScript below scripts/ and has changed, so that none of the processes that follow has to load TypeScript for it.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
// Brings what `erased` needs.
import './require.mjs';
import { erased } from './erased.mjs';

/** Others' modules, and those that browsers run. */
const foreign = new Set(['node_modules', 'modules']);

function eraseIn(folder) {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory() && !foreign.has(entry.name)) eraseIn(path);
    else if (entry.isFile() && /(?<!\.d)\.ts$/.test(path)) erased(path);
  }
}

eraseIn(fileURLToPath(new URL('..', import.meta.url)));
