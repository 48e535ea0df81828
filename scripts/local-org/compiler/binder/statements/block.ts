import type { BlockContext } from '@apexdevtools/apex-parser';
import type { BoundStatement } from '../../../contracts/bound-tree.ts';
import { inNewScope, span } from '../context.ts';
import type { BodyContext } from '../context.ts';
import { bindStatement } from './index.ts';

/** block : { statement* } */
export function bindBlock(context: BodyContext, node: BlockContext): BoundStatement {
  return inNewScope(context, () => ({
    kind: 'block',
    statements: node.statement_list().map((statement) => bindStatement(context, statement)),
    span: span(context, node),
  }));
}
