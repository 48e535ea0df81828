/** Binds comparisons, `== != === !== < <= > >=` (Apex Developer Guide, "Expression Operators": == ignores the case of Strings). */
import type { CmpExpressionContext, EqualityExpressionContext } from '@apexdevtools/apex-parser';
import type { ApexType } from '../../../contracts/types.ts';
import type { BoundExpression } from '../../../contracts/bound-tree.ts';
import { BOOLEAN, isPrimitive } from '../../symbols/common-types.ts';
import { canCast, isNumeric } from '../../symbols/conversions.ts';
import { fail, messages } from '../../symbols/diagnostics.ts';
import { symbolOf } from '../../symbols/world.ts';
import { bindExpression, span } from '../context/context.ts';
import type { BodyContext } from '../context/context.ts';
import { numericType, promoted } from './arithmetic.ts';
import { asSingleRecord, convertTo, tryConvert } from './convert.ts';

type EqualMode = Extract<BoundExpression, { kind: 'equal' }>['mode'];
type CompareOperand = Extract<BoundExpression, { kind: 'compare' }>['operand'];

export function bindEquality(context: BodyContext, node: EqualityExpressionContext): BoundExpression {
  const at = span(context, node);
  const exact = (node.TRIPLEEQUAL() as unknown) !== null || (node.TRIPLENOTEQUAL() as unknown) !== null;
  const negated =
    (node.NOTEQUAL() as unknown) !== null || (node.TRIPLENOTEQUAL() as unknown) !== null || (node.LESSANDGREATER() as unknown) !== null;
  const left = bindExpression(context, node.expression(0));
  const right = bindExpression(context, node.expression(1));
  return equalNode(context, matchRecord(left, right), matchRecord(right, left), exact, negated, at);
}

/** `record == [SELECT ...]` */
function matchRecord(expression: BoundExpression, other: BoundExpression): BoundExpression {
  return other.type.kind === 'sobject' ? asSingleRecord(expression) : expression;
}

function equalNode(
  context: BodyContext,
  left: BoundExpression,
  right: BoundExpression,
  exact: boolean,
  negated: boolean,
  at: BoundExpression['span'],
): BoundExpression {
  const { world } = context;
  if (!comparable(context, left.type, right.type)) return fail(at, messages.comparison(left.type, right.type));
  if (exact) return { kind: 'equal', negated, mode: 'exact', left, right, type: BOOLEAN, span: at };
  if (isNumeric(left.type) && isNumeric(right.type)) {
    const type = numericType(promoted(left.type, right.type));
    return {
      kind: 'equal',
      negated,
      mode: 'numeric',
      left: convertTo(world, left, type),
      right: convertTo(world, right, type),
      type: BOOLEAN,
      span: at,
    };
  }
  const mode = equalMode(left.type, right.type);
  const convertedLeft = isPrimitive(right.type, 'Datetime') ? (tryConvert(world, left, right.type) ?? left) : left;
  const convertedRight = isPrimitive(left.type, 'Datetime') ? (tryConvert(world, right, left.type) ?? right) : right;
  return { kind: 'equal', negated, mode, left: convertedLeft, right: convertedRight, type: BOOLEAN, span: at };
}

function equalMode(left: ApexType, right: ApexType): EqualMode {
  if (isPrimitive(left, 'null') || isPrimitive(right, 'null')) return 'exact';
  if (isPrimitive(left, 'Id') || isPrimitive(right, 'Id'))
    return isPrimitive(left, 'Id', 'String') && isPrimitive(right, 'Id', 'String') ? 'id' : 'value';
  if (isPrimitive(left, 'String') && isPrimitive(right, 'String')) return 'string';
  return 'value';
}

function comparable(context: BodyContext, left: ApexType, right: ApexType): boolean {
  return canCast(context.world, left, right);
}

/** Types that have an order, by what they are compared as. */
const ORDERED: readonly CompareOperand[] = ['String', 'Date', 'Datetime', 'Time', 'Id'];

export function bindComparison(context: BodyContext, node: CmpExpressionContext): BoundExpression {
  const at = span(context, node);
  const sign = (node.GT() as unknown) !== null ? '>' : '<';
  const operator = (node.ASSIGN() as unknown) !== null ? (`${sign}=` as const) : sign;
  const left = bindExpression(context, node.expression(0));
  const right = bindExpression(context, node.expression(1));
  const operand = compareOperand(context, left.type, right.type) ?? fail(at, messages.comparison(left.type, right.type));
  const type: ApexType | null = operand === 'Enum' ? null : { kind: 'primitive', name: operand };
  return {
    kind: 'compare',
    operator,
    operand,
    left: type === null ? left : convertTo(context.world, left, type),
    right: type === null ? right : convertTo(context.world, right, type),
    type: BOOLEAN,
    span: at,
  };
}

function compareOperand(context: BodyContext, left: ApexType, right: ApexType): CompareOperand | null {
  // `x < null` compiles: the type is the other side's.
  const [one, other] = isPrimitive(left, 'null') ? [right, right] : isPrimitive(right, 'null') ? [left, left] : [left, right];
  if (isNumeric(one) && isNumeric(other)) return promoted(one, other);
  if (isPrimitive(one, 'Id', 'String') && isPrimitive(other, 'Id', 'String'))
    return isPrimitive(one, 'Id') && isPrimitive(other, 'Id') ? 'Id' : 'String';
  if (isPrimitive(one, 'Date', 'Datetime') && isPrimitive(other, 'Date', 'Datetime'))
    return isPrimitive(one, 'Date') && isPrimitive(other, 'Date') ? 'Date' : 'Datetime';
  const same = ORDERED.find((name) => isPrimitive(one, name) && isPrimitive(other, name));
  if (same !== undefined) return same;
  return symbolOf(context.world, one)?.kind === 'enum' && symbolOf(context.world, other)?.kind === 'enum' ? 'Enum' : null;
}
