/** Enum constants: one instance per constant, so that identity is equality. */
import type { ApexType } from '../contracts/types.ts';
import { apexException } from './apex-exception.ts';

export class ApexEnum {
  readonly apexType: ApexType;
  readonly name: string;
  readonly ordinal: number;

  constructor(apexType: ApexType, name: string, ordinal: number) {
    this.apexType = apexType;
    this.name = name;
    this.ordinal = ordinal;
  }

  toString(): string {
    return this.name;
  }
}

const constantsByType = new Map<string, readonly ApexEnum[]>();

function registryKey(type: ApexType): string {
  return type.kind === 'declared' ? `${type.origin}:${type.name.toLowerCase()}` : '';
}

/** Makes the constants of a declaration, once when it is loaded. */
export function defineEnum(type: ApexType, names: readonly string[]): readonly ApexEnum[] {
  const constants = names.map((name, ordinal) => new ApexEnum(type, name, ordinal));
  constantsByType.set(registryKey(type), constants);
  return constants;
}

let platformEnumNames: (typeName: string) => readonly string[] | null = () => null;

/** The platform library tells its enums when they are first asked for: there are more than a thousand. */
export function setPlatformEnumSource(namesOf: (typeName: string) => readonly string[] | null): void {
  platformEnumNames = namesOf;
}

export function enumConstants(type: ApexType): readonly ApexEnum[] | null {
  const known = constantsByType.get(registryKey(type));
  if (known !== undefined) return known;
  if (type.kind !== 'declared' || type.origin !== 'platform') return null;
  const names = platformEnumNames(type.name);
  return names === null ? null : defineEnum(type, names);
}

/** A constant of the platform: `platformEnum('System.StatusCode', 'DUPLICATE_VALUE')`. */
export function platformEnum(typeName: string, name: string): ApexEnum {
  const found = findEnumConstant({ kind: 'declared', name: typeName, origin: 'platform', arguments: [] }, name);
  if (found === null) throw new Error(`The platform has no ${typeName}.${name}`);
  return found;
}

/** Names match case-insensitively, as every Apex name does; null when there is no such constant. */
export function findEnumConstant(type: ApexType, name: string): ApexEnum | null {
  const wanted = name.toLowerCase();
  return enumConstants(type)?.find((constant) => constant.name.toLowerCase() === wanted) ?? null;
}

/** The static valueOf of every enum. */
export function enumValueOf(type: ApexType, name: string | null): ApexEnum {
  const found = name === null ? null : findEnumConstant(type, name);
  const typeText = type.kind === 'declared' ? type.name.replace(/^System\./, '') : '';
  if (found === null) throw apexException('System.NoSuchElementException', `No enum constant ${typeText}.${name}`);
  return found;
}
