/** Dynamic SOSL: https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_search.htm */
import type { PlatformTypeTable } from '../../contracts/values.ts';
import { searchOperators } from '../../runtime/operators/search.ts';
import { requireArgument } from '../../values/index.ts';
import type { ApexList } from '../../values/index.ts';
import { resolveAccess } from './access-level.ts';
import type { AccessLevel } from './access-level.ts';
import { localBinds } from './binds.ts';

function search(given: string | null, level: AccessLevel | null = null): ApexList {
  const sosl = requireArgument(given);
  const { access, sharing } = resolveAccess(level);
  return searchOperators.searchWithBinds(sosl, localBinds(sosl), access, sharing);
}

export const searchTable: PlatformTypeTable = {
  name: 'System.Search',
  members: { 'static query(String)': (sosl: string | null) => search(sosl), 'static query(String, AccessLevel)': search },
};
