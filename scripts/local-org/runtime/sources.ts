/** The Apex of an SFDX project, or of a folder in metadata format, as it is. */
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { basename, join, relative, resolve, sep } from 'node:path';
import { readIgnoreFile } from './ignore-file.ts';

export interface ApexSource {
  /** Relative to the project, as diagnostics and coverage name it. */
  readonly path: string;
  readonly name: string;
  readonly kind: 'class' | 'trigger';
  readonly text: string;
  readonly apiVersion: number;
  /** Of the installed package that it belongs to; '' is the org's own code. */
  readonly namespace: string;
}

export interface ProjectFiles {
  readonly root: string;
  readonly packageDirectories: readonly string[];
  readonly namespace: string;
  readonly apiVersion: number;
  readonly sources: readonly ApexSource[];
  /** Files that declare a name again which an earlier package directory has declared; the default directory comes first. */
  readonly duplicates: readonly ApexSource[];
}

interface ProjectDefinition {
  readonly packageDirectories?: readonly { readonly path: string; readonly default?: boolean }[];
  readonly namespace?: string;
  readonly sourceApiVersion?: string;
}

const currentApiVersion = 67;
const skipped: ReadonlySet<string> = new Set(['node_modules', '.git', '.sfdx', '.sf', 'lwc', 'aura', 'staticresources']);

function readDefinition(root: string): ProjectDefinition {
  const path = join(root, 'sfdx-project.json');
  if (existsSync(path)) {
    try {
      return JSON.parse(readFileSync(path, 'utf8')) as ProjectDefinition;
    } catch (error) {
      throw new Error(`${path} is not valid JSON: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
  const folder = ['src', '.'].find(
    (candidate) => existsSync(join(root, candidate, 'classes')) || existsSync(join(root, candidate, 'package.xml')),
  );
  if (folder === undefined)
    throw new Error(`${root} holds no Salesforce project: neither sfdx-project.json nor a classes folder or package.xml`);
  return { packageDirectories: [{ path: folder }] };
}

function* filesUnder(directory: string): Generator<string, void, undefined> {
  for (const entry of readdirSync(directory, { withFileTypes: true })) {
    if (skipped.has(entry.name)) continue;
    const path = join(directory, entry.name);
    if (entry.isDirectory()) yield* filesUnder(path);
    else yield path;
  }
}

function apiVersionOf(path: string, fallback: number): number {
  const metadata = `${path}-meta.xml`;
  if (!existsSync(metadata)) return fallback;
  const found = /<apiVersion>\s*([\d.]+)\s*<\/apiVersion>/.exec(readFileSync(metadata, 'utf8'))?.[1];
  return found === undefined ? fallback : Number(found);
}

const kinds: readonly (readonly [string, ApexSource['kind']])[] = [
  ['.cls', 'class'],
  ['.trigger', 'trigger'],
];

function sourceOf(path: string, root: string, apiVersion: number, namespace: string): ApexSource | null {
  const kind = kinds.find(([ending]) => path.endsWith(ending));
  if (kind === undefined) return null;
  return {
    path: relative(root, path).split(sep).join('/'),
    name: basename(path).slice(0, -kind[0].length),
    kind: kind[1],
    text: readFileSync(path, 'utf8'),
    apiVersion: apiVersionOf(path, apiVersion),
    namespace,
  };
}

/** What of the project's Apex belongs to a package: all of it, where the project is installed. */
export interface ReadOptions {
  readonly isInstalled?: boolean;
  /** The folder that paths are relative to; default: the project's. */
  readonly pathsFrom?: string;
}

export function readProjectFiles(directory: string, options: ReadOptions = {}): ProjectFiles {
  const root = resolve(directory);
  const pathsFrom = resolve(options.pathsFrom ?? root);
  const definition = readDefinition(root);
  const apiVersion = Number(definition.sourceApiVersion ?? currentApiVersion);
  const namespace = definition.namespace ?? '';
  const isIgnored = readIgnoreFile(join(root, '.forceignore'));
  const directories = [...(definition.packageDirectories ?? [])].sort(
    (left, right) => Number(right.default ?? false) - Number(left.default ?? false),
  );
  const packageDirectories = directories.map(({ path }) => resolve(root, path)).filter((path) => existsSync(path));
  const paths = new Set(packageDirectories.flatMap((path) => [...filesUnder(path)].sort()));
  const found = [...paths]
    .filter((path) => !isIgnored(relative(root, path).split(sep).join('/')))
    .map((path) => sourceOf(path, pathsFrom, apiVersion, options.isInstalled === true ? namespace : ''))
    .filter((source) => source !== null);
  return { root, packageDirectories, namespace, apiVersion, ...withoutDuplicates(found) };
}

/** An org holds one class of a name. */
function withoutDuplicates(found: readonly ApexSource[]): Pick<ProjectFiles, 'sources' | 'duplicates'> {
  const byName = new Map<string, ApexSource>();
  const duplicates: ApexSource[] = [];
  for (const source of found) {
    const key = `${source.kind} ${source.name.toLowerCase()}`;
    const known = byName.get(key);
    if (known === undefined) byName.set(key, source);
    else if (known.text !== source.text) duplicates.push(source);
  }
  return { sources: [...byName.values()], duplicates };
}
