/** Emits blocks, declarations, expressions as statements, and jumps. */
import { mark } from '../context/marks.ts';
import { emitDiscarded } from '../expressions/assignment.ts';
import type { StatementTable } from '../context/method-context.ts';

export const simpleStatements: Pick<StatementTable, 'block' | 'expression' | 'declare' | 'return' | 'break' | 'continue'> = {
  block: (node, context) => {
    const statements = (): string => node.statements.map((statement) => context.statement(statement)).join('\n');
    // `Integer a = 1, b = 2;` comes as a block, and its variables live on after it.
    const isOneDeclaration = node.statements.length > 1 && node.statements.every(({ kind }) => kind === 'declare');
    return isOneDeclaration ? statements() : `{${context.inScope(statements)}}`;
  },
  expression: (node, context) => `${context.module.cover(node.span)}${mark(node.span)}${emitDiscarded(node.expression, context)};`,
  declare: (node, context) => {
    const value = node.value === null ? 'null' : context.expression(node.value);
    context.addVariable(node.variable);
    return `${node.value === null ? '' : context.module.cover(node.span)}${mark(node.span)}let ${node.variable.identifier}=${value};`;
  },
  return: (node, context) =>
    `${context.module.cover(node.span)}${mark(node.span)}return${node.value === null ? context.emptyReturn : ` ${context.expression(node.value)}`};`,
  break: (node, context) => `${context.module.cover(node.span)}break;`,
  continue: (node, context) => `${context.module.cover(node.span)}continue;`,
};
