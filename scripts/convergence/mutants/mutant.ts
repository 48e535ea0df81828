/** An engine with one guarantee taken away. */
import type { SourceChange } from '../../lab/index.ts';
import type { Mutation } from '../../mutate/mutations.ts';

export interface Mutant {
  readonly name: string;
  readonly purpose: string;
  readonly changes: readonly SourceChange[];
  /** Why nobody can notice it: something else keeps the promise too. Absent where somebody must. */
  readonly equal?: string;
  /** Of one that was drawn. */
  readonly mutation?: Mutation;
}

export function mutant(name: string, purpose: string, className: string, find: string, replace: string): Mutant {
  return { name, purpose, changes: [{ className, find, replace }] };
}

/** One that another part of the engine makes good. */
export function equalTo(reason: string, known: Mutant): Mutant {
  return { ...known, equal: reason };
}
