/** Upsert: which rows are inserts and which updates, by Id or by an external Id field ("upsert Statement", Apex Developer Guide). */
import type { AccessMode } from '../../contracts/transaction.ts';
import type { FieldSchema, ObjectSchema } from '../../contracts/schema.ts';
import { transaction } from '../../contracts/transaction.ts';
import { apexException } from '../../values/apex-exception.ts';
import { SObjectValue } from '../../values/sobject-value.ts';
import { dmlErrors } from '../rules/dml-errors.ts';
import { uniqueKey } from '../rules/unique.ts';
import { freshRow } from './attempts.ts';
import type { GivenRow } from './attempts.ts';
import { findByField } from '../records/record-store.ts';
import type { WorkRow } from '../records/work-row.ts';

export interface UpsertPlan {
  readonly inserts: GivenRow[];
  readonly updates: GivenRow[];
  readonly failed: WorkRow[];
}

export function planUpsert(
  object: ObjectSchema,
  given: readonly GivenRow[],
  externalIdField: string | null,
  _access: AccessMode,
): UpsertPlan {
  const field = externalIdField === null ? null : transaction().schema.findField(object.name, externalIdField);
  if (externalIdField !== null && (field === null || !(field.isExternalId || field.isIdLookup))) {
    throw apexException(
      'System.SObjectException',
      `Invalid field for upsert, must be an External Id custom or standard indexed field: ${externalIdField}`,
    );
  }
  if (field === null || field.name === 'Id') {
    return { inserts: given.filter((row) => row.given.id === null), updates: given.filter((row) => row.given.id !== null), failed: [] };
  }
  return planByExternalId(object, given, field);
}

function planByExternalId(object: ObjectSchema, given: readonly GivenRow[], field: FieldSchema): UpsertPlan {
  const plan: UpsertPlan = { inserts: [], updates: [], failed: [] };
  const values = given.map((row) => row.given.fields.get(field.name) ?? null);
  const stored = new Map<string, string[]>();
  for (const { id, value } of findByField(
    object,
    field,
    values.filter((value) => value !== null),
  )) {
    stored.set(uniqueKey(field, value), [...(stored.get(uniqueKey(field, value)) ?? []), id]);
  }
  const seen = new Set<string>();
  given.forEach((row, position) => {
    const value = values[position] ?? null;
    if (value === null) return void plan.failed.push(failed(row, dmlErrors.externalIdMissing(field.name)));
    const key = uniqueKey(field, value);
    if (seen.has(key)) return void plan.failed.push(failed(row, dmlErrors.duplicateExternalIdInCall(field.name, String(value))));
    seen.add(key);
    const ids = stored.get(key) ?? [];
    const id = ids[0];
    if (ids.length > 1) plan.failed.push(failed(row, dmlErrors.duplicateExternalId(field.name, ids.length, String(value))));
    else if (id === undefined) plan.inserts.push(row);
    else plan.updates.push({ index: row.index, given: withId(row.given, id) });
  });
  return plan;
}

function failed(row: GivenRow, error: WorkRow['errors'][number]): WorkRow {
  const work = freshRow(row);
  work.errors.push(error);
  return work;
}

function withId(record: SObjectValue, id: string): SObjectValue {
  const copy = new SObjectValue(record.objectName, record.fields, record.queried);
  for (const [name, parent] of record.parents) copy.parents.set(name, parent);
  copy.fields.set('Id', id);
  return copy;
}
