/**
 * Decimal: an unscaled integer and a scale, as java.math.BigDecimal, on which the platform builds it.
 * https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_decimal.htm
 */
import { apexException } from './apex-exception.ts';
import { doubleToString } from './apex-double.ts';
import { divideRounded } from './decimal-rounding.ts';
import type { RoundingMode } from './decimal-rounding.ts';

/** Significant digits of a quotient that does not end (IEEE 754 decimal128). */
const quotientDigits = 34;

function power(exponent: number): bigint {
  return 10n ** BigInt(exponent);
}

function digitCount(value: bigint): number {
  return String(value < 0n ? -value : value).length;
}

export class ApexDecimal {
  readonly unscaled: bigint;
  readonly scale: number;

  constructor(unscaled: bigint, scale: number) {
    this.unscaled = unscaled;
    this.scale = scale;
  }

  /** From Apex or JSON text (`-12.50`, `1e3`); null when the text is no number. */
  static parse(text: string): ApexDecimal | null {
    const match = /^([+-]?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d+))?$/.exec(text);
    if (match === null) return null;
    const [, sign = '', whole = '', fraction = '', exponent = '0'] = match;
    if (whole === '' && fraction === '') return null;
    const unscaled = BigInt(whole + fraction) * (sign === '-' ? -1n : 1n);
    const scale = fraction.length - Number(exponent);
    return scale < 0 ? new ApexDecimal(unscaled * power(-scale), 0) : new ApexDecimal(unscaled, scale);
  }

  /** For literals, which the compiler has checked. */
  static of(text: string): ApexDecimal {
    const parsed = ApexDecimal.parse(text);
    if (parsed === null) throw apexException('System.TypeException', `Invalid decimal: ${text}`);
    return parsed;
  }

  /** The scale is that of the number's shortest text. */
  static fromDouble(value: number): ApexDecimal {
    if (!Number.isFinite(value)) throw apexException('System.MathException', 'Infinite or NaN');
    const parsed = ApexDecimal.of(doubleToString(value));
    return parsed.unscaled === 0n ? new ApexDecimal(0n, 1) : parsed;
  }

  static fromInteger(value: number | bigint): ApexDecimal {
    return new ApexDecimal(BigInt(value), 0);
  }

  #at(scale: number): bigint {
    return this.unscaled * power(scale - this.scale);
  }

  get sign(): number {
    return this.unscaled === 0n ? 0 : this.unscaled < 0n ? -1 : 1;
  }

  get precision(): number {
    return digitCount(this.unscaled);
  }

  add(other: ApexDecimal): ApexDecimal {
    const scale = Math.max(this.scale, other.scale);
    return new ApexDecimal(this.#at(scale) + other.#at(scale), scale);
  }

  subtract(other: ApexDecimal): ApexDecimal {
    const scale = Math.max(this.scale, other.scale);
    return new ApexDecimal(this.#at(scale) - other.#at(scale), scale);
  }

  multiply(other: ApexDecimal): ApexDecimal {
    return new ApexDecimal(this.unscaled * other.unscaled, this.scale + other.scale);
  }

  /** The `/` operator: exact when it ends, else rounded HALF_EVEN to 34 digits. */
  divide(other: ApexDecimal): ApexDecimal {
    if (other.unscaled === 0n) throw apexException('System.MathException', 'Divide by 0');
    const preferredScale = Math.max(this.scale - other.scale, 0);
    if (this.unscaled === 0n) return new ApexDecimal(0n, preferredScale);
    const scale = quotientDigits + other.precision - this.precision + this.scale - other.scale + 1;
    const shift = scale - this.scale + other.scale;
    const numerator = shift >= 0 ? this.unscaled * power(shift) : this.unscaled;
    const denominator = shift >= 0 ? other.unscaled : other.unscaled * power(-shift);
    const excess = digitCount(numerator / denominator) - quotientDigits;
    const rounded =
      excess > 0
        ? new ApexDecimal(divideRounded(numerator, denominator * power(excess), 'HALF_EVEN'), scale - excess)
        : new ApexDecimal(divideRounded(numerator, denominator, 'HALF_EVEN'), scale);
    return rounded.scale < 0 ? rounded.setScale(0, 'HALF_EVEN') : rounded.stripTo(preferredScale);
  }

  divideTo(other: ApexDecimal, scale: number, mode: RoundingMode): ApexDecimal {
    if (other.unscaled === 0n) throw apexException('System.MathException', 'Divide by 0');
    const shift = scale - this.scale + other.scale;
    const numerator = shift >= 0 ? this.unscaled * power(shift) : this.unscaled;
    const denominator = shift >= 0 ? other.unscaled : other.unscaled * power(-shift);
    return new ApexDecimal(divideRounded(numerator, denominator, mode), scale);
  }

  negate(): ApexDecimal {
    return new ApexDecimal(-this.unscaled, this.scale);
  }

  abs(): ApexDecimal {
    return this.unscaled < 0n ? this.negate() : this;
  }

  pow(exponent: number): ApexDecimal {
    return new ApexDecimal(this.unscaled ** BigInt(exponent), this.scale * exponent);
  }

  setScale(scale: number, mode: RoundingMode): ApexDecimal {
    if (scale >= this.scale) return new ApexDecimal(this.#at(scale), scale);
    const rounded = divideRounded(this.unscaled, power(this.scale - scale), mode);
    return new ApexDecimal(rounded, scale);
  }

  /** Rounded to a whole number. */
  toBigInt(mode: RoundingMode): bigint {
    return this.setScale(0, mode).unscaled;
  }

  /** Drops zeros at the end as long as the scale stays at least `scale`. */
  stripTo(scale: number): ApexDecimal {
    let unscaled = this.unscaled;
    let current = this.scale;
    while (current > scale && unscaled % 10n === 0n) {
      unscaled /= 10n;
      current -= 1;
    }
    return current === this.scale ? this : new ApexDecimal(unscaled, current);
  }

  stripTrailingZeros(): ApexDecimal {
    return this.unscaled === 0n ? new ApexDecimal(0n, 0) : this.stripTo(Number.NEGATIVE_INFINITY);
  }

  compareTo(other: ApexDecimal): number {
    const scale = Math.max(this.scale, other.scale);
    const left = this.#at(scale);
    const right = other.#at(scale);
    return left < right ? -1 : left > right ? 1 : 0;
  }

  toNumber(): number {
    return Number(`${this.unscaled}e${-this.scale}`);
  }

  toPlainString(): string {
    const sign = this.unscaled < 0n ? '-' : '';
    const digits = String(this.unscaled < 0n ? -this.unscaled : this.unscaled);
    if (this.scale <= 0) return `${sign}${digits}${this.unscaled === 0n ? '' : '0'.repeat(-this.scale)}`;
    const padded = digits.padStart(this.scale + 1, '0');
    return `${sign}${padded.slice(0, -this.scale)}.${padded.slice(-this.scale)}`;
  }

  /** BigDecimal.toString: scientific when the exponent is below -6 or the scale negative. */
  toString(): string {
    const digits = String(this.unscaled < 0n ? -this.unscaled : this.unscaled);
    const exponent = digits.length - 1 - this.scale;
    if (this.scale >= 0 && exponent >= -6) return this.toPlainString();
    const mantissa = digits.length === 1 ? digits : `${digits[0]}.${digits.slice(1)}`;
    return `${this.unscaled < 0n ? '-' : ''}${mantissa}E${exponent >= 0 ? '+' : ''}${exponent}`;
  }
}

export function apexDecimal(text: string): ApexDecimal {
  return ApexDecimal.of(text);
}
