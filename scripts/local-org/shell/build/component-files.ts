/** Finds the project's Lightning web components. */
import fs from 'node:fs';
import path from 'node:path';

export interface ComponentFile {
  /** Folder name, which is the component's name: `overview` of `c/overview`. */
  readonly name: string;
  readonly folder: string;
  /** The module: `.ts` where there is one, else `.js`. */
  readonly entry: string;
}

/**
 * Every Lightning web component of the package directories: each folder below a folder named `lwc` that has a configuration file
 * (https://developer.salesforce.com/docs/platform/lwc/guide/create-components-meta-file.html). Throws where sources lack theirs; JavaScript
 * alone is what a component that moved away had been compiled to, which no commit removes from a checkout.
 */
export function findComponents(packageDirectories: readonly string[]): ComponentFile[] {
  const found: ComponentFile[] = [];
  for (const directory of packageDirectories) collect(directory, found);
  return found.sort((left, right) => left.name.localeCompare(right.name));
}

function collect(directory: string, found: ComponentFile[]): void {
  if (!fs.existsSync(directory)) return;
  for (const entry of fs.readdirSync(directory, { withFileTypes: true })) {
    if (!entry.isDirectory() || entry.name === 'node_modules' || entry.name === '__tests__') continue;
    const folder = path.join(directory, entry.name);
    if (path.basename(directory) !== 'lwc') {
      collect(folder, found);
      continue;
    }
    if (!fs.existsSync(path.join(folder, `${entry.name}.js-meta.xml`))) {
      demandLeftovers(folder);
      continue;
    }
    const module = ['.ts', '.js'].map((ending) => path.join(folder, entry.name + ending)).find((file) => fs.existsSync(file));
    if (module !== undefined) found.push({ name: entry.name, folder, entry: module });
  }
}

function demandLeftovers(folder: string): void {
  const source = fs.readdirSync(folder).find((name) => /\.(ts|html|css)$/.test(name));
  if (source !== undefined)
    throw new Error(`${path.join(folder, source)} belongs to a component without ${path.basename(folder)}.js-meta.xml`);
}
