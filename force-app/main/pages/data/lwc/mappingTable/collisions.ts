import type { FieldMapping } from 'c/streamApi';

/** An outward name that would stand for more than one value. */
export interface Collision {
  readonly outward: string;
  readonly names: readonly string[];
  /** Whether the rule's result goes out under it. */
  readonly isReserved: boolean;
}

export function outwardOf({ name, outward }: FieldMapping): string {
  return outward?.trim() || name;
}

export function isSent({ direction }: FieldMapping): boolean {
  return direction !== 'inbound';
}

/** Outward names are keys of JSON, so letters in another case make another name. Fields that only come in are not sent. */
export function collisionsOf(mappings: readonly FieldMapping[], reserved: string | null | undefined): Collision[] {
  const names = new Map<string, string[]>();
  for (const mapping of mappings.filter(isSent)) {
    const outward = outwardOf(mapping);
    names.set(outward, [...(names.get(outward) ?? []), mapping.name]);
  }
  return [...names]
    .map(([outward, fields]) => ({ outward, names: fields, isReserved: Boolean(reserved) && outward === reserved }))
    .filter(({ names: fields, isReserved }) => isReserved || fields.length > 1);
}
