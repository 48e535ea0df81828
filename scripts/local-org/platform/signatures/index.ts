/** The signatures of platform-signatures.json, by member key as the implementation tables spell it. */
import { readFileSync } from 'node:fs';
import type { PlatformSignatures, TypeSignatures } from '../../contracts/platform-signatures.ts';
import type { PlatformTypeTable } from '../../contracts/values.ts';

export const platformSignatures = JSON.parse(
  readFileSync(new URL('./platform-signatures.json', import.meta.url), 'utf8'),
) as PlatformSignatures;

const typesByName = new Map<string, { readonly name: string; readonly signatures: TypeSignatures }>();
for (const [namespace, types] of Object.entries(platformSignatures)) {
  for (const [type, signatures] of Object.entries(types)) {
    const name = `${namespace}.${type}`;
    typesByName.set(name.toLowerCase(), { name, signatures });
  }
}

export const signatureTypeNames: readonly string[] = [...typesByName.values()].map((entry) => entry.name);

/** `System.String`, in any case. */
export function findSignatures(typeName: string): TypeSignatures | null {
  return typesByName.get(typeName.toLowerCase())?.signatures ?? null;
}

/** `abbreviate(Integer): String` -> `abbreviate(Integer)`; a property has its `get` and `set`. */
export function memberKeys(signatures: TypeSignatures): string[] {
  const constructors = (signatures.constructors ?? []).map((parameters) => `new ${parameters}`);
  return [...constructors, ...(signatures.methods ?? []).map(keyOfSignature), ...(signatures.properties ?? []).flatMap(propertyKeys)];
}

function keyOfSignature(signature: string): string {
  return signature.replace(/\)(?:: [^)]*)?$/, ')');
}

function propertyKeys(property: string): string[] {
  const [, modifier = '', name = ''] = /^(static )?(\w+):/.exec(property) ?? [];
  return [`${modifier}get ${name}`, `${modifier}set ${name}`];
}

/** Keys of `additions`: methods, constructors (`new (String)`) and properties (`name: Type`). */
export function additionKeys(table: PlatformTypeTable): string[] {
  return (table.additions ?? []).flatMap((signature) => (signature.includes('(') ? [keyOfSignature(signature)] : propertyKeys(signature)));
}
