/** Emits assignments, increments and decrements. */
import type { BoundExpression } from '../../../contracts/bound-tree.ts';
import type { Expression, ExpressionTable, MethodContext } from '../context/method-context.ts';
import { reference } from './references.ts';

const one: Readonly<Record<Expression<'increment'>['numeric'], string>> = { Integer: '1', Long: '1n', Double: '1.0', Decimal: '1' };

function stepText(node: Expression<'increment'>, context: MethodContext): string {
  const text = one[node.numeric];
  if (node.numeric === 'Double') return context.module.double(text);
  return node.numeric === 'Decimal' ? context.module.decimal(text) : text;
}

function increment(node: Expression<'increment'>, context: MethodContext, isValueUsed: boolean): string {
  const place = reference(node.target, context, true);
  const step = context.helper(`${node.delta === 1 ? 'add' : 'subtract'}${node.numeric}`);
  if (node.isPrefix || !isValueUsed)
    return `(${[...place.setup, place.write(`${step}(${place.read},${stepText(node, context)})`)].join(',')})`;
  const old = context.temporary();
  return `(${[...place.setup, `${old}=${place.read}`, place.write(`${step}(${old},${stepText(node, context)})`), old].join(',')})`;
}

function assign(node: Expression<'assign'>, context: MethodContext): string {
  return `(${reference(node.target, context, false).write(context.expression(node.value))})`;
}

function compoundAssign(node: Expression<'compoundAssign'>, context: MethodContext): string {
  const place = reference(node.target, context, true);
  const current = context.declare(node.current.identifier);
  return `(${[...place.setup, `${current}=${place.read}`, place.write(context.expression(node.combined))].join(',')})`;
}

/** An expression whose value nobody takes: a statement, or the update of a for loop. */
export function emitDiscarded(node: BoundExpression, context: MethodContext): string {
  return node.kind === 'increment' ? increment(node, context, false) : context.expression(node);
}

export const assignmentExpressions: Pick<ExpressionTable, 'assign' | 'compoundAssign' | 'increment'> = {
  assign,
  compoundAssign,
  increment: (node, context) => increment(node, context, true),
};
