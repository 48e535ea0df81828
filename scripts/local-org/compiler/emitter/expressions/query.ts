/** Emits SOQL and SOSL in brackets. */
import type { BoundQuery } from '../../../contracts/bound-tree.ts';
import type { ExpressionTable, MethodContext } from '../context/method-context.ts';
import { mark } from '../context/marks.ts';

function queryParts(query: BoundQuery, context: MethodContext): string {
  return `${JSON.stringify(query.text)},[${context.argumentList(query.binds)}],${JSON.stringify(context.owner.defaults.access)},${context.sharing()}`;
}

const resultHelpers = { list: 'queryList', single: 'querySingle', count: 'queryCount' } as const;

export const queryExpressions: Pick<ExpressionTable, 'soql' | 'sosl'> = {
  soql: (node, context) => {
    const type = node.result === 'list' && node.type.kind === 'list' ? `,${context.module.type(node.type.element)}` : '';
    return `${mark(node.span)}${context.helper(resultHelpers[node.result])}(${queryParts(node.query, context)}${type})`;
  },
  sosl: (node, context) => `${mark(node.span)}${context.helper('search')}(${queryParts(node.query, context)})`,
};
