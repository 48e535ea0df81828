/** Binds sums that the grammar takes for casts: only what a name leads to tells one from the other. */
import { PreOpExpressionContext } from '@apexdevtools/apex-parser';
import type { CastExpressionContext, ExpressionContext, TypeRefContext } from '@apexdevtools/apex-parser';
import type { BoundExpression } from '../../../contracts/bound-tree.ts';
import { BindError } from '../../symbols/diagnostics.ts';
import { findTypeByName } from '../../symbols/type-resolver.ts';
import { span } from '../context/context.ts';
import type { BodyContext } from '../context/context.ts';
import { expressionOf } from './chain.ts';
import { resolveIdentifier } from './entity.ts';
import type { Entity } from './entity.ts';
import { memberOf } from './members.ts';

interface Sum {
  readonly left: BoundExpression;
  readonly operator: '+' | '-';
  readonly right: ExpressionContext;
}

/** `(name) + x` that the grammar took for a cast of `+x` to a type `name`. */
export function splitSum(context: BodyContext, node: CastExpressionContext): Sum | null {
  const operand = node.expression();
  if (!(operand instanceof PreOpExpressionContext)) return null;
  const operator = (operand.ADD() as unknown) !== null ? '+' : (operand.SUB() as unknown) !== null ? '-' : null;
  if (operator === null) return null;
  const left = bindParenthesizedValue(context, node.typeRef());
  return left === null ? null : { left, operator, right: operand.expression() };
}

/** `(a.b)` read by the grammar as a type: its value if the names lead to one and to no type. */
function bindParenthesizedValue(context: BodyContext, node: TypeRefContext): BoundExpression | null {
  const at = span(context, node);
  const names = node.getText();
  if (!/^[\w.]+$/.test(names)) return null;
  const [first = '', ...rest] = names.split('.');
  try {
    const entity = rest.reduce<Entity>((left, name) => memberOf(context, left, name, at), resolveIdentifier(context, first, at));
    return entity.kind === 'value' ? expressionOf(context, entity, at) : null;
  } catch (error) {
    if (error instanceof BindError && findTypeByName(context.world, context.declaration, names) !== null) return null;
    throw error;
  }
}
