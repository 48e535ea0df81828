/** The save that a parent goes through after one of its roll-ups moved: stamps, triggers, and its own parents in turn. */
import { dmlException } from '../../values/apex-exception.ts';
import { SObjectValue } from '../../values/sobject-value.ts';
import type { ObjectSchema } from '../../contracts/schema.ts';
import { fireTriggers, hasTriggers } from './fire-triggers.ts';
import { fillFormulas } from '../records/reader.ts';
import { updateRecords } from '../records/record-store.ts';
import { movedParents } from './roll-up.ts';
import type { MovedParents } from './roll-up.ts';
import { stampNow, stampUpdate } from '../records/system-fields.ts';
import { validateRows } from './validate.ts';
import { copyRecord, hasFailed } from '../records/work-row.ts';
import type { WorkRow } from '../records/work-row.ts';

/** Saves the parents of these children whose roll-ups moved. */
export function recalculateSummaries(child: ObjectSchema, rows: readonly WorkRow[]): void {
  for (const moved of movedParents(child, rows)) saveParents(moved);
}

function saveParents({ parent: object, changed, stored }: MovedParents): void {
  const rows = changed.map((record, index): WorkRow => ({
    index,
    given: record,
    id: record.id,
    record: copyRecord(record, new SObjectValue(object.name)),
    old: stored.get(record.id ?? '') ?? null,
    changed: null,
    isSaved: false,
    errors: [],
  }));
  const firing = hasTriggers(object.name, 'update');
  if (firing)
    for (const row of rows) for (const record of [row.record, row.old]) if (record !== null) fillFormulas(object, record, new Map());
  fireTriggers(object.name, 'before', 'update', rows);
  validateRows(object, rows, { access: 'system', sharing: false, allowFieldTruncation: false }, new Map());
  throwFirst(rows);
  const now = stampNow();
  for (const row of rows) {
    stampUpdate(object, row.record, now);
    row.isSaved = true;
  }
  updateRecords(
    object,
    rows.map((row) => ({ record: row.record, changed: row.changed ?? new Set<string>() })),
  );
  fireTriggers(object.name, 'after', 'update', rows);
  throwFirst(rows);
  recalculateSummaries(object, rows);
}

/** A parent that cannot be saved fails the statement that moved its roll-up. */
function throwFirst(rows: readonly WorkRow[]): void {
  const failures = rows
    .filter(hasFailed)
    .flatMap((row) => row.errors.slice(0, 1).map((error) => ({ index: row.index, id: row.id, error })));
  if (failures.length > 0) throw dmlException(failures, 'Update');
}
