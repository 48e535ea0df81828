/** Splits a query into tokens. */
import { malformed, unexpectedToken } from './errors.ts';

export interface Token {
  readonly kind: 'name' | 'text' | 'number' | 'date' | 'datetime' | 'bind' | 'symbol' | 'end';
  /** As written; for text without quotes and escapes, for binds without the colon. */
  readonly text: string;
  readonly position: number;
}

const patterns: readonly (readonly [Token['kind'] | 'space', RegExp])[] = [
  ['space', /\s+|\/\*[\s\S]*?\*\//y],
  ['datetime', /\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?(?:Z|[+-]\d{2}:?\d{2})/iy],
  ['date', /\d{4}-\d{2}-\d{2}(?![\dT])/y],
  ['number', /[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?/y],
  // A currency literal: USD5000.
  ['bind', /:\s*[A-Za-z_][\w.]*/y],
  ['name', /[A-Za-z_%][\w%]*/y],
  ['symbol', /<>|!=|<=|>=|[=<>(),.:]/y],
];

const escapes: Readonly<Record<string, string>> = {
  n: '\n',
  r: '\r',
  t: '\t',
  b: '\b',
  f: '\f',
  '"': '"',
  "'": "'",
  '\\': '\\',
  _: '\\_',
  '%': '\\%',
};

export function tokenize(soql: string): readonly Token[] {
  const tokens: Token[] = [];
  let position = 0;
  while (position < soql.length) {
    if (soql[position] === "'") {
      const token = textToken(soql, position);
      tokens.push(token.token);
      position = token.end;
      continue;
    }
    const matched = matchAt(soql, position);
    if (matched === null) throw unexpectedToken(soql.charAt(position), position);
    if (matched.kind !== 'space')
      tokens.push({ kind: matched.kind, text: matched.kind === 'bind' ? matched.text.slice(1).trim() : matched.text, position });
    position += matched.text.length;
  }
  tokens.push({ kind: 'end', text: '', position: soql.length });
  return tokens;
}

function matchAt(soql: string, position: number): { readonly kind: Token['kind'] | 'space'; readonly text: string } | null {
  for (const [kind, pattern] of patterns) {
    pattern.lastIndex = position;
    const found = pattern.exec(soql);
    if (found !== null) return { kind, text: found[0] };
  }
  return null;
}

/** `\_` and `\%` stay escaped: only LIKE gives them a meaning (SOQL and SOSL Reference, "Quoted String Escape Sequences"). */
function textToken(soql: string, start: number): { readonly token: Token; readonly end: number } {
  let text = '';
  for (let position = start + 1; position < soql.length; position += 1) {
    const character = soql.charAt(position);
    if (character === "'") return { token: { kind: 'text', text, position: start }, end: position + 1 };
    if (character !== '\\') {
      text += character;
      continue;
    }
    position += 1;
    const escaped = soql[position] ?? '';
    const unicode = /^u([0-9a-fA-F]{4})/.exec(soql.slice(position, position + 5));
    const replacement =
      unicode === null ? (escapes[escaped] ?? escapes[escaped.toLowerCase()]) : String.fromCharCode(Number.parseInt(unicode[1] ?? '', 16));
    if (replacement === undefined) throw malformed(`Illegal escape sequence '\\${escaped}' in string literal`, position - 1);
    text += replacement;
    if (unicode !== null) position += 4;
  }
  throw malformed("Bind/string literal is not closed: missing '\\''", start);
}
