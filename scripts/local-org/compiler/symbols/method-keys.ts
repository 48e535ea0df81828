/**
 * Makes the JavaScript names of the members of project types. The rules, which the emitter and the runtime rely on:
 *
 * - method `foo(List<Account>, Outer.Inner)` -> `foo$List_Account_$Outer_Inner`: the name in lower case, `$`, then the parameters'
 *   type names, each with every character other than letters, digits and _ replaced by _, joined by `$`. `foo()` -> `foo$`.
 *   Since project types are never generic, an override has the very name of what it overrides.
 * - alias: what implements a method of a platform interface or overrides one of a platform class (`compare(T, T)`) is also reached
 *   under `<lower-case name>$<number of parameters>`, e.g. `compare$2`; that is how emitted calls through a platform interface and
 *   the platform itself reach it, whatever the type argument. toString, equals, hashCode: `tostring$0`, `equals$1`, `hashcode$0`.
 * - constructor -> `new$<parameters>`, in the same way.
 * - field or property -> `$<lower-case name>`; where a superclass of the project has a field of that name,
 *   `$<lower-case name>$<Owner_Name>`. Never the name of a method, since those do not start with `$`.
 */
import { typeName } from '../../contracts/types.ts';
import type { ApexType } from '../../contracts/types.ts';

function sanitize(text: string): string {
  return text.replace(/[^A-Za-z0-9_]/g, '_');
}

export function methodKey(name: string, parameterTypes: readonly ApexType[]): string {
  return `${name.toLowerCase()}$${parameterTypes.map((type) => sanitize(typeName(type))).join('$')}`;
}

export function constructorKey(parameterTypes: readonly ApexType[]): string {
  return methodKey('new', parameterTypes);
}

export function platformAlias(name: string, parameterCount: number): string {
  return `${name.toLowerCase()}$${parameterCount}`;
}

export function fieldKey(name: string, hiddenBy: string | null): string {
  return hiddenBy === null ? `$${name.toLowerCase()}` : `$${name.toLowerCase()}$${sanitize(hiddenBy)}`;
}
