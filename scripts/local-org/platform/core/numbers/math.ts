/** Implements System.Math: https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_math.htm */
import type { PlatformFunction, PlatformTypeTable } from '../../../contracts/values.ts';
import { ApexDecimal, ApexDouble, apexException, compareNumbers, toDecimal, toInteger } from '../../../values/index.ts';
import type { Numeric } from '../../../values/index.ts';
import { withoutNulls } from '../parameters/arguments.ts';
import { roundHalfUp } from './double.ts';

type Members = Record<string, PlatformFunction>;

const realFunctions: Readonly<Record<string, (value: number) => number>> = {
  acos: Math.acos,
  asin: Math.asin,
  atan: Math.atan,
  cbrt: Math.cbrt,
  cos: Math.cos,
  cosh: Math.cosh,
  exp: Math.exp,
  log: Math.log,
  log10: Math.log10,
  sin: Math.sin,
  sinh: Math.sinh,
  sqrt: Math.sqrt,
  tan: Math.tan,
  tanh: Math.tanh,
};

/** Each takes a Double and gives one, and takes a Decimal and gives one through a Double. */
function realMembers(): Members {
  const members: Members = {};
  for (const [name, calculate] of Object.entries(realFunctions)) {
    members[`static ${name}(Double)`] = (value: ApexDouble) => new ApexDouble(calculate(value.value));
    members[`static ${name}(Decimal)`] = (value: ApexDecimal) => ApexDecimal.fromDouble(calculate(value.toNumber()));
  }
  return members;
}

function larger<T extends Numeric>(left: T, right: T): T {
  return compareNumbers(left, right) >= 0 ? left : right;
}

function smaller<T extends Numeric>(left: T, right: T): T {
  return compareNumbers(left, right) <= 0 ? left : right;
}

function extremeMembers(): Members {
  const members: Members = {
    'static max(Decimal, Double)': (left: ApexDecimal, right: ApexDouble) => larger(left, toDecimal(right)),
    'static min(Decimal, Double)': (left: ApexDecimal, right: ApexDouble) => smaller(left, toDecimal(right)),
  };
  for (const type of ['Decimal', 'Double', 'Integer', 'Long']) {
    members[`static max(${type}, ${type})`] = larger;
    members[`static min(${type}, ${type})`] = smaller;
  }
  return members;
}

/** To the even neighbour. */
function roundToEven(value: number): number {
  const rounded = Math.round(value);
  return Math.abs(value % 1) === 0.5 && rounded % 2 !== 0 ? rounded - 1 : rounded;
}

function dividesBy(divisor: number | bigint): void {
  if (divisor === 0 || divisor === 0n) throw apexException('System.MathException', 'Divide by 0');
}

function modulo(value: number, divisor: number): number {
  dividesBy(divisor);
  return (value % divisor) | 0;
}

function moduloLong(value: bigint, divisor: bigint): bigint {
  dividesBy(divisor);
  return value % divisor;
}

export const mathTable: PlatformTypeTable = {
  name: 'System.Math',
  members: {
    ...withoutNulls({
      ...realMembers(),
      ...extremeMembers(),
      'static abs(Decimal)': (value: ApexDecimal) => value.abs(),
      'static abs(Double)': (value: ApexDouble) => new ApexDouble(Math.abs(value.value)),
      'static abs(Integer)': (value: number) => Math.abs(value) | 0,
      'static abs(Long)': (value: bigint) => BigInt.asIntN(64, value < 0n ? -value : value),
      'static atan2(Decimal, Decimal)': (y: ApexDecimal, x: ApexDecimal) => ApexDecimal.fromDouble(Math.atan2(y.toNumber(), x.toNumber())),
      'static atan2(Double, Double)': (y: ApexDouble, x: ApexDouble) => new ApexDouble(Math.atan2(y.value, x.value)),
      'static ceil(Decimal)': (value: ApexDecimal) => value.setScale(0, 'CEILING'),
      'static ceil(Double)': (value: ApexDouble) => new ApexDouble(Math.ceil(value.value)),
      'static floor(Decimal)': (value: ApexDecimal) => value.setScale(0, 'FLOOR'),
      'static floor(Double)': (value: ApexDouble) => new ApexDouble(Math.floor(value.value)),
      'static mod(Integer, Integer)': modulo,
      'static mod(Long, Long)': moduloLong,
      'static pow(Double, Double)': (base: ApexDouble, exponent: ApexDouble) => new ApexDouble(base.value ** exponent.value),
      'static rint(Decimal)': (value: ApexDecimal) => value.setScale(0, 'HALF_EVEN'),
      'static rint(Double)': (value: ApexDouble) => new ApexDouble(roundToEven(value.value)),
      'static round(Decimal)': (value: ApexDecimal) => toInteger(value.toBigInt('HALF_EVEN')),
      'static round(Double)': (value: ApexDouble) => toInteger(new ApexDouble(Math.floor(value.value + 0.5))),
      'static roundToLong(Decimal)': (value: ApexDecimal) => value.toBigInt('HALF_EVEN'),
      'static roundToLong(Double)': (value: ApexDouble) => roundHalfUp(value.value),
      'static signum(Decimal)': (value: ApexDecimal) => ApexDecimal.fromInteger(value.sign),
      'static signum(Double)': (value: ApexDouble) => new ApexDouble(Math.sign(value.value)),
    }),
    'static random()': () => new ApexDouble(Math.random()),
    'static get E': () => new ApexDouble(Math.E),
    'static get PI': () => new ApexDouble(Math.PI),
  },
};
