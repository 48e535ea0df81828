/** Implements the String methods that say what a text is made of. The empty text has no letters, but is all spaces. */
import type { PlatformFunction } from '../../../contracts/values.ts';

function matches(expression: RegExp): (text: string) => boolean {
  return (text) => expression.test(text);
}

export const testMembers: Readonly<Record<string, PlatformFunction>> = {
  'isAllLowerCase()': matches(/^\p{Ll}+$/u),
  'isAllUpperCase()': matches(/^\p{Lu}+$/u),
  'isAlpha()': matches(/^\p{L}+$/u),
  'isAlphaSpace()': matches(/^[\p{L} ]*$/u),
  'isAlphanumeric()': matches(/^[\p{L}\p{Nd}]+$/u),
  'isAlphanumericSpace()': matches(/^[\p{L}\p{Nd} ]*$/u),
  'isAsciiPrintable()': matches(/^[ -~]*$/),
  'isNumeric()': matches(/^\p{Nd}+$/u),
  'isNumericSpace()': matches(/^[\p{Nd} ]*$/u),
  'isWhitespace()': matches(/^[\s\x1c-\x1f]*$/),
};
