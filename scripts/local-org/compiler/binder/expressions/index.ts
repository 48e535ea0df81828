/** The table of expressions: one binder per alternative of the grammar's `expression`. */
import {
  ArrayExpressionContext,
  Arth1ExpressionContext,
  Arth2ExpressionContext,
  AssignExpressionContext,
  BitAndExpressionContext,
  BitExpressionContext,
  BitNotExpressionContext,
  BitOrExpressionContext,
  CastExpressionContext,
  CmpExpressionContext,
  CoalExpressionContext,
  CondExpressionContext,
  DotExpressionContext,
  EqualityExpressionContext,
  InstanceOfExpressionContext,
  LogAndExpressionContext,
  LogOrExpressionContext,
  MethodCallExpressionContext,
  NegExpressionContext,
  NewExpressionContext,
  PostOpExpressionContext,
  PreOpExpressionContext,
  PrimaryExpressionContext,
  SubExpressionContext,
} from '@apexdevtools/apex-parser';
import type { ExpressionContext } from '@apexdevtools/apex-parser';
import type { BoundExpression } from '../../../contracts/bound-tree.ts';
import { fail, messages } from '../../symbols/diagnostics.ts';
import { span } from '../context/context.ts';
import type { BodyContext } from '../context/context.ts';
import { bindBitAnd, bindBitOr, bindBitXor, bindMultiplication, bindShift, bindSum } from './arithmetic.ts';
import { bindAssignment } from './assignment.ts';
import { bindCast, bindInstanceOf, bindParenthesized } from './casts.ts';
import { bindChain } from './chain.ts';
import { bindComparison, bindEquality } from './comparison.ts';
import { bindNew } from './creation.ts';
import { bindAnd, bindCoalesce, bindConditional, bindOr } from './logical.ts';
import { bindPrimary } from './primary.ts';
import { bindNot, bindPostfix, bindPrefix } from './unary.ts';
import { bindUnqualifiedCall } from './calls.ts';

type Binder<Node> = (context: BodyContext, node: Node) => BoundExpression;
type NodeClass<Node> = abstract new (...parts: never[]) => Node;

function entry<Node extends ExpressionContext>(
  nodeClass: NodeClass<Node>,
  binder: Binder<Node>,
): readonly [unknown, Binder<ExpressionContext>] {
  return [nodeClass, binder as Binder<ExpressionContext>];
}

const binders: ReadonlyMap<unknown, Binder<ExpressionContext>> = new Map([
  entry(PrimaryExpressionContext, bindPrimary),
  entry(DotExpressionContext, bindChain),
  entry(ArrayExpressionContext, bindChain),
  entry(MethodCallExpressionContext, (context, node) => bindUnqualifiedCall(context, node.methodCall())),
  entry(NewExpressionContext, bindNew),
  entry(CastExpressionContext, bindCast),
  entry(SubExpressionContext, bindParenthesized),
  entry(PostOpExpressionContext, bindPostfix),
  entry(PreOpExpressionContext, bindPrefix),
  entry(NegExpressionContext, bindNot),
  entry(Arth1ExpressionContext, bindMultiplication),
  entry(Arth2ExpressionContext, bindSum),
  entry(BitExpressionContext, bindShift),
  entry(CmpExpressionContext, bindComparison),
  entry(InstanceOfExpressionContext, bindInstanceOf),
  entry(EqualityExpressionContext, bindEquality),
  entry(BitAndExpressionContext, bindBitAnd),
  entry(BitNotExpressionContext, bindBitXor),
  entry(BitOrExpressionContext, bindBitOr),
  entry(LogAndExpressionContext, bindAnd),
  entry(LogOrExpressionContext, bindOr),
  entry(CoalExpressionContext, bindCoalesce),
  entry(CondExpressionContext, bindConditional),
  entry(AssignExpressionContext, bindAssignment),
]);

export function bindAnyExpression(context: BodyContext, node: ExpressionContext): BoundExpression {
  const binder = binders.get(node.constructor);
  return binder === undefined ? fail(span(context, node), messages.variableDoesNotExist(node.getText())) : binder(context, node);
}
