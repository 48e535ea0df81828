/** One record on its way through a DML statement, from what was given to what was saved or refused. */
import type { DmlError } from '../../contracts/transaction.ts';
import type { SObjectValue } from '../../values/sobject-value.ts';

export type SaveOperation = 'insert' | 'update' | 'delete' | 'undelete';

/** One record on its way through a statement. */
export interface WorkRow {
  /** Position in the list that the statement was given. */
  readonly index: number;
  /** The caller's record; it gets the Id of an insert and nothing else, as on the platform. */
  readonly given: SObjectValue;
  id: string | null;
  /** Trigger.new: the record with all its fields as it will be saved. */
  record: SObjectValue;
  /** Trigger.old: as it was before; null on insert. */
  old: SObjectValue | null;
  /** Names of fields whose value this save changes; null on insert, where every field counts. Set when the before triggers are done. */
  changed: ReadonlySet<string> | null;
  /** Whether the row reached the table in this attempt. */
  isSaved: boolean;
  errors: DmlError[];
}

export function hasFailed(row: WorkRow): boolean {
  return row.errors.length > 0;
}

export function survivors(rows: readonly WorkRow[]): WorkRow[] {
  return rows.filter((row) => row.errors.length === 0);
}

/** A copy that shares no maps with `record`; what triggers see. */
export function copyRecord(record: SObjectValue, target: SObjectValue): SObjectValue {
  for (const [name, value] of record.fields) target.fields.set(name, value);
  for (const [name, parent] of record.parents) target.parents.set(name, parent);
  return target;
}

/** The names of fields whose value differs from the stored one; null on insert, where every field counts. */
export function changedFields(row: WorkRow): ReadonlySet<string> | null {
  if (row.old === null) return null;
  const changed = new Set<string>();
  for (const [name, value] of row.record.fields) if (!isSameValue(value, row.old.fields.get(name) ?? null)) changed.add(name);
  return changed;
}

function printed(value: unknown): string {
  return String(value);
}

/** Apex values print the same exactly when they are the same value of one field. */
export function isSameValue(left: unknown, right: unknown): boolean {
  if (left === right) return true;
  if (left === null || right === null || left === undefined || right === undefined) return (left ?? null) === (right ?? null);
  return typeof left === 'object' && typeof right === 'object' && printed(left) === printed(right);
}
