/**
 * What a formula computes with. Formulas have their own four kinds of number, text, boolean and moment, and coerce
 * differently from Apex, so they keep their own values; apex-values.ts converts at the border.
 */

/** An exact decimal: `unscaled * 10^-scale`. */
export interface FormulaNumber {
  readonly kind: 'number';
  readonly unscaled: bigint;
  readonly scale: number;
}

export interface FormulaDate {
  readonly kind: 'date';
  /** Days since 1970-01-01. */
  readonly days: number;
}

export interface FormulaDatetime {
  readonly kind: 'datetime';
  /** Milliseconds since the epoch. */
  readonly milliseconds: number;
}

export interface FormulaTime {
  readonly kind: 'time';
  /** Milliseconds since midnight. */
  readonly milliseconds: number;
}

export type FormulaValue = null | boolean | string | FormulaNumber | FormulaDate | FormulaDatetime | FormulaTime;

/** A value-level failure that the platform shows as `#Error!` in a formula field: division by zero, VALUE('x'), ... */
export class FormulaValueError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'FormulaValueError';
  }
}

export function isKind<K extends 'number' | 'date' | 'datetime' | 'time'>(
  value: FormulaValue,
  kind: K,
): value is Extract<FormulaValue, { kind: K }> {
  return typeof value === 'object' && value !== null && value.kind === kind;
}

export function isBlank(value: FormulaValue): boolean {
  return value === null || value === '';
}

export function kindName(value: FormulaValue): string {
  if (value === null) return 'Null';
  if (typeof value === 'string') return 'Text';
  if (typeof value === 'boolean') return 'Boolean';
  return { number: 'Number', date: 'Date', datetime: 'Date/Time', time: 'Time' }[value.kind];
}
