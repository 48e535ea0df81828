import type { FieldMapping } from 'c/streamApi';

/** As MappingCheck has it on the server; a test compares both. */
export const outwardPattern = /^[A-Za-z][A-Za-z0-9_]{0,79}$/;

/** What is wrong with the outward name of a field. */
export type NameProblem =
  | { readonly kind: 'odd'; readonly outward: string }
  /** The names of all fields that have it. */
  | { readonly kind: 'twice'; readonly outward: string; readonly names: readonly string[] }
  /** The rule's result goes out under it. */
  | { readonly kind: 'reserved'; readonly outward: string; readonly names: readonly string[] };

export function outwardOf({ name, outward }: FieldMapping): string {
  return outward?.trim() || name;
}

/**
 * By the name of the field. As when a stream is saved: names that are given must be names, and those that differ by upper and lower case alone
 * are one, since a destination may not tell them apart; fields that only come in count too.
 */
export function problemsOf(
  mappings: readonly FieldMapping[],
  reserved: string | null | undefined,
): ReadonlyMap<string, NameProblem> {
  const problems = new Map<string, NameProblem>();
  const taken = new Map<string, string[]>();
  for (const mapping of mappings) {
    const outward = outwardOf(mapping);
    if (outward !== mapping.name && !outwardPattern.test(outward)) {
      problems.set(mapping.name, { kind: 'odd', outward });
    } else {
      const names = taken.get(outward.toLowerCase());
      if (names) {
        names.push(mapping.name);
      } else {
        taken.set(outward.toLowerCase(), [mapping.name]);
      }
    }
  }
  const ofRule = reserved?.trim().toLowerCase();
  const outwardNames = new Map(mappings.map((mapping) => [mapping.name, outwardOf(mapping)]));
  for (const [key, names] of taken) {
    const kind = key === ofRule ? 'reserved' : names.length > 1 ? 'twice' : null;
    for (const name of kind ? names : []) {
      problems.set(name, { kind: kind ?? 'twice', outward: outwardNames.get(name) ?? name, names });
    }
  }
  return problems;
}
