/** Fills the symbols of declarations in: first what each type extends, then the types of its members. */
import type { FormalParameterContext } from '@apexdevtools/apex-parser';
import { typeName } from '../../contracts/types.ts';
import type { ApexType } from '../../contracts/types.ts';
import type { Diagnostic, FieldSymbol, MethodSymbol, Parameter } from '../../contracts/symbols.ts';
import { spanOf } from '../syntax/span.ts';
import { UNKNOWN, VOID } from './common-types.ts';
import type { FieldDeclaration, MethodDeclaration, Mutable, PropertyDeclaration, TypeDeclaration } from './declarations.ts';
import { BindError, messages } from './diagnostics.ts';
import { constructorKey, fieldKey, methodKey } from './method-keys.ts';
import { resolveTypeReference } from './type-resolver.ts';
import { symbolOf } from './world.ts';
import type { World } from './world.ts';
import { optional } from '../syntax/optional.ts';

export type Report = (diagnostic: Diagnostic) => void;

/** Runs `work`, reporting an error in place of its result. */
export function guarded<T>(report: Report, fallback: T, work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof BindError)) throw error;
    report(error.diagnostic);
    return fallback;
  }
}

export function forEachType(declaration: TypeDeclaration, visit: (declaration: TypeDeclaration) => void): void {
  visit(declaration);
  for (const inner of declaration.innerTypes.values()) forEachType(inner, visit);
}

export function linkHeader(world: World, declaration: TypeDeclaration, report: Report): void {
  const { symbol, superReference, interfaceReferences } = declaration;
  if (superReference !== null) symbol.superType = guarded(report, null, () => resolveTypeReference(world, declaration, superReference));
  symbol.interfaces = interfaceReferences.flatMap((reference) =>
    guarded<ApexType[]>(report, [], () => [resolveTypeReference(world, declaration, reference)]),
  );
}

export function linkMembers(world: World, declaration: TypeDeclaration, report: Report): void {
  const methods: MethodSymbol[] = [];
  const constructors: MethodSymbol[] = [];
  const fields: FieldSymbol[] = [];
  for (const member of declaration.members) {
    if (member.kind === 'method') {
      member.symbol = methodSymbol(world, declaration, member, report);
      (member.isConstructor ? constructors : methods).push(member.symbol);
    } else if (member.kind !== 'block') {
      member.symbol = fieldSymbol(world, declaration, member, report);
      fields.push(member.symbol);
    }
  }
  Object.assign(declaration.symbol, { methods, constructors, fields });
  reportDuplicates(declaration, report);
}

function parameters(world: World, declaration: TypeDeclaration, nodes: readonly FormalParameterContext[], report: Report): Parameter[] {
  return nodes.map((node) => ({
    name: node.id().getText(),
    type: guarded<ApexType>(report, UNKNOWN, () => resolveTypeReference(world, declaration, node.typeRef())),
  }));
}

function methodSymbol(world: World, declaration: TypeDeclaration, member: MethodDeclaration, report: Report): Mutable<MethodSymbol> {
  const { words, annotations } = member.modifiers;
  const formal = parameters(world, declaration, optional(member.parameters.formalParameterList())?.formalParameter_list() ?? [], report);
  const types = formal.map((parameter) => parameter.type);
  const inInterface = declaration.symbol.kind === 'interface';
  const { result } = member;
  return {
    owner: declaration.symbol.name,
    ownerOrigin: 'project',
    name: member.isConstructor ? 'new' : member.name,
    isStatic: words.includes('static') || words.includes('testmethod') || words.includes('webservice'),
    isAbstract: inInterface || words.includes('abstract'),
    isVirtual: inInterface || words.includes('virtual') || words.includes('abstract') || words.includes('override'),
    parameters: formal,
    result: result === null ? VOID : guarded<ApexType>(report, UNKNOWN, () => resolveTypeReference(world, declaration, result)),
    modifiers: words,
    annotations,
    key: member.isConstructor ? constructorKey(types) : methodKey(member.name, types),
    aliases: [],
    span: spanOf(declaration.file.path, member.node),
  };
}

function fieldSymbol(
  world: World,
  declaration: TypeDeclaration,
  member: FieldDeclaration | PropertyDeclaration,
  report: Report,
): Mutable<FieldSymbol> {
  const { words, annotations } = member.modifiers;
  return {
    owner: declaration.symbol.name,
    ownerOrigin: 'project',
    name: member.name,
    type: guarded<ApexType>(report, UNKNOWN, () => resolveTypeReference(world, declaration, member.type)),
    isStatic: words.includes('static'),
    isFinal: words.includes('final'),
    isTransient: words.includes('transient'),
    isProperty: member.kind === 'property',
    modifiers: words,
    annotations,
    key: fieldKey(member.name, isHidden(world, declaration, member) ? declaration.symbol.name : null),
    span: spanOf(declaration.file.path, member.node),
  };
}

/** A field of the same name further up is another variable, unless this one overrides it. */
function isHidden(world: World, declaration: TypeDeclaration, member: FieldDeclaration | PropertyDeclaration): boolean {
  if (member.modifiers.words.includes('override')) return false;
  const visited = new Set<string>();
  for (let type = declaration.symbol.superType; type?.kind === 'declared' && type.origin === 'project' && !visited.has(type.name);) {
    visited.add(type.name);
    const ancestor = world.projectByName.get(type.name);
    if (ancestor !== undefined && declaresField(ancestor, member.name)) return true;
    type = symbolOf(world, type)?.superType ?? null;
  }
  return false;
}

/** By its members while it is being linked, by its symbol once its tree is gone. */
function declaresField(declaration: TypeDeclaration, name: string): boolean {
  const names = [
    ...declaration.members.flatMap((other) => (other.kind === 'field' || other.kind === 'property' ? other.name : [])),
    ...declaration.symbol.fields.map((field) => field.name),
  ];
  return names.some((other) => other.toLowerCase() === name.toLowerCase());
}

function reportDuplicates(declaration: TypeDeclaration, report: Report): void {
  const seenFields = new Set<string>();
  const seenMethods = new Set<string>();
  for (const member of declaration.members) {
    if (member.kind === 'block' || member.symbol === null) continue;
    const span = spanOf(declaration.file.path, member.node);
    if (member.kind === 'method') {
      if (seenMethods.has(member.symbol.key)) report({ span, message: messages.duplicateMethod(signatureOf(member.symbol)) });
      seenMethods.add(member.symbol.key);
    } else {
      const name = member.name.toLowerCase();
      if (seenFields.has(name)) report({ span, message: messages.duplicateField(member.name) });
      seenFields.add(name);
    }
  }
}

export function signatureOf(method: MethodSymbol): string {
  return `${typeName(method.result)} ${method.owner}.${method.name}(${method.parameters.map((parameter) => typeName(parameter.type)).join(', ')})`;
}
