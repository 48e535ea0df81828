import type { FieldMapping, FieldOption } from 'c/streamApi';

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
