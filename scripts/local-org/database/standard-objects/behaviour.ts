/** What every standard object may add to a save, and how it reads and writes a row. */
import type { ObjectSchema } from '../../contracts/schema.ts';
import { isSameValue } from '../records/work-row.ts';
import type { WorkRow } from '../records/work-row.ts';

/** What the platform does by itself when records of one standard object are saved. */
export interface ObjectBehaviour {
  /** On insert, so that before triggers see it. */
  readonly beforeTriggers?: (row: WorkRow) => void;
  /** After the before triggers: fields that follow from others, and refusals. */
  readonly derive?: (row: WorkRow, object: ObjectSchema) => void;
  /** After the rows are in the table: rows of other objects that come with them. */
  readonly afterSave?: (rows: readonly WorkRow[], object: ObjectSchema) => void;
  readonly beforeDelete?: (rows: readonly WorkRow[]) => void;
  readonly afterDelete?: (rows: readonly WorkRow[]) => void;
}

/** The value as it stands after the triggers. */
export function valueOf(row: WorkRow, name: string): unknown {
  return row.record.fields.get(name) ?? null;
}

export function isInsert(row: WorkRow): boolean {
  return row.old === null;
}

export function hasChanged(row: WorkRow, name: string): boolean {
  return row.old === null || !isSameValue(row.old.fields.get(name), valueOf(row, name));
}

export function set(row: WorkRow, name: string, value: unknown): void {
  row.record.fields.set(name, value);
}
