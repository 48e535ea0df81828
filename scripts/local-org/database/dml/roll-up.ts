/**
 * Roll-up summary fields: after children are saved, the parent's figure is computed anew ("Order of Execution", roll-up
 * step). save-parents.ts saves the parents whose figures moved.
 */
import { transaction } from '../../contracts/transaction.ts';
import type { FieldSchema, ObjectSchema, SummaryFilter } from '../../contracts/schema.ts';
import { ApexDate } from '../../values/apex-date.ts';
import { ApexDatetime } from '../../values/apex-datetime.ts';
import { ApexDecimal } from '../../values/apex-decimal.ts';
import { SObjectValue } from '../../values/sobject-value.ts';
import { isSameValue } from '../records/work-row.ts';
import { findChildren, readRecords } from '../records/record-store.ts';
import { passesFilters } from './roll-up-filter.ts';
import type { WorkRow } from '../records/work-row.ts';

interface Summary {
  readonly parent: ObjectSchema;
  readonly field: FieldSchema;
  readonly operation: 'count' | 'sum' | 'min' | 'max';
  readonly summarized: string | null;
  readonly foreignKey: FieldSchema;
  readonly filters: readonly SummaryFilter[];
}

const cache = new WeakMap<ObjectSchema, readonly Summary[]>();

/** The summaries that look at this child object. */
function summariesOver(child: ObjectSchema): readonly Summary[] {
  let found = cache.get(child);
  if (found === undefined) cache.set(child, (found = collectSummaries(child)));
  return found;
}

function collectSummaries(child: ObjectSchema): Summary[] {
  const { schema } = transaction();
  const parents = new Set([...child.fields.values()].filter((field) => field.type === 'REFERENCE').flatMap((field) => field.referenceTo));
  return [...parents].flatMap((name) => {
    const parent = schema.findObject(name);
    return parent === null ? [] : [...parent.fields.values()].flatMap((field) => summaryOf(child, parent, field));
  });
}

/** `foreignKey` and `summarizedField` are written `Child__c.Field__c` in metadata. */
function summaryOf(child: ObjectSchema, parent: ObjectSchema, field: FieldSchema): Summary[] {
  if (field.summary === null) return [];
  const [childName = '', foreignKeyName = ''] = field.summary.foreignKey.split('.');
  if (transaction().schema.findObject(childName)?.name !== child.name) return [];
  const foreignKey = transaction().schema.findField(child.name, foreignKeyName);
  if (foreignKey === null) return [];
  const summarizedName = field.summary.summarizedField?.split('.').at(-1);
  const summarized =
    summarizedName === undefined ? null : (transaction().schema.findField(child.name, summarizedName)?.name ?? summarizedName);
  return [{ parent, field, operation: field.summary.operation, summarized, foreignKey, filters: field.summary.filters ?? [] }];
}

export interface MovedParents {
  readonly parent: ObjectSchema;
  /** With the figures as they are now. */
  readonly changed: readonly SObjectValue[];
  /** As they lie in the database, by Id. */
  readonly stored: ReadonlyMap<string, SObjectValue>;
}

/** The parents whose figures moved with these children, object by object: each is looked at when those before it are saved. */
export function* movedParents(child: ObjectSchema, rows: readonly WorkRow[]): Generator<MovedParents> {
  const summaries = summariesOver(child);
  if (summaries.length === 0 || rows.length === 0) return;
  const byParent = new Map<ObjectSchema, Summary[]>();
  for (const summary of summaries) byParent.set(summary.parent, [...(byParent.get(summary.parent) ?? []), summary]);
  for (const [parent, own] of byParent) {
    const stored = readRecords(parent, [...parentIds(own, rows)]);
    const changed = [...stored].map(([id, record]) => withSummaries(child, own, id, record)).filter((record) => record !== null);
    if (changed.length > 0) yield { parent, changed, stored };
  }
}

/** The parents that the rows have, and had before. */
function parentIds(summaries: readonly Summary[], rows: readonly WorkRow[]): Set<string> {
  const ids = new Set<string>();
  for (const row of rows) {
    for (const { foreignKey } of summaries) {
      for (const record of [row.record, row.old]) {
        const id = record?.fields.get(foreignKey.name);
        if (typeof id === 'string') ids.add(id);
      }
    }
  }
  return ids;
}

/** The record with its figures as they are now; null when none moved. */
function withSummaries(child: ObjectSchema, summaries: readonly Summary[], id: string, stored: SObjectValue): SObjectValue | null {
  const record = new SObjectValue(stored.objectName, stored.fields);
  let hasMoved = false;
  for (const summary of summaries) {
    const value = compute(child, summary, id);
    if (isSameValue(value, stored.fields.get(summary.field.name) ?? null)) continue;
    record.fields.set(summary.field.name, value);
    hasMoved = true;
  }
  return hasMoved ? record : null;
}

function compute(child: ObjectSchema, summary: Summary, parentId: string): unknown {
  const children = findChildren(child, summary.foreignKey, [parentId]);
  if (summary.operation === 'count' && summary.filters.length === 0) return ApexDecimal.fromInteger(children.length);
  const found = readRecords(
    child,
    children.map(({ id }) => id),
  );
  const records = [...found.values()].filter((record) => passesFilters(summary.filters, child, record));
  if (summary.operation === 'count') return ApexDecimal.fromInteger(records.length);
  const values = records.map((record) => record.fields.get(summary.summarized ?? '') ?? null).filter((value) => value !== null);
  if (summary.operation === 'sum')
    return values.reduce<ApexDecimal>((total, value) => total.add(decimalOf(value)), ApexDecimal.fromInteger(0));
  const sign = summary.operation === 'max' ? 1 : -1;
  return values.reduce<unknown>((best, value) => (best === null || compareValues(value, best) * sign > 0 ? value : best), null);
}

function decimalOf(value: unknown): ApexDecimal {
  if (value instanceof ApexDecimal) return value;
  return ApexDecimal.fromInteger(typeof value === 'number' || typeof value === 'bigint' ? value : 0);
}

function compareValues(left: unknown, right: unknown): number {
  if (left instanceof ApexDate && right instanceof ApexDate) return left.days - right.days;
  if (left instanceof ApexDatetime && right instanceof ApexDatetime) return left.milliseconds - right.milliseconds;
  return decimalOf(left).compareTo(decimalOf(right));
}
