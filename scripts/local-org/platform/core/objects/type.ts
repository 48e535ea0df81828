/** Implements System.Type: https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_type.htm */
import { hasTransaction, transaction } from '../../../contracts/transaction.ts';
import { typeName } from '../../../contracts/types.ts';
import type { ApexType } from '../../../contracts/types.ts';
import type { PlatformTypeTable } from '../../../contracts/values.ts';
import { TypeToken, isAssignable, requireArgument, sobjectTypeToken, stringHash, typeToken } from '../../../values/index.ts';
import { instantiate } from './instantiate.ts';
import { findTypeByName, typeInNamespace } from './type-names.ts';

function forName(name: string | null): TypeToken | null {
  const type = findTypeByName(requireArgument(name));
  return type === null ? null : typeToken(type);
}

/** An empty namespace is that of the org's own classes, also for an installed package, which does not find them by one argument. */
function forNamespacedName(namespace: string | null, name: string | null): TypeToken | null {
  const given = requireArgument(name);
  if (namespace !== null && namespace !== '') return forName(`${namespace}.${given}`);
  const type = hasTransaction() && transaction().schema.isInstalled ? typeInNamespace('', given) : findTypeByName(given);
  return type === null ? null : typeToken(type);
}

/** Classes of the platform are named with their namespace, as exceptions name their type: `System.HttpRequest`. */
function qualifiedName(type: ApexType): string {
  switch (type.kind) {
    case 'list':
      return `List<${qualifiedName(type.element)}>`;
    case 'set':
      return `Set<${qualifiedName(type.element)}>`;
    case 'map':
      return `Map<${qualifiedName(type.key)},${qualifiedName(type.value)}>`;
    case 'declared':
      return type.arguments.length === 0 ? type.name : `${type.name}<${type.arguments.map(qualifiedName).join(',')}>`;
    default:
      return typeName(type);
  }
}

export const typeTable: PlatformTypeTable = {
  name: 'System.Type',
  javaScriptClass: TypeToken,
  members: {
    'equals(Object)': (type: TypeToken, other: unknown) => type === other,
    'getName()': (type: TypeToken) => qualifiedName(type.named),
    'hashCode()': (type: TypeToken) => stringHash(typeName(type.named)),
    'isAssignableFrom(Type)': (type: TypeToken, source: TypeToken | null) => isAssignable(requireArgument(source).named, type.named),
    'newInstance()': (type: TypeToken) => instantiate(type.named),
    'toString()': (type: TypeToken) => qualifiedName(type.named),
    'static forName(String)': forName,
    'static forName(String, String)': forNamespacedName,
    'get SObjectType': (type: TypeToken) => (type.named.kind === 'sobject' ? sobjectTypeToken(type.named.name) : null),
  },
};
