/** Binds the operators that may leave a side out: `&&`, `||`, `? :` and `??`. */
import type {
  CoalExpressionContext,
  CondExpressionContext,
  LogAndExpressionContext,
  LogOrExpressionContext,
} from '@apexdevtools/apex-parser';
import type { ApexType } from '../../../contracts/types.ts';
import type { BoundExpression } from '../../../contracts/bound-tree.ts';
import type { ExpressionContext } from '@apexdevtools/apex-parser';
import { BOOLEAN, isPrimitive, sameType } from '../../symbols/common-types.ts';
import { conversionRank, isNumeric } from '../../symbols/conversions.ts';
import { fail, messages } from '../../symbols/diagnostics.ts';
import type { World } from '../../symbols/world.ts';
import { bindExpression, span } from '../context/context.ts';
import type { BodyContext } from '../context/context.ts';
import { numericType, promoted } from './arithmetic.ts';
import { asSingleRecord, convertTo } from './convert.ts';

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

/** Which names come first is what orgs show: the second branch's, then the first's. */
export function bindConditional(context: BodyContext, node: CondExpressionContext): BoundExpression {
  const at = span(context, node);
  const condition = bindCondition(context, node.expression(0));
  const branches = unify(context, bindExpression(context, node.expression(1)), bindExpression(context, node.expression(2)));
  if ('refused' in branches) return fail(at, messages.incompatibleTernary(branches.refused[1], branches.refused[0]));
  return { kind: 'conditional', condition, whenTrue: branches.left, whenFalse: branches.right, type: branches.type, span: at };
}

export function bindCoalesce(context: BodyContext, node: CoalExpressionContext): BoundExpression {
  const at = span(context, node);
  const operands = unify(context, bindExpression(context, node.expression(0)), bindExpression(context, node.expression(1)));
  if ('refused' in operands) return fail(at, messages.incompatibleCoalesce(...operands.refused));
  return { kind: 'coalesce', ...operands, span: at };
}

type Unified =
  | { readonly left: BoundExpression; readonly right: BoundExpression; readonly type: ApexType }
  | { readonly refused: readonly [ApexType, ApexType] };

function unify(context: BodyContext, first: BoundExpression, second: BoundExpression): Unified {
  const left = second.type.kind === 'sobject' ? asSingleRecord(first) : first;
  const right = first.type.kind === 'sobject' ? asSingleRecord(second) : second;
  const type = commonType(context.world, left.type, right.type);
  if (type === null) return { refused: [left.type, right.type] };
  return { left: convertTo(context.world, left, type), right: convertTo(context.world, right, type), type };
}

/**
 * The one of the two that the other converts to, or the wider number; null where neither does. No common ancestor is looked for:
 * orgs refuse two classes that extend the same one (also salesforce.stackexchange 329998). An Id and a String make an Id,
 * whichever comes first, so that text that is none throws (salesforce.stackexchange 110545).
 */
function commonType(world: World, left: ApexType, right: ApexType): ApexType | null {
  if (sameType(left, right)) return left;
  if (isPrimitive(left, 'null')) return right;
  if (isPrimitive(right, 'null')) return left;
  if (isNumeric(left) && isNumeric(right)) return numericType(promoted(left, right));
  if (isPrimitive(left, 'Id', 'String') && isPrimitive(right, 'Id', 'String')) return { kind: 'primitive', name: 'Id' };
  const fitsRight = conversionRank(world, left, right) !== null;
  const fitsLeft = conversionRank(world, right, left) !== null;
  // Lists of SObject and of one object convert both ways: the one that promises less.
  if (fitsRight && fitsLeft) return holdsAnySObject(left) ? left : right;
  return fitsRight ? right : fitsLeft ? left : null;
}

function holdsAnySObject(type: ApexType): boolean {
  if (type.kind === 'list' || type.kind === 'set') return holdsAnySObject(type.element);
  if (type.kind === 'map') return holdsAnySObject(type.value);
  return type.kind === 'sobject' && type.name === 'SObject';
}
