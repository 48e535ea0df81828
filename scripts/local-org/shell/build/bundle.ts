/** Compiles the shell and the project's components with the platform's own compiler, once for each state of the sources. */
import crypto from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import lwc from '@lwc/rollup-plugin';
import { rollup } from 'rollup';
import type { Plugin, RollupLog } from 'rollup';
import { ownNames } from '../../schema/metadata/own-names.ts';
import type { ComponentFile } from './component-files.ts';
import { ownModules, salesforceModules } from './salesforce-modules.ts';
import { stripTypesPlugin } from './strip-types.ts';

const shellFolder = path.join(path.dirname(fileURLToPath(import.meta.url)), '..');
const modulesFolder = path.join(shellFolder, 'modules');

export interface BundleOptions {
  readonly projectFolder: string;
  readonly components: readonly ComponentFile[];
  readonly labels: ReadonlySet<string>;
  /** Of the package that the components are installed with; null: they are deployed as source. */
  readonly installedNamespace: string | null;
  /** Where finished bundles are kept, one folder per content hash. */
  readonly cacheFolder: string;
}

export interface Bundle {
  readonly folder: string;
  readonly isFresh: boolean;
}

/**
 * Compiles the shell, the project's components and the base components they use with the real LWC compiler, in
 * synthetic shadow as Lightning Experience renders them. The result is kept by content, so that only a change builds again.
 *
 * Errors: a component that does not compile rejects with its file, line and the compiler's message.
 */
export async function buildBundle(options: BundleOptions): Promise<Bundle> {
  const folder = path.join(options.cacheFolder, contentHash(options));
  if (fs.existsSync(path.join(folder, 'main.js'))) return { folder, isFresh: false };
  const bundle = await rollup({
    input: { main: path.join(modulesFolder, 'main.ts') },
    plugins: [
      projectComponents(options.components),
      salesforceModules({ labels: options.labels, names: ownNames(options.installedNamespace ?? '', options.installedNamespace !== null) }),
      bundlerDefinitions(),
      stripTypesPlugin(),
      lwc({
        rootDir: modulesFolder,
        modules: [
          // Within the package it is `c` still; everyone else names its namespace (LWC Developer Guide, "Namespaces").
          ...['c', ...(options.installedNamespace === null ? [] : [options.installedNamespace])].flatMap((namespace) =>
            options.components.map((component) => ({ name: `${namespace}/${component.name}`, path: component.entry })),
          ),
          ...ownModules(modulesFolder),
          { npm: 'lightning-base-components' },
        ],
        // The engine is plain JavaScript, the largest file of all; it needs no component transform.
        exclude: ['**/node_modules/@lwc/**'],
        enableDynamicComponents: true,
      }),
    ],
    // Served to one machine and cached: a smaller bundle is not worth the seconds that the first start would wait for it.
    treeshake: false,
    onwarn: ignoreThirdPartyWarnings,
  });
  const partial = `${folder}.${process.pid}`;
  await bundle.write({ dir: partial, format: 'esm', entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' });
  await bundle.close();
  fs.rmSync(folder, { recursive: true, force: true });
  fs.renameSync(partial, folder);
  return { folder, isFresh: true };
}

/** `local-org/components`: every component of the project by tag, loaded when a page shows it. */
function projectComponents(components: readonly ComponentFile[]): Plugin {
  const id = 'local-org/components';
  return {
    name: 'project-components',
    resolveId: (importee) => (importee === id ? `\0${id}` : null),
    load: (importee) =>
      importee === `\0${id}`
        ? `export const components = {\n${components.map(({ name }) => `  ${JSON.stringify(name)}: () => import('c/${name}'),`).join('\n')}\n};`
        : null,
  };
}

/** What the engine and the base components expect a bundler to define. */
const definitions: readonly (readonly [RegExp, string])[] = [
  [/\bimport\.meta\.env\.SSR\b/g, 'false'],
  [/\bimport\.meta\.env\.[A-Z_]+\b/g, 'undefined'],
  [/\bprocess\.env\.NODE_ENV\b/g, "'production'"],
];

function bundlerDefinitions(): Plugin {
  return {
    name: 'bundler-definitions',
    transform(source) {
      if (!source.includes('import.meta.env') && !source.includes('process.env')) return null;
      return { code: definitions.reduce((code, [pattern, value]) => code.replace(pattern, value), source), map: null };
    },
  };
}

function ignoreThirdPartyWarnings(warning: RollupLog, print: (warning: RollupLog) => void): void {
  // A module that nothing provides would only fail in the browser.
  if (warning.code === 'UNRESOLVED_IMPORT')
    throw new Error(`${warning.id ?? 'A component'} imports ${warning.exporter ?? 'a module'}, which the local org does not support`);
  const isOurs = !(warning.id ?? warning.loc?.file ?? '').includes('node_modules');
  if (isOurs && warning.code !== 'CIRCULAR_DEPENDENCY' && warning.code !== 'THIS_IS_UNDEFINED') print(warning);
}

function contentHash(options: BundleOptions): string {
  const hash = crypto.createHash('sha256');
  const lockFile = path.join(shellFolder, '../../../package-lock.json');
  for (const file of [lockFile, ...listFiles(shellFolder), ...options.components.flatMap(({ folder }) => listFiles(folder))]) {
    hash.update(path.relative(options.projectFolder, file)).update('\0').update(fs.readFileSync(file)).update('\0');
  }
  return hash
    .update([...options.labels, options.installedNamespace ?? ''].sort().join('\n'))
    .digest('hex')
    .slice(0, 20);
}

function listFiles(folder: string): string[] {
  const files = fs
    .readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && !entry.parentPath.includes('__tests__'))
    .map((entry) => path.join(entry.parentPath, entry.name))
    .sort();
  // JavaScript that `tsc` wrote beside its TypeScript says nothing new.
  return files.filter((file) => !file.endsWith('.js') || !fs.existsSync(file.replace(/\.js$/, '.ts')));
}
