/** Loads a project's folder: its schema, its metadata and its running Apex. The one way in for tests, commands and Apex workers. */
import type { CompiledAnonymous } from '../contracts/transaction.ts';
import type { ProjectMetadata, SchemaRegistry } from '../contracts/schema.ts';
import type { Diagnostic } from '../contracts/symbols.ts';
import type { LabelNames, World } from '../compiler/symbols/world.ts';
import { forgetPredictions } from '../compiler/syntax/parse.ts';
import { loadSchema, splitName } from '../schema/index.ts';
import { bindSources, compileAnonymous, emitBound, worldOf } from './compile.ts';
import type { CompileOptions, CompiledSources } from './compile.ts';
import { compilerVersion, contentKey, readCompiled, writeCompiled } from './compile-cache.ts';
import { createProject } from './project.ts';
import type { LoadedProject } from './project.ts';
import { readProjectFiles } from './sources.ts';
import type { ApexSource, ProjectFiles } from './sources.ts';

export interface LoadOptions {
  readonly directory: string;
  /** Where compiled output is kept between starts; null: nowhere. */
  readonly cacheFolder: string | null;
  readonly coverage?: boolean;
  /** The project is a package that is installed in this org; absent: its source is deployed. */
  readonly installed?: Installation;
  /** Org features by their names in a scratch org definition, such as `MultiCurrency`; absent: those of a new Developer Edition org. */
  readonly features?: readonly string[];
}

export interface Installation {
  /** The SFDX project of the org that the package is installed in; null: it has nothing of its own. */
  readonly customer: string | null;
}

export interface LoadedOrgProject {
  readonly files: ProjectFiles;
  readonly schema: SchemaRegistry;
  readonly metadata: ProjectMetadata;
  readonly project: LoadedProject;
  readonly compiled: CompiledSources;
  readonly diagnostics: readonly Diagnostic[];
}

/** Compiled code names fields and types of the schema, so it is made anew when any of them changes. */
export function schemaText(schema: SchemaRegistry, metadata: ProjectMetadata): string {
  const objects = schema.objectNames().map((name) => {
    const object = schema.findObject(name);
    const fields = [...(object?.fields.values() ?? [])].map(
      (field) => `${field.name}:${field.type}:${field.relationshipName ?? ''}:${field.referenceTo.join('+')}`,
    );
    const children = (object?.childRelationships ?? []).map((child) => `${child.relationshipName ?? ''}:${child.childObject}`);
    return `${name}(${fields.join(',')})(${children.join(',')})`;
  });
  return [schema.namespace, String(schema.isInstalled), ...objects, ...metadata.labels.keys(), '', ...metadata.protectedLabels].join('\n');
}

export function cacheKey(sources: readonly ApexSource[], options: CompileOptions, schemaContent: string): string {
  const described = sources.flatMap(({ path, kind, text, apiVersion, namespace }) => [path, kind, text, String(apiVersion), namespace]);
  return contentKey([compilerVersion(), String(options.coverage), schemaContent, ...described]);
}

function compile(
  sources: readonly ApexSource[],
  options: CompileOptions,
  cacheFolder: string | null,
  schemaContent: string,
): CompiledSources {
  const key = cacheFolder === null ? null : cacheKey(sources, options, schemaContent);
  const cached = cacheFolder === null || key === null ? null : (readCompiled(cacheFolder, key) as CompiledSources | null);
  if (cached !== null) return cached;
  const compiled = emitBound(sources, bindSources(sources, options), options);
  forgetPredictions();
  if (cacheFolder !== null && key !== null) writeCompiled(cacheFolder, key, compiled);
  return compiled;
}

/** The files of the project, with the customer's beside those of a package that is installed. */
function readOrg({ directory, installed, features = [] }: LoadOptions): Pick<LoadedOrgProject, 'files' | 'schema' | 'metadata'> {
  const own = readProjectFiles(directory, { isInstalled: installed !== undefined });
  const customer = installed?.customer == null ? null : readProjectFiles(installed.customer, { pathsFrom: own.root });
  const { schema, metadata } = loadSchema(own.packageDirectories, own.namespace, {
    isInstalled: installed !== undefined,
    features,
    ...(customer === null ? {} : { orgDirectories: customer.packageDirectories }),
  });
  if (customer === null) return { files: own, schema, metadata };
  const files = {
    ...own,
    sources: [...own.sources, ...customer.sources],
    duplicates: [...own.duplicates, ...customer.duplicates],
  };
  return { files, schema, metadata };
}

/** `Label.Greeting` is the package's own in its code, and `Label.syncline.Greeting` anywhere else, unless it is protected. */
export function labelNames({ labels, protectedLabels }: ProjectMetadata, schema: SchemaRegistry): LabelNames {
  return (namespace) => {
    const written = new Map([...labels.keys()].map((label) => [label.toLowerCase(), label]));
    if (!schema.isInstalled) return written;
    for (const label of labels.keys()) {
      const { namespacePrefix, developerName } = splitName(label, schema.namespace);
      if (namespacePrefix === null) continue;
      const isOwn = namespace === namespacePrefix;
      if (isOwn) written.set(developerName.toLowerCase(), label);
      if (isOwn || !protectedLabels.has(label)) written.set(`${namespacePrefix}.${developerName}`.toLowerCase(), label);
      written.delete(label.toLowerCase());
    }
    return written;
  };
}

/** What a folder holds, compiled. Several orgs of one process may run it, each with classes and statics of its own. */
export interface CompiledOrgProject extends Pick<LoadedOrgProject, 'files' | 'schema' | 'metadata' | 'compiled'> {
  /** What anonymous Apex is bound against: made when it is first asked for. */
  readonly world: () => World;
}

export function compileOrgProject(loadOptions: LoadOptions): CompiledOrgProject {
  const { files, schema, metadata } = readOrg(loadOptions);
  const options: CompileOptions = { coverage: loadOptions.coverage ?? false, schema, labels: labelNames(metadata, schema) };
  const compiled = compile(files.sources, options, loadOptions.cacheFolder, schemaText(schema, metadata));
  let world: World | null = null;
  return { files, schema, metadata, compiled, world: () => (world ??= worldOf(files.sources, compiled, options)) };
}

export function startProject({ files, schema, metadata, compiled, world }: CompiledOrgProject): LoadedOrgProject {
  const project = createProject(compiled, (text) => anonymous(text, world(), project, compiled.tracksSharing, files.apiVersion));
  return { files, schema, metadata, project, compiled, diagnostics: [...compiled.diagnostics, ...duplicateDiagnostics(files)] };
}

export function loadProject(loadOptions: LoadOptions): LoadedOrgProject {
  return startProject(compileOrgProject(loadOptions));
}

function duplicateDiagnostics(files: ProjectFiles): Diagnostic[] {
  return files.duplicates.map(({ path, name }) => ({
    span: { file: path, line: 1, column: 1 },
    message: `Duplicate name: ${name} is declared in another package directory as well`,
  }));
}

function anonymous(text: string, world: World, project: LoadedProject, tracksSharing: boolean, apiVersion: number): CompiledAnonymous {
  const { source, runner, diagnostics } = compileAnonymous(text, world, apiVersion, tracksSharing);
  const run = runner?.methods.find((method) => method.name === 'run') ?? null;
  const [problem] = diagnostics;
  if (source === null || run === null) {
    return {
      run: null,
      problem: problem === undefined ? null : { line: problem.span.line, column: problem.span.column, message: problem.message },
    };
  }
  return {
    problem: null,
    run() {
      const remove = project.addModule(source);
      try {
        project.invoke(run, null, []);
      } finally {
        remove();
      }
    },
  };
}
