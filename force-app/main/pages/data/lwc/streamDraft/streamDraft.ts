import { KeptDraft } from 'c/keptDraft';
import type { FieldMapping, FieldOption, StreamConfig } from 'c/streamApi';

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
export function placeOf({
  id,
  connectionId,
  objectName,
}: Pick<StreamConfig, 'id' | 'connectionId' | 'objectName'>): string {
  return id ?? `${connectionId}:${objectName}`;
}

/** What is edited is found again after a reload, another page or a new session. */
export function keptStreams(): KeptDraft<UnsavedStream> {
  return new KeptDraft('stream', isUnsavedStream);
}

/** What belongs together and is one change to whoever made it. */
const together: readonly (readonly (keyof StreamConfig)[])[] = [
  ['ruleName', 'ruleObject', 'rule'],
  ['lookback', 'lookbackDays'],
];

/** How many things saving would change: each field by itself, and each setting. */
export function countChanges(saved: StreamConfig, draft: StreamConfig): number {
  const names = Object.keys({ ...saved, ...draft }) as (keyof StreamConfig)[];
  const changed = names.filter((name) => name !== 'fields' && !isAlike(saved[name], draft[name]));
  const settings = new Set(changed.map((name) => together.find((each) => each.includes(name)) ?? name));
  return settings.size + countFields(saved.fields, draft.fields);
}

function countFields(saved: readonly FieldMapping[], draft: readonly FieldMapping[]): number {
  const before = new Map(saved.map((mapping) => [mapping.name, mapping]));
  const after = new Map(draft.map((mapping) => [mapping.name, mapping]));
  const names = [...new Set([...before.keys(), ...after.keys()])];
  const count = names.filter((name) => !isAlike(before.get(name), after.get(name))).length;
  return count === 0 && !isAlike([...before.keys()], [...after.keys()]) ? 1 : count;
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
  return isAlike(left, right);
}

/** Edits replace what they change: with each key, all of 800 fields but one are the very same objects. */
function isAlike(left: unknown, right: unknown): boolean {
  if (left === right) {
    return true;
  }
  if (Array.isArray(left) && Array.isArray(right)) {
    return left.length === right.length && left.every((each, index) => isAlike(each, right[index]));
  }
  if (isPlain(left) && isPlain(right)) {
    return [...Object.keys(left), ...Object.keys(right)].every((name) => isAlike(left[name], right[name]));
  }
  return canonical(left) === canonical(right);
}

function canonical(value: unknown): string {
  const content = value === undefined || value === '' ? null : value;
  return JSON.stringify(content, (_key, each: unknown) => (isPlain(each) ? sorted(each) : each));
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
