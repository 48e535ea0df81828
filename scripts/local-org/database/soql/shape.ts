/** The field list: what each row of the statement becomes. */
import type { QueryProjection } from '../../contracts/transaction.ts';
import type { FieldSchema, ObjectSchema } from '../../contracts/schema.ts';
import { ApexList } from '../../values/apex-list.ts';
import { SObjectValue } from '../../values/sobject-value.ts';
import { decodeValue, selectExpression } from '../../storage/index.ts';
import { malformed, noSuchRelationship, queryError, unsupported } from './errors.ts';
import { labelSql } from './expressions.ts';
import { compoundReader } from './compound-fields.ts';
import { formatValue } from './format-value.ts';
import { valueReader } from './formula-columns.ts';
import type { RowReader } from './formula-columns.ts';
import type { Scope } from './scope.ts';
import { recordKey } from './virtual-objects.ts';
import type { Call, Path, Query, SelectItem } from './syntax.ts';
import { definite } from '../../values/definite.ts';

interface Parent {
  readonly shape: Shape;
  readonly idColumn: string;
}

/** A record to be made from a row, its parents included. */
export interface Shape {
  readonly objectName: string;
  readonly reads: Map<string, RowReader>;
  /** What the query names, for the REST API, which shows nothing else. */
  readonly named: string[];
  readonly parents: Map<string, Parent>;
  /** TYPEOF: the record depends on the object of the Id. */
  readonly typed: Map<
    string,
    { readonly idColumn: string; readonly byPrefix: ReadonlyMap<string, Shape>; readonly otherwise: Shape | null }
  >;
  readonly children: { readonly relationshipName: string; readonly query: Query; readonly position: number }[];
}

export function newShape(objectName: string): Shape {
  return { objectName, reads: new Map(), named: [], parents: new Map(), typed: new Map(), children: [] };
}

export function selectShape(query: Query, scope: Scope): Shape {
  const shape = newShape(scope.object.name);
  for (const item of query.select) addItem(shape, item, query, scope);
  const id = scope.object.fields.get('Id');
  // Apex records of a query always carry their Id.
  if (id !== undefined && !shape.reads.has('Id')) shape.reads.set('Id', readerOf(scope, `${scope.alias}."Id"`, id));
  return shape;
}

function addItem(shape: Shape, item: SelectItem, query: Query, scope: Scope): void {
  switch (item.kind) {
    case 'expression':
      if (item.expression.kind === 'path') addPath(shape, item.expression, scope);
      else addCall(shape, item.expression, item.alias, scope);
      return;
    case 'subquery':
      addChildQuery(shape, item.query, query, scope);
      return;
    case 'fields':
      addFieldsKeyword(shape, item, query, scope);
      return;
    case 'typeof':
      addTypeof(shape, item, scope);
      return;
    case 'count':
      throw malformed('COUNT() must be the only element in the SELECT list');
  }
}

/** `FROM Contacts`, or `FROM Account.Contacts` and `FROM a.Contacts` within a query of accounts. */
function addChildQuery(shape: Shape, child: Query, parent: Query, scope: Scope): void {
  const [qualifier = '', relationshipName, ...further] = child.from.name.split('.');
  const isQualified =
    further.length === 0 &&
    [scope.object.name, parent.from.name, parent.from.alias].some((name) => name?.toLowerCase() === qualifier.toLowerCase());
  shape.children.push({
    relationshipName: isQualified && relationshipName !== undefined ? relationshipName : child.from.name,
    query: child,
    position: child.from.position,
  });
  const key = recordKey(scope.object);
  if (!shape.reads.has(key))
    shape.reads.set(key, readerOf(scope, `${scope.alias}."${key}"`, definite(scope.object.fields.get(key), `${scope.object.name}.${key}`)));
}

function addPath(shape: Shape, path: Path, scope: Scope): void {
  const resolved = scope.resolve(path);
  const parts = [...resolved.hops.map((hop) => hop.relationshipName), resolved.field.name];
  let target = shape;
  for (const hop of resolved.hops) target = parentShape(target, hop, scope);
  if (target.named.includes(resolved.field.name)) {
    // Salesforce refuses a field that is named twice, except the Id.
    throw malformed(`duplicate field selected: ${resolved.field.name}`, path.position);
  }
  target.named.push(resolved.field.name);
  const isCompound = resolved.field.type === 'ADDRESS' || resolved.field.type === 'LOCATION';
  target.reads.set(resolved.field.name, isCompound ? compoundReader(scope, parts, resolved) : valueReader(scope, parts, path.position));
}

/** EntityDefinition and its like are known by their DurableId; their Id is that of nothing. */
const idOfDefinitions = '000000000000000AAA';

/** Naming a parent's field brings the parent's Id and the reference to it along. */
function parentShape(
  shape: Shape,
  hop: { readonly relationshipName: string; readonly objectName: string; readonly idSql: string },
  scope: Scope,
): Shape {
  const known = shape.parents.get(hop.relationshipName);
  if (known !== undefined) return known.shape;
  const idColumn = scope.context.column(hop.idSql);
  const created = newShape(hop.objectName);
  const { schema } = scope.context.environment;
  const target = schema.findObject(hop.objectName);
  const isDefinition = target !== null && recordKey(target) === 'DurableId';
  created.reads.set('Id', (row) => (isDefinition && (row[idColumn] ?? null) !== null ? idOfDefinitions : (row[idColumn] ?? null)));
  shape.parents.set(hop.relationshipName, { shape: created, idColumn });
  const reference = schema.findParentRelationship(shape.objectName, hop.relationshipName);
  if (reference !== null && !isDefinition && !shape.reads.has(reference.name))
    shape.reads.set(reference.name, (row) => row[idColumn] ?? null);
  return created;
}

function readerOf(scope: Scope, sql: string, field: FieldSchema): RowReader {
  const column = scope.context.column(selectExpression(field, sql));
  return (row) => decodeValue(field, row[column]);
}

/** toLabel(), FORMAT() and convertCurrency() in the field list keep the field's name unless an alias is given. */
function addCall(shape: Shape, call: Call, alias: string | null, scope: Scope): void {
  const [argument] = call.arguments;
  if (!['TOLABEL', 'FORMAT', 'CONVERTCURRENCY'].includes(call.name) || argument === undefined)
    throw malformed(`Unknown or misplaced function ${call.name}`, call.position);
  if (argument.kind === 'call') throw unsupported(`${argument.name}() inside ${call.name}()`, argument.position);
  const resolved = scope.resolve(argument);
  let target = shape;
  for (const hop of resolved.hops) target = parentShape(target, hop, scope);
  const name = alias ?? resolved.field.name;
  const plain = valueReader(scope, [...resolved.hops.map((hop) => hop.relationshipName), resolved.field.name], argument.position);
  target.named.push(name);
  if (call.name === 'TOLABEL') {
    const labelled = labelSql({ sql: resolved.sql, field: resolved.field, isOuter: false, source: 'field' });
    target.reads.set(name, resolved.field.formula === null ? readerOf(scope, labelled.sql, resolved.field) : plain);
  } else
    target.reads.set(
      name,
      call.name === 'FORMAT' ? (row) => formatValue(resolved.field, plain(row), scope.context.environment.user) : plain,
    );
}

const fieldsLimit = 200;

function addFieldsKeyword(shape: Shape, item: Extract<SelectItem, { kind: 'fields' }>, query: Query, scope: Scope): void {
  const limit = query.limit?.kind === 'number' ? Number(query.limit.text) : null;
  if (item.which !== 'STANDARD' && (limit === null || limit > fieldsLimit))
    throw malformed(`The SOQL FIELDS function must have a LIMIT of at most ${fieldsLimit}`, item.position);
  for (const field of scope.object.fields.values()) {
    const wanted = item.which === 'ALL' || (item.which === 'CUSTOM') === field.isCustom;
    if (wanted && !shape.named.includes(field.name)) addPath(shape, { kind: 'path', parts: [field.name], position: item.position }, scope);
  }
}

function addTypeof(shape: Shape, item: Extract<SelectItem, { kind: 'typeof' }>, scope: Scope): void {
  const { names } = scope.context.environment;
  const reference = names.findParentRelationship(scope.object.name, item.relationship);
  if (reference === null || reference.relationshipName === null)
    throw noSuchRelationship(item.relationship, scope.object.name, item.position);
  scope.context.note(scope.object.name, reference.name);
  const idSql = `${scope.alias}."${reference.name}"`;
  const idColumn = scope.context.column(idSql);
  const byPrefix = new Map<string, Shape>();
  for (const { objectName, fields } of item.cases) {
    const object = names.findObject(objectName);
    if (object === null || !reference.referenceTo.includes(object.name))
      throw queryError('INVALID_TYPE', `${objectName} is not a valid type for the relationship ${item.relationship}`, item.position);
    byPrefix.set(object.keyPrefix, typedShape(object, scope.join(object.name, idSql).alias, fields, scope));
  }
  const otherwise = item.otherwise === null ? null : otherwiseShape(reference.relationshipName, item.otherwise, scope);
  otherwise?.reads.set('Id', (row) => row[idColumn] ?? null);
  shape.typed.set(reference.relationshipName, { idColumn, byPrefix, otherwise });
  shape.reads.set(reference.name, (row) => row[idColumn] ?? null);
}

function typedShape(object: ObjectSchema, alias: string, fields: readonly Path[], scope: Scope): Shape {
  const shape = newShape(object.name);
  shape.reads.set('Id', readerOf(scope, `${alias}."Id"`, definite(object.fields.get('Id'), `${object.name}.Id`)));
  for (const path of fields) {
    const field = path.parts.length === 1 ? scope.context.environment.names.findField(object.name, path.parts[0] ?? '') : null;
    if (field === null || field.formula !== null) throw unsupported(`${path.parts.join('.')} in TYPEOF`, path.position);
    scope.context.note(object.name, field.name);
    shape.named.push(field.name);
    shape.reads.set(field.name, readerOf(scope, `${alias}."${field.name}"`, field));
  }
  return shape;
}

function otherwiseShape(relationshipName: string, fields: readonly Path[], scope: Scope): Shape {
  const shape = newShape('Name');
  for (const path of fields) {
    const resolved = scope.resolveParts([relationshipName, ...path.parts], path.position);
    shape.named.push(resolved.field.name);
    shape.reads.set(resolved.field.name, readerOf(scope, resolved.sql, resolved.field));
  }
  return shape;
}

export function buildRecord(shape: Shape, row: Record<string, unknown>): SObjectValue {
  const record = new SObjectValue(shape.objectName, [], true);
  for (const [name, read] of shape.reads) record.fields.set(name, read(row));
  for (const [name, parent] of shape.parents)
    record.parents.set(name, (row[parent.idColumn] ?? null) === null ? null : buildRecord(parent.shape, row));
  for (const [name, { idColumn, byPrefix, otherwise }] of shape.typed) {
    const id = row[idColumn] as string | null;
    const typed = id === null ? null : (byPrefix.get(id.slice(0, 3)) ?? otherwise);
    record.parents.set(name, typed === null ? null : buildRecord(typed, row));
  }
  return record;
}

export function childList(childObject: string, records: readonly SObjectValue[]): ApexList<SObjectValue> {
  return new ApexList<SObjectValue>({ kind: 'sobject', name: childObject }, [...records]);
}

export function projectionOf(shape: Shape): QueryProjection {
  const parents: [string, QueryProjection][] = [...shape.parents].map(([name, parent]) => [name, projectionOf(parent.shape)]);
  for (const [name, typed] of shape.typed) {
    const shapes = [...typed.byPrefix.values(), ...(typed.otherwise === null ? [] : [typed.otherwise])];
    parents.push([name, { fields: [...new Set(shapes.flatMap((each) => each.named))], parents: {}, children: [] }]);
  }
  return { fields: shape.named, parents: Object.fromEntries(parents), children: shape.children.map((child) => child.relationshipName) };
}
