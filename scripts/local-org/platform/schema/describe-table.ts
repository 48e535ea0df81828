/** A describe class has every fact twice: as a method (`isCustom()`, `getLabel()`) and as a property (`Custom`, `Label`). */
import type { PlatformFunction, PlatformTypeTable } from '../../contracts/values.ts';

export function describeTable<T>(
  name: string,
  javaScriptClass: PlatformTypeTable['javaScriptClass'],
  facts: Readonly<Record<string, (described: T) => unknown>>,
): PlatformTypeTable {
  const members: Record<string, PlatformFunction> = {};
  for (const [method, fact] of Object.entries(facts)) {
    members[`${method}()`] = fact;
    members[`get ${method.replace(/^(?:get|is)(?=[A-Z])/, '')}`] = fact;
  }
  return { name, members, javaScriptClass };
}
