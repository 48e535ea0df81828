/**
 * Implements Set, in insertion order: https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_set.htm
 */
import type { ApexType } from '../contracts/types.ts';
import { KeyIndex } from './collection-keys.ts';
import { Iterated } from './iteration-lock.ts';

export class ApexSet<T = unknown> extends Iterated<T> {
  readonly elementType: ApexType;
  readonly #elements = new Map<unknown, T>();
  readonly #index = new KeyIndex();

  constructor(elementType: ApexType, items: Iterable<T> = []) {
    super();
    this.elementType = elementType;
    for (const item of items) this.add(item);
  }

  get apexType(): ApexType {
    return { kind: 'set', element: this.elementType };
  }

  get size(): number {
    return this.#elements.size;
  }

  protected override snapshotForWalk(): Iterable<T> {
    return this.#elements.values();
  }

  toArray(): T[] {
    return [...this.#elements.values()];
  }

  contains(value: unknown): boolean {
    return this.#elements.has(this.#index.keyOf(value, false));
  }

  /** True when the set changed. */
  add(value: T): boolean {
    this.checkModifiable();
    const key = this.#index.keyOf(value, true);
    if (this.#elements.has(key)) return false;
    this.#elements.set(key, value);
    return true;
  }

  addAll(values: Iterable<T>): boolean {
    const before = this.size;
    for (const value of [...values]) this.add(value);
    return this.size !== before;
  }

  remove(value: unknown): boolean {
    this.checkModifiable();
    const key = this.#index.keyOf(value, false);
    if (!this.#elements.delete(key)) return false;
    this.#index.forget(key);
    return true;
  }

  clear(): void {
    this.checkModifiable();
    this.#elements.clear();
    this.#index.clear();
  }

  collectionKey(keyOf: (part: unknown) => string): string {
    return `set(${this.toArray().map(keyOf).sort().join(';')})`;
  }

  clone(): ApexSet<T> {
    return new ApexSet(this.elementType, this.toArray());
  }
}
