/**
 * Does arithmetic of Integer and Long: it wraps at 32 and 64 bits and fails on null.
 * https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/langCon_apex_expressions_operators_understanding.htm
 */
import { divideIntegers, divideLongs, nullPointer } from '../../values/index.ts';

type Integer = number | null;
type Long = bigint | null;
/** The right side of a shift may be of either type. */
type Whole = number | bigint | null;

function longResult(value: bigint): bigint {
  return BigInt.asIntN(64, value);
}

/** A shift uses the low bits of its count: five for Integer, six for Long. */
function shiftCount(count: Whole, bits: number): number {
  if (count === null) throw nullPointer();
  return Number(BigInt.asUintN(bits, BigInt(count)));
}

export const integerOperators = {
  addInteger(left: Integer, right: Integer): number {
    if (left === null || right === null) throw nullPointer();
    return (left + right) | 0;
  },
  subtractInteger(left: Integer, right: Integer): number {
    if (left === null || right === null) throw nullPointer();
    return (left - right) | 0;
  },
  multiplyInteger(left: Integer, right: Integer): number {
    if (left === null || right === null) throw nullPointer();
    return Math.imul(left, right);
  },
  divideInteger: divideIntegers,
  andInteger(left: Integer, right: Integer): number {
    if (left === null || right === null) throw nullPointer();
    return left & right;
  },
  orInteger(left: Integer, right: Integer): number {
    if (left === null || right === null) throw nullPointer();
    return left | right;
  },
  exclusiveOrInteger(left: Integer, right: Integer): number {
    if (left === null || right === null) throw nullPointer();
    return left ^ right;
  },
  shiftLeftInteger(left: Integer, right: Whole): number {
    if (left === null) throw nullPointer();
    return left << shiftCount(right, 5);
  },
  shiftRightInteger(left: Integer, right: Whole): number {
    if (left === null) throw nullPointer();
    return left >> shiftCount(right, 5);
  },
  shiftRightUnsignedInteger(left: Integer, right: Whole): number {
    if (left === null) throw nullPointer();
    return (left >>> shiftCount(right, 5)) | 0;
  },
  negateInteger(value: Integer): number {
    if (value === null) throw nullPointer();
    return -value | 0;
  },
  complementInteger(value: Integer): number {
    if (value === null) throw nullPointer();
    return ~value;
  },

  addLong(left: Long, right: Long): bigint {
    if (left === null || right === null) throw nullPointer();
    return longResult(left + right);
  },
  subtractLong(left: Long, right: Long): bigint {
    if (left === null || right === null) throw nullPointer();
    return longResult(left - right);
  },
  multiplyLong(left: Long, right: Long): bigint {
    if (left === null || right === null) throw nullPointer();
    return longResult(left * right);
  },
  divideLong: divideLongs,
  andLong(left: Long, right: Long): bigint {
    if (left === null || right === null) throw nullPointer();
    return left & right;
  },
  orLong(left: Long, right: Long): bigint {
    if (left === null || right === null) throw nullPointer();
    return left | right;
  },
  exclusiveOrLong(left: Long, right: Long): bigint {
    if (left === null || right === null) throw nullPointer();
    return left ^ right;
  },
  shiftLeftLong(left: Long, right: Whole): bigint {
    if (left === null) throw nullPointer();
    return longResult(left << BigInt(shiftCount(right, 6)));
  },
  shiftRightLong(left: Long, right: Whole): bigint {
    if (left === null) throw nullPointer();
    return left >> BigInt(shiftCount(right, 6));
  },
  shiftRightUnsignedLong(left: Long, right: Whole): bigint {
    if (left === null) throw nullPointer();
    return longResult(BigInt.asUintN(64, left) >> BigInt(shiftCount(right, 6)));
  },
  negateLong(value: Long): bigint {
    if (value === null) throw nullPointer();
    return longResult(-value);
  },
  complementLong(value: Long): bigint {
    if (value === null) throw nullPointer();
    return ~value;
  },

  andBoolean(left: boolean | null, right: boolean | null): boolean {
    if (left === null || right === null) throw nullPointer();
    return left && right;
  },
  orBoolean(left: boolean | null, right: boolean | null): boolean {
    if (left === null || right === null) throw nullPointer();
    return left || right;
  },
  exclusiveOrBoolean(left: boolean | null, right: boolean | null): boolean {
    if (left === null || right === null) throw nullPointer();
    return left !== right;
  },
};
