/** The package as the lab compiles it: a copy of its sources, with packages beside it and text replaced in it where a mutant is asked for. */
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readFileSync, readdirSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { cacheFolder } from '../local-org/runtime/cache-folder.ts';

const projectFolder = join(dirname(fileURLToPath(import.meta.url)), '../..');

/** Exact text of one class that is replaced by another. */
export interface SourceChange {
  /** `HeadPass`, wherever its file lies. */
  readonly className: string;
  readonly find: string;
  readonly replace: string;
}

export interface LabProjectOptions {
  /** Where force-app lies; by default in this project. */
  readonly sources?: string;
  readonly changes?: readonly SourceChange[];
  /** Folders of metadata that are deployed beside the package: objects of a customer, for example. */
  readonly packages?: readonly string[];
}

function filesIn(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .flatMap((entry) => (entry.isDirectory() ? filesIn(join(folder, entry.name)) : [join(folder, entry.name)]))
    .sort();
}

/** Components and tests are no part of what the lab runs. */
function isWanted(path: string): boolean {
  return !/[\\/]lwc[\\/]|Test\.cls(-meta\.xml)?$|force-app[\\/]types[\\/]|\.json$/.test(path);
}

function replaced(text: string, { className, find, replace }: SourceChange): string {
  const count = text.split(find).length - 1;
  if (count !== 1) throw new Error(`${className} should hold this text once, but holds it ${count} times:\n${find}`);
  return text.replace(find, () => replace);
}

function changedText(path: string, text: string, changes: readonly SourceChange[]): string {
  return changes.filter(({ className }) => path.endsWith(`/classes/${className}.cls`)).reduce(replaced, text);
}

function demandClasses(paths: readonly string[], changes: readonly SourceChange[]): void {
  for (const { className } of changes) {
    if (!paths.some((path) => path.endsWith(`/classes/${className}.cls`))) throw new Error(`There is no class ${className} to change`);
  }
}

/** The folder of an SFDX project with the package as it is now, changed as asked; equal content gives the same folder. */
export function prepareProject({ sources = projectFolder, changes = [], packages = [] }: LabProjectOptions = {}): string {
  const sourceFolder = join(sources, 'force-app');
  const paths = filesIn(sourceFolder).filter(isWanted);
  demandClasses(paths, changes);
  const files = new Map(
    paths.map((path) => [join('force-app', relative(sourceFolder, path)), changedText(path, readFileSync(path, 'utf8'), changes)]),
  );
  for (const [index, folder] of packages.entries()) {
    for (const path of filesIn(folder)) files.set(join(`beside-${index}`, relative(folder, path)), readFileSync(path, 'utf8'));
  }
  const definition = JSON.parse(readFileSync(join(projectFolder, 'sfdx-project.json'), 'utf8')) as Record<string, unknown>;
  const directories = ['force-app', ...packages.map((_, index) => `beside-${index}`)];
  definition['packageDirectories'] = directories.map((path) => ({ path, default: path === 'force-app' }));
  files.set('sfdx-project.json', JSON.stringify(definition));
  return writeOnce(files);
}

function writeOnce(files: ReadonlyMap<string, string>): string {
  const hash = createHash('sha256');
  for (const [path, text] of files) hash.update(`${path}\u0000${text}\u0000`);
  const folder = join(cacheFolder('lab'), hash.digest('hex').slice(0, 20));
  if (existsSync(folder)) return folder;
  const draft = `${folder}.${process.pid}`;
  for (const [path, text] of files) {
    mkdirSync(dirname(join(draft, path)), { recursive: true });
    writeFileSync(join(draft, path), text);
  }
  try {
    renameSync(draft, folder);
  } catch (error) {
    // Another process was faster, with the same content.
    if (!existsSync(folder)) throw error;
    cpSync(draft, folder, { recursive: true });
  }
  return folder;
}
