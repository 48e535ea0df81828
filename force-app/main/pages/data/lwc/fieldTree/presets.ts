import type { FieldOption, Preset } from 'c/streamApi';

/** What adding a preset comes to. */
export interface PresetOutcome {
  readonly added: readonly string[];
  /** Fields of the preset that this org does not have, or hides. */
  readonly missing: readonly string[];
  readonly unsupported: readonly string[];
}

/** API names are compared as the platform does, without regard to case. */
export function applied(preset: Preset, fields: readonly FieldOption[], chosen: ReadonlySet<string>): PresetOutcome {
  const known = new Map(fields.map((field) => [field.name.toLowerCase(), field]));
  const names = [...preset.fields, ...(preset.missing ?? [])];
  const found = [...new Set(names.flatMap((name) => known.get(name.toLowerCase()) ?? []))];
  return {
    added: found.filter(({ name, isSupported }) => isSupported && !chosen.has(name)).map(({ name }) => name),
    missing: names.filter((name) => !known.has(name.toLowerCase())),
    unsupported: found.filter(({ isSupported }) => !isSupported).map(({ name }) => name),
  };
}
