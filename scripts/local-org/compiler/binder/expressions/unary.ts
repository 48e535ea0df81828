/** Binds the operators with one operand: `+`, `-`, `++`, `--`, `!` and `~`. */
import { LiteralPrimaryContext, PrimaryExpressionContext } from '@apexdevtools/apex-parser';
import type { ExpressionContext, NegExpressionContext, PostOpExpressionContext, PreOpExpressionContext } from '@apexdevtools/apex-parser';
import type { BoundExpression, NumericName } from '../../../contracts/bound-tree.ts';
import type { ApexType } from '../../../contracts/types.ts';
import type { Span } from '../../../contracts/symbols.ts';
import { BOOLEAN, isPrimitive } from '../../symbols/common-types.ts';
import { isNumeric } from '../../symbols/conversions.ts';
import { fail, messages } from '../../symbols/diagnostics.ts';
import { bindExpression, span } from '../context/context.ts';
import type { BodyContext } from '../context/context.ts';
import { requireAssignable } from './assignment.ts';
import { bindLiteral } from './primary.ts';

function numericName(type: ApexType, operator: string, at: Span): NumericName {
  return isNumeric(type) && type.kind === 'primitive' ? (type.name as NumericName) : fail(at, messages.preOperator(operator));
}

export function bindPrefix(context: BodyContext, node: PreOpExpressionContext): BoundExpression {
  const at = span(context, node);
  if ((node.INC() as unknown) !== null) return bindIncrement(context, node.expression(), 1, true, at);
  if ((node.DEC() as unknown) !== null) return bindIncrement(context, node.expression(), -1, true, at);
  const operator = (node.SUB() as unknown) !== null ? '-' : '+';
  const operand = operator === '-' ? bindNegated(context, node.expression()) : bindExpression(context, node.expression());
  const numeric = numericName(operand.type, operator, at);
  return operator === '+' ? operand : { kind: 'negate', numeric, operand, type: operand.type, span: at };
}

/** `-2147483648` is an Integer though 2147483648 is none. */
function bindNegated(context: BodyContext, node: ExpressionContext): BoundExpression {
  if (node instanceof PrimaryExpressionContext) {
    const primary = node.primary();
    if (primary instanceof LiteralPrimaryContext) return bindLiteral(primary.literal(), span(context, node), true);
  }
  return bindExpression(context, node);
}

export function bindPostfix(context: BodyContext, node: PostOpExpressionContext): BoundExpression {
  return bindIncrement(context, node.expression(), (node.INC() as unknown) !== null ? 1 : -1, false, span(context, node));
}

function bindIncrement(context: BodyContext, node: ExpressionContext, delta: 1 | -1, isPrefix: boolean, at: Span): BoundExpression {
  const target = requireAssignable(context, bindExpression(context, node), at);
  return {
    kind: 'increment',
    target,
    delta,
    isPrefix,
    numeric: numericName(target.type, delta === 1 ? '++' : '--', at),
    type: target.type,
    span: at,
  };
}

export function bindNot(context: BodyContext, node: NegExpressionContext): BoundExpression {
  const at = span(context, node);
  const operand = bindExpression(context, node.expression());
  if ((node.BANG() as unknown) !== null) {
    if (!isPrimitive(operand.type, 'Boolean')) fail(at, messages.not);
    return { kind: 'not', operand, type: BOOLEAN, span: at };
  }
  if (!isPrimitive(operand.type, 'Integer', 'Long')) fail(at, messages.bitwise);
  return { kind: 'complement', numeric: numericName(operand.type, '~', at), operand, type: operand.type, span: at };
}
