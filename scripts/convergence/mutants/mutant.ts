/** An engine with one guarantee taken away. */
import type { SourceChange } from '../../lab/index.ts';

export interface Mutant {
  readonly name: string;
  readonly purpose: string;
  readonly changes: readonly SourceChange[];
}

export function mutant(name: string, purpose: string, className: string, find: string, replace: string): Mutant {
  return { name, purpose, changes: [{ className, find, replace }] };
}
