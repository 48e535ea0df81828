/** Where a class can be changed by one operator or one constant, and what it then says. */
import {
  Arth1ExpressionContext,
  Arth2ExpressionContext,
  AssignExpressionContext,
  CmpExpressionContext,
  CoalExpressionContext,
  CondExpressionContext,
  EqualityExpressionContext,
  LiteralContext,
  LogAndExpressionContext,
  LogOrExpressionContext,
  NegExpressionContext,
  PostOpExpressionContext,
  PreOpExpressionContext,
} from '@apexdevtools/apex-parser';
import type { ApexParserRuleContext } from '@apexdevtools/apex-parser';
import { parseClass } from '../local-org/compiler/syntax/parse.ts';

export interface Mutation {
  /** Of the class, relative to the project. */
  readonly file: string;
  /** From 1. */
  readonly line: number;
  /** Where the replaced text begins and ends, in characters. */
  readonly start: number;
  readonly end: number;
  readonly before: string;
  readonly after: string;
}

/** What each operator becomes: its nearest neighbour, which most tests would have to tell apart. */
const OPERATORS: Readonly<Record<string, string>> = {
  '==': '!=',
  '!=': '==',
  '===': '!==',
  '!==': '===',
  '<>': '==',
  '<': '<=',
  '<=': '<',
  '>': '>=',
  '>=': '>',
  '&&': '||',
  '||': '&&',
  '+': '-',
  '-': '+',
  '*': '/',
  '/': '*',
  '+=': '-=',
  '-=': '+=',
  '++': '--',
  '--': '++',
};

type Span = Pick<Mutation, 'start' | 'end'>;
type Replace = (at: Span, after: string) => void;

interface TreeNode {
  readonly children?: readonly TreeNode[] | null;
  readonly symbol?: { readonly start: number; readonly stop: number; readonly text: string };
}

/** Of the tokens that stand in the node itself, not in its operands. */
function replaceOperator(node: ApexParserRuleContext, source: string, replace: Replace): void {
  const symbols = ((node as unknown as TreeNode).children ?? []).map(({ symbol }) => symbol).filter((symbol) => symbol !== undefined);
  const [first] = symbols;
  const last = symbols.at(-1);
  if (first === undefined || last === undefined) return;
  const at = { start: first.start, end: last.stop + 1 };
  const after = OPERATORS[source.slice(at.start, at.end)];
  if (after !== undefined) replace(at, after);
}

const operatorNodes = [
  Arth1ExpressionContext,
  Arth2ExpressionContext,
  AssignExpressionContext,
  CmpExpressionContext,
  EqualityExpressionContext,
  LogAndExpressionContext,
  LogOrExpressionContext,
  PostOpExpressionContext,
  PreOpExpressionContext,
] as const;

function spanOf(node: ApexParserRuleContext): Span {
  return { start: node.start.start, end: (node.stop ?? node.start).stop + 1 };
}

function literalAfter(text: string): string | null {
  if (/^(true|false)$/i.test(text)) return text.toLowerCase() === 'true' ? 'false' : 'true';
  if (/^\d+$/.test(text)) return String(BigInt(text) + 1n);
  if (/^\d+l$/i.test(text)) return `${BigInt(text.slice(0, -1)) + 1n}L`;
  if (/^'.*'$/s.test(text)) return `${text.slice(0, -1)}~'`;
  return /^\d*\.\d+$/.test(text) ? `1${text}` : null;
}

function visit(node: ApexParserRuleContext, source: string, replace: Replace): void {
  const at = spanOf(node);
  if (operatorNodes.some((kind) => node instanceof kind)) replaceOperator(node, source, replace);
  else if (node instanceof LiteralContext) {
    const after = literalAfter(source.slice(at.start, at.end));
    if (after !== null) replace(at, after);
  } else if (node instanceof NegExpressionContext && source[at.start] === '!') replace({ start: at.start, end: at.start + 1 }, '');
  else if (node instanceof CoalExpressionContext) {
    // Only the value that stands in for null is left.
    const right = node.expression(1);
    replace({ start: at.start, end: spanOf(right).start }, '');
  } else if (node instanceof CondExpressionContext) {
    const condition = spanOf(node.expression(0));
    replace(condition, `!(${source.slice(condition.start, condition.end)})`);
  }
}

/** Annotations say something to the platform and the checks; queries are read by the database. Both are left alone. */
const skipped = new Set(['AnnotationContext', 'SoqlLiteralContext', 'SoslLiteralContext']);

export function mutationsOf(file: string, source: string): Mutation[] {
  const { tree } = parseClass(file, source);
  if (tree === null) throw new Error(`${file} does not parse`);
  const lineStarts = [0, ...[...source.matchAll(/\n/g)].map(({ index }) => index + 1)];
  const found: Mutation[] = [];
  const replace: Replace = ({ start, end }, after) => {
    const line = lineStarts.filter((lineStart) => lineStart <= start).length;
    found.push({ file, line, start, end, before: source.slice(start, end), after });
  };
  const walk = (node: TreeNode): void => {
    if (node.symbol !== undefined || skipped.has(node.constructor.name)) return;
    visit(node as unknown as ApexParserRuleContext, source, replace);
    node.children?.forEach(walk);
  };
  walk(tree as unknown as TreeNode);
  return found;
}

export function mutated(source: string, { start, end, after }: Mutation): string {
  return source.slice(0, start) + after + source.slice(end);
}
