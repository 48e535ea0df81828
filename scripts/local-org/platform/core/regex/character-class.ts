/** Java's character classes as JavaScript ones (flag v): https://docs.oracle.com/en/java/javase/17/docs/api/java.base/java/util/regex/Pattern.html */

/** Predefined classes, without their brackets. Java's are ASCII unless UNICODE_CHARACTER_CLASS is on. */
export const predefinedClasses: Readonly<Record<string, string>> = {
  d: '0-9',
  w: 'a-zA-Z_0-9',
  s: '\\u{20}\\t\\n\\v\\f\\r',
  h: '\\u{20}\\t\\u{a0}\\u{1680}\\u{180e}\\u{2000}-\\u{200a}\\u{202f}\\u{205f}\\u{3000}',
  v: '\\n\\v\\f\\r\\u{85}\\u{2028}\\u{2029}',
};

export const posixClasses: Readonly<Record<string, string>> = {
  Lower: 'a-z',
  Upper: 'A-Z',
  ASCII: '\\u{0}-\\u{7f}',
  Alpha: 'a-zA-Z',
  Digit: '0-9',
  Alnum: 'a-zA-Z0-9',
  Punct: '\\u{21}-\\u{2f}\\u{3a}-\\u{40}\\u{5b}-\\u{60}\\u{7b}-\\u{7e}',
  Graph: '\\u{21}-\\u{7e}',
  Print: '\\u{20}-\\u{7e}',
  Blank: '\\u{20}\\t',
  Cntrl: '\\u{0}-\\u{1f}\\u{7f}',
  XDigit: '0-9a-fA-F',
  Space: '\\u{20}\\t\\n\\v\\f\\r',
  javaLowerCase: '\\p{Lowercase}',
  javaUpperCase: '\\p{Uppercase}',
  javaLetter: '\\p{L}',
  javaDigit: '\\p{Nd}',
  javaLetterOrDigit: '\\p{L}\\p{Nd}',
  javaWhitespace: '\\p{Z}\\t\\n\\v\\f\\r\\u{1c}-\\u{1f}',
  L1: '\\u{0}-\\u{ff}',
};

const binaryProperties: Readonly<Record<string, string>> = {
  alphabetic: 'Alphabetic',
  ideographic: 'Ideographic',
  letter: 'L',
  lowercase: 'Lowercase',
  uppercase: 'Uppercase',
  white_space: 'White_Space',
  whitespace: 'White_Space',
  digit: 'Nd',
  punctuation: 'P',
  control: 'Cc',
};

/** `\p{name}`: the inside of a class, or null when unknown. */
export function propertyClass(name: string): string | null {
  const posix = posixClasses[name];
  if (posix !== undefined) return posix;
  const plain = name.replace(/^(?:Is|is)/, '');
  const binary = binaryProperties[plain.toLowerCase()];
  if (binary !== undefined) return `\\p{${binary}}`;
  const script = /^(?:script|sc)=(\w+)$/.exec(plain)?.[1];
  for (const candidate of [`\\p{${plain}}`, `\\p{Script=${script ?? plain}}`]) {
    try {
      new RegExp(candidate, 'v');
      return candidate;
    } catch {
      continue;
    }
  }
  return null;
}

/** A code point as a class or pattern may hold it anywhere. */
export function literal(codePoint: number): string {
  const character = String.fromCodePoint(codePoint);
  return /[a-zA-Z0-9]/.test(character) ? character : `\\u{${codePoint.toString(16)}}`;
}

/** A range with its counterpart in the other case, for the ASCII letters in it. */
export function rangeIgnoringCase(from: number, to: number): string {
  const parts = [from === to ? literal(from) : `${literal(from)}-${literal(to)}`];
  for (const [first, last, shift] of [
    [65, 90, 32],
    [97, 122, -32],
  ] as const) {
    const low = Math.max(from, first);
    const high = Math.min(to, last);
    if (low <= high) parts.push(low === high ? literal(low + shift) : `${literal(low + shift)}-${literal(high + shift)}`);
  }
  return parts.join('');
}
