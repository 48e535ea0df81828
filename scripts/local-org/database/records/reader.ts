/** Reads field paths of a record that is being saved, through its parents, for formulas and rules. */
import { transaction } from '../../contracts/transaction.ts';
import type { FieldSchema, ObjectSchema } from '../../contracts/schema.ts';
import { compileFormulaField } from '../../formula/index.ts';
import type { PathReader } from '../../formula/index.ts';
import type { SObjectValue } from '../../values/sobject-value.ts';
import { readRecords } from './record-store.ts';

/** Parents that one chunk has loaded already. */
export type ParentCache = Map<string, SObjectValue | null>;

export function createReader(object: ObjectSchema, record: SObjectValue, parents: ParentCache): PathReader {
  return (path) => readPath(object, record, path, parents);
}

function readPath(object: ObjectSchema, record: SObjectValue, path: readonly string[], parents: ParentCache): unknown {
  const [first = '', ...rest] = path;
  if (rest.length === 0) return readOwn(object, record, first, parents);
  const reference = transaction().schema.findParentRelationship(object.name, first);
  const id = reference === null ? null : (record.fields.get(reference.name) as string | null | undefined);
  if (id === null || id === undefined) return null;
  const parentObject = transaction().schema.findObjectByKeyPrefix(id.slice(0, 3));
  const parent = parentObject === null ? null : loadParent(parentObject, id, parents);
  return parentObject === null || parent === null ? null : readPath(parentObject, parent, rest, parents);
}

function loadParent(object: ObjectSchema, id: string, parents: ParentCache): SObjectValue | null {
  let parent = parents.get(id);
  if (parent === undefined) {
    parent = readRecords(object, [id]).get(id) ?? null;
    parents.set(id, parent);
  }
  return parent;
}

function readOwn(object: ObjectSchema, record: SObjectValue, name: string, parents: ParentCache): unknown {
  const field = object.fields.get(name);
  if (field === undefined || field.formula === null) return record.fields.get(name) ?? null;
  return computeFormula(object, field, record, parents);
}

function computeFormula(object: ObjectSchema, field: FieldSchema, record: SObjectValue, parents: ParentCache): unknown {
  const { schema, clock, user } = transaction();
  return compileFormulaField(object.name, field, schema).compute({
    read: createReader(object, record, parents),
    readPrior: null,
    isNew: false,
    now: clock.now(),
    timeZone: user.timeZone,
  });
}

/** Formula fields as triggers see them on Trigger.new and Trigger.old. */
export function fillFormulas(object: ObjectSchema, record: SObjectValue, parents: ParentCache): void {
  for (const field of object.fields.values()) {
    if (field.formula !== null) record.fields.set(field.name, computeFormula(object, field, record, parents));
  }
}
