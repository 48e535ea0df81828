/** Dynamic SOSL: https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_search.htm */
import { transaction } from '../../contracts/transaction.ts';
import type { AccessMode } from '../../contracts/transaction.ts';
import type { PlatformTypeTable } from '../../contracts/values.ts';
import { ApexList, requireArgument } from '../../values/index.ts';
import { UnsupportedFeatureError } from '../../values/unsupported-feature.ts';
import { resolveAccess } from './access-level.ts';
import type { AccessLevel } from './access-level.ts';
import { localBinds } from './binds.ts';

/** Within a test only what Test.setFixedSearchResults named is found. */
export function searchWithBinds(sosl: string, binds: ReadonlyMap<string, unknown>, access: AccessMode, sharing: boolean): ApexList {
  const { database, isTest } = transaction();
  if (database.search === undefined) throw new UnsupportedFeatureError(`SOSL: [${sosl}]`);
  const fixedIds = isTest
    ? ((transaction() as { test?: { fixedSearchResults: readonly string[] } | null }).test?.fixedSearchResults ?? [])
    : null;
  const lists = database.search({ soql: sosl, binds, access, sharing }, fixedIds);
  return new ApexList(
    { kind: 'list', element: { kind: 'sobject', name: 'SObject' } },
    lists.map((records) => new ApexList({ kind: 'sobject', name: 'SObject' }, records as unknown[])),
  );
}

function search(given: string | null, level: AccessLevel | null = null): ApexList {
  const sosl = requireArgument(given);
  const { access, sharing } = resolveAccess(level);
  return searchWithBinds(sosl, localBinds(sosl), access, sharing);
}

export const searchTable: PlatformTypeTable = {
  name: 'System.Search',
  members: { 'static query(String)': (sosl: string | null) => search(sosl), 'static query(String, AccessLevel)': search },
};
