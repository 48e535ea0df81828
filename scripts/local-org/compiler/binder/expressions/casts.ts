/** Binds casts, `instanceof` and brackets: `(Type) value`, `value instanceof Type`, `(value)`. */
import type { CastExpressionContext, InstanceOfExpressionContext, SubExpressionContext } from '@apexdevtools/apex-parser';
import type { ApexType } from '../../../contracts/types.ts';
import type { BoundExpression } from '../../../contracts/bound-tree.ts';
import { BOOLEAN, SOBJECT } from '../../symbols/common-types.ts';
import { canCast } from '../../symbols/conversions.ts';
import { fail, messages } from '../../symbols/diagnostics.ts';
import { resolveTypeReference } from '../../symbols/type-resolver.ts';
import { bindExpression, span } from '../context/context.ts';
import type { BodyContext } from '../context/context.ts';
import { combine } from './arithmetic.ts';
import { asSingleRecord, tryConvert } from './convert.ts';
import { splitSum } from './mistaken-casts.ts';

export function bindCast(context: BodyContext, node: CastExpressionContext): BoundExpression {
  const at = span(context, node);
  const sum = splitSum(context, node);
  if (sum !== null) return combine(context, sum.operator, sum.left, bindExpression(context, sum.right), at);
  const type = resolveTypeReference(context.world, context.declaration, node.typeRef());
  const operand = castOperand(context, bindExpression(context, node.expression()), type);
  if (!canCast(context.world, operand.type, type)) return fail(at, messages.incompatibleTypes(operand.type, type));
  return { kind: 'cast', operand, type, span: at };
}

/** `(Account) [SELECT ...]`, `(Account) Database.query(...)` */
function castOperand(context: BodyContext, operand: BoundExpression, type: ApexType): BoundExpression {
  if (type.kind !== 'sobject') return operand;
  return operand.type.kind === 'list' ? (tryConvert(context.world, operand, SOBJECT) ?? asSingleRecord(operand)) : operand;
}

export function bindInstanceOf(context: BodyContext, node: InstanceOfExpressionContext): BoundExpression {
  const at = span(context, node);
  const operand = bindExpression(context, node.expression());
  const tested = resolveTypeReference(context.world, context.declaration, node.typeRef());
  if (!canCast(context.world, operand.type, tested)) return fail(at, messages.incompatibleTypes(operand.type, tested));
  return { kind: 'instanceof', operand, tested, type: BOOLEAN, span: at };
}

export function bindParenthesized(context: BodyContext, node: SubExpressionContext): BoundExpression {
  return bindExpression(context, node.expression());
}
