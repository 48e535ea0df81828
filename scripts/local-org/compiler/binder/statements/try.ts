/** Binds try, catch and finally. */
import type { CatchClauseContext, TryStatementContext } from '@apexdevtools/apex-parser';
import type { BoundStatement, LocalVariable } from '../../../contracts/bound-tree.ts';
import { fail, messages } from '../../symbols/diagnostics.ts';
import { isException } from '../../symbols/members.ts';
import { resolveName } from '../../symbols/type-resolver.ts';
import { bindBlock, declareLocal, inNewScope, span } from '../context/context.ts';
import type { BodyContext } from '../context/context.ts';

/** try block (catch (Type name) block)* (finally block)? */
export function bindTry(context: BodyContext, node: TryStatementContext): BoundStatement {
  const body = bindBlock(context, node.block());
  const catches = node.catchClause_list().map((clause) => bindCatch(context, clause));
  const finallyNode = node.finallyBlock() as ReturnType<TryStatementContext['finallyBlock']> | null;
  return {
    kind: 'try',
    body,
    catches,
    finally: finallyNode === null ? null : bindBlock(context, finallyNode.block()),
    span: span(context, node),
  };
}

function bindCatch(context: BodyContext, node: CatchClauseContext): { variable: LocalVariable; body: BoundStatement } {
  const at = span(context, node);
  const type = resolveName(context.world, context.declaration, node.qualifiedName().getText(), at);
  if (!isException(context.world, type)) fail(at, messages.catchType(type));
  return inNewScope(context, () => {
    const variable = declareLocal(context, node.id().getText(), type, at);
    return { variable, body: bindBlock(context, node.block()) };
  });
}
