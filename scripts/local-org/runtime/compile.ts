/** Compiles Apex sources to what the runtime loads. */
import { bindAnonymous, ANONYMOUS_FILE } from '../compiler/binder/anonymous.ts';
import { compileProject, worldOfSymbols } from '../compiler/binder/project.ts';
import type { CompiledApex, ProjectInput } from '../compiler/binder/project.ts';
import { emitTrigger, emitType, takesCallersSharing } from '../compiler/emitter/index.ts';
import type { EmitOptions, EmittedModule } from '../compiler/emitter/index.ts';
import type { LabelNames, World } from '../compiler/symbols/world.ts';
import type { BoundType } from '../contracts/bound-tree.ts';
import type { SchemaRegistry } from '../contracts/schema.ts';
import type { Diagnostic, TypeSymbol } from '../contracts/symbols.ts';
import { staticQueryProblem } from '../database/soql/index.ts';
import { platformTables } from '../platform/index.ts';
import { platformSignatures } from '../platform/signatures/index.ts';
import type { ProjectSource } from './project.ts';
import type { ApexSource } from './sources.ts';

/** Plain data, so that it can be kept on disk. */
export interface CompiledSources extends ProjectSource {
  readonly diagnostics: readonly Diagnostic[];
  readonly tracksSharing: boolean;
}

export interface CompileOptions {
  readonly coverage: boolean;
  readonly schema: SchemaRegistry;
  readonly labels: LabelNames;
}

export function bindSources(sources: readonly ApexSource[], options: CompileOptions): CompiledApex {
  return compileProject(inputOf(sources, options));
}

/** What anonymous Apex is bound against. Errors of the sources are found again, so that it meets them where it names what has them. */
export function worldOf(sources: readonly ApexSource[], compiled: CompiledSources, options: CompileOptions): World {
  const isSound = compiled.diagnostics.length === 0;
  return isSound ? worldOfSymbols(inputOf(sources, options), compiled.symbols) : bindSources(sources, options).world;
}

function inputOf(sources: readonly ApexSource[], options: CompileOptions): ProjectInput {
  return {
    files: sources.map(({ path, text, apiVersion, namespace }) => ({ path, source: text, apiVersion, namespace })),
    schema: options.schema,
    platform: { signatures: platformSignatures, tables: platformTables },
    labels: options.labels,
    queryProblem: (text) => staticQueryProblem(text, options.schema),
  };
}

function symbolsOf(type: BoundType): TypeSymbol[] {
  return [type.symbol, ...type.innerTypes.flatMap(symbolsOf)];
}

export function emitBound(sources: readonly ApexSource[], bound: CompiledApex, options: CompileOptions): CompiledSources {
  const triggerMembers = bound.triggers.flatMap((trigger) => (trigger.members === null ? [] : [trigger.members]));
  // Types that did not compile are known by name all the same: others may use their enums, and are told when they use their code.
  const symbols = [...[...bound.world.projectByName.values()].map(({ symbol }) => symbol), ...triggerMembers.flatMap(symbolsOf)];
  const tracksSharing = symbols.some(takesCallersSharing);
  const namespaces = new Map(sources.map(({ path, namespace }) => [path, namespace]));
  const emitOptions = (file: string): EmitOptions => ({
    coverage: options.coverage,
    tracksSharing,
    namespace: options.schema.isInstalled ? (namespaces.get(file) ?? '') : null,
  });
  return {
    symbols,
    tracksSharing,
    modules: [
      ...bound.types.map((type) => emitType(type, emitOptions(type.span.file))),
      ...bound.triggers.map((trigger) => emitTrigger(trigger, emitOptions(trigger.span.file))),
    ],
    triggers: bound.triggers.map(({ name, objectName, events }) => ({
      name,
      objectName,
      events: events.map(({ timing, operation }) => `${timing} ${operation}`),
    })),
    diagnostics: bound.diagnostics,
  };
}

export interface CompiledAnonymous {
  readonly source: ProjectSource | null;
  readonly runner: TypeSymbol | null;
  readonly diagnostics: readonly Diagnostic[];
}

export function compileAnonymous(text: string, world: World, apiVersion: number, tracksSharing: boolean): CompiledAnonymous {
  const namespace = world.schema.isInstalled ? '' : null;
  const bound = bindAnonymous(text, world, apiVersion);
  const [type] = bound.types;
  if (type === undefined) return { source: null, runner: null, diagnostics: bound.diagnostics };
  const modules: EmittedModule[] = [emitType(type, { coverage: false, tracksSharing, namespace }, 'anonymous')];
  return { source: { symbols: symbolsOf(type), modules, triggers: [] }, runner: type.symbol, diagnostics: [] };
}

export { ANONYMOUS_FILE };
