/** Compiles sources to a bound project: it parses, declares, links, checks and binds; each file's errors stay its own. */
import type { BoundProject, BoundTrigger, BoundType } from '../../contracts/bound-tree.ts';
import type { Diagnostic, TypeSymbol } from '../../contracts/symbols.ts';
import type { SchemaRegistry } from '../../contracts/schema.ts';
import { declarationsOf, declareHeldType, releaseTree } from '../symbols/declarations.ts';
import type { SourceFile, TypeDeclaration } from '../symbols/declarations.ts';
import { isQuiet, messages } from '../symbols/diagnostics.ts';
import { completeHierarchy } from '../symbols/hierarchy.ts';
import { forEachType, linkHeader, linkMembers } from '../symbols/linker.ts';
import type { Report } from '../symbols/linker.ts';
import type { PlatformSource } from '../symbols/platform-library.ts';
import { addDeclaration, createWorld, extendWorld, worldSeenFrom } from '../symbols/world.ts';
import type { LabelNames, QueryProblem, World } from '../symbols/world.ts';
import { parseClass, parseTrigger } from '../syntax/parse.ts';
import { bindTrigger, declareTrigger } from './trigger.ts';
import type { TriggerDeclaration } from './trigger.ts';
import { bindType } from './type.ts';

export interface ApexFile {
  /** `*.trigger` is a trigger, everything else a class, interface or enum. */
  readonly path: string;
  readonly source: string;
  readonly apiVersion: number;
  /** Of the installed package that the file came with; absent: the org's own code. */
  readonly namespace?: string;
}

export interface ProjectInput {
  readonly files: readonly ApexFile[];
  readonly schema: SchemaRegistry;
  readonly platform: PlatformSource;
  /** Custom labels as code of a namespace may write them; null: not checked. */
  readonly labels?: LabelNames | null;
  /** What is wrong with an inline query by its text alone; null: nothing. Not given: not checked. */
  readonly queryProblem?: QueryProblem;
}

/** A bound project together with what further sources (anonymous Apex) are bound against. */
export interface CompiledApex extends BoundProject {
  /** As the org's own code sees it. */
  readonly world: World;
}

export function compileProject(input: ProjectInput): CompiledApex {
  const world = createWorld(input.platform, input.schema, input.labels ?? null, input.queryProblem);
  const worlds = new Map([['', world]]);
  const worldOf = ({ file }: TypeDeclaration): World => {
    const known = worlds.get(file.namespace) ?? worldSeenFrom(world, file.namespace, input.schema, input.labels ?? null);
    worlds.set(file.namespace, known);
    return known;
  };
  const diagnostics: Diagnostic[] = [];
  const report: Report = (diagnostic) => {
    if (!isQuiet(diagnostic)) diagnostics.push(diagnostic);
  };
  const declarations: TypeDeclaration[] = [];
  const triggers: TriggerDeclaration[] = [];
  for (const file of input.files) {
    if (isTriggerFile(file.path)) triggers.push(...declareTriggerFile(file, report));
    else declarations.push(...declareClassFile(file, world, report));
  }
  linkAll(worldOf, [...declarations, ...triggers.map((trigger) => trigger.members)], report);
  const boundTypes = declarations.map((declaration) => bindType(worldOf(declaration), declaration, report));
  const boundTriggers = triggers.map((trigger) => bindTrigger(worldOf(trigger.members), trigger, report));
  for (const declaration of declarations) forEachType(declaration, releaseTree);
  const broken = new Set(diagnostics.filter(({ isDeferred }) => isDeferred !== true).map(({ span }) => span.file));
  const isSound = (bound: BoundType | BoundTrigger): boolean => !broken.has(bound.span.file);
  return { world, types: boundTypes.filter(isSound), triggers: boundTriggers.filter(isSound), diagnostics };
}

/** The world of a project that compiled without an error, from the symbols that were kept of it: nothing is parsed. */
export function worldOfSymbols(input: ProjectInput, symbols: readonly TypeSymbol[]): World {
  const world = createWorld(input.platform, input.schema, input.labels ?? null, input.queryProblem);
  const files = new Map(input.files.filter(({ path }) => !isTriggerFile(path)).map((file) => [file.path, sourceFileOf(file)]));
  for (const declaration of declarationsOf(symbols, files)) if (declaration.outer === null) addDeclaration(world, declaration);
  return world;
}

/** Headers of all first, then members of all: both may name types of any other file. */
export function linkAll(worldOf: (declaration: TypeDeclaration) => World, declarations: readonly TypeDeclaration[], report: Report): void {
  for (const declaration of declarations) forEachType(declaration, (type) => linkHeader(worldOf(type), type, report));
  for (const declaration of declarations) forEachType(declaration, (type) => linkMembers(worldOf(type), type, report));
  for (const declaration of declarations) worldOf(declaration).memory.members.clear();
  for (const declaration of declarations) forEachType(declaration, (type) => completeHierarchy(worldOf(type), type, report));
}

/** One class once more, from another text with the same declarations; the project stays as it is. */
export function bindAgain(file: ApexFile, project: CompiledApex): BoundProject {
  const diagnostics: Diagnostic[] = [];
  const report: Report = (diagnostic) => {
    if (!isQuiet(diagnostic)) diagnostics.push(diagnostic);
  };
  const declaration = declareClass(file, report);
  if (declaration === null) return { types: [], triggers: [], diagnostics };
  const world = extendWorld(project.world);
  addDeclaration(world, declaration);
  linkAll(() => world, [declaration], report);
  const bound = bindType(world, declaration, report);
  return { types: diagnostics.length > 0 ? [] : [bound], triggers: [], diagnostics };
}

function declareClass(file: ApexFile, report: Report): TypeDeclaration | null {
  const parsed = parseClass(file.path, file.source);
  parsed.diagnostics.forEach(report);
  const node = parsed.tree?.typeDeclaration();
  if (node === undefined) return null;
  return declareHeldType(node, node.modifier_list(), sourceFileOf(file), null);
}

function declareClassFile(file: ApexFile, world: World, report: Report): TypeDeclaration[] {
  const declaration = declareClass(file, report);
  if (declaration === null) return [];
  const before = world.project.get(declaration.symbol.name.toLowerCase());
  if (before !== undefined) {
    report({ span: declaration.symbol.span, message: messages.duplicateType(declaration.simpleName) });
    return [];
  }
  addDeclaration(world, declaration);
  return [declaration];
}

function declareTriggerFile(file: ApexFile, report: Report): TriggerDeclaration[] {
  const parsed = parseTrigger(file.path, file.source);
  parsed.diagnostics.forEach(report);
  return parsed.tree === null ? [] : [declareTrigger(parsed.tree, sourceFileOf(file))];
}

function isTriggerFile(path: string): boolean {
  return path.toLowerCase().endsWith('.trigger');
}

function sourceFileOf({ path, apiVersion, namespace = '' }: ApexFile): SourceFile {
  return { path, apiVersion, namespace };
}
