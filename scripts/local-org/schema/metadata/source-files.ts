/** Every file of a project's package directories, found once and asked by suffix: source format (`X.field-meta.xml`) and metadata format (`X.object`). */
import { existsSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';

export interface SourceFile {
  readonly path: string;
  /** The component's name: the file name without its metadata suffix. */
  readonly name: string;
}

export class SourceFiles {
  private readonly paths: readonly string[];

  constructor(packageDirectories: readonly string[]) {
    for (const directory of packageDirectories) {
      if (!existsSync(directory)) throw new Error(`The package directory ${directory} does not exist`);
    }
    this.paths = [...new Set(packageDirectories.flatMap((directory) => walk(directory)))].sort();
  }

  /** Components of a suffix (`object`, `permissionset`), in both formats. */
  ofType(suffix: string): readonly SourceFile[] {
    const endings = [`.${suffix}-meta.xml`, `.${suffix}`];
    return this.paths.flatMap((path) => {
      const ending = endings.find((candidate) => path.endsWith(candidate));
      return ending === undefined
        ? []
        : [
            {
              path,
              name: decodeURIComponent(
                basename(path)
                  .slice(0, -ending.length)
                  .replace(/%(?![0-9A-Fa-f]{2})/g, '%25'),
              ),
            },
          ];
    });
  }

  has(path: string): boolean {
    return existsSync(path);
  }
}

const ignored: ReadonlySet<string> = new Set(['node_modules', '.git', '.sfdx', '.sf', '__tests__']);

function walk(directory: string): string[] {
  return readdirSync(directory, { withFileTypes: true }).flatMap((entry) => {
    if (ignored.has(entry.name)) return [];
    const path = join(directory, entry.name);
    return entry.isDirectory() ? walk(path) : [path];
  });
}
