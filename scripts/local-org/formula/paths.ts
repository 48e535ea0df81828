/** The fields that a formula reads, resolved through the schema. */
import type { FieldSchema, SchemaRegistry } from '../contracts/schema.ts';
import { findFunction } from './evaluate.ts';
import { FormulaError } from './parsing/syntax.ts';
import type { FormulaNode } from './parsing/syntax.ts';

/** What a formula reads, and the kind of value that is there. */
export interface ReadablePath {
  readonly parts: readonly string[];
  readonly field: Pick<FieldSchema, 'type'>;
}

/** A field that a formula reads: canonical relationship names, then the field. */
export interface FormulaPath {
  /** Lower-case key of the path as written, under which the evaluator asks for it. */
  readonly key: string;
  /** `['Account', 'Owner', 'Name']` in canonical spelling. */
  readonly parts: readonly string[];
  readonly field: FieldSchema;
  /** The object that the last part belongs to. */
  readonly objectName: string;
}

export function pathKey(parts: readonly string[]): string {
  return parts.join('.').toLowerCase();
}

/** Every field that the formula reads from the record or its parents, checked against the schema; also checks the functions. */
export function collectPaths(node: FormulaNode, objectName: string, schema: SchemaRegistry): ReadonlyMap<string, FormulaPath> {
  const paths = new Map<string, FormulaPath>();
  visitPaths(node, (parts) => {
    const key = pathKey(parts);
    if (parts[0]?.startsWith('$') !== true && !paths.has(key)) paths.set(key, { key, ...resolvePath(parts, objectName, schema) });
  });
  return paths;
}

/** Every path as written, globals too; also checks the functions. */
export function visitPaths(node: FormulaNode, act: (parts: readonly string[]) => void): void {
  visit(node, (found) => {
    if (found.kind === 'call') findFunction(found.name, found.arguments.length);
    else if (found.kind === 'path') act(found.parts);
  });
}

function visit(node: FormulaNode, act: (node: FormulaNode) => void): void {
  act(node);
  if (node.kind === 'unary') visit(node.operand, act);
  else if (node.kind === 'binary') {
    visit(node.left, act);
    visit(node.right, act);
  } else if (node.kind === 'call') for (const argument of node.arguments) visit(argument, act);
}

/** `Owner:User.Name` names the kind of a polymorphic owner; elsewhere the first object of the reference counts. */
export function resolvePath(parts: readonly string[], objectName: string, schema: SchemaRegistry): Omit<FormulaPath, 'key'> {
  let current = objectName;
  const canonical: string[] = [];
  for (const part of parts.slice(0, -1)) {
    const [relationship = '', chosen] = part.split(':');
    const reference = schema.findParentRelationship(current, relationship);
    const target = chosen ?? reference?.referenceTo.find((name) => name === 'User') ?? reference?.referenceTo[0];
    if (reference === null || target === undefined) throw unknownField(parts);
    canonical.push(reference.relationshipName ?? relationship);
    current = schema.findObject(target)?.name ?? target;
  }
  const field = schema.findField(current, parts.at(-1) ?? '');
  if (field === null) throw unknownField(parts);
  return { parts: [...canonical, field.name], field, objectName: current };
}

function unknownField(parts: readonly string[]): FormulaError {
  return new FormulaError(`Field ${parts.join('.')} does not exist. Check spelling.`);
}
