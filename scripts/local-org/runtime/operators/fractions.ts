/** Does arithmetic of Double and Decimal, and dates plus and minus numbers. */
import { ApexDate, ApexDatetime, ApexDouble, ApexTime, apexException, divideDoubles, nullPointer, toNumber } from '../../values/index.ts';
import type { Numeric, ApexDecimal } from '../../values/index.ts';

type Decimal = ApexDecimal | null;
type Double = ApexDouble | null;

const millisecondsOfDay = 86_400_000;

/** Date + whole days; Datetime + days with fraction. */
function moved(left: unknown, right: unknown, direction: 1 | -1): unknown {
  if (left === null || right === null) throw nullPointer();
  const amount = toNumber(right as Numeric) * direction;
  if (left instanceof ApexDate) return left.addDays(Math.trunc(amount));
  if (left instanceof ApexDatetime) return left.add(Math.round(amount * millisecondsOfDay));
  if (left instanceof ApexTime) return left.add(Math.trunc(amount));
  throw apexException('System.TypeException', 'Date/time expressions must use Integer, Long, Double or Decimal');
}

export const fractionOperators = {
  addDecimal(left: Decimal, right: Decimal): ApexDecimal {
    if (left === null || right === null) throw nullPointer();
    return left.add(right);
  },
  subtractDecimal(left: Decimal, right: Decimal): ApexDecimal {
    if (left === null || right === null) throw nullPointer();
    return left.subtract(right);
  },
  multiplyDecimal(left: Decimal, right: Decimal): ApexDecimal {
    if (left === null || right === null) throw nullPointer();
    return left.multiply(right);
  },
  divideDecimal(left: Decimal, right: Decimal): ApexDecimal {
    if (left === null || right === null) throw nullPointer();
    return left.divide(right);
  },
  negateDecimal(value: Decimal): ApexDecimal {
    if (value === null) throw nullPointer();
    return value.negate();
  },

  addDouble(left: Double, right: Double): ApexDouble {
    if (left === null || right === null) throw nullPointer();
    return new ApexDouble(left.value + right.value);
  },
  subtractDouble(left: Double, right: Double): ApexDouble {
    if (left === null || right === null) throw nullPointer();
    return new ApexDouble(left.value - right.value);
  },
  multiplyDouble(left: Double, right: Double): ApexDouble {
    if (left === null || right === null) throw nullPointer();
    return new ApexDouble(left.value * right.value);
  },
  divideDouble: divideDoubles,
  negateDouble(value: Double): ApexDouble {
    if (value === null) throw nullPointer();
    return new ApexDouble(-value.value);
  },

  addToDate: (left: unknown, right: unknown): unknown => moved(left, right, 1),
  subtractFromDate: (left: unknown, right: unknown): unknown => moved(left, right, -1),
};
