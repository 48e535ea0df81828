/**
 * Emits arithmetic, which wraps around at 32 and 64 bits and fails on null.
 * https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/langCon_apex_expressions_operators_understanding.htm
 */
import type { BoundExpression } from '../../../contracts/bound-tree.ts';
import type { Expression, ExpressionTable, MethodContext } from '../context/method-context.ts';
import { mark } from '../context/marks.ts';
import { emitCondition, isNeverNull } from './nullness.ts';

const operatorNames: Readonly<Record<Expression<'arithmetic'>['operator'], string>> = {
  '+': 'add',
  '-': 'subtract',
  '*': 'multiply',
  '/': 'divide',
  '&': 'and',
  '|': 'or',
  '^': 'exclusiveOr',
  '<<': 'shiftLeft',
  '>>': 'shiftRight',
  '>>>': 'shiftRightUnsigned',
};

/** Integer operators that JavaScript has as they are, given operands that are not null. */
const inlineInteger: Readonly<Record<string, (left: string, right: string) => string>> = {
  '+': (left, right) => `(${left}+${right}|0)`,
  '-': (left, right) => `(${left}-${right}|0)`,
  '*': (left, right) => `Math.imul(${left},${right})`,
  '&': (left, right) => `(${left}&${right})`,
  '|': (left, right) => `(${left}|${right})`,
  '^': (left, right) => `(${left}^${right})`,
};

function arithmetic(node: Expression<'arithmetic'>, context: MethodContext): string {
  const left = context.expression(node.left);
  const right = context.expression(node.right);
  const inline = node.operand === 'Integer' && isNeverNull(node.left) && isNeverNull(node.right) ? inlineInteger[node.operator] : undefined;
  if (inline !== undefined) return inline(left, right);
  return `${mark(node.span)}${context.helper(`${operatorNames[node.operator]}${node.operand}`)}(${left},${right})`;
}

const plainText = new Set(['String', 'Id', 'Integer', 'Long', 'Boolean']);

/** Strings, whole numbers and Booleans print in JavaScript as in Apex, null included; all else by its dynamic type. */
function concatenated(node: BoundExpression, context: MethodContext): string {
  const code = context.expression(node);
  if (node.type.kind === 'primitive' && plainText.has(node.type.name)) return code;
  return `${context.helper('text')}(${code})`;
}

function flatten(node: BoundExpression): readonly BoundExpression[] {
  return node.kind === 'concatenate' ? [...flatten(node.left), ...flatten(node.right)] : [node];
}

function concatenate(node: Expression<'concatenate'>, context: MethodContext): string {
  const parts = flatten(node).map((part) => concatenated(part, context));
  return `(""+${parts.join('+')})`;
}

export const arithmeticExpressions: Pick<
  ExpressionTable,
  'arithmetic' | 'dateArithmetic' | 'concatenate' | 'not' | 'negate' | 'complement' | 'logical'
> = {
  arithmetic,
  concatenate,
  dateArithmetic: (node, context) =>
    `${mark(node.span)}${context.helper(node.operator === '+' ? 'addToDate' : 'subtractFromDate')}(${context.expression(node.left)},${context.expression(node.right)})`,
  not: (node, context) => `(!${emitCondition(node.operand, context)})`,
  negate: (node, context) => `${context.helper(`negate${node.numeric}`)}(${context.expression(node.operand)})`,
  complement: (node, context) => `${context.helper(`complement${node.numeric}`)}(${context.expression(node.operand)})`,
  logical: (node, context) => `(${emitCondition(node.left, context)}${node.operator}${emitCondition(node.right, context)})`,
};
