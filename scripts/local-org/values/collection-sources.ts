/** Makes collections from others, and gives what a for loop walks. */
import { transaction } from '../contracts/transaction.ts';
import type { ApexType } from '../contracts/types.ts';
import { apexException, requireArgument } from './apex-exception.ts';
import { ApexList } from './apex-list.ts';
import { ApexMap } from './apex-map.ts';
import { ApexObject, PlatformObject } from './apex-object.ts';
import { ApexSet } from './apex-set.ts';
import { SObjectValue } from './sobject-value.ts';

/** A platform object that is Iterable, e.g. Database.QueryLocatorIterator. */
interface PlatformIterable {
  [Symbol.iterator](): Iterator<unknown>;
}

/** List, Set, or an object of the project with iterator() (System.Iterable) or next() (System.Iterator). */
export function* walk(given: unknown): Generator<unknown, void, undefined> {
  const source = requireArgument(given, 'Attempt to de-reference a null object');
  if (source instanceof ApexList || source instanceof ApexSet) yield* source;
  else if (source instanceof PlatformObject) yield* source as unknown as PlatformIterable;
  else if (source instanceof ApexObject) yield* walkProjectObject(source);
}

function* walkProjectObject(source: ApexObject): Generator<unknown, void, undefined> {
  const project = transaction().project;
  const iterator = project.hasMethod(source, 'iterator', 0) ? project.invokeByName(source, 'iterator', []) : source;
  if (iterator instanceof PlatformObject) {
    yield* iterator as unknown as PlatformIterable;
    return;
  }
  while (project.invokeByName(iterator, 'hasNext', []) === true) yield project.invokeByName(iterator, 'next', []);
}

export function listFrom(elementType: ApexType, source: unknown): ApexList {
  return new ApexList(elementType, [...walk(requireArgument(source))]);
}

/** `new List<T>(size)` and `new T[size]`: that many nulls. */
export function listOfSize(elementType: ApexType, size: number | null): ApexList {
  const length = requireArgument(size);
  if (length < 0) throw apexException('System.ListException', `List size must not be negative: ${length}`);
  return new ApexList(elementType, new Array<unknown>(length).fill(null));
}

export function setFrom(elementType: ApexType, source: unknown): ApexSet {
  return new ApexSet(elementType, walk(requireArgument(source)));
}

export function putAllFrom(map: ApexMap, source: unknown): void {
  if (source instanceof ApexMap) {
    map.putAll(source.entries());
    return;
  }
  for (const record of walk(source)) {
    // Unlike the constructor, putAll takes a new record: its key is null.
    map.put(record instanceof SObjectValue ? record.id : null, record);
  }
}
