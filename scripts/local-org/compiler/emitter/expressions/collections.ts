/** Emits literals and copies of collections and SObjects. */
import type { ApexType } from '../../../contracts/types.ts';
import type { MethodContext } from '../context/method-context.ts';
import { mark } from '../context/marks.ts';
import { emitArguments, emitExpression } from './expression.ts';
import type { ExpressionTable } from './expression.ts';

const anything: ApexType = { kind: 'primitive', name: 'Object' };

function elementType(type: ApexType, context: MethodContext): string {
  return context.module.type(type.kind === 'list' || type.kind === 'set' ? type.element : anything);
}

function entryTypes(type: ApexType, context: MethodContext): string {
  return type.kind === 'map'
    ? `${context.module.type(type.key)},${context.module.type(type.value)}`
    : `${context.module.type(anything)},${context.module.type(anything)}`;
}

export const collectionExpressions: Pick<
  ExpressionTable,
  'newSObject' | 'newList' | 'newListOfSize' | 'newListFrom' | 'newSet' | 'newSetFrom' | 'newMap' | 'newMapFrom'
> = {
  newSObject: (node, context) => {
    const fields = node.fields.map((field) => `${JSON.stringify(field.name)},${emitExpression(field.value, context)}`).join(',');
    return `${mark(node.span)}${context.helper('newSObject')}(${JSON.stringify(node.objectName)},[${fields}])`;
  },
  newList: (node, context) => `${context.helper('newList')}(${elementType(node.type, context)},[${emitArguments(node.elements, context)}])`,
  newListOfSize: (node, context) =>
    `${mark(node.span)}${context.helper('newListOfSize')}(${elementType(node.type, context)},${emitExpression(node.size, context)})`,
  newListFrom: (node, context) =>
    `${mark(node.span)}${context.helper('newListFrom')}(${elementType(node.type, context)},${emitExpression(node.source, context)})`,
  newSet: (node, context) => `${context.helper('newSet')}(${elementType(node.type, context)},[${emitArguments(node.elements, context)}])`,
  newSetFrom: (node, context) =>
    `${mark(node.span)}${context.helper('newSetFrom')}(${elementType(node.type, context)},${emitExpression(node.source, context)})`,
  newMap: (node, context) => {
    const entries = node.entries.map((entry) => `${emitExpression(entry.key, context)},${emitExpression(entry.value, context)}`).join(',');
    return `${mark(node.span)}${context.helper('newMap')}(${entryTypes(node.type, context)},[${entries}])`;
  },
  newMapFrom: (node, context) =>
    `${mark(node.span)}${context.helper('newMapFrom')}(${entryTypes(node.type, context)},${emitExpression(node.source, context)})`,
};
