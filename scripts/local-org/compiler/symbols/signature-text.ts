/**
 * Reads the one-line signatures of platform-signatures.json and of the implementation tables:
 * `static valueOf(Object): Integer`, `new (List<T>)`, `Name: String`, `(List<T>)` (a constructor of the JSON).
 */

/** A type as written: `Map<String,Schema.SObjectField>` -> name `Map`, two arguments. */
export interface WrittenType {
  readonly name: string;
  readonly arguments: readonly WrittenType[];
  readonly isArray: boolean;
}

export interface WrittenSignature {
  /** `new` for constructors. */
  readonly name: string;
  readonly isStatic: boolean;
  /** null for properties. */
  readonly parameters: readonly WrittenType[] | null;
  readonly result: WrittenType | null;
  /** The member key of the implementation table: the text before the result. */
  readonly memberKey: string;
}

const SIGNATURE = /^(static\s+)?(new|\w+)?\s*(\(.*\))?\s*(?::\s*(.+))?$/s;

export function readSignature(text: string): WrittenSignature {
  const match = SIGNATURE.exec(text.trim());
  if (match === null) throw new Error(`Unreadable platform signature: ${text}`);
  const [, staticWord, name = 'new', parameterText, resultText] = match;
  const isStatic = staticWord !== undefined;
  return {
    name,
    isStatic,
    parameters: parameterText === undefined ? null : splitTopLevel(parameterText.slice(1, -1)).map(readType),
    result: resultText === undefined ? null : readType(resultText),
    memberKey: `${isStatic ? 'static ' : ''}${name}${parameterText === undefined ? '' : `${name === 'new' ? ' ' : ''}${parameterText}`}`,
  };
}

export function readType(text: string): WrittenType {
  const trimmed = text.trim();
  if (trimmed.endsWith('[]')) return { name: 'List', arguments: [readType(trimmed.slice(0, -2))], isArray: true };
  const open = trimmed.indexOf('<');
  if (open < 0) return { name: trimmed.split(/\s+/)[0] ?? trimmed, arguments: [], isArray: false };
  const close = trimmed.lastIndexOf('>');
  return {
    name: trimmed.slice(0, open).trim(),
    arguments: splitTopLevel(trimmed.slice(open + 1, close)).map(readType),
    isArray: false,
  };
}

/** Splits at commas outside of angle brackets. */
export function splitTopLevel(text: string): string[] {
  const parts: string[] = [];
  let depth = 0;
  let start = 0;
  for (let index = 0; index < text.length; index++) {
    const letter = text[index];
    if (letter === '<') depth++;
    else if (letter === '>') depth--;
    else if (letter === ',' && depth === 0) {
      parts.push(text.slice(start, index));
      start = index + 1;
    }
  }
  parts.push(text.slice(start));
  return parts.map((part) => part.trim()).filter((part) => part !== '');
}

/** Keys are compared without case and white space, so that tables need not repeat the JSON letter by letter. */
export function normalizeMemberKey(key: string): string {
  return key
    .toLowerCase()
    .replace(/\s*([(),<>])\s*/g, '$1')
    .replace(/\s+/g, ' ')
    .trim();
}
