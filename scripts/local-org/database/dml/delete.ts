/** Deletes one chunk of one object. */
import type { ObjectSchema } from '../../contracts/schema.ts';
import { checkRestrictions, deleteWithChildren } from './cascade.ts';
import { fireTriggers, hasTriggers } from './fire-triggers.ts';
import { fillFormulas } from '../records/reader.ts';
import type { ParentCache } from '../records/reader.ts';
import { recalculateSummaries } from './save-parents.ts';
import { behaviourOf } from '../standard-objects/index.ts';
import { loadOld } from './update.ts';
import type { ValidationOptions } from './validate.ts';
import { survivors } from '../records/work-row.ts';
import type { WorkRow } from '../records/work-row.ts';

export function deleteChunk(object: ObjectSchema, rows: readonly WorkRow[], options: ValidationOptions): void {
  const parents: ParentCache = new Map();
  loadOld(object, rows, 'delete', options);
  for (const row of survivors(rows)) {
    if (row.old === null) continue;
    row.record = row.old;
    if (hasTriggers(object.name, 'delete')) fillFormulas(object, row.old, parents);
  }
  fireTriggers(object.name, 'before', 'delete', rows);
  behaviourOf(object).beforeDelete?.(survivors(rows));
  checkRestrictions(object, survivors(rows));
  const deleted = survivors(rows);
  deleteWithChildren(object, deleted);
  for (const row of deleted) row.isSaved = true;
  behaviourOf(object).afterDelete?.(deleted);
  fireTriggers(object.name, 'after', 'delete', rows);
  recalculateSummaries(object, survivors(rows));
}
