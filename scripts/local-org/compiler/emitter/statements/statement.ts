/** The door to the table of statements, apart from it because the constructs in it need each other. */
import type { BoundStatement } from '../../../contracts/bound-tree.ts';
import type { MethodContext } from '../context/method-context.ts';

export type StatementKind = BoundStatement['kind'];
export type Statement<Kind extends StatementKind> = Extract<BoundStatement, { readonly kind: Kind }>;
export type StatementEmitter<Kind extends StatementKind> = (node: Statement<Kind>, context: MethodContext) => string;
export type StatementTable = { readonly [Kind in StatementKind]: StatementEmitter<Kind> };

let table: StatementTable | null = null;

export function useStatementTable(entries: StatementTable): void {
  table = entries;
}

export function emitStatement(node: BoundStatement, context: MethodContext): string {
  if (table === null) throw new Error('The table of statements is not loaded');
  // The table pairs each kind with its own emitter, which the type of an indexed access cannot express.
  const emit = table[node.kind] as StatementEmitter<StatementKind>;
  return emit(node, context);
}
