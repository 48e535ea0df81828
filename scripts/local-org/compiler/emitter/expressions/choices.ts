/** Emits expressions that evaluate only one of their parts. */
import type { ExpressionTable } from '../context/method-context.ts';
import { emitCondition } from './nullness.ts';

export const choiceExpressions: Pick<ExpressionTable, 'conditional' | 'coalesce' | 'safeNavigation'> = {
  conditional: (node, context) =>
    `(${emitCondition(node.condition, context)}?${context.expression(node.whenTrue)}:${context.expression(node.whenFalse)})`,
  coalesce: (node, context) => `(${context.expression(node.left)}??${context.expression(node.right)})`,
  /** https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/langCon_apex_SafeNavigationOperator.htm */
  safeNavigation: (node, context) => {
    const temporary = context.declare(node.temporary.identifier);
    return `((${temporary}=${context.expression(node.target)})===null?null:${context.expression(node.body)})`;
  },
};
