/** Private and protected members (Apex Developer Guide, "Access Modifiers"): private reaches as far as the top-level type; @TestVisible, to tests. */
import type { FieldSymbol, MethodSymbol, Span } from '../../contracts/symbols.ts';
import { fail, messages } from '../symbols/diagnostics.ts';
import type { TypeDeclaration } from '../symbols/declarations.ts';
import { signatureOf } from '../symbols/linker.ts';
import type { BodyContext } from './context.ts';

/** Modifiers that let other top-level types in; protected is left to the type hierarchy, which decides who finds the member. */
const OPEN = ['public', 'global', 'webservice', 'protected'];

export function requireVisible(context: BodyContext, member: MethodSymbol | FieldSymbol, at: Span): void {
  if (member.ownerOrigin === 'platform' || member.modifiers.some((word) => OPEN.includes(word))) return;
  const owner = context.world.projectByName.get(member.owner);
  // Methods of interfaces have no modifiers and are as visible as the interface.
  if (owner === undefined || owner.symbol.kind === 'interface') return;
  const here = outermost(context.declaration);
  if (outermost(owner) === here) return;
  if (hasAnnotation(member, 'testvisible') && isTest(context.declaration)) return;
  const isMethod = 'parameters' in member;
  fail(at, messages.notVisible(isMethod ? 'Method' : 'Variable', isMethod ? signatureOf(member) : `${member.owner}.${member.name}`));
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
