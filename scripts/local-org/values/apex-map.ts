/**
 * Implements Map, in insertion order: https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_map.htm
 */
import type { ApexType } from '../contracts/types.ts';
import { ApexList } from './apex-list.ts';
import { ApexSet } from './apex-set.ts';
import { apexException } from './apex-exception.ts';
import { KeyIndex } from './collection-keys.ts';
import { Iterated } from './iteration-lock.ts';

/** Walks its keys. */
export class ApexMap<K = unknown, V = unknown> extends Iterated<K> {
  readonly keyType: ApexType;
  readonly valueType: ApexType;
  readonly #entries = new Map<unknown, [K, V]>();
  readonly #index = new KeyIndex();

  constructor(keyType: ApexType, valueType: ApexType, entries: Iterable<readonly [K, V]> = []) {
    super();
    this.keyType = keyType;
    this.valueType = valueType;
    for (const [key, value] of entries) this.put(key, value);
  }

  get apexType(): ApexType {
    return { kind: 'map', key: this.keyType, value: this.valueType };
  }

  get size(): number {
    return this.#entries.size;
  }

  protected override *snapshotForWalk(): Iterable<K> {
    for (const [key] of this.#entries.values()) yield key;
  }

  entries(): [K, V][] {
    return [...this.#entries.values()];
  }

  get(key: unknown): V | null {
    return this.#entries.get(this.#index.keyOf(key, false))?.[1] ?? null;
  }

  containsKey(key: unknown): boolean {
    return this.#entries.has(this.#index.keyOf(key, false));
  }

  /** Gives the value that was there before. */
  put(key: K, value: V): V | null {
    const hash = this.#index.keyOf(key, true);
    const entry = this.#entries.get(hash);
    if (entry === undefined) {
      this.checkModifiable();
      this.#entries.set(hash, [key, value]);
      return null;
    }
    const previous = entry[1];
    entry[1] = value;
    return previous;
  }

  putAll(entries: Iterable<readonly [K, V]>): void {
    for (const [key, value] of entries) this.put(key, value);
  }

  remove(key: unknown): V | null {
    this.checkModifiable();
    const hash = this.#index.keyOf(key, false);
    const entry = this.#entries.get(hash);
    if (entry === undefined) return null;
    this.#entries.delete(hash);
    this.#index.forget(hash);
    return entry[1];
  }

  clear(): void {
    this.checkModifiable();
    this.#entries.clear();
    this.#index.clear();
  }

  keySet(): ApexSet<K> {
    return new KeySetView(this);
  }

  values(): ApexList<V> {
    return new ApexList(
      this.valueType,
      this.entries().map(([, value]) => value),
    );
  }

  collectionKey(keyOf: (part: unknown) => string): string {
    const parts = this.entries().map(([key, value]) => `${keyOf(key)}=${keyOf(value)}`);
    return `map(${parts.sort().join(';')})`;
  }

  clone(): ApexMap<K, V> {
    return new ApexMap(this.keyType, this.valueType, this.entries());
  }
}

/**
 * Backed by its map: removals reach the map, additions are refused, as on the platform
 * (https://salesforce.stackexchange.com/questions/207388).
 */
class KeySetView<K> extends ApexSet<K> {
  readonly #map: ApexMap<K>;

  constructor(map: ApexMap<K>) {
    super(map.keyType);
    this.#map = map;
  }

  override get size(): number {
    return this.#map.size;
  }

  override [Symbol.iterator](): Generator<K, void, undefined> {
    return this.#map[Symbol.iterator]();
  }

  override toArray(): K[] {
    return this.#map.entries().map(([key]) => key);
  }

  override contains(value: unknown): boolean {
    return this.#map.containsKey(value);
  }

  override add(): boolean {
    throw apexException('System.FinalException', 'Collection is read-only');
  }

  override remove(value: unknown): boolean {
    const isPresent = this.#map.containsKey(value);
    this.#map.remove(value);
    return isPresent;
  }

  override clear(): void {
    this.#map.clear();
  }
}
