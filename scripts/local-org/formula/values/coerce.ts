/** Formula values as text, number or truth, where an operator or function asks for one kind. */
import { FormulaError } from '../parsing/syntax.ts';
import { dateText, datetimeText, timeText } from './moments.ts';
import { toText } from './numbers.ts';
import { isKind, kindName } from './values.ts';
import type { FormulaNumber, FormulaValue } from './values.ts';

/** As TEXT() writes it; blank is the empty text. */
export function asText(value: FormulaValue): string {
  if (value === null) return '';
  if (typeof value === 'string') return value;
  if (typeof value === 'boolean') return String(value);
  if (value.kind === 'number') return toText(value);
  if (value.kind === 'date') return dateText(value.days);
  if (value.kind === 'datetime') return datetimeText(value.milliseconds);
  return timeText(value.milliseconds);
}

export function asBoolean(value: FormulaValue): boolean {
  if (value === null) return false;
  if (typeof value === 'boolean') return value;
  throw mismatch('Boolean', value);
}

/** null stays null: arithmetic on a blank is blank unless the field treats blanks as zero. */
export function asNumber(value: FormulaValue): FormulaNumber | null {
  if (value === null || value === '') return null;
  if (isKind(value, 'number')) return value;
  throw mismatch('Number', value);
}

export function mismatch(expected: string, value: FormulaValue): FormulaError {
  return new FormulaError(`Incorrect parameter type. Expected ${expected}, received ${kindName(value)}`);
}
