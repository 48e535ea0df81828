import { createHash } from 'node:crypto';
import { canonicalNumber, isLosslessNumber } from './exact-json.ts';
import { Problem } from './problem.ts';

const deepest = 64;

/** JSON with sorted keys and no spaces: equal values give equal text, whatever order their keys came in. */
export function canonicalJson(value: unknown, depth = 0): string {
  if (depth > deepest) {
    throw new Problem(400, 'NESTED_TOO_DEEP', `The body is nested deeper than ${deepest} levels.`);
  }
  if (Array.isArray(value)) {
    return `[${value.map((item) => canonicalJson(item, depth + 1)).join(',')}]`;
  }
  if (isLosslessNumber(value)) {
    return canonicalNumber(value);
  }
  if (typeof value === 'object' && value !== null) {
    const members = Object.entries(value)
      .filter(([, member]) => member !== undefined)
      .sort(([left], [right]) => (left < right ? -1 : 1))
      .map(([name, member]) => `${JSON.stringify(name)}:${canonicalJson(member, depth + 1)}`);
    return `{${members.join(',')}}`;
  }
  return JSON.stringify(value);
}

export function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
