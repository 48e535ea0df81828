/** Implements System.Long: https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_long.htm */
import type { PlatformTypeTable } from '../../../contracts/values.ts';
import { apexException, requireArgument, toInteger } from '../../../values/index.ts';
import { noFieldErrors } from '../parameters/field-errors.ts';
import { formatNumber } from './format.ts';

export function parseLong(text: string): bigint {
  const value = /^[+-]?\d+$/.test(text) ? BigInt(text.replace('+', '')) : null;
  if (value === null || BigInt.asIntN(64, value) !== value) throw apexException('System.TypeException', `Invalid long: ${text}`);
  return value;
}

export const longTable: PlatformTypeTable = {
  name: 'System.Long',
  members: {
    ...noFieldErrors,
    'format()': (value: bigint) => formatNumber(value),
    'intValue()': (value: bigint) => toInteger(value),
    'static valueOf(String)': (text: string | null) => parseLong(requireArgument(text)),
  },
};
