/** Inserts one chunk of one object, in the platform's order of execution. */
import type { ObjectSchema } from '../../contracts/schema.ts';
import { transaction } from '../../contracts/transaction.ts';
import { insertRow } from '../../storage/index.ts';
import { ApexDecimal } from '../../values/apex-decimal.ts';
import { SObjectValue } from '../../values/sobject-value.ts';
import { dmlErrors } from '../rules/dml-errors.ts';
import { applyDefaults } from './defaults.ts';
import { fireTriggers, hasTriggers } from './fire-triggers.ts';
import { resolveExternalParents } from './external-parents.ts';
import { fillFormulas } from '../records/reader.ts';
import type { ParentCache } from '../records/reader.ts';
import { nextAutoNumber, nextIds, readRecords } from '../records/record-store.ts';
import { recalculateSummaries } from './save-parents.ts';
import { behaviourOf } from '../standard-objects/index.ts';
import { inaccessibleFields } from './permissions.ts';
import { stampInsert, stampNow } from '../records/system-fields.ts';
import { validateRows } from './validate.ts';
import type { ValidationOptions } from './validate.ts';
import { survivors } from '../records/work-row.ts';
import type { WorkRow } from '../records/work-row.ts';

export function insertChunk(object: ObjectSchema, rows: readonly WorkRow[], options: ValidationOptions): void {
  const parents: ParentCache = new Map();
  const behaviour = behaviourOf(object);
  for (const row of rows) initialize(object, row, options);
  resolveExternalParents(object, survivors(rows));
  for (const row of survivors(rows)) {
    applyDefaults(object, row.record);
    behaviour.beforeTriggers?.(row);
  }
  fireTriggers(object.name, 'before', 'insert', rows);
  for (const row of survivors(rows)) behaviour.derive?.(row, object);
  validateRows(object, rows, options, parents);
  save(object, survivors(rows));
  behaviour.afterSave?.(survivors(rows), object);
  if (hasTriggers(object.name, 'insert')) showSaved(object, survivors(rows), parents);
  fireTriggers(object.name, 'after', 'insert', rows);
  recalculateSummaries(object, survivors(rows));
}

/** Trigger.new of an after trigger: what the table holds now, with computed fields. */
export function showSaved(object: ObjectSchema, rows: readonly WorkRow[], parents: ParentCache): void {
  const saved = readRecords(
    object,
    rows.map((row) => row.id ?? ''),
  );
  for (const row of rows) {
    const errors = row.record.errors;
    row.record = saved.get(row.id ?? '') ?? row.record;
    row.record.errors = errors;
    fillFormulas(object, row.record, parents);
  }
}

/** The record that triggers see: what was given, without what nobody may give. */
function initialize(object: ObjectSchema, row: WorkRow, options: ValidationOptions): void {
  const { given } = row;
  row.record = new SObjectValue(object.name);
  row.record.isClone = given.isClone;
  row.record.cloneSourceId = given.cloneSourceId;
  if (given.id !== null) {
    row.errors.push(dmlErrors.idOnInsert());
    return;
  }
  const refused: string[] = [];
  for (const [name, value] of given.fields) {
    const field = object.fields.get(name);
    if (field === undefined) continue;
    if (field.isCreateable) row.record.fields.set(name, value);
    else if (value !== null && !given.isClone && !given.queried) refused.push(name);
  }
  for (const [name, parent] of given.parents) row.record.parents.set(name, parent);
  if (refused.length > 0) row.errors.push(dmlErrors.fieldNotWriteable(refused));
  else if (options.access === 'user') refuseInaccessible(object, row);
}

function refuseInaccessible(object: ObjectSchema, row: WorkRow): void {
  const fields = inaccessibleFields(object, row.given, row.record.fields.keys());
  if (fields.length > 0) row.errors.push(dmlErrors.fieldsInaccessible(object.name, fields));
}

function save(object: ObjectSchema, rows: readonly WorkRow[]): void {
  if (rows.length === 0) return;
  const now = stampNow();
  const autoNumbers = [...object.fields.values()].filter((field) => field.isAutoNumber);
  const summaries = [...object.fields.values()].filter(({ summary }) => summary?.operation === 'count' || summary?.operation === 'sum');
  const nameField = object.isCustom ? object.fields.get('Name') : undefined;
  const ids = nextIds(object, rows.length);
  rows.forEach((row, position) => {
    row.id = ids[position] ?? '';
    stampInsert(object, row.record, row.id, now);
    for (const field of autoNumbers) row.record.fields.set(field.name, nextAutoNumber(object, field));
    // Nothing to count or to add up yet.
    for (const field of summaries) row.record.fields.set(field.name, ApexDecimal.fromInteger(0));
    // A custom object's record without a name is called by its Id.
    if (nameField !== undefined && (row.record.fields.get('Name') ?? null) === null) row.record.fields.set('Name', row.id.slice(0, 15));
    row.isSaved = true;
  });
  for (const row of rows) insertRow(transaction().storage, object, row.record.fields);
}
