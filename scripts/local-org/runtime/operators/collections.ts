/** Makes, copies, indexes and walks collections for emitted code. */
import type { ApexType } from '../../contracts/types.ts';
import { ApexList, ApexMap, ApexObject, ApexSet, SObjectValue, apexException, nullPointer } from '../../values/index.ts';
import { platformFunction } from './platform-functions.ts';
import { callOperators } from './calls.ts';

function callMethod(receiver: unknown, name: 'iterator' | 'hasNext' | 'next'): unknown {
  return callOperators.callVirtual(
    platformFunction(`System.${name === 'iterator' ? 'Iterable' : 'Iterator'}.${name}()`),
    `${name.toLowerCase()}$0`,
    receiver,
  );
}

/** A list, a set, or an object of a class that implements Iterable. */
function* iterated(source: unknown): Generator<unknown, void, undefined> {
  if (source instanceof ApexList || source instanceof ApexSet) {
    yield* source;
    return;
  }
  const iterator = callMethod(source, 'iterator');
  while (callMethod(iterator, 'hasNext') === true) yield callMethod(iterator, 'next');
}

/** What a for loop walks; the usual list without a generator, since nothing else may change it meanwhile. */
function walk(source: unknown): Iterable<unknown> {
  if (source === null) throw nullPointer();
  if (source instanceof ApexList || source instanceof ApexSet) return source;
  return iterated(source);
}

function itemsOf(source: unknown): Iterable<unknown> {
  if (source === null) throw apexException('System.NullPointerException', 'Argument cannot be null.');
  if (source instanceof ApexList) return (source as ApexList).items;
  if (source instanceof ApexSet) return (source as ApexSet).toArray();
  return iterated(source);
}

const loopChunk = 200;

function idOf(record: unknown): string {
  if (!(record instanceof SObjectValue)) throw nullPointer();
  const { id } = record;
  if (id === null) throw apexException('System.ListException', 'Row with null Id at index: 0');
  return id;
}

export const collectionOperators = {
  newList: (elementType: ApexType, items: unknown[]): ApexList => new ApexList(elementType, items),
  newListOfSize(elementType: ApexType, size: number | null): ApexList {
    if (size === null) throw nullPointer();
    if (size < 0) throw apexException('System.ListException', `List size ${size} is negative`);
    return new ApexList(elementType, new Array<unknown>(size).fill(null));
  },
  newListFrom: (elementType: ApexType, source: unknown): ApexList => new ApexList(elementType, [...itemsOf(source)]),
  newSet: (elementType: ApexType, items: unknown[]): ApexSet => new ApexSet(elementType, items),
  newSetFrom: (elementType: ApexType, source: unknown): ApexSet => new ApexSet(elementType, itemsOf(source)),
  newMap(keyType: ApexType, valueType: ApexType, flat: readonly unknown[]): ApexMap {
    const map = new ApexMap(keyType, valueType);
    for (let index = 0; index < flat.length; index += 2) map.put(flat[index], flat[index + 1]);
    return map;
  },
  /** A map's copy, or a list's records by Id. */
  newMapFrom(keyType: ApexType, valueType: ApexType, source: unknown): ApexMap {
    if (source instanceof ApexMap) return new ApexMap(keyType, valueType, source.entries());
    const map = new ApexMap(keyType, valueType);
    let index = 0;
    for (const record of itemsOf(source)) {
      if (record instanceof SObjectValue && record.id === null)
        throw apexException('System.ListException', `Row with null Id at index: ${index}`);
      map.put(idOf(record), record);
      index += 1;
    }
    return map;
  },
  readIndex(list: ApexList | null, index: number | null): unknown {
    if (list === null) throw nullPointer();
    return list.get(index);
  },
  writeIndex<T>(list: ApexList | null, index: number | null, value: T): T {
    if (list === null) throw nullPointer();
    list.set(index, value);
    return value;
  },
  walk,
  /** https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/langCon_apex_loops_for_SOQL.htm */
  *chunks(source: ApexList | null): Generator<ApexList, void, undefined> {
    if (source === null) throw nullPointer();
    for (let start = 0; start < source.items.length; start += loopChunk)
      yield new ApexList(source.elementType, source.items.slice(start, start + loopChunk));
  },
  isPlatformObject: (value: unknown): boolean => value instanceof ApexObject,
};
