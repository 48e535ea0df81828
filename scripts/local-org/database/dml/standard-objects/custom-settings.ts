/** Hierarchy settings: without an owner a record holds the org's defaults. */
import { transaction } from '../../../contracts/runtime.ts';
import { isInsert, set, valueOf } from './behaviour.ts';
import type { ObjectBehaviour } from './behaviour.ts';

export const hierarchySetting: ObjectBehaviour = {
  beforeTriggers(row) {
    if (isInsert(row) && valueOf(row, 'SetupOwnerId') === null)
      set(row, 'SetupOwnerId', transaction().storage.get('SELECT "Id" AS "id" FROM "Organization"')?.['id'] ?? null);
  },
};
