/**
 * Custom settings: without an owner a record of a hierarchy holds the org's defaults, and one of a list is always the org's (Apex Reference
 * Guide, "Custom Settings Methods": its list samples give a record no owner).
 */
import { transaction } from '../../contracts/transaction.ts';
import { isInsert, set, valueOf } from './behaviour.ts';
import type { ObjectBehaviour } from './behaviour.ts';

export const customSetting: ObjectBehaviour = {
  beforeTriggers(row) {
    if (isInsert(row) && valueOf(row, 'SetupOwnerId') === null)
      set(row, 'SetupOwnerId', transaction().storage.get('SELECT "Id" AS "id" FROM "Organization"')?.['id'] ?? null);
  },
};
