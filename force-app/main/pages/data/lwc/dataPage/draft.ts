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
