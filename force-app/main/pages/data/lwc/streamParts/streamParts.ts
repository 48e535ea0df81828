import type { FieldMapping, FieldOption, StreamConfig } from 'c/streamApi';

/** What of a configuration each editor edits. */
export const editedBy = {
  filter: ['filter'],
  rule: ['ruleName', 'ruleObject', 'rule'],
  schedule: ['frequencyMinutes', 'hasDeletions', 'hasMerges', 'lookback', 'lookbackDays', 'reread'],
} as const satisfies Record<string, readonly (keyof StreamConfig)[]>;

export type Editor = keyof typeof editedBy;

/** Base components let their own change events out of an editor; null for one that holds nothing of what it edits. */
export function partOf(detail: Partial<StreamConfig>, editor: Editor): Partial<StreamConfig> | null {
  const parts: readonly string[] = editedBy[editor];
  const taken = Object.entries(detail).filter(([name]) => parts.includes(name));
  return taken.length > 0 ? Object.fromEntries(taken) : null;
}

/** The mappings of the fields that are chosen now: those that there were as they are, the others as they begin. */
export function mappingsFor(
  names: readonly string[],
  mappings: readonly FieldMapping[],
  fields: readonly FieldOption[],
): FieldMapping[] {
  const known = new Map(mappings.map((mapping) => [mapping.name, mapping]));
  const types = new Map(fields.map(({ name, type }) => [name, type]));
  return names.map((name) => known.get(name) ?? { name, type: types.get(name) ?? null });
}
