/** Platform members by the keys that symbols carry: `System.String.length()`, `System.String.static valueOf(Object)`. */
import { normalizeMemberKey } from '../compiler/symbols/signature-text.ts';
import type { PlatformFunction, PlatformTypeTable } from '../contracts/values.ts';
import { findPlatformTable } from '../platform/index.ts';

export type AnyFunction = (...values: unknown[]) => unknown;

/** What Apex compiled without and the local org lacks: stops by name, never in silence. */
export class UnsupportedFeatureError extends Error {
  readonly feature: string;

  constructor(feature: string) {
    super(`The local org does not support ${feature}`);
    this.name = 'UnsupportedFeatureError';
    this.feature = feature;
  }
}

const members = new Map<PlatformTypeTable, ReadonlyMap<string, PlatformFunction>>();

function membersOf(table: PlatformTypeTable): ReadonlyMap<string, PlatformFunction> {
  let known = members.get(table);
  if (known === undefined) {
    known = new Map(Object.entries(table.members).map(([key, implementation]) => [normalizeMemberKey(key), implementation]));
    members.set(table, known);
  }
  return known;
}

/** The type's name may have two or three parts; parameters have dots of their own. */
function find(key: string): PlatformFunction | null {
  for (let dot = key.indexOf('.', key.indexOf('.') + 1); dot > 0 && !key.slice(0, dot).includes('('); dot = key.indexOf('.', dot + 1)) {
    const table = findPlatformTable(key.slice(0, dot));
    const found = table === null ? undefined : membersOf(table).get(normalizeMemberKey(key.slice(dot + 1)));
    if (found !== undefined) return found;
  }
  return null;
}

export function platformFunction(key: string): AnyFunction {
  const found = find(key);
  if (found !== null) return found as AnyFunction;
  return () => {
    throw new UnsupportedFeatureError(key);
  };
}
