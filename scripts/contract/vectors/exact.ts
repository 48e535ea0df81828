/** JSON whose numbers keep all of their digits, and one text for all ways to write one value. */
import { LosslessNumber, isLosslessNumber, isSafeNumber, parse, splitNumber, stringify } from 'lossless-json';

export function parseExact(text: string): unknown {
  return parse(text, undefined, (digits) => (isSafeNumber(digits) ? Number(digits) : new LosslessNumber(digits)));
}

export function exactText(value: unknown, space?: number): string {
  return stringify(value, undefined, space) ?? 'null';
}

/** The same text for equal values: keys in order, numbers by their decimal value. */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) {
    return `[${value.map(canonical).join(',')}]`;
  }
  if (typeof value === 'number' || isLosslessNumber(value)) {
    const { sign, digits, exponent } = splitNumber(String(value));
    return digits === '0' ? '0' : `${sign}${digits}e${exponent}`;
  }
  if (typeof value === 'object' && value !== null) {
    const members = Object.entries(value).sort(([left], [right]) => (left < right ? -1 : 1));
    return `{${members.map(([name, member]) => `${JSON.stringify(name)}:${canonical(member)}`).join(',')}}`;
  }
  return JSON.stringify(value);
}
