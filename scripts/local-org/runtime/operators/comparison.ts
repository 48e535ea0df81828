/** Compares for order and equality: null is less than nothing, save for strings. */
import {
  ApexDate,
  ApexDatetime,
  ApexEnum,
  ApexTime,
  compareNumbers,
  compareStrings,
  equalOperands,
  equalStrings,
  isNumeric,
  nullPointer,
  sameId,
} from '../../values/index.ts';

/** Negative, zero or positive; null when a null makes every comparison false. */
function order(left: unknown, right: unknown): number | null {
  if (typeof left === 'string' || typeof right === 'string') {
    if (left === null) return right === null ? 0 : -1;
    if (right === null) return 1;
    return compareStrings(left as string, right as string);
  }
  if (left === null || right === null) return null;
  if (isNumeric(left) && isNumeric(right)) return compareNumbers(left, right);
  if (left instanceof ApexDate && right instanceof ApexDate) return left.days - right.days;
  if (left instanceof ApexEnum && right instanceof ApexEnum) return left.ordinal - right.ordinal;
  if (left instanceof ApexTime && right instanceof ApexTime) return left.milliseconds - right.milliseconds;
  return millisecondsOf(left) - millisecondsOf(right);
}

function millisecondsOf(value: unknown): number {
  if (value instanceof ApexDatetime) return value.milliseconds;
  return (value as ApexDate).days * 86_400_000;
}

type Whole = number | bigint | null;

export const comparisonOperators = {
  lessNumber: (left: Whole, right: Whole): boolean => left !== null && right !== null && left < right,
  lessOrEqualNumber: (left: Whole, right: Whole): boolean => left !== null && right !== null && left <= right,
  greaterNumber: (left: Whole, right: Whole): boolean => left !== null && right !== null && left > right,
  greaterOrEqualNumber: (left: Whole, right: Whole): boolean => left !== null && right !== null && left >= right,
  less(left: unknown, right: unknown): boolean {
    const found = order(left, right);
    return found !== null && found < 0;
  },
  lessOrEqual(left: unknown, right: unknown): boolean {
    const found = order(left, right);
    return found !== null && found <= 0;
  },
  greater(left: unknown, right: unknown): boolean {
    const found = order(left, right);
    return found !== null && found > 0;
  },
  greaterOrEqual(left: unknown, right: unknown): boolean {
    const found = order(left, right);
    return found !== null && found >= 0;
  },
  equalNumeric(left: unknown, right: unknown): boolean {
    if (left === null || right === null) return left === right;
    return isNumeric(left) && isNumeric(right) && compareNumbers(left, right) === 0;
  },
  equalString: equalStrings,
  /** An Id and the text of one are equal in either length. */
  equalId: sameId,
  equalValue: equalOperands,
  condition(value: boolean | null): boolean {
    if (value === null) throw nullPointer();
    return value;
  },
};
