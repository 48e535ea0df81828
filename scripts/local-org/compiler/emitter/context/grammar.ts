/** The tables of what bound trees are made of. A construct emits what it holds through them, since they import every construct. */
import type { BoundExpression, BoundStatement } from '../../../contracts/bound-tree.ts';
import type { MethodContext } from './method-context.ts';

export type ExpressionKind = BoundExpression['kind'];
export type Expression<Kind extends ExpressionKind> = Extract<BoundExpression, { readonly kind: Kind }>;
/** Gives JavaScript that stands as an operand anywhere: primary, or in parentheses. */
export type ExpressionEmitter<Kind extends ExpressionKind> = (node: Expression<Kind>, context: MethodContext) => string;
export type ExpressionTable = { readonly [Kind in ExpressionKind]: ExpressionEmitter<Kind> };

export type StatementKind = BoundStatement['kind'];
export type Statement<Kind extends StatementKind> = Extract<BoundStatement, { readonly kind: Kind }>;
export type StatementEmitter<Kind extends StatementKind> = (node: Statement<Kind>, context: MethodContext) => string;
export type StatementTable = { readonly [Kind in StatementKind]: StatementEmitter<Kind> };

export interface Grammar {
  readonly expressions: ExpressionTable;
  readonly statements: StatementTable;
}
