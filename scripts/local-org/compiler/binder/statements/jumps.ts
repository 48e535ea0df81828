/** Binds the statements that leave a place: return, throw, break and continue. */
import type {
  BreakStatementContext,
  ContinueStatementContext,
  ReturnStatementContext,
  ThrowStatementContext,
} from '@apexdevtools/apex-parser';
import type { BoundStatement } from '../../../contracts/bound-tree.ts';
import { isVoid } from '../../symbols/common-types.ts';
import { fail, messages } from '../../symbols/diagnostics.ts';
import { isException } from '../../symbols/members.ts';
import { bindExpression, span } from '../context/context.ts';
import type { BodyContext } from '../context/context.ts';
import { convertTo } from '../expressions/convert.ts';

export function bindReturn(context: BodyContext, node: ReturnStatementContext): BoundStatement {
  const at = span(context, node);
  const expression = node.expression() as ReturnType<ReturnStatementContext['expression']> | null;
  if (expression === null)
    return isVoid(context.result) ? { kind: 'return', value: null, span: at } : fail(at, messages.returnNeedsValue(context.result));
  const value = bindExpression(context, expression);
  if (isVoid(context.result)) return fail(at, messages.returnInVoid);
  return { kind: 'return', value: convertTo(context.world, value, context.result, at), span: at };
}

export function bindThrow(context: BodyContext, node: ThrowStatementContext): BoundStatement {
  const value = bindExpression(context, node.expression());
  if (!isException(context.world, value.type)) fail(value.span, messages.throwType(value.type));
  return { kind: 'throw', value, span: span(context, node) };
}

export function bindBreak(context: BodyContext, node: BreakStatementContext): BoundStatement {
  return { kind: 'break', span: insideLoop(context, node, 'Break statement') };
}

export function bindContinue(context: BodyContext, node: ContinueStatementContext): BoundStatement {
  return { kind: 'continue', span: insideLoop(context, node, 'Continue statement') };
}

function insideLoop(context: BodyContext, node: BreakStatementContext | ContinueStatementContext, word: string): BoundStatement['span'] {
  const at = span(context, node);
  return context.loopDepth > 0 ? at : fail(at, messages.statementOutsideLoop(word));
}
