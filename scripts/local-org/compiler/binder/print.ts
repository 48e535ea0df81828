/** Prints the bound tree as text, for tests: `(platformCall String.length :Integer (local name :String))`. */
import { typeName } from '../../contracts/types.ts';
import type { ApexType } from '../../contracts/types.ts';
import type { BoundExpression, BoundStatement, BoundType, LocalVariable } from '../../contracts/bound-tree.ts';
import type { FieldSymbol, MethodSymbol } from '../../contracts/symbols.ts';

export function printExpression(expression: BoundExpression): string {
  return printNode(expression);
}

export function printStatement(statement: BoundStatement): string {
  return printNode(statement);
}

export function printType(type: BoundType): string {
  const members = [...type.staticMembers, ...type.instanceMembers].map(printNode);
  const methods = [...type.constructors, ...type.methods].map(
    (method) => `${method.symbol.key}: ${method.body === null ? 'none' : printNode(method.body)}`,
  );
  return [`type ${type.symbol.name}`, ...members, ...methods, ...type.innerTypes.map(printType)].join('\n');
}

type Node = { readonly kind: string; readonly type?: ApexType };

const TYPE_KINDS = new Set(['primitive', 'list', 'set', 'map', 'sobject', 'declared', 'parameter']);
const HIDDEN = new Set(['kind', 'type', 'span']);

function printNode(node: Node): string {
  const parts = Object.entries(node).flatMap(([key, value]) => (HIDDEN.has(key) || (value as unknown) === null ? [] : [printValue(value)]));
  const type = node.type === undefined ? [] : [`:${typeName(node.type)}`];
  return `(${[node.kind, ...type, ...parts].filter((part) => part !== '').join(' ')})`;
}

function printValue(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(printValue).join(' ')}]`;
  if (typeof value !== 'object' || value === null) return typeof value === 'bigint' ? `${value}L` : JSON.stringify(value);
  if ('kind' in value) return TYPE_KINDS.has(String(value.kind)) ? typeName(value as ApexType) : printNode(value as Node);
  if ('identifier' in value) return (value as LocalVariable).identifier;
  if ('key' in value && 'owner' in value) return (value as MethodSymbol | FieldSymbol).key;
  return `{${Object.entries(value)
    .map(([key, part]) => `${key}=${printValue(part)}`)
    .join(' ')}}`;
}
