/** What a batch's start gave, as one list: the rows of a query locator, or what an Iterable iterates over. */
import { ApexList, ApexSet, PlatformObject, nullPointer } from '../../values/index.ts';
import type { ApexType } from '../../contracts/types.ts';
import type { OrgTransaction } from '../transaction/context.ts';

const anyObject: ApexType = { kind: 'primitive', name: 'Object' };

/** What platform/data-access keeps in a Database.QueryLocator. */
interface LocatorShape {
  readonly soql?: string;
  fetchAll?(): ApexList;
}

function isLocator(source: unknown): source is LocatorShape & PlatformObject {
  return source instanceof PlatformObject && source.apexType.kind === 'declared' && source.apexType.name === 'Database.QueryLocator';
}

export function scopeElements(transaction: OrgTransaction, source: unknown): ApexList {
  if (source === null || source === undefined) throw nullPointer();
  if (source instanceof ApexList) return source;
  if (source instanceof ApexSet) return new ApexList(source.elementType, [...source]);
  if (isLocator(source)) {
    if (source.fetchAll === undefined) throw new Error('Database.QueryLocator cannot give its rows to a batch');
    return source.fetchAll();
  }
  const { project } = transaction;
  const iterator = project.invokeByName(source, 'iterator', []);
  const items: unknown[] = [];
  while (project.invokeByName(iterator, 'hasNext', []) === true) items.push(project.invokeByName(iterator, 'next', []));
  return new ApexList(anyObject, items);
}
