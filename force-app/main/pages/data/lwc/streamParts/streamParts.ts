import type { FieldMapping, FieldOption, StreamConfig } from 'c/streamApi';

/** What of a configuration each editor edits. */
const editedBy = {
  filter: ['filter'],
  rule: ['ruleName', 'ruleObject', 'rule'],
  schedule: ['frequencyMinutes', 'hasDeletions', 'hasMerges', 'lookback', 'lookbackDays', 'reread'],
} as const satisfies Record<string, readonly (keyof StreamConfig)[]>;

type Editor = keyof typeof editedBy;

/** Base components let their own change events out of an editor; null for one that holds nothing of what it edits. */
export function partOf(detail: Partial<StreamConfig>, editor: Editor): Partial<StreamConfig> | null {
  const parts: readonly string[] = editedBy[editor];
  const taken = Object.entries(detail).filter(([name]) => parts.includes(name));
  return taken.length > 0 ? Object.fromEntries(taken) : null;
}

/** The same of the editor whose `data-edits` says what it edits. The event goes no further: outside it would mean the whole. */
export function editOf(event: CustomEvent<Partial<StreamConfig>>): Partial<StreamConfig> | null {
  event.stopPropagation();
  const { edits } = (event.currentTarget as HTMLElement).dataset;
  return partOf(event.detail, edits as Editor);
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
