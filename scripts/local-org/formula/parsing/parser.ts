/** Parses the text of a formula by precedence. */
import { FormulaError } from './syntax.ts';
import type { FormulaNode, FormulaOperator } from './syntax.ts';
import { tokenizeFormula } from './tokenizer.ts';
import type { FormulaToken } from './tokenizer.ts';

/** Binary operators from loosest to tightest, with the spellings that mean the same. */
const levels: readonly Readonly<Record<string, FormulaOperator>>[] = [
  { '||': '||' },
  { '&&': '&&' },
  { '=': '=', '==': '=', '<>': '<>', '!=': '<>' },
  { '<': '<', '<=': '<=', '>': '>', '>=': '>=' },
  { '+': '+', '-': '-', '&': '&' },
  { '*': '*', '/': '/' },
  { '^': '^' },
];

const constants: Readonly<Record<string, boolean | null>> = { true: true, false: false, null: null };

const cache = new Map<string, FormulaNode>();

/** Formula : Or. Trees are immutable and kept, since the same rule is asked of every row. */
export function parseFormula(text: string): FormulaNode {
  const known = cache.get(text);
  if (known !== undefined) return known;
  const node = parseTokens(tokenizeFormula(text));
  cache.set(text, node);
  return node;
}

function parseTokens(tokens: readonly FormulaToken[]): FormulaNode {
  let index = 0;
  const peek = (): FormulaToken => tokens[index] ?? { kind: 'end', value: '', position: -1 };
  const isSymbol = (value: string): boolean => peek().kind === 'symbol' && peek().value === value;

  function expect(value: string): void {
    if (!isSymbol(value)) throw unexpected(peek(), `Missing '${value}'`);
    index += 1;
  }

  /** Level : NextLevel (operator NextLevel)* */
  function binary(level: number): FormulaNode {
    const operators = levels[level];
    if (operators === undefined) return unary();
    let left = binary(level + 1);
    for (;;) {
      const token = peek();
      const operator = token.kind === 'symbol' ? operators[token.value] : undefined;
      if (operator === undefined) return left;
      index += 1;
      left = { kind: 'binary', operator, left, right: binary(level + 1), position: token.position };
    }
  }

  /** Unary : ('-' | '+' | '!') Unary | Primary */
  function unary(): FormulaNode {
    const token = peek();
    if (token.kind === 'symbol' && (token.value === '-' || token.value === '+' || token.value === '!')) {
      index += 1;
      return { kind: 'unary', operator: token.value, operand: unary() };
    }
    return primary();
  }

  /** Primary : text | number | constant | Call | Path | '(' Formula ')' */
  function primary(): FormulaNode {
    const token = peek();
    index += 1;
    if (token.kind === 'text') return { kind: 'text', value: token.value };
    if (token.kind === 'number') return { kind: 'number', text: token.value };
    if (token.kind === 'name') return named(token.value, token.position);
    if (token.kind === 'symbol' && token.value === '(') {
      const inner = binary(0);
      expect(')');
      return inner;
    }
    throw unexpected(token, 'Syntax error');
  }

  /** Call : name '(' (Formula (',' Formula)*)? ')'; Path : name (':' name)? ('.' name (':' name)?)* */
  function named(name: string, position: number): FormulaNode {
    if (isSymbol('(')) return { kind: 'call', name: name.toUpperCase(), arguments: parameters(), position };
    const constant = constants[name.toLowerCase()];
    if (constant !== undefined && !isSymbol('.')) return { kind: 'constant', value: constant };
    const parts = [name];
    polymorphic(parts);
    while (isSymbol('.')) {
      index += 1;
      const part = peek();
      if (part.kind !== 'name') throw unexpected(part, 'Syntax error');
      parts.push(part.value);
      index += 1;
      polymorphic(parts);
    }
    return { kind: 'path', parts, position };
  }

  /** `Owner:User.Name`: the object chosen for a polymorphic reference stays with its part. */
  function polymorphic(parts: string[]): void {
    if (!isSymbol(':')) return;
    const chosen = tokens[index + 1];
    if (chosen?.kind !== 'name') throw unexpected(peek(), 'Syntax error');
    parts.push(`${parts.pop() ?? ''}:${chosen.value}`);
    index += 2;
  }

  function parameters(): FormulaNode[] {
    const nodes: FormulaNode[] = [];
    expect('(');
    while (!isSymbol(')')) {
      nodes.push(binary(0));
      if (!isSymbol(')')) expect(',');
    }
    expect(')');
    return nodes;
  }

  const node = binary(0);
  if (peek().kind !== 'end') throw unexpected(peek(), 'Syntax error. Extra');
  return node;
}

function unexpected(token: FormulaToken, prefix: string): FormulaError {
  return new FormulaError(`${prefix} ${token.kind === 'end' ? 'at the end of the formula' : `'${token.value}'`}`);
}
