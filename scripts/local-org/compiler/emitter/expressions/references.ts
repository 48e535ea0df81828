/** Emits places that hold values: what can be read, assigned and incremented. */
import type { BoundExpression } from '../../../contracts/bound-tree.ts';
import type { FieldSymbol } from '../../../contracts/symbols.ts';
import type { Expression, ExpressionTable, MethodContext } from '../context/method-context.ts';
import { mark } from '../context/marks.ts';
import { backingName } from '../context/names.ts';

/** Inside its own accessor a property's name means the stored value. */
function isStoredValue(node: Expression<'field'>, context: MethodContext): boolean {
  const { property } = context;
  if (property === null || property.key !== node.field.key || property.owner !== node.field.owner) return false;
  return node.target === null || node.target.kind === 'this';
}

function memberOf(node: Expression<'field'>, context: MethodContext): string {
  return isStoredValue(node, context) ? backingName(node.field.key) : node.field.key;
}

function staticsOf(field: FieldSymbol, context: MethodContext): string {
  return context.module.staticsOf(field.owner) ?? `${context.module.classOf(field.owner)}.$statics()`;
}

/** `System.Label.static get x` from the field's key `System.Label.static x`. */
function accessorKey(field: FieldSymbol, accessor: 'get' | 'set'): string {
  const member = field.key.slice(field.owner.length + 1);
  const isStatic = member.startsWith('static ');
  return `${field.owner}.${isStatic ? 'static ' : ''}${accessor} ${isStatic ? member.slice('static '.length) : member}`;
}

/** Parents that a row does not have read as null all the way: `contact.Account.Owner.Name`. */
function isLenient(target: BoundExpression): boolean {
  return target.kind === 'sobjectParent';
}

export interface Reference {
  /** Evaluated once, before reading and writing. */
  readonly setup: readonly string[];
  readonly read: string;
  /** The assignment, as an expression that gives the value. */
  write(value: string): string;
}

function once(node: BoundExpression, context: MethodContext, setup: string[]): string {
  if (node.kind === 'this') return 'this';
  if (node.kind === 'local') return node.variable.identifier;
  const name = context.temporary();
  setup.push(`${name}=${context.expression(node)}`);
  return name;
}

/** With `reading` false the parts are used once, by the assignment alone. */
export function reference(node: BoundExpression, context: MethodContext, reading: boolean): Reference {
  const setup: string[] = [];
  const part = (expression: BoundExpression): string => (reading ? once(expression, context, setup) : context.expression(expression));
  switch (node.kind) {
    case 'local':
      return { setup, read: node.variable.identifier, write: (value) => `${node.variable.identifier}=${value}` };
    case 'field': {
      const holder = node.target === null ? staticsOf(node.field, context) : part(node.target);
      const place = `${holder}.${memberOf(node, context)}`;
      return { setup, read: place, write: (value) => `${mark(node.span)}${place}=${value}` };
    }
    case 'platformProperty': {
      const target = node.target === null ? '' : `${part(node.target)},`;
      const getter = context.module.platform(accessorKey(node.field, 'get'));
      const setter = context.module.platform(accessorKey(node.field, 'set'));
      return {
        setup,
        read: `${getter}(${target.slice(0, -1)})`,
        write: (value) => {
          const kept = context.temporary();
          return `${mark(node.span)}${context.helper('call')}(${setter},${target}${kept}=${value}),${kept}`;
        },
      };
    }
    case 'sobjectField': {
      const target = part(node.target);
      const field = JSON.stringify(node.fieldName);
      return {
        setup,
        read: `${context.helper('readField')}(${target},${field})`,
        write: (value) => `${mark(node.span)}${context.helper('writeField')}(${target},${field},${value})`,
      };
    }
    case 'sobjectParent': {
      const target = part(node.target);
      const relationship = JSON.stringify(node.relationshipName);
      return {
        setup,
        read: `${context.helper('readParent')}(${target},${relationship})`,
        write: (value) => `${mark(node.span)}${context.helper('writeParent')}(${target},${relationship},${value})`,
      };
    }
    case 'index': {
      const target = part(node.target);
      const index = part(node.index);
      return {
        setup,
        read: `${context.helper('readIndex')}(${target},${index})`,
        write: (value) => `${mark(node.span)}${context.helper('writeIndex')}(${target},${index},${value})`,
      };
    }
    default:
      throw new Error(`${node.kind} is no place to assign to (${node.span.file}:${node.span.line})`);
  }
}

export const referenceExpressions: Pick<
  ExpressionTable,
  'local' | 'this' | 'field' | 'platformProperty' | 'sobjectField' | 'sobjectParent' | 'sobjectChildren' | 'index'
> = {
  local: (node) => node.variable.identifier,
  this: () => 'this',
  field: (node, context) => {
    const holder = node.target === null ? staticsOf(node.field, context) : context.expression(node.target);
    return `${holder}${mark(node.span)}.${memberOf(node, context)}`;
  },
  platformProperty: (node, context) => {
    const getter = context.module.platform(accessorKey(node.field, 'get'));
    if (node.target === null) return `${mark(node.span)}${getter}()`;
    return `${mark(node.span)}${getter}(${context.helper('present')}(${context.expression(node.target)}))`;
  },
  sobjectField: (node, context) =>
    `${mark(node.span)}${context.helper(isLenient(node.target) ? 'readFieldOfParent' : 'readField')}(${context.expression(node.target)},${JSON.stringify(node.fieldName)})`,
  sobjectParent: (node, context) =>
    `${mark(node.span)}${context.helper(isLenient(node.target) ? 'readParentOfParent' : 'readParent')}(${context.expression(node.target)},${JSON.stringify(node.relationshipName)})`,
  sobjectChildren: (node, context) =>
    `${mark(node.span)}${context.helper('readChildren')}(${context.expression(node.target)},${JSON.stringify(node.relationshipName)})`,
  index: (node, context) =>
    `${mark(node.span)}${context.helper('readIndex')}(${context.expression(node.target)},${context.expression(node.index)})`,
};
