/**
 * Where a project's files name an org's id. A sandbox has its own id there, but the local org reads the project's files at each start as
 * they are, so that such a project cannot be copied truly.
 */
import { readFileSync, readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import { readProjectFiles } from '../runtime/sources.ts';

export function mentionsOf(organizationId: string, projectFolder: string): string[] {
  const { root, packageDirectories } = readProjectFiles(projectFolder);
  return packageDirectories.flatMap((directory) =>
    [...filesUnder(directory)]
      .filter((file) => readFileSync(file).includes(organizationId.slice(0, 15)))
      .map((file) => relative(root, file)),
  );
}

function* filesUnder(directory: string): Generator<string, void, undefined> {
  for (const entry of readdirSync(directory, { withFileTypes: true })) {
    if (entry.name === 'node_modules') continue;
    const path = join(directory, entry.name);
    if (entry.isDirectory()) yield* filesUnder(path);
    else yield path;
  }
}
