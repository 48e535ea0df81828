/** Lookups must name a live record of an object that the field may refer to. */
import { transaction } from '../../contracts/transaction.ts';
import type { FieldSchema, ObjectSchema } from '../../contracts/schema.ts';
import { findDeletedFlags } from '../records/record-store.ts';
import type { WorkRow } from '../records/work-row.ts';
import { dmlErrors } from './dml-errors.ts';

interface Reference {
  readonly row: WorkRow;
  readonly field: FieldSchema;
  readonly id: string;
}

/** Parents that no trigger or person can see as missing: they are checked by the platform's own records. */
const systemReferences: ReadonlySet<string> = new Set(['CreatedById', 'LastModifiedById', 'MasterRecordId']);

export function checkReferences(object: ObjectSchema, rows: readonly WorkRow[]): void {
  const byTarget = new Map<string, Reference[]>();
  for (const row of rows) {
    for (const reference of referencesOf(object, row)) {
      const target = targetObject(reference);
      if (target === null) reference.row.errors.push(dmlErrors.idOfWrongType(reference.field.name, idLabel(reference.field), reference.id));
      else byTarget.set(target, [...(byTarget.get(target) ?? []), reference]);
    }
  }
  for (const [target, references] of byTarget) checkExisting(target, references);
  for (const row of rows) if (row.errors.length === 0) checkHierarchy(object, row);
}

function* referencesOf(object: ObjectSchema, row: WorkRow): Generator<Reference> {
  const { changed } = row;
  for (const field of referenceFields(object)) {
    const id = row.record.fields.get(field.name);
    if (typeof id !== 'string' || (changed !== null && !changed.has(field.name))) continue;
    yield { row, field, id };
  }
}

const cache = new WeakMap<ObjectSchema, readonly FieldSchema[]>();

function referenceFields(object: ObjectSchema): readonly FieldSchema[] {
  let fields = cache.get(object);
  if (fields === undefined) {
    fields = [...object.fields.values()].filter(
      (field) => field.type === 'REFERENCE' && field.formula === null && !systemReferences.has(field.name),
    );
    cache.set(object, fields);
  }
  return fields;
}

function targetObject({ field, id }: Reference): string | null {
  const target = transaction().schema.findObjectByKeyPrefix(id.slice(0, 3));
  if (target === null) return null;
  return field.referenceTo.length === 0 || field.referenceTo.includes(target.name) ? target.name : null;
}

/** Standard lookups are labelled `Account ID` in this message. */
function idLabel(field: FieldSchema): string {
  return field.isCustom || field.label.endsWith('ID') ? field.label : `${field.label.replace(/ ?Id$/, '')} ID`;
}

function checkExisting(target: string, references: readonly Reference[]): void {
  const object = transaction().schema.findObject(target);
  if (object === null || object.kind === 'virtual') return;
  const flags = findDeletedFlags(object, [...new Set(references.map((reference) => reference.id))]);
  for (const { row, field, id } of references) {
    const isDeleted = flags.get(id);
    if (isDeleted === undefined) row.errors.push(dmlErrors.invalidCrossReference());
    else if (isDeleted) row.errors.push(dmlErrors.entityDeleted());
    else if (field.name === 'RecordTypeId') checkRecordType(row, id);
  }
}

function checkRecordType(row: WorkRow, id: string): void {
  const found = transaction().storage.get(
    `SELECT "SobjectType" AS "objectName", "IsActive" AS "isActive" FROM "RecordType" WHERE "Id" = ?`,
    [id],
  );
  if (found?.['objectName'] !== row.record.objectName) row.errors.push(dmlErrors.recordTypeUnavailable('RecordTypeId'));
}

/** Hierarchies that the platform keeps free of loops. */
const hierarchies: Readonly<Record<string, string>> = {
  Account: 'ParentId',
  Campaign: 'ParentId',
  User: 'ManagerId',
  UserRole: 'ParentRoleId',
};

function checkHierarchy(object: ObjectSchema, row: WorkRow): void {
  const fieldName = hierarchies[object.name];
  if (fieldName === undefined || row.id === null) return;
  let parent = row.record.fields.get(fieldName) as string | null | undefined;
  const seen = new Set<string>([row.id]);
  while (typeof parent === 'string') {
    if (seen.has(parent)) {
      row.errors.push(dmlErrors.circular());
      return;
    }
    seen.add(parent);
    parent = transaction().storage.get(`SELECT "${fieldName}" AS "parent" FROM "${object.name}" WHERE "Id" = ?`, [parent])?.['parent'] as
      string | null | undefined;
  }
}
