/** The folder that holds what can be made again at any time, such as compiled Apex. */
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const repository = join(dirname(fileURLToPath(import.meta.url)), '../../..');

/** What can be made again at any time lies beside the installed packages, so that a state folder holds states alone. */
export function cacheFolder(name: 'compiled' | 'components' | 'lab' | 'mutate'): string {
  return join(repository, 'node_modules/.cache', name);
}
