/** Emits implicit widening and explicit casts. */
import type { ApexType } from '../../../contracts/types.ts';
import type { Expression, ExpressionTable, MethodContext } from '../context/method-context.ts';
import { mark } from '../context/marks.ts';

function primitiveName(type: ApexType): string | null {
  return type.kind === 'primitive' ? type.name : null;
}

const numeric = new Set(['Integer', 'Long', 'Double', 'Decimal']);

/** Helpers by target; a pair that is not named here keeps its representation. */
function conversionHelper(from: string | null, to: string | null): string | null {
  if (from === null || to === null || from === to || from === 'null') return null;
  if (numeric.has(from) && numeric.has(to)) return `to${to}`;
  if (to === 'Id' && from === 'String') return 'toId';
  if (to === 'Datetime' && from === 'Date') return 'toDatetime';
  if (to === 'Date' && from === 'Datetime') return 'toDate';
  return null;
}

function convert(node: Expression<'convert'>, context: MethodContext): string {
  const to = primitiveName(node.type);
  const { operand } = node;
  if (operand.kind === 'literal' && typeof operand.value === 'number') {
    if (to === 'Decimal') return context.module.decimal(String(operand.value));
    if (to === 'Double') return context.module.double(String(operand.value));
    if (to === 'Long') return operand.value < 0 ? `(${operand.value}n)` : `${operand.value}n`;
  }
  const code = context.expression(operand);
  if (node.from.kind === 'list' && node.type.kind === 'sobject') return `${mark(node.span)}${context.helper('singleRecord')}(${code})`;
  const helper = conversionHelper(primitiveName(node.from), to);
  return helper === null ? code : `${mark(node.span)}${context.helper(helper)}(${code})`;
}

export const conversionExpressions: Pick<ExpressionTable, 'convert' | 'cast'> = {
  convert,
  /** Between numbers a cast converts; whatever else is checked by the dynamic type. */
  cast: (node, context) => {
    const helper = conversionHelper(primitiveName(node.operand.type), primitiveName(node.type));
    if (helper !== null) return `${mark(node.span)}${context.helper(helper)}(${context.expression(node.operand)})`;
    return `${mark(node.span)}${context.helper('cast')}(${context.expression(node.operand)},${context.module.type(node.type)})`;
  },
};
