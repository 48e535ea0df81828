/** Reads the values of literals (Apex Developer Guide, "Primitive Data Types" and "String": escape sequences). */

const ESCAPES: Readonly<Record<string, string>> = {
  b: '\b',
  t: '\t',
  n: '\n',
  f: '\f',
  r: '\r',
  '"': '"',
  "'": "'",
  '\\': '\\',
  s: ' ',
};

/** `'It\'s'` -> `It's`; also `'''multi-line'''`. */
export function stringValue(text: string): string {
  if (text.startsWith("'''")) return unescape(stripFirstLineBreak(text.slice(3, -3)));
  return unescape(text.slice(1, -1));
}

/** A multi-line string starts on the line after the opening quotes. */
function stripFirstLineBreak(text: string): string {
  return text.replace(/^[ \t]*\r?\n/, '');
}

function unescape(body: string): string {
  if (!body.includes('\\')) return body;
  return body.replace(/\\(?:u([0-9a-fA-F]{4})|(.))/gs, (whole, code: string | undefined, letter: string | undefined) => {
    if (code !== undefined) return String.fromCharCode(Number.parseInt(code, 16));
    return ESCAPES[letter ?? ''] ?? ESCAPES[(letter ?? '').toLowerCase()] ?? whole;
  });
}

const INTEGER_LIMIT = 2147483648n;
const LONG_LIMIT = 9223372036854775808n;

/** null: out of range. `negated` admits the smallest value of the type, which has no positive counterpart. */
export function integerValue(text: string, negated = false): number | null {
  const value = BigInt(text);
  return value < INTEGER_LIMIT || (negated && value === INTEGER_LIMIT) ? Number(value) : null;
}

export function longValue(text: string, negated = false): bigint | null {
  const value = BigInt(text.slice(0, -1));
  return value < LONG_LIMIT || (negated && value === LONG_LIMIT) ? value : null;
}
