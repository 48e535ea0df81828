/** The root of every class instance, of the project or of the platform. */
import type { ApexType } from '../contracts/types.ts';
import type { ApexObjectShape } from '../contracts/values.ts';

export abstract class ApexObject implements ApexObjectShape {
  declare readonly apexType: ApexType;
  /** Interfaces of a platform class. Those of a project class are read from its symbol. */
  declare readonly apexInterfaces?: readonly ApexType[];
}

/**
 * A class of the platform. Overrides say how it prints, compares and hashes; the defaults are those of
 * Object: the type's name, identity.
 */
export abstract class PlatformObject extends ApexObject {
  /** What String.valueOf and concatenation print. */
  apexToString(): string {
    return this.apexType.kind === 'declared' ? this.apexType.name.replace(/^System\./, '') : 'Object';
  }

  /** What List.sort goes by; most platform classes have no order. */
  apexCompare?(other: unknown): number;

  apexEquals(other: unknown): boolean {
    return this === other;
  }

  /** A primitive that is equal exactly for equal values, or null for identity. */
  apexKey(): string | null {
    return null;
  }
}

/** Puts the type on the prototype, so that every instance carries it without a field of its own. */
export function definePlatformClass(
  javaScriptClass: abstract new (...parameters: never[]) => ApexObject,
  name: string,
  interfaces: readonly ApexType[] = [],
): void {
  const apexType: ApexType = { kind: 'declared', name, origin: 'platform', arguments: [] };
  Object.defineProperty(javaScriptClass.prototype, 'apexType', { value: apexType, writable: true });
  Object.defineProperty(javaScriptClass.prototype, 'apexInterfaces', { value: interfaces, writable: true });
}

export function platformType(name: string, ...typeArguments: ApexType[]): ApexType {
  return { kind: 'declared', name, origin: 'platform', arguments: typeArguments };
}
