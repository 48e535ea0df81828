/** JSON whose numbers keep all of their digits: a number of Salesforce has up to 18, a double no more than 15 for certain. */
import { LosslessNumber, isLosslessNumber, isSafeNumber, parse, splitNumber, stringify } from 'lossless-json';

/** A number that a double would change stays a LosslessNumber, every other is a number. Throws SyntaxError where the text is not JSON. */
export function parseExact(text: string): unknown {
  return parse(text, undefined, (digits) => (isSafeNumber(digits) ? Number(digits) : new LosslessNumber(digits)));
}

export function exactText(value: unknown): string {
  return stringify(value) ?? 'null';
}

/** The value as `JSON.parse` would have read it, for whoever judges types and not digits. */
export function withDoubles(value: unknown): unknown {
  if (isLosslessNumber(value)) {
    return Number(value.value);
  }
  if (Array.isArray(value)) {
    return value.map(withDoubles);
  }
  return typeof value === 'object' && value !== null
    ? Object.fromEntries(Object.entries(value).map(([name, member]) => [name, withDoubles(member)]))
    : value;
}

/** The same text for each way to write one value: `120e1` and `1200.0`. */
export function canonicalNumber(number: LosslessNumber): string {
  const { sign, digits, exponent } = splitNumber(number.value);
  return `${sign}${digits}e${exponent}`;
}

export { isLosslessNumber };
