/** Implements System.Set: https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_set.htm */
import type { PlatformTypeTable } from '../../../contracts/values.ts';
import { ApexSet, equalValues, hashCode, requireArgument, toApexString, walk } from '../../../values/index.ts';
import { IteratorValue } from './iterator.ts';

function items(source: unknown): unknown[] {
  return [...walk(requireArgument(source))];
}

function addAll(set: ApexSet, source: unknown): boolean {
  return set.addAll(items(source));
}

function containsAll(set: ApexSet, source: unknown): boolean {
  return items(source).every((item) => set.contains(item));
}

/** True when the set changed. */
function removeAll(set: ApexSet, source: unknown): boolean {
  const before = set.size;
  for (const item of items(source)) set.remove(item);
  return set.size !== before;
}

function retainAll(set: ApexSet, source: unknown): boolean {
  const kept = new ApexSet(set.elementType, items(source));
  return removeAll(
    set,
    new ApexSet(
      set.elementType,
      set.toArray().filter((item) => !kept.contains(item)),
    ),
  );
}

export const setTable: PlatformTypeTable = {
  name: 'System.Set',
  additions: [
    'addAll(Iterable<T>): Boolean',
    'containsAll(Iterable<T>): Boolean',
    'removeAll(Iterable<T>): Boolean',
    'retainAll(Iterable<T>): Boolean',
  ],
  members: {
    'add(T)': (set: ApexSet, value: unknown) => set.add(value),
    'addAll(List<T>)': addAll,
    'addAll(Set<T>)': addAll,
    'addAll(Iterable<T>)': addAll,
    'clear()': (set: ApexSet) => set.clear(),
    'clone()': (set: ApexSet) => set.clone(),
    'contains(T)': (set: ApexSet, value: unknown) => set.contains(value),
    'containsAll(List<T>)': containsAll,
    'containsAll(Set<T>)': containsAll,
    'containsAll(Iterable<T>)': containsAll,
    'equals(Set<Object>)': (set: ApexSet, other: unknown) => equalValues(set, other),
    'hashCode()': (set: ApexSet) => hashCode(set),
    'isEmpty()': (set: ApexSet) => set.size === 0,
    'iterator()': (set: ApexSet) => new IteratorValue(set.toArray()),
    'remove(T)': (set: ApexSet, value: unknown) => set.remove(value),
    'removeAll(List<T>)': removeAll,
    'removeAll(Set<T>)': removeAll,
    'removeAll(Iterable<T>)': removeAll,
    'retainAll(List<T>)': retainAll,
    'retainAll(Set<T>)': retainAll,
    'retainAll(Iterable<T>)': retainAll,
    'size()': (set: ApexSet) => set.size,
    'toString()': (set: ApexSet) => toApexString(set),
  },
};
