/** The numbers of formulas: exact decimals, unscaled digits and a scale. */
import { FormulaValueError } from './values.ts';
import type { FormulaNumber } from './values.ts';

/** Digits after the point that division and roots keep; formulas calculate with 18 decimals and more. */
const WORKING_SCALE = 32;

export function decimal(unscaled: bigint, scale: number): FormulaNumber {
  return { kind: 'number', unscaled, scale };
}

export function integer(value: number): FormulaNumber {
  return decimal(BigInt(value), 0);
}

/** `12`, `-1.50`, `1e-7`; null when the text is no number. */
export function parseNumber(text: string): FormulaNumber | null {
  const match = /^\s*([+-]?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d+))?\s*$/.exec(text);
  if (match === null) return null;
  const [, sign = '', whole = '', fraction = '', exponent = '0'] = match;
  if (whole === '' && fraction === '') return null;
  const unscaled = BigInt(`${sign === '-' ? '-' : ''}${whole}${fraction}`);
  return rescale(unscaled, fraction.length - Number(exponent));
}

function rescale(unscaled: bigint, scale: number): FormulaNumber {
  return scale >= 0 ? decimal(unscaled, scale) : decimal(unscaled * 10n ** BigInt(-scale), 0);
}

/** From a double, by its shortest decimal text, as the platform's BigDecimal.valueOf does. */
export function fromDouble(value: number): FormulaNumber {
  const parsed = Number.isFinite(value) ? parseNumber(String(value)) : null;
  if (parsed === null) throw new FormulaValueError('Number outside the valid range');
  return normalize(parsed);
}

export function toDouble(value: FormulaNumber): number {
  return Number(toText(value));
}

/** Plain notation without trailing zeros: how TEXT() writes a number. */
export function toText(value: FormulaNumber): string {
  const { unscaled, scale } = normalize(value);
  const digits = (unscaled < 0n ? -unscaled : unscaled).toString().padStart(scale + 1, '0');
  const point = digits.length - scale;
  return `${unscaled < 0n ? '-' : ''}${digits.slice(0, point)}${scale > 0 ? `.${digits.slice(point)}` : ''}`;
}

function normalize(value: FormulaNumber): FormulaNumber {
  let { unscaled, scale } = value;
  while (scale > 0 && unscaled % 10n === 0n) {
    unscaled /= 10n;
    scale -= 1;
  }
  return decimal(unscaled, scale);
}

function aligned(left: FormulaNumber, right: FormulaNumber): [bigint, bigint, number] {
  const scale = Math.max(left.scale, right.scale);
  return [left.unscaled * 10n ** BigInt(scale - left.scale), right.unscaled * 10n ** BigInt(scale - right.scale), scale];
}

export function add(left: FormulaNumber, right: FormulaNumber): FormulaNumber {
  const [first, second, scale] = aligned(left, right);
  return decimal(first + second, scale);
}

export function subtract(left: FormulaNumber, right: FormulaNumber): FormulaNumber {
  const [first, second, scale] = aligned(left, right);
  return decimal(first - second, scale);
}

export function multiply(left: FormulaNumber, right: FormulaNumber): FormulaNumber {
  return limited(decimal(left.unscaled * right.unscaled, left.scale + right.scale));
}

export function divide(left: FormulaNumber, right: FormulaNumber): FormulaNumber {
  if (right.unscaled === 0n) throw new FormulaValueError('Division by zero');
  const numerator = left.unscaled * 10n ** BigInt(WORKING_SCALE + right.scale);
  return limited(decimal(numerator / right.unscaled, WORKING_SCALE + left.scale));
}

export function power(base: FormulaNumber, exponent: FormulaNumber): FormulaNumber {
  const whole = normalize(exponent);
  if (whole.scale > 0 || whole.unscaled < 0n || whole.unscaled > 1000n) return fromDouble(toDouble(base) ** toDouble(exponent));
  return limited(decimal(base.unscaled ** whole.unscaled, base.scale * Number(whole.unscaled)));
}

function limited(value: FormulaNumber): FormulaNumber {
  return value.scale <= WORKING_SCALE ? value : round(value, WORKING_SCALE);
}

export function negate(value: FormulaNumber): FormulaNumber {
  return decimal(-value.unscaled, value.scale);
}

export function compare(left: FormulaNumber, right: FormulaNumber): number {
  const [first, second] = aligned(left, right);
  return first < second ? -1 : first > second ? 1 : 0;
}

/** Half away from zero, as ROUND does; `digits` may be negative. */
export function round(value: FormulaNumber, digits: number): FormulaNumber {
  if (value.scale <= digits) return value;
  const divisor = 10n ** BigInt(value.scale - digits);
  const magnitude = value.unscaled < 0n ? -value.unscaled : value.unscaled;
  const rounded = (magnitude + divisor / 2n) / divisor;
  return rescale(value.unscaled < 0n ? -rounded : rounded, digits);
}

/** Towards negative infinity. */
export function floor(value: FormulaNumber): FormulaNumber {
  const whole = truncate(value);
  return compare(whole, value) > 0 ? subtract(whole, integer(1)) : whole;
}

export function ceiling(value: FormulaNumber): FormulaNumber {
  const whole = truncate(value);
  return compare(whole, value) < 0 ? add(whole, integer(1)) : whole;
}

/** Towards zero. */
export function truncate(value: FormulaNumber): FormulaNumber {
  return value.scale === 0 ? value : decimal(value.unscaled / 10n ** BigInt(value.scale), 0);
}

export function toInteger(value: FormulaNumber): number {
  return Number(truncate(value).unscaled);
}
