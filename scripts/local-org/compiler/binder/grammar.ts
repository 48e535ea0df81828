/** Bodies with the whole grammar behind them. */
import { createBodyContext } from './context/context.ts';
import type { BodyContext, BodySettings } from './context/context.ts';
import { bindAnyExpression } from './expressions/index.ts';
import { bindAnyStatement } from './statements/index.ts';

export function openBody(settings: BodySettings): BodyContext {
  return createBodyContext({ expression: bindAnyExpression, statement: bindAnyStatement }, settings);
}
