/** Dynamic SOQL: Database.query, countQuery and getQueryLocator, with binds from variables or from a map. */
import { namedSchema, transaction } from '../../contracts/transaction.ts';
import type { QueryResult } from '../../contracts/transaction.ts';
import type { PlatformFunction } from '../../contracts/values.ts';
import { ApexList, apexException, nullPointer } from '../../values/index.ts';
import type { ApexMap, SObjectValue } from '../../values/index.ts';
import { resolveAccess } from './access-level.ts';
import type { AccessLevel } from './access-level.ts';
import { localBinds, mapBinds } from './binds.ts';
import { QueryLocator } from './query-locator.ts';
import { fromClause } from './query-text.ts';
import { withoutCountingRows } from './uncounted-rows.ts';

export interface DynamicQuery {
  readonly soql: string;
  readonly binds: ReadonlyMap<string, unknown>;
  readonly level: AccessLevel | null;
}

export function withLocalBinds(soql: string | null, level: AccessLevel | null = null): DynamicQuery {
  if (soql === null) throw nullPointer();
  return { soql, binds: localBinds(soql), level };
}

export function withMapBinds(soql: string | null, map: ApexMap | null, level: AccessLevel | null): DynamicQuery {
  if (soql === null) throw nullPointer();
  return { soql, binds: mapBinds(map), level };
}

function run({ soql, binds, level }: DynamicQuery): QueryResult {
  return transaction().database.query({ soql, binds, ...resolveAccess(level) });
}

export function queryList(query: DynamicQuery): ApexList<SObjectValue> {
  return listOf(query.soql, run(query).records as SObjectValue[]);
}

/** A list of the queried object even where it is empty: getSObjectType() tells. */
function listOf(soql: string, records: SObjectValue[]): ApexList<SObjectValue> {
  const queried = fromClause(soql)?.object.split(/\s/)[0] ?? '';
  const name = records[0]?.objectName ?? namedSchema().findObject(queried)?.name ?? 'SObject';
  return new ApexList({ kind: 'sobject', name }, records);
}

function count(query: DynamicQuery): number {
  const result = run(query);
  if (result.count === null) throw apexException('System.QueryException', 'Count query must be of the form SELECT COUNT() FROM ...');
  return result.count;
}

/** A locator over records in a list: `Database.getQueryLocator([SELECT ...])` comes with the rows. */
function locatorOfRecords(records: ApexList<SObjectValue> | null): QueryLocator {
  if (records === null) throw nullPointer();
  return new QueryLocator('', () => records);
}

function locatorOfQuery(query: DynamicQuery): QueryLocator {
  const access = resolveAccess(query.level);
  return new QueryLocator(query.soql, () => {
    const records = withoutCountingRows(
      () => transaction().database.query({ soql: query.soql, binds: query.binds, ...access }).records as SObjectValue[],
    );
    return listOf(query.soql, records);
  });
}

export const queryMembers: Readonly<Record<string, PlatformFunction>> = {
  'static query(String)': (soql: string | null) => queryList(withLocalBinds(soql)),
  'static query(String, AccessLevel)': (soql: string | null, level: AccessLevel | null) => queryList(withLocalBinds(soql, level)),
  'static queryWithBinds(String, Map<String,Object>, AccessLevel)': (soql: string | null, map: ApexMap | null, level: AccessLevel | null) =>
    queryList(withMapBinds(soql, map, level)),
  'static countQuery(String)': (soql: string | null) => count(withLocalBinds(soql)),
  'static countQuery(String, AccessLevel)': (soql: string | null, level: AccessLevel | null) => count(withLocalBinds(soql, level)),
  'static countQueryWithBinds(String, Map<String,Object>, AccessLevel)': (
    soql: string | null,
    map: ApexMap | null,
    level: AccessLevel | null,
  ) => count(withMapBinds(soql, map, level)),
  'static getQueryLocator(String)': (soql: string | null) => locatorOfQuery(withLocalBinds(soql)),
  'static getQueryLocator(String, AccessLevel)': (soql: string | null, level: AccessLevel | null) =>
    locatorOfQuery(withLocalBinds(soql, level)),
  'static getQueryLocatorWithBinds(String, Map<String,Object>, AccessLevel)': (
    soql: string | null,
    map: ApexMap | null,
    level: AccessLevel | null,
  ) => locatorOfQuery(withMapBinds(soql, map, level)),
  'static getQueryLocator(List<SObject>)': locatorOfRecords,
  'static getQueryLocator(List<SObject>, AccessLevel)': locatorOfRecords,
};
