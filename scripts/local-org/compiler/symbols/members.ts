/** Finds members by name, through superclasses and interfaces, and remembers them per type and name. */
import type { ApexType } from '../../contracts/types.ts';
import type { FieldSymbol, MethodSymbol, TypeSymbol } from '../../contracts/symbols.ts';
import { EXCEPTION, ID, OBJECT, platformType, sameType, STRING, typeKey } from './common-types.ts';
import { ENUM_TYPE } from './language-signatures.ts';
import { symbolOf } from './world.ts';
import type { World } from './world.ts';

const ENUM = platformType(ENUM_TYPE);

/** What a type extends and implements, nearest first; every chain ends at Object. */
export function superTypes(world: World, type: ApexType): readonly ApexType[] {
  // An Id has the methods of String (`id.toLowerCase()`, `id.startsWith('001')`).
  if (sameType(type, ID)) return [STRING];
  const symbol = symbolOf(world, type);
  if (symbol === null || sameType(type, OBJECT)) return [];
  if (symbol.kind === 'enum') return [ENUM];
  const own = symbol.superType === null ? symbol.interfaces : [symbol.superType, ...symbol.interfaces];
  return symbol.superType === null ? [...own, OBJECT] : own;
}

/** The type and everything above it, nearest first, each once. */
export function ancestry(world: World, type: ApexType): readonly ApexType[] {
  return remember(world, `ancestry ${typeKey(type)}`, () => {
    const found = new Map<string, ApexType>();
    const visit = (current: ApexType): void => {
      const key = typeKey(current);
      if (found.has(key)) return;
      found.set(key, current);
      superTypes(world, current).forEach(visit);
    };
    visit(type);
    // Object's members come last, whatever the path.
    const objectType = found.get(typeKey(OBJECT));
    if (objectType !== undefined && !sameType(type, OBJECT)) {
      found.delete(typeKey(OBJECT));
      found.set(typeKey(OBJECT), objectType);
    }
    return [...found.values()];
  });
}

export function findMethods(world: World, type: ApexType, name: string): readonly MethodSymbol[] {
  return remember(world, `method ${typeKey(type)} ${name.toLowerCase()}`, () => {
    const lower = name.toLowerCase();
    const found = new Map<string, MethodSymbol>();
    for (const ancestor of ancestry(world, type)) {
      for (const method of methodsByName(world, ancestor).get(lower) ?? []) {
        if (redeclaresObjectMember(world, ancestor, method)) continue;
        const signature = method.parameters.map((parameter) => typeKey(parameter.type)).join(',');
        if (!found.has(signature)) found.set(signature, method);
      }
    }
    return [...found.values()];
  });
}

/** An interface's `String toString()` is what every class has by itself, and is called as that. */
function redeclaresObjectMember(world: World, type: ApexType, method: MethodSymbol): boolean {
  if (method.ownerOrigin !== 'project' || symbolOf(world, type)?.kind !== 'interface') return false;
  return (symbolOf(world, OBJECT)?.methods ?? []).some((own) => isSameMember(own, method));
}

/** Name and parameter types. */
export function isSameMember(left: MethodSymbol, right: MethodSymbol): boolean {
  return (
    left.name.toLowerCase() === right.name.toLowerCase() &&
    left.parameters.length === right.parameters.length &&
    left.parameters.every(({ type }, index) => sameType(type, right.parameters[index]?.type ?? OBJECT))
  );
}

export function findField(world: World, type: ApexType, name: string): FieldSymbol | null {
  return remember(world, `field ${typeKey(type)} ${name.toLowerCase()}`, () => {
    const lower = name.toLowerCase();
    for (const ancestor of ancestry(world, type)) {
      const field = symbolOf(world, ancestor)?.fields.find((candidate) => candidate.name.toLowerCase() === lower);
      if (field !== undefined) return field;
    }
    return null;
  });
}

/** A static and an instance variable may share a name: the one of the asked kind wins. */
export function findFieldOfKind(world: World, type: ApexType, name: string, isStatic: boolean): FieldSymbol | null {
  const first = findField(world, type, name);
  if (first === null || first.isStatic === isStatic) return first;
  const lower = name.toLowerCase();
  return (
    symbolOf(world, type)?.fields.find((candidate) => candidate.name.toLowerCase() === lower && candidate.isStatic === isStatic) ?? first
  );
}

export function enumConstant(symbol: TypeSymbol, name: string): string | null {
  return symbol.enumValues.find((value) => value.toLowerCase() === name.toLowerCase()) ?? null;
}

export function isSubtype(world: World, type: ApexType, ancestor: ApexType): boolean {
  return ancestry(world, type).some((candidate) => sameType(candidate, ancestor));
}

export function isException(world: World, type: ApexType): boolean {
  return type.kind === 'declared' && isSubtype(world, type, EXCEPTION);
}

function methodsByName(world: World, type: ApexType): ReadonlyMap<string, readonly MethodSymbol[]> {
  return remember(world, `methods ${typeKey(type)}`, () => {
    const index = new Map<string, MethodSymbol[]>();
    for (const method of symbolOf(world, type)?.methods ?? []) {
      const lower = method.name.toLowerCase();
      const group = index.get(lower);
      if (group === undefined) index.set(lower, [method]);
      else group.push(method);
    }
    return index;
  });
}

function remember<T>(world: World, key: string, make: () => T): T {
  const { members } = world.memory;
  if (members.has(key)) return members.get(key) as T;
  const made = make();
  members.set(key, made);
  return made;
}
