/** What formula functions are given, and the helper that declares one. */
import type { FormulaNode } from '../parsing/syntax.ts';
import type { FormulaValue } from '../values/values.ts';

/** What one evaluation reads: the record, its parents, and the surroundings. */
export interface FormulaContext {
  /** The value at a field path (`['Account', 'Owner', 'Name']`), with blanks as zero already applied. */
  readonly field: (path: readonly string[]) => FormulaValue;
  /** The value before this save, for ISCHANGED and PRIORVALUE; null outside validation rules of an update. */
  readonly priorField: ((path: readonly string[]) => FormulaValue) | null;
  /** `$User.Id`, `$Permission.X`, ...: the parts with the `$` kept. */
  readonly global: (parts: readonly string[]) => FormulaValue;
  readonly isNew: boolean;
  readonly isClone: boolean;
  /** Milliseconds since the epoch. */
  readonly now: number;
  readonly timeZone: string;
}

/** One call of a formula function: its arguments are evaluated only when asked for, as IF and CASE require. */
export interface FormulaCall {
  readonly name: string;
  readonly count: number;
  readonly context: FormulaContext;
  node(index: number): FormulaNode;
  value(index: number): FormulaValue;
  text(index: number): string;
  boolean(index: number): boolean;
}

export interface FormulaFunction {
  readonly minimum: number;
  /** Infinity for any number. */
  readonly maximum: number;
  readonly evaluate: (call: FormulaCall) => FormulaValue;
}

export type FormulaFunctionTable = Readonly<Record<string, FormulaFunction>>;

export function formulaFunction(minimum: number, maximum: number, evaluate: FormulaFunction['evaluate']): FormulaFunction {
  return { minimum, maximum, evaluate };
}
