/** Makes the JavaScript names of the members and classes of Apex declarations. */
import type { MethodSymbol } from '../../../contracts/symbols.ts';

const nonPrivate = new Set(['public', 'protected', 'global', 'virtual', 'abstract', 'override']);

export function identifierOf(apexName: string): string {
  return apexName.replace(/[^A-Za-z0-9_]/g, '_');
}

/**
 * Private methods are not virtual: one of a subclass with the same signature is another method, so the owner is part of the name.
 * https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_classes_keywords_virtual.htm
 */
function isHidden(method: MethodSymbol): boolean {
  return !method.isStatic && !method.isVirtual && !method.isAbstract && !method.modifiers.some((modifier) => nonPrivate.has(modifier));
}

export function memberName(method: MethodSymbol): string {
  return isHidden(method) ? `${method.key}$of$${identifierOf(method.owner)}` : method.key;
}

/** `new$Integer$String`: the constructor's body is a method of the JavaScript class, which itself only allocates. */
export function constructorName(constructor_: MethodSymbol | null): string {
  return constructor_ === null ? implicitConstructor : constructor_.key;
}

/** The constructor of a class that declares none. */
export const implicitConstructor = 'new$';

/** The four constructors that every exception class has without declaring them. */
export const exceptionConstructor = 'new$exception';

/** Where a property with accessors of its own keeps its value. */
export function backingName(key: string): string {
  return `$${key}`;
}

/** Runs the field initialisers of a new object, the superclass's first. No method has this key: parameters always have names. */
export const initializerName = 'initialize$$';
