/** Binds expressions that stand as statements of their own. */
import type { ExpressionStatementContext } from '@apexdevtools/apex-parser';
import type { BoundExpression, BoundStatement } from '../../../contracts/bound-tree.ts';
import { fail, messages } from '../../symbols/diagnostics.ts';
import { bindExpression, span } from '../context/context.ts';
import type { BodyContext } from '../context/context.ts';

const STATEMENT_KINDS = new Set<BoundExpression['kind']>([
  'assign',
  'compoundAssign',
  'increment',
  'call',
  'platformCall',
  'constructorCall',
  'new',
  'platformNew',
  'newSObject',
  'newList',
  'newListFrom',
  'newListOfSize',
  'newSet',
  'newSetFrom',
  'newMap',
  'newMapFrom',
  'soql',
  'sosl',
]);

export function bindExpressionStatement(context: BodyContext, node: ExpressionStatementContext): BoundStatement {
  const expression = bindExpression(context, node.expression());
  if (!isStatement(expression)) fail(span(context, node), messages.expressionStatement);
  return { kind: 'expression', expression, span: span(context, node) };
}

function isStatement(expression: BoundExpression): boolean {
  return expression.kind === 'safeNavigation' ? isStatement(expression.body) : STATEMENT_KINDS.has(expression.kind);
}
