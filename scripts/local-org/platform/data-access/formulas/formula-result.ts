/** A formula's result in the Apex type that FormulaReturnType names. */
import { FormulaError, formulaText } from '../../../formula/index.ts';
import type { FormulaValue } from '../../../formula/index.ts';
import { ApexDate, ApexDatetime, ApexDecimal, ApexTime, stringToId, toDouble, toInteger, toLong } from '../../../values/index.ts';

type Result = (value: Exclude<FormulaValue, null>) => unknown;

/** undefined: the value is of another kind. */
function number(convert: (value: ApexDecimal) => unknown): Result {
  return (value) =>
    typeof value === 'object' && value.kind === 'number' ? convert(new ApexDecimal(value.unscaled, value.scale)) : undefined;
}

const results: Readonly<Record<string, Result>> = {
  BOOLEAN: (value) => (typeof value === 'boolean' ? value : undefined),
  STRING: formulaText,
  ID: (value) => (typeof value === 'string' ? stringToId(value) : undefined),
  INTEGER: number((value) => toInteger(value)),
  LONG: number((value) => toLong(value)),
  DECIMAL: number((value) => value),
  DOUBLE: number((value) => toDouble(value)),
  DATE: (value) => (typeof value === 'object' && value.kind === 'date' ? new ApexDate(value.days) : undefined),
  DATETIME: (value) => (typeof value === 'object' && value.kind === 'datetime' ? new ApexDatetime(value.milliseconds) : undefined),
  TIME: (value) => (typeof value === 'object' && value.kind === 'time' ? new ApexTime(value.milliseconds) : undefined),
};

export function resultOf(value: FormulaValue, returnType: string): unknown {
  if (value === null) return null;
  const result = results[returnType]?.(value);
  if (result === undefined) throw new FormulaError(`The formula's result is not of the expected type ${returnType}`);
  return result;
}
