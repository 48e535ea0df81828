/** Binds the if statement. */
import type { IfStatementContext } from '@apexdevtools/apex-parser';
import type { BoundStatement } from '../../../contracts/bound-tree.ts';
import { bindStatement, inNewScope, span } from '../context/context.ts';
import type { BodyContext } from '../context/context.ts';
import { bindCondition } from '../expressions/logical.ts';
import { recover } from './recover.ts';

/** if (condition) statement (else statement)? */
export function bindIf(context: BodyContext, node: IfStatementContext): BoundStatement {
  const condition = recover(context, node, () => bindCondition(context, node.parExpression().expression()));
  const [thenNode, elseNode] = node.statement_list();
  const at = span(context, node);
  const then: BoundStatement =
    thenNode === undefined ? { kind: 'block', statements: [], span: at } : inNewScope(context, () => bindStatement(context, thenNode));
  const otherwise = elseNode === undefined ? null : inNewScope(context, () => bindStatement(context, elseNode));
  return { kind: 'if', condition, then, else: otherwise, span: at };
}
