/** How an object lies in its table: one table per object, one column per field, both by their API names. */
import type { FieldSchema, ObjectSchema } from '../contracts/schema.ts';
import { computedColumn } from './computed-columns.ts';

export interface Column {
  readonly field: FieldSchema;
  /** Type and collation as in CREATE TABLE; also tells a changed column from an unchanged one. */
  readonly definition: string;
  /** SQL of a generated column: it can be read but never written. */
  readonly computed: string | null;
}

export interface TableLayout {
  readonly object: ObjectSchema;
  readonly columns: ReadonlyMap<string, Column>;
  readonly indexes: readonly Index[];
}

export interface Index {
  readonly name: string;
  /** What follows the table in CREATE INDEX; also tells a changed index from an unchanged one. */
  readonly definition: string;
}

const layouts = new WeakMap<ObjectSchema, TableLayout>();

export function tableLayout(object: ObjectSchema): TableLayout {
  let layout = layouts.get(object);
  if (layout === undefined) {
    const columns = new Map([...object.fields.values()].filter(hasColumn).map((field) => [field.name, columnOf(object, field)]));
    layout = { object, columns, indexes: indexesOf(object, columns) };
    layouts.set(object, layout);
  }
  return layout;
}

/** Events are delivered, not kept; what is computed from the org has no rows. */
export function hasTable(object: ObjectSchema): boolean {
  return object.kind !== 'platformEvent' && object.kind !== 'virtual';
}

/** Formulas are computed on read; compound fields are read from their parts. Roll-ups are kept by the child's DML. */
export function hasColumn(field: FieldSchema): boolean {
  return field.formula === null && field.type !== 'ADDRESS' && field.type !== 'LOCATION';
}

/** Fields that DML writes. */
export function writableColumns(object: ObjectSchema): readonly Column[] {
  return [...tableLayout(object).columns.values()].filter((column) => column.computed === null);
}

function columnOf(object: ObjectSchema, field: FieldSchema): Column {
  const computed = computedColumn(object.name, field.name);
  return { field, computed, definition: definitionOf(field) };
}

const integerTypes: ReadonlySet<string> = new Set(['BOOLEAN', 'INTEGER', 'LONG', 'CURRENCY', 'DOUBLE', 'PERCENT', 'DATETIME', 'TIME']);

function definitionOf(field: FieldSchema): string {
  if (integerTypes.has(field.type)) return 'INTEGER';
  if (field.type === 'BASE64') return 'BLOB';
  // SOQL compares text without regard to case, except ids and fields that are declared case-sensitive.
  const isExact = field.type === 'ID' || field.type === 'REFERENCE' || field.type === 'DATE' || field.isCaseSensitive;
  return isExact ? 'TEXT' : 'TEXT COLLATE NOCASE';
}

/**
 * Fields that the platform indexes, each alone: foreign keys, unique and external ids, CreatedDate and SystemModstamp (Best Practices for Deployments
 * with Large Data Volumes, "Indexes"). None that it does not index, so that a question which is quick here has an index there.
 */
function indexesOf(object: ObjectSchema, columns: ReadonlyMap<string, Column>): TableLayout['indexes'] {
  const indexes = ['CreatedDate', 'SystemModstamp']
    .filter((stamp) => columns.has(stamp))
    // Stamps are whole seconds, and what is read by them goes on at an Id.
    .map((stamp) => ({ name: `${object.name}_by_${stamp}_Id`, definition: `("${stamp}", "Id")` }));
  for (const { field } of columns.values()) {
    if (!isIndexed(object, field)) continue;
    // "By default, the index tables don't include records that are null" (ibid.): what sorts by such a field has to ask for values.
    const rest = field.isCustom && field.isNillable ? ` WHERE "${field.name}" IS NOT NULL` : '';
    indexes.push({ name: `${object.name}_by_${field.name}`, definition: `("${field.name}")${rest}` });
  }
  return indexes;
}

function isIndexed(object: ObjectSchema, field: FieldSchema): boolean {
  if (field.name === 'Id' || field.name === 'CreatedById' || field.name === 'LastModifiedById') return false;
  if (field.isUnique || field.isExternalId || field.isIdLookup) return true;
  return (
    field.type === 'REFERENCE' &&
    (field.isCustom || field.relationshipName !== null) &&
    !rarelyFollowed.has(field.name) &&
    object.kind !== 'customMetadata'
  );
}

const rarelyFollowed: ReadonlySet<string> = new Set([
  'RecordTypeId',
  'BusinessHoursId',
  'IndividualId',
  'LastAmountChangedHistoryId',
  'LastCloseDateChangedHistoryId',
  'DandbCompanyId',
  'OperatingHoursId',
  'CallCenterId',
  'DelegatedApproverId',
]);
