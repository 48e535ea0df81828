import type { FieldOption, StreamConfig } from 'c/streamApi';

/** The configuration with its fields named as describe names them, since an API may have saved them in another case. */
export function described(config: StreamConfig, fields: readonly FieldOption[]): StreamConfig {
  const names = new Map(fields.map(({ name }) => [name.toLowerCase(), name]));
  return {
    ...config,
    fields: config.fields.map((mapping) => ({
      ...mapping,
      name: names.get(mapping.name.toLowerCase()) ?? mapping.name,
    })),
  };
}

/** A stream as somebody has edited it, and as it was when they began; that is null for a new one. */
export interface UnsavedStream {
  readonly saved: StreamConfig | null;
  readonly draft: StreamConfig;
}

/** What it is kept under. One that is not saved yet is known by its object. */
export function placeOf({ id, connectionId, objectName }: StreamConfig): string {
  return id ?? `${connectionId}:${objectName}`;
}

export function isUnsavedStream(value: unknown): value is UnsavedStream {
  const { saved, draft } = (value ?? {}) as Partial<UnsavedStream>;
  return isConfig(draft) && (saved === null || isConfig(saved));
}

function isConfig(value: unknown): value is StreamConfig {
  const { connectionId, objectName, fields } = (value ?? {}) as Partial<StreamConfig>;
  return typeof connectionId === 'string' && typeof objectName === 'string' && Array.isArray(fields);
}

/** The configuration without a field, by the name that it has outside or here. */
export function without(config: StreamConfig, removed: string): StreamConfig {
  return { ...config, fields: config.fields.filter(({ name, outward }) => name !== removed && outward !== removed) };
}

/** Whether two configurations say the same; what is absent and what is null or empty is one. */
export function isSame(left: StreamConfig, right: StreamConfig): boolean {
  return canonical(left) === canonical(right);
}

function canonical(config: StreamConfig): string {
  return JSON.stringify(config, (_key, value: unknown) => (isPlain(value) ? sorted(value) : value));
}

function isPlain(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function sorted(value: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, each]) => each !== null && each !== undefined && each !== '')
      .sort(([left], [right]) => (left < right ? -1 : 1)),
  );
}
