/** Implements System.Decimal: https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_decimal.htm */
import type { PlatformTypeTable } from '../../../contracts/values.ts';
import { ApexDecimal, apexException, requireArgument, toDecimal, toDouble, toInteger, toLong } from '../../../values/index.ts';
import type { ApexDouble, ApexEnum, RoundingMode } from '../../../values/index.ts';
import { withoutNulls } from '../parameters/arguments.ts';
import { noFieldErrors } from '../parameters/field-errors.ts';
import { formatNumber } from './format.ts';

export function parseDecimal(text: string): ApexDecimal {
  const parsed = ApexDecimal.parse(text);
  if (parsed === null) throw apexException('System.TypeException', `Invalid decimal: ${text}`);
  return parsed;
}

function mode(value: unknown): RoundingMode {
  return (value as ApexEnum).name as RoundingMode;
}

function power(value: ApexDecimal, exponent: number): ApexDecimal {
  if (exponent < 0 || exponent > 32_767) throw apexException('System.MathException', `Invalid exponent: ${exponent}`);
  return value.pow(exponent);
}

/** "between -33 and 33" */
function checkScale(scale: number): number {
  if (scale < -33 || scale > 33) throw apexException('System.MathException', `Invalid scale: ${scale}`);
  return scale;
}

export const decimalTable: PlatformTypeTable = {
  name: 'System.Decimal',
  members: {
    ...noFieldErrors,
    ...withoutNulls({
      'divide(Decimal, Integer)': (value: ApexDecimal, divisor: ApexDecimal, scale: number) =>
        value.divideTo(divisor, checkScale(scale), 'HALF_EVEN'),
      'divide(Decimal, Integer, Object)': (value: ApexDecimal, divisor: ApexDecimal, scale: number, rounding: unknown) =>
        value.divideTo(divisor, checkScale(scale), mode(rounding)),
      'pow(Integer)': power,
      'round(RoundingMode)': (value: ApexDecimal, rounding: unknown) => value.toBigInt(mode(rounding)),
      'setScale(Integer)': (value: ApexDecimal, scale: number) => value.setScale(checkScale(scale), 'HALF_EVEN'),
      'setScale(Integer, RoundingMode)': (value: ApexDecimal, scale: number, rounding: unknown) =>
        value.setScale(checkScale(scale), mode(rounding)),
      'static valueOf(String)': parseDecimal,
    }),
    'abs()': (value: ApexDecimal) => value.abs(),
    'doubleValue()': (value: ApexDecimal) => toDouble(value),
    'format()': (value: ApexDecimal) => formatNumber(value.toPlainString()),
    'intValue()': (value: ApexDecimal) => toInteger(value),
    'longValue()': (value: ApexDecimal) => toLong(value),
    'precision()': (value: ApexDecimal) => value.precision,
    'round()': (value: ApexDecimal) => value.toBigInt('HALF_EVEN'),
    'scale()': (value: ApexDecimal) => value.scale,
    'stripTrailingZeros()': (value: ApexDecimal) => value.stripTrailingZeros(),
    'toPlainString()': (value: ApexDecimal) => value.toPlainString(),
    'static valueOf(Double)': (value: ApexDouble | null) => toDecimal(requireArgument(value)),
    'static valueOf(Long)': (value: bigint | null) => toDecimal(requireArgument(value)),
  },
};
