/** Everything that names are resolved against: the project's declarations, the platform, the schema and the labels. */
import type { ApexType } from '../../contracts/types.ts';
import type { TypeSymbol } from '../../contracts/symbols.ts';
import type { SchemaRegistry } from '../../contracts/schema.ts';
import { platformType, projectType, PRIMITIVES, listOf, mapOf, OBJECT, setOf, SOBJECT, STRING, VOID } from './common-types.ts';
import type { TypeDeclaration } from './declarations.ts';
import { createPlatformLibrary } from './platform-library.ts';
import type { PlatformLibrary, PlatformSource } from './platform-library.ts';
import { instantiate } from './substitution.ts';
import type { WrittenType } from './signature-text.ts';

/** Labels by the lower-case names that code of a namespace may write. */
export type LabelNames = (namespace: string) => ReadonlyMap<string, string>;

/** null: nothing is wrong with the query. */
export type QueryProblem = (text: string) => string | null;

export interface World {
  /** Of the code that names are resolved for: '' is the org's own. */
  readonly namespace: string;
  /** As that code sees it. */
  readonly schema: SchemaRegistry;
  readonly platform: PlatformLibrary;
  /** Custom labels by the lower-case names that this code may write (`greeting`, `syncline.greeting`); null: not checked. */
  readonly labels: ReadonlyMap<string, string> | null;
  readonly queryProblem: QueryProblem;
  /** Top-level project types by lower-case full name. */
  readonly project: Map<string, TypeDeclaration>;
  /** Every project type, inner ones too, by canonical name. */
  readonly projectByName: Map<string, TypeDeclaration>;
  /** Per-world memory of member look-ups, by type and name; dropped with the world. */
  readonly memory: { readonly symbols: Map<string, TypeSymbol | null>; readonly members: Map<string, unknown> };
}

export function createWorld(
  source: PlatformSource,
  schema: SchemaRegistry,
  labels: LabelNames | null,
  queryProblem: QueryProblem = () => null,
): World {
  const platform: PlatformLibrary = createPlatformLibrary(source, (written, namespace, typeParameters) =>
    resolvePlatformText(platform, schema, written, namespace, typeParameters),
  );
  return {
    namespace: '',
    schema: schema.seenFrom(''),
    platform,
    labels: labels === null ? null : labels(''),
    queryProblem,
    project: new Map(),
    projectByName: new Map(),
    memory: { symbols: new Map(), members: new Map() },
  };
}

/** The same declarations, as code of an installed package sees them and everything else. */
export function worldSeenFrom(world: World, namespace: string, schema: SchemaRegistry, labels: LabelNames | null): World {
  return {
    ...world,
    namespace,
    schema: schema.seenFrom(namespace),
    labels: labels === null ? null : labels(namespace),
    memory: { symbols: new Map(), members: new Map() },
  };
}

/** A world with further declarations in front of the same project: anonymous Apex, which leaves the project as it is. */
export function extendWorld(world: World): World {
  return {
    ...world,
    project: new Map(world.project),
    projectByName: new Map(world.projectByName),
    memory: { symbols: new Map(), members: new Map() },
  };
}

export function addDeclaration(world: World, declaration: TypeDeclaration): void {
  if (declaration.outer === null) world.project.set(declaration.symbol.name.toLowerCase(), declaration);
  addNames(world, declaration);
}

function addNames(world: World, declaration: TypeDeclaration): void {
  world.projectByName.set(declaration.symbol.name, declaration);
  for (const inner of declaration.innerTypes.values()) addNames(world, inner);
}

/** The members of a type, with its type arguments in place of T; null for void and null. */
export function symbolOf(world: World, type: ApexType): TypeSymbol | null {
  switch (type.kind) {
    case 'primitive':
      return type.name === 'void' || type.name === 'null' ? null : world.platform.symbol(`System.${type.name}`);
    case 'list':
      return instantiate(world, 'System.List', [type.element]);
    case 'set':
      return instantiate(world, 'System.Set', [type.element]);
    case 'map':
      return instantiate(world, 'System.Map', [type.key, type.value]);
    case 'sobject':
      return world.platform.symbol('System.SObject');
    case 'declared':
      if (type.origin === 'project') return world.projectByName.get(type.name)?.symbol ?? null;
      return type.arguments.length === 0 ? world.platform.symbol(type.name) : instantiate(world, type.name, type.arguments);
    case 'parameter':
      return null;
  }
}

const COLLECTIONS: Readonly<Record<string, (typeArguments: readonly ApexType[]) => ApexType>> = {
  list: ([element = OBJECT]) => listOf(element),
  set: ([element = OBJECT]) => setOf(element),
  map: ([key = STRING, value = OBJECT]) => mapOf(key, value),
};

/** Names that the published signatures use for types that have no public name. */
const INTERNAL_NAMES: Readonly<Record<string, (typeArguments: readonly ApexType[]) => ApexType>> = {
  'internal.recordset': ([element = SOBJECT]) => listOf(element),
  recordset: ([element = SOBJECT]) => listOf(element),
};

function resolvePlatformText(
  platform: PlatformLibrary,
  schema: SchemaRegistry,
  written: WrittenType,
  namespace: string,
  typeParameters: readonly string[],
): ApexType {
  const typeArguments = written.arguments.map((argument) => resolvePlatformText(platform, schema, argument, namespace, typeParameters));
  const name = written.name.toLowerCase();
  if (name === 'void') return VOID;
  if (typeParameters.includes(written.name)) return { kind: 'parameter', name: written.name };
  const collection = COLLECTIONS[name] ?? COLLECTIONS[name.replace(/^system\./, '')] ?? INTERNAL_NAMES[name];
  if (collection !== undefined) return collection(typeArguments);
  const primitiveType = PRIMITIVES.get(name.replace(/^system\./, ''));
  if (primitiveType !== undefined) return primitiveType;
  if (name === 'sobject' || name === 'system.sobject') return SOBJECT;
  const candidates = [
    platform.nameOf(namespace, written.name),
    platform.nestedNameOf(namespace, written.name),
    platform.nameOf('System', written.name),
    platform.nameOf('Schema', written.name),
    qualifiedName(platform, written.name),
  ];
  const found = candidates.find((candidate) => candidate !== null);
  if (found !== undefined) return platformType(found, typeArguments);
  const object = schema.findObject(written.name.replace(/^SObjectStubs\./, ''));
  // A type that the platform names only in passing (Internal.X): nothing can be done with it but pass it on.
  return object === null ? OBJECT : { kind: 'sobject', name: object.name };
}

function qualifiedName(platform: PlatformLibrary, name: string): string | null {
  const dot = name.indexOf('.');
  if (dot < 0) return null;
  const [namespace, type] = [name.slice(0, dot), name.slice(dot + 1)];
  return platform.nameOf(namespace, type) ?? platform.nestedNameOf(namespace, type);
}

export function typeOfDeclaration(declaration: TypeDeclaration): ApexType {
  return projectType(declaration.symbol.name);
}
