/** Tells which expressions cannot be null, so that their operators need no check. */
import type { BoundExpression } from '../../../contracts/bound-tree.ts';
import type { MethodContext } from '../context/method-context.ts';

const neverNull: ReadonlySet<BoundExpression['kind']> = new Set([
  'doubleLiteral',
  'decimalLiteral',
  'this',
  'enumConstant',
  'new',
  'platformNew',
  'newSObject',
  'newList',
  'newListOfSize',
  'newListFrom',
  'newSet',
  'newSetFrom',
  'newMap',
  'newMapFrom',
  'arithmetic',
  'concatenate',
  'compare',
  'equal',
  'logical',
  'not',
  'negate',
  'complement',
  'increment',
  'instanceof',
  'typeLiteral',
  'sobjectTypeToken',
  'sobjectFieldToken',
  'describeToken',
]);

/** Methods of strings and collections that always answer. */
const answering = new Set([
  'size',
  'length',
  'isempty',
  'contains',
  'containskey',
  'containsall',
  'containsignorecase',
  'equals',
  'equalsignorecase',
  'startswith',
  'endswith',
  'isblank',
  'isnotblank',
  'isnotempty',
  'indexof',
  'hashcode',
  'tolowercase',
  'touppercase',
  'trim',
  'keyset',
  'values',
]);
const answeringOwners = /^(System\.)?(String|List|Set|Map)\b/;

export function isNeverNull(node: BoundExpression): boolean {
  if (node.kind === 'literal') return node.value !== null;
  if (node.kind === 'platformCall') return answeringOwners.test(node.method.owner) && answering.has(node.method.name.toLowerCase());
  return neverNull.has(node.kind);
}

/** A Boolean that decides something: null is an error, not false. */
export function emitCondition(node: BoundExpression, context: MethodContext): string {
  const code = context.expression(node);
  return isNeverNull(node) ? code : `${context.helper('condition')}(${code})`;
}
