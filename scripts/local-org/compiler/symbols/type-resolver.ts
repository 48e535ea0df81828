/**
 * Resolves references to types, as the source writes them. Inner before outer before inherited before top-level before platform (Apex
 * Developer Guide, "Name Shadowing").
 */
import type { CreatedNameContext, TypeRefContext } from '@apexdevtools/apex-parser';
import type { ApexType } from '../../contracts/types.ts';
import type { Span } from '../../contracts/symbols.ts';
import { spanOf } from '../syntax/span.ts';
import { listOf, mapOf, OBJECT, platformType, PRIMITIVES, setOf, SOBJECT } from './common-types.ts';
import { qualifiedTypeName } from './declarations.ts';
import type { TypeDeclaration } from './declarations.ts';
import { fail, messages } from './diagnostics.ts';
import type { World } from './world.ts';
import { typeOfDeclaration } from './world.ts';
import { optional } from '../syntax/optional.ts';

export interface NamedPart {
  readonly name: string;
  readonly arguments: readonly ApexType[] | null;
}

export function resolveTypeReference(world: World, from: TypeDeclaration | null, node: TypeRefContext): ApexType {
  const file = from?.file.path ?? '';
  const parts = node.typeName_list().map((part) => ({
    name: (optional(part.id()) ?? optional(part.LIST()) ?? optional(part.SET()) ?? part.MAP()).getText(),
    arguments:
      optional(part.typeArguments())
        ?.typeList()
        .typeRef_list()
        .map((argument) => resolveTypeReference(world, from, argument)) ?? null,
  }));
  const type = resolveParts(world, from, parts) ?? failUnknownType(world, spanOf(file, node), node.getText().replace(/\[\]/g, ''));
  const dimensions = node.arraySubscripts().LBRACK_list().length;
  return Array.from({ length: dimensions }).reduce<ApexType>((element) => listOf(element), type);
}

export function resolveCreatedName(world: World, from: TypeDeclaration, node: CreatedNameContext): ApexType {
  const parts = node.idCreatedNamePair_list().map((pair) => ({
    name: pair.anyId().getText(),
    arguments:
      optional(pair.typeList())
        ?.typeRef_list()
        .map((argument) => resolveTypeReference(world, from, argument)) ?? null,
  }));
  return resolveParts(world, from, parts) ?? failUnknownType(world, spanOf(from.file.path, node), node.getText());
}

export function resolveName(world: World, from: TypeDeclaration | null, name: string, span: Span): ApexType {
  return findTypeByName(world, from, name) ?? failUnknownType(world, span, name);
}

/**
 * Types that the platform makes of metadata, by the class that each extends and the method that makes one from its name:
 * DataWeaveScriptResource.<script> (Apex Developer Guide, "DataWeave in Apex") and Flow.Interview.<flow> (Apex Reference
 * Guide, "Interview Class").
 */
const MADE_OF_METADATA: Readonly<Record<string, { readonly extended: string; readonly maker: string }>> = {
  dataweavescriptresource: { extended: 'DataWeave.Script', maker: 'createScript' },
  'flow.interview': { extended: 'Flow.Interview', maker: 'createInterview' },
};

export interface MetadataMadeType {
  readonly name: string;
  readonly extended: string;
  readonly maker: string;
}

export function metadataMadeType(names: readonly string[]): MetadataMadeType | null {
  const holder = names
    .slice(0, -1)
    .join('.')
    .toLowerCase()
    .replace(/^system\./, '');
  const found = MADE_OF_METADATA[holder];
  return found === undefined ? null : { ...found, name: names.at(-1) ?? '' };
}

function resolveMadeOfMetadata(parts: readonly NamedPart[]): ApexType | null {
  const made = metadataMadeType(parts.map(({ name }) => name));
  return made === null ? null : platformType(made.extended);
}

function failUnknownType(world: World, span: Span, name: string): never {
  return fail(span, isHiddenType(world, name) ? messages.notVisible('Type', name) : messages.invalidType(name));
}

/** A class of an installed package that is not global. */
export function isHiddenType(world: World, name: string): boolean {
  const [namespace = '', ...rest] = name.split('.');
  if (!isInstalledNamespace(world, namespace)) return false;
  return findPackagedType(world, namespace, rest) !== null && resolvePackagedType(world, namespace, rest) === null;
}

function isInstalledNamespace(world: World, name: string): boolean {
  return world.schema.isInstalled && name.toLowerCase() === world.schema.namespace.toLowerCase();
}

/** `syncline.Outer.Inner` of an installed package, whoever asks. */
function findPackagedType(world: World, namespace: string, names: readonly string[]): TypeDeclaration | null {
  const [first = '', ...inner] = names;
  let declaration = world.project.get(`${namespace}.${first}`.toLowerCase()) ?? null;
  for (const name of inner) declaration = declaration === null ? null : findInner(world, declaration, name);
  return declaration;
}

/** Other code sees what is global, the outer types included (Apex Developer Guide, "Access Modifiers"). */
function resolvePackagedType(world: World, namespace: string, names: readonly string[]): TypeDeclaration | null {
  const found = findPackagedType(world, namespace, names);
  for (let type = found; type !== null; type = type.outer)
    if (type.file.namespace !== world.namespace && !type.symbol.modifiers.includes('global')) return null;
  return found;
}

export function findTypeByName(world: World, from: TypeDeclaration | null, name: string): ApexType | null {
  return resolveParts(
    world,
    from,
    name.split('.').map((part) => ({ name: part, arguments: null })),
  );
}

const COLLECTIONS: Readonly<Record<string, (typeArguments: readonly ApexType[]) => ApexType>> = {
  list: ([element = OBJECT]) => listOf(element),
  set: ([element = OBJECT]) => setOf(element),
  map: ([key = OBJECT, value = OBJECT]) => mapOf(key, value),
};

export function resolveParts(world: World, from: TypeDeclaration | null, parts: readonly NamedPart[]): ApexType | null {
  const [first, second, third] = parts;
  if (first === undefined) return null;
  if (second === undefined) return resolveSimple(world, from, first);
  const nested = resolveNestedProjectType(world, from, parts);
  if (nested !== null) return nested;
  const namespace = first.name.toLowerCase();
  const rest = parts.slice(1);
  if (isInstalledNamespace(world, namespace)) {
    const packaged = resolvePackagedType(
      world,
      namespace,
      rest.map((part) => part.name),
    );
    return packaged === null ? null : typeOfDeclaration(packaged);
  }
  if (namespace === world.schema.namespace.toLowerCase() && namespace !== '') return resolveParts(world, null, rest);
  if (namespace === 'system' && rest.length === 1) return resolveBuiltIn(world, second);
  if (namespace === 'schema' && rest.length === 1) return platformOrNull(world, 'Schema', second) ?? findSObjectType(world, second.name);
  return (
    platformOrNull(world, first.name, {
      name: rest.map((part) => part.name).join('.'),
      arguments: (third ?? second).arguments,
    }) ??
    resolveImplicitNested(world, parts) ??
    resolveMadeOfMetadata(parts)
  );
}

/** `QueueableDuplicateSignature.Builder`: a nested platform type whose namespace is implied. */
function resolveImplicitNested(world: World, parts: readonly NamedPart[]): ApexType | null {
  return platformOrNull(world, 'System', { name: parts.map((part) => part.name).join('.'), arguments: null });
}

function resolveNestedProjectType(world: World, from: TypeDeclaration | null, parts: readonly NamedPart[]): ApexType | null {
  let declaration = findProjectType(world, from, parts[0]?.name ?? '');
  for (const part of parts.slice(1)) declaration = declaration === null ? null : findInner(world, declaration, part.name);
  return declaration === null ? null : typeOfDeclaration(declaration);
}

function resolveSimple(world: World, from: TypeDeclaration | null, part: NamedPart): ApexType | null {
  const lower = part.name.toLowerCase();
  if (part.arguments !== null) {
    const collection = COLLECTIONS[lower];
    if (collection !== undefined) return collection(part.arguments);
  }
  const project = findProjectType(world, from, part.name);
  if (project !== null) return typeOfDeclaration(project);
  return resolveBuiltIn(world, part) ?? platformOrNull(world, 'Schema', part) ?? findSObjectType(world, part.name);
}

/** Primitive, SObject, or class of System; a System class of statics only gives way to the SObject of its name (BusinessHours, Network). */
function resolveBuiltIn(world: World, part: NamedPart): ApexType | null {
  const lower = part.name.toLowerCase();
  const collection = COLLECTIONS[lower];
  if (collection !== undefined) return collection(part.arguments ?? []);
  const primitiveType = PRIMITIVES.get(lower);
  if (primitiveType !== undefined) return primitiveType;
  if (lower === 'sobject') return SOBJECT;
  const platform = platformOrNull(world, 'System', part);
  if (platform === null || platform.kind !== 'declared') return platform;
  const symbol = world.platform.symbol(platform.name);
  const holdsStaticsOnly =
    symbol.kind === 'class' &&
    symbol.superType === null &&
    symbol.methods.every((method) => method.isStatic) &&
    symbol.fields.every((field) => field.isStatic);
  return (holdsStaticsOnly ? findSObjectType(world, part.name) : null) ?? platform;
}

/** The signatures hold some nested types without their outer one: Cache.Session.SessionCacheException. */
function withoutOuter(world: World, namespace: string, name: string): string | null {
  const dot = name.lastIndexOf('.');
  return dot < 0 ? null : world.platform.nameOf(namespace, name.slice(dot + 1));
}

function platformOrNull(world: World, namespace: string, part: NamedPart): ApexType | null {
  const name = world.platform.nameOf(namespace, part.name) ?? (namespace === 'System' ? null : withoutOuter(world, namespace, part.name));
  if (name === null) return null;
  const parameters = part.arguments ?? world.platform.symbol(name).typeParameters.map(() => OBJECT);
  return platformType(name, parameters);
}

export function findSObjectType(world: World, name: string): ApexType | null {
  const object = world.schema.findObject(name);
  return object === null ? null : { kind: 'sobject', name: object.name };
}

/** Inner types of the type itself and of what it extends, then of its outer type, then the top level. */
export function findProjectType(world: World, from: TypeDeclaration | null, name: string): TypeDeclaration | null {
  for (let scope = from; scope !== null; scope = scope.outer) {
    if (scope.simpleName.toLowerCase() === name.toLowerCase()) return scope;
    const inner = findInner(world, scope, name);
    if (inner !== null) return inner;
  }
  return world.project.get(qualifiedTypeName(world.namespace, name).toLowerCase()) ?? null;
}

function findInner(world: World, declaration: TypeDeclaration, name: string): TypeDeclaration | null {
  const lower = name.toLowerCase();
  const visited = new Set<TypeDeclaration>();
  for (
    let current: TypeDeclaration | null = declaration;
    current !== null && !visited.has(current);
    current = superDeclaration(world, current)
  ) {
    visited.add(current);
    const inner = current.innerTypes.get(lower);
    if (inner !== undefined) return inner;
  }
  return null;
}

function superDeclaration(world: World, declaration: TypeDeclaration): TypeDeclaration | null {
  const superType = declaration.symbol.superType;
  return superType?.kind === 'declared' && superType.origin === 'project' ? (world.projectByName.get(superType.name) ?? null) : null;
}
