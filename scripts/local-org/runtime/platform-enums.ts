/** Constants of the platform's enums, from its signatures and from the implementation tables. */
import { findPlatformTable } from '../platform/index.ts';
import { platformSignatures } from './platform-signatures.ts';

export function platformEnumValues(name: string): readonly string[] {
  const table = findPlatformTable(name)?.values;
  if (table !== undefined) return table;
  const dot = name.indexOf('.');
  return platformSignatures()[name.slice(0, dot)]?.[name.slice(dot + 1)]?.values ?? [];
}
