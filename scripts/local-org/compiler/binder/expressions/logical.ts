/** && || ?: ?? */
import type {
  CoalExpressionContext,
  CondExpressionContext,
  LogAndExpressionContext,
  LogOrExpressionContext,
} from '@apexdevtools/apex-parser';
import type { ApexType } from '../../../contracts/types.ts';
import type { BoundExpression } from '../../../contracts/bound-tree.ts';
import type { ExpressionContext } from '@apexdevtools/apex-parser';
import { BOOLEAN, isPrimitive, OBJECT, sameType } from '../../symbols/common-types.ts';
import { conversionRank, isNumeric } from '../../symbols/conversions.ts';
import { fail, messages } from '../../symbols/diagnostics.ts';
import { ancestry } from '../../symbols/members.ts';
import type { World } from '../../symbols/world.ts';
import { span } from '../context.ts';
import type { BodyContext } from '../context.ts';
import { numericType, promoted } from './arithmetic.ts';
import { asSingleRecord, convertTo } from './convert.ts';
import { bindExpression } from './index.ts';

export function bindCondition(context: BodyContext, node: ExpressionContext): BoundExpression {
  const condition = bindExpression(context, node);
  return isPrimitive(condition.type, 'Boolean') ? condition : fail(condition.span, messages.conditionMustBeBoolean(condition.type));
}

export const bindAnd = (context: BodyContext, node: LogAndExpressionContext): BoundExpression => bindLogical(context, '&&', node);
export const bindOr = (context: BodyContext, node: LogOrExpressionContext): BoundExpression => bindLogical(context, '||', node);

function bindLogical(
  context: BodyContext,
  operator: '&&' | '||',
  node: ExpressionContext & { expression(index: number): ExpressionContext },
): BoundExpression {
  const operands = [node.expression(0), node.expression(1)].map((operand) => {
    const bound = bindExpression(context, operand);
    return isPrimitive(bound.type, 'Boolean') ? bound : fail(bound.span, messages.logical(operator, bound.type));
  });
  const [left, right] = operands as [BoundExpression, BoundExpression];
  return { kind: 'logical', operator, left, right, type: BOOLEAN, span: span(context, node) };
}

export function bindConditional(context: BodyContext, node: CondExpressionContext): BoundExpression {
  const at = span(context, node);
  const condition = bindCondition(context, node.expression(0));
  const [whenTrue, whenFalse] = unify(context, bindExpression(context, node.expression(1)), bindExpression(context, node.expression(2)));
  return {
    kind: 'conditional',
    condition,
    whenTrue,
    whenFalse,
    type: jointType(context.world, whenTrue, whenFalse),
    span: at,
  };
}

export function bindCoalesce(context: BodyContext, node: CoalExpressionContext): BoundExpression {
  const [left, right] = unify(context, bindExpression(context, node.expression(0)), bindExpression(context, node.expression(1)));
  return { kind: 'coalesce', left, right, type: jointType(context.world, left, right), span: span(context, node) };
}

function unify(context: BodyContext, first: BoundExpression, second: BoundExpression): [BoundExpression, BoundExpression] {
  const left = second.type.kind === 'sobject' ? asSingleRecord(first) : first;
  const right = first.type.kind === 'sobject' ? asSingleRecord(second) : second;
  const type = commonType(context.world, left.type, right.type);
  if (type === null) return [left, right];
  return [convertTo(context.world, left, type), convertTo(context.world, right, type)];
}

function jointType(world: World, left: BoundExpression, right: BoundExpression): ApexType {
  return commonType(world, left.type, right.type) ?? OBJECT;
}

/** The type both convert to: one of the two, the wider number, or the nearest common ancestor. */
export function commonType(world: World, left: ApexType, right: ApexType): ApexType | null {
  if (sameType(left, right)) return left;
  if (isPrimitive(left, 'null')) return right;
  if (isPrimitive(right, 'null')) return left;
  if (isNumeric(left) && isNumeric(right)) return numericType(promoted(left, right));
  if (isPrimitive(left, 'Id', 'String') && isPrimitive(right, 'Id', 'String')) return { kind: 'primitive', name: 'String' };
  if (conversionRank(world, left, right) !== null && !isPrimitive(right, 'Object')) return right;
  if (conversionRank(world, right, left) !== null && !isPrimitive(left, 'Object')) return left;
  if (left.kind === 'sobject' && right.kind === 'sobject') return { kind: 'sobject', name: 'SObject' };
  return ancestry(world, left).find((candidate) => conversionRank(world, right, candidate) !== null) ?? null;
}
