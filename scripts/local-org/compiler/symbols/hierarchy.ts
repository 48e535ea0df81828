/** Checks and completes a type against what it extends and implements: overrides, unimplemented methods, aliases for the platform's calls. */
import { typeName } from '../../contracts/types.ts';
import type { ApexType } from '../../contracts/types.ts';
import type { MethodSymbol } from '../../contracts/symbols.ts';
import { spanOf } from '../syntax/span.ts';
import { conversionRank } from './conversions.ts';
import type { Mutable, TypeDeclaration } from './declarations.ts';
import { OBJECT, sameType } from './common-types.ts';
import { messages } from './diagnostics.ts';
import { signatureOf } from './linker.ts';
import type { Report } from './linker.ts';
import { ancestry, isSameMember } from './members.ts';
import { platformAlias } from './method-keys.ts';
import { symbolOf, typeOfDeclaration } from './world.ts';
import type { World } from './world.ts';

export function completeHierarchy(world: World, declaration: TypeDeclaration, report: Report): void {
  const ancestors = ancestry(world, typeOfDeclaration(declaration)).slice(1);
  checkHeader(world, declaration, report);
  for (const member of declaration.members) {
    if (member.kind !== 'method' || member.isConstructor || member.symbol === null) continue;
    addAliases(world, ancestors, member.symbol);
    checkOverriding(world, declaration, member.symbol, report);
    if (member.modifiers.words.includes('override') && !overridesAny(world, ancestors, member.symbol)) {
      report({
        span: spanOf(declaration.file.path, member.node),
        message: messages.overridesNothing(signatureOf(member.symbol)),
      });
    }
  }
  const { symbol } = declaration;
  if (symbol.kind === 'class' && !symbol.modifiers.includes('abstract')) checkImplemented(world, declaration, ancestors, report);
}

function checkHeader(world: World, declaration: TypeDeclaration, report: Report): void {
  const at = declaration.symbol.span;
  const { superType, interfaces } = declaration.symbol;
  const superSymbol = superType === null ? null : symbolOf(world, superType);
  const isExtensible = superSymbol?.modifiers.some((word) => word === 'virtual' || word === 'abstract') ?? true;
  const extendsException =
    superSymbol?.origin === 'project' &&
    ancestry(world, superType as ApexType).some((type) => type.kind === 'declared' && type.name === 'System.Exception');
  if (superSymbol !== null && (superSymbol.kind !== 'class' || (!isExtensible && !extendsException))) {
    report({ span: at, message: messages.notExtensible(superSymbol.name) });
  }
  for (const type of interfaces) {
    if (symbolOf(world, type)?.kind !== 'interface') report({ span: at, message: messages.mustBeInterface(typeName(type)) });
  }
}

function overridesAny(world: World, ancestors: readonly ApexType[], method: MethodSymbol): boolean {
  return ancestors.some((ancestor) => symbolOf(world, ancestor)?.methods.some((other) => matches(world, method, other)) ?? false);
}

/** A method of a project class further up is overridden only if it is virtual or abstract, and only by a method that says override. */
function checkOverriding(world: World, declaration: TypeDeclaration, method: MethodSymbol, report: Report): void {
  if (method.isStatic) return;
  for (const ancestor of ancestry(world, typeOfDeclaration(declaration)).slice(1)) {
    const symbol = symbolOf(world, ancestor);
    if (symbol?.kind !== 'class' || symbol.origin !== 'project') continue;
    const base = symbol.methods.find(
      (other) =>
        other.key === method.key &&
        !other.isStatic &&
        other.modifiers.some((word) => word === 'public' || word === 'global' || word === 'protected'),
    );
    if (base === undefined) continue;
    const at = method.span ?? declaration.symbol.span;
    if (!base.isVirtual) report({ span: at, message: messages.notOverridable(signatureOf(base)) });
    else if (!method.modifiers.includes('override')) report({ span: at, message: messages.overrideRequired(signatureOf(method)) });
    return;
  }
}

/** What implements or overrides a platform method is reached by the platform under name and arity (see method-keys.ts). */
function addAliases(world: World, ancestors: readonly ApexType[], method: Mutable<MethodSymbol>): void {
  const isPlatformMethod = ancestors.some(
    (ancestor) =>
      symbolOf(world, ancestor)?.methods.some((other) => other.ownerOrigin === 'platform' && matches(world, method, other)) ?? false,
  );
  if (isPlatformMethod) method.aliases = [platformAlias(method.name, method.parameters.length)];
  const loosened = ancestors.flatMap((ancestor) => symbolOf(world, ancestor)?.methods.filter((other) => loosens(method, other)) ?? []);
  method.aliases = [...new Set([...method.aliases, ...loosened.map(({ key }) => key)])];
}

/** A Map of Object stands for a Map of anything with the same keys where it implements an interface, as orgs compile it. */
function loosens(method: MethodSymbol, other: MethodSymbol): boolean {
  if (other.ownerOrigin !== 'project' || !other.isAbstract || method.key === other.key) return false;
  if (method.name.toLowerCase() !== other.name.toLowerCase() || method.parameters.length !== other.parameters.length) return false;
  return method.parameters.every(({ type }, index) => takesMap(type, other.parameters[index]?.type));
}

function takesMap(type: ApexType, asked: ApexType | undefined): boolean {
  if (asked === undefined) return false;
  if (sameType(type, asked)) return true;
  return type.kind === 'map' && asked.kind === 'map' && sameType(type.key, asked.key) && sameType(type.value, OBJECT);
}

/** A static method counts as well: the platform compiles it (apex-recipes' QueueableRecipes) and calls it all the same. */
function checkImplemented(world: World, declaration: TypeDeclaration, ancestors: readonly ApexType[], report: Report): void {
  const chain = [typeOfDeclaration(declaration), ...ancestors];
  const concrete = chain.flatMap((type) => symbolOf(world, type)?.methods.filter((method) => !method.isAbstract) ?? []);
  for (const ancestor of ancestors) {
    const symbol = symbolOf(world, ancestor);
    for (const method of symbol?.methods ?? []) {
      if (!method.isAbstract || concrete.some((candidate) => matches(world, candidate, method))) continue;
      const at = declaration.symbol.span;
      const signature = signatureOf(method).replace(`${method.owner}.`, '');
      const message =
        symbol?.kind === 'interface'
          ? messages.mustImplement(declaration.symbol.name, signature, typeName(ancestor))
          : messages.mustImplementAbstract(declaration.symbol.name, signatureOf(method));
      report({ span: at, message });
    }
  }
}

/** Same name and parameters; a platform method's parameters only need to convert, since its signatures are looser than the platform. */
function matches(world: World, method: MethodSymbol, other: MethodSymbol): boolean {
  if (method.name.toLowerCase() !== other.name.toLowerCase() || method.parameters.length !== other.parameters.length) return false;
  if (other.ownerOrigin === 'project')
    return method === other || method.key === other.key || isSameMember(method, other) || loosens(method, other);
  return method.parameters.every((parameter, index) => {
    const against = other.parameters[index]?.type;
    return (
      against !== undefined &&
      (conversionRank(world, parameter.type, against) !== null || conversionRank(world, against, parameter.type) !== null)
    );
  });
}
