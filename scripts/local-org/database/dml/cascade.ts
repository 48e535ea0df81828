/** Finds what a deletion takes along, forbids or clears ("Object Relationships Overview": cascade, restrict, set null). */
import { transaction } from '../../contracts/transaction.ts';
import type { FieldSchema, ObjectSchema } from '../../contracts/schema.ts';
import { dmlErrors } from '../rules/dml-errors.ts';
import { addToBin, rememberCleared } from '../recycle-bin/bin.ts';
import { clearLookup, findChildren, isStoredObject, markDeleted, readRecords, removeRecords } from '../records/record-store.ts';
import { stampNow } from '../records/system-fields.ts';
import type { WorkRow } from '../records/work-row.ts';

interface ChildField {
  readonly object: ObjectSchema;
  readonly field: FieldSchema;
  readonly constraint: 'Cascade' | 'Restrict' | 'SetNull';
}

const cache = new WeakMap<ObjectSchema, readonly ChildField[]>();

export function childFields(parent: ObjectSchema): readonly ChildField[] {
  let fields = cache.get(parent);
  if (fields === undefined) cache.set(parent, (fields = collectChildFields(parent)));
  return fields;
}

function collectChildFields(parent: ObjectSchema): ChildField[] {
  const { schema } = transaction();
  return parent.childRelationships.flatMap((relationship): ChildField[] => {
    const object = schema.findObject(relationship.childObject);
    const field = object?.fields.get(relationship.field);
    if (object === null || field === undefined || !isStoredObject(object) || field.formula !== null) return [];
    const isCascade = relationship.cascadeDelete || field.isMasterDetail || field.deleteConstraint === 'Cascade';
    return [{ object, field, constraint: isCascade ? 'Cascade' : field.deleteConstraint }];
  });
}

/** Rows that a restricting lookup still points at cannot go. */
export function checkRestrictions(object: ObjectSchema, rows: readonly WorkRow[]): void {
  for (const child of childFields(object)) {
    if (child.constraint !== 'Restrict') continue;
    const children = findChildren(
      child.object,
      child.field,
      rows.map((row) => row.id ?? ''),
    );
    for (const row of rows) {
      const own = children.filter(({ parentId }) => parentId === row.id);
      if (own.length === 0) continue;
      const records = readRecords(
        child.object,
        own.map(({ id }) => id),
      );
      const names = own.map(({ id }) => String(records.get(id)?.fields.get('Name') ?? id));
      row.errors.push(
        dmlErrors.deleteRestricted(
          String(row.old?.fields.get('Name') ?? row.id),
          `${child.object.pluralLabel.toLowerCase()}.: ${names.join(', ')}`,
        ),
      );
    }
  }
}

/** Deletes the rows and everything below them. Triggers run only for what the statement itself names (documented). */
export function deleteWithChildren(object: ObjectSchema, rows: readonly WorkRow[]): void {
  const roots = new Map<string, string>();
  for (const row of rows) if (row.id !== null) roots.set(row.id, row.id);
  if (roots.size > 0) deleteTree(object, roots);
}

/** `roots`: each record to delete with the record that the statement named. */
function deleteTree(object: ObjectSchema, roots: ReadonlyMap<string, string>): void {
  const ids = [...roots.keys()];
  for (const child of childFields(object)) {
    const children = findChildren(child.object, child.field, ids);
    if (children.length === 0 || child.constraint === 'Restrict') continue;
    const below = new Map(children.map(({ id, parentId }) => [id, roots.get(parentId) ?? parentId] as const));
    if (child.constraint === 'Cascade') deleteTree(child.object, below);
    else clearChildren(child, below);
  }
  if (!object.fields.has('IsDeleted')) {
    removeRecords(object, ids);
    return;
  }
  markDeleted(object, ids, true, stampNow(), transaction().user.id);
  addToBin([...roots].map(([id, rootId]) => ({ id, objectName: object.name, rootId })));
}

function clearChildren(child: ChildField, roots: ReadonlyMap<string, string>): void {
  clearLookup(child.object, child.field, [...roots.keys()]);
  for (const [id, rootId] of roots) rememberCleared(rootId, [{ objectName: child.object.name, fieldName: child.field.name, id }]);
}
