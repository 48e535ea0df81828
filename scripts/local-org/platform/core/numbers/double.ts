/** Implements System.Double: https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_double.htm */
import type { PlatformTypeTable } from '../../../contracts/values.ts';
import { ApexDouble, apexException, isNumeric, requireArgument, toApexString, toDouble, toInteger, toLong } from '../../../values/index.ts';
import { noFieldErrors } from '../parameters/field-errors.ts';
import { formatNumber } from './format.ts';

export function parseDouble(text: string): ApexDouble {
  if (!/^\s*[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?[dDfF]?\s*$/.test(text))
    throw apexException('System.TypeException', `Invalid double: ${text}`);
  return new ApexDouble(Number.parseFloat(text));
}

function doubleOf(given: unknown): ApexDouble {
  const value = requireArgument(given);
  return isNumeric(value) ? toDouble(value) : parseDouble(toApexString(value));
}

/** "The result is rounded to an integer by adding 1/2, taking the floor of the result" */
export function roundHalfUp(value: number): bigint {
  return toLong(new ApexDouble(Math.floor(value + 0.5)));
}

export const doubleTable: PlatformTypeTable = {
  name: 'System.Double',
  members: {
    ...noFieldErrors,
    'format()': (value: ApexDouble) => formatNumber(value.value),
    'intValue()': (value: ApexDouble) => toInteger(value),
    'longValue()': (value: ApexDouble) => toLong(value),
    'round()': (value: ApexDouble) => roundHalfUp(value.value),
    'static valueOf(Object)': doubleOf,
    'static valueOf(String)': doubleOf,
  },
};
