/** Binds the arithmetic and bitwise operators `+ - * / & | ^ << >> >>>` (Apex Developer Guide, "Expression Operators"). */
import { Arth1ExpressionContext, CastExpressionContext } from '@apexdevtools/apex-parser';
import type {
  Arth2ExpressionContext,
  BitAndExpressionContext,
  BitExpressionContext,
  BitNotExpressionContext,
  BitOrExpressionContext,
  ExpressionContext,
} from '@apexdevtools/apex-parser';
import type { ApexType } from '../../../contracts/types.ts';
import type { BoundExpression, NumericName } from '../../../contracts/bound-tree.ts';
import type { Span } from '../../../contracts/symbols.ts';
import { BOOLEAN, isPrimitive, STRING } from '../../symbols/common-types.ts';
import { isNumeric } from '../../symbols/conversions.ts';
import { fail, messages } from '../../symbols/diagnostics.ts';
import { bindExpression, span } from '../context/context.ts';
import type { BodyContext } from '../context/context.ts';
import { convertTo } from './convert.ts';
import { splitSum } from './mistaken-casts.ts';

export type ArithmeticOperator = Extract<BoundExpression, { kind: 'arithmetic' }>['operator'];

const NUMERIC_ORDER: readonly NumericName[] = ['Integer', 'Long', 'Double', 'Decimal'];

/** Numeric promotion: the wider of the two. */
export function promoted(left: ApexType, right: ApexType): NumericName {
  const index = (type: ApexType): number => (type.kind === 'primitive' ? NUMERIC_ORDER.indexOf(type.name as NumericName) : -1);
  return NUMERIC_ORDER[Math.max(index(left), index(right))] ?? 'Integer';
}

export function numericType(name: NumericName): ApexType {
  return { kind: 'primitive', name };
}

interface Multiplication {
  readonly operator: '*' | '/';
  readonly right: ExpressionContext;
}

export function bindMultiplication(context: BodyContext, node: Arth1ExpressionContext): BoundExpression {
  const { first, rest } = flattenMultiplication(node);
  const multiply = (start: BoundExpression): BoundExpression =>
    rest.reduce((left, step) => combine(context, step.operator, left, bindExpression(context, step.right), left.span), start);
  // The grammar reads `(a) + b * c` as `((a) +b) * c`, a cast; where a is a value it is a sum.
  const sum = first instanceof CastExpressionContext ? splitSum(context, first) : null;
  if (sum !== null) return combine(context, sum.operator, sum.left, multiply(bindExpression(context, sum.right)), span(context, node));
  return multiply(bindExpression(context, first));
}

function flattenMultiplication(node: ExpressionContext): { first: ExpressionContext; rest: Multiplication[] } {
  const rest: Multiplication[] = [];
  let current = node;
  while (current instanceof Arth1ExpressionContext) {
    rest.unshift({ operator: (current.MUL() as unknown) !== null ? '*' : '/', right: current.expression(1) });
    current = current.expression(0);
  }
  return { first: current, rest };
}

export function bindSum(context: BodyContext, node: Arth2ExpressionContext): BoundExpression {
  // Left-deep sums of hundreds of strings are common in tests: a loop, not recursion.
  const operands: { operator: '+' | '-'; node: ExpressionContext }[] = [];
  let current: ExpressionContext = node;
  const kind = node.constructor as new () => Arth2ExpressionContext;
  while (current instanceof kind) {
    operands.unshift({ operator: (current.ADD() as unknown) !== null ? '+' : '-', node: current.expression(1) });
    current = current.expression(0);
  }
  return operands.reduce(
    (left, step) => combine(context, step.operator, left, bindExpression(context, step.node), left.span),
    bindExpression(context, current),
  );
}

/** GT and LT tokens side by side, since the grammar keeps them apart for generics. */
export function bindShift(context: BodyContext, node: BitExpressionContext): BoundExpression {
  const operator = node.LT_list().length > 0 ? '<<' : node.GT_list().length === 3 ? '>>>' : '>>';
  return bindBinary(context, operator, node);
}

export const bindBitAnd = (context: BodyContext, node: BitAndExpressionContext): BoundExpression => bindBinary(context, '&', node);
export const bindBitOr = (context: BodyContext, node: BitOrExpressionContext): BoundExpression => bindBinary(context, '|', node);
export const bindBitXor = (context: BodyContext, node: BitNotExpressionContext): BoundExpression => bindBinary(context, '^', node);

function bindBinary(
  context: BodyContext,
  operator: ArithmeticOperator,
  node: ExpressionContext & { expression(index: number): ExpressionContext },
): BoundExpression {
  return combine(
    context,
    operator,
    bindExpression(context, node.expression(0)),
    bindExpression(context, node.expression(1)),
    span(context, node),
  );
}

const BITWISE = new Set<ArithmeticOperator>(['&', '|', '^']);
const SHIFTS = new Set<ArithmeticOperator>(['<<', '>>', '>>>']);

/** The node for `left operator right`, also of `left operator= right`. */
export function combine(
  context: BodyContext,
  operator: ArithmeticOperator,
  left: BoundExpression,
  right: BoundExpression,
  at: Span,
): BoundExpression {
  const { world } = context;
  if (operator === '+' && (isPrimitive(left.type, 'String') || isPrimitive(right.type, 'String')))
    return { kind: 'concatenate', left, right, type: STRING, span: at };
  if ((operator === '+' || operator === '-') && isPrimitive(left.type, 'Date', 'Datetime', 'Time')) {
    if (!isNumeric(right.type)) return fail(at, messages.arithmeticDate);
    return { kind: 'dateArithmetic', operator, left, right, type: left.type, span: at };
  }
  // Ids concatenate like the strings they are.
  if (operator === '+' && isPrimitive(left.type, 'Id') && isPrimitive(right.type, 'Id'))
    return { kind: 'concatenate', left, right, type: STRING, span: at };
  if (BITWISE.has(operator) && isPrimitive(left.type, 'Boolean') && isPrimitive(right.type, 'Boolean')) {
    return { kind: 'arithmetic', operator, operand: 'Boolean', left, right, type: BOOLEAN, span: at };
  }
  if (!isNumeric(left.type) || !isNumeric(right.type))
    return fail(at, BITWISE.has(operator) || SHIFTS.has(operator) ? messages.bitwise : messages.arithmetic);
  const operand = SHIFTS.has(operator) ? promoted(left.type, left.type) : promoted(left.type, right.type);
  if ((BITWISE.has(operator) || SHIFTS.has(operator)) && (operand === 'Double' || operand === 'Decimal')) return fail(at, messages.bitwise);
  const type = numericType(operand);
  // A Long may shift an Integer: the count only, so it keeps its own type.
  const shiftedByOther = SHIFTS.has(operator) && promoted(left.type, right.type) !== operand;
  return {
    kind: 'arithmetic',
    operator,
    operand,
    left: convertTo(world, left, type),
    right: shiftedByOther ? right : convertTo(world, right, type),
    type,
    span: at,
  };
}
