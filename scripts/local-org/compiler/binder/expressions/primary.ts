/** Binds literals, `this` and type literals. */
import type { LiteralContext, PrimaryExpressionContext } from '@apexdevtools/apex-parser';
import {
  IdPrimaryContext,
  LiteralPrimaryContext as LiteralNode,
  SoqlPrimaryContext,
  SoslPrimaryContext,
  SuperPrimaryContext,
  ThisPrimaryContext,
  TypeRefPrimaryContext as TypeRefNode,
  VoidPrimaryContext,
} from '@apexdevtools/apex-parser';
import type { BoundExpression } from '../../../contracts/bound-tree.ts';
import type { Span } from '../../../contracts/symbols.ts';
import { BOOLEAN, DECIMAL, DOUBLE, INTEGER, LONG, NULL, STRING, TYPE, VOID } from '../../symbols/common-types.ts';
import { fail, messages } from '../../symbols/diagnostics.ts';
import { resolveTypeReference } from '../../symbols/type-resolver.ts';
import { typeOfDeclaration } from '../../symbols/world.ts';
import { integerValue, longValue, stringValue } from '../../syntax/literals.ts';
import { span } from '../context/context.ts';
import type { BodyContext } from '../context/context.ts';
import { bindChain } from './chain.ts';
import { bindSoql, bindSosl } from './query.ts';

export function bindPrimary(context: BodyContext, node: PrimaryExpressionContext): BoundExpression {
  const primary = node.primary();
  const at = span(context, node);
  if (primary instanceof IdPrimaryContext) return bindChain(context, node);
  if (primary instanceof LiteralNode) return bindLiteral(primary.literal(), at, false);
  if (primary instanceof ThisPrimaryContext) {
    if (context.isStatic) fail(at, messages.thisFromStatic('this'));
    return { kind: 'this', type: typeOfDeclaration(context.declaration), span: at };
  }
  if (primary instanceof TypeRefNode) {
    const named = resolveTypeReference(context.world, context.declaration, primary.typeRef());
    return { kind: 'typeLiteral', named, type: TYPE, span: at };
  }
  if (primary instanceof SoqlPrimaryContext) return bindSoql(context, primary.soqlLiteral().query(), at);
  if (primary instanceof SoslPrimaryContext) return bindSosl(context, primary.soslLiteral(), at);
  if (primary instanceof VoidPrimaryContext) return { kind: 'typeLiteral', named: VOID, type: TYPE, span: at };
  if (primary instanceof SuperPrimaryContext) return fail(at, messages.variableDoesNotExist('super'));
  return fail(at, messages.variableDoesNotExist(node.getText()));
}

interface LiteralForm {
  readonly token: (node: LiteralContext) => unknown;
  readonly bind: (text: string, at: Span, negated: boolean) => BoundExpression;
}

const STRING_FORM = (text: string, at: Span): BoundExpression => ({
  kind: 'literal',
  value: stringValue(text),
  type: STRING,
  span: at,
});

const LITERALS: readonly LiteralForm[] = [
  { token: (node) => node.StringLiteral(), bind: STRING_FORM },
  { token: (node) => node.MultilineStringLiteral(), bind: STRING_FORM },
  {
    token: (node) => node.IntegerLiteral(),
    bind: (text, at, negated) => ({
      kind: 'literal',
      value: integerValue(text, negated) ?? fail(at, messages.integerLiteral(text)),
      type: INTEGER,
      span: at,
    }),
  },
  {
    token: (node) => node.LongLiteral(),
    bind: (text, at, negated) => ({
      kind: 'literal',
      value: longValue(text, negated) ?? fail(at, messages.longLiteral(text)),
      type: LONG,
      span: at,
    }),
  },
  {
    token: (node) => node.NumberLiteral(),
    bind: (text, at) =>
      /d$/i.test(text)
        ? { kind: 'doubleLiteral', text: text.slice(0, -1), type: DOUBLE, span: at }
        : { kind: 'decimalLiteral', text, type: DECIMAL, span: at },
  },
  {
    token: (node) => node.BooleanLiteral(),
    bind: (text, at) => ({ kind: 'literal', value: text.toLowerCase() === 'true', type: BOOLEAN, span: at }),
  },
  { token: (node) => node.NULL(), bind: (_text, at) => ({ kind: 'literal', value: null, type: NULL, span: at }) },
];

/** `negated`: right after a minus, which admits the smallest Integer and Long. */
export function bindLiteral(node: LiteralContext, at: Span, negated: boolean): BoundExpression {
  const form = LITERALS.find((candidate) => candidate.token(node) !== null);
  return form === undefined ? fail(at, messages.variableDoesNotExist(node.getText())) : form.bind(node.getText(), at, negated);
}
