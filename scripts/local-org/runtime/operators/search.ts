/** Runs SOSL in brackets for emitted code. */
import type { AccessMode } from '../../contracts/transaction.ts';
import { searchWithBinds } from '../../platform/data-access/search-methods.ts';
import type { ApexList } from '../../values/index.ts';

export const searchOperators = {
  search(text: string, values: readonly unknown[] = [], access: AccessMode = 'system', sharing = false): ApexList {
    return searchWithBinds(text, new Map(values.map((value, index) => [`b${index}`, value])), access, sharing);
  },
};
