/** Emits loops: while, do, for, and for over a collection or a query. */
import type { MethodContext, Statement, StatementTable } from '../context/method-context.ts';
import { mark } from '../context/marks.ts';
import { emitDiscarded } from '../expressions/assignment.ts';
import { emitCondition } from '../expressions/nullness.ts';

/** Every loop counts, so that one without end meets the CPU limit. */
function body(node: Statement<'while' | 'for' | 'forEach'>, context: MethodContext): string {
  return `${mark(node.span)}${context.helper('tick')}();${context.statement(node.body)}`;
}

function whileLoop(node: Statement<'while'>, context: MethodContext): string {
  const condition = emitCondition(node.condition, context);
  const cover = context.module.cover(node.span);
  return node.testFirst
    ? `${cover}while(${mark(node.span)}${condition}){${body(node, context)}}`
    : `${cover}do{${body(node, context)}}while(${mark(node.span)}${condition});`;
}

function forLoop(node: Statement<'for'>, context: MethodContext): string {
  return context.inScope(() => forLoopInScope(node, context));
}

function forLoopInScope(node: Statement<'for'>, context: MethodContext): string {
  const initial = node.initial.map((statement) => context.statement(statement)).join('');
  const condition = node.condition === null ? '' : emitCondition(node.condition, context);
  const update = node.update.map((expression) => emitDiscarded(expression, context)).join(',');
  return `{${context.module.cover(node.span)}${initial}for(;${mark(node.span)}${condition};${update}){${body(node, context)}}}`;
}

/** `for (List<Account> chunk : [...])` and `for (Account one : [...])` both read 200 rows at a time. */
function forEachLoop(node: Statement<'forEach'>, context: MethodContext): string {
  const source = context.expression(node.source);
  const walk = node.chunked ? `${context.helper('chunks')}(${source})` : `${context.helper('walk')}(${source})`;
  const item = context.blockName('item');
  const inner = context.inScope(() => {
    context.addVariable(node.variable);
    return body(node, context);
  });
  return `${context.module.cover(node.span)}for(const ${item} of ${mark(node.span)}${walk}){let ${node.variable.identifier}=${item};${inner}}`;
}

export const loopStatements: Pick<StatementTable, 'while' | 'for' | 'forEach'> = { while: whileLoop, for: forLoop, forEach: forEachLoop };
