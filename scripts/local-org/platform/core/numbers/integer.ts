/** Implements System.Integer: https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_integer.htm */
import type { PlatformTypeTable } from '../../../contracts/values.ts';
import { apexException, isNumeric, requireArgument, toApexString, toInteger } from '../../../values/index.ts';
import { noFieldErrors } from '../parameters/field-errors.ts';
import { formatNumber } from './format.ts';

/** A sign and digits within 32 bits; nothing around them. */
export function parseInteger(text: string): number {
  const value = /^[+-]?\d+$/.test(text) ? Number(text) : Number.NaN;
  if (!(value >= -2_147_483_648 && value <= 2_147_483_647)) throw apexException('System.TypeException', `Invalid integer: ${text}`);
  return value | 0;
}

function integerOf(given: unknown): number {
  const value = requireArgument(given);
  return isNumeric(value) ? toInteger(value) : parseInteger(toApexString(value));
}

export const integerTable: PlatformTypeTable = {
  name: 'System.Integer',
  members: {
    ...noFieldErrors,
    'format()': (value: number) => formatNumber(value),
    // Unlike a text, a number without value gives none.
    'static valueOf(Object)': (value: unknown) => (value === null ? null : integerOf(value)),
    'static valueOf(String)': integerOf,
  },
};
