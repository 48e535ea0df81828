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

/** Every Lightning web component of the package directories: each folder below a folder named `lwc`. */
export function findComponents(packageDirectories: readonly string[]): ComponentFile[] {
  const found: ComponentFile[] = [];
  for (const directory of packageDirectories) collect(directory, found);
  return found.sort((left, right) => left.name.localeCompare(right.name));
}

function collect(directory: string, found: ComponentFile[]): void {
  if (!fs.existsSync(directory)) return;
  for (const entry of fs.readdirSync(directory, { withFileTypes: true })) {
    if (!entry.isDirectory() || entry.name === 'node_modules') continue;
    const folder = path.join(directory, entry.name);
    if (path.basename(directory) !== 'lwc') {
      collect(folder, found);
      continue;
    }
    const module = ['.ts', '.js'].map((ending) => path.join(folder, entry.name + ending)).find((file) => fs.existsSync(file));
    if (module !== undefined) found.push({ name: entry.name, folder, entry: module });
  }
}
