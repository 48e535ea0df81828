/** Implements System.List: https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_list.htm */
import type { PlatformTypeTable } from '../../../contracts/values.ts';
import {
  ApexList,
  compareValues,
  equalValues,
  hashCode,
  requireArgument,
  sobjectTypeToken,
  toApexString,
  walk,
} from '../../../values/index.ts';
import type { SObjectTypeToken } from '../../../values/index.ts';
import { compare } from './comparison.ts';
import { deepCopy } from './deep-clone.ts';
import { IteratorValue } from './iterator.ts';

function addAll(list: ApexList, source: unknown): void {
  list.addAll(walk(requireArgument(source)));
}

function deepClone(list: ApexList, preserveId = false, preserveTimestamps = false, preserveAutonumber = false): ApexList {
  return new ApexList(
    list.elementType,
    list.items.map((item) => deepCopy(item, preserveId, preserveTimestamps, preserveAutonumber)),
  );
}

/** null for a list of SObject. */
function sobjectType(list: ApexList): SObjectTypeToken | null {
  const type = list.elementType;
  return type.kind === 'sobject' && type.name !== 'SObject' ? sobjectTypeToken(type.name) : null;
}

export const listTable: PlatformTypeTable = {
  name: 'System.List',
  additions: ['addAll(Iterable<T>): void'],
  members: {
    'add(T)': (list: ApexList, value: unknown) => list.add(value),
    'add(Integer, T)': (list: ApexList, index: number | null, value: unknown) => list.insert(index, value),
    'addAll(List<T>)': addAll,
    'addAll(Set<T>)': addAll,
    'addAll(Iterable<T>)': addAll,
    'clear()': (list: ApexList) => list.clear(),
    'clone()': (list: ApexList) => list.clone(),
    'contains(T)': (list: ApexList, value: unknown) => list.items.some((item) => equalValues(item, value)),
    'deepClone()': (list: ApexList) => deepClone(list),
    'deepClone(Boolean)': deepClone,
    'deepClone(Boolean, Boolean)': deepClone,
    'deepClone(Boolean, Boolean, Boolean)': deepClone,
    'equals(List<T>)': (list: ApexList, other: unknown) => equalValues(list, other),
    'get(Integer)': (list: ApexList, index: number | null) => list.get(index),
    'getSObjectType()': sobjectType,
    'hashCode()': (list: ApexList) => hashCode(list),
    'indexOf(T)': (list: ApexList, value: unknown) => list.items.findIndex((item) => equalValues(item, value)),
    'isEmpty()': (list: ApexList) => list.size === 0,
    'iterator()': (list: ApexList) => new IteratorValue([...list.items]),
    'remove(Integer)': (list: ApexList, index: number | null) => list.remove(index),
    'set(Integer, T)': (list: ApexList, index: number | null, value: unknown) => list.set(index, value),
    'size()': (list: ApexList) => list.size,
    'sort()': (list: ApexList) => void list.items.sort(compareValues),
    'sort(Comparator<T>)': (list: ApexList, comparator: unknown) => void list.items.sort((left, right) => compare(comparator, left, right)),
    'toString()': (list: ApexList) => toApexString(list),
  },
};
