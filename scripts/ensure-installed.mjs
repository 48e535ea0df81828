// Installs the packages of the project, and of the folders named on the command line, where they are
// missing or not those of their lock file. Plain JavaScript on Node's own modules, because nothing is
// installed when it runs first.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const self = fileURLToPath(import.meta.url);
const projectFolder = dirname(dirname(self));
const oldestNode = [20, 19];

/** Ends the process with a message where the packages cannot be installed. */
export function ensureInstalled(folder = projectFolder) {
  demandNode();
  if (isInstalled(folder)) {
    return;
  }
  console.log(`Installing the packages of ${folder === projectFolder ? 'the project' : folder} ...`);
  const begun = Date.now();
  // On Windows npm is a script, which only a shell starts.
  const options = { cwd: folder, stdio: ['ignore', 'ignore', 'inherit'], shell: process.platform === 'win32' };
  const result = spawnSync('npm', ['ci', '--no-fund', '--no-audit', '--loglevel=error'], options);
  if (result.status !== 0) {
    console.error(`The packages could not be installed (npm ci in ${folder}). Is the network reachable?`);
    process.exit(1);
  }
  console.log(`Installed in ${Math.round((Date.now() - begun) / 1000)} s.`);
}

function demandNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major < oldestNode[0] || (major === oldestNode[0] && minor < oldestNode[1])) {
    console.error(`Node ${oldestNode.join('.')} or later is needed; this is ${process.versions.node}.`);
    process.exit(1);
  }
}

/** npm notes what it installed in node_modules/.package-lock.json, as the last thing it does. */
function isInstalled(folder) {
  const noted = join(folder, 'node_modules', '.package-lock.json');
  if (!existsSync(noted)) {
    return false;
  }
  try {
    const wanted = packagesOf(join(folder, 'package-lock.json'));
    const present = packagesOf(noted);
    return Object.entries(wanted).every(
      ([path, entry]) => path === '' || (present[path] ? present[path].version === entry.version : isOptional(entry)),
    );
  } catch {
    return false;
  }
}

/** Packages for other platforms are locked, but not installed. */
function isOptional(entry) {
  return entry.optional === true || entry.devOptional === true;
}

function packagesOf(file) {
  return JSON.parse(readFileSync(file, 'utf8')).packages;
}

if (process.argv[1] && resolve(process.argv[1]) === self) {
  ensureInstalled();
  process.argv.slice(2).forEach((folder) => ensureInstalled(join(projectFolder, folder)));
}
