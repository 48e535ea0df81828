/** Implements System.Map: https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_map.htm */
import type { PlatformTypeTable } from '../../../contracts/values.ts';
import { ApexMap, equalValues, hashCode, putAllFrom, requireArgument, sobjectTypeToken, toApexString } from '../../../values/index.ts';
import type { SObjectTypeToken } from '../../../values/index.ts';
import { deepCopy } from './deep-clone.ts';

function deepClone(map: ApexMap): ApexMap {
  const entries = map.entries().map(([key, value]): [unknown, unknown] => [key, deepCopy(value, true, true, true)]);
  return new ApexMap(map.keyType, map.valueType, entries);
}

/** null for a map of SObject. */
function sobjectType(map: ApexMap): SObjectTypeToken | null {
  const type = map.valueType;
  return type.kind === 'sobject' && type.name !== 'SObject' ? sobjectTypeToken(type.name) : null;
}

function putAll(map: ApexMap, source: unknown): void {
  putAllFrom(map, requireArgument(source));
}

export const mapTable: PlatformTypeTable = {
  name: 'System.Map',
  members: {
    'clear()': (map: ApexMap) => map.clear(),
    'clone()': (map: ApexMap) => map.clone(),
    'containsKey(K)': (map: ApexMap, key: unknown) => map.containsKey(key),
    'deepClone()': deepClone,
    'equals(Map<K,V>)': (map: ApexMap, other: unknown) => equalValues(map, other),
    'get(K)': (map: ApexMap, key: unknown) => map.get(key),
    'getSObjectType()': sobjectType,
    'hashCode()': (map: ApexMap) => hashCode(map),
    'isEmpty()': (map: ApexMap) => map.size === 0,
    'keySet()': (map: ApexMap) => map.keySet(),
    'put(K, V)': (map: ApexMap, key: unknown, value: unknown) => map.put(key, value),
    'putAll(Map<K,V>)': putAll,
    'putAll(List<SObject>)': putAll,
    'remove(K)': (map: ApexMap, key: unknown) => map.remove(key),
    'size()': (map: ApexMap) => map.size,
    'toString()': (map: ApexMap) => toApexString(map),
    'values()': (map: ApexMap) => map.values(),
  },
};
