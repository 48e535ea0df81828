/** Cuts a formula's text into tokens. */
import { FormulaError } from './syntax.ts';

export type FormulaToken =
  | { readonly kind: 'text'; readonly value: string; readonly position: number }
  | { readonly kind: 'number'; readonly value: string; readonly position: number }
  | { readonly kind: 'name'; readonly value: string; readonly position: number }
  | { readonly kind: 'symbol'; readonly value: string; readonly position: number }
  | { readonly kind: 'end'; readonly value: ''; readonly position: number };

const patterns: readonly (readonly [FormulaToken['kind'] | 'space', RegExp])[] = [
  ['space', /\s+|\/\*[\s\S]*?\*\//y],
  ['text', /"(?:[^"\\]|\\[\s\S])*"|'(?:[^'\\]|\\[\s\S])*'/y],
  ['number', /\d+(?:\.\d*)?|\.\d+/y],
  ['name', /\$?[A-Za-z_]\w*/y],
  ['symbol', /&&|\|\||<>|!=|==|<=|>=|[-+*/^&=<>!(),.{}[\]#:]/y],
];

const escapes: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', '"': '"', "'": "'", '\\': '\\' };

/** `"a\"b"` -> `a"b`. An unknown escape keeps its backslash, as REGEX patterns rely on. */
function unquote(literal: string): string {
  return literal.slice(1, -1).replace(/\\([\s\S])/g, (whole, character: string) => escapes[character] ?? whole);
}

export function tokenizeFormula(text: string): FormulaToken[] {
  const tokens: FormulaToken[] = [];
  let position = 0;
  while (position < text.length) {
    const match = matchAt(text, position);
    if (match === null) throw new FormulaError(`Syntax error. Found '${text[position]}'`);
    const { kind, value } = match;
    if (kind === 'text') tokens.push({ kind, value: unquote(value), position });
    else if (kind !== 'space' && kind !== 'end') tokens.push({ kind, value, position });
    position += value.length;
  }
  tokens.push({ kind: 'end', value: '', position });
  return tokens;
}

function matchAt(text: string, position: number): { kind: FormulaToken['kind'] | 'space'; value: string } | null {
  for (const [kind, pattern] of patterns) {
    pattern.lastIndex = position;
    const value = pattern.exec(text)?.[0];
    if (value !== undefined) return { kind, value };
  }
  return null;
}
