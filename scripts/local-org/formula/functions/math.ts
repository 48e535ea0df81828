/** Functions of numbers: ROUND, MOD, SQRT and their like. */
import { asNumber } from '../values/coerce.ts';
import { formulaFunction } from './context.ts';
import type { FormulaCall, FormulaFunction, FormulaFunctionTable } from './context.ts';
import {
  ceiling,
  compare,
  divide,
  floor,
  fromDouble,
  integer,
  multiply,
  negate,
  round,
  subtract,
  toDouble,
  toInteger,
  truncate,
} from '../values/numbers.ts';
import { FormulaValueError } from '../values/values.ts';
import type { FormulaNumber, FormulaValue } from '../values/values.ts';

/** A function of one number; blank stays blank. */
function unary(operation: (value: FormulaNumber) => FormulaNumber): FormulaFunction {
  return formulaFunction(1, 1, (call) => {
    const value = asNumber(call.value(0));
    return value === null ? null : operation(value);
  });
}

function real(operation: (value: number) => number): FormulaFunction {
  return unary((value) => {
    const result = operation(toDouble(value));
    if (!Number.isFinite(result)) throw new FormulaValueError('Number outside the valid range');
    return fromDouble(result);
  });
}

function extreme(call: FormulaCall, sign: 1 | -1): FormulaValue {
  let best: FormulaNumber | null = null;
  for (let index = 0; index < call.count; index += 1) {
    const value = asNumber(call.value(index));
    if (value === null) return null;
    if (best === null || compare(value, best) * sign > 0) best = value;
  }
  return best;
}

/** MOD has the sign of its divisor's floor division, as Oracle's REMAINDER-free MOD of formulas: n - d * TRUNC(n / d). */
function modulo(call: FormulaCall): FormulaValue {
  const value = asNumber(call.value(0));
  const divisor = asNumber(call.value(1));
  if (value === null || divisor === null) return null;
  return subtract(value, multiply(divisor, truncate(divide(value, divisor))));
}

function rounded(call: FormulaCall, mode: (value: FormulaNumber, digits: number) => FormulaNumber): FormulaValue {
  const value = asNumber(call.value(0));
  const digits = call.count > 1 ? asNumber(call.value(1)) : integer(0);
  return value === null || digits === null ? null : mode(value, toInteger(digits));
}

function truncatedTo(value: FormulaNumber, digits: number): FormulaNumber {
  const unit = fromDouble(10 ** digits);
  return divide(truncate(multiply(value, unit)), unit);
}

/** CEILING and FLOOR of negative numbers move away from zero and towards it as documented; MCEILING and MFLOOR are mathematical. */
function awayFromZero(value: FormulaNumber): FormulaNumber {
  return value.unscaled < 0n ? floor(value) : ceiling(value);
}

export const mathFunctions: FormulaFunctionTable = {
  ABS: unary((value) => (value.unscaled < 0n ? negate(value) : value)),
  ROUND: formulaFunction(2, 2, (call) => rounded(call, round)),
  TRUNC: formulaFunction(1, 2, (call) => rounded(call, truncatedTo)),
  CEILING: unary(awayFromZero),
  FLOOR: unary(truncate),
  MCEILING: unary(ceiling),
  MFLOOR: unary(floor),
  MAX: formulaFunction(1, Infinity, (call) => extreme(call, 1)),
  MIN: formulaFunction(1, Infinity, (call) => extreme(call, -1)),
  MOD: formulaFunction(2, 2, modulo),
  SQRT: real(Math.sqrt),
  EXP: real(Math.exp),
  LN: real(Math.log),
  LOG: real(Math.log10),
  PI: formulaFunction(0, 0, () => fromDouble(Math.PI)),
  SIN: real(Math.sin),
  COS: real(Math.cos),
  TAN: real(Math.tan),
  ASIN: real(Math.asin),
  ACOS: real(Math.acos),
  ATAN: real(Math.atan),
};
