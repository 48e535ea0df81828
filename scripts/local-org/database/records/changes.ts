/** Which fields a save changes. */
import type { WorkRow } from './work-row.ts';

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
