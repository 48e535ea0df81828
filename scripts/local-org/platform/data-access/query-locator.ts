/** Database.QueryLocator: the rows of a batch's start, or an iterator over them. */
import { transaction } from '../../contracts/transaction.ts';
import type { PlatformTypeTable } from '../../contracts/values.ts';
import type { ApexList, SObjectValue } from '../../values/index.ts';
import { PlatformObject, apexException, definePlatformClass, platformType } from '../../values/index.ts';

export class QueryLocator extends PlatformObject {
  readonly soql: string;
  readonly #load: () => ApexList<SObjectValue>;
  #rows: ApexList<SObjectValue> | null = null;

  constructor(soql: string, load: () => ApexList<SObjectValue>) {
    super();
    this.soql = soql;
    this.#load = load;
  }

  /** All rows, once: also what a batch takes its scopes from. */
  fetchAll(): ApexList<SObjectValue> {
    if (this.#rows === null) {
      this.#rows = this.#load();
      transaction().limits.consume('QueryLocatorRows', this.#rows.size);
    }
    return this.#rows;
  }
}
definePlatformClass(QueryLocator, 'Database.QueryLocator');

export class QueryLocatorIterator extends PlatformObject {
  readonly #rows: ApexList<SObjectValue>;
  #next = 0;

  constructor(rows: ApexList<SObjectValue>) {
    super();
    this.#rows = rows;
  }

  hasNext(): boolean {
    return this.#next < this.#rows.size;
  }

  next(): SObjectValue {
    if (!this.hasNext()) throw apexException('System.NoSuchElementException', 'Iterator has no more elements');
    this.#next += 1;
    return this.#rows.get(this.#next - 1);
  }
}
definePlatformClass(QueryLocatorIterator, 'Database.QueryLocatorIterator', [
  platformType('System.Iterator', { kind: 'sobject', name: 'SObject' }),
]);

export const locatorTables: readonly PlatformTypeTable[] = [
  {
    name: 'Database.QueryLocator',
    javaScriptClass: QueryLocator,
    members: {
      'getQuery()': (locator: QueryLocator) => locator.soql,
      'iterator()': (locator: QueryLocator) => new QueryLocatorIterator(locator.fetchAll()),
    },
  },
  {
    name: 'Database.QueryLocatorIterator',
    javaScriptClass: QueryLocatorIterator,
    members: {
      'hasNext()': (iterator: QueryLocatorIterator) => iterator.hasNext(),
      'next()': (iterator: QueryLocatorIterator) => iterator.next(),
    },
  },
];
