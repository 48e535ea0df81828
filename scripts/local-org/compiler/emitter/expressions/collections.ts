/** Emits literals and copies of collections and SObjects. */
import type { ApexType } from '../../../contracts/types.ts';
import type { ExpressionTable, MethodContext } from '../context/method-context.ts';
import { mark } from '../context/marks.ts';

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
    const fields = node.fields.map((field) => `${JSON.stringify(field.name)},${context.expression(field.value)}`).join(',');
    return `${mark(node.span)}${context.helper('newSObject')}(${JSON.stringify(node.objectName)},[${fields}])`;
  },
  newList: (node, context) => `${context.helper('newList')}(${elementType(node.type, context)},[${context.argumentList(node.elements)}])`,
  newListOfSize: (node, context) =>
    `${mark(node.span)}${context.helper('newListOfSize')}(${elementType(node.type, context)},${context.expression(node.size)})`,
  newListFrom: (node, context) =>
    `${mark(node.span)}${context.helper('newListFrom')}(${elementType(node.type, context)},${context.expression(node.source)})`,
  newSet: (node, context) => `${context.helper('newSet')}(${elementType(node.type, context)},[${context.argumentList(node.elements)}])`,
  newSetFrom: (node, context) =>
    `${mark(node.span)}${context.helper('newSetFrom')}(${elementType(node.type, context)},${context.expression(node.source)})`,
  newMap: (node, context) => {
    const entries = node.entries.map((entry) => `${context.expression(entry.key)},${context.expression(entry.value)}`).join(',');
    return `${mark(node.span)}${context.helper('newMap')}(${entryTypes(node.type, context)},[${entries}])`;
  },
  newMapFrom: (node, context) =>
    `${mark(node.span)}${context.helper('newMapFrom')}(${entryTypes(node.type, context)},${context.expression(node.source)})`,
};
