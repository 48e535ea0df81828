/** Binds System.runAs with its block. */
import type { RunAsStatementContext } from '@apexdevtools/apex-parser';
import type { BoundStatement } from '../../../contracts/bound-tree.ts';
import { fail, messages } from '../../symbols/diagnostics.ts';
import { bindBlock, bindExpression, span } from '../context/context.ts';
import type { BodyContext } from '../context/context.ts';
import { asSingleRecord } from '../expressions/convert.ts';
import { optional } from '../../syntax/optional.ts';

/** System.runAs(user) block, also System.runAs(version) block. */
export function bindRunAs(context: BodyContext, node: RunAsStatementContext): BoundStatement {
  const [first] = optional(node.expressionList())?.expression_list() ?? [];
  const at = span(context, node);
  if (first === undefined) return fail(at, messages.methodDoesNotExist('runAs', [], 'System'));
  return {
    kind: 'runAs',
    user: asSingleRecord(bindExpression(context, first)),
    body: bindBlock(context, node.block()),
    span: at,
  };
}
