/** The door to the table of expressions, apart from it because the constructs in it need each other. */
import type { BoundExpression } from '../../../contracts/bound-tree.ts';
import type { MethodContext } from '../context/method-context.ts';

export type ExpressionKind = BoundExpression['kind'];
export type Expression<Kind extends ExpressionKind> = Extract<BoundExpression, { readonly kind: Kind }>;

/** Gives JavaScript that stands as an operand anywhere: primary, or in parentheses. */
export type ExpressionEmitter<Kind extends ExpressionKind> = (node: Expression<Kind>, context: MethodContext) => string;
export type ExpressionTable = { readonly [Kind in ExpressionKind]: ExpressionEmitter<Kind> };

let table: ExpressionTable | null = null;

export function useExpressionTable(entries: ExpressionTable): void {
  table = entries;
}

export function emitExpression(node: BoundExpression, context: MethodContext): string {
  if (table === null) throw new Error('The table of expressions is not loaded');
  // The table pairs each kind with its own emitter, which the type of an indexed access cannot express.
  const emit = table[node.kind] as ExpressionEmitter<ExpressionKind>;
  return emit(node, context);
}

export function emitArguments(nodes: readonly BoundExpression[], context: MethodContext): string {
  return nodes.map((node) => emitExpression(node, context)).join(',');
}
