/** SOSL in brackets. Within a test only what Test.setFixedSearchResults named is found. */
import { transaction } from '../../contracts/transaction.ts';
import type { AccessMode } from '../../contracts/transaction.ts';
import { ApexList } from '../../values/index.ts';
import { UnsupportedFeatureError } from '../../values/unsupported-feature.ts';

export const searchOperators = {
  search(text: string, values: readonly unknown[] = [], access: AccessMode = 'system', sharing = false): ApexList {
    return searchOperators.searchWithBinds(text, new Map(values.map((value, index) => [`b${index}`, value])), access, sharing);
  },
  searchWithBinds(text: string, binds: ReadonlyMap<string, unknown>, access: AccessMode, sharing: boolean): ApexList {
    const { database, isTest } = transaction();
    if (database.search === undefined) throw new UnsupportedFeatureError(`SOSL: [${text}]`);
    const fixedIds = isTest
      ? ((transaction() as { test?: { fixedSearchResults: readonly string[] } | null }).test?.fixedSearchResults ?? [])
      : null;
    const lists = database.search({ soql: text, binds, access, sharing }, fixedIds);
    return new ApexList(
      { kind: 'list', element: { kind: 'sobject', name: 'SObject' } },
      lists.map((records) => new ApexList({ kind: 'sobject', name: 'SObject' }, records as unknown[])),
    );
  },
};
