/**
 * Implements System.Iterator and System.Iterable:
 * https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_classes_iterable.htm
 */
import { primitive } from '../../../contracts/types.ts';
import type { PlatformTypeTable } from '../../../contracts/values.ts';
import { ApexList, ApexSet, PlatformObject, apexException, definePlatformClass, platformType } from '../../../values/index.ts';
import { dispatched } from '../objects/dispatch.ts';

/** Over what the collection held when it was made. */
export class IteratorValue extends PlatformObject {
  readonly #items: readonly unknown[];
  #position = 0;

  constructor(items: readonly unknown[]) {
    super();
    this.#items = items;
  }

  hasNext(): boolean {
    return this.#position < this.#items.length;
  }

  next(): unknown {
    if (!this.hasNext()) throw apexException('System.NoSuchElementException', 'Iterator has no more elements.');
    this.#position += 1;
    return this.#items[this.#position - 1];
  }

  *[Symbol.iterator](): Generator<unknown, void, undefined> {
    while (this.hasNext()) yield this.next();
  }
}
definePlatformClass(IteratorValue, 'System.Iterator', [platformType('System.Iterator', primitive('Object'))]);

export const iteratorTable: PlatformTypeTable = {
  name: 'System.Iterator',
  members: {
    'hasNext()': dispatched('hasNext', (receiver) => (receiver instanceof IteratorValue ? receiver.hasNext() : undefined)),
    'next()': dispatched('next', (receiver) => (receiver instanceof IteratorValue ? receiver.next() : undefined)),
  },
};

export const iterableTable: PlatformTypeTable = {
  name: 'System.Iterable',
  members: {
    'iterator()': dispatched('iterator', (receiver) => {
      if (receiver instanceof ApexList) return new IteratorValue([...(receiver as ApexList).items]);
      return receiver instanceof ApexSet ? new IteratorValue(receiver.toArray()) : undefined;
    }),
  },
};
