/** Implements List: https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_list.htm */
import type { ApexType } from '../contracts/types.ts';
import { apexException, requireArgument } from './apex-exception.ts';
import { Iterated } from './iteration-lock.ts';

export class ApexList<T = unknown> extends Iterated<T> {
  readonly elementType: ApexType;
  readonly items: T[];

  /** Takes `items` over; copy them first when they are another collection's. */
  constructor(elementType: ApexType, items: T[] = []) {
    super();
    this.elementType = elementType;
    this.items = items;
  }

  get apexType(): ApexType {
    return { kind: 'list', element: this.elementType };
  }

  get size(): number {
    return this.items.length;
  }

  protected override snapshotForWalk(): Iterable<T> {
    return this.items;
  }

  #check(index: number | null, size: number): number {
    const position = requireArgument(index, 'Argument 1 cannot be null');
    if (position < 0 || position >= size) throw apexException('System.ListException', `List index out of bounds: ${position}`);
    return position;
  }

  get(index: number | null): T {
    return this.items[this.#check(index, this.items.length)] as T;
  }

  set(index: number | null, value: T): void {
    this.items[this.#check(index, this.items.length)] = value;
  }

  add(value: T): void {
    this.checkModifiable();
    this.items.push(value);
  }

  insert(index: number | null, value: T): void {
    this.checkModifiable();
    this.items.splice(this.#check(index, this.items.length + 1), 0, value);
  }

  addAll(values: Iterable<T>): void {
    this.checkModifiable();
    for (const value of [...values]) this.items.push(value);
  }

  remove(index: number | null): T {
    this.checkModifiable();
    return this.items.splice(this.#check(index, this.items.length), 1)[0] as T;
  }

  clear(): void {
    this.checkModifiable();
    this.items.length = 0;
  }

  collectionKey(keyOf: (part: unknown) => string): string {
    return `list(${this.items.map(keyOf).join(';')})`;
  }

  clone(): ApexList<T> {
    return new ApexList(this.elementType, [...this.items]);
  }
}
