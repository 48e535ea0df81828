/** What a declaration may be, whatever its bodies do: names, modifiers and annotations (Apex Developer Guide, "Classes, Objects, and Interfaces"). */
import type { MethodSymbol } from '../../contracts/symbols.ts';
import type { ApexType } from '../../contracts/types.ts';
import { isVoid } from '../symbols/common-types.ts';
import type { MemberDeclaration, MethodDeclaration, TypeDeclaration } from '../symbols/declarations.ts';
import { messages } from '../symbols/diagnostics.ts';
import type { Report } from '../symbols/linker.ts';
import { nameProblem } from '../syntax/identifiers.ts';
import { spanOf } from '../syntax/span.ts';

const VISIBLE = ['public', 'global'];
/** Since this version abstract and override methods state their visibility (Apex Developer Guide, "Versioned Behavior Changes"). */
const STATED_VISIBILITY_VERSION = 65;
/** Since this version methods for components have no overloads (the same page). */
const SINGLE_AURA_VERSION = 55;
/** Since this version test methods stand in test classes alone. */
const TEST_CLASS_VERSION = 28;

type TypeRule = (type: TypeDeclaration) => string | null;
type MethodRule = (method: MethodSymbol, type: TypeDeclaration, declaration: MethodDeclaration) => string | null;

const TYPE_RULES: readonly TypeRule[] = [
  ({ simpleName }) => nameProblem(simpleName, 'type'),
  ({ repeatedTypes: [repeated] }) => (repeated === undefined ? null : messages.duplicateType(repeated)),
  ({ symbol }) => {
    const repeated = firstRepeated(symbol.enumValues);
    return repeated === null ? null : messages.duplicateField(repeated);
  },
  ({ outer, symbol }) =>
    outer === null && !hasAnnotation(symbol, 'istest') && !symbol.modifiers.some((word) => VISIBLE.includes(word))
      ? 'Top-level type must have public or global visibility'
      : null,
  ({ outer }) => (outer !== null && outer.outer !== null ? 'Inner types are not allowed to have inner types' : null),
  ({ symbol, superReference, simpleName }) =>
    symbol.kind === 'class' && isExceptionName(simpleName) && superReference === null
      ? `Exception class must extend another Exception class: ${symbol.name}`
      : null,
  ({ symbol, superReference, simpleName }) =>
    symbol.kind === 'class' && superReference !== null && isExceptionName(superReference.getText()) && !isExceptionName(simpleName)
      ? `Class extending Exception must have a name that ends with 'Exception': ${symbol.name}`
      : null,
  ({ symbol }) => tooMany(symbol.methods, 'invocablemethod', 'InvocableMethod'),
  ({ symbol }) => {
    if (symbol.apiVersion < SINGLE_AURA_VERSION) return null;
    const open = symbol.methods.filter((method) => method.isStatic && hasAnnotation(method, 'auraenabled'));
    const repeated = firstRepeated(open.map(({ name }) => name));
    return repeated === null ? null : `AuraEnabled methods cannot be overloaded: ${repeated}`;
  },
];

const METHOD_RULES: readonly MethodRule[] = [
  ({ modifiers }, { symbol }) =>
    symbol.kind === 'class' && modifiers.includes('abstract') && !symbol.modifiers.includes('abstract')
      ? `Class must be abstract to have abstract methods: ${symbol.name}`
      : null,
  ({ modifiers, name }, { symbol }) =>
    symbol.kind === 'class' &&
    symbol.apiVersion >= STATED_VISIBILITY_VERSION &&
    modifiers.some((word) => word === 'abstract' || word === 'override') &&
    !modifiers.some((word) => [...VISIBLE, 'protected'].includes(word))
      ? `Abstract and override methods must be declared protected, public or global: ${name}`
      : null,
  (method) => {
    if (!hasAnnotation(method, 'future')) return null;
    if (!method.isStatic) return `Future methods must be static: ${method.name}`;
    if (!isVoid(method.result)) return `Future methods must not return a value: ${method.name}`;
    const unfit = method.parameters.find(({ type }) => !isPlain(type));
    return unfit === undefined ? null : `Unsupported parameter type of a future method: ${unfit.name}`;
  },
  (method, type) => {
    if (!hasAnnotation(method, 'istest') || !method.isStatic) return null;
    return type.symbol.apiVersion >= TEST_CLASS_VERSION && !hasAnnotation(outermost(type).symbol, 'istest')
      ? `Test methods must be in a class annotated with IsTest: ${method.name}`
      : null;
  },
  (method) => {
    if (!hasAnnotation(method, 'istest')) return null;
    if (!method.isStatic) return `Test methods must be static: ${method.name}`;
    return method.parameters.length > 0 ? `Test methods must have no parameters: ${method.name}` : null;
  },
  (method) => {
    if (!hasAnnotation(method, 'invocablemethod')) return null;
    if (!method.isStatic) return `InvocableMethod methods must be static: ${method.name}`;
    return method.parameters.length > 1 || method.parameters.some(({ type }) => type.kind !== 'list')
      ? `InvocableMethod methods take one list: ${method.name}`
      : null;
  },
];

export function checkDeclaration(type: TypeDeclaration, report: Report): void {
  for (const rule of TYPE_RULES) {
    const message = rule(type);
    if (message !== null) report({ span: type.symbol.span, message });
  }
  for (const member of type.members) {
    const message = memberProblem(type, member);
    if (message !== null) report({ span: spanOf(type.file.path, member.node), message });
  }
}

function memberProblem(type: TypeDeclaration, member: MemberDeclaration): string | null {
  const isStatic = member.kind === 'block' ? member.isStatic : (member.symbol?.isStatic ?? false);
  if (isStatic && type.outer !== null) return 'Static can only be used on members of a top-level type';
  if (member.kind !== 'block' && !(member.kind === 'method' && member.isConstructor)) {
    const problem = nameProblem(member.name, member.kind === 'method' ? 'method' : 'variable');
    if (problem !== null) return problem;
  }
  if (member.kind !== 'method' || member.symbol === null || member.isConstructor) return null;
  for (const rule of METHOD_RULES) {
    const message = rule(member.symbol, type, member);
    if (message !== null) return message;
  }
  return null;
}

function hasAnnotation(symbol: { readonly annotations: readonly { readonly name: string }[] }, name: string): boolean {
  return symbol.annotations.some((annotation) => annotation.name === name);
}

function tooMany(methods: readonly MethodSymbol[], annotation: string, spelling: string): string | null {
  return methods.filter((method) => hasAnnotation(method, annotation)).length > 1
    ? `Only one method per type can be defined with: ${spelling}`
    : null;
}

/** Names are the same in any case (Apex Developer Guide, "Case Sensitivity"). */
function firstRepeated(names: readonly string[]): string | null {
  const lower = names.map((name) => name.toLowerCase());
  return names.find((_name, index) => lower.indexOf(lower[index] ?? '') !== index) ?? null;
}

const isExceptionName = (name: string): boolean => name.toLowerCase().endsWith('exception');

function outermost(type: TypeDeclaration): TypeDeclaration {
  return type.outer === null ? type : outermost(type.outer);
}

/** Primitives and collections of them travel to a future method; objects and records do not. */
function isPlain(type: ApexType): boolean {
  return type.kind !== 'sobject' && !(type.kind === 'declared' && type.origin === 'project');
}
