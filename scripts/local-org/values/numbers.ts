/** Conversions among Integer, Long, Double and Decimal, and integer arithmetic with the platform's overflow. */
import { ApexDecimal } from './apex-decimal.ts';
import { ApexDouble } from './apex-double.ts';
import { apexException, nullPointer } from './apex-exception.ts';

/** Integer | Long | Double | Decimal */
export type Numeric = number | bigint | ApexDouble | ApexDecimal;

export function isNumeric(value: unknown): value is Numeric {
  return typeof value === 'number' || typeof value === 'bigint' || value instanceof ApexDouble || value instanceof ApexDecimal;
}

export function isWhole(value: unknown): value is number | bigint {
  return typeof value === 'number' || typeof value === 'bigint';
}

/** As a JavaScript number, losing what a 64-bit float cannot hold. */
export function toNumber(value: Numeric): number {
  if (typeof value === 'number') return value;
  if (typeof value === 'bigint') return Number(value);
  return value instanceof ApexDouble ? value.value : value.toNumber();
}

export function compareNumbers(left: Numeric, right: Numeric): number {
  if (isWhole(left) && isWhole(right)) return left < right ? -1 : left > right ? 1 : 0;
  if (left instanceof ApexDouble || right instanceof ApexDouble) {
    const [first, second] = [toNumber(left), toNumber(right)];
    return first < second ? -1 : first > second ? 1 : 0;
  }
  return toDecimal(left).compareTo(toDecimal(right));
}

export function toInteger(value: Numeric): number;
export function toInteger(value: Numeric | null): number | null;
/** A cast: Long and Double lose their high bits and their fraction. */
export function toInteger(value: Numeric | null): number | null {
  if (value === null || typeof value === 'number') return value;
  if (typeof value === 'bigint') return Number(BigInt.asIntN(32, value));
  if (value instanceof ApexDecimal) return Number(BigInt.asIntN(32, value.toBigInt('DOWN')));
  if (Number.isNaN(value.value)) return 0;
  return Math.max(-2_147_483_648, Math.min(2_147_483_647, Math.trunc(value.value)));
}

export function toLong(value: Numeric): bigint;
export function toLong(value: Numeric | null): bigint | null;
export function toLong(value: Numeric | null): bigint | null {
  if (value === null || typeof value === 'bigint') return value;
  if (typeof value === 'number') return BigInt(value);
  if (value instanceof ApexDecimal) return BigInt.asIntN(64, value.toBigInt('DOWN'));
  if (Number.isNaN(value.value)) return 0n;
  const clamped = Math.max(-9_223_372_036_854_775_808, Math.min(9_223_372_036_854_775_807, value.value));
  const whole = BigInt(Math.trunc(clamped));
  return whole > 9_223_372_036_854_775_807n ? 9_223_372_036_854_775_807n : whole;
}

export function toDouble(value: Numeric): ApexDouble;
export function toDouble(value: Numeric | null): ApexDouble | null;
export function toDouble(value: Numeric | null): ApexDouble | null {
  if (value === null || value instanceof ApexDouble) return value;
  return new ApexDouble(toNumber(value));
}

export function toDecimal(value: Numeric): ApexDecimal;
export function toDecimal(value: Numeric | null): ApexDecimal | null;
export function toDecimal(value: Numeric | null): ApexDecimal | null {
  if (value === null || value instanceof ApexDecimal) return value;
  if (value instanceof ApexDouble) return ApexDecimal.fromDouble(value.value);
  return ApexDecimal.fromInteger(value);
}

function present<T>(value: T | null): T {
  if (value === null) throw nullPointer();
  return value;
}

export function divideIntegers(left: number | null, right: number | null): number {
  const divisor = present(right);
  const dividend = present(left);
  if (divisor === 0) throw apexException('System.MathException', 'Divide by 0');
  return (dividend / divisor) | 0;
}

export function divideLongs(left: bigint | null, right: bigint | null): bigint {
  const divisor = present(right);
  const dividend = present(left);
  if (divisor === 0n) throw apexException('System.MathException', 'Divide by 0');
  return BigInt.asIntN(64, dividend / divisor);
}

export function divideDoubles(left: ApexDouble | null, right: ApexDouble | null): ApexDouble {
  const divisor = present(right);
  const dividend = present(left);
  if (divisor.value === 0) throw apexException('System.MathException', 'Divide by 0');
  return new ApexDouble(dividend.value / divisor.value);
}
