/**
 * Emits comparisons: order and equality. Order with null is false, save for strings, of which null is the least.
 * https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/langCon_apex_expressions_operators_understanding.htm
 */
import type { BoundExpression } from '../../../contracts/bound-tree.ts';
import type { ApexType } from '../../../contracts/types.ts';
import type { Expression, ExpressionTable, MethodContext } from '../context/method-context.ts';
import { mark } from '../context/marks.ts';
import { isNeverNull } from './nullness.ts';

const orderNames = { '<': 'less', '<=': 'lessOrEqual', '>': 'greater', '>=': 'greaterOrEqual' } as const;

function compare(node: Expression<'compare'>, context: MethodContext): string {
  const left = context.expression(node.left);
  const right = context.expression(node.right);
  if (node.operand === 'Integer' || node.operand === 'Long') {
    const unchecked = isNeverNull(node.left) && isNeverNull(node.right);
    return unchecked ? `(${left}${node.operator}${right})` : `${context.helper(`${orderNames[node.operator]}Number`)}(${left},${right})`;
  }
  return `${mark(node.span)}${context.helper(orderNames[node.operator])}(${left},${right})`;
}

function isNull(node: BoundExpression): boolean {
  return node.kind === 'literal' && node.value === null;
}

/** Values of one whole-number type are equal exactly when JavaScript says so. */
function isWholeNumber(type: ApexType): boolean {
  return type.kind === 'primitive' && (type.name === 'Integer' || type.name === 'Long');
}

const equalityHelpers = { numeric: 'equalNumeric', string: 'equalString', id: 'equalId', value: 'equalValue' } as const;

export function emitEquality(
  mode: Expression<'equal'>['mode'],
  left: BoundExpression,
  right: BoundExpression,
  context: MethodContext,
): string {
  const leftCode = context.expression(left);
  const rightCode = context.expression(right);
  const bothWhole =
    isWholeNumber(left.type) &&
    isWholeNumber(right.type) &&
    left.type.kind === right.type.kind &&
    JSON.stringify(left.type) === JSON.stringify(right.type);
  if (mode === 'exact' || isNull(left) || isNull(right) || (mode === 'numeric' && bothWhole)) return `(${leftCode}===${rightCode})`;
  return `${mark(left.span)}${context.helper(equalityHelpers[mode])}(${leftCode},${rightCode})`;
}

export const comparisonExpressions: Pick<ExpressionTable, 'compare' | 'equal' | 'instanceof'> = {
  compare,
  equal: (node, context) => {
    const equality = emitEquality(node.mode, node.left, node.right, context);
    return node.negated ? `(!${equality})` : equality;
  },
  instanceof: (node, context) => `${context.helper('isInstance')}(${context.expression(node.operand)},${context.module.type(node.tested)})`,
};
