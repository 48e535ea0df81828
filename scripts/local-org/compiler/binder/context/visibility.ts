/**
 * Refuses members that the code may not see (Apex Developer Guide, "Access Modifiers"): private ones are for their top-level type, and with
 * @TestVisible for tests too.
 */
import type { FieldSymbol, MethodSymbol, Span } from '../../../contracts/symbols.ts';
import { fail, messages } from '../../symbols/diagnostics.ts';
import type { TypeDeclaration } from '../../symbols/declarations.ts';
import { signatureOf } from '../../symbols/linker.ts';
import { readModifiers } from '../../syntax/modifiers.ts';
import type { BodyContext } from './context.ts';

/** Modifiers that let other top-level types in; protected is left to the type hierarchy, which decides who finds the member. */
const OPEN = ['public', 'global', 'webservice', 'protected'];

export function requireVisible(context: BodyContext, member: MethodSymbol | FieldSymbol, at: Span): void {
  if (member.ownerOrigin === 'platform') return;
  const owner = context.world.projectByName.get(member.owner);
  if (owner !== undefined && owner.file.namespace !== context.world.namespace) {
    requireGlobal(owner, member, at);
    return;
  }
  if (member.modifiers.some((word) => OPEN.includes(word))) return;
  // Methods of interfaces have no modifiers and are as visible as the interface.
  if (owner === undefined || owner.symbol.kind === 'interface') return;
  const here = outermost(context.declaration);
  if (outermost(owner) === here) return;
  if (hasAnnotation(member, 'testvisible') && isTest(context.declaration)) return;
  failHidden(member, at);
}

/** Code outside of a package uses what it declares global (Apex Developer Guide, "Access Modifiers"). */
function requireGlobal(owner: TypeDeclaration, member: MethodSymbol | FieldSymbol, at: Span): void {
  const isGlobal = member.modifiers.some((word) => word === 'global' || word === 'webservice');
  if (!isGlobal && owner.symbol.kind !== 'interface') failHidden(member, at);
}

function failHidden(member: MethodSymbol | FieldSymbol, at: Span): never {
  const isMethod = 'parameters' in member;
  return fail(at, messages.notVisible(isMethod ? 'Method' : 'Variable', isMethod ? signatureOf(member) : `${member.owner}.${member.name}`));
}

/** `{ get; private set; }` and `{ get; }` are read-only outside of the top-level type; @TestVisible lets tests in. */
export function requireSettable(context: BodyContext, property: FieldSymbol, at: Span): void {
  const owner = context.world.projectByName.get(property.owner);
  if (owner === undefined || outermost(owner) === outermost(context.declaration)) return;
  const declared = owner.members.find((member) => member.kind === 'property' && member.symbol === property);
  if (declared?.kind !== 'property') return;
  const blocks = declared.node.propertyBlock_list();
  const setter = blocks.find((block) => (block.setter() as unknown) !== null);
  const { words, annotations } = readModifiers(setter?.modifier_list() ?? []);
  if (setter !== undefined && !words.includes('private')) return;
  const isOpenToTests = hasAnnotation(property, 'testvisible') || annotations.some(({ name }) => name === 'testvisible');
  if (setter !== undefined && isOpenToTests && isTest(context.declaration)) return;
  fail(at, messages.notVisible('Variable', `${property.owner}.${property.name}`));
}

function outermost(declaration: TypeDeclaration): TypeDeclaration {
  return declaration.outer === null ? declaration : outermost(declaration.outer);
}

function isTest(declaration: TypeDeclaration): boolean {
  return (
    declaration.symbol.annotations.some((annotation) => annotation.name === 'istest') ||
    (declaration.outer !== null && isTest(declaration.outer))
  );
}

function hasAnnotation(member: MethodSymbol | FieldSymbol, name: string): boolean {
  return member.annotations.some((annotation) => annotation.name === name);
}
