/** All mutants that somebody thought of, by their names. */
import { chainMutants } from './chain.ts';
import { deliveryMutants } from './delivery.ts';
import type { Mutant } from './mutant.ts';
import { readingMutants } from './reading.ts';

export const namedMutants: readonly Mutant[] = [...readingMutants, ...deliveryMutants, ...chainMutants];

export function mutantNamed(name: string): Mutant {
  const found = namedMutants.find((mutant) => mutant.name === name);
  if (found === undefined) throw new Error(`There is no mutant ${name}; there are ${namedMutants.map((mutant) => mutant.name).join(', ')}`);
  return found;
}
