/** Emits literals and constants of the source. */
import { typeName } from '../../../contracts/types.ts';
import type { ExpressionTable } from '../context/method-context.ts';

/** Line separators are legal in JavaScript strings since ES2019, control characters are escaped by JSON. */
function literalText(value: null | boolean | number | bigint | string): string {
  if (typeof value === 'bigint') return value < 0n ? `(${value}n)` : `${value}n`;
  if (typeof value === 'number') return value < 0 || Object.is(value, -0) ? `(${value | 0})` : `${value}`;
  return JSON.stringify(value);
}

export const literals: Pick<
  ExpressionTable,
  | 'literal'
  | 'doubleLiteral'
  | 'decimalLiteral'
  | 'enumConstant'
  | 'typeLiteral'
  | 'sobjectTypeToken'
  | 'sobjectFieldToken'
  | 'describeToken'
  | 'customLabel'
> = {
  literal: (node) => literalText(node.value),
  doubleLiteral: (node, context) => context.module.double(node.text),
  decimalLiteral: (node, context) => context.module.decimal(node.text),
  enumConstant: (node, context) => context.module.enumConstant(node.enumType, node.name),
  typeLiteral: (node, context) => `${context.helper('typeLiteral')}(${context.module.type(node.named)})`,
  sobjectTypeToken: (node, context) => `${context.helper('sobjectTypeToken')}(${JSON.stringify(node.objectName)})`,
  sobjectFieldToken: (node, context) =>
    `${context.helper('sobjectFieldToken')}(${JSON.stringify(node.objectName)},${JSON.stringify(node.fieldName)})`,
  describeToken: (node, context) =>
    `${context.helper('describeToken')}(${JSON.stringify(node.objectName)},${JSON.stringify(node.fieldName)},${JSON.stringify(typeName(node.type))})`,
  customLabel: (node, context) => `${context.helper('customLabel')}(${JSON.stringify(node.name)})`,
};
