import type { BlockContext } from '@apexdevtools/apex-parser';
import type { BoundStatement } from '../../../contracts/bound-tree.ts';
import { messages } from '../../symbols/diagnostics.ts';
import { bindStatement, inNewScope, span } from '../context/context.ts';
import type { BodyContext } from '../context/context.ts';

const JUMPS = new Set<BoundStatement['kind']>(['return', 'throw', 'break', 'continue']);

/** block : { statement* } */
export function bindBlock(context: BodyContext, node: BlockContext): BoundStatement {
  return inNewScope(context, () => {
    const statements = node.statement_list().map((statement) => bindStatement(context, statement));
    const unreachable = statements.find((_statement, index) => JUMPS.has(statements[index - 1]?.kind ?? 'block'));
    if (unreachable !== undefined) context.report({ span: unreachable.span, message: messages.unreachable });
    return { kind: 'block', statements, span: span(context, node) };
  });
}
