/** Binds assignments: `=`, `+=`, `-=`, `*=`, `/=`, `&=`, `|=`, `^=`, `<<=`, `>>=` and `>>>=`. */
import type { AssignExpressionContext } from '@apexdevtools/apex-parser';
import type { BoundExpression } from '../../../contracts/bound-tree.ts';
import type { Span } from '../../../contracts/symbols.ts';
import { fail, messages } from '../../symbols/diagnostics.ts';
import { requireSettable } from '../context/visibility.ts';
import { bindExpression, newTemporary, span } from '../context/context.ts';
import type { BodyContext } from '../context/context.ts';
import { combine } from './arithmetic.ts';
import type { ArithmeticOperator } from './arithmetic.ts';
import { convertTo } from './convert.ts';

const ASSIGNABLE = new Set<BoundExpression['kind']>([
  'local',
  'field',
  'platformProperty',
  'sobjectField',
  'sobjectParent',
  'sobjectChildren',
  'index',
]);

export function requireAssignable(context: BodyContext, target: BoundExpression, at: Span): BoundExpression {
  if (!ASSIGNABLE.has(target.kind)) fail(at, messages.nonVariableAssignment);
  if (target.kind === 'local' && target.variable.isFinal) fail(at, messages.finalAssignment(target.variable.name));
  // Constructors of subclasses may set inherited final fields too.
  if (target.kind === 'field' && target.field.isFinal && !target.field.isProperty && !context.mayInitializeFinals)
    fail(at, messages.finalAssignment(target.field.name));
  if (target.kind === 'field' && target.field.isProperty) requireSettable(context, target.field, at);
  return target;
}

const OPERATORS: Readonly<Record<string, ArithmeticOperator>> = {
  '+=': '+',
  '-=': '-',
  '*=': '*',
  '/=': '/',
  '&=': '&',
  '|=': '|',
  '^=': '^',
  '<<=': '<<',
  '>>=': '>>',
  '>>>=': '>>>',
};

export function bindAssignment(context: BodyContext, node: AssignExpressionContext): BoundExpression {
  const at = span(context, node);
  const target = requireAssignable(context, bindExpression(context, node.expression(0)), at);
  const right = bindExpression(context, node.expression(1));
  const operator = OPERATORS[node.getChild(1).getText()];
  if (operator === undefined)
    return {
      kind: 'assign',
      target,
      value: convertTo(context.world, right, target.type, at),
      type: target.type,
      span: at,
    };
  const current = newTemporary(context, target.type);
  const result = combine(context, operator, { kind: 'local', variable: current, type: target.type, span: target.span }, right, at);
  return {
    kind: 'compoundAssign',
    target,
    current,
    combined: convertTo(context.world, result, target.type, at),
    type: target.type,
    span: at,
  };
}
