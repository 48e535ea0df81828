/** Emits expressions that evaluate only one of their parts. */
import { emitExpression } from './expression.ts';
import type { ExpressionTable } from './expression.ts';
import { emitCondition } from './nullness.ts';

export const choiceExpressions: Pick<ExpressionTable, 'conditional' | 'coalesce' | 'safeNavigation'> = {
  conditional: (node, context) =>
    `(${emitCondition(node.condition, context)}?${emitExpression(node.whenTrue, context)}:${emitExpression(node.whenFalse, context)})`,
  coalesce: (node, context) => `(${emitExpression(node.left, context)}??${emitExpression(node.right, context)})`,
  /** https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/langCon_apex_SafeNavigationOperator.htm */
  safeNavigation: (node, context) => {
    const temporary = context.declare(node.temporary.identifier);
    return `((${temporary}=${emitExpression(node.target, context)})===null?null:${emitExpression(node.body, context)})`;
  },
};
