/** Binds dotted chains, calls and indexes, `a.b?.c()[0].d`, reading from left to right. */
import {
  ArrayExpressionContext,
  DotExpressionContext,
  IdPrimaryContext,
  MethodCallExpressionContext,
  PrimaryExpressionContext,
  SuperPrimaryContext,
} from '@apexdevtools/apex-parser';
import type { ExpressionContext } from '@apexdevtools/apex-parser';
import type { BoundExpression } from '../../../contracts/bound-tree.ts';
import type { Span } from '../../../contracts/symbols.ts';
import { INTEGER, LONG, sameType } from '../../symbols/common-types.ts';
import { fail, messages } from '../../symbols/diagnostics.ts';
import { bindExpression, newTemporary, span } from '../context/context.ts';
import type { BodyContext } from '../context/context.ts';
import { bindMemberCall, bindSuperCall, bindUnqualifiedCall, describeMembers } from './calls.ts';
import { asSingleRecord, tryConvert } from './convert.ts';
import { sobjectTypeToken } from './describe.ts';
import { resolveIdentifier, value } from './entity.ts';
import type { Entity } from './entity.ts';
import { memberOf } from './members.ts';
import { optional } from '../../syntax/optional.ts';

/** Binds a whole chain; each `?.` in it makes everything to its right null when its left is. */
export function bindChain(context: BodyContext, node: ExpressionContext): BoundExpression {
  const outer = context.safePoints;
  context.safePoints = [];
  try {
    const chain = expressionOf(context, bindEntity(context, node), span(context, node));
    return context.safePoints.reduceRight<BoundExpression>(
      (body, point) => ({
        kind: 'safeNavigation',
        target: point.target,
        temporary: point.temporary,
        body,
        type: body.type,
        span: body.span,
      }),
      chain,
    );
  } finally {
    context.safePoints = outer;
  }
}

function bindEntity(context: BodyContext, node: ExpressionContext): Entity {
  if (node instanceof PrimaryExpressionContext) {
    const primary = node.primary();
    if (primary instanceof IdPrimaryContext) return resolveIdentifier(context, primary.id().getText(), span(context, node));
  }
  if (node instanceof DotExpressionContext) return bindDot(context, node);
  if (node instanceof ArrayExpressionContext) return value(bindIndex(context, node));
  if (node instanceof MethodCallExpressionContext) return value(bindUnqualifiedCall(context, node.methodCall()));
  return value(bindExpression(context, node));
}

function bindDot(context: BodyContext, node: DotExpressionContext): Entity {
  const at = span(context, node);
  const call = node.dotMethodCall() as ReturnType<DotExpressionContext['dotMethodCall']> | null;
  const left = node.expression();
  if (call !== null) {
    const name = call.anyId().getText();
    const argumentNodes = optional(call.expressionList())?.expression_list() ?? [];
    if (isSuper(left)) return value(bindSuperCall(context, name, argumentNodes, at));
    return value(bindMemberCall(context, leftEntity(context, node), name, argumentNodes, at));
  }
  return memberOf(context, leftEntity(context, node), node.anyId().getText(), at);
}

function isSuper(node: ExpressionContext): boolean {
  return node instanceof PrimaryExpressionContext && node.primary() instanceof SuperPrimaryContext;
}

function leftEntity(context: BodyContext, node: DotExpressionContext): Entity {
  const found = bindEntity(context, node.expression());
  if ((node.QUESTIONDOT() as unknown) === null || found.kind !== 'value') return found;
  // `[SELECT ...]?.Name`: a field is read from the single record.
  const readsField = (node.dotMethodCall() as unknown) === null;
  const target = readsField ? asSingleRecord(found.expression) : found.expression;
  const temporary = newTemporary(context, target.type);
  context.safePoints.push({ target, temporary });
  return value({ kind: 'local', variable: temporary, type: temporary.type, span: target.span });
}

function bindIndex(context: BodyContext, node: ArrayExpressionContext): BoundExpression {
  const entity = bindEntity(context, node.expression(0));
  const target = expressionOf(context, entity, span(context, node));
  const index = bindExpression(context, node.expression(1));
  if (target.type.kind !== 'list') return fail(span(context, node), messages.notAList(target.type));
  const converted = sameType(index.type, LONG) ? index : tryConvert(context.world, index, INTEGER);
  if (converted === null) return fail(index.span, messages.listIndex);
  return { kind: 'index', target, index: converted, type: target.type.element, span: span(context, node) };
}

/** The value of an entity; names that only lead to values have none. */
export function expressionOf(context: BodyContext, entity: Entity, at: Span): BoundExpression {
  if (entity.kind === 'value') return entity.expression;
  // `Schema.Account` by itself is the token of the object.
  if (entity.kind === 'type' && entity.type.kind === 'sobject' && entity.name.toLowerCase().startsWith('schema.'))
    return sobjectTypeToken(entity.type.name, at);
  if (entity.kind === 'describeFields' || entity.kind === 'describeFieldSets') return describeMembers(context, entity, at);
  if (entity.kind === 'labels' && entity.prefix !== null) return fail(at, messages.labelDoesNotExist(entity.prefix));
  return fail(at, messages.variableDoesNotExist('name' in entity ? entity.name : 'Label'));
}

export function isChainNode(node: ExpressionContext): boolean {
  return node instanceof DotExpressionContext || node instanceof ArrayExpressionContext;
}
