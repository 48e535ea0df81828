/** A describe class has nearly every fact twice: as a method (`isCustom()`, `getLabel()`) and as a property (`Custom`, `Label`). */
import type { PlatformFunction, PlatformTypeTable } from '../../contracts/values.ts';
import { findSignatures, memberKeys } from '../signatures/index.ts';

export function describeTable<T>(
  name: string,
  javaScriptClass: PlatformTypeTable['javaScriptClass'],
  facts: Readonly<Record<string, (described: T) => unknown>>,
): PlatformTypeTable {
  const members: Record<string, PlatformFunction> = {};
  const signatures = findSignatures(name);
  const known = new Set(signatures === null ? [] : memberKeys(signatures));
  for (const [method, fact] of Object.entries(facts)) {
    members[`${method}()`] = fact;
    const property = `get ${method.replace(/^(?:get|is)(?=[A-Z])/, '')}`;
    if (known.has(property)) members[property] = fact;
  }
  return { name, members, javaScriptClass };
}
