/** Platform members by the keys that symbols carry: `System.String.length()`, `System.String.static valueOf(Object)`. */
import { normalizeMemberKey } from '../../compiler/symbols/signature-text.ts';
import type { PlatformFunction, PlatformTypeTable } from '../../contracts/values.ts';
import { findPlatformTable } from '../../platform/index.ts';
import { UnsupportedFeatureError } from '../../values/unsupported-feature.ts';

export type AnyFunction = (...values: unknown[]) => unknown;

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

/** How often each member was called by its key; null while nobody counts, when a call costs nothing more. */
let calls: Map<string, number> | null = null;

/** From now on calls of platform members are counted, by code that is loaded after this: it keeps the functions that it was given. */
export function countPlatformCalls(): ReadonlyMap<string, number> {
  return (calls ??= new Map());
}

function counted(key: string, implementation: AnyFunction): AnyFunction {
  const counts = calls;
  if (counts === null) return implementation;
  return (...values) => {
    counts.set(key, (counts.get(key) ?? 0) + 1);
    return implementation(...values);
  };
}

/** The member part of the keys that functions were asked for by: `hasNext()`. */
const memberKeys = new WeakMap<AnyFunction, string>();
const overrides = new WeakMap<AnyFunction, Map<string, AnyFunction | null>>();

export function platformFunction(key: string): AnyFunction {
  const found = counted(key, (find(key) as AnyFunction | null) ?? unsupported(key));
  memberKeys.set(found, key.slice(key.indexOf('.', key.indexOf('.') + 1) + 1));
  return found;
}

function unsupported(key: string): AnyFunction {
  return () => {
    throw new UnsupportedFeatureError(key);
  };
}

/** What the dynamic type of a platform object has in place of a member of the interface or class that it is used through. */
export function overriddenBy(typeName: string, implementation: AnyFunction): AnyFunction {
  let known = overrides.get(implementation);
  if (known === undefined) overrides.set(implementation, (known = new Map<string, AnyFunction | null>()));
  let own = known.get(typeName);
  if (own === undefined) {
    const member = memberKeys.get(implementation);
    const key = `${typeName}.${member ?? ''}`;
    const found = member === undefined ? null : (find(key) as AnyFunction | null);
    own = found === null ? null : counted(key, found);
    known.set(typeName, own);
  }
  return own ?? implementation;
}
